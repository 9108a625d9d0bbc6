"""Country dumps of GeoNames that a person brings: kept beside the gazetteer, and built into it.

A dump is one country's file of ``download.geonames.org/export/dump`` (19 columns), or of its folder
``alternatenames`` (10 columns), as it is or in its ZIP. Only the lines that the gazetteer uses are
kept, in the user's data folder (``REPORTEDLY_GAZETTEER`` names another).
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from reportedly.errors import InvalidValue
from reportedly.tables import tsv

#: The largest country's dump has 320 MB; all countries in one file have 1,700.
LARGEST = 800_000_000
LONGEST_LINE = 100_000
#: What an alternate name is in that is no language: links, airports, post codes, sounds.
_NO_NAMES = frozenset({"link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon", "abbr"})  # fmt: skip
_NAME = re.compile(r"[^A-Za-z0-9_-]+")

Kind = Literal["places", "names"]


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump that was added: its name ("AZ"), what it holds, where, and of a new one how many lines are used."""

    name: str
    kind: Kind
    path: Path
    lines: int | None = None


def folder() -> Path:
    """Where dumps are kept: ``REPORTEDLY_GAZETTEER``, or the user's data folder."""
    chosen = os.environ.get("REPORTEDLY_GAZETTEER")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("reportedly")) / "gazetteer"


def added() -> list[Dump]:
    """All dumps that were added, in a fixed order."""
    found = []
    for path in sorted(folder().glob("*.*.tsv.gz")):
        name, kind, *_ = path.name.split(".")
        found.append(Dump(name, "places" if kind == "places" else "names", path))
    return found


def digest() -> str:
    """A hash of all that was added; the empty string where nothing was."""
    dumps = added()
    if not dumps:
        return ""
    whole = hashlib.sha256()
    for dump in dumps:
        whole.update(dump.path.name.encode() + b"\0" + dump.path.read_bytes())
    return whole.hexdigest()


def add(path: Path) -> Dump:
    """Keep the used lines of a dump; one of the same name and kind is replaced.

    Raises ``InvalidValue`` where the file is no dump of GeoNames, too large, or not to be read.
    """
    try:
        with _opened(path) as lines:
            kind, kept = _used(path, lines)
    except (OSError, zipfile.BadZipFile, EOFError, gzip.BadGzipFile) as error:
        raise InvalidValue(f"{path} could not be read: {error}.") from error
    except UnicodeDecodeError as error:
        raise InvalidValue(f"{path} is not UTF-8 text, as dumps of GeoNames are.") from error
    if not kept:
        raise InvalidValue(f"{path} holds no place or name that the gazetteer uses.")
    name = _NAME.sub("-", path.stem).strip("-")[:40] or "dump"
    folder().mkdir(parents=True, exist_ok=True)
    target = folder() / f"{name}.{kind}.tsv.gz"
    part = target.with_suffix(".part")
    with part.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        packed.write("".join(kept).encode())
    part.replace(target)
    return Dump(name, kind, target, len(kept))


def remove(name: str) -> list[Dump]:
    """Forget a dump, by its name; what was removed, the empty list where there is none."""
    gone = [dump for dump in added() if dump.name == name]
    for dump in gone:
        dump.path.unlink()
    return gone


def features() -> dict[str, str]:
    """The kind of a place by GeoNames' feature code."""
    return {row["code"]: row["kind"] for row in tsv("places/features.tsv")}


def places() -> Iterator[list[str]]:
    """The cells of every added place, as in the dump."""
    yield from _cells("places")


def names() -> dict[int, list[str]]:
    """Added alternate names by GeoNames number."""
    found: dict[int, list[str]] = {}
    for cells in _cells("names"):
        found.setdefault(int(cells[0]), []).append(cells[1])
    return found


def _cells(kind: Kind) -> Iterator[list[str]]:
    for dump in added():
        if dump.kind == kind:
            with gzip.open(dump.path, "rt", encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    yield line.rstrip("\n").split("\t")


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a dump, out of its ZIP where it is in one."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as raw:
            yield _lines(path, raw)
        return
    with zipfile.ZipFile(path) as packed:
        inside = [i for i in packed.infolist() if i.filename.casefold() != "readme.txt"]
        if len(inside) != 1:
            raise InvalidValue(f"{path} holds {len(inside)} files; a country's dump has one.")
        with packed.open(inside[0]) as raw:
            yield _lines(path, raw)


def _lines(path: Path, raw: IO[bytes]) -> Iterator[str]:
    """The lines, up to the sizes that a dump may have."""
    size = 0
    while line := raw.readline(LONGEST_LINE + 1):
        size += len(line)
        if len(line) > LONGEST_LINE or size > LARGEST:
            raise InvalidValue(
                f"{path} is larger than any country's dump. Bring one country at a time."
            )
        yield line.decode("utf-8")


def _used(path: Path, lines: Iterable[str]) -> tuple[Kind, list[str]]:
    """What the file is, and its lines that are used."""
    known = features()
    kind: Kind | None = None
    kept = []
    for n, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if kind is None:
            kind = _kind(path, cells)
        if len(cells) != (19 if kind == "places" else 10) or not cells[0].isdecimal():
            raise InvalidValue(f"{path}, line {n}: not a line of a GeoNames dump.")
        if kind == "places" and cells[7] in known and _located(cells):
            kept.append("\t".join(cells) + "\n")
        elif kind == "names" and cells[1].isdecimal() and cells[2] not in _NO_NAMES and cells[3]:
            kept.append(f"{cells[1]}\t{cells[3]}\n")
    if kind is None:
        raise InvalidValue(f"{path} is empty.")
    return kind, kept


def _kind(path: Path, cells: list[str]) -> Kind:
    if len(cells) not in (10, 19):
        raise InvalidValue(
            f"{path} is no dump of GeoNames: its first line has {len(cells)} columns, a dump of places has 19 "
            "and one of alternate names 10. They are at download.geonames.org/export/dump."
        )
    return "places" if len(cells) == 19 else "names"


def _located(cells: list[str]) -> bool:
    """Whether a line says where its place is, inside the world, and a number of people."""
    try:
        lat, lon, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError:
        return False
    return bool(cells[1]) and -90 <= lat <= 90 and -180 <= lon <= 180 and people >= 0
