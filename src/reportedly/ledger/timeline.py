"""Events by day and place, each with who says so and who denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger import tables as t
from reportedly.ledger.assessing import SAID
from reportedly.ledger.claims import Filters
from reportedly.ledger.events import ANY, Row, events
from reportedly.ledger.store import Ledger

BATCH = 500  # events of which the voices are asked for at once


def timeline(
    ledger: Ledger, filters: Filters = ANY, *, standing: Sequence[str] = (),
    dispute: Sequence[str] = (), reports: int = 1, limit: int | None = None,
) -> Iterator[Row]:  # fmt: skip
    """The events that ``events`` gives and that have a day, by first day and place, with two lists more.

    ``told_by`` are the origins that say that it happened, in the order of publication; ``denied_by`` those that deny it or do not
    confirm it. Raises ``InvalidValue`` as ``events``.
    """
    found = events(ledger, filters, standing=standing, dispute=dispute, reports=reports)
    dated = islice((row for row in found if row["first"]), limit)
    while rows := list(islice(dated, BATCH)):
        with ledger.reading() as connection:
            heard = _heard(connection, [row["id"] for row in rows])
        for row in rows:
            told, denied = heard[row["id"]]
            yield {**row, "told_by": list(told), "denied_by": list(denied)}


def undated(
    ledger: Ledger, filters: Filters = ANY, *, standing: Sequence[str] = (),
    dispute: Sequence[str] = (), reports: int = 1,
) -> int:  # fmt: skip
    """How many events have no day, and so no place in the timeline."""
    found = events(ledger, filters, standing=standing, dispute=dispute, reports=reports)
    return sum(1 for row in found if not row["first"])


def _heard(
    connection: Connection, names: Sequence[str]
) -> dict[str, tuple[dict[str, None], dict[str, None]]]:
    """Of each event, who says so and who denies it, each once."""
    m, r = t.members.c, t.reports.c
    asked: Any = (
        select(m.event, m.part, m.origin_name, t.claims.c.level)
        .join(t.claims, t.claims.c.id == m.claim)
        .join(r.id.table, r.id == t.claims.c.report)
        .where(m.event.in_(names), m.part != "withdrawn")
        .order_by(m.event, r.published, m.claim)
    )
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {n: ({}, {}) for n in names}
    for row in connection.execute(asked):
        told, denied = found[row.event]
        if row.part == "denies":
            denied[row.origin_name] = None
        elif row.level in SAID:
            told[row.origin_name] = None
    return found
