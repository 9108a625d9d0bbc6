"""What a person may say about the files that go in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateOrder = Literal["refuse", "month-first", "day-first"]
Kind = Literal["text", "html", "row"]

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be taken. The defaults guess nothing.

    ``fields`` pairs a field of ours with the name that the rows give it, ``(("title",
    "headline_en"),)``; without it the aliases of ``fields.toml`` are tried. ``date_order`` says
    what ``7/10/2016`` means; at ``refuse`` such a date is left out with a note, unless the report
    settles it. ``zone`` (``Z``, ``+04:00``) is used where a time names none. ``kind`` overrides
    what a file looks like. ``today`` (``YYYY-MM-DD``) is given by the caller, since reading
    has no clock: a date after it gets a note. ``max_bytes`` bounds one report.
    """

    fields: tuple[tuple[str, str], ...] = ()
    date_order: DateOrder = "refuse"
    outlet: str | None = None
    outlet_country: str | None = None
    published: str | None = None
    zone: str | None = None
    language: str | None = None
    kind: Kind | None = None
    today: str | None = None
    max_bytes: int = MAX_BYTES


DEFAULT = Options()
