"""Whether two numbers can be meant of one thing."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.claim import Figure

#: Words before one person who is told of, and not counted.
_SOMEBODY = frozenset({"a", "an", "the", "his", "her", "its", "their", "whose", "another"})
_HARMED = frozenset({"killed", "wounded", "missing", "captured", "detained"})


def is_somebody(figure: Figure) -> bool:
    """Whether one person is told of, who may be one of several: "a volunteer was killed" does not say that nobody else was.

    "One civilian was killed" and "1 dead" count.
    """
    words = figure.mention.quote.casefold().split()
    return figure.best == 1 and figure.what in _HARMED and bool(words) and words[0] in _SOMEBODY


def can_both_be(one: Figure, other: Figure) -> bool:
    """Whether one number can be meant by both; an open end is open.

    "At least 5" and 7 can both be; 5 and 7 cannot; "more than 10" and "about 9" cannot. One who is told of is at least one.
    """
    return _least(one) <= _most(other) and _least(other) <= _most(one)


def _least(figure: Figure) -> float:
    if figure.bound == "about" and figure.best is not None:
        return figure.best * 0.9
    return figure.low if figure.low is not None else 0


def _most(figure: Figure) -> float:
    if is_somebody(figure):
        return float("inf")
    if figure.bound == "about" and figure.best is not None:
        return figure.best * 1.1
    return figure.high if figure.high is not None else float("inf")


def conflict(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Whether both count the same thing in an incident, as a whole, and no two of these numbers can both be."""
    mine, theirs = _wholes(one), _wholes(other)
    alike = [(a, b) for a in mine for b in theirs if a.what == b.what]
    alike = [(a, b) for a, b in alike if a.who == b.who or None in (a.who, b.who)]
    return bool(alike) and not any(can_both_be(a, b) for a, b in alike)


def _wholes(figures: Iterable[Figure]) -> list[Figure]:
    return [f for f in figures if f.scope == "incident" and f.part_of is None]
