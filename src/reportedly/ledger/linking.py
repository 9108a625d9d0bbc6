"""Claims that came, went or were judged are linked anew, and the events that they touch gathered and assessed again.

What stores a claim or a judgement only notes the claim (``stale``); ``settle`` does the rest, some claims at a time, each time in one
transaction. Killed between, the ledger holds what is still to be done. What comes out follows from the claims and judgements that the
ledger holds, not from the order in which they came nor from how often it was settled (``corroboration/linking.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import groupby

import msgspec
from sqlalchemy import Connection, and_, bindparam, delete, insert, select

from reportedly.claim import Claim
from reportedly.corroboration.facts import Fact, fact, filled, subject
from reportedly.corroboration.gathering import gather
from reportedly.corroboration.likeness import likeness
from reportedly.corroboration.linking import (
    CERTAIN,
    JUDGED,
    Link,
    Pair,
    component,
    ordered,
    place,
    remove,
)
from reportedly.ledger import tables as t
from reportedly.ledger.assessing import Assessor
from reportedly.ledger.pairs import decided
from reportedly.ledger.shelf import TableShelf
from reportedly.ledger.store import Ledger

RELATION = 1  # the key of links between claims that their report sets against each other
RELATED = 4.0  # and their log-odds: who denies a strike tells of that strike
BATCH = 500  # claims that are linked in one transaction, and those of the last report to the end


def settle(ledger: Ledger) -> int:
    """Link what is not linked yet; how many claims that were.

    Raises ``LedgerError`` where the ledger cannot be written.
    """
    done = 0
    while True:
        with ledger.reading() as connection:
            if connection.execute(select(t.stale.c.claim).limit(1)).first() is None:
                return done
        with ledger.writing() as connection:
            claims = _next(connection)
            if not claims:  # another process linked them meanwhile
                continue
            _Settling(connection, ledger.now(), claims).run()
            done += len(claims)


def _next(connection: Connection) -> list[str]:
    """Claims to be linked: those of whole reports, whose claims are looked at together."""
    asked = (
        select(t.stale.c.claim, t.claims.c.report)
        .join(t.claims, t.claims.c.id == t.stale.c.claim, isouter=True)
        .order_by(t.claims.c.report, t.stale.c.claim)
    )
    claims: list[str] = []
    last = None
    for claim, report in connection.execute(asked):
        if len(claims) >= BATCH and report != last:
            break
        claims.append(claim)
        last = report
    return claims


class _Settling:
    """One transaction's worth of linking."""

    def __init__(self, connection: Connection, now: str, claims: Iterable[str]) -> None:
        self.connection, self.now, self.claims = connection, now, frozenset(claims)
        self.shelf = TableShelf(connection)
        self.sure = decided(connection)
        self.scores: dict[Pair, float] = {}

    def run(self) -> None:
        before = self._homes(self.claims)
        touched = self._placed()
        self._gathered(touched | set(self.claims), before)
        gone = [{"gone": claim} for claim in sorted(self.claims)]
        self.connection.execute(delete(t.stale).where(t.stale.c.claim == bindparam("gone")), gone)

    def _placed(self) -> set[str]:
        """The stale claims taken off the shelf, and those that stand put on it again."""
        touched: set[str] = set()
        for claim in sorted(self.claims):
            if self.shelf.holds(claim):
                touched |= remove(self.shelf, claim)
                self.shelf.forget(claim)
        for new in standing_facts(self.connection, self.claims, self.shelf):
            self.shelf.keep(new)
            touched |= place(self.shelf, new, self.scores)
        for pair, same in self.sure.items():
            if same and pair & set(self.claims) and all(map(self.shelf.holds, pair)):
                one, other = sorted(pair)
                self.shelf.link([Link(JUDGED, one, other, CERTAIN)])
                touched |= pair
        for one, other in sorted(set_against(self.connection, self.claims)):
            if self.shelf.holds(one) and self.shelf.holds(other):
                self.shelf.link([Link(RELATION, one, other, RELATED)])
                touched |= {one, other}
        return touched

    def _homes(self, claims: Iterable[str]) -> dict[str, str]:
        """The component in which each claim was gathered before."""
        m = t.members.c
        found: dict[str, str] = {}
        names = sorted(claims)
        for n in range(0, len(names), 500):
            asked = select(m.claim, m.component).where(m.claim.in_(names[n : n + 500]))
            found |= {row.claim: row.component for row in self.connection.execute(asked)}
        return found

    def _of(self, home: str) -> list[str]:
        asked = select(t.members.c.claim).where(t.members.c.component == home)
        return [claim for (claim,) in self.connection.execute(asked)]

    def _gathered(self, touched: set[str], before: dict[str, str]) -> None:
        """Gather anew whatever the touched claims hang together with, or did before."""
        homes: dict[str, str | None] = dict.fromkeys(touched) | before
        homes |= self._homes(touched - before.keys())
        old: dict[str, frozenset[str]] = {}
        new: dict[str, tuple[str, ...]] = {}
        open_, seen = list(touched), set(touched)
        while open_:
            claim = open_.pop()
            near: set[str] = set()
            if claim not in homes:  # asked for together: most that hang together are open at once
                unknown = [c for c in (claim, *open_) if c not in homes]
                homes |= dict.fromkeys(unknown) | self._homes(unknown)
            home = homes[claim]
            if home is not None and home not in old:
                old[home] = frozenset(self._of(home))
                near |= old[home]
            if claim not in new and self.shelf.holds(claim):
                found = component(self.shelf, claim)
                new |= dict.fromkeys(found, found)
                near |= set(found)
            open_ += near - seen
            seen |= near
        self._stored(old, set(new.values()))

    def _stored(self, old: dict[str, frozenset[str]], new: set[tuple[str, ...]]) -> None:
        """Put new components in the place of old ones; those in which nothing changed stay as they are."""
        stale = set(self.claims)
        same = {frozenset(c) for c in new if not stale & set(c)} & set(old.values())
        assessor = Assessor(self.connection, self.shelf)
        former: set[str] = set()
        for claims in old.values():
            if claims not in same:
                former |= assessor.clear(claims)
        kept: set[str] = set()
        changed = [together for together in sorted(new) if frozenset(together) not in same]
        assessor.look_up(claim for together in changed for claim in together)
        related = set_against(self.connection, (c for t in changed if len(t) > 1 for c in t))
        for together in changed:
            for group in gather(together, partial(self._score, related), self.sure):
                kept.add(assessor.put(group, together[0]))
        assessor.flush()
        for event in sorted(former - kept):
            became = select(t.members.c.event).where(t.members.c.claim == event)
            row = {"event": event, "became": self.connection.execute(became).scalar()}
            self.connection.execute(insert(t.former), {**row, "time": self.now})

    def _score(self, related: set[tuple[str, str]], one: str, other: str) -> float:
        pair = ordered(one, other)
        if pair in related:
            return RELATED
        if pair not in self.scores:
            self.scores[pair] = likeness(self.shelf.fact(one), self.shelf.fact(other)).score
        return self.scores[pair]


def set_against(connection: Connection, claims: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of claims, each in order, that their report sets against each other, one of these claims among them."""
    r = t.relations.c
    names = sorted(claims)
    found: set[tuple[str, str]] = set()
    for n in range(0, len(names), BATCH):
        some = names[n : n + BATCH]
        for column in (r.claim, r.other):
            asked = select(r.claim, r.other).where(column.in_(some), r.kind != "repeats")
            found |= {(min(row), max(row)) for row in connection.execute(asked).all()}
    return found


def standing_facts(
    connection: Connection, claims: Collection[str], shelf: TableShelf
) -> Iterator[Fact]:
    """The records of those claims that are to be linked: of current readings and versions, not rejected."""
    c, r = t.claims.c, t.reports.c
    names, reports = sorted(claims), set[str]()
    for n in range(0, len(names), BATCH):
        reports.update(connection.scalars(select(c.report).where(c.id.in_(names[n : n + BATCH]))))
    asked = (
        select(c.id, c.report, c.record, c.corrected, c.sentence, c.sentence_start, r.published)
        .join(t.readings, and_(t.readings.c.id == c.reading, t.readings.c.superseded_by.is_(None)))
        .join(r.id.table, and_(r.id == c.report, r.superseded_by.is_(None)))
        .where(c.report.in_(sorted(reports)), c.rejected.is_(False))
        .order_by(c.report, c.id)
    )
    for report, rows in groupby(connection.execute(asked).all(), key=lambda row: row.report):
        about = shelf.topic(report) or _topic(connection, report)
        made = [
            (
                row.sentence_start,
                fact(
                    msgspec.json.decode(row.corrected or row.record, type=Claim),
                    row.sentence, about, row.published,
                ),
            )
            for row in rows
        ]  # fmt: skip
        yield from (one for one in filled(made) if one.claim in claims)


def _topic(connection: Connection, report: str) -> dict[str, float]:
    asked = select(t.reports.c.title, t.reports.c.text).where(t.reports.c.id == report)
    title, text = connection.execute(asked).one()
    return subject(title, text)
