"""Adjectives of nationality and nouns of people, and the places that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.language.text import Text, Token
from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.lexicon import words
from reportedly.places.names import key
from reportedly.tables import tsv

#: Languages and things that an adjective may name alone ("in English", "a Turkish").
_LANGUAGE_BEFORE = frozenset({"in", "speak", "speaks", "spoke", "speaking", "fluent"})


@dataclass(frozen=True, slots=True)
class Adjective:
    """Tokens ``first`` to ``last`` (exclusive) with the place that they come from.

    ``territory`` is the token of the noun that makes a place of it ("Armenian territory").
    """

    first: int
    last: int
    entry: Entry
    territory: int | None = None


@cache
def _places() -> dict[str, str]:
    """The name of the place by the word, in lower case; states by ``=`` and their code."""
    found: dict[str, str] = {}
    for row in tsv("places/adjectives.tsv"):
        found[row["word"]] = row["place"]
        found[row["word"] + "s"] = row["place"]
    for row in tsv("actors/states.tsv"):
        adjectives = [a for a in row["adjectives"].split("|") if a]
        people = [p for p in row["people"].split("|") if p]
        plurals = [a + "s" for a in adjectives if a[-1] in "nia"]
        for word in (*adjectives, *people, *plurals):
            found.setdefault(word.lower(), "=" + row["code"])
    return found


def adjectives(text: Text, known: Gazetteer) -> Iterator[Adjective]:
    """Every adjective of nationality or noun of people in the text, in order."""
    table = _places()
    tokens = text.tokens
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.text[0].isupper():
            for last in (i + 2, i + 1) if i + 1 < len(tokens) else (i + 1,):
                word = " ".join(t.lower for t in tokens[i:last])
                entry = _entry(table[word], known) if word in table else None
                if entry and _is_name(word, known):
                    continue
                if entry and not _is_language(text, tokens[last - 1]):
                    seat = _seat(text, last, entry, known)
                    yield Adjective(
                        i, last, seat or entry, last if seat else _territory(text, last)
                    )
                    i = last - 1
                    break
        i += 1


def _entry(place: str, known: Gazetteer) -> Entry | None:
    if place[0] == "=":
        return known.country(place[1:])
    return next((e for e in known.named(key(place)) if e.rank < 2), None)


def _is_name(word: str, known: Gazetteer) -> bool:
    """Whether the word is the country's name as well ("U.S. troops", "Hong Kong police")."""
    return any(e.rank < 2 and e.kind == "country" for e in known.named(key(word)))


def _is_language(text: Text, token: Token) -> bool:
    if token.entity == "LANGUAGE":
        return True
    before = text.tokens[token.i - 1].lower if token.i else ""
    alone = token.pos in {"PROPN", "NOUN"} and token.dep in {"pobj", "dobj"}
    return alone and before in _LANGUAGE_BEFORE and not token.lower.endswith("s")


@cache
def _seats() -> dict[str, str]:
    """The first seat of government of each state, by its code."""
    rows = tsv("actors/states.tsv")
    return {row["code"]: row["capital"].split("|")[0] for row in rows if row["capital"]}


def _seat(text: Text, last: int, state: Entry, known: Gazetteer) -> Entry | None:
    """The town that "the Syrian capital" is, where its name does not follow."""
    after = [t.lower for t in text.tokens[last : last + 2]]
    if after[:1] != ["capital"] or state.kind != "country" or state.code not in _seats():
        return None
    if len(after) > 1 and text.tokens[last + 1].pos in {"PROPN", "NOUN"} and after[1] != "city":
        return None  # "the Syrian capital Damascus", "Swiss capital markets"
    seat = key(_seats()[state.code])
    return next((e for e in known.named(seat) if e.kind == "town" and e.code == state.code), None)


def _territory(text: Text, last: int) -> int | None:
    noun = text.tokens[last] if last < len(text.tokens) else None
    return noun.i if noun and noun.lower in words("own_territory") else None
