"""A glance at a ledger from a process that only reads reports.

A report that this reader has read before need not be read again. This is asked for every
report that is added, by every worker, so it goes without the database library.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path


def has_reading(ledger: Path, report: str, reader: str) -> bool:
    """Whether the ledger holds this reader's reading of this report; false where it cannot tell."""
    try:
        found = _connection(ledger).execute(
            "SELECT 1 FROM readings WHERE report = ? AND reader = ?", (report, reader)
        )
        return found.fetchone() is not None
    except sqlite3.Error:
        return False  # the writer will find out, and say what is wrong


@cache
def _connection(ledger: Path) -> sqlite3.Connection:
    uri = f"{ledger.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None, check_same_thread=False)
