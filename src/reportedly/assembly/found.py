"""What the finders found in one report, indexed by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.events.mention import EventMention
from reportedly.figures.mention import FigureMention
from reportedly.language.text import Text
from reportedly.places.toponym import Toponym
from reportedly.span import Span
from reportedly.times.timex import Timex
from reportedly.voices.attribution import Attribution
from reportedly.voices.evidence import EvidenceFound


@dataclass(frozen=True, slots=True)
class Found:
    """The finders' results, each in order of the text."""

    attributions: Sequence[Attribution]
    evidence: Sequence[EvidenceFound]
    events: Sequence[EventMention]
    figures: Sequence[FigureMention]
    toponyms: Sequence[Toponym]
    times: Sequence[Timex]


def within(span: Span, stretches: Iterable[Span]) -> bool:
    """Whether one of the stretches covers the span."""
    return any(stretch.covers(span) for stretch in stretches)


def in_sentence(text: Text, start: int) -> int:
    """The number of the sentence that holds the offset (-1 where none does)."""
    token = text.token_at(start)
    return -1 if token is None else token.sentence
