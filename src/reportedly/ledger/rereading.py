"""A newer reading takes over from an older one: which claims persist, and what people said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

import msgspec
from sqlalchemy import Connection, select

from reportedly.claim import Claim
from reportedly.ledger import judgements
from reportedly.ledger import tables as t
from reportedly.ledger.entry import Entry

Key = Callable[[Claim], Hashable]


def continued(connection: Connection, before: int, entry: Entry) -> dict[str, str]:
    """Which claims of the new reading are those of reading ``before``: new id to old id.

    A claim persists where anchor and kind are the same. Where one anchor makes several (a list of
    places), place and figure tell them apart, and what is left is paired only if it is one and one.
    A claim whose anchor's borders moved persists if trigger, kind, place and figure are the same.
    """
    asked = select(t.claims.c.record).where(t.claims.c.reading == before).order_by(t.claims.c.n)
    old = [_claim(record) for (record,) in connection.execute(asked)]
    new = [_claim(claim.row["record"]) for claim in entry.claims]
    found: dict[str, str] = {}
    for key in (_exactly, _by_anchor, _by_trigger):
        taken = set(found.values())
        here = _grouped((c for c in new if c.id not in found), key)
        there = _grouped((c for c in old if c.id not in taken), key)
        for name, claims in here.items():
            if len(claims) == 1 and len(there.get(name, [])) == 1:
                found[claims[0].id] = there[name][0].id
    return found


def carry(connection: Connection, before: int, continued: Mapping[str, str]) -> list[int]:
    """Lay people's judgements over the new reading; the ids of those that are lost to it."""
    claims = t.claims.c
    asked = select(claims.id).where(claims.reading == before)
    old = [name for (name,) in connection.execute(asked)]
    after = {was: now for now, was in continued.items()}
    lost = []
    for name in old:
        judged = judgements.every(connection, judgements.lineage(connection, name))
        if not judged:
            continue
        if name in after:
            lost += judgements.refresh(connection, after[name])
        else:
            lost += [j.id for j in judged if j.undone_by is None and j.act != "undo"]
    return lost


def _claim(record: str) -> Claim:
    return msgspec.json.decode(record, type=Claim)


def _grouped(claims: Iterable[Claim], key: Key) -> dict[Hashable, list[Claim]]:
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return groups


def _told_apart(claim: Claim) -> Hashable:
    place = claim.place.mention if claim.place else None
    return place, claim.figures[0].mention if claim.figures else None


def _exactly(claim: Claim) -> Hashable:
    return claim.anchor, claim.event.kind, _told_apart(claim)


def _by_anchor(claim: Claim) -> Hashable:
    return claim.anchor, claim.event.kind


def _by_trigger(claim: Claim) -> Hashable:
    return claim.event.trigger, claim.event.kind, _told_apart(claim)
