"""A report: what was published, as clean text with a map back to the original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.claim import PartKind
from reportedly.span import Span

DatePrecision = Literal["year", "month", "day", "hour", "minute", "second"]
DateSource = Literal["structured", "visible", "htmldate", "field", "dateline", "option"]


@dataclass(frozen=True, slots=True)
class Published:
    """When it was published.

    ``value`` is ISO 8601 without an offset, as long as the precision allows
    (``2020-10-22``, ``2020-10-22T13:08``); ``zone`` is ``Z`` or ``+04:00``, null when unknown.
    """

    value: str
    precision: DatePrecision
    zone: str | None
    source: DateSource

    @property
    def day(self) -> str:
        """The date alone, ``YYYY-MM-DD`` (shorter when only the month or year is known)."""
        return self.value[:10]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the clean text that is headline, lead, body or caption."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of clean text and where it stands in the original.

    ``start``-``end`` count code points of the clean text; ``source_start``-``source_end`` those of
    the decoded ``field`` of the original (``text`` for a text file, ``html`` for a page, the
    field's name for a row of JSON Lines). Where both runs are equally long they match character
    by character; otherwise the clean run stands for the whole source run (an entity, folded space).
    """

    start: int
    end: int
    field: str
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before a wire story: ``SAN SALVADOR, 3 JAN 90 (ACAN-EFE) --``."""

    span: Span
    place: Span | None
    date: str | None  # ISO 8601 day
    credit: str | None


@dataclass(frozen=True, slots=True)
class Custody:
    """Where an original came from: a path or ``-``, the row in it, when and how it came."""

    origin: str
    row: int | None
    taken: str | None  # ISO 8601, UTC; null when nothing was kept
    how: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published report.

    ``id`` and ``original`` are as ``docs/record.md`` says under *Reports*; ``text`` is the clean
    text into which every span of every claim points; ``readable`` is false where the language is
    not one that we read.
    """

    id: str
    original: str
    text: str
    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    title: str | None = None
    outlet: str | None = None
    outlet_country: str | None = None  # ISO 3166-1 alpha-3
    address: str | None = None
    published: Published | None = None
    credit: str | None = None
    section: str | None = None
    language: str | None = None
    readable: bool = True
    dateline: Dateline | None = None
    custody: Custody | None = None
    place: str | None = None  # a place that the row itself names, as given

    def part_at(self, offset: int) -> PartKind:
        """The kind of the part that holds ``offset``; ``body`` where none does."""
        for part in self.parts:
            if part.start <= offset < part.end:
                return part.kind
        return "body"
