"""Correcting a mistake: the form for a passage and its claim, and what is sent from it.

The form is a page of its own and works without scripts; with them it comes up over the report. All
that it can do, programs can do by ``POST /api/v1/corrections``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.status import HTTP_201_CREATED, HTTP_403_FORBIDDEN, HTTP_429_TOO_MANY_REQUESTS

from reportedly.errors import InvalidValue
from reportedly.ledger import Ledger, browsing, holdings
from reportedly.ledger import corrections as kept
from reportedly.ledger.amending import CHOICES, FIELDS, current
from reportedly.ledger.anchors import AROUND, Anchor
from reportedly.ledger.claims import Held as Claimed
from reportedly.ledger.corrections import LONGEST, Suggestion
from reportedly.ledger.senders import sender
from reportedly.span import Span
from reportedly.web.api import FAILURES, Held
from reportedly.web.failure import Failure
from reportedly.web.guard import signer
from reportedly.web.pace import Pace
from reportedly.web.paper import page, visible
from reportedly.web.settings import Settings

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES | {
    403: {"model": Failure, "description": "This room takes no corrections, or only signed ones."},
    429: {"model": Failure, "description": "Too many; `Retry-After` says how long to wait."},
})  # fmt: skip
TOUCHED = 12  # claims of a passage that the form lets one choose among
WAITING = 10_000  # open corrections: a ledger whose owner decides none takes no more
BEFORE = 5  # corrections of the same claim that the form names
SHOWN = 200  # characters of a value in a field
BOXES = 40  # fields of the form that are looked at
Offset = Annotated[int | None, Query(ge=0, lt=2**53)]
Short = Annotated[str, Field(max_length=200)]


class Sent(BaseModel):
    """A suggested correction. Offsets are code points of the report's clean text, ``end`` exclusive."""

    report: Short
    kind: kept.Kind
    start: Annotated[int, Field(ge=0, lt=2**53)]
    end: Annotated[int, Field(ge=0, lt=2**53)]
    quote: Annotated[str, Field(max_length=LONGEST["quote"])]
    prefix: Annotated[str, Field(max_length=AROUND)] = ""
    suffix: Annotated[str, Field(max_length=AROUND)] = ""
    claim: Short | None = None
    field: Annotated[str, Field(max_length=LONGEST["field"])] | None = None
    value: Annotated[str, Field(max_length=LONGEST["value"])] | int | None = None
    comment: Annotated[str, Field(max_length=LONGEST["comment"])] | None = None
    author: Annotated[str, Field(max_length=LONGEST["author"])] | None = None


class Received(BaseModel):
    """What became of it: its number, how often the same was sent, and its state."""

    id: int
    times: int
    state: str


def sending(request: Request, ledger: Held) -> str:
    """The hash of who sends; 403 where they may not, 429 where it is too much."""
    settings: Settings = request.app.state.settings
    if settings.corrections == "closed":
        raise HTTPException(HTTP_403_FORBIDDEN, "This room takes no corrections")
    if settings.corrections == "named" and signer(request.headers) is None:
        raise HTTPException(HTTP_403_FORBIDDEN, "Corrections are signed here. Give a user name with the password")  # fmt: skip
    hashed = sender(ledger, request.client.host if request.client else "unknown")
    pace: Pace = request.app.state.pace
    wait = pace.wait(hashed)
    if wait:
        raise HTTPException(
            HTTP_429_TOO_MANY_REQUESTS,
            f"That was too many corrections at once. Wait {wait} seconds and send it again",
            {"retry-after": str(wait)},
        )
    if kept.counts(ledger)["open"] >= WAITING:
        raise HTTPException(HTTP_429_TOO_MANY_REQUESTS, f"{WAITING} corrections wait to be decided; no more are taken until some are", {"retry-after": "86400"})  # fmt: skip
    return hashed


Sender = Annotated[str, Depends(sending)]


@interface.post("/corrections", operation_id="suggest", status_code=HTTP_201_CREATED)
def suggested(sent: Sent, request: Request, ledger: Held, hashed: Sender) -> Received:
    """Suggest a correction; nothing changes until a person has decided it."""
    text = holdings.report(ledger, sent.report)["text"]
    anchor = Anchor(sent.start, sent.end, sent.quote, sent.prefix, sent.suffix)
    made = kept.suggest(ledger, Suggestion(
        sent.report, sent.kind, _anchored(text, anchor), sent.claim, sent.field, sent.value,
        sent.comment, signer(request.headers) or sent.author, hashed,
    ))  # fmt: skip
    return Received(id=made.id, times=made.times, state=made.state)


def _anchored(text: str, sent: Anchor) -> Anchor:
    """The passage as the report has it, where it is the one that was shown; else as it was sent."""
    quote = sent.quote.replace("\r\n", "\n")
    if sent.start < sent.end <= len(text):
        there = Anchor.at(text, sent.start, sent.end)
        if quote in (there.quote, visible(there.quote)):
            return there
    return Anchor(sent.start, sent.end, quote, sent.prefix, sent.suffix)


@pages.get("/correct")
def form(
    request: Request, ledger: Held, report: str | None = None, claim: str | None = None,
    start: Offset = None, end: Offset = None,
) -> Response:  # fmt: skip
    """The form for a passage: its words, the claims it touches, and what can be said of them."""
    if report is None and claim is None:
        raise InvalidValue(
            "Nothing is pointed at. Open a report and select the words that are wrong."
        )
    if report is None:
        report = holdings.show(ledger, claim or "").held.claim.report
    row = holdings.report(ledger, report)
    text: str = row["text"]
    near = browsing.claims_of(ledger, row["id"])
    chosen = _chosen(near, claim)
    span = _passage(text, start, end)
    if span is None and chosen is not None:
        whole = chosen.claim.anchor
        span = whole if len(whole) <= LONGEST["quote"] else chosen.claim.event.trigger
    touched = _touched(near, span)
    if claim is None and touched:
        chosen = touched[0]
    record = msgspec.to_builtins(chosen.claim) if chosen else None
    return page(
        "correct.html", title="Correct a mistake", report=row, chosen=chosen, touched=touched,
        span=span, anchor=Anchor.at(text, span.start, span.end) if span else None,
        now=_now(record) if record else {},
        fields=FIELDS, choices=CHOICES, longest=LONGEST, signed=signer(request.headers),
        numbers={held.claim.id: n for n, held in enumerate(near, 1)},
        before=kept.waiting(ledger, (), claim=chosen.claim.id, limit=BEFORE) if chosen else [],
        closed=request.app.state.settings.corrections == "closed",
    )  # fmt: skip


def _now(record: dict[str, Any]) -> dict[str, str]:
    """What the claim says now, as the form has it in its fields; only the beginning of what is long."""
    values = {field: current(record, field) for field in FIELDS}
    return {field: "" if v is None else str(v)[:SHOWN] for field, v in values.items()}


def _chosen(near: list[Claimed], claim: str | None) -> Claimed | None:
    """The claim that the address names; an empty name says that none is meant."""
    if not claim:
        return None
    found = [held for held in near if held.claim.id.startswith(claim)]
    if len(found) != 1:
        raise InvalidValue(f"{len(found)} claims of this report start with {claim[:80]}.")
    return found[0]


def _passage(text: str, start: int | None, end: int | None) -> Span | None:
    """What is pointed at, without the white space around it."""
    if start is None or end is None:
        return None
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip())
    end = start + len(quote.strip())
    if start >= end:
        raise InvalidValue("There is no text at these offsets. Select some words of the report.")
    if end - start > LONGEST["quote"]:
        raise InvalidValue(f"That is {end - start} characters. Select the words that are wrong, at most {LONGEST['quote']}.")  # fmt: skip
    return Span.cut(text, start, end)


def _touched(near: list[Claimed], span: Span | None) -> list[Claimed]:
    """The claims whose words the passage touches, those with the shortest words first."""
    if span is None:
        return []
    found = []
    for held in near:
        claim = held.claim
        marks = [claim.anchor, *(s for v in claim.voices for s in (v.mention, v.cue) if s)]
        if not held.rejected and any(span.overlaps(mark) for mark in marks):
            found.append(held)
    return sorted(found, key=lambda h: (not h.claim.anchor.overlaps(span), len(h.claim.anchor), h.claim.anchor.start))[:TOUCHED]  # fmt: skip


async def posted(request: Request) -> dict[str, str]:
    """The fields of a form, as they were sent; ``InvalidValue`` where it is none."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise InvalidValue("This is not what the form sends.")
    body = (await request.body()).decode("utf-8", "replace")  # the guard bounds it
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=BOXES))
    except ValueError as error:
        raise InvalidValue("The form has more fields than it should.") from error


@pages.post("/correct", status_code=HTTP_201_CREATED)
async def send(request: Request) -> Response:
    """Keep what the form says, all of it or nothing."""
    given = await posted(request)
    return await run_in_threadpool(_received, request, given)


def _received(request: Request, given: Mapping[str, str]) -> Response:
    ledger: Ledger = request.app.state.ledger
    hashed = sending(request, ledger)
    row = holdings.report(ledger, given.get("report", ""))
    anchor = _anchor_of(row["text"], given)
    author = signer(request.headers) or given.get("author", "").strip() or None
    comment = given.get("comment", "").replace("\r\n", "\n").strip() or None
    claim = given.get("claim") or None
    made = kept.suggest_all(ledger, [
        Suggestion(row["id"], kind, anchor, of, field, value, comment, author, hashed)
        for kind, of, field, value in said(given, claim, comment)
    ])  # fmt: skip
    return page("corrected.html", HTTP_201_CREATED, title="Correction kept", made=made, report=row, claim=claim)  # fmt: skip


Said = tuple[kept.Kind, str | None, str | None, str | None]


def said(given: Mapping[str, str], claim: str | None, comment: str | None) -> list[Said]:
    """What a form says: kind, claim, field and value of each correction.

    A field counts where it was changed from what the form had in it.
    """
    found: list[Said] = []
    if claim and given.get("not-a-claim"):
        found.append(("not-a-claim", claim, None, None))
    elif claim:
        for field in FIELDS:
            new = given.get(field, "").strip()
            if new != given.get(f"was-{field}", "").strip():
                found.append(("field", claim, field, new or None))
    if given.get("missed-claim"):
        found.append(("missed-claim", None, None, None))
    if given.get("typo", "").strip():
        found.append(("typo", claim, None, given["typo"].strip()))
    if not found and comment:
        found.append(("other", claim, None, None))
    if not found:
        raise InvalidValue(
            "Nothing is said yet. Change a value, tick a box, or write what is wrong."
        )
    return found


def _anchor_of(text: str, given: Mapping[str, str]) -> Anchor:
    """The passage that the form was made for, or the words that were typed in."""
    typed = given.get("passage", "").replace("\r\n", "\n").strip()
    if typed:
        shown = visible(text)
        start = shown.find(typed)
        if start < 0 or shown.find(typed, start + 1) >= 0:
            often = "not in the report" if start < 0 else "there more than once"
            raise InvalidValue(f"These words are {often}. Copy a few that stand there once, as they are: {typed[:80]}")  # fmt: skip
        return Anchor.at(text, start, start + len(typed))
    try:
        start, end = int(given.get("start", "")), int(given.get("end", ""))
    except ValueError as error:
        raise InvalidValue("Nothing is pointed at. Say which words of the report it is about.") from error  # fmt: skip
    around = (given.get(side, "").replace("\r\n", "\n") for side in ("prefix", "suffix"))
    return _anchored(text, Anchor(start, end, given.get("quote", ""), *around))
