"""Measures: which territory is under martial law, mobilization, a curfew or a truce, since when, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response

from reportedly.corroboration.phase import MEASURES
from reportedly.export.rows import csv_rows, json_rows
from reportedly.ledger import Filters
from reportedly.ledger.measures import Measure
from reportedly.ledger.measures import measures as in_force
from reportedly.web import asked
from reportedly.web.api import FAILURES, Held
from reportedly.web.asked import MOST, Limit
from reportedly.web.paper import page

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES)
Chosen = Annotated[Filters, Depends(asked.filters)]
WIDE = 220  # pixels of all days together


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a measure's bar begins and how long it is, in pixels; ``open`` where nobody says that it ended."""

    x: int
    width: int
    open: bool


def bars(found: Sequence[Measure]) -> list[Bar | None]:
    """A bar for each measure over all their days; none for one without a day."""
    spans = [_span(m) for m in found]
    days = [day for span in spans if span for day in span if day]
    if not days:
        return [None for _ in found]
    first, last = min(days), max(days)
    unit = WIDE / max(1, (last - first).days + 1)
    made: list[Bar | None] = []
    for span in spans:
        if span is None:
            made.append(None)
            continue
        start, end = span
        x = round(((start - first).days) * unit)
        width = round((((end or last) - start).days + 1) * unit)
        made.append(Bar(x, max(4, width), end is None))
    return made


def _ends(found: Sequence[Measure]) -> tuple[str, str]:
    """The first and the last day that the bars stand between; empty where there is none."""
    days = [day.isoformat() for span in map(_span, found) if span for day in span if day]
    return (min(days), max(days)) if days else ("", "")


def _span(measure: Measure) -> tuple[date, date | None] | None:
    start = _day(measure.since) or _day(measure.told)
    return (start, _day(measure.ended)) if start else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


@pages.get("/measures")
def measures(ledger: Held, filters: Chosen) -> Response:
    """The measures of which a claim that fits tells, by kind and territory."""
    found = in_force(ledger, filters)
    shown = found[:MOST]
    return page(
        "measures.html", title="Measures", rows=list(zip(shown, bars(shown), strict=True)), total=len(found),
        days=_ends(shown), filters=filters, kinds=MEASURES, chips=asked.chips(filters, "/measures"), query=asked.query(filters), wide=WIDE,
    )  # fmt: skip


@pages.get("/measures.csv")
def sheet(ledger: Held, filters: Chosen) -> Response:
    """The measures as CSV."""
    return _file("".join(csv_rows(in_force(ledger, filters))), "text/csv", "csv")


@pages.get("/measures.jsonl")
def lines(ledger: Held, filters: Chosen) -> Response:
    """The measures as JSON Lines."""
    return _file("".join(json_rows(in_force(ledger, filters))), "application/x-ndjson", "jsonl")


def _file(content: str, media: str, end: str) -> Response:
    return Response(
        content, media_type=f"{media}; charset=utf-8",
        headers={"content-disposition": f"attachment; filename=measures.{end}"},
    )  # fmt: skip


@interface.get("/measures", operation_id="measures")
def listed(ledger: Held, filters: Chosen, limit: Limit = MOST) -> list[dict[str, Any]]:
    """Measures, as ``reportedly measures --json`` has them."""
    return [msgspec.to_builtins(measure) for measure in in_force(ledger, filters)[:limit]]
