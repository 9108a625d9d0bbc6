"""A report: what was published, as clean text with a map back to the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
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
    by character, white space aside (a line break becomes a space); otherwise the clean run stands
    for the whole source run (an entity, folded space). A space that we put in has an empty source.
    """

    start: int
    end: int
    field: str
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before a wire story: ``SAN SALVADOR, 3 JAN 90 (ACAN-EFE) --``.

    ``span`` holds the place and the date; it is a paragraph of its own in the clean text and lies
    in none of its parts. Dash, credit and source tags are taken out of the text.
    """

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
    notes: tuple[str, ...] = ()  # what a reader of the report should know: guesses, repairs, losses

    def part_at(self, offset: int) -> PartKind:
        """The kind of the part that holds ``offset``; ``body`` where none does."""
        for part in self.parts:
            if part.start <= offset < part.end:
                return part.kind
        return "body"


def to_source(report: Report, start: int, end: int) -> tuple[str, int, int]:
    """Where the clean text ``start``-``end`` stands in the original: field, start, end.

    Offsets are code points, end exclusive, into the decoded field (see ``Segment``). Clean text
    that stands for one indivisible source run (an entity) gives the whole run. A stretch that
    begins in one field and ends in another is followed to the end of the first. ``ValueError``
    where the stretch lies outside the text.

    >>> from reportedly.report import clean
    >>> to_source(clean("BAKU, Oct 4 (AFP) -- Shells fell.", title="Shells"), 21, 33)
    ('text', 21, 33)
    """
    if not 0 <= start <= end <= len(report.text) or not report.segments:
        raise ValueError(f"{start}-{end} lies outside a text of {len(report.text)} characters")
    first = max(bisect_right(report.segments, start, key=_start) - 1, 0)
    while first + 1 < len(report.segments) and report.segments[first].end <= start < end:
        first += 1
    field, low, high = report.segments[first].field, -1, -1
    for segment in islice(report.segments, first, None):
        if segment.field != field or (segment.start >= end and low >= 0):
            break
        even = segment.end - segment.start == segment.source_end - segment.source_start
        if low < 0:
            low = segment.source_start + (start - segment.start if even else 0)
        inside = segment.source_start + end - segment.start
        high = inside if even and end < segment.end else segment.source_end
    return field, low, max(low, high)


def _start(segment: Segment) -> int:
    return segment.start
