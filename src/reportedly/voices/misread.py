"""Verbs whose subject is not who speaks, though it stands where a speaker would."""

from __future__ import annotations

from reportedly.language.clauses import is_passive, is_verb, subject_of
from reportedly.language.text import Token
from reportedly.voices.words import words


def is_struck(verb: Token, source: Token | None) -> bool:
    """ "The truce *agreed* on Friday": a passive without its auxiliary, taken for speech."""
    if source is None or source.i > verb.i or verb.tag not in {"VBN", "VBD"}:
        return False
    return source.lemma in words("struck") and verb.lemma in words("struck", "verbs")


def is_made(verb: Token) -> bool:
    """ "The truce *was agreed* in Moscow": it was made, and nobody says so."""
    made = verb.child("nsubjpass")
    if made is None or verb.child("agent") is not None:
        return False
    return made.lemma in words("struck") and verb.lemma in words("struck", "made")


def quoted_by(verb: Token) -> Token | None:
    """ "The office quoted *him* as saying": whoever is quoted speaks, not who quotes."""
    above = verb.head.head if verb.dep == "pcomp" and verb.head.lower == "as" else None
    if above is None or above.lemma not in words("quoting") or is_passive(above):
        return None
    return above.child("dobj")


def goes_on(verb: Token) -> Token | None:
    """Who goes on speaking, where the parser hung "adding that …" on a word of what was said.

    ("The general said troops sent arms to groups of the Front adding that two had arrived.")
    """
    if verb.tag != "VBG" or verb.lemma not in words("continuing") or verb.child("ccomp") is None:
        return None
    goes_with = is_verb(verb.head) and verb.head.lemma in words("continuing")
    if verb.dep not in {"advcl", "acl"} or goes_with:
        return None
    node = verb.head
    while node.dep != "ccomp" and not node.is_root:
        node = node.head
    said = node.head if node.dep == "ccomp" and node.i < verb.i else None
    return subject_of(said) if said is not None and said.lemma in words("continuing") else None
