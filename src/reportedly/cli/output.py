"""What is printed: tables on a terminal, JSON Lines in a pipe, and nothing that a text can hijack.

Reports are hostile input: a page may hold escape sequences that repaint a terminal, or marks that
turn text around. Control and format characters are shown as escapes, in tables and in JSON alike
(where ``\\u001b`` is the same value), and no text is ever read as rich's markup.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.cli.options import Settings
    from reportedly.ledger.judgements import Judgement

# C0, DEL and C1, line and paragraph separators, marks of direction, invisible characters.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def safe(text: object) -> str:
    """The text with every character that steers a terminal shown as an escape.

    White space of any kind becomes one space.

    >>> safe("Shells\\nfell \\x1b[2J")
    'Shells fell \\\\x1b[2J'
    """
    one_line = re.sub(r"[\n\r\t\u2028\u2029]+", " ", str(text))
    return _UNSAFE.sub(lambda m: m[0].encode("unicode_escape").decode(), one_line)


def json_line(value: object) -> str:
    """The value as one line of JSON, with every unsafe character written as ``\\u…``."""
    line = json.dumps(value, ensure_ascii=False, default=_plain)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


def steerless(piece: str) -> str:
    """A piece of a file for the eyes: as it is but for what steers a terminal."""
    return _UNSAFE.sub(lambda m: m[0] if m[0] in "\r\n\t" else safe(m[0]), piece)


def _plain(value: object) -> object:
    import msgspec

    return msgspec.to_builtins(value)


def as_json(chosen: bool | None) -> bool:
    """Whether to print JSON: as the person chose, else where the output is no terminal."""
    return not sys.stdout.isatty() if chosen is None else chosen


def print_json(rows: Iterable[object]) -> None:
    """Print one line of JSON for each."""
    for row in rows:
        click.echo(json_line(row))


def print_csv(rows: Iterable[object]) -> None:
    """Print a head and a row for each, as CSV (RFC 4180); lists are parted by " | "."""
    from reportedly.export.rows import csv_rows

    for piece in csv_rows(rows, safe):
        click.echo(piece, nl=False)


def console(*, stderr: bool = False) -> Console:
    """Where tables go: as wide as the terminal, or 120 columns where there is none."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 120
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def print_table(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    empty: str,
    wide: str = "",
    limit: int | None = None,
) -> None:
    """Print a table of the first ``limit`` rows, and say so where there are more.

    ``wide`` is the column that takes the room that is left; ``empty`` is said where there is no row. Columns in which nothing stands
    are left out.
    """
    from rich.table import Table
    from rich.text import Text

    out = console()
    some = list(rows if limit is None else islice(rows, limit + 1))
    cells = {column: [_cell(row.get(column)) for row in some[:limit]] for column in columns}
    columns = [c for c in columns if c in ("id", wide) or any(cells[c])]
    most = _most({column: [column, *cells[column]] for column in columns}, out.width, wide)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            Text(column), justify="right" if column in NUMBERS else "left",
            no_wrap=column in WHOLE | NUMBERS, overflow="fold", max_width=most.get(column),
        )  # fmt: skip
    for row in zip(*(cells[column] for column in columns), strict=True):
        table.add_row(*map(Text, row))
    if some:
        out.print(table)
    else:
        console(stderr=True).print(empty)
    if limit is not None and len(some) > limit:
        console(stderr=True).print(f"These are the first {limit}; --limit N shows more.")


def _most(cells: Mapping[str, Sequence[str]], width: int, wide: str) -> dict[str, int]:
    """How wide each column may be that is folded, but for the wide one, which keeps a third of the terminal.

    They are as wide as their longest word wherever the wide one still keeps a fifth.
    """
    fixed = sum(max(map(len, cells[c])) for c in cells if c in WHOLE | NUMBERS)
    left = width - fixed - 2 * (len(cells) - 1)
    words = {
        column: max(len(word) for cell in column_cells for word in cell.split())
        for column, column_cells in cells.items()
        if column not in WHOLE | NUMBERS | {wide}
    }
    share = max(10, (left - width // 3) // max(1, len(words)))
    whole = {column: max(share, min(LONGEST, longest)) for column, longest in words.items()}
    fits = sum(whole.values()) <= left - width // 5
    return whole if fits else dict.fromkeys(words, share)


WHOLE = frozenset({"id", "published", "day", "when", "killed", "number"})  # never over two lines
LONGEST = 18  # characters of a word that is not broken
NUMBERS = frozenset({"claims", "reports", "outlets", "denials", "unread", "version", "arrivals"})


def _cell(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return safe(value)


def tell(made: Judgement, settings: Settings, sentence: str) -> None:
    """Say what was decided: the judgement itself, or a sentence with its number and author."""
    if as_json(settings.json):
        print_json([made])
    else:
        console().print(safe(f"{sentence} Judgement {made.id}, by {made.author}."))
