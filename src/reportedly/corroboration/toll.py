"""The toll of an event as low, best and high, each with the claim behind it.

Never a bare number: a rule says which claim is believed, and the result names it. Every origin counts once, and the voices of one side
as one, with what it said last. One person who is told of ("a volunteer was killed") counts only where nobody gives a number. The rules:

``conservative``  low and best are the lowest that an origin gives, high the highest (the Uppsala Conflict Data Program's best
                  estimate leans to the lower of what equally reliable sources give: UCDP GED codebook)
``latest``        best is what was said last
``most``          best is what most origins give; of equally many the lower
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Counted, Figure
from reportedly.corroboration.agreement import Statement
from reportedly.corroboration.counting import is_somebody

Rule = Literal["conservative", "latest", "most"]
RULES: tuple[Rule, ...] = ("conservative", "latest", "most")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the claim that gives it."""

    value: int
    claim: str


@dataclass(frozen=True, slots=True)
class Toll:
    """``low``, ``best`` and ``high`` of ``what``; null where no claim gives one. ``origins`` say something of it."""

    what: Counted
    low: Number | None
    best: Number | None
    high: Number | None
    origins: int
    rule: Rule


def tolls(statements: Sequence[Statement], rule: Rule = "conservative") -> list[Toll]:
    """The toll of each thing that is counted in claims about one event, wholes and incident figures only."""
    kinds = sorted({f.what for s in statements for f in whole(s)})
    return [toll(statements, what, rule) for what in kinds]


def toll(statements: Sequence[Statement], what: Counted, rule: Rule = "conservative") -> Toll:
    """The toll of one thing."""
    given = _last_of_each(statements, what)
    lows = [Number(f.low, s.fact.claim) for s, f in given if f.low is not None]
    highs = [Number(f.high, s.fact.claim) for s, f in given if f.high is not None]
    bests = [(s, Number(f.best, s.fact.claim)) for s, f in given if f.best is not None]
    low = min(lows, key=lambda n: (n.value, n.claim), default=None)
    high = max([*highs, *lows], key=lambda n: (n.value, n.claim), default=None)
    return Toll(
        what,
        low,
        _best(bests, rule) or (low if rule == "conservative" else None),
        high,
        len(given),
        rule,
    )


def whole(statement: Statement) -> list[Figure]:
    """The figures of a claim that count the whole of an incident."""
    if not statement.fact.positive:
        return []
    return [f for f in statement.fact.figures if f.part_of is None and f.scope == "incident"]


def _last_of_each(statements: Sequence[Statement], what: Counted) -> list[tuple[Statement, Figure]]:
    """What each source said last; of several figures of one claim the greatest. Those who count, if any does."""
    counted: dict[str, tuple[Statement, Figure]] = {}
    somebody: dict[str, tuple[Statement, Figure]] = {}
    for statement in sorted(statements, key=lambda s: s.when):
        figures = [f for f in whole(statement) if f.what == what]
        if figures:
            most = max(figures, key=lambda f: f.best or f.low or 0)
            said = somebody if is_somebody(most) else counted
            said[statement.source] = statement, most
    return sorted((counted or somebody).values(), key=lambda pair: pair[0].when)


def _best(bests: Sequence[tuple[Statement, Number]], rule: Rule) -> Number | None:
    if not bests:
        return None
    numbers = [n for _, n in bests]
    if rule == "latest":
        return numbers[-1]
    if rule == "most":
        often = Counter(n.value for n in numbers)
        return min(numbers, key=lambda n: (-often[n.value], n.value, n.claim))
    return min(numbers, key=lambda n: (n.value, n.claim))
