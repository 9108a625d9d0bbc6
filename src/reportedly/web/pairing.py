"""Saying of two claims that they tell of one event, of two, or that it cannot be told."""

from __future__ import annotations

from typing import Annotated, Any, get_args

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import Ledger, judgements, pairs, settle
from reportedly.ledger.corrections import LONGEST
from reportedly.ledger.events import named
from reportedly.ledger.judgements import Judgement
from reportedly.web.api import FAILURES, Held
from reportedly.web.correcting import posted
from reportedly.web.signing import author_of, number_of, reason_of

pages = APIRouter(include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES)
Id = Annotated[str, Field(max_length=128)]


class Decision(BaseModel):
    """Two claims (an event stands for the claim whose id it has), and what a person says of them."""

    claim: Id
    other: Id
    verdict: pairs.Verdict
    reason: Annotated[str, Field(max_length=LONGEST["comment"])] | None = None
    author: Annotated[str, Field(max_length=LONGEST["author"])] | None = None


@pages.post("/events/{name}/pairs")
async def decide(request: Request, name: str) -> Response:
    """Decide by the form on an event's page, and show that event, or what became of it."""
    given = await posted(request)
    return await run_in_threadpool(_decided, request, name, given)


def _decided(request: Request, name: str, given: dict[str, str]) -> Response:
    ledger: Ledger = request.app.state.ledger
    author, reason = author_of(request, given.get("author")), reason_of(given.get("reason"))
    if given.get("verdict") == "undo":
        judgements.undo(ledger, number_of(given.get("judgement")), author=author, reason=reason)
        settle(ledger)
    else:
        claim, other = given.get("claim", "").strip(), given.get("other", "").strip() or name
        _done(ledger, claim, other, given.get("verdict", ""), author, reason)
    try:
        return RedirectResponse(f"/events/{named(ledger, name)}", 303)
    except NotFound:  # its claims tell of another event now
        return RedirectResponse("/events", 303)


def _done(
    ledger: Ledger, claim: str, other: str, verdict: str, author: str, reason: str | None
) -> Judgement:
    if verdict not in get_args(pairs.Verdict):
        raise InvalidValue(f"A verdict is one of {', '.join(get_args(pairs.Verdict))}.")
    made = pairs.decide(ledger, claim, other, verdict, author=author, reason=reason)  # type: ignore[arg-type]  # one of them
    settle(ledger)
    return made


@interface.post("/pairs", operation_id="pair")
def paired(request: Request, ledger: Held, decision: Decision) -> dict[str, Any]:
    """Say whether two claims tell of one event: same, not-same or unsure; the last decision on a pair holds."""
    made = _done(
        ledger, decision.claim, decision.other, decision.verdict,
        author_of(request, decision.author), reason_of(decision.reason),
    )  # fmt: skip
    found: dict[str, Any] = msgspec.to_builtins(made)
    return found
