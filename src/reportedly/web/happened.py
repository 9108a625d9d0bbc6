"""Events: what happened as far as claims say, each with its claims by origin and what speaks against them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel

from reportedly.corroboration.toll import Rule
from reportedly.export.events import explained
from reportedly.export.repeats import repeats, repeats_picture
from reportedly.ledger import Filters, Ledger
from reportedly.ledger import events as known
from reportedly.ledger.claims import CLOSED
from reportedly.ledger.corrections import LONGEST
from reportedly.ledger.events import Change, Explained
from reportedly.ledger.locations import Location
from reportedly.web import asked, maps
from reportedly.web.api import FAILURES, Held, Name
from reportedly.web.asked import MOST, Limit, Several
from reportedly.web.guard import signer
from reportedly.web.paper import page

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES)
Chosen = Annotated[Filters, Depends(asked.filters)]
Reports = Annotated[int, Query(ge=1, le=10_000, description="At least so many reports tell of it.")]
By = Annotated[Rule, Query(description="By which rule the best number is chosen.")]
#: Where a claim of an event stands on the page: what speaks for it, and what against.
AGAINST = frozenset({"denies", "withdrawn"})


class Events(BaseModel):
    """Events by their first day, those without one last; ``more`` where there are others."""

    items: list[dict[str, Any]]
    more: bool


@dataclass(frozen=True, slots=True)
class Source:
    """An origin with its claims, in the order in which they were made."""

    key: str
    name: str
    side: str | None
    claims: tuple[Change, ...]


def sources(found: Explained, against: bool) -> list[Source]:
    """The origins of an event's claims, by their first claim: of those for it, or of those against."""
    grouped: dict[str, list[Change]] = {}
    for change in found.claims:
        if (change.part in AGAINST) is against:
            grouped.setdefault(change.teller.origin.key, []).append(change)
    return [
        Source(key, of[0].teller.origin.name, of[0].teller.origin.side, tuple(of))
        for key, of in grouped.items()
    ]


def _some(
    ledger: Ledger, filters: Filters, standing: list[str], dispute: list[str], reports: int,
    limit: int,
) -> tuple[list[known.Row], bool]:  # fmt: skip
    found = known.events(
        ledger, filters, standing=[s for s in standing if s], dispute=[d for d in dispute if d],
        reports=reports, limit=limit + 1,
    )  # fmt: skip
    rows = list(islice(found, limit + 1))
    return rows[:limit], len(rows) > limit


@pages.get("/events")
def events(
    ledger: Held, filters: Chosen, standing: Several = [], dispute: Several = [],  # noqa: B006
    reports: Reports = 1,
) -> Response:  # fmt: skip
    """The events of which a claim that fits tells."""
    rows, more = _some(ledger, filters, standing, dispute, reports, MOST)
    return page(
        "events.html", title="Events", rows=rows, more=more, filters=filters, closed=CLOSED,
        standings=known.STANDINGS, disputes=known.DISPUTES, standing=standing, dispute=dispute,
        reports=reports, chips=asked.chips(filters, "/events"), query=asked.query(filters),
    )  # fmt: skip


@pages.get("/events/{name}")
def event(request: Request, ledger: Held, name: str, rule: By = "conservative") -> Response:
    """One event: what is known and why, who says so by origin, who speaks against it, what is missing."""
    found = known.explain(ledger, name, rule)
    return page(
        "event.html", title="Event", found=found, event=found.event, known=found.known, rule=rule,
        repeats=repeats_picture(passed := repeats(found.claims)), passed=passed,
        told=sources(found, against=False), against=sources(found, against=True),
        map=maps.drawn(_places(found), _claims_at, "Where the claims say that it was"), map_note=maps.note(),
        signed=signer(request.headers), longest=LONGEST,
    )  # fmt: skip


def _places(found: Explained) -> list[Location]:
    """The places that the claims of an event name."""
    counted = Counter(c.held.claim.place for c in found.claims if c.held.claim.place)
    by_name: dict[str, Location] = {}
    for place, claims in counted.items():
        label = place.label_point or (None, None)
        pinned = place.lat is not None and place.lon is not None
        one = Location(
            place.name, place.code, place.geonames_id, place.precision, pinned,
            place.lat if pinned else label[0], place.lon if pinned else label[1], claims,
        )  # fmt: skip
        before = by_name.get(place.name)
        by_name[place.name] = replace(one, claims=one.claims + (before.claims if before else 0))
    return list(by_name.values())


def _claims_at(place: Location) -> str:
    return f"/?{asked.query(Filters(place=place.name))}"


@interface.get("/events", operation_id="events")
def listed(
    ledger: Held, filters: Chosen, standing: Several = [], dispute: Several = [],  # noqa: B006
    reports: Reports = 1, limit: Limit = MOST,
) -> Events:  # fmt: skip
    """Events of which a claim that fits tells, by their first day."""
    rows, more = _some(ledger, filters, standing, dispute, reports, limit)
    return Events(items=rows, more=more)


@interface.get("/events/{name}", operation_id="event")
def whole(ledger: Held, name: Name, rule: By = "conservative") -> dict[str, Any]:
    """An event as ``reportedly explain --json`` has it."""
    return explained(known.explain(ledger, name, rule))
