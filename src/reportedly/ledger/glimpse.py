"""Many claims at a glance: how many on each day, and where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from reportedly.ledger import tables as t
from reportedly.ledger.claims import Filters, conditions
from reportedly.ledger.store import Ledger

MOST = 2_000  # days that are told apart


@dataclass(frozen=True, slots=True)
class Day:
    """A day (or, where no day is known, a month or a year) with how many claims of its events."""

    day: str
    claims: int
    kinds: tuple[tuple[str, int], ...]  # the commonest first


def days(ledger: Ledger, filters: Filters) -> list[Day]:
    """How many of the claims that fit are of events that begin on each day, in order.

    Claims without a time are in none.
    """
    c = t.claims.c
    with ledger.reading() as connection:
        asked = (
            select(c.time_start, c.kind, func.count())
            .where(c.time_start.is_not(None), *conditions(connection, filters))
            .group_by(c.time_start, c.kind)
            .order_by(c.time_start)
        )
        found: dict[str, Counter[str]] = {}
        for when, kind, count in connection.execute(asked):
            found.setdefault(when[:10], Counter())[kind] += count
    return [
        Day(when, sum(kinds.values()), tuple(sorted(kinds.items(), key=lambda k: (-k[1], k[0]))))
        for when, kinds in list(found.items())[-MOST:]
    ]
