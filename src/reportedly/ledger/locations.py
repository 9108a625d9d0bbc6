"""Where claims say it was: places with their positions, as far as they have one, and how many claims name them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import func, select

from reportedly.ledger import tables as t
from reportedly.ledger.glimpse import Fit

MOST = 300


@dataclass(frozen=True, slots=True)
class Location:
    """A place that claims name. ``pinned`` places are towns and spots, at degrees of latitude and longitude; of an area the two say where
    its label stands, and are null where not even that is known."""

    name: str
    code: str | None
    geonames_id: int | None
    precision: str
    pinned: bool
    lat: float | None
    lon: float | None
    claims: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The commonest places, how many claims name a place that is left out, and how many name none."""

    places: tuple[Location, ...]
    others: int
    nowhere: int


def spread(among: Fit, limit: int = MOST) -> Spread:
    """The places of the claims that fit, those with most claims first."""
    c = among.columns
    asked = (
        select(
            c.place, c.place_code, c.geonames_id, c.lat, c.lon, func.count(c.id).label("claims"),
            func.min(c.id).label("first"),
        )
        .where(*among.rows)
        .group_by(c.place, c.place_code, c.geonames_id, c.lat, c.lon)
        .order_by(func.count(c.id).desc(), c.place)
    )  # fmt: skip
    every = among.connection.execute(asked).all()
    rows = [row for row in every if row.place is not None]
    first = [row.first for row in rows[:limit]]
    records = select(t.claims.c.id, t.claims.c.corrected, t.claims.c.record)
    said = {
        row.id: row.corrected or row.record
        for row in among.connection.execute(records.where(t.claims.c.id.in_(first)))
    }
    placed = sum(row[5] for row in rows)
    places = tuple(_location(row, json.loads(said[row[6]])["place"]) for row in rows[:limit])
    shown = sum(one.claims for one in places)
    nowhere = sum(row.claims for row in every if row.place is None)
    return Spread(places, placed - shown, nowhere)


def _location(row: tuple[object, ...], place: dict[str, object]) -> Location:
    name, code, number, lat, lon, claims, _ = row
    pinned = lat is not None and lon is not None
    label = place.get("label_point")
    if not pinned and isinstance(label, list) and len(label) == 2:
        lat, lon = label
    return Location(
        str(name), str(code) if code else None, number if isinstance(number, int) else None,
        str(place.get("precision")), pinned, _degrees(lat), _degrees(lon), int(str(claims)),
    )  # fmt: skip


def _degrees(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
