"""What people decided of two claims: the same event, not the same, unsure."""

from __future__ import annotations

import json
from typing import Literal

from sqlalchemy import Connection, select

from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import tables as t
from reportedly.ledger.judgements import (
    Act,
    Judgement,
    current,
    judge,
    newest,
    to_link,
    with_undoing,
)
from reportedly.ledger.names import claim_name
from reportedly.ledger.store import Ledger

Verdict = Literal["same", "not-same", "unsure"]
VERDICTS: tuple[Act, ...] = ("same", "not-same", "unsure")


def decide(
    ledger: Ledger,
    one: str,
    other: str,
    verdict: Verdict,
    *,
    author: str,
    reason: str | None = None,
) -> Judgement:
    """Say whether two claims tell of one event; an event stands for the claim whose id it has.

    The last decision on a pair holds; ``unsure`` leaves the pair to be weighed and takes back what was decided before. Raises
    ``NotFound`` for an unknown claim, ``InvalidValue`` for a claim and itself.
    """
    with ledger.writing() as connection:
        first, second = (current(connection, claim_name(connection, c)) for c in (one, other))
        if first == second:
            raise InvalidValue(f"{one} and {other} are one claim: {first}.")
        report = select(t.claims.c.report).where(t.claims.c.id == first)
        made = judge(
            ledger, connection, verdict, connection.execute(report).scalar_one(), first, author, reason,
            field="event", new=json.dumps(second),
        )  # fmt: skip
        to_link(connection, [first, second])
        return made


def every(connection: Connection) -> list[Judgement]:
    """The decisions on pairs, in order, with what undid them."""
    acts = (*VERDICTS, "undo")
    asked = select(t.judgements).where(t.judgements.c.act.in_(acts)).order_by(t.judgements.c.id)
    found = with_undoing(Judgement(**row) for row in connection.execute(asked).mappings())
    return [j for j in found if j.act in VERDICTS]


def pair(connection: Connection, judgement: Judgement) -> frozenset[str]:
    """The claims that a decision is on, as the newest readings make them."""
    if judgement.claim is None or judgement.new is None:
        raise NotFound(f"Judgement {judgement.id} is not on two claims.")
    return frozenset(newest(connection, c) for c in (judgement.claim, json.loads(judgement.new)))


def decided(connection: Connection) -> dict[frozenset[str], bool]:
    """The pairs that people decided, with whether they are the same; the last decision in force counts."""
    found: dict[frozenset[str], bool | None] = {}
    for judgement in every(connection):
        if judgement.undone_by is None:
            verdict = {"same": True, "not-same": False}.get(judgement.act)
            found[pair(connection, judgement)] = verdict
    return {claims: same for claims, same in found.items() if same is not None and len(claims) == 2}
