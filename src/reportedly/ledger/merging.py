"""Which voices people merged, and which claims that touches."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, select

from reportedly.corroboration.identity import Member
from reportedly.ledger import tables as t
from reportedly.ledger.judgements import Judgement, to_link, with_undoing

BATCH = 500  # names that are asked for at once


def merges(connection: Connection) -> list[Judgement]:
    """The merges in order, with those that undo them known."""
    asked = select(t.judgements).where(t.judgements.c.claim.is_(None)).order_by(t.judgements.c.id)
    judged = with_undoing(Judgement(**row) for row in connection.execute(asked).mappings())
    return [j for j in judged if j.act == "merge"]


def in_force(connection: Connection) -> list[tuple[Member, Member]]:
    """The merges in force, in order: who is the same voice as whom."""
    return [pair(j) for j in merges(connection) if j.undone_by is None]


def pair(judgement: Judgement) -> tuple[Member, Member]:
    """The two voices of a merge."""
    one, other = (Member(**json.loads(side or "{}")) for side in (judgement.old, judgement.new))
    return one, other


def to_link_voice(connection: Connection, members: Collection[Member]) -> None:
    """Note every claim in which one of these voices is heard: what it comes from is another now."""
    v = t.voices.c
    names = sorted({member.name for member in members})
    for n in range(0, len(names), BATCH):
        asked = select(v.claim).where(v.name.in_(names[n : n + BATCH])).distinct()
        to_link(connection, [claim for (claim,) in connection.execute(asked)])
