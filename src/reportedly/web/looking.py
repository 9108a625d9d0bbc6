"""Search: one field over reports, claims, and what people decided and pointed at."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup, escape

from reportedly.ledger.search import CLOSE, KINDS, OPEN, search
from reportedly.web.api import FAILURES, Held
from reportedly.web.asked import Flag, Several
from reportedly.web.paper import page, visible

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES)
Text = Annotated[str, Query(max_length=300, description="Words that must all stand there.")]
From = Annotated[int, Query(ge=0, le=10_000, description="How many matches to pass over.")]
SHOWN = 30


def marked(snippet: str) -> Markup:
    """A passage with the words that were found marked, everything else escaped."""
    pieces = []
    for n, piece in enumerate(snippet.replace(CLOSE, OPEN).split(OPEN)):
        shown = escape(visible(piece))
        pieces.append(Markup("<mark class=found>{}</mark>").format(shown) if n % 2 else shown)
    return Markup("").join(pieces)


@pages.get("/search")
def look(
    ledger: Held, q: Text = "", kind: Several = [], everything: Flag = False, offset: From = 0,  # noqa: B006
) -> Response:  # fmt: skip
    """The best matches, with the passage."""
    wanted = [one for one in kind if one]
    found = (
        search(ledger, q, wanted, everything=everything, offset=offset, limit=SHOWN)
        if q.strip()
        else None
    )
    return page(
        "search.html", title="Search", q=q, found=found, kinds=KINDS, kind=wanted, everything=everything,
        marked=marked, offset=offset,
    )  # fmt: skip


@interface.get("/search", operation_id="search")
def looked(
    ledger: Held, q: Text, kind: Several = [], everything: Flag = False, offset: From = 0,  # noqa: B006
) -> dict[str, Any]:  # fmt: skip
    """Matches with their passage; the words that were found stand between U+0002 and U+0003."""
    wanted = [one for one in kind if one]
    found = search(ledger, q, wanted, everything=everything, offset=offset, limit=SHOWN)
    made: dict[str, Any] = msgspec.to_builtins(found)
    return made
