"""The interface for programs, ``/api/v1``: what the pages show, with the same filters, as JSON."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, FastAPI, Path
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from reportedly.claim import Claim
from reportedly.export import record
from reportedly.export.marking import whole
from reportedly.ledger import Filters, Ledger, browsing, heard, holdings
from reportedly.web import asked
from reportedly.web.asked import LIMIT, Cursor, Limit, Words
from reportedly.web.failure import Failure
from reportedly.web.pages import ledger_of

Row = dict[str, Any]
Held = Annotated[Ledger, Depends(ledger_of)]
Chosen = Annotated[Filters, Depends(asked.filters)]
Name = Annotated[str, Path(description="An id, or its first characters.", max_length=200)]
FAILURES: dict[int | str, Any] = {
    status: {"model": Failure, "description": words}
    for status, words in (
        (400, "A filter, cursor or value that is not allowed."), (401, "A password is needed."),
        (404, "Nothing has this id."), (414, "The address is too long."),
        (503, "The ledger cannot be used."),
    )
}  # fmt: skip
router = APIRouter(prefix="/api/v1", responses=FAILURES)


class Listed(BaseModel):
    """A page: its items, how many there are in all, and the cursor of the next page."""

    items: list[dict[str, Any]]
    total: int
    next: str | None


@router.get("/claims", operation_id="claims")
def claims(ledger: Held, filters: Chosen, cursor: Cursor = None, limit: Limit = LIMIT) -> Listed:
    """Claims, by day of publication, the newest first, undated ones last."""
    found = browsing.claims_page(ledger, filters, cursor, limit)
    return Listed(items=[record(h) for h in found.items], total=found.total, next=found.after)


@router.get("/claims/{name}", operation_id="claim")
def claim(ledger: Held, name: Name) -> Row:
    """A claim with its report, its marks, the claims it stands against, and its judgements."""
    return whole(holdings.show(ledger, name))


@router.get("/reports", operation_id="reports")
def reports(
    ledger: Held, outlet: Words = None, text: Words = None, cursor: Cursor = None,
    limit: Limit = LIMIT,
) -> Listed:  # fmt: skip
    """Reports and their versions, the newest first; ``text`` is looked for in the title."""
    found = browsing.reports_page(ledger, outlet, text, cursor, limit)
    return Listed(items=list(found.items), total=found.total, next=found.after)


@router.get("/reports/{name}", operation_id="report")
def report(ledger: Held, name: Name) -> Row:
    """A report whole: what it says of itself, its clean text, where it came from."""
    found = holdings.report(ledger, name)
    for column in ("parts", "segments", "dateline"):
        found[column] = found[column] and msgspec.json.decode(found[column])
    return found


@router.get("/reports/{name}/claims", operation_id="claims_of_report")
def claims_of_report(ledger: Held, name: Name) -> list[Row]:
    """The claims of a report's newest reading, in the order of its text, rejected ones too."""
    return [record(held) for held in browsing.claims_of(ledger, name)]


@router.get("/reports/{name}/unread", operation_id="unread")
def unread(ledger: Held, name: Name) -> list[Row]:
    """The sentences of a report that hold an event or a number and gave no claim."""
    return list(holdings.unread(ledger, name))


@router.get("/history/{name}", operation_id="history")
def history(ledger: Held, name: Name) -> list[Row]:
    """All that happened to a claim, to a report, or to a voice."""
    return holdings.history(ledger, name)


@router.get("/voices", operation_id="voices")
def voices(ledger: Held, kind: Words = None) -> list[Row]:
    """Who is heard, and in how many claims, reports and outlets."""
    return heard.voices(ledger, kind or None)


@router.get("/judgements", operation_id="judgements")
def judgements(
    ledger: Held, author: Words = None, act: Words = None, cursor: Cursor = None,
    limit: Limit = LIMIT,
) -> Listed:  # fmt: skip
    """What people decided, the newest first."""
    found = browsing.judgements_page(ledger, author or None, act or None, cursor, limit)
    items = [msgspec.to_builtins(judgement) for judgement in found.items]
    return Listed(items=items, total=found.total, next=found.after)


@router.get("/status", operation_id="status")
def status(ledger: Held) -> Row:
    """How much of everything the ledger holds; its path stays here."""
    return {k: v for k, v in holdings.status(ledger).items() if k != "ledger"}


def describe(app: FastAPI) -> None:
    """Have the OpenAPI description hold the record of a claim, from its classes."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(
                title=app.title, version=app.version, description=app.description,
                routes=app.routes,
            )  # fmt: skip
            _, classes = msgspec.json.schema_components(
                [Claim], ref_template="#/components/schemas/{name}"
            )
            made["components"]["schemas"].update(classes)
            for path in made["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)
            for unused in ("HTTPValidationError", "ValidationError"):
                made["components"]["schemas"].pop(unused, None)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
