"""How far areas reach: a box for countries, divisions and districts, from the towns in them.

A box is (south, west, north, east) in degrees, as in RFC 7946 (section 5) but for the order: where it
crosses the antimeridian, its west is larger than its east. It is the box of the listed towns, not
of the border: empty land at an edge may lie outside it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Box = tuple[float, float, float, float]

#: Boxes are widened by this many degrees: a town is no point, and its fields reach further.
MARGIN = 0.05


def write(base: sqlite3.Connection) -> None:
    """Write the boxes of the gazetteer's areas; those of our own tables are written with their rows."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    towns = (
        "SELECT code, division, district, lat, lon FROM place WHERE kind = 'town' AND lat NOT NULL"
    )
    for code, division, district, lat, lon in base.execute(towns):
        for kind, key in (("country", code), ("province", division), ("district", district)):
            if key:
                points[kind, key].append((lat, lon))
    base.executemany("INSERT OR IGNORE INTO extent VALUES (?,?,?,?,?)", _boxes(base, points))


def _boxes(
    base: sqlite3.Connection, points: dict[tuple[str, str], list[tuple[float, float]]]
) -> Iterator[tuple[int, float, float, float, float]]:
    areas = "SELECT id, kind, code, division, district FROM place WHERE kind IN ('country', 'province', 'district')"
    for number, kind, code, division, district in base.execute(areas).fetchall():
        inside = points.get((kind, {"country": code, "province": division}.get(kind, district)))
        if inside:
            yield number, *box(inside)


def box(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box around (lat, lon) points, widened by a margin.

    >>> box([(40.0, 45.0), (41.0, 46.5)])
    (39.95, 44.95, 41.05, 46.55)
    >>> box([(-17.0, 178.0), (-18.0, -179.5)])  # across the antimeridian
    (-18.05, 177.95, -16.95, -179.45)
    """
    lats, lons = zip(*points, strict=True)
    west, east = _arc(sorted(lons))
    south, north = max(min(lats) - MARGIN, -90.0), min(max(lats) + MARGIN, 90.0)
    return round(south, 3), _turned(west - MARGIN), round(north, 3), _turned(east + MARGIN)


def holds(area: Box, point: tuple[float, float]) -> bool:
    """Whether a (lat, lon) point lies in a box.

    >>> holds((39.95, 44.95, 41.05, 46.55), (40.5, 45.0)), holds((-19.0, 177.0, -16.0, -179.0), (-17.0, 179.9))
    (True, True)
    """
    south, west, north, east = area
    lat, lon = point
    across = west <= lon <= east if west <= east else lon >= west or lon <= east
    return south <= lat <= north and across


def _arc(lons: Sequence[float]) -> tuple[float, float]:
    """The west and east ends of the shortest arc over sorted longitudes."""
    gaps = [(after - before, i) for i, (before, after) in enumerate(pairwise(lons))]
    widest, at = max(gaps, default=(0.0, 0))
    if widest <= lons[0] + 360 - lons[-1]:
        return lons[0], lons[-1]
    return lons[at + 1], lons[at]


def _turned(lon: float) -> float:
    """A longitude between -180 and 180."""
    return round((lon + 180.0) % 360.0 - 180.0, 3)
