"""Whether everything is still as it came: verify, back up, restore."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, or_, select

from reportedly.claim import Claim, spans
from reportedly.errors import LedgerError
from reportedly.ledger import database
from reportedly.ledger import tables as t
from reportedly.ledger.entry import columns
from reportedly.ledger.judgements import every, lineage, replay
from reportedly.ledger.store import Ledger

LARGEST = 1 << 30  # bytes: an original that claims to unpack to more is a fault, not a file


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was stored; ``what`` names the table, ``name`` the row."""

    what: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was looked at, and every fault that was found."""

    originals: int
    reports: int
    claims: int
    quotes: int
    faults: tuple[Fault, ...]


def verify(ledger: Ledger, tick: Callable[[int, int], None] | None = None) -> Verified:
    """Hash every original again, check every quote against its text and every row against its record.

    ``tick`` is called with what is done and the whole of it.
    """
    faults: list[Fault] = []
    seen = {"originals": 0, "reports": 0, "claims": 0, "quotes": 0}
    with ledger.reading() as connection:
        faults += _file(connection)
        whole = sum(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (t.originals, t.reports)
        )
        for checks, name in (
            (_originals(connection), "originals"),
            (_reports(connection), "reports"),
        ):
            for found, claims, quotes in checks:
                faults += found
                seen[name] += 1
                seen["claims"] += claims
                seen["quotes"] += quotes
                if tick:
                    tick(seen["originals"] + seen["reports"], whole)
        faults += _judgements(connection)
    return Verified(**seen, faults=tuple(faults))


def _file(connection: Connection) -> Iterator[Fault]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield Fault("file", "integrity", said)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(str(row[0]), str(row[1]), f"its {row[2]} is missing")


def _originals(connection: Connection) -> Iterator[tuple[list[Fault], int, int]]:
    for sha, size, data in connection.execution_options(yield_per=20).execute(select(t.originals)):
        yield [Fault("originals", sha, why) for why in _original(sha, size, data)], 0, 0


def _original(sha: str, size: int, data: bytes) -> Iterator[str]:
    unpacker = zlib.decompressobj()
    try:
        raw = unpacker.decompress(data, LARGEST)
    except zlib.error as error:
        yield f"its bytes cannot be unpacked ({error})"
        return
    if not unpacker.eof:
        yield "its bytes are cut short"
    if len(raw) != size:
        yield f"it has {len(raw)} bytes where {size} were kept"
    if hashlib.sha256(raw).hexdigest() != sha:
        yield "its bytes are not those that were kept: the hash differs"


def _reports(connection: Connection) -> Iterator[tuple[list[Fault], int, int]]:
    asked = select(t.reports.c.id, t.reports.c.text, t.reports.c.parts, t.reports.c.segments)
    for name, text, parts, segments in connection.execute(asked).all():
        faults = [Fault("reports", name, why) for why in _borders(text, parts, segments)]
        faults += [Fault("reports", name, why) for why in _readings(connection, name)]
        rows = (
            connection.execute(select(t.claims).where(t.claims.c.report == name)).mappings().all()
        )
        quotes = 0
        for row in rows:
            record = row["corrected"] or row["record"]
            try:
                claim = msgspec.json.decode(record, type=Claim)
            except msgspec.DecodeError as error:
                faults.append(Fault("claims", row["id"], f"its record cannot be read ({error})"))
                continue
            found = spans(claim)
            quotes += len(found)
            faults += [
                Fault("claims", row["id"], f"the quote {s.quote!r} does not stand at {s.start}")
                for s in found
                if not s.fits(text)
            ]
            if claim.id != row["id"] or claim.report != name:
                faults.append(Fault("claims", row["id"], "its record names another claim"))
            faults += [
                Fault("claims", row["id"], f"its column {column} is not what its record says")
                for column, value in columns(claim).items()
                if row[column] != value
            ]
        yield faults, len(rows), quotes


def _borders(text: str, parts: str, segments: str) -> Iterator[str]:
    for what, listed in (("part", json.loads(parts)), ("segment", json.loads(segments))):
        for piece in listed:
            if not 0 <= piece["start"] <= piece["end"] <= len(text):
                yield f"a {what} lies outside its text ({piece['start']}-{piece['end']})"


def _readings(connection: Connection, report: str) -> Iterator[str]:
    """Each report has one current reading, and each reading as many claims as it says."""
    r = t.readings.c
    asked = select(r.id, r.superseded_by, r.claims, r.unread).where(r.report == report)
    readings = connection.execute(asked).all()
    current = [row for row in readings if row.superseded_by is None]
    if len(current) != 1:
        yield f"it has {len(current)} current readings where there must be one"
    for row in readings:
        for table, said in ((t.claims, row.claims), (t.unread, row.unread)):
            counted = select(func.count()).select_from(table).where(table.c.reading == row.id)
            there = connection.execute(counted).scalar_one()
            if there != said:
                yield f"reading {row.id} has {there} rows of {table.name} where it says {said}"


def _judgements(connection: Connection) -> Iterator[Fault]:
    """What a judged claim says now is its record with the judgements in force laid over it."""
    c = t.claims.c
    judged = select(t.judgements.c.claim).where(t.judgements.c.claim.is_not(None))
    changed = or_(c.corrected.is_not(None), c.rejected, c.id.in_(judged))
    asked = select(c.id, c.record, c.corrected, c.rejected).where(changed).order_by(c.id)
    for row in connection.execute(asked).all():
        try:
            said = replay(row.record, every(connection, lineage(connection, row.id)))
        except msgspec.DecodeError:
            continue  # listed already
        if said[:2] != (row.corrected, row.rejected):
            yield Fault("claims", row.id, "it does not say what its judgements make of it")


def backup(ledger: Ledger, target: Path) -> None:
    """Copy the ledger whole into a new file, also while another process writes to it.

    Raises ``LedgerError`` where the file exists or cannot be written.
    """
    if target.exists():
        raise LedgerError(f"{target} exists already. Name a new file; a backup overwrites nothing.")
    part = target.with_name(target.name + ".part")
    try:
        with database.guarded(target):
            part.unlink(missing_ok=True)
            with (
                closing(sqlite3.connect(ledger.path)) as source,
                closing(sqlite3.connect(part)) as copy,
            ):
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
            part.replace(target)
    except OSError as error:
        raise LedgerError(f"The backup {target} could not be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def restore(source: Path, target: Path, *, replace: bool = False) -> Path | None:
    """Bring a backup back as the ledger at ``target``; where the ledger that was there has gone.

    Raises ``LedgerError`` where ``source`` is no sound ledger, or ``target`` exists and ``replace`` is
    false. A ledger that is replaced is kept beside the new one, under a name with the time.
    """
    if not source.is_file():
        raise LedgerError(f"There is no backup at {source}. `reportedly backup FILE` makes one.")
    with database.guarded(source):
        engine = database.connect(source, database.WAIT)
        if database.standing(engine) in (None, "foreign"):
            raise LedgerError(f"{source} is not a backup of a ledger, and nothing was changed.")
        with engine.connect() as connection:
            faults = list(_file(connection))
    if faults:
        raise LedgerError(f"The backup {source} is damaged ({faults[0].why}); nothing was changed.")
    kept = None
    if target.exists():
        if not replace:
            raise LedgerError(
                f"There is a ledger at {target} already. --replace puts the backup in its place "
                "and keeps the present one beside it."
            )
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        kept = target.with_name(f"{target.name}.before-{stamp}")
        with Ledger.open(target, create=False) as present:
            backup(present, kept)
    with (
        database.guarded(target),
        closing(sqlite3.connect(source)) as good,
        closing(sqlite3.connect(target, timeout=database.WAIT)) as ledger,
    ):
        good.backup(ledger)
        ledger.execute("PRAGMA journal_mode = WAL")
    Ledger.open(target, create=False).close()  # brings an older backup up to date
    return kept
