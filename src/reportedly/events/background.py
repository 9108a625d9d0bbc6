"""Which event words speak of an event, and which only refer to one or name its backdrop."""

from __future__ import annotations

from reportedly.events.grammar import governor, under, words
from reportedly.events.matching import NOMINAL, Found
from reportedly.language.text import Token

#: Prepositions under which a bare event noun is a point of reference: "after the attack".
REFERRING = frozenset({
    "after", "following", "since", "before", "amid", "during", "despite", "until", "because", "of",
    "about", "over", "at", "from", "due", "to", "in", "on", "with", "as", "for", "like", "than", "between",
})  # fmt: skip
POINTING = frozenset({"this", "that", "these", "those", "such", "any", "no", "every", "another"})
ARGUMENTS = ("of", "on", "against", "by", "between", "at", "with", "in", "from", "near")
DESCRIBING = frozenset({"statement-of-support", "involvement"})
LESSER = ("between", "with", "against", "by", "on")


def claimed(found: Found) -> bool:
    """Whether the words claim an event, rather than refer to one that is taken as known."""
    head, row = found.head, found.row
    if row.pos == "v":
        if head.pos in NOMINAL:
            return True  # a headline's verb
        if head.tag == "VBN" and head.dep in {"pobj", "dobj", "nsubj", "nsubjpass"}:
            return False  # "the injured"
        if head.dep == "acl" and head.tag == "VBN" and row.kind in DESCRIBING:
            return False  # "forces backed by": what they are, not what happened
        return not (head.dep == "amod" or (head.dep == "compound" and head.pos != "VERB"))
    if row.pos == "a":
        return True
    if head.dep == "compound" and head.head not in found.words:
        return False
    verb, how = governor(head)
    if how == "appos":
        return False
    if row.weak:
        return _said_of(found, verb, how)
    if verb.pos in {"VERB", "AUX"} and how in {"dobj", "nsubj", "nsubjpass", "attr", "oprd"}:
        return True
    if head.is_root or verb is head:
        return True
    if how in {"nsubj", "nsubjpass", "dobj", "conj", "ROOT"}:
        return True
    return _has_arguments(found) or (how not in REFERRING) or (verb.lemma in words("suffering"))


def _said_of(found: Found, verb: Token, how: str) -> bool:
    """Background words speak of an event where something occurs, is done, or both sides are named."""
    if any(under(t, *LESSER) for t in found.words):
        return True
    if verb.pos not in {"VERB", "AUX"} or verb is found.head:
        return False
    if how in {"nsubj", "nsubjpass"}:
        return verb.lemma in words("occurring") or (
            how == "nsubjpass" and verb.lemma in words("light")
        )
    if how in {"dobj", "attr"}:
        return verb.lemma in words("light") or verb.child("expl") is not None
    return verb.lemma in words("suffering") and how in {"under", "to", "from"}


def _has_arguments(found: Found) -> bool:
    for token in found.words:
        if under(token, *ARGUMENTS):
            return True
        for child in token.children:
            if child in found.words:
                continue
            if child.dep in {"poss", "nummod"} or (
                child.dep in {"amod", "compound", "nmod"} and child.pos == "PROPN"
            ):
                return True
            if child.dep in {"amod", "compound"} and child.text[:1].isupper():
                return True
    determiner = found.head.child("det")
    return determiner is not None and determiner.lower in {"a", "an"}
