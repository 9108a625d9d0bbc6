"""The pages: claims, reports, one report, one claim, voices, an original."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from reportedly import export
from reportedly.export.marking import stretches, values
from reportedly.ledger import Filters, Ledger, browsing, heard, holdings
from reportedly.ledger.browsing import Page
from reportedly.ledger.claims import CLOSED
from reportedly.ledger.claims import Held as Claimed
from reportedly.ledger.corrections import counts, missed, waiting
from reportedly.ledger.events import disputed
from reportedly.ledger.glimpse import Day, days, fit
from reportedly.ledger.locations import Location, Spread, spread
from reportedly.span import Span
from reportedly.web import asked, maps, margin
from reportedly.web.asked import LIMIT, Cursor, Words
from reportedly.web.guard import signer
from reportedly.web.memory import Memory
from reportedly.web.paper import page
from reportedly.web.timeline import timeline

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
    "geojson": "application/geo+json",
}
PLACES = 24  # named in words under the map
CARDS = 400  # claims on one page of a report
SHOWN = 200_000  # characters of an original that are shown as text
Chosen = Annotated[Filters, Depends(asked.filters)]


def ledger_of(request: Request) -> Ledger:
    """The ledger that the room is over."""
    found = request.app.state.ledger
    assert isinstance(found, Ledger)
    return found


Held = Annotated[Ledger, Depends(ledger_of)]


@router.get("/")
def claims(request: Request, ledger: Held, filters: Chosen, cursor: Cursor = None) -> Response:
    """The claims that fit, a timeline of them, and the filters."""
    query = asked.query(filters)
    kept: Memory = request.app.state.memory
    found, by_day, where = kept.of(
        ledger, ("claims", query, cursor), lambda: _overview(ledger, filters, cursor)
    )
    return page(
        "claims.html", title="Claims", found=found, filters=filters, closed=CLOSED,
        chips=asked.chips(filters, "/"), query=query, timeline=timeline(by_day, filters),
        status=kept.of(ledger, "extent", lambda: holdings.extent(ledger)), cursor=cursor, **where,
        disputed=disputed(ledger) if filters == Filters() and not cursor else [],
        next=f"/?{asked.query(filters, cursor=found.after)}" if found.after else None,
    )  # fmt: skip


def _overview(
    ledger: Ledger, filters: Filters, cursor: str | None
) -> tuple[Page[Claimed], list[Day], dict[str, Any]]:
    """A page of the claims that fit, their days, and their map."""
    with fit(ledger, filters) as among:
        return (
            browsing.claims_among(among, cursor, LIMIT),
            days(among),
            _where(filters, spread(among)),
        )


def _where(filters: Filters, found: Spread) -> dict[str, Any]:
    """The map of the claims that fit, their commonest places, and how many have none."""

    def alone(place: Location) -> str:
        return f"/?{asked.query(replace(filters, place=place.name))}"

    unknown = [p for p in found.places if p.lat is None]
    return {
        "map": maps.drawn(found.places, alone, "Where it is said to have happened"), "map_note": maps.note(),
        "places": [(p, alone(p)) for p in found.places[:PLACES]], "spread": found, "unpinned": len(unknown),
        "outside": maps.outside(found.places),
    }  # fmt: skip


@router.get("/claims.{format}")
def exported(ledger: Held, filters: Chosen, format: str) -> Response:
    """Exactly the claims that the page shows, in a file."""
    pieces = export.export(ledger, filters, format)
    browsing.claims_page(
        ledger, filters, limit=1
    )  # a filter that is wrong is told before the file begins
    name = f'attachment; filename="claims.{format}"'
    return StreamingResponse(
        pieces, media_type=MEDIA[format], headers={"content-disposition": name}
    )


@router.get("/reports")
def reports(ledger: Held, outlet: Words = None, text: Words = None, cursor: Cursor = None) -> Response:  # fmt: skip
    """Every report and version, the newest first."""
    found = browsing.reports_page(ledger, outlet, text, cursor, LIMIT)
    chosen = Filters(outlet=outlet or None, text=text or None)
    more = f"/reports?{asked.query(chosen, cursor=found.after)}" if found.after else None
    return page(
        "reports.html", title="Reports", found=found, outlet=outlet or "", text=text or "",
        next=more, cursor=cursor,
    )  # fmt: skip


@router.get("/reports/{name}")
def report(
    ledger: Held, name: str, start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None, first: Annotated[int, Query(ge=0)] = 0,
) -> Response:  # fmt: skip
    """A report as it was published, with its claims in place and in the margin."""
    row = holdings.report(ledger, name)
    text: str = row["text"]
    whole = browsing.claims_of(ledger, row["id"])
    some = margin.cards(whole[first : first + CARDS], first)
    span = None
    if start is not None and end is not None and start < end <= len(text):
        span = Span.cut(text, start, end)
    lines = margin.paragraphs(text, row["parts"], some, span)
    head = lines and lines[0].part == "headline"
    return page(
        "report.html", title=row["title"] or "Report", report=row, cards=some, lines=lines,
        head=head, disputes=margin.disputes_at_headline(some), total=len(whole), first=first,
        per_page=CARDS, asked=span, unread=list(holdings.unread(ledger, row["id"])),
        suggested=counts(ledger, row["id"])["open"],
        missed=missed(ledger, row["id"]),
        disagree=sum(1 for card in some if any(k != "repeats" for k, _, _ in card.disputes)),
    )  # fmt: skip


@router.get("/reports/{name}/original")
def original(ledger: Held, name: str) -> Response:
    """The original as plain text, and its custody: where from, when, how."""
    row = holdings.report(ledger, name)
    kept = browsing.original(ledger, row["id"])
    text = kept.data[: SHOWN * 4].decode("utf-8", "replace")
    return page(
        "original.html", title="Original", report=row, text=text[:SHOWN], size=len(kept.data),
        cut=len(text) > SHOWN or len(kept.data) > SHOWN * 4,
        history=holdings.history(ledger, row["id"]),
    )  # fmt: skip


@router.get("/reports/{name}/original/bytes")
def original_bytes(ledger: Held, name: str) -> Response:
    """The original, byte for byte, as a file that no browser opens."""
    kept = browsing.original(ledger, name)
    return Response(
        kept.data,
        media_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="{kept.sha256}"'},
    )


@router.get("/claims/{name}")
def claim(request: Request, ledger: Held, name: str) -> Response:
    """One claim: every value marked in its sentence, what read each, and what people decided."""
    shown = holdings.show(ledger, name)
    held, text = shown.held, shown.report["text"]
    sentences = [
        list(margin.values_marked(text, held, a, b)) for a, b in stretches(held.claim, text)
    ]
    related: list[dict[str, Any]] = [{"kind": kind, "held": other} for kind, other in shown.related]
    return page(
        "claim.html", title="Claim", held=held, report=shown.report, sentences=sentences,
        related=related, values=list(values(held.claim)),
        history=holdings.history(ledger, held.claim.id), signed=signer(request.headers),
        corrections=waiting(ledger, (), claim=held.claim.id, limit=50),
    )  # fmt: skip


@router.get("/voices")
def voices(request: Request, ledger: Held, kind: Words = None, text: Words = None) -> Response:
    """Who is heard, and how often."""
    kept: Memory = request.app.state.memory
    found, fresh = everybody(ledger, kept, kind or None)
    if text:
        found = [v for v in found if text.casefold() in (v["name"] or "").casefold()]
    return page(
        "voices.html", title="Voices", found=found[:500], total=len(found),
        kinds=CLOSED["voice_kind"], kind=kind or "", text=text or "", fresh=fresh,
    )  # fmt: skip


def everybody(
    ledger: Ledger, kept: Memory, kind: str | None = None
) -> tuple[list[dict[str, Any]], bool]:
    """Who is heard, of this kind or of any, and whether that is counted over the ledger as it stands."""
    return kept.lately(ledger, ("voices", kind), lambda: heard.voices(ledger, kind))


@router.get("/claims")
def claims_elsewhere(request: Request) -> Response:
    """The list of claims is the first page."""
    query = request.url.query
    return RedirectResponse(f"/?{query}" if query else "/")
