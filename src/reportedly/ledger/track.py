"""What one voice said, and what became of it: who else says so, who contradicts it, what was superseded or withdrawn.

Counts with their denominators, and no score: a voice that is often contradicted may be the one that is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from reportedly.corroboration.assessment import Assessment
from reportedly.corroboration.identity import Member
from reportedly.corroboration.origin import Origin
from reportedly.ledger import tables as t
from reportedly.ledger.assessing import SAID, Assessor, Teller, assessed
from reportedly.ledger.claims import Filters, fitting
from reportedly.ledger.events import Row, row_of
from reportedly.ledger.heard import chosen, known
from reportedly.ledger.shelf import TableShelf
from reportedly.ledger.store import Ledger

ANY = Filters()
BATCH = 500  # names that are asked for at once


@dataclass(frozen=True, slots=True)
class Told:
    """An event of which a voice tells, and what became of what it said.

    ``says`` is ``affirms``, ``denies`` or ``other`` (expects, demands, thinks possible). ``corroborated`` are the independent origins that
    say the same, that it happened or that it did not; ``contradicted`` how others contradict it, in the words of ``Disagreement.kind``; ``superseded`` whether it has given another
    number since; ``withdrawn`` whether every report that has it from this voice was withdrawn.
    """

    event: Row
    says: str
    claims: tuple[str, ...]
    corroborated: tuple[str, ...]
    contradicted: tuple[str, ...]
    superseded: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Track:
    """What a voice said: ``claims`` in ``reports``, by ``outlets``; ``told`` are the events of which it tells, by their first day.

    ``unlinked`` claims tell of no event (they were rejected or replaced, or are not linked yet).
    """

    id: str
    name: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    claims: int
    reports: int
    outlets: int
    unlinked: int
    told: tuple[Told, ...]
    left_out: int = 0

    def count(self, what: str, says: str = "affirms") -> tuple[int, int]:
        """How many of the events that it affirms (or denies) were ``corroborated``, ``contradicted``, ``superseded`` or ``withdrawn``, of how many."""
        of = [one for one in self.told if one.says == says]
        return sum(1 for one in of if getattr(one, what)), len(of)


def track(ledger: Ledger, name: str, filters: Filters = ANY, most: int | None = None) -> Track:
    """What one voice said, as far as claims fit, by its name or the first characters of its id, as ``voices`` lists them.

    At ``most`` so many events are told of, the latest; ``left_out`` says how many are not.

    A claim is its voice's where the chain ends with it. Claims of withdrawn reports count too. Raises ``NotFound`` for nobody,
    ``InvalidValue`` for several, and as ``find``.
    """
    with ledger.reading() as connection:
        who = known(connection)
        identity = chosen(who, name)[1]
        members = {member for member, one in who.items() if one.id == identity.id}
        rows = list(_claims(connection, members, filters))
        by_event: dict[str, set[str]] = {}
        for row in rows:
            if row.event is not None:
                by_event.setdefault(row.event, set()).add(row.id)
        whole = len(by_event)
        if most is not None and whole > most:
            by_event = {event: by_event[event] for event in _latest(connection, by_event, most)}
        asked = Assessor(connection, TableShelf(connection))
        told = [_told(connection, asked, event, mine) for event, mine in by_event.items()]
    told.sort(
        key=lambda one: (one.event["first"] or "~", one.event["place"] or "~", one.event["id"])
    )
    return Track(
        identity.id,
        identity.name,
        tuple(sorted({row.name for row in rows} | {identity.name})),
        tuple(sorted({row.kind for row in rows})),
        tuple(sorted({row.country for row in rows if row.country})),
        len(rows),
        len({row.report for row in rows}),
        len({row.outlet for row in rows if row.outlet}),
        sum(1 for row in rows if row.event is None),
        tuple(told),
        whole - len(told),
    )


def _latest(connection: Connection, events: Iterable[str], most: int) -> list[str]:
    """The events that begin last, those without a day after them."""
    e = t.events.c
    first: dict[str, str] = {}
    names = sorted(events)
    for n in range(0, len(names), BATCH):
        asked = select(e.id, e.first).where(e.id.in_(names[n : n + BATCH]))
        first |= {row.id: row.first or "" for row in connection.execute(asked)}
    return sorted(first, key=lambda name: (first[name], name), reverse=True)[:most]


def _claims(connection: Connection, members: set[Member], filters: Filters) -> Iterator[Any]:
    """The claims that a voice makes, those of withdrawn reports too."""
    v, c, r = t.voices.c, t.claims.c, t.reports.c
    fit = fitting(connection, replace(filters, everything=True))
    names = sorted({member.name for member in members})
    for n in range(0, len(names), BATCH):
        asked = (
            select(c.id, c.report, v.name, v.kind, v.country, r.outlet, t.members.c.event)
            .join(c.id.table, c.id == v.claim)
            .join(t.readings, t.readings.c.id == c.reading)
            .join(r.id.table, r.id == c.report)
            .outerjoin(t.members, t.members.c.claim == c.id)
            .where(
                v.last, v.name.in_(names[n : n + BATCH]), c.rejected.is_(False),
                t.readings.c.superseded_by.is_(None), r.superseded_by.is_(None), c.id.in_(fit),
            )
            .order_by(c.id)
        )  # fmt: skip
        for row in connection.execute(asked).all():
            if Member(row.name, row.kind, row.country or "", row.report) in members:
                yield row


def _told(connection: Connection, assessor: Assessor, event: str, mine: set[str]) -> Told:
    """One event, as the voice of some of its claims has it."""
    asked = select(t.members.c.claim).where(t.members.c.event == event)
    tellers = assessor.tellers([claim for (claim,) in connection.execute(asked)])
    row = connection.execute(select(t.events).where(t.events.c.id == event)).mappings().one()
    known = assessed(tellers)
    own = [one for one in tellers if one.claim.id in mine]
    sources = {source(one.origin) for one in own}
    says = _says(own)
    alike = [o for o in _saying(tellers, says) if source(o) not in sources]
    return Told(
        row_of(row), says, tuple(sorted(mine)), tuple(dict.fromkeys(o.name for o in alike)),
        tuple(sorted(set(_against(tellers, known, mine, sources)))),
        any(known.parts[claim] == "superseded" for claim in mine),
        all(one.withdrawn for one in own),
    )  # fmt: skip


def source(origin: Origin) -> str:
    """Who cannot confirm or contradict itself: a side, else the origin."""
    return origin.side or origin.key


def _says(own: Sequence[Teller]) -> str:
    if any(one.fact.positive and one.claim.certainty.level in SAID for one in own):
        return "affirms"
    return "other" if any(one.fact.positive for one in own) else "denies"


def _saying(tellers: Sequence[Teller], says: str) -> Iterator[Origin]:
    """The origins that say the same, in the order of publication."""
    for one in sorted(tellers, key=lambda one: one.statement.when):
        if not one.withdrawn and says != "other" and _says([one]) == says:
            yield one.origin


def _against(
    tellers: Sequence[Teller], known: Assessment, mine: set[str], sources: set[str]
) -> Iterator[str]:
    """How others contradict what it says."""
    others = {one.claim.id for one in tellers if source(one.origin) not in sources}
    for found in known.disagreements:
        if {found.one, found.other} & mine and {found.one, found.other} & others:
            yield found.kind
