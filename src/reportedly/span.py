"""Stretches of text that a value can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's clean text.

    Offsets count Unicode code points, ``end`` is exclusive, and
    ``text[start:end] == quote`` always holds for the text it was cut from.

    >>> Span.cut("Shells fell on Tuesday.", 15, 22)
    Span(start=15, end=22, quote='Tuesday')
    """

    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """Cut the span ``start``-``end`` out of ``text``; ``ValueError`` where it lies outside."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}-{end} lies outside a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def fits(self, text: str) -> bool:
        """Whether the quote is what stands at these offsets of ``text``."""
        return text[self.start : self.end] == self.quote
