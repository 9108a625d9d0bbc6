"""Claims by day as bars, and by kind as counts, each with the address that shows them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.ledger import Filters
from reportedly.ledger.glimpse import Day
from reportedly.web.asked import query

SHOWN = 120  # the latest days that are drawn
KINDS = 16
HIGHEST = 84  # pixels
BAR = 14
LEAST = 140  # width in pixels: room for one label


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: where its bar stands, how high it is, what it says, and the way to its claims."""

    x: int
    width: int
    height: int
    label: str
    tick: str
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of event with its claims that have a day."""

    kind: str
    claims: int
    address: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, the commonest kinds, and how many earlier days are left out."""

    bars: tuple[Bar, ...]
    kinds: tuple[Facet, ...]
    earlier: int

    @property
    def width(self) -> int:
        """Pixels."""
        return max(LEAST, BAR * len(self.bars) + 60)


def timeline(days: Sequence[Day], filters: Filters) -> Timeline:
    """The latest days with their claims; the highest bar is the day with most."""
    drawn = days[-SHOWN:]
    most = max((day.claims for day in drawn), default=1)
    bars = []
    last = -10
    for n, day in enumerate(drawn):
        kinds = ", ".join(f"{count} {kind}" for kind, count in day.kinds[:4])
        label = f"{day.day}: {day.claims} claim{'' if day.claims == 1 else 's'}: {kinds}"
        more = " …" if len(day.kinds) > 4 else ""
        alone = replace(filters, since=day.day, until=day.day)
        tick = day.day if n - last >= 6 else ""
        last = n if tick else last
        height = max(2, round(HIGHEST * day.claims / most))
        bars.append(Bar(n * BAR, BAR, height, label + more, tick, f"/?{query(alone)}"))
    total: Counter[str] = Counter()
    for day in days:
        total.update(dict(day.kinds))
    facets = tuple(
        Facet(kind, count, f"/?{query(replace(filters, kind=(kind,)))}")
        for kind, count in total.most_common(KINDS)
    )
    return Timeline(tuple(bars), facets, max(0, len(days) - SHOWN))
