"""Ids by their first characters, as a person types them."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.sql import Select

from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import tables as t

_ID = re.compile(r"[0-9A-Za-z_-]{1,128}")
SHOWN = 5


def claim_name(connection: Connection, prefix: str) -> str:
    """The id of the claim that begins with ``prefix``; where several do, the one that is current.

    Raises ``NotFound`` for none, ``InvalidValue`` for several.
    """
    c = t.claims.c
    asked = (
        select(c.id, t.readings.c.superseded_by.is_(None))
        .join(t.readings, t.readings.c.id == c.reading)
        .where(*_begins(c.id, prefix))
    )
    return _one(connection, asked, prefix, "claim")


def report_name(connection: Connection, prefix: str) -> str:
    """The id of the report that begins with ``prefix``; where several do, the newest version.

    Raises ``NotFound`` for none, ``InvalidValue`` for several.
    """
    c = t.reports.c
    asked = select(c.id, c.superseded_by.is_(None)).where(*_begins(c.id, prefix))
    return _one(connection, asked, prefix, "report")


def _begins(column: ColumnElement[str], prefix: str) -> tuple[ColumnElement[bool], ...]:
    """Between the first and the last id that could begin so: an index finds these, and not a pattern."""
    return column >= prefix, column < prefix + "\U0010ffff"


def _one(connection: Connection, asked: Select[Any], prefix: str, what: str) -> str:
    if not _ID.fullmatch(prefix):
        raise InvalidValue(f"{prefix!r} is no id. `reportedly {what}s` lists the ids of {what}s.")
    found = connection.execute(asked.order_by("id").limit(1000)).all()
    if not found:
        raise NotFound(
            f"No {what} has an id that starts with {prefix}. `reportedly {what}s` lists them."
        )
    exact = [name for name, _ in found if name == prefix]
    now = [name for name, is_current in found if is_current]
    chosen = exact or (now if len(now) == 1 else [name for name, _ in found])
    if len(chosen) > 1:
        some = ", ".join(chosen[:SHOWN]) + (" …" if len(chosen) > SHOWN else "")
        raise InvalidValue(
            f"{len(chosen)} {what}s start with {prefix}: {some}. Type more of the id."
        )
    return str(chosen[0])
