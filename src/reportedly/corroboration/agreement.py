"""Where claims about one event agree, and where they do not.

What can be said later without contradicting is no contradiction: a running total that has grown, a toll "at least" that high,
a larger place around a smaller one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Figure
from reportedly.corroboration.counting import can_both_be
from reportedly.corroboration.facts import Fact
from reportedly.corroboration.likeness import where

Conflict = Literal["denies", "figures", "place", "responsibility", "supersedes"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """That two claims do not agree: ``kind``, the ids of both, and in words what each has.

    Of ``denies`` the first denies; of ``supersedes`` the first is later and of the same origin or side.
    """

    kind: Conflict
    one: str
    other: str
    words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its origin and when it was made, as ``disagreements`` compares it.

    ``day`` is an ordinal, ``minute`` the minute of that day, null where only the day is known.
    """

    fact: Fact
    origin: str
    side: str | None
    day: int | None
    minute: int | None = None

    @property
    def source(self) -> str:
        """The side that it speaks for, or else its origin: who can take back what it said."""
        return self.side or self.origin

    @property
    def when(self) -> tuple[int, int, str]:
        """By which statements are put in order."""
        return self.day or 0, self.minute or 0, self.fact.claim

    def is_after(self, other: Statement) -> bool:
        """Whether it was surely made later."""
        if self.day != other.day:
            return (self.day or 0) > (other.day or 0)
        return self.minute is not None and other.minute is not None and self.minute > other.minute


def disagreements(statements: Iterable[Statement]) -> Iterator[Disagreement]:
    """Every disagreement among the statements about one event, in their order."""
    ordered = sorted(statements, key=lambda s: s.when)
    for n, other in enumerate(ordered):
        for one in ordered[:n]:
            yield from between(one, other)


def between(early: Statement, late: Statement) -> Iterator[Disagreement]:
    """The disagreements of two statements, the second not made before the first."""
    one, other = early.fact, late.fact
    if one.positive != other.positive:
        denier, denied = (other, one) if one.positive else (one, other)
        yield Disagreement(
            "denies",
            denier.claim,
            denied.claim,
            "says that it did not happen, or does not confirm it",
        )
        return
    for first, second in counted_alike(one.figures, other.figures):
        if not can_both_be(first, second):
            words = f"{first.mention.quote} – {second.mention.quote} ({first.what})"
            grown = early.source == late.source and late.is_after(early)
            if early.source == late.source and not grown:
                continue  # one source does not dispute itself: a part and a whole, or two groups of dead
            kind: Conflict = "supersedes" if grown else "figures"
            pair = (other, one) if grown else (one, other)
            yield Disagreement(kind, pair[0].claim, pair[1].claim, words)
            break
    if where(one.spot, other.spot) == "elsewhere":
        yield Disagreement("place", one.claim, other.claim, f"{_name(one)} – {_name(other)}")
    differ = one.actors and other.actors and not one.actors & other.actors
    if differ and one.kind == other.kind and early.source != late.source:
        words = f"{', '.join(sorted(one.actors))} – {', '.join(sorted(other.actors))}"
        yield Disagreement("responsibility", one.claim, other.claim, words)


def counted_alike(
    one: Iterable[Figure], other: Iterable[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """The figures of two claims that count the same.

    What, whose, whole with whole, over the same time, and victims with victims.
    """
    theirs = [f for f in other if f.part_of is None]
    for first in one:
        if first.part_of is not None:
            continue
        for second in theirs:
            same = _what_and_when(first) == _what_and_when(second)
            if same and (first.who == second.who or None in (first.who, second.who)):
                yield first, second


def _what_and_when(figure: Figure) -> tuple[object, ...]:
    return figure.what, figure.scope, figure.since, figure.perpetrators


def _name(fact: Fact) -> str:
    return fact.spot.key if fact.spot else "?"
