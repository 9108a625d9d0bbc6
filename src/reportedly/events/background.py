"""Which event words speak of an event, and which only refer to one or name its backdrop."""

from __future__ import annotations

from reportedly.events import kinds
from reportedly.events.grammar import governor, passive, patients, under, words
from reportedly.events.lexicon import classes
from reportedly.events.matching import NAMED, NOMINAL, Found
from reportedly.language.text import Token

#: Prepositions under which a bare event noun is a point of reference: "after the attack".
REFERRING = frozenset({
    "after", "following", "since", "before", "amid", "during", "despite", "until", "because", "of",
    "about", "over", "at", "from", "due", "to", "in", "on", "with", "as", "for", "like", "than", "between",
})  # fmt: skip
ARGUMENTS = ("of", "on", "against", "by", "between", "at", "with", "in", "from", "near")
DESCRIBING = frozenset({"statement-of-support", "involvement", "recognition"})
ORDINAL = frozenset({"first", "last", "only"})
CAUSING = REFERRING | {"by", "under"}
DATING = frozenset({"since", "until", "till", "once", "when", "after", "before"})
LESSER = ("between", "with", "against", "by", "on")


def claimed(found: Found) -> bool:
    """Whether the words claim an event, rather than refer to one that is taken as known."""
    head, row = found.head, found.row
    if row.pos == "v":
        if head.pos in NOMINAL:
            return True  # a headline's verb
        if head.tag == "VBN" and head.dep in {"pobj", "dobj", "nsubj", "nsubjpass"}:
            return False  # "the injured"
        if head.dep == "acl" and passive(head) and head.lemma in {"suffer", "sustain"}:
            return False  # "died of wounds sustained in the blast"
        told = head.head if head.dep == "conj" else head  # "made up of locals and supported by"
        if row.kind in DESCRIBING and told.dep in {"acl", "relcl"} and passive(head):
            return False  # "forces backed by": what they are, not what happened
        if any(g.lower == "how" for o in patients(head) for c in o.children for g in c.children):
            return False  # "how many tanks the army lost" asks
        if head.dep == "compound":
            return head.pos == "VERB" and head.tag != "VBG"  # "the negotiating table"
        return head.dep != "amod"
    if row.pos == "a":
        return True
    if head.dep == "compound" and head.head not in found.words:
        return False
    verb, how = governor(head)
    if how == "appos":
        return False
    if how in {"dobj", "attr"} and _unsaid(head, verb):
        return False
    if row.kind == "investigation" and how == "of" and verb.lemma in {"commission", "committee"}:
        return False  # "the Commission of Inquiry"
    if row.kind == "ceasefire" and how == "of" and verb.lemma in words("breaking"):
        return False  # "a breach of the ceasefire"
    if how in {"nsubj", "of"} and _judged(head, verb):
        return False
    if how == "nsubj" and _dating(verb, head):
        return False
    if row.kind in kinds.group("violent") and verb.lemma in words("harming") and how in CAUSING:
        return _own_arguments(found) or _placed(head)
    if how == "dobj" and verb.lemma in words("regarding"):
        return _own_arguments(found) or _placed(head)
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


def _unsaid(head: Token, verb: Token) -> bool:
    """ "Not the first strike" denies no strike; "has disclosed no losses" denies no losses."""
    if verb.lemma == "be":
        return verb.child("neg") is not None and any(c.lower in ORDINAL for c in head.children)
    if verb.lemma not in words("disclosing"):
        return False
    if verb.dep == "xcomp" and verb.head.lemma in words("withholding"):
        return True  # "was unable to give a toll"
    determiner = head.child("det")
    return verb.child("neg") is not None or (determiner is not None and determiner.lower == "no")


def _judged(head: Token, verb: Token) -> bool:
    """ "This attack is yet another sign of …", "these acts of murder are a reminder": told before."""
    subject = head
    if verb.pos == "NOUN":
        subject, verb = verb, verb.head
    if subject.dep == "pobj" and subject.head.lower == "of":
        subject, verb = subject.head.head, subject.head.head.head
    pointed = any(c.lower in {"this", "that", "these", "those", "such"} for c in subject.children)
    return pointed and verb.lemma == "be" and verb.child("attr") is not None


def _dating(verb: Token, head: Token) -> bool:
    """Whether a clause only says since or until when: "since the fighting began", "when the drills were over"."""
    if verb.dep != "advcl" or not (
        verb.lemma in words("occurring") or verb.child("advmod", "acomp")
    ):
        return False
    if verb.lemma not in words("occurring") and not (
        verb.lemma == "be" and any(c.lower == "over" for c in verb.children)
    ):
        return False
    mark = next((c.lower for c in verb.kids("mark", "advmod") if c.lower in DATING), "")
    article = head.child("det")
    return mark in {"since", "until", "till"} or (
        bool(mark) and article is not None and article.lower == "the"
    )


def _placed(head: Token) -> bool:
    """Whether a place follows right after: "killed in bombings in the city of"."""
    holder = head.head.head if head.dep == "pobj" else head.head
    return any(
        0 < beside.i - head.i <= 2
        and beside.lower in {"in", "on", "at", "near"}
        and any(p.entity in NAMED or p.lemma in classes()["territory"] for p in beside.kids("pobj"))
        for beside in holder.kids("prep")
    )


def _has_arguments(found: Found) -> bool:
    """Whether an event noun stands for itself: with arguments of its own, or new to the reader."""
    determiner = found.head.child("det")
    return _own_arguments(found) or (determiner is not None and determiner.lower in {"a", "an"})


def _own_arguments(found: Found) -> bool:
    for token in found.words:
        if under(token, *ARGUMENTS):
            return True
        for child in token.children:
            if child in found.words:
                continue
            if child.dep in {"poss", "nummod"} or (child.dep == "acl" and child.tag == "VBN"):
                return True
            if child.dep in {"acl", "relcl"} and child.lemma in words("light"):
                return True  # "an offensive that they had launched"
            if child.dep in {"amod", "compound", "nmod"} and (
                child.pos == "PROPN" or child.text[:1].isupper() or child.lemma in words("siding")
            ):
                return True
    return False
