"""The shelf of ``corroboration/linking.py``, kept in tables.

The statements are written out and go to SQLite directly, since they are asked some hundred times for each report.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection

from reportedly.corroboration.facts import Fact
from reportedly.corroboration.linking import Link

KEPT = 20_000  # records that are kept in memory


class TableShelf:
    """A ``Shelf`` in the tables ``facts``, ``topics``, ``shelves`` and ``links``."""

    def __init__(self, connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        self._run, self._many = raw.execute, raw.executemany
        self._facts: dict[str, Fact] = {}
        self._topics: dict[str, dict[str, float]] = {}

    def fact(self, claim: str) -> Fact:
        known = self._facts.get(claim)
        if known is None:
            sql = "SELECT report, fact FROM facts WHERE claim = ?"
            report, record = self._run(sql, (claim,)).fetchone()
            stored = msgspec.json.decode(record, type=Fact)
            known = replace(stored, about=self.topic(report))
            self._keep(known)
        return known

    def topic(self, report: str) -> dict[str, float]:
        """The words that a report is about; empty where it has none yet."""
        known = self._topics.get(report)
        if known is None:
            sql = "SELECT words FROM topics WHERE report = ?"
            found = self._run(sql, (report,)).fetchone()
            known = msgspec.json.decode(found[0], type=dict[str, float]) if found else {}
            if len(self._topics) >= KEPT:
                self._topics.clear()
            self._topics[report] = known
        return known

    def keep(self, fact: Fact) -> None:
        """Keep the record of a claim that is about to be placed."""
        topic = msgspec.json.encode(fact.about).decode()
        record = msgspec.json.encode(replace(fact, about={})).decode()
        self._run(
            "INSERT OR IGNORE INTO topics (report, words) VALUES (?, ?)", (fact.report, topic)
        )
        sql = "INSERT OR REPLACE INTO facts (claim, report, fact) VALUES (?, ?, ?)"
        self._run(sql, (fact.claim, fact.report, record))
        self._keep(fact)

    def forget(self, claim: str) -> None:
        """Forget the record of a claim that was removed."""
        self._run("DELETE FROM facts WHERE claim = ?", (claim,))
        self._facts.pop(claim, None)

    def _keep(self, fact: Fact) -> None:
        if len(self._facts) >= KEPT:
            self._facts.clear()
        self._facts[fact.claim] = fact

    def holds(self, claim: str) -> bool:
        """Whether a claim is on the shelf."""
        return self._run("SELECT 1 FROM facts WHERE claim = ?", (claim,)).fetchone() is not None

    def add(self, claim: str, keys: Sequence[int]) -> None:
        rows = [(key, claim) for key in keys]
        self._many("INSERT OR IGNORE INTO shelves (key, claim) VALUES (?, ?)", rows)

    def take(self, claim: str) -> list[int]:
        found = self._run("SELECT key FROM shelves WHERE claim = ? ORDER BY key", (claim,))
        keys = [key for (key,) in found.fetchall()]
        self._run("DELETE FROM shelves WHERE claim = ?", (claim,))
        return keys

    def first(self, key: int, limit: int) -> list[str]:
        sql = "SELECT claim FROM shelves WHERE key = ? ORDER BY claim LIMIT ?"
        return [claim for (claim,) in self._run(sql, (key, limit))]

    def after(self, key: int, claim: str) -> list[str]:
        sql = "SELECT claim FROM shelves WHERE key = ? AND claim > ? ORDER BY claim"
        return [other for (other,) in self._run(sql, (key, claim))]

    def link(self, links: Collection[Link]) -> None:
        rows = [(one.leader, one.other, one.key, one.score) for one in links]
        if rows:
            sql = "INSERT OR REPLACE INTO links (leader, other, key, score) VALUES (?, ?, ?, ?)"
            self._many(sql, rows)

    def unlink(self, claim: str) -> set[str]:
        sql = "SELECT other FROM links WHERE leader = ? UNION SELECT leader FROM links WHERE other = ?"
        found = {other for (other,) in self._run(sql, (claim, claim)).fetchall()}
        self._run("DELETE FROM links WHERE leader = ?", (claim,))
        self._run("DELETE FROM links WHERE other = ?", (claim,))
        return found

    def depose(self, key: int, leader: str) -> set[str]:
        sql = "SELECT other FROM links WHERE leader = ? AND key = ?"
        found = {other for (other,) in self._run(sql, (leader, key)).fetchall()}
        self._run("DELETE FROM links WHERE leader = ? AND key = ?", (leader, key))
        return found

    def near(self, claim: str, above: float, limit: int) -> list[str]:
        sql = (
            "SELECT other FROM links WHERE leader = ? AND score > ? "
            "UNION SELECT leader FROM links WHERE other = ? AND score > ? ORDER BY 1 LIMIT ?"
        )
        return [other for (other,) in self._run(sql, (claim, above, claim, above, limit))]
