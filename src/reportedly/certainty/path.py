"""The way from a trigger up the sentence, and what on it bears on whether the event took place.

Each step is a cue with its kind: a modal or negation of a clause, an embedding word with its
signature, a condition, a question. The way ends where scope ends: at a relative or adverbial
clause, at a noun that is only mentioned ("criticised the attack").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.certainty.signatures import Frame, Hedge, Signature, hedges, signature
from reportedly.language.negation import negator
from reportedly.language.text import Text, Token

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


def path(text: Text, trigger: Token) -> Path:
    """Walk up from the trigger."""
    way = Path(trigger)
    node, own, carries = trigger, True, True
    for _ in range(LONGEST):
        if carries:
            _local(way, node, own)
        if node.is_root:
            _root(text, way, node)
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
        hedge = table.get(child.lower)
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
    if cue:
        way.steps.append(Step("negation", cue, own))
    mark = _condition(node)
    if mark is not None and node.dep not in {"ROOT"}:
        kind = "question" if mark.lower == "whether" else "condition"
        way.steps.append(Step(kind, (mark,), own))


def _condition(verb: Token) -> Token | None:
    mark = next((c for c in verb.children if c.dep in {"mark", "advmod"} and c.lower in _IF), None)
    return mark if mark is None or mark.i < verb.i else None


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
        shared = node.pos in _NOUN or not any(
            c.dep in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in node.children
        )
        return head, shared, False
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


def _frame(node: Token) -> Frame:
    """What kind of complement the node is."""
    if node.pos not in {"VERB", "AUX"}:
        return "np"
    if any(c.dep == "aux" and c.tag == "TO" for c in node.children):
        return "to"
    if _condition(node) is not None:
        return "whether"
    return "that" if node.child("nsubj", "nsubjpass", "mark") is not None else "other"


def _complement(way: Path, node: Token, head: Token) -> tuple[Token, bool, bool]:
    """A clause under a verb or adjective ("said that X", "is likely to X", "managed to X")."""
    frame = _frame(node)
    found = signature(head, frame)
    if head.lemma in {"be", "seem", "become", "remain", "look"} and node.dep != "acomp":
        adjective = head.child("acomp", "attr", "oprd")
        if adjective is not None and adjective is not node:
            found = signature(adjective, frame) or found
        elif head.lemma == "be" and frame == "to":
            found = signature(head, "to") or _named("plan")
    if head.lemma == "go" and frame == "to" and head.tag == "VBG":
        found = _named("plan")
    if head.lemma == "have" and frame == "to":
        yet = any(c.lower == "yet" for c in [*head.children, *node.children])
        if yet:
            way.steps.append(Step("negation", (head,), False))
        found = _named("implicative" if yet else "need")
    if node.dep in {"acomp"} and node.pos == "ADJ":
        return head, True, False
    if found is None:
        found = _named("believe") if frame == "that" and head.pos == "ADJ" else None
    if found is not None:
        way.steps.append(Step(f"{found.name}", (head,), False, signature=found))
    else:
        way.form.add(f"unknown-{frame}")
    if found is not None and found.name == "report":
        way.form.add("reported")
    return head, True, True


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
    if found is not None and found.name in {"implicative", "fail"}:
        way.steps.append(Step("occurs", (head,), False, signature=found))
        return head, True, False
    if head.lemma == "be":
        other = head.child("acomp", "attr")
        adjective = signature(other, "np") if other is not None else None
        if adjective is not None and other is not None and other.pos == "ADJ":
            way.steps.append(Step(adjective.name, (other,), False, signature=adjective))
            return head, True, False
        way.form.add("subject-of-be")
        return head, True, True
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
        if found is not None and prep.lower not in {"in", "on", "between"}:
            way.steps.append(Step(found.name, (governor,), False, signature=found))
            return governor, True, found.name != "implicative"
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
    mark = node.child("mark")
    if any(c.dep == "aux" and c.tag == "TO" for c in node.children):
        way.steps.append(Step("purpose", (node,), False))
    elif mark is not None and mark.lower in {"before", "until", "till", "lest"}:
        way.form.add("before-clause")
    else:
        way.form.add("adverbial-clause")
