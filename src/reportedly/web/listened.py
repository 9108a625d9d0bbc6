"""One voice: what it said, what became of that, and what others said of it."""

from __future__ import annotations

from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from reportedly.export.voices import FATES, tracked
from reportedly.ledger import Filters, Ledger, browsing
from reportedly.ledger.browsing import Page
from reportedly.ledger.claims import Held as Claimed
from reportedly.ledger.claims import find
from reportedly.ledger.track import Track, track
from reportedly.web import asked
from reportedly.web.api import FAILURES, Held, Name
from reportedly.web.memory import Memory
from reportedly.web.paper import page

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
SHOWN = 20  # of each list
EVENTS = 40  # the latest, of which it is told what became of them
interface = APIRouter(prefix="/api/v1", responses=FAILURES)


@pages.get("/voices/{name}")
def voice(request: Request, ledger: Held, name: str) -> Response:
    """A voice by its name or id: counts with their denominators, its events, its newest claims, claims about it."""
    kept: Memory = request.app.state.memory
    (found, said, about), fresh = kept.lately(
        ledger, ("voice", name), lambda: _listened(ledger, name)
    )
    against = [one for one in found.told if one.contradicted]
    return page(
        "voice.html", title=found.name, found=found, fates=FATES, said=said, about=about, against=against,
        told=found.told[:SHOWN], query=asked.query(Filters(voice=found.name)),
        of=asked.query(Filters(actor=found.name)), fresh=fresh,
    )  # fmt: skip


def _listened(ledger: Ledger, name: str) -> tuple[Track, Page[Claimed], list[Claimed]]:
    """What became of what a voice said, its newest claims, and the first about it."""
    found = track(ledger, name, most=EVENTS)
    said = browsing.claims_page(ledger, Filters(voice=found.name), None, SHOWN)
    return found, said, list(islice(find(ledger, Filters(actor=found.name)), SHOWN))


@interface.get("/voices/{name}", operation_id="voice")
def whole(ledger: Held, name: Name) -> dict[str, Any]:
    """A voice as ``reportedly voices NAME --json`` has it."""
    return tracked(track(ledger, name))
