"""What was found near one sentence, so that a long report costs no more a word than a short one.

An event is only ever joined to what stands in its own sentence, in the sentences just before it,
in the dateline, or in an attribution that reaches into its sentence. Looking through the whole
report for each event would make the work grow with the square of the report's length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from reportedly.assembly.found import Found, in_sentence
from reportedly.assembly.inherited import LOOK_BACK
from reportedly.language.text import Text
from reportedly.span import Span
from reportedly.times.timex import Timex
from reportedly.voices.attribution import Attribution

Thing = TypeVar("Thing")


class Vicinity:
    """What was found in a report, by sentence: ``of(i)`` is the part of it that can matter there.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("It was quiet."))
    >>> Vicinity(text, Found((), (), (), (), (), ())).of(0).events
    ()
    """

    def __init__(self, text: Text, found: Found) -> None:
        self.found = found
        self.reaches = [_reach(text, a) for a in found.attributions]
        self.attributions: dict[int, list[int]] = {}
        for n, reach in enumerate(self.reaches):
            for sentence in reach:
                self.attributions.setdefault(sentence, []).append(n)
        self.evidence = _by(found.evidence, lambda e: text.tokens[e.token].sentence)
        self.events = _by(found.events, lambda e: text.tokens[e.token].sentence)
        self.figures = _by(found.figures, lambda f: in_sentence(text, f.figure.mention.start))
        self.toponyms = _by(found.toponyms, lambda t: text.tokens[t.token].sentence)
        self.times = _by(found.times, lambda t: _sentence(text, t))
        line = text.report.dateline
        self.dateline = _touched(text, [line.place]) if line and line.place else set()

    def of(self, sentence: int) -> Found:
        """The finders' results in reach of a sentence, each in order of the text."""
        held = self.attributions.get(sentence, [])
        reach = {sentence, *(s for n in held for s in self.reaches[n])}
        before = range(sentence - LOOK_BACK, sentence)
        return Found(
            attributions=tuple(self.found.attributions[n] for n in held),
            evidence=_of(self.found.evidence, self.evidence, reach),
            events=_of(self.found.events, self.events, reach),
            figures=_of(self.found.figures, self.figures, reach),
            toponyms=_of(self.found.toponyms, self.toponyms, reach | self.dateline | set(before)),
            times=_of(self.found.times, self.times, reach),
        )


def _by(things: Sequence[Thing], sentence: Callable[[Thing], int]) -> dict[int, list[int]]:
    """The places in the list of what stands in each sentence."""
    places: dict[int, list[int]] = {}
    for n, thing in enumerate(things):
        places.setdefault(sentence(thing), []).append(n)
    return places


def _of(
    things: Sequence[Thing], places: dict[int, list[int]], reach: Iterable[int]
) -> tuple[Thing, ...]:
    return tuple(things[n] for n in sorted(n for s in reach for n in places.get(s, ())))


def _reach(text: Text, attribution: Attribution) -> set[int]:
    """The sentences that an attribution has words in."""
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    return _touched(text, [*spans, attribution.when] if attribution.when else spans)


def _touched(text: Text, spans: Iterable[Span]) -> set[int]:
    touched: set[int] = set()
    for span in spans:
        tokens = text.between(span.start, span.end)
        if tokens:
            touched.update(range(tokens[0].sentence, tokens[-1].sentence + 1))
    return touched


def _sentence(text: Text, timex: Timex) -> int:
    return in_sentence(text, timex.time.mention.start) if timex.time.mention else -1
