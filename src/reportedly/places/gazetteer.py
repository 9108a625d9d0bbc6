"""The gazetteer: every place that a name may mean.

The file is opened read-only, once per process and thread. Whether a phrase is a name at all is
answered from a sorted array of hashes in memory (5 MB); only names go to the file.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from reportedly.places.extents import Box
from reportedly.places.names import key

EARTH_RADIUS_KM = 6371.0
#: More namesakes than this are not weighed; the most populous are kept ("San José").
MOST_NAMESAKES = 300

NAMED = """
    SELECT id, geonames_id, name, kind, code, countries, division, district, lat, lon, population, rank
    FROM name JOIN place ON place.id = name.place
    WHERE key = ? ORDER BY population DESC, id LIMIT ?
"""
COUNTRIES = """
    SELECT id, geonames_id, name, kind, code, countries, division, district, lat, lon, population, 0
    FROM place WHERE kind = 'country'
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    ``kind`` is ``country``, ``province``, ``district``, ``town``, ``site``, ``region``, ``sea`` or
    ``line``; ``countries`` are ISO alpha-3 codes; ``division`` and ``district`` are GeoNames codes
    (``US.KY``, ``US.KY.013``). ``rank`` is 0 where the name asked for is its own, 1 for an alias
    of our tables, 2 for other alternate names.
    """

    id: int
    geonames_id: int | None
    name: str
    kind: str
    code: str | None
    countries: tuple[str, ...]
    division: str | None
    district: str | None
    lat: float | None
    lon: float | None
    population: int
    rank: int = 0

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, or null where nobody knows a middle."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


class Gazetteer:
    """Look-ups in one gazetteer file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._hashes = array("I")
        self._hashes.frombytes(self._base().execute("SELECT hashes FROM filter").fetchone()[0])
        self.named = lru_cache(maxsize=20_000)(self._named)
        self._countries = {e.code: e for e in self._rows(COUNTRIES) if e.code}
        beside: dict[str, set[str]] = {}
        for code, other in self._base().execute("SELECT code, other FROM neighbour"):
            beside.setdefault(code, set()).add(other)
        self._neighbours = {code: frozenset(others) for code, others in beside.items()}

    def _base(self) -> sqlite3.Connection:
        base: sqlite3.Connection | None = getattr(self._local, "base", None)
        if base is None:
            base = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True
            )
            self._local.base = base
        return base

    def holds(self, folded: str) -> bool:
        """Whether a folded name may be in the file (wrongly so once in 4,000)."""
        code = zlib.crc32(folded.encode("utf-8", "surrogatepass"))
        at = bisect_left(self._hashes, code)
        return at < len(self._hashes) and self._hashes[at] == code

    def _named(self, folded: str) -> tuple[Entry, ...]:
        """The places of a folded name, most populous first."""
        if not self.holds(folded):
            return ()
        return self._rows(NAMED, folded, MOST_NAMESAKES)

    def _rows(self, query: str, *values: object) -> tuple[Entry, ...]:
        rows = self._base().execute(query, values)
        return tuple(
            Entry(i, gid, name, kind, code, tuple(c for c in countries.split("|") if c), *more)
            for i, gid, name, kind, code, countries, *more in rows
        )

    def neighbours(self, code: str) -> frozenset[str]:
        """The countries that share a land border with this one, by ISO alpha-3 codes."""
        return self._neighbours.get(code, frozenset())

    def country(self, code: str) -> Entry | None:
        """The country with this ISO alpha-3 code."""
        return self._countries.get(code)

    def extent(self, place: Entry) -> Box | None:
        """How far an area reaches: (south, west, north, east) in degrees; null for towns and sites."""
        found = self._base().execute(
            "SELECT south, west, north, east FROM extent WHERE place = ?", (place.id,)
        )
        row: Box | None = found.fetchone()
        return row

    def division(self, place: Entry) -> str | None:
        """The name of the first-level division that a town, site or district lies in."""
        if place.division is None or place.kind == "province":
            return None
        query = "SELECT name FROM place WHERE kind = 'province' AND division = ? LIMIT 1"
        found = self._base().execute(query, (place.division,)).fetchone()
        return found[0] if found else None

    def used_names(self, place: Entry) -> list[tuple[str, str]]:
        """Names of a disputed place with who uses each: an ISO code, a code of ours, UN or press."""
        query = "SELECT name, by FROM used WHERE place = ? ORDER BY name, by"
        return self._base().execute(query, (place.id,)).fetchall()

    def former_population(self, place: Entry) -> int | None:
        """How many lived there in 2023, where they were a tenth more than today."""
        query = "SELECT population_2023 FROM place WHERE id = ?"
        people: int | None = self._base().execute(query, (place.id,)).fetchone()[0]
        return people

    def like(self, name: str, most: int = 5) -> list[str]:
        """Names of populous places that begin as this one does, for a person who mistyped it."""
        start = key(name)[:60]
        query = """
            SELECT place.name, max(population) AS people FROM name JOIN place ON place.id = name.place
            WHERE key >= ? AND key < ? AND rank < 2 GROUP BY place.name ORDER BY people DESC, place.name LIMIT ?
        """
        for end in range(len(start), max(len(start) // 2, 2) - 1, -1):
            found = self._base().execute(query, (start[:end], f"{start[:end]}\U0010ffff", most))
            if names := [row[0] for row in found]:
                return names
        return []

    def counts(self) -> dict[str, int]:
        """How many places it holds, by kind."""
        query = "SELECT kind, count(*) FROM place GROUP BY kind ORDER BY 2 DESC"
        return dict(self._base().execute(query).fetchall())

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """The places that a name as printed may mean, most populous first."""
        folded = key(name)
        return self.named(folded) or self.named(folded.removeprefix("al "))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process, built now if it has not been."""
    from reportedly.places import build  # loads the packages that it is made of

    return Gazetteer(build.ensure())


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance in kilometres between two (lat, lon) points.

    >>> round(distance((40.18, 44.51), (40.41, 49.87)))  # Yerevan to Baku
    455
    """
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
