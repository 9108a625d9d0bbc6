"""Deciding corrections: the list of what readers pointed at, with what it says now beside what it should."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from reportedly.errors import NotFound
from reportedly.ledger import Ledger, holdings, settle
from reportedly.ledger import corrections as kept
from reportedly.ledger.amending import FIELDS, current
from reportedly.ledger.claims import Held as Claimed
from reportedly.ledger.corrections import LONGEST, STATES, UNSET, Correction
from reportedly.web.api import FAILURES, Held
from reportedly.web.asked import Words
from reportedly.web.correcting import posted
from reportedly.web.guard import signer
from reportedly.web.paper import page
from reportedly.web.signing import author_of, reason_of

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES)
MOST = 50
Number = Annotated[int, Path(ge=1, lt=2**53, description="The number of a correction.")]
After = Annotated[int, Query(ge=0, lt=2**53, description="The number of the correction before.")]
Limit = Annotated[int, Query(ge=1, le=500)]
Wanted = Annotated[
    Literal["open", "accepted", "edited", "rejected", "unsure", "all"],
    Query(description="Only those in this state."),
]


class Listed(BaseModel):
    """Corrections by their numbers, and the ``after`` of those that follow."""

    items: list[dict[str, Any]]
    next: int | None


class Decision(BaseModel):
    """What becomes of a correction; ``value`` is taken instead of the proposed one."""

    verdict: kept.Verdict
    value: Annotated[str, Field(max_length=LONGEST["value"])] | int | None = None
    reason: Annotated[str, Field(max_length=LONGEST["comment"])] | None = None
    author: Annotated[str, Field(max_length=LONGEST["author"])] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A correction with its claim as it stands, and what the claim says now of the field."""

    correction: Correction
    held: Claimed | None
    now: str | None
    proposed: str


def _some(ledger: Ledger, state: str, after: int, limit: int, **more: str | None) -> tuple[list[Correction], int | None]:  # fmt: skip
    states: tuple[Any, ...] = () if state == "all" else (state,)
    found = kept.waiting(ledger, states, after=after, limit=limit + 1, **more)
    return found[:limit], found[limit - 1].id if len(found) > limit else None


def _item(ledger: Ledger, correction: Correction) -> Item:
    held = None
    if correction.claim:
        try:
            held = holdings.show(ledger, correction.claim).held
        except NotFound:  # cannot be, while the ledger is sound
            held = None
    now = None
    if held and correction.field in FIELDS:
        said = current(msgspec.to_builtins(held.claim), correction.field)
        now = "nothing" if said is None else str(said)
    said = json.loads(correction.value or "null")
    return Item(correction, held, now, said if isinstance(said, str) else correction.value or "")


@pages.get("/corrections")
def corrections(
    request: Request, ledger: Held, state: Wanted = "open", after: After = 0, by: Words = None,
    done: Annotated[int | None, Query(ge=1, lt=2**53)] = None, report: Words = None,
) -> Response:  # fmt: skip
    """What readers pointed at, the oldest first, with the buttons to decide it."""
    name = holdings.report(ledger, report)["id"] if report else None
    found, more = _some(ledger, state, after, MOST, report=name)
    here = {"report": name, "by": by}
    return page(
        "corrections.html", title="Corrections", items=[_item(ledger, one) for one in found],
        done=done and kept.one(ledger, done), states=STATES, state=state, by=by or "",
        report=name or "", counts=kept.counts(ledger, name),
        tabs={one: _address(here | {"state": one}) for one in (*STATES, "all")},
        next=_address(here | {"state": state, "after": str(more)}) if more else None,
        signed=signer(request.headers), longest=LONGEST,
    )  # fmt: skip


def _address(query: Mapping[str, str | None]) -> str:
    return f"/corrections?{urlencode({name: value for name, value in query.items() if value})}"


@pages.post("/corrections/{number}")
async def decide(request: Request, number: Number) -> Response:
    """Decide one by its form, and show those that are left."""
    given = await posted(request)
    return await run_in_threadpool(_decided, request, number, given)


def _decided(request: Request, number: int, given: dict[str, str]) -> Response:
    ledger: Ledger = request.app.state.ledger
    before = kept.one(ledger, number)
    value: object = UNSET
    if given.get("verdict") == "accept" and before.kind == "field":
        typed = given.get("value", "").strip()
        if typed != given.get("was-value", "").strip():
            value = _typed(typed) if before.field not in FIELDS else typed or None
    made = _done(ledger, number, given.get("verdict", ""), value, given.get("reason"), author_of(request, given.get("author")))  # fmt: skip
    state = given.get("state") if given.get("state") in (*STATES, "all") else "open"
    address = _address({
        "state": state, "report": given.get("report"), "by": given.get("author"),
        "done": str(made.id),
    })  # fmt: skip
    name = given.get("report") or None
    left, _ = _some(ledger, state or "open", made.id, 1, report=name)  # which comes into view
    return RedirectResponse(f"{address}#k-{left[0].id}" if left else address, 303)


def _typed(value: str) -> object:
    """JSON for a path of the record, or else a plain word, as the command line takes it."""
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _done(
    ledger: Ledger, number: int, verdict: str, value: object, reason: str | None, author: str
) -> Correction:
    why = reason_of(reason)
    made = kept.decide(ledger, number, verdict, author=author, reason=why, value=value)  # type: ignore[arg-type]  # it refuses any other
    settle(ledger)
    return made


@interface.get("/corrections", operation_id="corrections")
def listed(
    ledger: Held, state: Wanted = "all", report: Words = None, claim: Words = None,
    after: After = 0, limit: Limit = MOST,
) -> Listed:  # fmt: skip
    """What readers pointed at, the oldest first; of its senders, only the names that they gave."""
    found, more = _some(ledger, state, after, limit, report=report or None, claim=claim or None)
    return Listed(items=[msgspec.to_builtins(one) for one in found], next=more)


@interface.post("/corrections/{number}", operation_id="decide")
def decided(request: Request, ledger: Held, number: Number, decision: Decision) -> dict[str, Any]:
    """Decide a correction: accept, reject, unsure or undo; accepted ones become judgements."""
    given = "value" in decision.model_fields_set
    made = _done(
        ledger, number, decision.verdict, decision.value if given else UNSET, decision.reason,
        author_of(request, decision.author),
    )  # fmt: skip
    found: dict[str, Any] = msgspec.to_builtins(made)
    return found
