"""Claims as a table: a row says who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.cli.output import print_table
from reportedly.export import record
from reportedly.export.words import (
    event_words,
    figure_words,
    said_words,
    status_words,
    voice_words,
    when_words,
)
from reportedly.ledger.claims import Held

__all__ = ["claim_table", "figure_words", "record", "voice_words"]

COLUMNS = ("id", "published", "who says so", "what", "event", "claim")
SHORT = 8  # characters of an id that are shown: enough to tell ten thousand claims apart


def claim_table(claims: Iterable[Held], *, empty: str, limit: int | None = None) -> None:
    """Print claims as a table, the first ``limit`` of them."""
    print_table(map(_row, claims), COLUMNS, empty=empty, wide="claim", limit=limit)


def _row(held: Held) -> Mapping[str, Any]:
    claim, known = held.claim, held.known
    counts = "; ".join(figure_words(f) for f in claim.figures)
    place = claim.place.name if claim.place else ""
    what = event_words(claim) + (f": {counts}" if counts else "")
    time = when_words(claim.time.start, claim.time.end, claim.time.timex) if claim.time else ""
    return {
        "id": claim.id[:SHORT],
        "published": (held.published or "")[:10],
        "who says so": said_words(claim),
        "what": "; ".join(filter(None, (what, ", ".join(filter(None, (place, time)))))),
        "event": status_words(known.event, known.standing, known.disputes, known.part)
        if known
        else "",
        "claim": claim.anchor.quote,
    }
