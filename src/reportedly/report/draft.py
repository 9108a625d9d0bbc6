"""What was taken out of one original, before it is cleaned: strands, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.report.dates import Dated
from reportedly.report.record import DateSource
from reportedly.report.strand import Strand


@dataclass(slots=True)
class Draft:
    """A report in the making. ``dates`` are candidates for its publication, the best first."""

    paragraphs: list[Strand]
    title: Strand | None = None
    outlet: str | None = None
    outlet_country: str | None = None
    address: str | None = None
    dates: list[tuple[Dated, DateSource]] = field(default_factory=list)
    guessed: str | None = None  # a date that htmldate guessed, ISO day
    credit: str | None = None
    section: str | None = None
    language: str | None = None
    place: str | None = None
    name: str | None = None  # the row's own id
    notes: list[str] = field(default_factory=list)
