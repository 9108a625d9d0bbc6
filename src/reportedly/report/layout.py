"""The clean text put together: headline, dateline, lead, body and captions, a blank line between."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import PartKind
from reportedly.report.dateline import WireHead
from reportedly.report.head import Head
from reportedly.report.record import Dateline, Part, Segment
from reportedly.report.strand import Strand, joined
from reportedly.report.tail import caption
from reportedly.span import Span

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Layout:
    """The clean text with its parts and its map."""

    text: str
    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    dateline: Dateline | None


def lay_out(title: Strand | None, head: Head, paragraphs: list[Strand]) -> Layout:
    """Put the pieces in order; the dateline stands by itself, in none of the parts.

    The lead is the first paragraph of the story, and with a dateline after a summary, both.
    """
    strands: list[Strand] = []
    parts: list[Part] = []
    length = 0

    def put(strand: Strand, kind: PartKind | None) -> int:
        nonlocal length
        start = length + (len(BETWEEN) if strands else 0)
        length = start + len(strand.string)
        strands.append(strand)
        if kind == "body" and parts and parts[-1].kind == "body":
            parts[-1] = Part("body", parts[-1].start, length)
        elif kind:
            parts.append(Part(kind, start, length))
        return start

    if title is not None and title.string:
        put(title, "headline")
    filed = None
    lead = False
    for n, paragraph in enumerate(paragraphs):
        if n == head.wire_at and head.dateline:
            filed, lead = put(head.dateline, None), False
        words = caption(paragraph) if n + 1 < len(paragraphs) else None
        if words is not None:
            if words.string:
                put(words, "caption")
            continue
        put(paragraph, "body" if lead else "lead")
        lead = True
    if filed is None and head.dateline:
        filed = put(head.dateline, None)  # a story that is nothing but its dateline
    whole = joined(strands, BETWEEN)
    line = None
    if head.wire is not None:
        line = _dateline(whole.string, filed, head.dateline, head.wire)
    return Layout(whole.string, tuple(parts), whole.runs, line)


def _dateline(text: str, at: int | None, strand: Strand | None, wire: WireHead) -> Dateline | None:
    if at is None or strand is None:
        return None
    end = at + len(strand.string)
    place = None
    if wire.place is not None:
        place = Span.cut(text, at, min(at + wire.place - wire.start, end))
    day = wire.dated.days[0] if wire.dated and wire.dated.clear else None
    return Dateline(Span.cut(text, at, end), place, day, wire.credit)
