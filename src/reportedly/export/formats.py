"""One door for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportedly.errors import InvalidValue
from reportedly.export.geojson import features
from reportedly.export.lines import lines
from reportedly.export.sheet import sheet
from reportedly.ledger.claims import Filters, Held, find
from reportedly.ledger.store import Ledger

FORMATS: dict[str, Callable[[Iterable[Held]], Iterator[str]]] = {
    "jsonl": lines, "csv": sheet, "geojson": features,
}  # fmt: skip


def export(ledger: Ledger, filters: Filters, format: str) -> Iterator[str]:
    """The claims that fit, in one of ``FORMATS``, in pieces as they are written (with line ends).

    Raises ``InvalidValue`` for another format or a filter that no claim could fit.
    """
    if format not in FORMATS:
        raise InvalidValue(f"There is no format {format}. Choose one of: {', '.join(FORMATS)}.")
    return FORMATS[format](find(ledger, filters))
