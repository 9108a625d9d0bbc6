"""The ledger page by page: claims, reports and judgements, newest first, and an original whole.

A page ends with a cursor that says where the next begins. It names the last row that was shown, not
a count of rows, so that what is added meanwhile moves nothing.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select, tuple_

from reportedly.errors import InvalidValue, LedgerError
from reportedly.ledger import tables as t
from reportedly.ledger.claims import (
    Filters,
    Held,
    document,
    first_arrival,
    held,
    selection,
)
from reportedly.ledger.custody import LARGEST
from reportedly.ledger.glimpse import Fit, fit
from reportedly.ledger.judgements import Judgement, every
from reportedly.ledger.names import report_name
from reportedly.ledger.store import Ledger

Item = TypeVar("Item")
Row = dict[str, Any]
# Written out, since SQLite uses an index on an expression only where the words are the same.
DAY: ColumnElement[str] = literal_column("coalesce(substr(reports.published, 1, 10), '')")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of what was asked for, how much there is of it, and where the next page begins."""

    items: tuple[Item, ...]
    total: int
    after: str | None


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a report as they came."""

    sha256: str
    data: bytes


def claims_page(
    ledger: Ledger, filters: Filters, after: str | None = None, limit: int = 50
) -> Page[Held]:
    """The claims that fit, by day of publication, the newest first, undated ones last; of one day those that were read last.

    Raises ``InvalidValue`` for a filter that no claim could fit and for a cursor that is none.
    """
    with fit(ledger, filters) as among:
        return claims_among(among, after, limit)


def claims_among(among: Fit, after: str | None = None, limit: int = 50) -> Page[Held]:
    """``claims_page``, where other questions are asked of the same claims."""
    c = among.columns
    asked = select(c.id, c.day, c.reading, c.n).where(*among.rows)
    if after is not None:
        day, reading, n = cursor(after, (str, int, int))
        asked = asked.where(or_(
            tuple_(c.day, c.reading) < (day, reading),
            and_(c.day == day, c.reading == reading, c.n > n),
        ))  # fmt: skip
    asked = asked.order_by(c.day.desc(), c.reading.desc(), c.n).limit(limit + 1)
    rows = among.connection.execute(asked).all()
    ids = [row.id for row in rows[:limit]]
    whole = selection().where(t.claims.c.id.in_(ids))
    found = {row["id"]: held(row) for row in among.connection.execute(whole).mappings()}
    more = mark(tuple(rows[limit - 1])[1:]) if len(rows) > limit else None
    return Page(tuple(found[name] for name in ids), among.total(), more)


def claims_of(ledger: Ledger, report: str) -> list[Held]:
    """The claims of a report's newest reading in the order of its text, rejected ones too."""
    c = t.claims.c
    with ledger.reading() as connection:
        name = report_name(connection, report)
        asked = (
            selection().where(c.report == name, t.readings.c.superseded_by.is_(None)).order_by(c.n)
        )
        return [held(row) for row in connection.execute(asked).mappings()]


def reports_page(
    ledger: Ledger, outlet: str | None = None, text: str | None = None,
    after: str | None = None, limit: int = 50,
) -> Page[Row]:  # fmt: skip
    """Reports and their versions, the newest first; ``text`` is looked for in the title."""
    r = t.reports.c
    asked = select(r.id)
    for column, value in ((r.outlet, outlet), (r.title, text)):
        if value:
            asked = asked.where(func.lower(column).contains(value.casefold(), autoescape=True))
    with ledger.reading() as connection:
        total = connection.execute(asked.with_only_columns(func.count(r.id))).scalar_one()
        if after is not None:
            asked = asked.where(tuple_(DAY, r.added, r.id) < cursor(after, (str, str, str)))
        asked = asked.order_by(DAY.desc(), r.added.desc(), r.id.desc()).limit(limit + 1)
        ids = list(connection.execute(asked).scalars())
        rows = connection.execute(
            select(
                r.id, r.title, r.outlet, r.outlet_country, r.address, r.published, r.zone, r.credit,
                r.language, r.readable, r.words, r.version, r.superseded_by, r.withdrawn, r.added,
                r.notes, t.readings.c.claims, t.readings.c.unread, DAY.label("day"),
                t.custody.c.origin, t.custody.c.row,
            )
            .join(t.readings, and_(t.readings.c.report == r.id, t.readings.c.superseded_by.is_(None)))
            .outerjoin(t.custody, t.custody.c.id == first_arrival())
            .where(r.id.in_(ids[:limit]))
        ).mappings()  # fmt: skip
        found = {row["id"]: dict(row) for row in rows}
    shown = [found[name] for name in ids[:limit]]
    more = None
    if len(ids) > limit:
        more = mark(tuple(shown[-1][name] for name in ("day", "added", "id")))
    for row in shown:
        row["document"] = document(row.pop("origin"), row.pop("row"))
        row["notes"] = json.loads(row["notes"])
        del row["day"]
    return Page(tuple(shown), total, more)


def judgements_page(
    ledger: Ledger, author: str | None = None, act: str | None = None,
    after: str | None = None, limit: int = 50,
) -> Page[Judgement]:  # fmt: skip
    """What people decided, the newest first."""
    with ledger.reading() as connection:
        found = [
            j for j in reversed(every(connection))
            if (author is None or j.author == author) and (act is None or j.act == act)
        ]  # fmt: skip
    total = len(found)
    if after is not None:
        (before,) = cursor(after, (int,))
        found = [j for j in found if j.id < before]
    more = mark((found[limit - 1].id,)) if len(found) > limit else None
    return Page(tuple(found[:limit]), total, more)


def original(ledger: Ledger, report: str) -> Original:
    """The bytes that a report was read from; ``LedgerError`` where they are damaged."""
    with ledger.reading() as connection:
        name = report_name(connection, report)
        sha, data = connection.execute(
            select(t.originals.c.sha256, t.originals.c.data)
            .join(t.reports, t.reports.c.original == t.originals.c.sha256)
            .where(t.reports.c.id == name)
        ).one()
    try:
        raw = zlib.decompressobj().decompress(data, LARGEST)
    except zlib.error:
        raw = b""
    if hashlib.sha256(raw).hexdigest() != sha:
        raise LedgerError(
            f"The original {sha} is not as it was kept. `reportedly verify` lists what is damaged; "
            "bring back a backup with `reportedly restore`."
        )
    return Original(sha, raw)


def mark(values: Sequence[object]) -> str:
    """A cursor: the sort key of the last row that was shown.

    >>> cursor(mark(("2020-10-04", 3)), (str, int))
    ('2020-10-04', 3)
    """
    return base64.urlsafe_b64encode(json.dumps(list(values)).encode()).decode().rstrip("=")


def cursor(given: str, kinds: Sequence[type]) -> tuple[Any, ...]:
    """The sort key that a cursor holds; ``InvalidValue`` where it is none of this list."""
    try:
        values = json.loads(base64.urlsafe_b64decode(given.encode() + b"=" * (-len(given) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        values = None
    if (
        not isinstance(values, list)
        or [type(value) for value in values] != list(kinds)
        or any(isinstance(value, int) and abs(value) >= 2**63 for value in values)
        or any(isinstance(value, str) and not value.isprintable() for value in values)
    ):
        raise InvalidValue(
            f"{given[:80]!r} is no cursor of this list. Take the one that the page before it gave."
        )
    return tuple(values)
