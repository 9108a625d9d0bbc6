"""What do we hold? Originals, reports, readings, claims, and what people decided.

A ledger is one SQLite file. ``arrival.store`` puts a report in, whole or not at all; ``claims.find``
asks; ``judgements`` holds corrections, rejections and withdrawals; ``custody`` checks and copies.
"""

from reportedly.ledger.arrival import Stored, store
from reportedly.ledger.claims import Filters, Held, find
from reportedly.ledger.entry import Entry, known, prepare
from reportedly.ledger.store import Ledger

__all__ = ["Entry", "Filters", "Held", "Ledger", "Stored", "find", "known", "prepare", "store"]
