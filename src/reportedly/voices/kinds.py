"""Kinds of voice by the noun alone, and people whom reports name without their office."""

from __future__ import annotations

from functools import cache
from typing import cast

from reportedly.claim import VoiceKind
from reportedly.language.text import Text, Token
from reportedly.tables import toml, tsv

Voiced = tuple[VoiceKind, str | None, str | None]  # kind, name, country

_POLITICAL = frozenset({"political", "opposition", "parliamentary", "ruling"})
_AT_WAR = frozenset(
    {"both", "all", "two", "respective", "warring", "conflicting", "opposing", "three"}
)


def of_parties(text: Text, head: Token) -> VoiceKind | None:
    """ "Both parties", "the warring parties": states at war or at a table, and no political ones."""
    if head.lower != "parties":
        return None
    beside = {c.lower for c in head.children}
    if beside & _POLITICAL:
        return None
    if beside & _AT_WAR:
        return "government"
    if "the" not in beside:
        return None
    for step in reversed(text.tokens[: head.i]):
        if step.lower == "parties" and {c.lower for c in step.children} & (_POLITICAL | _AT_WAR):
            return of_parties(text, step)
    return "government" if head.child("amod", "compound", "nummod") is None else None


def kind_of(head: Token) -> VoiceKind | None:
    """The kind of voice that the noun is, with the word before it or alone; null where unknown."""
    before = head.kids("compound", "amod")
    for name in ((f"{before[-1].lemma} {head.lemma}" if before else ""), head.lemma, head.lower):
        kind = _kinds().get(name)
        if kind is not None:
            return kind
    return None


def has_age(text: Text, head: Token) -> bool:
    """ "Jane Doe, 63, said": news gives an age to people without an office."""
    near = text.tokens[head.i + 1 : head.i + 5]
    if len(near) < 2 or near[0].text != ",":
        return False
    if near[1].text in {"a", "an"} and len(near) > 2:
        near = near[1:]
    age = near[1].text.partition("-")[0]
    return age.isdigit() and 5 <= int(age) <= 110


@cache
def leaders() -> dict[str, Voiced]:
    """Heads of state and the like by their surnames (``persons.tsv``)."""
    return {
        surname: (cast(VoiceKind, row["voice"]), row["name"], row["country"] or None)
        for row in tsv("voices/persons.tsv")
        for surname in row["surname"].split("|")
    }


@cache
def organisations() -> frozenset[str]:
    """The codes of bodies of many states, whose officials are no state's government."""
    return frozenset(
        row["code"] for row in tsv("actors/actors.tsv")
        if row["code"] and row["voice"] == "international-organisation"
    )  # fmt: skip


@cache
def _kinds() -> dict[str, VoiceKind]:
    table = toml("voices/kinds.toml")
    return {word: cast(VoiceKind, kind) for kind, words in table.items() for word in words}
