"""The way from a trigger up the sentence, and what on it bears on whether the event took place.

Each step is a cue with its kind: a modal or negation of a clause, an embedding word with its
signature, a condition, a question. The way ends where scope ends: at a relative or adverbial
clause, at a noun that is only mentioned ("criticised the attack").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.certainty.signatures import Frame, Hedge, Signature, hedges, signature
from reportedly.language.negation import negator, shares
from reportedly.language.text import Text, Token
from reportedly.span import Span

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUN = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_COMPLEMENT = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "oprd", "acomp"})
_OBJECT = frozenset({"dobj", "nsubjpass", "attr", "dative", "oprd"})
_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "npadvmod", "appos", "det", "advmod", "case"})  # fmt: skip
_IF = frozenset({"if", "unless", "whether", "should", "provided", "suppose"})
#: Prepositions that speak of what they introduce: it is not so, it is only meant, …
_PREPOSITIONS = {"without": "negation", "instead": "negation", "for": "for", "before": "before", "until": "before", "against": "against", "despite": "fact", "after": "fact", "since": "fact", "by": "fact", "from": "from"}  # fmt: skip
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One cue on the way: its kind, the words, whether it is in the trigger's own clause."""

    kind: str
    cue: tuple[Token, ...]
    own: bool
    hedge: Hedge | None = None
    signature: Signature | None = None


@dataclass(slots=True)
class Path:
    """The steps, innermost first, and the features of form met on the way."""

    trigger: Token
    steps: list[Step] = field(default_factory=list)
    form: set[str] = field(default_factory=set)


def path(text: Text, trigger: Token, content: Sequence[Span] = ()) -> Path:
    """Walk up from the trigger, as far as ``content`` reaches (everywhere where it is empty)."""
    way = Path(trigger)
    node, own, carries = trigger, True, True
    for _ in range(LONGEST):
        if carries:
            _local(way, node, own)
        if node.is_root:
            _root(text, way, node)
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


def _local(way: Path, node: Token, own: bool) -> None:
    """The cues that stand with a word: modals, negation, adverbs, adjectives, conditions."""
    table = hedges()
    for child in node.children:
        hedge = table.get(_written(child))
        if child.dep == "aux" and hedge and child.tag == "MD":
            way.steps.append(Step(hedge.name, (child,), own, hedge=hedge))
            if any(c.lemma == "have" and c.dep == "aux" for c in node.children):
                way.form.add("perfect-modal")
        elif (
            child.dep in {"advmod", "npadvmod", "det", "amod", "neg", "predet", "compound"}
            and hedge
            and child.tag != "MD"
        ):
            if not hedge.name.startswith("adverb-negative"):
                way.steps.append(Step(hedge.name, (child,), own, hedge=hedge))
        elif child.dep == "advcl" and (mark := _condition(child)) is not None:
            way.steps.append(Step("if-clause", (mark,), own))
    cue = negator(node)
    if cue and not any(step.cue == cue for step in way.steps):
        way.steps.append(Step("negation", cue, own))
    mark = _condition(node) or _inverted(node)
    if mark is not None and not node.is_root:
        kind = "question" if mark.lower == "whether" else "condition"
        way.steps.append(Step(kind, (mark,), own))


def _written(word: Token) -> str:
    """A word in lower case, "so-called" as one."""
    if word.lower == "called" and any(c.lower == "so" for c in word.children):
        return "so-called"
    return word.lower


def _condition(verb: Token) -> Token | None:
    mark = next((c for c in verb.children if c.dep in {"mark", "advmod"} and c.lower in _IF), None)
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


def _root(text: Text, way: Path, node: Token) -> None:
    """What the whole sentence says: a question, an order."""
    sentence = text.words(text.sentence_of(node))
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
        way.steps.append(Step("question", (sentence[-1],), False))
    imperative = (
        node.tag == "VB"
        and node.child("nsubj", "nsubjpass", "aux") is None
        and node.i == sentence[0].i
    )
    if imperative:
        way.steps.append(Step("demand", (node,), False))


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
    if _condition(node) is not None:
        return "whether"
    return "that" if node.child("nsubj", "nsubjpass", "mark") is not None else "other"


def _complement(way: Path, node: Token, head: Token) -> tuple[Token, bool, bool] | None:
    """A clause under a verb or adjective ("said that X", "is likely to X", "managed to X")."""
    frame = _frame(node)
    if _asks_how(node):
        way.form.add("wh-clause")
        return None
    found, cue = signature(head, frame), head
    if head.lemma in {"be", "seem", "become", "remain", "look"} and node.dep != "acomp":
        adjective = head.child("acomp", "attr", "oprd")
        if adjective is not None and adjective is not node:
            found, cue = signature(adjective, frame) or found, adjective
        elif head.lemma == "be" and frame == "to":
            found = signature(head, "to") or _named("plan")
    if head.lemma == "go" and frame == "to" and head.tag == "VBG":
        found = _named("plan")
    if head.lemma == "have" and frame == "to":
        yet = any(c.lower == "yet" for c in [*head.children, *node.children])
        if yet:
            way.steps.append(Step("negation", (head,), False))
        found = _named("implicative" if yet else "need")
    if frame == "to" and any(c.lower == "too" for c in cue.children):
        found = _named("prevent")  # "too weak to fight"
    if frame == "that" and _bare(node):
        way.steps.append(Step("demand", (cue,), False))
    if node.dep == "acomp" and node.pos == "ADJ":
        return head, True, False
    if found is None:
        found = _named("believe") if frame == "that" and head.pos == "ADJ" else None
    if found is not None:
        way.steps.append(Step(found.name, (cue,), False, signature=found))
    else:
        way.form.add(f"unknown-{frame}")
    return head, True, True


def _bare(verb: Token) -> bool:
    """The subjunctive of demands ("insisted that they leave", "that he be released")."""
    if any(c.dep == "aux" for c in verb.children) or verb.child("nsubj", "nsubjpass") is None:
        return False
    first = verb.child("auxpass") or verb
    return first.tag == "VB"


def _asks_how(node: Token) -> bool:
    """ "how X", "why X": X is presupposed."""
    return any(
        c.dep == "advmod" and c.lower in {"how", "why", "where", "when"} and c.i < node.i
        for c in node.children
    )


def _named(name: str) -> Signature:
    from reportedly.certainty.signatures import classes

    return classes()[name]


def _object(
    way: Path, node: Token, head: Token, preposition: str | None
) -> tuple[Token, bool, bool] | None:
    """A noun under a verb ("prevented the attack", "carried out an attack")."""
    found = signature(head, "np", preposition)
    if head.lemma == "be" and node.dep == "attr":
        return head, True, False
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
    if found is not None and (node.dep == "pcomp" or _governs(governor, prep)):
        way.steps.append(Step(found.name, (governor, prep), False, signature=found))
        return governor, True, True
    if node.dep == "pobj" and prep.lower in {"in", "into", "with", "to"} and not _definite(node):
        return governor, False, True
    return None


def _governs(governor: Token, prep: Token) -> bool:
    """Whether the preposition belongs to its verb ("call for", "aimed at")."""
    from reportedly.certainty.signatures import signatures

    return f"{governor.lemma}_{prep.lower}" in signatures() or prep.lower in {
        "of",
        "from",
        "for",
        "about",
    }


def _noun_complement(way: Path, node: Token, head: Token) -> tuple[Token, bool, bool] | None:
    """ "a decision to X", "the claim that X"; a relative clause ends the way."""
    frame = _frame(node)
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
    if mark is not None and mark.lower in _IF:
        if not any(step.cue == (mark,) for step in way.steps):
            way.steps.append(Step("condition", (mark,), True))
    elif any(c.dep == "aux" and c.tag == "TO" for c in node.children):
        way.steps.append(Step("purpose", (node,), False))
    elif mark is not None and mark.lower in {"before", "until", "till", "lest"}:
        way.form.add("before-clause")
    else:
        way.form.add("adverbial-clause")


def _stray_mark(node: Token) -> Token | None:
    """An "if" that opens the clause but was hung on the main verb."""
    before = [c for c in node.head.kids("mark") if c.i < node.i < node.head.i]
    return before[-1] if before else None
