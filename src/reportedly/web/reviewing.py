"""Review: readings that are doubtful, each with the reason, decided by keyboard or mouse, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from reportedly.errors import InvalidValue
from reportedly.export import record
from reportedly.export.marking import stretches
from reportedly.ledger import Ledger, holdings, judgements, settle
from reportedly.ledger import doubts as queue
from reportedly.ledger.amending import CHOICES, FIELDS, amended, current
from reportedly.ledger.corrections import LONGEST, counts
from reportedly.ledger.doubts import REASONS, Doubt, Reason
from reportedly.ledger.judgements import Judgement
from reportedly.web import margin
from reportedly.web.api import FAILURES, Held, Name
from reportedly.web.asked import Words
from reportedly.web.correcting import posted
from reportedly.web.guard import signer
from reportedly.web.paper import page
from reportedly.web.signing import author_of, number_of, reason_of

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES)
MOST = 20
Why = Annotated[Reason | None, Query(description="Only those that are doubtful for this reason.")]
From = Annotated[int, Query(ge=0, le=10_000, description="How many to pass over.")]
Verdict = Literal["accept", "correct", "reject", "unsure"]


class Decision(BaseModel):
    """What a person says of a claim; ``field`` and ``value`` where it is corrected."""

    verdict: Verdict
    field: Annotated[str, Field(max_length=200)] | None = None
    value: Annotated[str, Field(max_length=LONGEST["value"])] | int | None = None
    reason: Annotated[str, Field(max_length=LONGEST["comment"])] | None = None
    author: Annotated[str, Field(max_length=LONGEST["author"])] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A doubtful claim with its sentences, every value marked, and what it says of the fields that can be corrected."""

    doubt: Doubt
    sentences: list[list[Any]]
    now: dict[str, object]


def _item(ledger: Ledger, doubt: Doubt) -> Item:
    held = doubt.held
    text = holdings.report(ledger, held.claim.report)["text"]
    marked = [list(margin.values_marked(text, held, a, b)) for a, b in stretches(held.claim, text)]
    said = msgspec.to_builtins(held.claim)
    return Item(doubt, marked, {field: current(said, field) for field in FIELDS})


@pages.get("/review")
def review(
    request: Request, ledger: Held, reason: Why = None, offset: From = 0, by: Words = None,
    done: Annotated[int | None, Query(ge=1, lt=2**53)] = None,
) -> Response:  # fmt: skip
    """The claims that a person should look at, with the buttons to decide them."""
    found = queue.doubts(ledger, reason, offset=offset, limit=MOST + 1)
    more = _address({"reason": reason, "by": by, "offset": str(offset + MOST)})
    return page(
        "review.html", title="Review", items=[_item(ledger, one) for one in found[:MOST]],
        reasons=REASONS, reason=reason, by=by or "", offset=offset, open_corrections=counts(ledger)["open"],
        done=done and queue.judgement(ledger, done), next=more if len(found) > MOST else None,
        signed=signer(request.headers), longest=LONGEST, fields=FIELDS, choices=CHOICES,
    )  # fmt: skip


def _address(query: dict[str, str | None]) -> str:
    return f"/review?{urlencode({name: value for name, value in query.items() if value})}"


@pages.post("/review/{name}")
async def decide(request: Request, name: str) -> Response:
    """Decide one by its form, and show those that are left."""
    given = await posted(request)
    return await run_in_threadpool(_decided, request, name, given)


def _decided(request: Request, name: str, given: dict[str, str]) -> Response:
    ledger: Ledger = request.app.state.ledger
    author = author_of(request, given.get("author"))
    why = given.get("why") if given.get("why") in REASONS else None
    if given.get("verdict") == "undo":
        made = judgements.undo(ledger, number_of(given.get("judgement")), author=author)
        settle(ledger)
        if given.get("back") == "claim":
            return RedirectResponse(f"/claims/{holdings.show(ledger, name).held.claim.id}", 303)
        return RedirectResponse(_address({"reason": why, "by": given.get("author")}), 303)
    made = _judged(
        ledger, name, given.get("verdict", ""), given.get("field"), given.get("value"), given.get("reason"), author,
    )  # fmt: skip
    address = _address({"reason": why, "by": given.get("author"), "done": str(made.id)})
    left = queue.doubts(ledger, why, limit=1)  # type: ignore[arg-type]  # one of REASONS, or none
    return RedirectResponse(f"{address}#d-{left[0].held.claim.id}" if left else address, 303)


def _judged(
    ledger: Ledger, name: str, verdict: str, field: str | None, value: object, reason: str | None, author: str
) -> Judgement:  # fmt: skip
    """Keep what was decided, and link the events of the claim anew where it changes them."""
    why = reason_of(reason)
    if verdict == "accept":
        return queue.accept(ledger, name, author=author, reason=why)
    if verdict == "unsure":
        return queue.doubt(ledger, name, author=author, reason=why)
    if verdict == "reject":
        made = judgements.reject(ledger, name, author=author, reason=why)
    elif verdict == "correct":
        made = _corrected(ledger, name, field, value, author, why)
    else:
        raise InvalidValue("A verdict is one of accept, correct, reject, unsure.")
    settle(ledger)
    return made


def _corrected(
    ledger: Ledger, name: str, field: str | None, value: object, author: str, why: str | None
) -> Judgement:
    if field not in FIELDS:
        raise InvalidValue(f"What is corrected is one of {', '.join(FIELDS)}.")
    plain = value.strip() or None if isinstance(value, str) else value
    said = msgspec.to_builtins(holdings.show(ledger, name).held.claim)
    with ledger.reading() as connection:
        path, new = amended(connection, said, field, plain, None)
    return judgements.correct(ledger, name, path, new, author=author, reason=why)


@interface.get("/review", operation_id="review")
def listed(ledger: Held, reason: Why = None, offset: From = 0) -> list[dict[str, Any]]:
    """Claims that a person should look at, each with the reason."""
    found = queue.doubts(ledger, reason, offset=offset, limit=MOST)
    return [
        {"reason": one.reason, "words": one.words, "before": one.before, "claim": record(one.held)} for one in found
    ]  # fmt: skip


@interface.post("/review/{name}", operation_id="judge")
def judged(request: Request, ledger: Held, name: Name, decision: Decision) -> dict[str, Any]:
    """Decide on a claim: accept, correct, reject, or unsure; a judgement comes of it."""
    made = _judged(
        ledger, name, decision.verdict, decision.field, decision.value, decision.reason,
        author_of(request, decision.author),
    )  # fmt: skip
    found: dict[str, Any] = msgspec.to_builtins(made)
    return found


@interface.post("/judgements/{number}/undo", operation_id="undo")
def undone(request: Request, ledger: Held, number: int, author: Words = None) -> dict[str, Any]:
    """Take a judgement back, by another one."""
    if not 0 < number < 2**53:
        raise InvalidValue("There is no judgement of that number.")
    made = judgements.undo(ledger, number, author=author_of(request, author))
    settle(ledger)
    found: dict[str, Any] = msgspec.to_builtins(made)
    return found
