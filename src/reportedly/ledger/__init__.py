"""What do we hold? Originals, reports, readings, claims, and what people decided.

A ledger is one SQLite file. ``put`` puts a report in, whole or not at all; ``find`` asks;
``holdings`` lists what else is there; ``judgements`` holds corrections, rejections and
withdrawals; ``linking`` gathers claims into events, of which ``events`` tells; ``custody`` checks and copies. Names are imported when they are first used, so that
the processes that only read and prepare reports need no database library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.ledger.arrival import Stored, put
    from reportedly.ledger.claims import Filters, Held, find
    from reportedly.ledger.entry import Entry, known, prepare
    from reportedly.ledger.linking import settle
    from reportedly.ledger.store import Ledger

__all__ = [
    "Entry",
    "Filters",
    "Held",
    "Ledger",
    "Stored",
    "find",
    "known",
    "prepare",
    "put",
    "settle",
]

_HOME = {
    "Entry": "entry", "known": "entry", "prepare": "entry", "Ledger": "store",
    "Stored": "arrival", "put": "arrival", "Filters": "claims", "Held": "claims", "find": "claims",
    "settle": "linking",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
