"""How knowledge is read: commented TOML and TSV tables that stand beside the code.

A TSV table has a header line; lines that start with ``#`` and empty lines are comments.
Tables are read once and never changed.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import TableError

HERE = Path(__file__).parent


@cache
def toml(name: str) -> Mapping[str, Any]:
    """Read a TOML table by its path inside the package, e.g. ``toml("voices/cues.toml")``."""
    try:
        return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: {error}. Mend that line; the format is TOML.") from error


@cache
def tsv(name: str) -> tuple[Mapping[str, str], ...]:
    """Read a TSV table by its path inside the package: a mapping from header to cell per row."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not rows:
        raise TableError(f"{name}: no header line. The first line names the columns.")
    header = rows[0][1].split("\t")
    read = []
    for n, line in rows[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise TableError(
                f"{name}, line {n}: {len(cells)} cells where the header names {len(header)} "
                f"({', '.join(header)}). Cells are parted by one tab each."
            )
        read.append(dict(zip(header, cells, strict=True)))
    return tuple(read)


@cache
def fingerprint() -> str:
    """Eight hex digits over every table of the package: changes when a row does."""
    digest = hashlib.sha256()
    for path in sorted(HERE.rglob("*")):
        if path.suffix in {".toml", ".tsv"}:
            digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]
