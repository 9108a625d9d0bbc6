"""Certainty on UW (Lee et al. 2015), UDS-IH2 and MEANTIME: factuality scores from -3 to +3.

``pearson_r`` and ``mae`` are micro over targets; documents are sentences. The tokenised text is read
as its tokens joined by single spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt
from pathlib import Path
from typing import Any

from bench.task import Document, jsonl, tagged
from reportedly.certainty import judge
from reportedly.language import english
from reportedly.report.plain import report


class Certainty:
    """The task."""

    folder = "certainty"
    switches: Mapping[str, object] = {}

    def documents(self, path: Path) -> Iterator[Document]:
        """Sentences with targets."""
        return (row for row in jsonl(path) if "targets" in row and "text" in row)

    def text(self, document: Document) -> str:
        """The text itself."""
        return str(document["text"])

    def read(self, document: Document) -> Document:
        """A label for each target, in the form of the gold."""
        string = document["text"]
        read = english.analyse(report(string))
        scores = tagged(read)
        borders = offsets(string)
        found = []
        for target in document["targets"]:
            first, last = target["span1"]
            span = read.span(borders[first][0], borders[last - 1][1])
            found.append({"span1": [first, last], "label": judge(read, span, scores).score})
        return {"targets": found}

    def compare(self, document: Document, found: Document) -> tuple[float, ...]:
        """Sums over the targets: n, x, y, xx, yy, xy, |x - y|."""
        sums = [0.0] * 7
        for gold, told in zip(document["targets"], found["targets"], strict=True):
            x, y = float(told["label"]), float(gold["label"])
            for n, value in enumerate((1.0, x, y, x * x, y * y, x * y, abs(x - y))):
                sums[n] += value
        return tuple(sums)

    def measures(self, counts: list[Any]) -> dict[str, float]:
        """Pearson's r and the mean absolute error over all targets."""
        n, x, y, xx, yy, xy, away = (sum(c[i] for c in counts) for i in range(7))
        if not n:
            return {"pearson_r": 0.0, "mae": 0.0}
        spread = sqrt(max(n * xx - x * x, 0.0) * max(n * yy - y * y, 0.0))
        return {"pearson_r": (n * xy - x * y) / spread if spread else 0.0, "mae": away / n}


def offsets(text: str) -> list[tuple[int, int]]:
    """Where each of the space-joined tokens begins and ends.

    >>> offsets("It rained .")
    [(0, 2), (3, 9), (10, 11)]
    """
    borders, at = [], 0
    for token in text.split(" "):
        borders.append((at, at + len(token)))
        at += len(token) + 1
    return borders


TASK = Certainty()
