"""Events: what happened, as far as claims say, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import Connection, func, select

from reportedly.corroboration.assessment import Assessment, Dispute, Standing
from reportedly.corroboration.toll import Rule
from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import tables as t
from reportedly.ledger.assessing import Assessor, Teller, assessed
from reportedly.ledger.claims import Filters, Held, fitting, held, selection
from reportedly.ledger.judgements import Judgement, newest
from reportedly.ledger.names import claim_name
from reportedly.ledger.pairs import every, pair
from reportedly.ledger.shelf import TableShelf
from reportedly.ledger.store import Ledger

Row = dict[str, Any]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
DISPUTES: tuple[Dispute, ...] = get_args(Dispute)
ANY = Filters()


@dataclass(frozen=True, slots=True)
class Change:
    """A claim of an event, and what it changed when it was made, in words; empty where nothing."""

    held: Held
    teller: Teller
    part: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """An event with its assessment, its claims in the order in which they were made, and what is missing."""

    event: Row
    known: Assessment
    claims: tuple[Change, ...]
    missing: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    former: tuple[str, ...]


def events(
    ledger: Ledger, filters: Filters = ANY, *, standing: Sequence[str] = (),
    dispute: Sequence[str] = (), reports: int = 1, limit: int | None = None,
) -> Iterator[Row]:  # fmt: skip
    """The events of which a claim that fits tells, by first day; those without one last.

    ``standing`` and ``dispute`` ask for any of their values, ``reports`` for at least so many reports.
    Raises ``InvalidValue`` for a value that no event could have.
    """
    for values, allowed, name in (
        (standing, STANDINGS, "standing"),
        (dispute, DISPUTES, "dispute"),
    ):
        for value in values:
            if value not in allowed:
                raise InvalidValue(f"--{name} {value}: choose from {', '.join(allowed)}.")
    e, m = t.events.c, t.members.c
    with ledger.reading() as connection:
        asked = select(t.events).where(e.reports >= reports)
        if filters != ANY:
            told = select(m.event).where(m.claim.in_(fitting(connection, filters)))
            asked = asked.where(e.id.in_(told))
        if standing:
            asked = asked.where(e.standing.in_(standing))
        for value in dispute:
            asked = asked.where(func.instr(e.disputes, value) > 0)
        ordered = asked.order_by(e.first.is_(None), e.first, e.place, e.id).limit(limit)
        for row in connection.execute(ordered).mappings():
            yield row_of(row)


def row_of(row: Any) -> Row:
    """An event as it is given out: its disputes a list."""
    return {**row, "disputes": row["disputes"].split()}


def disputed(ledger: Ledger, limit: int = 6) -> list[Row]:
    """The events about which something is disputed and that most reports tell of, the latest first of as many."""
    e = t.events.c
    asked = (
        select(t.events)
        .where(e.disputes != "")
        .order_by(e.reports.desc(), e.first.desc(), e.id)
        .limit(limit)
    )
    with ledger.reading() as connection:
        return [row_of(row) for row in connection.execute(asked).mappings()]


def explain(ledger: Ledger, name: str, rule: Rule = "conservative") -> Explained:
    """An event by the first characters of its id, of a former id, or of a claim that tells of it.

    Raises ``NotFound`` where no such claim is linked.
    """
    with ledger.reading() as connection:
        event = event_name(connection, name)
        row = connection.execute(select(t.events).where(t.events.c.id == event)).mappings().one()
        asked = select(t.members.c.claim).where(t.members.c.event == event)
        claims = [claim for (claim,) in connection.execute(asked)]
        tellers = Assessor(connection, TableShelf(connection)).tellers(claims)
        rows = connection.execute(selection().where(t.claims.c.id.in_(claims))).mappings()
        there = {one.claim.id: one for one in map(held, rows)}
        known = assessed(tellers, rule)
        judged = [j for j in every(connection) if pair(connection, j) & set(claims)]
        gone = select(t.former.c.event).where(t.former.c.became == event).distinct()
        return Explained(
            row_of(row), known, tuple(_changes(tellers, there, known, rule)),
            tuple(_missing(tellers, known)), tuple(judged),
            tuple(old for (old,) in connection.execute(gone) if old != event),
        )  # fmt: skip


def named(ledger: Ledger, name: str) -> str:
    """The id of an event, by the first characters of its id or of that of a claim; ``NotFound`` where nothing is linked so."""
    with ledger.reading() as connection:
        return event_name(connection, name)


def event_name(connection: Connection, name: str) -> str:
    """The event that a claim tells of, by the first characters of the claim's id or of the event's."""
    claim = newest(connection, claim_name(connection, name))
    found = connection.execute(select(t.members.c.event).where(t.members.c.claim == claim)).scalar()
    if found is None:
        raise NotFound(
            f"Claim {claim} tells of no event: it is rejected, replaced, or not linked yet."
        )
    return str(found)


def _changes(
    tellers: Sequence[Teller], there: dict[str, Held], known: Assessment, rule: Rule
) -> Iterator[Change]:
    """Each claim in the order of publication, with what it changes against those before it."""
    ordered = sorted(tellers, key=lambda one: one.statement.when)
    before: Assessment | None = None
    for n, one in enumerate(ordered, 1):
        after = assessed(ordered[:n], rule)
        yield Change(
            there[one.claim.id], one, known.parts[one.claim.id], tuple(_difference(before, after))
        )
        before = after


def _difference(before: Assessment | None, after: Assessment) -> Iterator[str]:
    if before is None or before.standing != after.standing:
        yield after.standing
    if before is not None and after.independent > before.independent > 0:
        yield f"{after.independent} independent sources"
    had = before.disputes if before else ()
    yield from (dispute for dispute in after.disputes if dispute not in had)
    from reportedly.ledger.assessing import toll_words

    old = {toll.what: toll_words(toll) for toll in before.tolls} if before else {}
    for toll in after.tolls:
        if old.get(toll.what) != toll_words(toll):
            yield f"{toll.what} {toll_words(toll)}"


def _missing(tellers: Sequence[Teller], known: Assessment) -> Iterator[str]:
    """What nobody says, in sentences."""
    if not any(one.fact.spot for one in tellers):
        yield "Nobody says where."
    if not any(one.fact.dated for one in tellers):
        yield "Nobody says on what day."
    if not any(one.fact.actors for one in tellers):
        yield "Nobody says who did it."
    if not any(one.claim.evidence for one in tellers):
        yield "Nobody says how they know."
    if known.standing == "single-source":
        yield "No second independent source."
    if known.sides and len(known.sides) == len(known.origins) == 1:
        yield f"Only one side is heard: {known.sides[0]}."
    if not known.tolls:
        yield "Nobody gives a number."
