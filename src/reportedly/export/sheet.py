"""CSV that stands alone: what the report says of itself, the whole sentence, and every field.

The columns follow from the classes of the record, so that none can be forgotten. A field of a list
(``voices.kind``) holds the values of all its items, parted by `` | `` and in order, an empty one
where an item has none. A span is two columns: its words, and ``….at`` with its offsets.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reportedly.claim import Claim, ReadBy
from reportedly.ledger.claims import Held, Known
from reportedly.span import Span

PART = " | "
ABOUT = ("outlet", "published", "address", "title", "document", "sentence")
KNOWN = tuple(field.name for field in fields(Known))
STATE = ("corrected", "rejected", "withdrawn", "superseded")
Getter = Callable[[Any], list[Any]]


def columns() -> list[str]:
    """The names of all columns.

    >>> [name for name in columns() if name.startswith("place.lat")]
    ['place.lat']
    """
    return [*ABOUT, *(name for name, _ in _PATHS), *(f"known.{name}" for name in KNOWN), *STATE]


def sheet(claims: Iterable[Held]) -> Iterator[str]:
    """The head and a row for each claim, each with its line's end (CRLF, as in RFC 4180)."""
    yield line(columns())
    for held in claims:
        cells = [getattr(held, name) for name in ABOUT]
        cells += [_joined(values(held.claim)) for _, values in _PATHS]
        cells += [getattr(held.known, name) if held.known else None for name in KNOWN]
        cells += [getattr(held, name) for name in STATE]
        yield line(cells)


def guarded(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula.

    A text that begins like one gets an apostrophe before it (OWASP, *CSV Injection*); numbers are ours
    and stay numbers.

    >>> guarded("=SUM(A1)"), guarded(-2.6)
    ("'=SUM(A1)", -2.6)
    """
    if isinstance(cell, str) and cell.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n"):
        return "'" + cell
    return cell


def line(cells: Iterable[object]) -> str:
    """One line of CSV with its end, each cell guarded."""
    out = io.StringIO()
    csv.writer(out).writerow([guarded(_plain(cell)) for cell in cells])
    return out.getvalue().encode("utf-8", "replace").decode()


def _plain(value: object) -> object:
    if value is None or value is False:
        return ""
    return "yes" if value is True else value


def _joined(values: list[Any]) -> object:
    if len(values) == 1:
        return values[0]
    cells = [str(_plain(value)) for value in values]
    return PART.join(cells) if any(cells) else None


def _paths(kind: Any, name: str, get: Getter) -> Iterator[tuple[str, Getter]]:
    """Every column under a field: its name, and how its values are had from a claim."""
    kind = _without_none(kind)
    if kind is Span:
        yield name, _then(get, lambda span: [span.quote if span else None])
        yield f"{name}.at", _then(get, lambda span: [f"{span.start}-{span.end}" if span else None])
    elif is_dataclass(kind):
        hints = get_type_hints(kind)
        for field in fields(kind):
            yield from _paths(
                hints[field.name], f"{name}.{field.name}" if name else field.name,
                _then(get, lambda value, n=field.name: [getattr(value, n) if value else None]),
            )  # fmt: skip
    elif get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis:
        yield from _paths(get_args(kind)[0], name, _then(get, lambda value: list(value or ())))
    elif get_origin(kind) is dict:
        yield name, _then(get, lambda value: [f"{k}={_read_by(v)}" for k, v in value.items()])
    elif get_origin(kind) is tuple:
        yield name, _then(get, lambda pair: [",".join(map(str, pair)) if pair else None])
    else:
        yield name, get


def _then(get: Getter, more: Callable[..., list[Any]]) -> Getter:
    return lambda claim: [found for value in get(claim) for found in more(value)]


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        some = [k for k in get_args(kind) if k is not NoneType]
        return some[0] if len(some) == 1 else kind
    return kind


def _read_by(value: ReadBy) -> str:
    return value.by if value.score is None else f"{value.by} ({value.score:.2f})"


_PATHS: list[tuple[str, Getter]] = list(_paths(Claim, "", lambda claim: [claim]))
