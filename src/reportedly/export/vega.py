"""Tolls as a chart that others can change: Vega-Lite, with its data inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from reportedly.ledger.tolls import Denial, Step

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def toll_chart(steps: Sequence[Step], denials: Sequence[Denial] = ()) -> dict[str, Any]:
    """A specification of Vega-Lite 5: step lines, bounds as bars, denials as crosses.

    The address of the schema only names the version; nothing is fetched by us.
    """
    rows: list[dict[str, Any]] = [msgspec.to_builtins(s) for s in steps if s.since]
    for row in rows:
        given = [row[name] for name in ("best", "low", "high") if row[name] is not None]
        row["shown"] = given[0] if given else None
    time = {"field": "since", "type": "temporal", "title": "published"}
    number = {"field": "shown", "type": "quantitative", "title": "toll"}
    voice = {"field": "voice", "type": "nominal", "title": "who says so"}
    line = {"type": "line", "interpolate": "step-after", "point": True, "tooltip": True}
    return {
        "$schema": SCHEMA,
        "title": "What each source said of the toll, and when",
        "width": 720,
        "height": 320,
        "data": {"values": rows},
        "layer": [
            {
                "mark": line,
                "encoding": {"x": time, "y": number, "color": voice, "strokeDash": voice, "detail": {"field": "line"}},
            },
            {
                "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.35},
                "encoding": {
                    "x": time, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}, "color": voice,
                },
            },
            {
                "data": {"values": [msgspec.to_builtins(d) for d in denials]},
                "mark": {"type": "point", "shape": "cross", "size": 90, "tooltip": True},
                "encoding": {"x": {"field": "published", "type": "temporal"}, "y": {"datum": 0}},
            },
        ],
    }  # fmt: skip
