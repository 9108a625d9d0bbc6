"""Nouns and adjectives as cues.

Frames, with the content in brackets:

==========  ==========================================================
``n-that``  the claim that [shells fell]; ``n-to``: a promise [to retreat]
``n+of``    the report of [an attack], with the noun's preposition
``n-is``    the message was that [shells fell]
``a-that``  is confident that [it will hold]; ``a-to``: ready [to talk]
``a+of``    became aware of [the landing], with the adjective's preposition
==========  ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.language.clauses import auxiliaries, is_passive, is_verb, negation, subject_of
from reportedly.language.text import Token
from reportedly.voices.proposal import Class, Proposal
from reportedly.voices.verbs import cue_of
from reportedly.voices.words import words

_SOURCE_PREPOSITIONS = ("by", "from")


def of_noun(noun: Token) -> Iterator[Proposal]:
    """Every frame in which the noun stands for something said, thought or asked."""
    source, cue = _whose(noun)
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in {"acl", "ccomp", "relcl", "appos"} and any(
            c.dep == "mark" and c.lower == "that" for c in child.children
        ):
            yield _proposal(noun, "noun", "n-that", cue, child.subtree(), source)
        elif child.dep in {"acl", "xcomp", "ccomp", "relcl"} and any(
            c.dep == "aux" and c.lower == "to" for c in child.children
        ):
            yield _proposal(noun, "noun", "n-to", cue, child.subtree(), source)
        elif child.dep == "acl" and child.children and child.children[0].lower in {"whether", "if"}:
            yield _proposal(noun, "noun", "n-that", cue, child.subtree(), source)
        elif child.dep == "prep" and child.lower not in _SOURCE_PREPOSITIONS:
            inner = [t for t in child.subtree() if t is not child]
            if inner:
                frame = f"n+{child.lower}"
                yield _proposal(noun, "noun", frame, [*cue, child], inner, source)
    if noun.dep == "nsubj" and noun.head.lemma == "be":
        said = noun.head.child("ccomp")
        if said is not None:
            own = [noun, noun.head, *auxiliaries(noun.head)]
            yield _proposal(noun, "noun", "n-is", own, said.subtree(), source)


def of_adjective(word: Token) -> Iterator[Proposal]:
    """Every frame in which a predicate adjective says what somebody thinks, knows or wants."""
    verb = word.head
    while word.dep == "conj" and verb.pos == "ADJ" and not verb.is_root:
        verb = verb.head
    if not is_verb(verb) or word.dep not in {"acomp", "oprd", "conj", "attr"}:
        return
    source = subject_of(verb)
    if source is None or source.lower in {"it", "there"}:
        return
    cue = [*cue_of(verb), word, *(c for c in word.children if c.dep == "neg")]
    kids = [*word.children, *(c for c in verb.children if c.i > word.i)]
    for child in kids:
        if child.i < word.i:
            continue
        if child.dep in {"ccomp", "xcomp"}:
            infinitive = any(c.dep == "aux" and c.lower == "to" for c in child.children)
            frame = "a-to" if infinitive else "a-that"
            yield _proposal(word, "adjective", frame, cue, child.subtree(), source)
        elif child.dep == "prep":
            inner = [t for t in child.subtree() if t is not child]
            if inner:
                yield _proposal(word, "adjective", f"a+{child.lower}", [*cue, child], inner, source)


def _proposal(word: Token, kind: Class, frame: str, cue: list[Token],
              content: list[Token], source: Token | None) -> Proposal:  # fmt: skip
    ordered = sorted(cue, key=lambda t: t.i)
    taken = {t.i for t in ordered}
    if source is not None:
        taken.update(t.i for t in source.subtree() if t.i < content[0].i)
    return Proposal(
        word.lemma, kind, frame, word, ordered, [t for t in content if t.i not in taken], source,
        grows=frame == "n-that",
    )  # fmt: skip


def _whose(noun: Token) -> tuple[Token | None, list[Token]]:
    """Who holds or made it, and the words of the cue."""
    owner = noun.child("poss")
    if owner is not None:
        return owner, [noun]
    for child in noun.children:
        if child.dep == "prep" and child.lower in _SOURCE_PREPOSITIONS and child.i > noun.i:
            return child.child("pobj"), [noun]
    verb = noun.head
    if noun.dep == "dobj" and verb.lemma in words("supports"):
        denied = [d for d in (negation(noun),) if d is not None]
        return subject_of(verb), [*cue_of(verb), *denied, noun]
    if noun.dep == "pobj" and verb.lower == "in" and is_verb(verb.head):
        return subject_of(verb.head), [*cue_of(verb.head), verb, noun]  # "said in a statement that"
    if noun.dep in {"nsubjpass"} and is_verb(verb) and is_passive(verb):
        by = verb.child("agent")
        return (by.child("pobj") if by is not None else None), [noun]
    return None, [noun]
