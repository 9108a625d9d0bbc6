"""The cues that stand beside a word: modals, negation, hedges, conditions, questions."""

from __future__ import annotations

from reportedly.certainty.signatures import hedges
from reportedly.certainty.step import Path, Step
from reportedly.language.negation import negator
from reportedly.language.text import Text, Token

#: Words that make a clause a condition or a question.
IF = frozenset({"if", "unless", "whether", "should", "provided", "suppose"})
#: With these "can" and "could" tell that it was perceived ("smoke could be seen").
PERCEIVED = frozenset({"see", "hear", "observe", "watch", "view", "spot", "glimpse", "smell"})


def add_local(way: Path, node: Token, own: bool) -> None:
    """The cues that stand with a word: modals, negation, adverbs, adjectives, conditions."""
    table = hedges()
    for child in node.children:
        hedge = table.get(_written(child))
        if child.dep == "aux" and hedge and child.tag == "MD":
            if hedge.name in {"modal-could", "modal-ability"} and node.lemma in PERCEIVED:
                continue
            way.steps.append(Step(hedge.name, (child,), own, hedge=hedge))
            if any(c.lemma == "have" and c.dep == "aux" for c in node.children):
                way.form.add("perfect-modal")
        elif (
            child.dep in {"advmod", "npadvmod", "det", "amod", "neg", "predet", "compound"}
            and hedge
            and not hedge.name.startswith("modal-")
        ):
            if not hedge.name.startswith("adverb-negative"):
                way.steps.append(Step(hedge.name, (child,), own, hedge=hedge))
        elif child.dep == "advcl" and (mark := condition(child)) is not None:
            way.steps.append(Step("if-clause", (mark,), own))
    cue = negator(node)
    if cue and not any(step.cue == cue for step in way.steps):
        way.steps.append(Step("negation", cue, own))
    mark = condition(node) or _inverted(node)
    if mark is not None and not node.is_root:
        kind = "question" if mark.lower == "whether" else "condition"
        way.steps.append(Step(kind, (mark,), own))


def _written(word: Token) -> str:
    """A word in lower case, "so-called" as one."""
    if word.lower == "called" and any(c.lower == "so" for c in word.children):
        return "so-called"
    return word.lower


def condition(verb: Token) -> Token | None:
    mark = next((c for c in verb.children if c.dep in {"mark", "advmod"} and c.lower in IF), None)
    return mark if mark is None or mark.i < verb.i else None


def _inverted(verb: Token) -> Token | None:
    """ "Had they allowed it, …" is a condition."""
    first = verb.child("aux")
    subject = verb.child("nsubj", "nsubjpass")
    if verb.dep != "advcl" or first is None or subject is None or first.i > subject.i:
        return None
    return (
        first if first.lower in {"had", "were", "should"} and verb.child("mark") is None else None
    )


def add_sentence(text: Text, way: Path, node: Token, asked: bool = True) -> None:
    """What the whole sentence says: a question, an order, what is to come ("Talks to be held").

    Who asks who did it (``asked`` false) takes for granted that it was done.
    """
    sentence = text.words(text.sentence_of(node))
    if node.tag == "VB" and any(c.dep == "aux" and c.tag == "TO" for c in node.children):
        way.steps.append(Step("purpose", (node,), False))
    if not asked:
        return
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
        way.steps.append(Step("question", (sentence[-1],), False))
    imperative = (
        node.tag == "VB"
        and node.child("nsubj", "nsubjpass", "aux") is None
        and node.i == sentence[0].i
    )
    if imperative:
        way.steps.append(Step("demand", (node,), False))
