"""The way from a trigger up the sentence, and what on it bears on whether the event took place.

Each step is a cue with its kind: a modal or negation of a clause, an embedding word with its
signature, a condition, a question. The way ends where scope ends: at a relative or adverbial
clause, at a noun that is only mentioned ("criticised the attack").
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.certainty import granted
from reportedly.certainty.beside import IF, PERCEIVED, add_local, add_sentence, condition
from reportedly.certainty.signatures import (
    Frame,
    Signature,
    classes,
    hedges,
    signature,
    signatures,
)
from reportedly.certainty.step import Path, Step
from reportedly.language.negation import negator, nth, shares
from reportedly.language.text import Text, Token
from reportedly.span import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUN = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_COMPLEMENT = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "oprd", "acomp"})
_OBJECT = frozenset({"dobj", "nsubjpass", "attr", "dative", "oprd"})
_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "npadvmod", "appos", "det", "advmod", "case"})  # fmt: skip
#: Prepositions that speak of what they introduce: it is not so, it is only meant, …
_PREPOSITIONS = {"without": "negation", "instead": "negation", "for": "for", "before": "before", "until": "before", "against": "against", "despite": "fact", "after": "fact", "since": "fact", "by": "fact", "from": "from"}  # fmt: skip
LONGEST = 40
#: Verbs whose bare infinitive is no demand ("the deal saw them reclaim the hill").
_PLAIN = frozenset({"see", "hear", "watch", "let", "make", "have", "help"})
#: What is aimed, meant or intended to do something is there already.
_AIMING = frozenset({"aim", "mean", "intend", "design"})
#: Whose offensive one backs is under way; a truce that one backs need not be.
_BACKING = frozenset({"support", "back", "applaud", "welcome"})
#: To give no figure is to say nothing; "reported no losses" says that there were none.
_WITHHELD = frozenset(
    {
        "disclose",
        "release",
        "give",
        "publish",
        "provide",
        "acknowledge",
        "admit",
        "confirm",
        "reveal",
    }
)


def path(text: Text, trigger: Token, content: Sequence[Span] = ()) -> Path:
    """Walk up from the trigger, as far as ``content`` reaches (everywhere where it is empty)."""
    way = Path(trigger)
    node, own, carries = trigger, True, True
    if not content and granted.is_held_off(text, trigger):
        way.steps.append(Step("adjective-alleged", (trigger,), True, hedge=hedges()["so-called"]))
    for _ in range(LONGEST):
        if carries:
            add_local(way, node, own)
        if node.is_root:
            add_sentence(text, way, node, asked=not _asks_how(node))
            break
        if content and not any(s.start <= node.head.start < s.end for s in content):
            break
        above = _up(way, node, own)
        if above is None:
            break
        upper, carries, leaves = above
        own = own and not leaves
        node = upper
    return way


def _up(way: Path, node: Token, own: bool) -> tuple[Token, bool, bool] | None:
    """The next word up, whether its clause's cues carry over, whether a clause was left."""
    dep, head = node.dep, node.head
    if dep == "conj":
        return _conjoined(node), shares(node), False
    if dep in _INSIDE:
        noun = node.pos in _NOUN or dep == "amod"
        return head, noun, False
    if dep in _COMPLEMENT:
        return _complement(way, node, head)
    if dep in _OBJECT:
        return _object(way, node, head, None)
    if dep in {"nsubj"}:
        return _subject(way, node, head)
    if dep in {"pobj", "pcomp"}:
        return _preposition(way, node, head)
    if dep in {"acl", "relcl"}:
        return _noun_complement(way, node, head)
    if dep == "advcl":
        _adverbial(way, node)
        return None
    if dep in {"prep", "agent", "prt", "dep", "parataxis", "meta", "intj"}:
        return (head, False, False) if dep != "parataxis" else None
    return None


def _conjoined(node: Token) -> Token:
    """The word a conjunct stands beside; a finite verb stands beside a finite one.

    ("They failed to advance and withdrew" is often read as "to advance and withdrew".)
    """
    head = node.head
    if node.tag not in _FINITE:
        return head
    while head.tag in {"VB", "VBG"} and not head.is_root and head.child("aux") is None:
        head = head.head
    while head.tag == "VB" and head.child("aux") is not None and not head.is_root:
        if any(c.tag == "MD" for c in head.children):
            break
        head = head.head
    return head


def _frame(node: Token) -> Frame:
    """What kind of complement the node is."""
    if node.pos not in {"VERB", "AUX"}:
        return "np"
    if any(c.dep == "aux" and c.tag == "TO" for c in node.children):
        return "to"
    if condition(node) is not None:
        return "whether"
    return "that" if node.child("nsubj", "nsubjpass", "mark") is not None else "other"


def _complement(way: Path, node: Token, head: Token) -> tuple[Token, bool, bool] | None:
    """A clause under a verb or adjective ("said that X", "is likely to X", "managed to X")."""
    if _asks_how(node):
        way.form.add("wh-clause")
        return None
    if node.dep == "acomp" and node.pos == "ADJ":
        return head, True, False
    frame = _frame(node)
    found, cue = _embedder(node, head, frame)
    if frame == "that" and granted.grants(head):
        found = classes()["factive"]
    elif frame == "to" and granted.is_courtesy(node, head):
        found = classes()["implicative"]
    if found is None and frame == "that" and head.pos == "ADJ":
        found = classes()["believe"]
    if head.lemma == "have" and frame == "to" and found is classes()["implicative"]:
        way.steps.append(Step("negation", (head,), False))  # "has yet to enter"
    if frame == "that" and _bare(node) and head.lemma not in _PLAIN:
        way.steps.append(Step("demand", (cue,), False))
    if found is not None:
        if head.lemma in PERCEIVED and negator(head) and node.child("mark") is None:
            found = classes()["report"]  # "did not see them attack": they may have, or not
        way.steps.append(Step(found.name, (cue,), False, signature=found))
    else:
        way.form.add(f"unknown-{frame}")
    return head, True, True


def _embedder(node: Token, head: Token, frame: Frame) -> tuple[Signature | None, Token]:
    """The signature of what embeds a clause, and the word that has it."""
    known = classes()
    found, cue = signature(head, frame), head
    if head.lemma in {"be", "seem", "become", "remain", "look"}:
        adjective = head.child("acomp", "attr", "oprd")
        if adjective is not None and adjective is not node:
            found, cue = signature(adjective, frame) or found, adjective
        elif head.lemma == "be" and frame == "to":
            found = signature(head, "to") or known["plan"]  # "is to meet"
    if frame == "to" and any(c.lower == "too" for c in cue.children):
        return known["prevent"], cue  # "too weak to fight"
    if frame == "to" and cue.lower in {"able", "unable"} and _over(cue):
        return known["implicative" if cue.lemma == "able" else "fail"], cue  # "was able to land"
    if frame == "to" and head.lemma == "go" and head.tag == "VBG":
        return known["plan"], cue
    if frame == "to" and head.lemma == "have":
        yet = any(c.lower == "yet" for c in [*head.children, *node.children])
        return known["implicative" if yet else "need"], cue
    return found, cue


def _over(adjective: Token) -> bool:
    """Whether an adjective is told of the past, without a modal ("was able to")."""
    verb = adjective.head if adjective.head.pos in {"AUX", "VERB"} else adjective
    modal = any(c.tag == "MD" for c in verb.children)
    perfect = any(c.lemma == "have" and c.dep == "aux" for c in verb.children)
    return not modal and (verb.tag == "VBD" or perfect)


def _bare(verb: Token) -> bool:
    """The subjunctive of demands ("insisted that they leave", "that he be released")."""
    if any(c.dep == "aux" for c in verb.children) or verb.child("nsubj", "nsubjpass") is None:
        return False
    first = verb.child("auxpass") or verb
    return first.tag == "VB"


def _asks_how(node: Token) -> bool:
    """ "how X", "who X", "how many X": X is presupposed."""
    return any(
        (c.dep == "advmod" and c.lower in {"how", "why", "where", "when"})
        or (c.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and _wh(c))
        for c in node.children
        if c.i < node.i
    )


def _wh(noun: Token) -> bool:
    """ "who", "which army", "how many people"."""
    words = [noun, *noun.children, *(g for c in noun.children for g in c.children)]
    return any(w.tag in {"WP", "WDT", "WRB", "WP$"} and w.i <= noun.i for w in words)


def _object(
    way: Path, node: Token, head: Token, preposition: str | None
) -> tuple[Token, bool, bool] | None:
    """A noun under a verb ("prevented the attack", "carried out an attack")."""
    found = signature(head, "np", preposition)
    if granted.is_untold(node):
        _withhold(way, node)
    if head.lemma == "be" and node.dep == "attr":
        return head, not nth(node), False  # "is not the first raid" is a raid
    beaten = found is not None and found.name == "withstood" and _definite(node)
    if beaten or _meant(node, head) or (head.lemma in _BACKING and node.child("poss") is not None):
        way.form.add("presupposed")
        return None
    if node.dep == "nsubjpass" and granted.is_classed(head):
        way.form.add("presupposed")
        return None
    if head.lemma in _WITHHELD:
        _withhold(way, node)
    if found is not None:
        way.steps.append(Step(found.name, (head,), False, signature=found))
        if found.name in {"report", "factive", "deny"}:
            way.form.add("mentioned")
        return head, True, found.name != "implicative"
    if node.pos in _NOUN and _definite(node):
        way.form.add("presupposed")
        return None
    way.form.add("indefinite-object")
    return head, True, True


def _meant(node: Token, head: Token) -> bool:
    """ "the attack was aimed at X": the attack itself is no aim."""
    aims = head.kids("xcomp", "prep", "advcl")
    return node.dep == "nsubjpass" and head.lemma in _AIMING and bool(aims) and _definite(node)


def _withhold(way: Path, node: Token) -> None:
    """ "disclosed no losses" says that it did not disclose them, not that there were none."""
    no = node.child("det", "neg")
    for n, step in enumerate(way.steps):
        if step.kind == "negation" and step.own and no is not None and step.cue == (no,):
            way.steps[n] = Step("negation", step.cue, False)
            way.steps.insert(n, Step("report", (node.head,), False, signature=classes()["report"]))


def _definite(noun: Token) -> bool:
    determiner = noun.child("det", "poss")
    return determiner is not None and determiner.lower not in {
        "a",
        "an",
        "any",
        "no",
        "some",
        "another",
    }


def _subject(way: Path, node: Token, head: Token) -> tuple[Token, bool, bool] | None:
    """A noun as subject stands and falls with its verb where that is one of happening."""
    found = signature(head, "np")
    if found is not None and found.name == "occurrence":
        way.steps.append(Step("occurs", (head,), False, signature=found))
        return head, True, False
    if head.lemma == "be":
        other = head.child("acomp", "attr")
        adjective = signature(other, "np") if other is not None else None
        raised = head.child("xcomp") or (other.child("xcomp") if other is not None else None)
        if adjective is not None and other is not None and other.pos == "ADJ" and raised is None:
            way.steps.append(Step(adjective.name, (other,), False, signature=adjective))
            return head, True, False
        if other is None and raised is not None and _frame(raised) == "to":
            way.steps.append(Step("plan", (head,), False, signature=classes()["plan"]))
        way.form.add("subject-of-be")
        return None
    way.form.add("subject" if _definite(node) else "indefinite-subject")
    if not _definite(node):
        return head, True, True
    return None


def _preposition(way: Path, node: Token, prep: Token) -> tuple[Token, bool, bool] | None:
    """What a preposition introduces ("call for X", "threat of X", "accused of X", "without X")."""
    governor = prep.head
    while governor.dep == "prep" and governor.pos == "ADP" and governor.head is not governor:
        governor = governor.head
    found = signature(governor, "np" if node.dep == "pobj" else "other", prep.lower)
    if prep.lower == "of" and prep.head.lower == "instead":
        way.steps.append(Step("negation", (prep.head,), True))
        return None
    if node.dep == "pcomp" and _asks_how(node):
        way.form.add("wh-clause")
        return None
    kind = _PREPOSITIONS.get(prep.lower)
    way.form.add(f"prep-{kind}" if kind and kind != "negation" else f"prep-{node.dep}")
    backed = governor.lemma in _BACKING and node.child("poss") is not None
    if backed or granted.is_deplored(governor):
        way.form.add("presupposed")
        return None
    if governor.pos in _NOUN and prep.lower in {
        "of",
        "to",
        "for",
        "about",
        "on",
        "that",
        "against",
        "between",
        "in",
    }:
        if found is not None and prep.lower not in {"in", "between"}:
            way.steps.append(Step(found.name, (governor,), False, signature=found))
            return governor, True, found.name != "implicative"
        if _definite(node):
            way.form.add("presupposed")
            return None
        return governor, prep.lower == "of", False
    bound = node.dep == "pcomp" and prep.lower != "with"  # "with X" tells what goes along
    if found is not None and (bound or _governs(governor, prep)):
        way.steps.append(Step(found.name, (governor, prep), False, signature=found))
        return governor, True, True
    if node.dep == "pobj" and prep.lower in {"in", "into", "with", "to"} and not _definite(node):
        return governor, False, True
    return None


def _governs(governor: Token, prep: Token) -> bool:
    """Whether the preposition belongs to its verb ("call for", "aimed at")."""
    return f"{governor.lemma}_{prep.lower}" in signatures() or prep.lower in {
        "of",
        "from",
        "for",
        "about",
    }


def _noun_complement(way: Path, node: Token, head: Token) -> tuple[Token, bool, bool] | None:
    """ "a decision to X", "the claim that X"; a relative clause ends the way."""
    frame = _frame(node)
    counted = nth(head) or head.lower in {"latest", "first", "last", "only"}
    if frame == "to" and counted and signature(head, "to") is None:
        way.form.add("relative-clause")  # "the latest to hit the town": it was hit
        return None
    if node.dep == "relcl" and not (frame == "that" and node.child("mark") is not None):
        if frame == "to":
            way.steps.append(Step("purpose", (node,), False))
        way.form.add("relative-clause")
        return None
    found = signature(head, frame) if frame in {"to", "that", "whether"} else None
    if found is not None:
        way.steps.append(Step(found.name, (head,), False, signature=found))
        return head, True, True
    if frame == "to":
        way.steps.append(Step("purpose", (node,), False))
    way.form.add("participle" if frame == "other" else f"noun-{frame}")
    return None


def _adverbial(way: Path, node: Token) -> None:
    """ "in order to X" is meant; "before X", "until X" may not come; "because X" is so."""
    mark = node.child("mark") or _stray_mark(node)
    if mark is not None and mark.lower in IF:
        if not any(step.cue == (mark,) for step in way.steps):
            way.steps.append(Step("condition", (mark,), True))
    elif any(c.dep == "aux" and c.tag == "TO" for c in node.children):
        way.steps.append(Step("purpose", (node,), False))
    elif mark is not None and mark.lower in {"before", "until", "till", "lest"}:
        way.form.add("before-clause")
        if mark.lower == "lest" or node.tag in {"VBP", "VBZ", "VB"} or _present(node):
            way.steps.append(Step("condition", (mark,), True))  # "until they withdraw": not yet
    else:
        way.form.add("adverbial-clause")


def _present(verb: Token) -> bool:
    return any(c.dep in {"aux", "auxpass"} and c.tag in {"VBP", "VBZ"} for c in verb.children)


def _stray_mark(node: Token) -> Token | None:
    """An "if" that opens the clause but was hung on the main verb."""
    before = [c for c in node.head.kids("mark") if c.i < node.i < node.head.i]
    return before[-1] if before else None
