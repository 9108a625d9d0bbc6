"""Doubtful readings: what a person should look at, and what was decided of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Integer, Select, and_, cast, exists, func, select

from reportedly.errors import NotFound
from reportedly.ledger import tables as t
from reportedly.ledger.claims import Filters, Held, fitting, held, selection
from reportedly.ledger.entry import HANDED
from reportedly.ledger.judgements import Judgement, current, every, judge, lineage
from reportedly.ledger.names import claim_name
from reportedly.ledger.store import Ledger

Reason = Literal["changed", "contradicted", "toll", "unsure-reading"]
REASONS: tuple[Reason, ...] = get_args(Reason)
#: A toll of one source that a person should look at has at least so many dead. A guess of ours.
TOLL = 20
#: Scores below this are doubtful; the shares right by score are in docs/training.md.
SURE = 0.5
_LOOKED_AT = ("accept", "correct", "reject", "doubt")
_AHEAD = 6  # candidates that are looked at for each that is wanted, since some were decided in older readings


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that nobody has decided, why it should be looked at, in words, and what it said when it was accepted, where that has changed."""

    held: Held
    reason: Reason
    words: str
    before: dict[str, Any] | None = None


def doubts(
    ledger: Ledger, reason: Reason | None = None, *, offset: int = 0, limit: int = 20
) -> list[Doubt]:
    """Claims to look at: accepted ones that a newer reading changed, then those that their report contradicts, the largest tolls that rest on
    one source, and the least sure readings. A claim stands there once, for the first of its reasons."""
    found: dict[str, Doubt] = {}
    with ledger.reading() as connection:
        for kind in (reason,) if reason else REASONS:
            for doubt in _KINDS[kind](connection, offset + limit):
                found.setdefault(doubt.held.claim.id, doubt)
            if len(found) >= offset + limit:
                break
    return list(found.values())[offset : offset + limit]


def accept(ledger: Ledger, claim: str, *, author: str, reason: str | None = None) -> Judgement:
    """Say that a claim was read as the report has it; a newer reading that reads it otherwise comes back to be looked at."""
    return _looked(ledger, "accept", claim, author, reason)


def doubt(ledger: Ledger, claim: str, *, author: str, reason: str | None = None) -> Judgement:
    """Say that it cannot be told whether a claim was read rightly."""
    return _looked(ledger, "doubt", claim, author, reason)


def judgement(ledger: Ledger, number: int) -> Judgement:
    """One judgement, with what undid it; ``NotFound`` where there is none of this number."""
    with ledger.reading() as connection:
        found = next((j for j in every(connection) if j.id == number), None)
    if found is None:
        raise NotFound(f"There is no judgement {number}.")
    return found


def _looked(
    ledger: Ledger, act: Literal["accept", "doubt"], claim: str, author: str, reason: str | None
) -> Judgement:
    with ledger.writing() as connection:
        name = current(connection, claim_name(connection, claim))
        row = connection.execute(select(t.claims).where(t.claims.c.id == name)).mappings().one()
        said = json.dumps(core(row["corrected"] or row["record"]), ensure_ascii=False)
        return judge(ledger, connection, act, row["report"], name, author, reason, new=said)


def core(record: str) -> dict[str, Any]:
    """What a person accepts of a record: who, how, what, where, when, how many."""
    whole = json.loads(record)
    last, place, time = whole["voices"][-1], whole["place"], whole["time"]
    return {
        "voice": last["name"] or (last["mention"] or {}).get("quote"), "stance": last["stance"],
        "kind": whole["event"]["kind"], "certainty": whole["certainty"]["level"], "polarity": whole["certainty"]["polarity"],
        "place": place and place["name"], "time": time and time["timex"],
        "figures": [f"{f['what']} {f['mention']['quote']}" for f in whole["figures"]],
    }  # fmt: skip


def _open(asked: Select[Any]) -> Select[Any]:
    """Without the claims that were decided in this reading."""
    j, u = t.judgements.alias(), t.judgements.alias()
    undone = exists().where(u.c.undoes == j.c.id)
    looked = exists().where(
        and_(j.c.claim == t.claims.c.id, j.c.act.in_(_LOOKED_AT), j.c.field.is_distinct_from("event"), ~undone)
    )  # fmt: skip
    return asked.where(~looked)


def _left(connection: Connection, ids: list[str], limit: int) -> Iterator[Held]:
    """The claims themselves, but for those that were decided in an older reading."""
    given = 0
    for n in range(0, len(ids), limit):
        some = ids[n : n + limit]
        rows = connection.execute(selection().where(t.claims.c.id.in_(some))).mappings()
        there = {one.claim.id: one for one in map(held, rows)}
        for name in some:
            if given == limit:
                return
            decided = every(connection, lineage(connection, name))
            if name in there and not any(
                j.act in _LOOKED_AT and j.undone_by is None for j in decided
            ):
                given += 1
                yield there[name]


def _ids(connection: Connection, asked: Select[Any], limit: int) -> list[str]:
    return [row[0] for row in connection.execute(_open(asked).limit(limit * _AHEAD))]


def _standing(connection: Connection, filters: Filters | None = None) -> Select[Any]:
    return fitting(connection, filters or Filters())


def _changed(connection: Connection, limit: int) -> Iterator[Doubt]:
    j = t.judgements.c
    latest = select(j.id, j.claim, j.new).where(j.act == "accept").order_by(j.id.desc()).limit(500)
    accepted = {
        row.claim: json.loads(row.new) for row in reversed(connection.execute(latest).all())
    }
    if not accepted:
        return
    heirs = select(t.claims.c.id, t.claims.c.continues).where(
        t.claims.c.continues.in_(accepted), t.claims.c.id.in_(_standing(connection))
    )
    given = 0
    for row in connection.execute(heirs).all():
        (one,) = (held(r) for r in connection.execute(selection().where(t.claims.c.id == row.id)).mappings())  # fmt: skip
        said = connection.execute(select(t.claims).where(t.claims.c.id == row.id)).mappings().one()
        now, before = core(said["corrected"] or said["record"]), accepted[row.continues]
        decided = [k for k in every(connection, [row.id]) if k.undone_by is None]
        if given < limit and now != before and not any(k.act in _LOOKED_AT for k in decided):
            given += 1
            parts = ", ".join(name for name in now if now[name] != before.get(name))
            yield Doubt(
                one, "changed", f"It was accepted, and a newer reading has another {parts}.", before
            )


def _contradicted(connection: Connection, limit: int) -> Iterator[Doubt]:
    asked = _standing(connection, Filters(contradicted=True)).order_by(t.claims.c.id)
    for one in _left(connection, _ids(connection, asked, limit), limit):
        yield Doubt(one, "contradicted", "Its own report says the contrary elsewhere.")


def _tolls(connection: Connection, limit: int) -> Iterator[Doubt]:
    e = t.events.c
    low = cast(func.substr(e.killed, 1, func.instr(e.killed, "–") - 1), Integer)
    asked = (
        select(e.id).where(e.standing == "single-source", low >= TOLL).order_by(low.desc(), e.id)
    )
    # Whether the largest stand and are open is asked of some at a time: there may be very many.
    ids: list[str] = []
    step = limit * _AHEAD
    for n in count(0, step):
        some = connection.execute(asked.offset(n).limit(step)).scalars().all()
        there = set(_ids(connection, _standing(connection).where(t.claims.c.id.in_(some)), limit))
        ids += [name for name in some if name in there]
        if len(ids) >= step or len(some) < step:
            break
    for one in _left(connection, ids, limit):
        yield Doubt(one, "toll", f"At least {TOLL} dead, on the word of one source.")


def _unsure(connection: Connection, limit: int) -> Iterator[Doubt]:
    least = t.claims.c.least
    asked = _standing(connection).where(least < SURE).order_by(least, t.claims.c.id)
    for one in _left(connection, _ids(connection, asked, limit), limit):
        parts = [
            f"{part} {by.score:.2f}"
            for part, by in sorted(one.claim.read_by.items())
            if by.score is not None and by.score < SURE and by.by not in HANDED
        ]
        yield Doubt(one, "unsure-reading", f"The reading was not sure: {', '.join(parts)}.")


_KINDS: dict[Reason, Callable[[Connection, int], Iterator[Doubt]]] = {
    "changed": _changed, "contradicted": _contradicted, "toll": _tolls, "unsure-reading": _unsure,
}  # fmt: skip
