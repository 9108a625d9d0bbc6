"""Figures: what each source said of a toll and when, as a table, a picture, and data."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, Response

from reportedly.export.picture import LINES, toll_picture
from reportedly.export.rows import csv_rows, json_rows
from reportedly.export.vega import toll_chart
from reportedly.ledger import Filters
from reportedly.ledger import tolls as told
from reportedly.ledger.claims import CLOSED, figure_asked
from reportedly.ledger.tolls import Denial, Step
from reportedly.web import asked
from reportedly.web.api import FAILURES, Held
from reportedly.web.asked import MOST, Limit
from reportedly.web.paper import page, visible

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
interface = APIRouter(prefix="/api/v1", responses=FAILURES)
Chosen = Annotated[Filters, Depends(asked.filters)]
Event = Annotated[str | None, Query(max_length=200, description="An event by its id.")]
#: So many claims with numbers are drawn and listed at once; more is asked to be narrowed. The files have all.
DRAWN = 1_500
DOWNLOAD = "attachment; filename=figures.{}"


def _found(ledger: Held, filters: Filters, event: str | None) -> tuple[list[Step], list[Denial]]:
    """The steps and denials that the page shows; none before anything is asked for, since that would be the whole ledger."""
    if filters == Filters() and not event:
        return [], []
    return told.steps(ledger, filters, event or None), told.denials(ledger, filters, event or None)


@pages.get("/figures")
def figures(ledger: Held, filters: Chosen, event: Event = None) -> Response:
    """Each source's numbers with their bounds and denials; at first the tolls that most reports tell of."""
    many = not event and filters != Filters() and told.are_more(ledger, filters, DRAWN)
    steps, denials = ([], []) if many else _found(ledger, filters, event)
    shown = _counted(steps, filters)
    lines = len({step.line for step in steps if step.what == shown})
    kinds = Counter(step.what for step in steps)
    return page(
        "figures.html", title="Figures", steps=steps[:MOST], more=len(steps) > MOST, denials=denials[:MOST],
        picture=_picture(steps, denials, shown), hidden=max(0, lines - LINES), filters=filters, event=event or "",
        what=shown, many=DRAWN if many else 0, others=[(what, asked.query(replace(filters, figure=what), event=event)) for what in sorted(kinds)],
        closed=CLOSED, told=[] if steps else told.most_told(ledger), chips=asked.chips(filters, "/figures"),
        query=asked.query(filters, event=event), asked=filters != Filters() or bool(event),
    )  # fmt: skip


def _counted(steps: list[Step], filters: Filters) -> str:
    """What the picture counts: what is asked for, else the dead, else what most steps count."""
    kinds = Counter(step.what for step in steps)
    wanted = figure_asked(filters.figure)[0] if filters.figure else "killed"
    return wanted if wanted in kinds else next((what for what, _ in kinds.most_common(1)), "")


def _picture(steps: list[Step], denials: list[Denial], what: str) -> str:
    """One picture counts one thing."""
    of = [step for step in steps if step.what == what]
    events = {step.event for step in of}
    return toll_picture(
        of, [d for d in denials if d.event in events], f"{what}: what each source said, and when"
    )


@pages.get("/figures.svg")
def picture(ledger: Held, filters: Chosen, event: Event = None) -> Response:
    """The picture as a file."""
    steps, denials = _found(ledger, filters, event)
    drawn = _picture(steps, denials, _counted(steps, filters))
    return _file(visible(drawn), "image/svg+xml", "svg")


@pages.get("/figures.vl.json")
def chart(ledger: Held, filters: Chosen, event: Event = None) -> Response:
    """The chart for Vega-Lite, its data inside."""
    made = json.dumps(toll_chart(*_found(ledger, filters, event)), ensure_ascii=False, indent=1)
    return _file(made, "application/json", "vl.json")


@pages.get("/figures.csv")
def sheet(ledger: Held, filters: Chosen, event: Event = None) -> Response:
    """The steps as CSV."""
    return _file("".join(csv_rows(_found(ledger, filters, event)[0])), "text/csv", "csv")


@pages.get("/figures.jsonl")
def lines(ledger: Held, filters: Chosen, event: Event = None) -> Response:
    """The steps as JSON Lines."""
    made = "".join(json_rows(_found(ledger, filters, event)[0]))
    return _file(made, "application/x-ndjson", "jsonl")


def _file(content: str, media: str, end: str) -> Response:
    return Response(
        content, media_type=f"{media}; charset=utf-8",
        headers={"content-disposition": DOWNLOAD.format(end)},
    )  # fmt: skip


@interface.get("/figures", operation_id="figures")
def listed(
    ledger: Held, filters: Chosen, event: Event = None, limit: Limit = MOST
) -> list[dict[str, Any]]:
    """The steps of each source's line, as ``reportedly figures --json`` has them."""
    found = told.steps(ledger, filters, event or None)
    return [msgspec.to_builtins(step) for step in islice(found, limit)]
