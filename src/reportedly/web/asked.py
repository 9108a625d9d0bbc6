"""What the address asks for: the filters of the command line, by the same names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query

from reportedly.ledger.claims import CLOSED, Filters

LIMIT = 50
MOST = 500
Words = Annotated[str | None, Query(max_length=300)]
Several = Annotated[list[str], Query(max_length=100)]
Flag = Annotated[bool, Query()]
Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many on a page.")]
Cursor = Annotated[str | None, Query(max_length=1000, description="Where the page begins.")]
NAMES = tuple(field.name for field in fields(Filters))


def filters(
    voice: Words = None, voice_kind: Several = [], stance: Several = [], evidence: Several = [],  # noqa: B006
    kind: Several = [], actor: Words = None, place: Words = None, since: Words = None,  # noqa: B006
    until: Words = None, figure: Words = None, certainty: Several = [], polarity: Several = [],  # noqa: B006
    status: Several = [],  # noqa: B006
    outlet: Words = None, text: Words = None, report: Words = None, contradicted: Flag = False,
    everything: Flag = False,
) -> Filters:  # fmt: skip
    """The filters of ``reportedly claims``; an empty one asks for nothing."""
    given = {name: value for name, value in locals().items() if name in NAMES}
    return Filters(**{name: _plain(name, value) for name, value in given.items()})


def _plain(name: str, value: Any) -> Any:
    if name in CLOSED:
        return tuple(v for v in value if v)
    return value or None if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: its name, its value, and the address without it."""

    name: str
    value: str
    without: str


def query(filters: Filters, **more: str | None) -> str:
    """The filters as they stand in an address, empty ones left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in asdict(filters).items():
        if isinstance(value, bool):
            pairs += [(name, "true")] if value else []
        elif isinstance(value, str):
            pairs.append((name, value))
        elif value:
            pairs += [(name, one) for one in value]
    pairs += [(name, value) for name, value in more.items() if value]
    return urlencode(pairs)


def chips(filters: Filters, path: str) -> list[Chip]:
    """Each filter in force with the way out of it."""
    found = []
    values = asdict(filters)
    for name, value in values.items():
        several = isinstance(value, Sequence) and not isinstance(value, str)
        for one in value if several else [value]:
            if one:
                rest = tuple(v for v in value if v != one) if several else None
                other = Filters(**{**values, name: rest if several else type(one)() or None})
                if isinstance(one, bool):
                    other = Filters(**{**values, name: False})
                shown = "yes" if one is True else str(one)
                found.append(
                    Chip(name.replace("_", " "), shown, f"{path}?{query(other)}".rstrip("?"))
                )
    return found
