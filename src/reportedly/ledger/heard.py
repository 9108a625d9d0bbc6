"""Who is heard in the ledger: each voice once over all reports, and what people merged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, case, func, or_, select

from reportedly.corroboration.identity import Identity, Member, identities, joined
from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import tables as t
from reportedly.ledger.claims import Filters, fitting
from reportedly.ledger.judgements import Judgement, judge
from reportedly.ledger.merging import in_force, merges, pair, to_link_voice
from reportedly.ledger.store import Ledger

Row = dict[str, Any]
ANY = Filters()
SHOWN = 5  # voices that a message names
#: Of each open ledger the last change, and who everybody was then.
_LAST: WeakKeyDictionary[Engine, tuple[int | None, dict[Member, Identity]]] = WeakKeyDictionary()


@dataclass(slots=True)
class _Sum:
    """What is counted of one voice."""

    names: Counter[str | None] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    countries: Counter[str | None] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    outlets: set[str | None] = field(default_factory=set)
    denials: int = 0


def voices(
    ledger: Ledger, kind: str | Sequence[str] | None = None, limit: int | None = None,
    filters: Filters = ANY,
) -> list[Row]:  # fmt: skip
    """Who is heard in the claims that fit: each voice with how many claims, reports and outlets it is heard in.

    A voice is heard where the chain ends with it; the outlets count where they speak alone. ``id``
    is who it is over all reports, null for voices without a name, which are listed by what they
    are called; ``names`` are the names that it goes by.
    """
    with ledger.reading() as connection:
        who = known(connection)
        sums: dict[tuple[str | None, ...], _Sum] = {}
        shown: dict[tuple[str | None, ...], Identity] = {}
        kinds = [kind] if isinstance(kind, str) else kind
        asked = _heard()
        if filters != ANY:
            asked = asked.where(t.claims.c.id.in_(fitting(connection, filters)))
        for row in connection.execute(asked).mappings():
            if kinds and row["kind"] not in kinds:
                continue
            identity = who.get(_member(row))
            if identity is None:
                called = (row["mention"] or "").casefold() or None
                key: tuple[str | None, ...] = (None, called, row["kind"], row["country"])
            else:
                key = (identity.id,)
                shown[key] = identity
            _add(sums.setdefault(key, _Sum()), row)
    found = [_row(shown.get(key), total) for key, total in sums.items()]
    found.sort(
        key=lambda row: (-row["claims"], row["name"] or "", row["kind"], row["country"] or "")
    )
    return found[:limit]


def merge(
    ledger: Ledger, one: str, other: str, *, author: str, reason: str | None = None
) -> Judgement:
    """Say that ``one`` is the same voice as ``other``, by whose name it then goes.

    Both are names or the first characters of ids, as ``voices`` lists them. Raises ``NotFound`` for
    nobody, ``InvalidValue`` for several, and where they are one already.
    """
    with ledger.writing() as connection:
        who = known(connection)
        first, second = chosen(who, one), chosen(who, other)
        if first[1].id == second[1].id:
            raise InvalidValue(f"{one} and {other} are one voice already: {second[1].name}.")
        made = judge(
            ledger, connection, "merge", first[0].report, None, author, reason, field="voice",
            old=_json(first[0]), new=_json(second[0]),
        )  # fmt: skip
        relink(connection, made)
        return made


def relink(connection: Connection, judgement: Judgement) -> None:
    """Note the claims of the voices that a merge is about; of any other judgement, none."""
    if judgement.act != "merge":
        return
    who = known(connection, merged=False)
    ids = {who[member].id for member in pair(judgement) if member in who}
    to_link_voice(connection, {member for member, one in who.items() if one.id in ids})


def known(connection: Connection, *, merged: bool = True) -> dict[Member, Identity]:
    """Who every voice of the ledger is: by the rules, and then as people merged them, if asked."""
    found = _by_rules(connection)
    return joined(found, in_force(connection)) if merged else found


def _by_rules(connection: Connection) -> dict[Member, Identity]:
    """Who every voice is by the rules alone, told again while nothing has been added or decided."""
    last = connection.execute(select(func.max(t.changes.c.id))).scalar()
    there = _LAST.get(connection.engine)
    writing = connection.get_execution_options().get("writing")  # what it adds may not stay
    if there is not None and there[0] == last and not writing:
        return there[1]
    v, c = t.voices.c, t.claims.c
    asked = (
        select(v.name, v.kind, v.country, c.report)
        .join(c.id.table, c.id == v.claim)
        .where(v.name.is_not(None), or_(v.n > 0, v.last))
        .distinct()
    )
    found = identities(_member(row) for row in connection.execute(asked).mappings())
    if not writing:
        _LAST[connection.engine] = last, found
    return found


def merges_of(connection: Connection, name: str) -> list[Judgement]:
    """The merges, undone or not, that touch the voice of this id or name; ``NotFound`` for nobody."""
    who = known(connection)
    identity = chosen(who, name)[1]
    return [
        j for j in merges(connection)
        if any(
            (found := who.get(Member(**json.loads(side or "{}")))) and found.id == identity.id
            for side in (j.old, j.new)
        )
    ]  # fmt: skip


def also_called(connection: Connection, name: str) -> list[Member]:
    """Those whose name does not hold ``name`` and who are one voice with somebody whose name does."""
    who = known(connection)
    asked = name.casefold()
    ids = {i.id for m, i in who.items() if asked in m.name.casefold()}
    return [m for m, i in who.items() if i.id in ids and asked not in m.name.casefold()]


def _heard() -> Any:
    v, c = t.voices.c, t.claims.c
    denials = case((v.stance.in_(("denies", "does-not-confirm")), 1), else_=0)
    return (
        select(
            v.name, v.mention, v.kind, v.country, c.report, t.reports.c.outlet,
            func.count().label("claims"), func.sum(denials).label("denials"),
        )
        .join(c.id.table, c.id == v.claim)
        .join(t.reports, t.reports.c.id == c.report)
        .where(v.last, c.stands.is_(True))
        .group_by(v.name, v.mention, v.kind, v.country, c.report, t.reports.c.outlet)
    )  # fmt: skip


def _member(row: Any) -> Member:
    return Member(row["name"] or "", row["kind"], row["country"] or "", row["report"])


def _add(total: _Sum, row: Any) -> None:
    claims = row["claims"]
    total.names[row["name"] or row["mention"]] += claims
    total.kinds[row["kind"]] += claims
    total.countries[row["country"]] += claims
    total.reports.add(row["report"])
    if row["outlet"] is not None:
        total.outlets.add(row["outlet"])
    total.denials += row["denials"]


def _row(identity: Identity | None, total: _Sum) -> Row:
    names = sorted(n for n in total.names if n)
    country = [c for c, _ in total.countries.most_common() if c]
    return {
        "id": identity.id if identity else None,
        "name": identity.name if identity else _most(total.names),
        "kind": _most(total.kinds),
        "country": country[0] if country else None,
        "names": names if identity else [],
        "claims": sum(total.kinds.values()),
        "reports": len(total.reports),
        "outlets": len(total.outlets),
        "denials": total.denials,
    }


def _most(counted: Counter[Any]) -> Any:
    """The commonest; of several, the first in the alphabet."""
    return min(counted, key=lambda value: (-counted[value], value or ""))


def chosen(who: dict[Member, Identity], asked: str) -> tuple[Member, Identity]:
    """The one voice of this name, or whose id begins so, with one of its members."""
    called = [
        m for m, i in who.items() if asked.casefold() in (m.name.casefold(), i.name.casefold())
    ]
    fits = sorted(called or (m for m, i in who.items() if asked and i.id.startswith(asked)))
    ids = {who[m].id: m for m in reversed(fits)}
    if not ids:
        raise NotFound(f"No voice is called {asked}. `reportedly voices` lists names and ids.")
    if len(ids) > 1:
        raise InvalidValue(
            f"{len(ids)} voices are called {asked}: {_listed(ids)}. Give the id of one."
        )
    member = fits[0]
    return member, who[member]


def _listed(ids: dict[str, Member]) -> str:
    words = [f"{i} ({', '.join(filter(None, (m.kind, m.country)))})" for i, m in ids.items()]
    return "; ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _json(member: Member) -> str:
    return json.dumps(asdict(member), ensure_ascii=False)
