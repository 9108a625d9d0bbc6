"""What was published? Originals, clean text and what a report says of itself."""

from reportedly.errors import RefusedReport
from reportedly.report.cleaning import clean, report_from
from reportedly.report.intake import STDIN, Item, Refused, items, walk
from reportedly.report.options import DEFAULT, Options
from reportedly.report.reader import Incoming, read_path
from reportedly.report.record import (
    Custody,
    Dateline,
    Part,
    Published,
    Report,
    Segment,
    to_source,
)

__all__ = [
    "DEFAULT", "STDIN", "Custody", "Dateline", "Incoming", "Item", "Options", "Part", "Published",
    "Refused", "RefusedReport", "Report", "Segment", "clean", "items", "read_path", "report_from",
    "to_source", "walk",
]  # fmt: skip
