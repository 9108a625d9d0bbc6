"""From a path to its reports, for those who need no worker processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import RefusedReport
from reportedly.report.cleaning import report_from
from reportedly.report.intake import Item, Refused, items
from reportedly.report.options import DEFAULT, Options
from reportedly.report.record import Report


@dataclass(frozen=True, slots=True)
class Incoming:
    """A report with its original bytes: what a ledger keeps."""

    report: Report
    original: bytes


def read_path(path: Path | str, options: Options = DEFAULT) -> Iterator[Incoming | Refused]:
    """The reports of one file or of standard input (``-``), in order, and what was refused.

    >>> [refused.reason for refused in read_path("no/such/file")]
    ['There is no such file.']
    """
    for item in items(path, options):
        yield incoming(item, options) if isinstance(item, Item) else item


def incoming(item: Item, options: Options = DEFAULT) -> Incoming | Refused:
    """One item's report, or why there is none. This is what a worker process runs."""
    try:
        return Incoming(report_from(item, options), item.data)
    except RefusedReport as refused:
        return Refused(item.origin, item.row, str(refused))
