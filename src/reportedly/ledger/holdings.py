"""What the ledger holds besides claims: reports, unread sentences, history, numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from reportedly.errors import NotFound
from reportedly.ledger import tables as t
from reportedly.ledger.claims import (
    Held,
    by_day,
    document,
    first_arrival,
    held,
    selection,
)
from reportedly.ledger.heard import merges_of
from reportedly.ledger.judgements import Judgement, every, lineage, newest
from reportedly.ledger.names import claim_name, report_name
from reportedly.ledger.store import Ledger

Row = dict[str, Any]
REPORT_COLUMNS = (
    "id", "original", "title", "outlet", "outlet_country", "address", "published", "precision",
    "zone", "dated_by", "credit", "section", "language", "readable", "place", "words", "version",
    "previous", "superseded_by", "withdrawn", "added",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with everything that ``reportedly show`` tells of it."""

    held: Held
    report: Row
    judgements: tuple[Judgement, ...]
    related: tuple[tuple[str, Held], ...] = ()  # how it stands to each claim of the same report


def reports(ledger: Ledger, outlet: str | None = None, limit: int | None = None) -> Iterator[Row]:
    """Every report and version, by day of publication, with how many claims and arrivals it has.

    ``notes`` are what a reader should know of it: guesses, repairs, losses, a date in the future.
    """
    r = t.reports.c
    reading = and_(t.readings.c.report == r.id, t.readings.c.superseded_by.is_(None))
    arrived = t.custody.alias()
    came = select(func.count()).where(arrived.c.report == r.id).scalar_subquery()
    first = first_arrival()
    asked = (
        select(
            *(r[name] for name in REPORT_COLUMNS), r.notes, t.readings.c.reader, t.readings.c.claims,
            t.readings.c.unread, came.label("arrivals"), t.custody.c.origin, t.custody.c.row,
        )
        .join(t.readings, reading)
        .outerjoin(t.custody, t.custody.c.id == first)
        .order_by(*by_day(), r.id)
        .limit(limit)
    )  # fmt: skip
    if outlet:
        asked = asked.where(func.lower(r.outlet).contains(outlet.casefold(), autoescape=True))
    with ledger.reading() as connection:
        for row in connection.execute(asked).mappings():
            where = document(row["origin"], row["row"])
            yield {**row, "notes": json.loads(row["notes"]), "document": where}


def report(ledger: Ledger, name: str) -> Row:
    """One report whole, its clean text with it, by the first characters of its id."""
    with ledger.reading() as connection:
        return _report(connection, report_name(connection, name))


def _report(connection: Connection, name: str) -> Row:
    found = connection.execute(select(t.reports).where(t.reports.c.id == name)).mappings().one()
    arrivals = connection.execute(
        select(t.custody.c.origin, t.custody.c.row, t.custody.c.how, t.custody.c.taken)
        .where(t.custody.c.report == name)
        .order_by(t.custody.c.id)
    ).mappings()
    return {
        **found, "notes": json.loads(found["notes"]), "arrivals": [dict(row) for row in arrivals]
    }  # fmt: skip


def show(ledger: Ledger, name: str) -> Shown:
    """A claim, its report and what people said of it, by the first characters of its id."""
    with ledger.reading() as connection:
        claim = claim_name(connection, name)
        row = connection.execute(selection().where(t.claims.c.id == claim)).mappings().one()
        found = held(row)
        judged = every(connection, lineage(connection, claim))
        others = {r.claim: r.kind for r in found.claim.relations}
        rows = connection.execute(selection().where(t.claims.c.id.in_(others))).mappings()
        near = {other.claim.id: other for other in map(held, rows)}
        related = tuple((kind, near[other]) for other, kind in others.items() if other in near)
        return Shown(found, _report(connection, found.claim.report), tuple(judged), related)


def unread(ledger: Ledger, report: str | None = None, limit: int | None = None) -> Iterator[Row]:
    """The sentences that hold an event or a number and gave no claim."""
    u, r = t.unread.c, t.reports.c
    asked = (
        select(r.id.label("report"), r.outlet, r.published, r.title, u.start, u.end, u.quote, u.why)
        .join(t.readings, t.readings.c.id == u.reading)
        .join(r.id.table, r.id == t.readings.c.report)
        .where(
            t.readings.c.superseded_by.is_(None), r.superseded_by.is_(None), r.withdrawn.is_(False)
        )
        .order_by(*by_day(), r.id, u.n)
        .limit(limit)
    )
    with ledger.reading() as connection:
        if report:
            asked = asked.where(r.id == report_name(connection, report))
        for row in connection.execute(asked).mappings():
            yield dict(row)


def history(ledger: Ledger, name: str) -> list[Row]:
    """Everything that happened to a claim, a report or a voice, in order, by the start of its id.

    Each row has ``time``, ``what``, ``id`` (of the judgement, where it is one) and what belongs
    to it; of a voice, these are its merges. Raises ``NotFound`` where nothing has such an id.
    """
    with ledger.reading() as connection:
        try:
            claim = claim_name(connection, name)
        except NotFound:
            try:
                return _history_of_report(connection, report_name(connection, name))
            except NotFound as nothing:
                try:
                    return _history_of_voice(connection, name)
                except NotFound:
                    raise nothing from None
        ids = lineage(connection, newest(connection, claim))
        rows = _times_read(connection, ids)
        rows += [_judged(j) for j in every(connection, ids)]
        return sorted(rows, key=lambda row: row["time"])


def _times_read(connection: Connection, ids: list[str]) -> list[Row]:
    asked = (
        select(t.readings.c.created, t.readings.c.reader, t.claims.c.id)
        .join(t.claims, t.claims.c.reading == t.readings.c.id)
        .where(t.claims.c.id.in_(ids))
        .order_by(t.readings.c.id)
    )
    return [
        {"time": time, "what": "read", "claim": claim, "reader": reader}
        for time, reader, claim in connection.execute(asked)
    ]


def _history_of_report(connection: Connection, name: str) -> list[Row]:
    c = t.changes.c
    asked = (
        select(c.time, c.what, c.judgement, c.detail, t.readings.c.reader)
        .outerjoin(t.readings, t.readings.c.id == c.reading)
        .where(c.report == name, or_(c.judgement.is_(None), c.what != "judged"))
        .order_by(c.id)
    )
    rows: list[Row] = [
        {k: v for k, v in {**row, "report": name}.items() if v is not None}
        for row in connection.execute(asked).mappings()
    ]
    rows += [_judged(j) for j in every(connection, report=name)]
    return sorted(rows, key=lambda row: row["time"])


def _history_of_voice(connection: Connection, name: str) -> list[Row]:
    merges = {j.id: j for j in merges_of(connection, name)}
    whole = every(connection)
    reached = set(merges)
    for judgement in whole:  # what undid them, and what undid that
        if judgement.undoes in reached:
            reached.add(judgement.id)
    return [_judged(j) for j in whole if j.id in reached]


def _judged(judgement: Judgement) -> Row:
    row: Row = {"time": judgement.time, "what": judgement.act}
    for field in ("id", "author", "reason", "claim", "field", "old", "new", "undoes", "undone_by"):
        value = getattr(judgement, field)
        if value is not None:
            row[field] = value
    return row


def extent(ledger: Ledger) -> Row:
    """How many reports there are, and the days of the first and of the last."""
    published = t.reports.c.published
    ends = [
        select(published).where(published.is_not(None)).order_by(order).limit(1)
        for order in (published, published.desc())
    ]
    with ledger.reading() as connection:
        count = connection.execute(select(func.count()).select_from(t.reports)).scalar_one()
        first, last = (connection.execute(asked).scalar() for asked in ends)
    return {"reports": count, "first_day": first and first[:10], "last_day": last and last[:10]}


def status(ledger: Ledger) -> Row:
    """How much of everything the ledger holds."""
    r, readings = t.reports.c, t.readings.c
    with ledger.reading() as connection:

        def count(table: Any, *conditions: Any) -> int:
            return connection.execute(
                select(func.count()).select_from(table).where(*conditions)
            ).scalar_one()

        heard = select(
            func.count(func.distinct(r.outlet)),
            func.min(func.substr(r.published, 1, 10)),
            func.max(func.substr(r.published, 1, 10)),
        )
        outlets, first, last = connection.execute(heard).one()
        readers = select(readings.reader).where(readings.superseded_by.is_(None)).distinct()
        return {
            "ledger": str(ledger.path),
            "bytes": ledger.path.stat().st_size,
            "originals": count(t.originals),
            "reports": count(t.reports),
            "outlets": outlets,
            "first_day": first,
            "last_day": last,
            "older_versions": count(t.reports, r.superseded_by.is_not(None)),
            "withdrawn": count(t.reports, r.withdrawn),
            "unreadable": count(t.reports, r.readable.is_(False)),
            "duplicates": count(t.custody) - count(t.reports),
            "readings": count(t.readings),
            "readers": [name for (name,) in connection.execute(readers.order_by(readings.reader))],
            "claims": count(t.claims, t.claims.c.stands.is_(True)),
            "rejected": count(t.claims, t.claims.c.rejected),
            "unread": connection.execute(
                select(func.coalesce(func.sum(readings.unread), 0)).where(
                    readings.superseded_by.is_(None)
                )
            ).scalar_one(),
            "judgements": count(t.judgements),
        }
