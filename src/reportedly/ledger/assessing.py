"""What is known of an event, from the claims that the ledger holds of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from reportedly.claim import Claim
from reportedly.corroboration.agreement import Statement
from reportedly.corroboration.assessment import Assessment, Told, assess
from reportedly.corroboration.derivation import Telling, alike, taken
from reportedly.corroboration.facts import Fact
from reportedly.corroboration.identity import (
    NOBODY,
    RELAYS,
    Identity,
    Member,
    identities,
    joined,
    named,
)
from reportedly.corroboration.origin import (
    Origin,
    Publisher,
    called,
    echoed,
    member_of,
    origin,
    summed_up,
    told,
)
from reportedly.corroboration.reprints import Print, print_of
from reportedly.corroboration.toll import Rule, Toll
from reportedly.ledger import tables as t
from reportedly.ledger.merging import in_force
from reportedly.ledger.shelf import TableShelf

PRINTS = 300  # reports whose prints are kept in memory
BATCH = 500  # claims that are asked for at once
#: Levels of certainty at which a voice says that something was.
SAID = frozenset({"certain", "probable"})


@dataclass(frozen=True, slots=True)
class Teller:
    """A claim of an event with all that it is assessed by."""

    claim: Claim
    fact: Fact
    origin: Origin
    withdrawn: bool
    minute: int | None  # of the day on which it was published
    relay: str  # the agency told or credited, or the outlet, as names are compared

    @property
    def statement(self) -> Statement:
        """The claim as it is compared with others."""
        of = self.origin
        return Statement(self.fact, of.key, of.side, self.fact.published, self.minute)


class Assessor:
    """Assesses events of one ledger and keeps what it finds in ``events`` and ``members``."""

    def __init__(self, connection: Connection, shelf: TableShelf) -> None:
        self.connection, self.shelf = connection, shelf
        self._prints: dict[str, Print] = {}
        self._merges = in_force(connection)
        self._events: list[dict[str, Any]] = []
        self._members: list[dict[str, Any]] = []
        self._told: dict[str, Any] = {}

    def look_up(self, claims: Iterable[str]) -> None:
        """Ask together for claims whose events are about to be put; what was asked for before is let go."""
        names = sorted(claims)
        self._told.clear()
        for n in range(0, len(names), BATCH):
            self._told |= {row.id: row for row in self._rows(names[n : n + BATCH])}

    def clear(self, claims: Iterable[str]) -> set[str]:
        """Take claims out of their events, which are forgotten; the ids of these."""
        names = sorted(claims)
        m = t.members.c
        asked = select(m.event).where(m.claim.in_(names)).distinct()
        events = [event for (event,) in self.connection.execute(asked)]
        self.connection.execute(delete(t.members).where(m.claim.in_(names)))
        self.connection.execute(delete(t.events).where(t.events.c.id.in_(events)))
        return set(events)

    def put(self, group: Sequence[str], component: str) -> str:
        """Keep the event that these claims tell of, once it is flushed; its id."""
        tellers = self.tellers(group)
        known = assessed(tellers)
        row = summary(tellers, known)
        self._events.append(row)
        self._members += [
            {
                "claim": teller.claim.id, "event": row["id"], "component": component,
                "part": known.parts[teller.claim.id], "origin": teller.origin.key,
                "origin_name": teller.origin.name, "side": teller.origin.side,
                "trace": msgspec.json.encode(teller.origin.steps).decode(),
            }
            for teller in tellers
        ]  # fmt: skip
        return str(row["id"])

    def flush(self) -> None:
        """Write what was put."""
        for table, rows in ((t.events, self._events), (t.members, self._members)):
            if rows:
                self.connection.execute(insert(table), rows)
            rows.clear()

    def tellers(self, claims: Sequence[str]) -> list[Teller]:
        """The claims, in order of their ids, each traced to its origin."""
        names = sorted(claims)
        held = all(name in self._told for name in names)
        rows = [self._told[name] for name in names] if held else self._rows(names)
        before = self._taken(rows)
        made = [msgspec.json.decode(row.corrected or row.record, type=Claim) for row in rows]
        who = self._who(made)
        found = []
        for row, claim in zip(rows, made, strict=True):
            publisher = Publisher(row.report, row.outlet, row.credit)
            traced = origin(claim, publisher, before.get(row.id), who, row.sentence)
            found.append(
                Teller(
                    claim,
                    self.shelf.fact(row.id),
                    traced,
                    row.withdrawn,
                    _minute(row.published),
                    named(told(row.sentence) or row.credit or row.outlet or row.report),
                )
            )
        found = [_named(one, found) for one in found]
        found = [_summed_up(one, found) for one in found]
        return _echoed(found, rows) if len({row.report for row in rows}) > 1 else found

    def _rows(self, claims: Sequence[str]) -> Sequence[Any]:
        """What is asked of each claim and its report, in order of the claims' ids."""
        c, r = t.claims.c, t.reports.c
        asked = (
            select(
                c.id, c.record, c.corrected, c.sentence, c.report, r.outlet, r.credit, r.published,
                r.withdrawn,
            )
            .join(r.id.table, r.id == c.report)
            .where(c.id.in_(claims))
            .order_by(c.id)
        )  # fmt: skip
        return self.connection.execute(asked).all()

    def _who(self, claims: Iterable[Claim]) -> dict[Member, Identity]:
        """Who the voices of an event are, seen together, and as people merged them."""
        members = {member_of(v, c.report) for c in claims for v in c.voices if v.name}
        also = {member for pair in self._merges for member in pair}
        return joined(identities(members | also), self._merges)

    def _taken(self, rows: Sequence[Any]) -> Mapping[str, Any]:
        if len({row.report for row in rows}) < 2:
            return {}
        return taken([
            Telling(
                row.id, row.sentence, Publisher(row.report, row.outlet, row.credit), row.published,
                self._print(row.report),
            )
            for row in rows
        ])  # fmt: skip

    def _print(self, report: str) -> Print:
        if report not in self._prints:
            if len(self._prints) >= PRINTS:
                self._prints.clear()
            asked = select(t.reports.c.text).where(t.reports.c.id == report)
            self._prints[report] = print_of(self.connection.execute(asked).scalar_one())
        return self._prints[report]


def _named(one: Teller, tellers: Sequence[Teller]) -> Teller:
    """A claim of a voice without a name, laid to the one voice of its kind that the same report names for the event.

    "A monitor said" and "the Observatory said" in one report are one source.
    """
    kind = one.claim.voices[-1].kind
    if len(one.claim.voices) < 2 or one.claim.voices[-1].name or kind in NOBODY | RELAYS:
        return one
    named = {
        other.origin.key: other.origin
        for other in tellers
        if other.claim.report == one.claim.report
        and other.claim.voices[-1].kind == kind
        and other.claim.voices[-1].name
    }
    if len(named) != 1:
        return one
    [known] = named.values()
    return replace(one, origin=called(one.origin, known))


def _summed_up(one: Teller, tellers: Sequence[Teller]) -> Teller:
    """A claim in the publisher's own words, laid to whom the same report names for the event."""
    if len(one.claim.voices) > 1 or one.claim.evidence or not one.fact.positive:
        return one
    named = [
        other for other in tellers
        if other.claim.report == one.claim.report and len(other.claim.voices) > 1
        and other.fact.positive and other.claim.certainty.level in SAID
    ]  # fmt: skip
    ordered = sorted(named, key=lambda other: (other.fact.start, other.claim.id))
    return (
        replace(one, origin=summed_up(one.origin, [o.origin for o in ordered])) if ordered else one
    )


def _echoed(tellers: Sequence[Teller], rows: Sequence[Any]) -> list[Teller]:
    """The claims, those in a publisher's own words laid to whoever another report has the same sentence from."""
    near = alike({row.id: (row.report, row.sentence) for row in rows})
    when = {row.id: (row.published or "~", row.report) for row in rows}
    by_id = {one.claim.id: one for one in tellers}

    def rank(one: Teller) -> tuple[int, str, str]:
        own = 0 if one.origin.kind not in RELAYS else 1 if one.origin.kind == "agency" else 2
        return own, *when[one.claim.id]

    found = []
    for one in tellers:
        own_words = one.origin.kind in RELAYS and not one.claim.evidence
        others = near.get(one.claim.id, ()) if own_words else ()
        first = min((by_id[claim] for claim in others), key=rank, default=None)
        earlier = first is not None and rank(first) < rank(one)
        found.append(
            replace(one, origin=echoed(one.origin, first.origin)) if first and earlier else one
        )
    return found


def assessed(tellers: Sequence[Teller], rule: Rule = "conservative") -> Assessment:
    """What the claims of an event come to."""
    return assess(
        [
            Told(
                one.statement,
                one.origin,
                one.claim.certainty.level in SAID,
                one.withdrawn,
                one.claim.voices[-1] if len(one.claim.voices) > 1 else None,
                one.relay,
                bool(one.claim.evidence),
            )
            for one in tellers
        ],
        rule,
    )


def summary(tellers: Sequence[Teller], known: Assessment) -> dict[str, Any]:
    """The row of an event."""
    first = min(tellers, key=lambda one: (one.fact.published or 10**7, one.claim.id))
    days = Counter(
        (one.fact.first, one.fact.last) for one in tellers if one.fact.dated and one.fact.first
    )
    start, end = _most(days) or (None, None)
    spots = Counter(
        (not one.fact.spot.fine, one.claim.place.name, one.claim.place.code or "")
        for one in tellers
        if one.fact.spot and one.claim.place
    )
    finest = {spot: n for spot, n in spots.items() if spot[0] == min(s[0] for s in spots)}
    _, place, code = _most(finest) or (None, None, None)
    killed = next((toll for toll in known.tolls if toll.what == "killed"), None)
    return {
        "id": first.claim.id,
        "standing": known.standing,
        "disputes": " ".join(known.disputes),
        "kind": _most(Counter(one.fact.kind for one in tellers)),
        "place": place,
        "place_code": code or None,
        "first": _day(start),
        "last": _day(end),
        "claims": len(tellers),
        "reports": len({one.claim.report for one in tellers}),
        "independent": known.independent,
        "killed": killed and toll_words(killed),
    }


def toll_words(toll: Toll) -> str:
    """A toll as it is shown: low–best–high, a question mark where nobody gives one.

    >>> toll_words(Toll("killed", None, None, None, 0, "conservative"))
    '?–?–?'
    """
    return "–".join(str(n.value) if n else "?" for n in (toll.low, toll.best, toll.high))


def steps(trace: str) -> list[dict[str, str]]:
    """The steps of a trace as they are kept."""
    found: list[dict[str, str]] = json.loads(trace)
    return found


def _minute(published: str | None) -> int | None:
    """The minute of the day, where the time is known.

    >>> _minute("2020-10-11T11:35"), _minute("2020-10-11")
    (695, None)
    """
    clock = (published or "")[11:16]
    return int(clock[:2]) * 60 + int(clock[3:]) if len(clock) == 5 else None


def _day(ordinal: int | None) -> str | None:
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def _most(counted: Mapping[Any, int]) -> Any:
    """The commonest; of equal ones the first."""
    return min(counted, key=lambda value: (-counted[value], value), default=None)
