"""Plain rows (steps of a toll, measures) as CSV and as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from reportedly.export.sheet import PART, line


def csv_rows(rows: Iterable[object], clean: Callable[[str], str] = str) -> Iterator[str]:
    """The head and a line for each row, by the names of its fields; lists are parted by `` | ``, words are made ``clean``.

    >>> from reportedly.ledger.tolls import Denial
    >>> print("".join(csv_rows([Denial("Army", "denies", "2020-10-05", "3f", "=1", "ab")])).replace(chr(13), ""))
    voice,stance,published,event,quote,id
    Army,denies,2020-10-05,3f,'=1,ab
    <BLANKLINE>
    """
    for n, row in enumerate(_plain(rows)):
        if n == 0:
            yield line(row)
        cells = (PART.join(map(str, c)) if isinstance(c, list) else c for c in row.values())
        yield line(clean(cell) if isinstance(cell, str) else cell for cell in cells)


def json_rows(rows: Iterable[object]) -> Iterator[str]:
    """A line of JSON for each row."""
    for row in rows:
        yield msgspec.json.encode(row).decode() + "\n"


def _plain(rows: Iterable[object]) -> Iterator[dict[str, Any]]:
    yield from (msgspec.to_builtins(row) for row in rows)
