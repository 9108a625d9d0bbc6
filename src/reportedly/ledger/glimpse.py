"""Many claims at a glance: how many, on which days, and a table of them made once for all such questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, MetaData, Table, func, insert, select

from reportedly.ledger import tables as t
from reportedly.ledger.claims import Filters, conditions
from reportedly.ledger.store import Ledger

MOST = 2_000  # days that are told apart
ANY = Filters()
COLUMNS = (
    "id", "day", "reading", "n", "kind", "time_start", "place", "place_code", "geonames_id", "lat", "lon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A day (or, where no day is known, a month or a year) with how many claims of its events."""

    day: str
    claims: int
    kinds: tuple[tuple[str, int], ...]  # the commonest first


@dataclass(frozen=True, slots=True)
class Fit:
    """The claims that fit, as several questions in a row are asked of them: the columns ``COLUMNS``, and what must hold of a row."""

    connection: Connection
    columns: Any
    rows: Sequence[ColumnElement[bool]]

    def total(self) -> int:
        """How many there are."""
        asked = select(func.count()).select_from(self.columns.id.table).where(*self.rows)
        return self.connection.execute(asked).scalar_one()


@contextmanager
def fit(ledger: Ledger, filters: Filters) -> Iterator[Fit]:
    """The claims that fit: all that stand from their own indices, others from a table that is made once and forgotten.

    Raises ``InvalidValue`` for a filter that no claim could fit.
    """
    with ledger.reading() as connection:
        if filters == ANY:
            yield Fit(connection, t.claims.c, conditions(connection, filters))
            return
        asked = select(*(t.claims.c[name] for name in COLUMNS)).where(
            *conditions(connection, filters)
        )
        few = Table(
            "fit", MetaData(), *(Column(n, t.claims.c[n].type) for n in COLUMNS), prefixes=["TEMPORARY"]
        )  # fmt: skip
        few.drop(connection, checkfirst=True)
        few.create(connection)
        connection.execute(insert(few).from_select(COLUMNS, asked))
        yield Fit(connection, few.c, ())


def days(among: Fit) -> list[Day]:
    """How many of the claims that fit are of events that begin on each day, in order.

    Claims without a time are in none.
    """
    c = among.columns
    asked = (
        select(c.time_start, c.kind, func.count())
        .where(c.time_start.is_not(None), *among.rows)
        .group_by(c.time_start, c.kind)
        .order_by(c.time_start)
    )
    found: dict[str, Counter[str]] = {}
    for when, kind, count in among.connection.execute(asked):
        found.setdefault(when[:10], Counter())[kind] += count
    return [
        Day(when, sum(kinds.values()), tuple(sorted(kinds.items(), key=lambda k: (-k[1], k[0]))))
        for when, kinds in list(found.items())[-MOST:]
    ]
