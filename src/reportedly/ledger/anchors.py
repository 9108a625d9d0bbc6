"""A passage of a text that can be found again: by offsets, quote, and what stands around it.

As the W3C Web Annotation Data Model has it (TextPositionSelector and TextQuoteSelector), in code points.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.span import Span

AROUND = 32  # characters of prefix and suffix


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage: offsets in code points, ``end`` exclusive, and up to 32 characters on either side."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Anchor:
        """The passage ``start``-``end`` of ``text``; ``ValueError`` where it lies outside.

        >>> Anchor.at("Shells fell on Barda.", 15, 20)
        Anchor(start=15, end=20, quote='Barda', prefix='Shells fell on ', suffix='.')
        """
        span = Span.cut(text, start, end)
        before = text[max(0, start - AROUND) : start]
        return cls(start, end, span.quote, before, text[end : end + AROUND])


def locate(anchor: Anchor, text: str) -> Span | None:
    """Where the passage stands in ``text``; null for an orphan, which nobody moves by guess.

    The same words at the same offsets, with the same before or after them, are the passage. Else it
    is where prefix, quote and suffix stand together, if they do so once.

    >>> anchor = Anchor.at("Shells fell on Barda.", 15, 20)
    >>> locate(anchor, "At dawn: Shells fell on Barda. Rain.")
    Span(start=24, end=29, quote='Barda')
    >>> locate(anchor, "Shells fell near Barda.") is None
    True
    """
    there = Span(anchor.start, anchor.end, anchor.quote)
    if anchor.start < anchor.end and there.fits(text):
        before = text.startswith(anchor.prefix, max(0, anchor.start - len(anchor.prefix)))
        if before or text.startswith(anchor.suffix, anchor.end):
            return there
    whole = anchor.prefix + anchor.quote + anchor.suffix
    found = text.find(whole)
    if not anchor.quote or found < 0 or text.find(whole, found + 1) >= 0:
        return None
    start = found + len(anchor.prefix)
    return Span(start, start + len(anchor.quote), anchor.quote)
