"""Asking the ledger for claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import PurePath
from typing import Any, get_args

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    and_,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql import Select

from reportedly import claim as vocabulary
from reportedly.claim import Claim
from reportedly.corroboration.assessment import Dispute, Part, Standing
from reportedly.errors import InvalidValue
from reportedly.ledger import tables as t
from reportedly.ledger.names import report_name
from reportedly.ledger.store import Ledger

_FIGURE = re.compile(r"([a-z]+)(?::([a-z]+))?(?:\s*(>=|<=|=|>|<)\s*(\d{1,15}))?")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

# The filters whose values come from a closed list of the record.
CLOSED: dict[str, tuple[str, ...]] = {
    "voice_kind": get_args(vocabulary.VoiceKind),
    "stance": get_args(vocabulary.Stance),
    "evidence": get_args(vocabulary.EvidenceKind),
    "kind": get_args(vocabulary.EventKind),
    "certainty": get_args(vocabulary.Level),
    "polarity": get_args(vocabulary.Polarity),
    "status": tuple(dict.fromkeys((*get_args(Standing), *get_args(Dispute), *get_args(Part)))),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims to answer with; every filter that is given must hold, of several values one.

    ``voice`` and ``voice_kind`` look at the chain behind the outlet (and at the outlet where it
    speaks alone); ``stance`` is that of the last voice; ``actor`` is an actor or a target, by
    name or code; ``place`` by name, code or GeoNames id; ``since`` and ``until`` are ISO 8601 days,
    months or years of the event's time, inclusive; ``figure`` is ``killed``, ``killed>=10`` or
    ``killed:civilian>=10`` and asks for what the text vouches for: *at least 12* is ``>=10`` but not
    ``<=20``; ``status`` is what is known of the claim's event (corroborated, denied …) or what the claim is in it (repeats,
    superseded …). ``everything`` also gives rejected claims, older readings and versions, and withdrawn
    reports.
    """

    voice: str | None = None
    voice_kind: Sequence[str] = ()
    stance: Sequence[str] = ()
    evidence: Sequence[str] = ()
    kind: Sequence[str] = ()
    actor: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    figure: str | None = None
    certainty: Sequence[str] = ()
    polarity: Sequence[str] = ()
    status: Sequence[str] = ()
    outlet: str | None = None
    text: str | None = None
    report: str | None = None
    contradicted: bool = False
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a claim's event, and what the claim is in it: see ``corroboration/assessment.py``.

    ``origin_id`` is equal for claims of one origin, whatever its name in each report; ``side`` is the state or group that the origin
    speaks for, whose voices are one source, and null for others.
    """

    event: str
    standing: str
    disputes: str
    part: str
    origin: str
    origin_id: str
    side: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as the ledger holds it: with people's corrections, and what its report says of itself."""

    claim: Claim
    sentence: str
    sentence_start: int
    document: str
    outlet: str | None
    published: str | None
    address: str | None
    title: str | None
    added: str
    corrected: bool = False
    rejected: bool = False
    withdrawn: bool = False
    superseded: bool = False  # by a newer reading, or a newer version of the report
    known: Known | None = None  # null where it is not linked


def find(ledger: Ledger, filters: Filters = Filters(), limit: int | None = None) -> Iterator[Held]:
    """The claims that fit, by day of publication, report and place in the report.

    Raises ``InvalidValue`` for a filter that no claim could fit, such as an unknown event kind.
    """
    with ledger.reading() as connection:
        asked = asking(connection, filters).limit(limit)
        answer = connection.execution_options(yield_per=500).execute(asked)
        for row in answer.mappings():
            yield held(row)


def held(row: Any) -> Held:
    """A row of ``selection`` as a claim."""
    return Held(
        claim=msgspec.json.decode(row["corrected"] or row["record"], type=Claim),
        sentence=row["sentence"],
        sentence_start=row["sentence_start"],
        document=document(row["origin"], row["origin_row"]),
        outlet=row["outlet"],
        published=row["published"] and row["published"] + (row["zone"] or ""),
        address=row["address"],
        title=row["title"],
        added=row["added"],
        corrected=row["corrected"] is not None,
        rejected=row["rejected"],
        withdrawn=row["withdrawn"],
        superseded=row["superseded"],
        known=row["event"]
        and Known(
            row["event"], row["standing"], row["disputes"], row["part_in_event"],
            row["origin_name"], row["origin_id"], row["side"],
        ),
    )  # fmt: skip


def document(origin: str | None, row: int | None) -> str:
    """The name by which people know a report: its file, and the row where it is one of many.

    >>> document("news/may.jsonl", 12)
    'may.jsonl:12'
    """
    name = PurePath(origin or "-").name or "-"
    return name if row is None else f"{name}:{row}"


def selection() -> Select[Any]:
    """Claims with what their report says of itself, before any filter."""
    r, c, m, e = t.reports.c, t.claims.c, t.members.c, t.events.c
    first = first_arrival()
    return (
        select(
            c.id, c.record, c.corrected, c.rejected, c.sentence, c.sentence_start,
            t.custody.c.origin, t.custody.c.row.label("origin_row"),
            r.outlet, r.published, r.zone, r.address, r.title, r.added, r.withdrawn,
            or_(
                t.readings.c.superseded_by.is_not(None), r.superseded_by.is_not(None)
            ).label("superseded"),
            m.event, m.part.label("part_in_event"), m.origin_name, m.origin.label("origin_id"), m.side,
            e.standing, e.disputes,
        )
        .select_from(t.claims)
        .join(t.readings, t.readings.c.id == c.reading)
        .join(r.id.table, r.id == c.report)
        .outerjoin(t.custody, t.custody.c.id == first)
        .outerjoin(t.members, m.claim == c.id)
        .outerjoin(t.events, e.id == m.event)
    )  # fmt: skip


def fitting(connection: Connection, filters: Filters) -> Select[Any]:
    """The ids of the claims that fit; ``InvalidValue`` as ``find``."""
    return select(t.claims.c.id).where(*conditions(connection, filters))


def by_day() -> tuple[ColumnElement[Any], ...]:
    """Reports by day of publication, those without one last, then as they were added."""
    published = t.reports.c.published
    return published.is_(None), func.substr(published, 1, 10), t.reports.c.added


def first_arrival() -> ScalarSelect[Any]:
    """The row of custody that says where a report first came from."""
    came = t.custody.alias()
    return (
        select(func.min(came.c.id)).where(came.c.report == t.reports.c.id)
        .correlate(t.reports).scalar_subquery()
    )  # fmt: skip


def _check(filters: Filters) -> None:
    for name, allowed in CLOSED.items():
        for value in getattr(filters, name):
            if value not in allowed:
                raise InvalidValue(
                    f"--{name.replace('_', '-')} {value}: not in its list, which is {', '.join(allowed)}."
                )
    for name in ("since", "until"):
        value = getattr(filters, name)
        if value is not None:
            first_day(name, value)


def first_day(name: str, value: str) -> str:
    """A day, month or year as its first day; ``InvalidValue`` for what is none.

    >>> first_day("since", "2020-10")
    '2020-10-01'
    """
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat((value + "-01-01")[:10]).isoformat()
    except ValueError:
        raise InvalidValue(
            f"--{name} {value}: not a date. Write 2020-10-22, 2020-10 or 2020."
        ) from None


def asking(connection: Connection, f: Filters) -> Select[Any]:
    """The claims that fit, not yet asked for; ``InvalidValue`` for a filter that none could fit."""
    c = t.claims.c
    return (
        selection().where(*conditions(connection, f)).order_by(*by_day(), c.report, c.reading, c.n)
    )


def conditions(connection: Connection, f: Filters) -> list[ColumnElement[bool]]:
    """What must hold of a row of ``claims`` that fits; ``InvalidValue`` as ``asking``."""
    _check(f)
    c, r, rel = t.claims.c, t.reports.c, t.relations.c
    found: list[ColumnElement[bool]] = [] if f.everything else [c.stands.is_(True)]
    for values, column in (
        (f.kind, c.kind), (f.stance, c.stance), (f.certainty, c.level), (f.polarity, c.polarity),
    ):  # fmt: skip
        if values:
            found.append(column.in_(values))
    if f.evidence:
        found.append(_child(t.evidence, t.evidence.c.kind.in_(f.evidence)))
    found += _people(connection, f)
    if f.place:
        named = [_has(c.place, f.place), c.place_code == f.place]
        if f.place.isdecimal() and len(f.place) < 16:
            named.append(c.geonames_id == int(f.place))
        found.append(or_(*named))
    if f.since:
        found.append(func.substr(c.time_end, 1, 10) >= first_day("since", f.since))
    if f.until:  # "2020-10~" sorts after every day of that month
        found.append(func.substr(c.time_start, 1, 10) <= f.until + "~")
    if f.figure:
        found.append(_figure(f.figure))
    if f.outlet:
        found.append(c.report.in_(select(r.id).where(_has(r.outlet, f.outlet))))
    if f.text:
        found.append(_has(c.sentence, f.text))
    if f.report:
        found.append(c.report == report_name(connection, f.report))
    if f.status:
        found.append(c.id.in_(_known(f.status)))
    if f.contradicted:
        against = select(rel.claim).where(rel.kind != "repeats")
        theirs = select(rel.other).where(rel.kind != "repeats")
        found.append(c.id.in_(against.union(theirs)))
    return found


def _known(status: Sequence[str]) -> Select[Any]:
    """The claims of events of which this is known, or that are this in their event."""
    m, e = t.members.c, t.events.c
    disputed = [func.instr(e.disputes, one) > 0 for one in status if one in get_args(Dispute)]
    of_event = or_(e.standing.in_(status), *disputed)
    return (
        select(m.claim).join(e.id.table, e.id == m.event).where(or_(m.part.in_(status), of_event))
    )


def _people(connection: Connection, f: Filters) -> Iterator[ColumnElement[bool]]:
    v, p = t.voices.c, t.parties.c
    behind = or_(v.n > 0, v.last)  # the outlet counts only where it speaks alone
    if f.voice_kind:
        yield _child(t.voices, behind, v.kind.in_(f.voice_kind))
    if f.voice:
        from reportedly.ledger.heard import also_called  # which itself asks for what stands

        names = or_(_has(v.name, f.voice), _has(v.mention, f.voice), v.country == f.voice)
        if others := also_called(connection, f.voice):
            heard = tuple_(v.name, v.kind, func.coalesce(v.country, ""), t.claims.c.report)
            names = or_(names, heard.in_([astuple(other) for other in others]))
        yield _child(t.voices, behind, names)
    if f.actor:
        names = or_(_has(p.name, f.actor), _has(p.mention, f.actor), p.code == f.actor)
        yield _child(t.parties, p.side != "means", names)


def _child(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    # A list made once; asked claim by claim, SQLite would look through all figures of a kind each time.
    return t.claims.c.id.in_(select(table.c.claim).where(*conditions))


def _has(column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    """Whether the column holds these characters, capitals or not."""
    # No LIKE: SQLite refuses patterns beyond 50,000 characters, and a voice's name can be longer.
    return func.instr(func.lower(column), value.casefold()) > 0


def figure_asked(asked: str) -> tuple[str, str | None, str | None, str | None]:
    """A filter by figure in its parts: what is counted, of whom, sign and number; ``InvalidValue`` for what is none.

    >>> figure_asked("killed:civilian>=10")
    ('killed', 'civilian', '>=', '10')
    """
    match = _FIGURE.fullmatch(asked.strip())
    whats, whos = get_args(vocabulary.Counted), get_args(vocabulary.Counted_who)
    if not match or match[1] not in whats or match[2] not in (None, *whos):
        raise InvalidValue(
            f"--figure {asked}: write killed, killed>=10 or killed:civilian>=10 with >=, <=, >, < or "
            f"=. What is counted is one of {', '.join(whats)}; of whom, one of {', '.join(whos)}."
        )
    return match[1], match[2], match[3], match[4]


def _figure(asked: str) -> ColumnElement[bool]:
    what, who, sign, number = figure_asked(asked)
    f = t.figures.c
    conditions = [f.what == what]
    if who:
        conditions.append(f.who == who)
    if sign and number:
        low, high, n = func.coalesce(f.low, f.best), func.coalesce(f.high, f.best), int(number)
        vouched: dict[str, ColumnElement[bool]] = {
            ">=": low >= n, ">": low > n, "<=": high <= n, "<": high < n,
            "=": or_(f.best == n, and_(f.low == n, f.high == n)),
        }  # fmt: skip
        conditions.append(vouched[sign])
    # Many claims have a figure: to look through the index that holds all of a list's columns is quicker than to fetch each claim
    # by its id, which SQLite does unless it is kept from the id's own index.
    return t.claims.c.id.concat("").in_(select(f.claim).where(*conditions))
