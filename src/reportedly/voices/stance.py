"""What a source makes of what it says: asserts, denies, does not confirm, demands …"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claim import Speech, Stance
from reportedly.language.clauses import is_verb, negation
from reportedly.language.text import Token
from reportedly.voices import lexicon
from reportedly.voices.proposal import Proposal
from reportedly.voices.words import words

_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
#: Who does not doubt that a town fell says that it did.
_DOUBTING = frozenset({"doubt", "doubtful"})
_ADJOINED = frozenset({"xcomp", "pcomp", "acl", "ccomp"})


def stance_of(proposal: Proposal, stance: Stance) -> Stance:
    """The cue's stance, turned where it is negated: "has not confirmed", "refused to comment".

    "Could not be verified" and "did not say whether" leave a claim unconfirmed, "did not deny" and
    "did not rule out" leave it possible.
    """
    if proposal.frame == "untrue":
        return stance  # the negation of "not true" is in it already
    if proposal.head.lemma in _DOUBTING:
        return "asserts" if negated(proposal.head) else "suggests"
    if stance in {"denies", "confirms"} and _of_a_denial(proposal.head):
        stance = "asserts" if stance == "denies" else "denies"
    if proposal.kind == "noun" and proposal.head.child("amod") is not None and stance == "asserts":
        doubted = any(c.lower in words("doubted") for c in proposal.head.kids("amod"))
        stance = "suggests" if doubted else stance
    if stance == "confirms" and proposal.kind == "noun" and _is_awaited(proposal.head):
        return "does-not-confirm"
    if not negated(proposal.head):
        return stance
    if proposal.head.lemma in words("holding_back"):
        return "promises"  # "will not hesitate to"
    if proposal.head.lemma in words("left_unsaid"):
        return "does-not-confirm"  # "made no mention of": it is not said not to be so
    if stance == "denies" and _beside_confirming(proposal.head):
        return "does-not-confirm"  # "neither confirmed nor denied"
    return lexicon.turned(stance)


def _of_a_denial(verb: Token) -> bool:
    """ "Rejected the denial that …": who says that a denial is false says what was denied."""
    thing = verb.child("dobj", "nsubjpass") if is_verb(verb) else None
    return thing is not None and thing.lemma == "denial"


def _is_awaited(noun: Token) -> bool:
    """ "Would await confirmation of the raid", "pending confirmation"."""
    above = noun.head
    if noun.dep == "pobj" and above.lower not in words("awaiting"):
        above = above.head
    return noun.dep in {"dobj", "pobj"} and above.lemma in words("awaiting")


def _beside_confirming(verb: Token) -> bool:
    """Whether the verb of denying stands beside one of confirming."""
    near = [*verb.kids("conj"), *([verb.head] if verb.dep == "conj" else [])]
    known = lexicon.lexicon().cues
    return any(c.stance == "confirms" for v in near for c in known.get(("verb", v.lemma), ()))


def negated(word: Token) -> bool:
    """Whether the cue is negated, by a word of its own or by the verb that governs it."""
    turns = negation(word) is not None or by_nobody(word) or _of_nothing(word)
    step = word
    if not is_verb(step) and is_verb(step.head) and step.dep in {"acomp", "dobj", "attr", "oprd"}:
        step = step.head
        turns = turns or negation(step) is not None
    elif step.dep == "conj" and is_verb(step) and step.child("nsubj", "nsubjpass", "aux") is None:
        turns = turns or (negated(step.head) and not _parted(step))
    while step.dep in _ADJOINED and not step.is_root:
        above = step.head
        if step.dep == "ccomp" and step.i < above.i:
            break  # what stands before "…, he did not say" is not negated by it
        if above.lemma in words("turns_of"):
            return turns != (negation(above) is None)
        if above.dep == "prep":
            above = above.head
        judged = above.child("acomp") if above.lemma == "be" else None
        if judged is not None and judged.lemma in words("turns_of"):
            return turns != (negation(above) is None)  # "it was impossible to verify"
        if above.lemma not in {"be", "able", "want", "comment", "have"}:
            break
        step = above
        turns = turns or negation(step) is not None
    return turns


def _of_nothing(verb: Token) -> bool:
    """ "Said nothing about the raid"."""
    thing = verb.child("dobj") if is_verb(verb) else None
    return thing is not None and thing.lower == "nothing"


def by_nobody(verb: Token) -> bool:
    """ "Neither side confirmed", "no official said"."""
    subject = verb.child("nsubj")
    if subject is None:
        return False
    first = subject.child("det", "preconj")
    return subject.lower in _NOBODY or (first is not None and first.lower in {"no", "neither"})


def _parted(verb: Token) -> bool:
    """Whether a negation does not reach on: "did not confirm the raid *but* reported deaths"."""
    return verb.head.child("cc") is not None and any(c.lower == "but" for c in verb.head.kids("cc"))


def speech_of(content: Sequence[Token]) -> Speech:
    """Whether the words are the source's own: all, some or none of them in quotation marks.

    A stray word outside the marks ("that", a tag) leaves a quotation direct.
    """
    words = [t for t in content if t.pos not in {"PUNCT", "SPACE"}]
    quoted = sum(t.quoted for t in words)
    if not quoted:
        return "indirect"
    return "direct" if 10 * quoted >= 9 * len(words) else "mixed"
