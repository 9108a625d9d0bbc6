"""Claims as a table: a row says who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.claim import Claim, Figure
from reportedly.cli.output import print_table
from reportedly.export import record
from reportedly.ledger.claims import Held

__all__ = ["claim_table", "figure_words", "record", "voice_words"]

COLUMNS = ("id", "published", "who says so", "what", "where and when", "claim")
SHORT = 8  # characters of an id that are shown: enough to tell ten thousand claims apart


def claim_table(claims: Iterable[Held], *, empty: str, limit: int | None = None) -> None:
    """Print claims as a table, the first ``limit`` of them."""
    print_table(map(_row, claims), COLUMNS, empty=empty, wide="claim", limit=limit)


def _row(held: Held) -> Mapping[str, Any]:
    claim = held.claim
    counts = "; ".join(figure_words(f) for f in claim.figures)
    place = claim.place.name if claim.place else ""
    time = _when(claim.time.start, claim.time.end, claim.time.timex) if claim.time else ""
    return {
        "id": claim.id[:SHORT],
        "published": (held.published or "")[:10],
        "who says so": f"{voice_words(claim)} {claim.voices[-1].stance}",
        "what": _what(claim) + (f": {counts}" if counts else ""),
        "where and when": ", ".join(filter(None, (place, time))),
        "claim": claim.anchor.quote,
    }


def voice_words(claim: Claim) -> str:
    """The voices, outermost first; the outlet's name stands only where it speaks alone."""
    names = [
        voice.name or (voice.mention.quote if voice.mention else voice.kind)
        for voice in claim.voices
    ]
    return " › ".join(names[1:] or names)


def _what(claim: Claim) -> str:
    """The kind, *not* where it is denied, and how far the last voice commits itself."""
    sure = claim.certainty
    words = ("not " if sure.polarity == "negative" else "") + claim.event.kind
    return words if sure.level == "certain" else f"{words} ({sure.level})"


def _when(start: str | None, end: str | None, timex: str) -> str:
    if start is None:
        return timex
    return start if end in (None, start) else f"{start} – {end}"


def figure_words(figure: Figure) -> str:
    """A figure in words.

    >>> from reportedly.span import Span
    >>> some = Span(0, 9, "more than")
    >>> figure_words(Figure("killed", "civilian", 31, None, None, "more-than", "cumulative", None, None, some))
    '≥31 killed (civilian), in all'
    """
    who = f" ({figure.who})" if figure.who not in (None, "unknown") else ""
    total = ", in all" if figure.scope == "cumulative" else ""
    return f"{_number(figure)} {figure.what}{who}{total}"


def _number(figure: Figure) -> str:
    low, best, high = figure.low, figure.best, figure.high
    about = "about " if figure.bound == "about" else ""
    if best is not None and low in (None, best) and high in (None, best):
        return f"{about}{best}"
    if low is not None and high is not None:
        return f"{about}{low}–{high}"
    if low is not None:
        return f"≥{low}"
    if high is not None:
        return f"≤{high}"
    return figure.mention.quote
