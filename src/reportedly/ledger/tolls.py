"""What each voice said of a toll, and when: numbers with their bounds, as the steps of a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from reportedly.claim import Claim, Figure
from reportedly.ledger import tables as t
from reportedly.ledger.assessing import SAID
from reportedly.ledger.claims import Filters, Held, figure_asked, find, fitting
from reportedly.ledger.events import explain
from reportedly.ledger.store import Ledger

Row = dict[str, Any]
Series = tuple[object, ...]
ANY = Filters()
BATCH = 500  # events that are asked for at once


@dataclass(frozen=True, slots=True)
class Step:
    """A number that one source gave, from when, and until it gave another.

    ``voice`` is the origin, whoever relays it; the voices of one ``side`` are one source, and their steps one line. ``since`` and ``until`` are when it was published, ISO 8601 (``until`` is null for what
    it said last); ``low``, ``best`` and ``high`` are null where the text gives none. An incident's steps are of one ``event``; a running
    total's are of one place and beginning (``counted_from``). ``claims`` gave the number, ``id`` the first of them.
    """

    line: str
    voice: str
    side: str | None
    what: str
    who: str | None
    perpetrators: bool
    scope: str
    counted_from: str | None
    event: str | None
    place: str | None
    place_code: str | None
    day: str | None
    since: str | None
    until: str | None
    low: int | None
    best: int | None
    high: int | None
    bound: str
    quote: str
    id: str
    claims: int


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies or does not confirm what a toll counts, and when that was published (ISO 8601)."""

    voice: str
    stance: str
    published: str
    event: str
    quote: str
    id: str


def steps(ledger: Ledger, filters: Filters = ANY, event: str | None = None) -> list[Step]:
    """The steps of every line of which a claim that fits gives one, by source, what is counted, and time.

    A filter by figure also says what is counted; ``event``, by the first characters of its id, asks for its claims alone. Parts of a whole,
    what is denied, and what is only expected or possible are left out. Raises ``InvalidValue`` as ``find``, ``NotFound`` for no event.
    """
    lines: dict[Series, list[tuple[Held, Figure]]] = {}
    for held in _fitting(ledger, filters, event):
        for figure in _given(held.claim, filters.figure):
            lines.setdefault(_series(held, figure), []).append((held, figure))
    names = {held.known.event for line in lines.values() for held, _ in line if held.known}
    happened = _events(ledger, names)
    found = [_steps(line, happened) for line in lines.values()]
    return [step for line in sorted(found, key=_order) for step in line]


def are_more(ledger: Ledger, filters: Filters, than: int) -> bool:
    """Whether more claims than so many fit and give a number: more than one picture can show."""
    with ledger.reading() as connection:
        given = select(t.figures.c.claim).where(t.figures.c.claim == t.claims.c.id).exists()
        fit = fitting(connection, filters).where(given).limit(than + 1).subquery()
        found = connection.execute(select(func.count()).select_from(fit)).scalar_one()
    return int(found) > than


def denials(ledger: Ledger, filters: Filters = ANY, event: str | None = None) -> list[Denial]:
    """The denials among the claims that fit, figure or none, of events that somebody affirms; by day of publication."""
    asked = replace(filters, figure=None, stance=("denies", "does-not-confirm"))
    found = []
    for held in _fitting(ledger, asked, event):
        stance, known = held.claim.voices[-1].stance, held.known
        if known and held.published and stance in asked.stance and known.standing != "reported":
            words = " ".join(held.claim.anchor.quote.split())
            found.append(
                Denial(known.origin, stance, held.published, known.event, words, held.claim.id)
            )
    return sorted(found, key=lambda d: (d.published, d.id))


def most_told(ledger: Ledger, limit: int = 20) -> list[Row]:
    """Events of which a number of dead is known, those that most reports tell of first."""
    e = t.events.c
    asked = (
        select(e.id, e.kind, e.place, e.first, e.last, e.killed, e.independent, e.reports)
        .where(e.killed.is_not(None))
        .order_by(e.reports.desc(), e.first.desc(), e.id)
        .limit(limit)
    )
    with ledger.reading() as connection:
        return [dict(row) for row in connection.execute(asked).mappings()]


def _fitting(ledger: Ledger, filters: Filters, event: str | None) -> Iterator[Held]:
    """The claims that fit, of one event where it is asked for."""
    if event is None:
        yield from find(ledger, filters)
        return
    of = {change.held.claim.id: change.held for change in explain(ledger, event).claims}
    with ledger.reading() as connection:
        fit = select(t.claims.c.id).where(
            t.claims.c.id.in_(of), t.claims.c.id.in_(fitting(connection, filters))
        )
        there = set(connection.execute(fit).scalars())
    yield from (held for name, held in of.items() if name in there)


def _order(line: list[Step]) -> tuple[str, ...]:
    first = line[0]
    return (
        (first.side or first.voice).casefold(), first.what, first.scope, first.day or "~", first.place or "~",
        first.event or "", first.who or "", first.counted_from or "", first.id,
    )  # fmt: skip


def _events(ledger: Ledger, names: set[str]) -> dict[str, Row]:
    """Place and first day of events."""
    e = t.events.c
    found: dict[str, Row] = {}
    ordered = sorted(names)
    with ledger.reading() as connection:
        for n in range(0, len(ordered), BATCH):
            asked = select(e.id, e.place, e.place_code, e.first).where(
                e.id.in_(ordered[n : n + BATCH])
            )
            found |= {row["id"]: dict(row) for row in connection.execute(asked).mappings()}
    return found


def _given(claim: Claim, asked: str | None) -> Iterator[Figure]:
    """The figures of a claim that say how many there were in all."""
    denied = claim.voices[-1].stance in ("denies", "does-not-confirm")
    if denied or claim.certainty.polarity == "negative" or claim.certainty.level not in SAID:
        return
    what, who = figure_asked(asked)[:2] if asked else (None, None)
    for figure in claim.figures:
        fits = what in (None, figure.what) and who in (None, figure.who)
        if fits and figure.part_of is None:
            yield figure


def _series(held: Held, figure: Figure) -> Series:
    """What the steps of one line have in common."""
    place, known = held.claim.place, held.known
    if figure.scope == "cumulative":
        of: Series = (figure.since, place and (place.geonames_id or place.name))
    else:
        of = (known.event if known else held.claim.id,)
    source = (known.side or known.origin_id) if known else held.outlet or held.document
    return source, figure.what, figure.who, figure.perpetrators, figure.scope, *of


def _steps(line: list[tuple[Held, Figure]], happened: Mapping[str, Row]) -> list[Step]:
    """A line's steps in order; who says the same again takes none."""
    ordered = sorted(line, key=lambda pair: (pair[0].published or "~", pair[0].claim.id))
    found: list[Step] = []
    for held, figure in ordered:
        made = _step(held, figure, happened)
        if found and _numbers(found[-1]) == _numbers(made):
            found[-1] = replace(found[-1], claims=found[-1].claims + 1)
        else:
            found.append(replace(made, line=found[0].line if found else made.id))
    return [
        replace(step, until=after.since if after else None)
        for step, after in zip(found, [*found[1:], None], strict=True)
    ]


def _numbers(step: Step) -> tuple[object, ...]:
    return step.low, step.best, step.high, step.bound


def _step(held: Held, figure: Figure, happened: Mapping[str, Row]) -> Step:
    claim, known = held.claim, held.known
    place, time = claim.place, claim.time
    said: Row = {
        "place": place and place.name, "place_code": place and place.code,
        "first": time.start[:10] if time and time.start else None,
    }  # fmt: skip
    of = happened.get(known.event, said) if known and figure.scope == "incident" else said
    return Step(
        line=claim.id,
        voice=known.origin if known else held.outlet or held.document,
        side=known.side if known else None,
        what=figure.what,
        who=figure.who,
        perpetrators=figure.perpetrators,
        scope=figure.scope,
        counted_from=figure.since,
        event=known.event if known else None,
        place=of["place"],
        place_code=of["place_code"],
        day=of["first"],
        since=held.published,
        until=None,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        bound=figure.bound,
        quote=" ".join(figure.mention.quote.split()),
        id=claim.id,
        claims=1,
    )
