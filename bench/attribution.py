"""Attribution on PolNeAR (Newell et al. 2018): who is said to have said what.

``ar_soft_f1`` pairs what was found with the gold one to one: a pair counts where the contents
share at least half of their words (intersection over union) and the sources are both empty or
share at least half (Dice). Words are ``\\w+``, told apart by where they stand. The exact
measures compare, per role, the distinct sets of spans. Each is micro-averaged over documents.

PolNeAR marks nothing inside the quotation of a speaker, a ledger's reader wants it ("sources say",
quoted by an agency): the switch ``inside_quotations`` leaves those cues out of the comparison. Nor does any
attribution stand inside the content of another there, as speech within speech does in the ledger: the switch
``nested`` leaves out the inner ones.
Its sources also keep the comma that closes an apposition ("Jane Doe, a doctor,"), which nobody wants
to see in a name: the switch ``closing_commas`` puts it back.

Kinds of attributions are scored apart: see ``bench/attribution_classes.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.attribution_classes import CLASSES, classes, counted, words
from bench.task import Document, f1, jsonl, tagged

if TYPE_CHECKING:
    from reportedly.language import Text
    from reportedly.span import Span
    from reportedly.voices import Attribution as Found

ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+")

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Counts:
    """One document's pairs found right, and for each role the exact spans."""

    paired: int
    found: int
    gold: int
    exact: Mapping[str, tuple[int, int, int]]  # right, found, gold
    answered: Counter[str]  # gold attributions of each class that a pair holds
    wanted: Counter[str]  # gold attributions of each class
    plain: tuple[int, int]  # pairs in which both cues are plain, and ours whose cue is


@dataclass(frozen=True, slots=True)
class Attribution:
    """Finds the attributions of a report, as ``reportedly read`` does."""

    folder: str = "attribution"
    switches: Mapping[str, object] = field(
        default_factory=lambda: {
            "inside_quotations": False,
            "nested": False,
            "closing_commas": True,
        }
    )

    def documents(self, path: Path) -> Iterator[Document]:
        for row in jsonl(path):
            if "attributions" not in row or "text" not in row:
                return
            yield row

    def text(self, document: Document) -> str:
        return str(document["text"])

    def read(self, document: Document) -> Document:
        from reportedly import voices
        from reportedly.language import english
        from reportedly.report import plain

        text = english.analyse(plain.report(document["text"]))
        found = voices.find(text, tagged(text))
        if not self.switches["inside_quotations"]:
            found = [a for a in found if not inside_quotation(text, a)]
        if not self.switches["nested"]:
            found = outermost(found)
        close = bool(self.switches["closing_commas"])
        return {
            "attributions": [
                {
                    "source": [[s.start, _closed(text, s) if close else s.end] for s in a.source],
                    "cue": [[s.start, s.end] for s in a.cue],
                    "content": [[s.start, s.end] for s in a.content],
                }
                for a in found
            ],
            "words": words(text),
        }

    def compare(self, document: Document, found: Document) -> Counts:
        starts = [m.start() for m in _WORD.finditer(document["text"])]
        gold, ours = document["attributions"], found["attributions"]
        exact = {}
        for role in ROLES:
            wanted, got = _sets(gold, role), _sets(ours, role)
            exact[role] = (len(wanted & got), len(got), len(wanted))
        paired = pairs(
            [_words(a, starts) for a in ours],
            [_words(a, starts) for a in gold],
        )
        of_ours = [classes(a, found["words"]) for a in ours]
        of_gold = [classes(a, found["words"]) for a in gold]
        return Counts(
            len(paired), len(ours), len(gold), exact,
            counted(of_gold, (g for _, g in paired)),
            counted(of_gold, range(len(gold))),
            (
                sum("plain" in of_ours[o] & of_gold[g] for o, g in paired),
                sum("plain" in c for c in of_ours),
            ),
        )  # fmt: skip

    def measures(self, counts: list[Any]) -> dict[str, float]:
        values = {
            "ar_soft_f1": f1(
                sum(c.paired for c in counts),
                sum(c.found for c in counts),
                sum(c.gold for c in counts),
            )
        }
        for role in ROLES:
            columns = zip(*(c.exact[role] for c in counts), strict=True)
            right, found, gold = (sum(column) for column in columns)
            values[f"{role}_exact_f1"] = f1(right, found, gold)
        answered = sum((c.answered for c in counts), Counter[str]())
        wanted = sum((c.wanted for c in counts), Counter[str]())
        both, ours = (sum(c.plain[n] for c in counts) for n in (0, 1))
        values["plain_soft_f1"] = f1(both, ours, wanted["plain"])
        for name in CLASSES:
            values[f"recall_{name}"] = answered[name] / max(wanted[name], 1)
        return values


def inside_quotation(text: Text, attribution: Found) -> bool:
    """Whether the cue stands inside quotation marks."""
    return any(t.quoted for span in attribution.cue for t in text.between(span.start, span.end))


def outermost(found: list[Found]) -> list[Found]:
    """Those whose cue stands in no other's content."""
    return [
        a
        for a in found
        if not any(
            c.start <= a.cue[0].start and a.cue[0].end <= c.end
            for b in found
            if b is not a
            for c in b.content
        )
    ]


def _closed(text: Text, source: Span) -> int:
    """Where a source ends with the comma that closes its apposition."""
    return source.end + (", " in source.quote and text.string[source.end : source.end + 1] == ",")


def alike(one: tuple[Words, Words], other: tuple[Words, Words]) -> bool:
    """Whether two attributions, as (source, content) words, are softly the same.

    >>> alike((frozenset({1}), frozenset({4, 5})), (frozenset({1, 2}), frozenset({5})))
    True
    >>> alike((frozenset(), frozenset({4, 5})), (frozenset({1}), frozenset({4, 5})))
    False
    """
    (source, content), (wanted_source, wanted) = one, other
    union = len(content | wanted)
    if not union or 2 * len(content & wanted) < union:
        return False
    if not source or not wanted_source:
        return not source and not wanted_source
    return 4 * len(source & wanted_source) >= len(source) + len(wanted_source)


def pairs(
    found: Sequence[tuple[Words, Words]], gold: Sequence[tuple[Words, Words]]
) -> list[tuple[int, int]]:
    """The numbers of those that are paired, one to one and as many as can be."""
    import numpy
    from scipy.optimize import linear_sum_assignment

    if not found or not gold:
        return []
    fits = numpy.array([[alike(a, b) for b in gold] for a in found], dtype=float)
    rows, columns = linear_sum_assignment(fits, maximize=True)
    return [(r, c) for r, c in zip(rows.tolist(), columns.tolist(), strict=True) if fits[r, c]]


def _words(attribution: Document, starts: Sequence[int]) -> tuple[Words, Words]:
    return (
        _inside(attribution["source"], starts),
        _inside(attribution["content"], starts),
    )


def _inside(spans: Iterable[Sequence[int]], starts: Sequence[int]) -> Words:
    return frozenset(
        word
        for start, end in spans
        for word in starts[bisect_left(starts, start) : bisect_left(starts, end)]
    )


def _sets(attributions: Iterable[Document], role: str) -> set[tuple[tuple[int, int], ...]]:
    return {tuple(sorted((start, end) for start, end in a[role])) for a in attributions if a[role]}


TASK = Attribution()
