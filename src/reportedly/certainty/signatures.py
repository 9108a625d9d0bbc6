"""The tables of the room: what embedding words say of what they embed, and hedges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from reportedly.claim import Level
from reportedly.errors import TableError
from reportedly.language.text import Token
from reportedly.tables import toml, tsv

Effect = Literal["+", "-", "o", "o-"]
Frame = Literal["to", "that", "whether", "np", "other"]


@dataclass(frozen=True, slots=True)
class Signature:
    """What follows for the embedded event in a positive (``plus``) and a negated (``minus``) clause."""

    name: str
    plus: Effect
    minus: Effect
    level: Level
    resets: bool


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word beside the event: its class, the level it leaves, whether it negates."""

    name: str
    level: Level | None
    negates: bool


@cache
def classes() -> Mapping[str, Signature]:
    """The classes of embedding words."""
    return {
        name: Signature(name, row["plus"], row["minus"], row["level"], row.get("resets", False))
        for name, row in toml("certainty/classes.toml").items()
    }


@cache
def signatures() -> Mapping[str, Signature]:
    """Embedding words by their key in ``signatures.tsv``."""
    known = classes()
    found = {}
    for row in tsv("certainty/signatures.tsv"):
        if row["class"] not in known:
            raise TableError(
                f"certainty/signatures.tsv: {row['word']} has class {row['class']!r}, which "
                f"classes.toml does not define. Use one of {', '.join(known)}."
            )
        found[row["word"]] = known[row["class"]]
    return found


@cache
def hedges() -> Mapping[str, Hedge]:
    """Hedges by their written form, lower-case."""
    return {
        row["word"]: Hedge(
            row["class"],
            None if row["level"] == "-" else cast(Level, row["level"]),
            row["negates"] == "yes",
        )
        for row in tsv("certainty/hedges.tsv")
    }


def signature(word: Token, frame: Frame, preposition: str | None = None) -> Signature | None:
    """The signature of ``word`` before this kind of complement; the most special entry wins."""
    table = signatures()
    return next((table[key] for key in _keys(word, frame, preposition) if key in table), None)


def _keys(word: Token, frame: Frame, preposition: str | None) -> Iterator[str]:
    lemma = word.lemma
    particle = word.child("prt")
    if particle is not None:
        yield f"{lemma}_{particle.lower}"
    if preposition is not None:
        yield f"{lemma}_{preposition}"
    yield f"{lemma}_{frame}"
    if word.pos in {"NOUN", "PROPN"}:
        yield f"{lemma}_n"
    yield lemma
    if word.lower != lemma:
        yield word.lower
