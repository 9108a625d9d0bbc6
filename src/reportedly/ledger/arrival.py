"""A report arrives: it goes in whole, with its reading and its claims, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from reportedly.ledger import judgements, rereading
from reportedly.ledger import tables as t
from reportedly.ledger.entry import Entry, Row
from reportedly.ledger.store import Ledger, log

Outcome = Literal["added", "version", "reread", "duplicate", "unchanged"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a report that was put in.

    ``outcome`` is ``added``; ``version`` (new text at a known address, which ``of`` is the older
    version of); ``reread`` (a newer reader read it again); ``duplicate`` (it was there already);
    or ``unchanged`` (other bytes at a known address with the same text: the bytes are kept, and
    ``of`` is the report that holds the text). ``lost`` are the judgements whose claim the new
    reading does not make any more.
    """

    outcome: Outcome
    report: str
    of: str | None = None
    claims: int = 0
    unread: int = 0
    lost: tuple[int, ...] = ()


def put(ledger: Ledger, entry: Entry) -> Stored:
    """Put a report in with its original, its reading and its claims, in one transaction.

    Raises ``LedgerError`` where the ledger cannot be written; nothing of the report is in it then.
    """
    with ledger.writing() as connection:
        return _put(connection, entry, ledger.now())


def _put(connection: Connection, entry: Entry, now: str) -> Stored:
    name = entry.report["id"]
    known = _known(connection, name)
    if known is None:
        older = _at_address(connection, entry.report)
        if older is not None and _same_text(older, entry.report):
            _arrive(connection, entry, older["id"], now)
            return Stored("unchanged", name, older["id"])
        return _put_new(connection, entry, older, now)
    _arrive(connection, entry, name, now)
    read = select(t.readings.c.id).where(
        t.readings.c.report == name, t.readings.c.reader == entry.reader
    )
    if entry.known or connection.execute(read).first() is not None:
        return Stored("duplicate", name, name)
    return _put_reading_again(connection, entry, now)


def _put_new(
    connection: Connection, entry: Entry, older: Mapping[str, Any] | None, now: str
) -> Stored:
    name = entry.report["id"]
    _keep(connection, entry)
    row = {
        **entry.report,
        "version": older["version"] + 1 if older else 1,
        "previous": older["id"] if older else None,
        "withdrawn": False,
        "added": now,
    }
    connection.execute(insert(t.reports), row)
    if older:
        connection.execute(
            update(t.reports).where(t.reports.c.id == older["id"]).values(superseded_by=name)
        )
        judgements.to_link_report(connection, older["id"])
    _arrive(connection, entry, name, now)
    reading = _put_reading(connection, entry, {}, now)
    what = "new-version" if older else "added"
    log(
        connection,
        now,
        what,
        report=name,
        reading=reading,
        detail=f"after {older['id']}" if older else None,
    )
    return Stored(
        "version" if older else "added", name, older["id"] if older else None,
        len(entry.claims), len(entry.unread),
    )  # fmt: skip


def _put_reading_again(connection: Connection, entry: Entry, now: str) -> Stored:
    """A newer reader's reading: the older one stays, and people's judgements go over."""
    name = entry.report["id"]
    before = connection.execute(
        select(t.readings.c.id).where(
            t.readings.c.report == name, t.readings.c.superseded_by.is_(None)
        )
    ).scalar_one()
    continued = rereading.continued(connection, before, entry)
    reading = _put_reading(connection, entry, continued, now)
    connection.execute(
        update(t.readings).where(t.readings.c.id == before).values(superseded_by=reading)
    )
    lost = rereading.carry(connection, before, continued)
    judgements.to_link_report(connection, name)
    log(connection, now, "reread", report=name, reading=reading)
    for judgement in lost:
        log(connection, now, "not-carried", report=name, reading=reading, judgement=judgement,
            detail="the new reading does not make the claim, or has no such field")  # fmt: skip
    return Stored("reread", name, name, len(entry.claims), len(entry.unread), tuple(lost))


def _put_reading(
    connection: Connection, entry: Entry, continued: Mapping[str, str], now: str
) -> int:
    """Insert the reading with its claims; the id of the reading."""
    row: Row = {
        "report": entry.report["id"],
        "reader": entry.reader,
        "created": now,
        "claims": len(entry.claims),
        "unread": len(entry.unread),
    }
    made = connection.execute(insert(t.readings), row).inserted_primary_key
    assert made is not None
    reading = int(made[0])
    extra = {"reading": reading, "corrected": None, "rejected": False}
    claims = [
        {**claim.row, **extra, "continues": continued.get(claim.row["id"])}
        for claim in entry.claims
    ]
    if claims:
        connection.execute(insert(t.claims), claims)
        judgements.to_link(connection, [row["id"] for row in claims])
    for table in t.CHILDREN:
        rows = [row for claim in entry.claims for row in claim.children[table.name]]
        if rows:
            connection.execute(insert(table), rows)
    if entry.unread:
        connection.execute(insert(t.unread), [{**row, "reading": reading} for row in entry.unread])
    return reading


def _keep(connection: Connection, entry: Entry) -> None:
    """Keep the original's bytes, once."""
    connection.execute(insert(t.originals).prefix_with("OR IGNORE"), entry.original)


def _arrive(connection: Connection, entry: Entry, report: str, now: str) -> None:
    """Note where the bytes came from, unless it is noted already."""
    if not _is_new_arrival(connection, entry, report):
        return
    _keep(connection, entry)
    connection.execute(
        insert(t.custody),
        {
            "original": entry.original["sha256"],
            "report": report,
            "origin": entry.custody.origin,
            "row": entry.custody.row,
            "how": entry.custody.how,
            "taken": entry.custody.taken or now,
        },
    )


def _is_new_arrival(connection: Connection, entry: Entry, report: str) -> bool:
    c = t.custody.c
    there = select(c.id).where(
        c.report == report,
        c.original == entry.original["sha256"],
        c.origin == entry.custody.origin,
        c.row.is_(None) if entry.custody.row is None else c.row == entry.custody.row,
    )
    return connection.execute(there).first() is None


def _known(connection: Connection, name: str) -> str | None:
    return connection.execute(select(t.reports.c.id).where(t.reports.c.id == name)).scalar()


def _at_address(connection: Connection, report: Row) -> Mapping[str, Any] | None:
    """The newest report at the same address."""
    if not report["address"]:
        return None
    c = t.reports.c
    asked = (
        select(c.id, c.version, c.text, c.title, c.published, c.outlet)
        .where(c.address == report["address"], c.superseded_by.is_(None))
        .order_by(c.version.desc())
        .limit(1)
    )
    found = connection.execute(asked).mappings().first()
    return dict(found) if found else None


def _same_text(older: Mapping[str, Any], report: Row) -> bool:
    return all(older[name] == report[name] for name in ("text", "title", "published", "outlet"))
