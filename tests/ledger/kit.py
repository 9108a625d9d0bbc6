"""Reports that are read by the toy reader and ready to be stored."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from tests.ledger.toy import READER, read, read_later

from reportedly.ledger import Entry, Ledger, prepare
from reportedly.report import Custody, plain


def entry(text: str, *, reader: str = READER, address: str | None = None, outlet: str = "The Gate",
          published: str = "2020-10-05", origin: str = "a.txt", row: int | None = None,
          title: str | None = None) -> Entry:  # fmt: skip
    """A report of this text, read and ready to be stored."""
    raw = json.dumps([text, address, outlet, published]).encode()
    report = replace(
        plain.report(text, published=published, outlet=outlet, title=title),
        original=hashlib.sha256(raw).hexdigest(),
        id=hashlib.sha256(b"report" + raw).hexdigest()[:16],
        address=address,
        custody=Custody(origin, row, None, "file"),
    )
    reading = read_later(report) if reader == "toy 2" else read(report, reader)
    return prepare(report, reading, raw)


def rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, to see whether anything changed."""
    from reportedly.ledger.tables import metadata

    with ledger.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in metadata.sorted_tables
        }


def opened(folder: Path, name: str = "test.ledger") -> Ledger:
    return Ledger.open(folder / name, wait=0.2)
