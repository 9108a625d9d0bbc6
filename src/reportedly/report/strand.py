"""Text that knows where it came from: every run of it points into a field of the original.

Cleaning never writes a new string; it slices, edits and joins strands, so that the map back to
the original is kept by construction.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.report.record import Segment

Edit = tuple[int, int, str]
"""Replace ``start``-``end`` by this string. Edits are in order and do not overlap."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A string with its runs, which cover it without gaps."""

    string: str
    runs: tuple[Segment, ...]

    @classmethod
    def of(cls, field: str, string: str, at: int = 0) -> Strand:
        """The string that stands at ``at`` of ``field``, character for character."""
        runs = (Segment(0, len(string), field, at, at + len(string)),) if string else ()
        return cls(string, runs)

    def __len__(self) -> int:
        return len(self.string)

    def cut(self, start: int, end: int | None = None) -> Strand:
        """The stretch ``start``-``end``.

        >>> Strand.of("text", "Shells fell", 10).cut(7).runs
        (Segment(start=0, end=4, field='text', source_start=17, source_end=21),)
        """
        end = len(self.string) if end is None else min(end, len(self.string))
        if start >= end:
            return Strand("", ())
        return Strand(self.string[start:end], tuple(self._runs(start, end, -start)))

    def stripped(self) -> Strand:
        """Without white space at either end."""
        bare = self.string.lstrip()
        start = len(self.string) - len(bare)
        end = start + len(bare.rstrip())
        return self if end - start == len(self.string) else self.cut(start, end)

    def edited(self, edits: Iterable[Edit]) -> Strand:
        """With each edit carried out; a replacement stands for the whole stretch it replaces.

        >>> strand = Strand.of("text", "A &amp; B").edited([(2, 7, "&")])
        >>> strand.string, [(r.start, r.source_start, r.source_end) for r in strand.runs]
        ('A & B', [(0, 0, 2), (2, 2, 7), (3, 7, 9)])
        """
        strings: list[str] = []
        runs: list[Segment] = []
        last = grown = 0
        for start, end, new in edits:
            if last < start:
                runs.extend(self._runs(last, start, grown))
                strings.append(self.string[last:start])
            if new:
                field, low, high = self._source(start, end)
                runs.append(Segment(start + grown, start + grown + len(new), field, low, high))
                strings.append(new)
            grown += len(new) - (end - start)
            last = end
        if not strings and not last:
            return self
        runs.extend(self._runs(last, len(self.string), grown))
        strings.append(self.string[last:])
        return Strand("".join(strings), tuple(runs))

    def _first(self, offset: int) -> int:
        return max(bisect_right(self.runs, offset, key=lambda run: run.start) - 1, 0)

    def _runs(self, start: int, end: int, shift: int) -> Iterable[Segment]:
        if start >= end:
            return
        for i in range(self._first(start), len(self.runs)):
            run = self.runs[i]
            if run.start >= end:
                break
            low, high = max(run.start, start), min(run.end, end)
            source_start, source_end = run.source_start, run.source_end
            if run.end - run.start == source_end - source_start:
                source_start, source_end = (
                    source_start + low - run.start,
                    source_end - (run.end - high),
                )
            yield Segment(low + shift, high + shift, run.field, source_start, source_end)

    def _source(self, start: int, end: int) -> tuple[str, int, int]:
        """The field and stretch of the original that ``start``-``end`` stands for."""
        covered = list(self._runs(start, end, 0))
        if covered:
            same = [run for run in covered if run.field == covered[0].field]
            return covered[0].field, same[0].source_start, same[-1].source_end
        if not self.runs:
            return "text", 0, 0
        if start >= len(self.string):
            run = self.runs[-1]
            return run.field, run.source_end, run.source_end
        run = next(iter(self._runs(start, start + 1, 0)))
        return run.field, run.source_start, run.source_start


def joined(strands: Iterable[Strand], between: str = "\n\n") -> Strand:
    """One strand out of several, ``between`` standing for what the original has there."""
    strings: list[str] = []
    runs: list[Segment] = []
    length = 0
    for strand in strands:
        if not strand.string:
            continue
        if strings and between:
            before, after = runs[-1], strand.runs[0]
            low = before.source_end
            high = after.source_start if after.field == before.field else low
            runs.append(Segment(length, length + len(between), before.field, low, max(low, high)))
            strings.append(between)
            length += len(between)
        for run in strand.runs:
            append(runs, Segment(run.start + length, run.end + length, run.field,
                                  run.source_start, run.source_end))  # fmt: skip
        strings.append(strand.string)
        length += len(strand.string)
    return Strand("".join(strings), tuple(runs))


def append(runs: list[Segment], run: Segment) -> None:
    """Add a run, melted into the one before where both go on without a break."""
    if runs:
        last = runs[-1]
        even = last.end - last.start == last.source_end - last.source_start
        here = run.end - run.start == run.source_end - run.source_start
        meets = last.field == run.field and last.source_end == run.source_start
        if even and here and meets:
            runs[-1] = Segment(last.start, run.end, run.field, last.source_start, run.source_end)
            return
    runs.append(run)
