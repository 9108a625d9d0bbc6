"""Whom a source speaks for: "a source at the police command", "Observatory director Jane Doe"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

from reportedly.claim import VoiceKind
from reportedly.language.text import Token
from reportedly.tables import toml


def keeps_name_back(head: Token) -> bool:
    """Whether the noun stands for somebody who is not to be named."""
    return head.lemma in _table("unnamed") or head.lower in _table("unnamed")


def serves(head: Token) -> bool:
    """Whether the noun heads, serves, belongs to or is given out by a body."""
    return head.lower in _table("belonging") or head.lemma in _table("belonging")


def served(head: Token) -> Iterator[Token]:
    """The nouns for the bodies that the phrase names: after a preposition, then before the noun."""
    for prep in head.kids("prep"):
        if prep.i > head.i and prep.lower in _table("belonging", "prepositions"):
            yield from prep.kids("pobj")
        elif prep.lower == "close":  # "a source close to the army"
            yield from (t for to in prep.kids("prep") for t in to.kids("pobj"))
    for near in head.kids("amod", "acl"):
        if near.lower == "close":
            yield from (t for to in near.kids("prep") for t in to.kids("pobj"))
    yield from reversed(head.kids("compound", "poss", "nmod"))


def field_of(head: Token) -> VoiceKind | None:
    """The kind of a source by the word before it: "medical sources"."""
    for child in reversed(head.kids("compound", "amod", "nmod")):
        kind = _fields().get(child.lower)
        if kind is not None:
            return kind
    return None


@cache
def _fields() -> dict[str, VoiceKind]:
    table = toml("voices/serving.toml")["fields"]
    return {word: cast(VoiceKind, kind) for kind, words in table.items() for word in words}


@cache
def _table(block: str, key: str = "words") -> frozenset[str]:
    return frozenset(toml("voices/serving.toml")[block][key])
