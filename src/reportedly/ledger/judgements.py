"""What people decided: corrections, rejections, withdrawals, merges, and their undoing.

A judgement is a row with author, time and reason. It changes no record: what a claim says now is
its record with the corrections that are in force laid over it, in the order in which they were
made. Undoing is a judgement too, and can itself be undone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from reportedly.claim import Claim, spans, to_json
from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import tables as t
from reportedly.ledger.entry import children, columns
from reportedly.ledger.names import claim_name, report_name
from reportedly.ledger.store import Ledger, log

Act = Literal[
    "accept", "doubt", "correct", "reject", "withdraw", "merge", "same", "not-same", "unsure", "undo"
]  # fmt: skip
CORRECTABLE = ("part", "voices", "evidence", "certainty", "event", "place", "time", "figures")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision; ``old``, ``new`` and ``also`` are JSON.

    ``also`` holds the fields that follow from the corrected one (PLOVER and ACLED types from the kind).
    ``undone_by`` is the judgement that undid it.
    """

    id: int
    time: str
    author: str
    reason: str | None
    act: Act
    report: str
    claim: str | None
    field: str | None
    old: str | None
    new: str | None
    also: str | None
    undoes: int | None
    undone_by: int | None = None


def correct(
    ledger: Ledger, claim: str, field: str, value: object, *, author: str,
    reason: str | None = None, within: Connection | None = None,
) -> Judgement:  # fmt: skip
    """Say that a field of a claim is another than was read, e.g. ``"event.kind"``, ``"shelling"``.

    ``field`` is a path through the record, with indices for lists (``figures.0.best``); ``value`` is
    what JSON gives for the new value; ``within`` is a transaction to do it in. Raises ``NotFound`` for an unknown claim, ``InvalidValue`` for a
    field that cannot be corrected or a value that the record does not allow.
    """
    with _writing(ledger, within) as connection:
        name = current(connection, claim_name(connection, claim))
        row = connection.execute(select(t.claims).where(t.claims.c.id == name)).mappings().one()
        record = json.loads(row["corrected"] or row["record"])
        old = value_at(record, field)
        if old == value:
            raise InvalidValue(f"{field} of claim {name} is {json.dumps(old)} already.")
        changed = checked(put(record, field, value), field)
        fits(connection, row["report"], changed)
        also = following(changed, field)
        made = judge(
            ledger, connection, "correct", row["report"], name, author, reason,
            field=field, old=_json(old), new=_json(value), also=_json(also) if also else None,
        )  # fmt: skip
        refresh(connection, name)
        return made


def reject(
    ledger: Ledger, claim: str, *, author: str, reason: str | None = None,
    within: Connection | None = None,
) -> Judgement:  # fmt: skip
    """Say that the report makes no such claim."""
    with _writing(ledger, within) as connection:
        name = current(connection, claim_name(connection, claim))
        row = connection.execute(select(t.claims).where(t.claims.c.id == name)).mappings().one()
        if row["rejected"]:
            raise InvalidValue(f"Claim {name} is rejected already.")
        made = judge(
            ledger, connection, "reject", row["report"], name, author, reason,
            old="false", new="true",
        )  # fmt: skip
        refresh(connection, name)
        return made


def withdraw(ledger: Ledger, report: str, *, author: str, reason: str | None = None) -> Judgement:
    """Take a report and its claims out of every answer; it stays in the ledger."""
    with ledger.writing() as connection:
        name = report_name(connection, report)
        asked = select(t.reports.c.withdrawn).where(t.reports.c.id == name)
        if connection.execute(asked).scalar_one():
            raise InvalidValue(f"Report {name} is withdrawn already.")
        made = judge(
            ledger, connection, "withdraw", name, None, author, reason, old="false", new="true"
        )
        _refresh_report(connection, name)
        return made


def undo(
    ledger: Ledger, judgement: int, *, author: str, reason: str | None = None,
    within: Connection | None = None,
) -> Judgement:  # fmt: skip
    """Undo a judgement, by another one."""
    with _writing(ledger, within) as connection:
        found = [j for j in every(connection) if j.id == judgement]
        if not found:
            raise NotFound(f"There is no judgement {judgement}. `reportedly history` lists them.")
        before = found[0]
        if before.undone_by is not None:
            raise InvalidValue(
                f"Judgement {judgement} is undone already, by judgement {before.undone_by}."
            )
        made = judge(
            ledger, connection, "undo", before.report, before.claim, author, reason,
            undoes=judgement,
        )  # fmt: skip
        if before.claim is None:
            from reportedly.ledger.heard import relink  # which itself asks for judgements

            _refresh_report(connection, before.report)
            relink(connection, _root(before, every(connection)))
        else:
            from reportedly.ledger.corrections import follow  # which itself judges

            follow(connection, every(connection, [before.claim]))
            for claim in reversed(lineage(connection, newest(connection, before.claim))):
                refresh(connection, claim)
            if before.field == "event" and before.act != "correct":  # of two claims
                to_link(connection, [newest(connection, json.loads(before.new or "null"))])
        return made


def _writing(ledger: Ledger, within: Connection | None) -> AbstractContextManager[Connection]:
    return ledger.writing() if within is None else nullcontext(within)


def _root(judgement: Judgement, judged: Sequence[Judgement]) -> Judgement:
    """What was decided first, of a judgement that undoes another."""
    by_id = {j.id: j for j in judged}
    while judgement.undoes is not None:
        judgement = by_id[judgement.undoes]
    return judgement


def every(
    connection: Connection, claims: Sequence[str] | None = None, *, report: str | None = None
) -> list[Judgement]:
    """All judgements in order, or those of these claims, or those of a report as a whole."""
    asked = select(t.judgements).order_by(t.judgements.c.id)
    if claims is not None:
        asked = asked.where(t.judgements.c.claim.in_(claims))
    if report is not None:
        asked = asked.where(t.judgements.c.report == report, t.judgements.c.claim.is_(None))
    return with_undoing(Judgement(**row) for row in connection.execute(asked).mappings())


def with_undoing(rows: Iterable[Judgement]) -> list[Judgement]:
    """The same judgements, each with the one in force that undoes it.

    Whether an undoing is in force depends only on later ones, so they are looked at backwards.
    """
    ordered = sorted(rows, key=lambda j: j.id)
    undone: dict[int, int] = {}
    for judgement in reversed(ordered):
        if judgement.undoes is not None and judgement.id not in undone:
            undone[judgement.undoes] = judgement.id
    return [replace(j, undone_by=undone.get(j.id)) for j in ordered]


def lineage(connection: Connection, claim: str) -> list[str]:
    """The claim and what it continues in older readings, newest first."""
    found = [claim]
    while True:
        asked = select(t.claims.c.continues).where(t.claims.c.id == found[-1])
        before = connection.execute(asked).scalar()
        if before is None:
            return found
        found.append(before)


def newest(connection: Connection, claim: str) -> str:
    """The claim that continues this one in the newest reading that makes it."""
    while True:
        asked = select(t.claims.c.id).where(t.claims.c.continues == claim)
        after = connection.execute(asked).scalar()
        if after is None:
            return claim
        claim = after


def current(connection: Connection, claim: str) -> str:
    """As ``newest``; ``InvalidValue`` where the current reading does not make the claim any more."""
    name = newest(connection, claim)
    asked = (
        select(t.readings.c.reader)
        .join(t.claims, t.claims.c.reading == t.readings.c.id)
        .where(t.claims.c.id == name, t.readings.c.superseded_by.is_not(None))
    )
    reader = connection.execute(asked).scalar()
    if reader is not None:
        raise InvalidValue(
            f"Claim {claim} was read by {reader}, and the newer reading does not make it. "
            "It can be looked at, not judged."
        )
    return name


def refresh(connection: Connection, claim: str) -> list[int]:
    """Bring a claim's row up to its judgements in force; the ids of those that do not apply."""
    row = connection.execute(select(t.claims).where(t.claims.c.id == claim)).mappings().one()
    judged = every(connection, lineage(connection, claim))
    corrected, rejected, lost = replay(row["record"], judged)
    now = msgspec.json.decode(corrected or row["record"], type=Claim)
    values: dict[str, Any] = {"corrected": corrected, "rejected": rejected, **columns(now)}
    connection.execute(update(t.claims).where(t.claims.c.id == claim).values(**values))
    rows = children(now)
    for table in t.CHILDREN:
        connection.execute(delete(table).where(table.c.claim == claim))
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
    to_link_report(connection, row["report"])  # the claims of a sentence share its place and time
    return lost


def to_link(connection: Connection, claims: Iterable[str]) -> None:
    """Note claims that are to be linked anew (``linking.settle`` does it)."""
    rows = [{"claim": claim} for claim in claims]
    if rows:
        connection.execute(insert(t.stale).prefix_with("OR IGNORE"), rows)


def to_link_report(connection: Connection, report: str) -> None:
    """Note every claim of a report."""
    asked = select(t.claims.c.id).where(t.claims.c.report == report)
    to_link(connection, [claim for (claim,) in connection.execute(asked)])


def replay(record: str, judged: Iterable[Judgement]) -> tuple[str | None, bool, list[int]]:
    """The record as corrected (None where it is not), whether it is rejected, and what did not apply."""
    corrected, rejected = None, False
    lost = []
    for judgement in judged:
        if judgement.undone_by is not None:
            continue
        if judgement.act == "reject":
            rejected = True
        elif judgement.act == "correct":
            assert judgement.field is not None
            try:
                changed = json.loads(corrected or record)
                put(changed, judgement.field, json.loads(judgement.new or "null"))
                for field, value in json.loads(judgement.also or "{}").items():
                    put(changed, field, value)
                by = f"judgement {judgement.id} by {judgement.author}"
                changed["read_by"][judgement.field] = {"by": by, "score": None}
                corrected = to_json(checked(changed, judgement.field)).decode()
            except InvalidValue:
                lost.append(judgement.id)
    return corrected, rejected, lost


def value_at(record: object, field: str) -> object:
    """The value at a path of the record.

    >>> value_at({"event": {"kind": "attack"}}, "event.kind")
    'attack'
    """
    steps = field.split(".")
    if steps[0] not in CORRECTABLE:
        allowed = ", ".join(CORRECTABLE)
        raise InvalidValue(f"{field} cannot be corrected. A field starts with one of: {allowed}.")
    value = record
    for depth, step in enumerate(steps):
        where = ".".join(steps[:depth]) or "the record"
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, list):
            raise InvalidValue(f"{field}: {where} is a list of {len(value)}; {step} is not in it.")
        elif isinstance(value, dict):
            raise InvalidValue(f"{field}: {where} has {', '.join(value)}, not {step}.")
        else:
            raise InvalidValue(f"{field}: {where} is {_json(value)} and has no {step}.")
    return value


def put(record: dict[str, Any], field: str, value: object) -> dict[str, Any]:
    """The record with the value at a path replaced; the record itself is changed."""
    value_at(record, field)
    *way, last = field.split(".")
    holder: Any = record
    for step in way:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    holder[int(last) if isinstance(holder, list) else last] = value
    return record


def checked(record: Mapping[str, Any], field: str) -> Claim:
    """The record as a claim; ``InvalidValue`` names what the record allows."""
    try:
        claim = msgspec.convert(record, Claim)
    except msgspec.ValidationError as error:
        raise InvalidValue(
            f"{field}: {error}. `reportedly schema` prints what is allowed."
        ) from error
    if not claim.voices:
        raise InvalidValue("voices: a claim has at least its outlet. Reject the claim instead.")
    return claim


def following(claim: Claim, field: str) -> dict[str, str | None]:
    """What PLOVER and ACLED call the event, where a correction of ``field`` may change it."""
    from reportedly import events  # only a correction needs its tables

    event = claim.event
    if field != "event.kind" and not field.startswith(
        ("event.actors", "event.targets", "event.means")
    ):
        return {}
    sides = [p.role for p in event.actors], [p.role for p in event.targets]
    types = {"event.acled": events.acled(event.kind, *sides, [m.kind for m in event.means])}
    return {"event.plover": events.plover(event.kind), **types} if field == "event.kind" else types


def fits(connection: Connection, report: str, claim: Claim) -> None:
    """``InvalidValue`` where a span's quote is not what stands in the report."""
    text = connection.execute(select(t.reports.c.text).where(t.reports.c.id == report)).scalar_one()
    for span in spans(claim):
        if not span.fits(text):
            raise InvalidValue(
                f"The quote {span.quote!r} does not stand at {span.start}-{span.end} of report "
                f"{report}; there stands {text[span.start : span.end]!r}."
            )


def _refresh_report(connection: Connection, report: str) -> None:
    judged = every(connection, report=report)
    withdrawn = any(j.act == "withdraw" and j.undone_by is None for j in judged)
    connection.execute(
        update(t.reports).where(t.reports.c.id == report).values(withdrawn=withdrawn)
    )
    to_link_report(connection, report)


def judge(
    ledger: Ledger,
    connection: Connection,
    act: Act,
    report: str,
    claim: str | None,
    author: str,
    reason: str | None,
    **more: Any,
) -> Judgement:
    """Keep a decision, and note it among the changes."""
    now = ledger.now()
    row = {"time": now, "author": author, "reason": reason, "act": act, "report": report,
           "claim": claim, "field": None, "old": None, "new": None, "also": None,
           "undoes": None, **more}  # fmt: skip
    made = connection.execute(insert(t.judgements), row).inserted_primary_key
    assert made is not None
    log(connection, now, "judged", report=report, judgement=int(made[0]), detail=act)
    return Judgement(id=int(made[0]), **row)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
