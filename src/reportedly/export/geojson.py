"""GeoJSON (RFC 7946): a point only where the text gives one; an area has no geometry of ours."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.export.lines import record
from reportedly.ledger.claims import Held


def features(claims: Iterable[Held]) -> Iterator[str]:
    """A FeatureCollection with a feature for each claim, its record as properties.

    Places that are no points (districts, countries, fronts) and claims without a place have a null
    geometry: ``place.precision`` says which, and ``place.label_point`` is where a label may stand
    (latitude first). A centroid would be read as the spot.
    """
    yield '{"type":"FeatureCollection","features":['
    for n, held in enumerate(claims):
        yield (",\n" if n else "\n") + json.dumps(feature(held), ensure_ascii=False)
    yield "\n]}\n"


def feature(held: Held) -> dict[str, Any]:
    """One claim as a GeoJSON feature, longitude first."""
    place = held.claim.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "id": held.claim.id, "geometry": point, "properties": record(held)}
