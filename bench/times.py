"""Times on WikiWars (Mazur & Dale 2010): TIMEX3 extents and values in histories of wars.

``value_f1`` counts an expression right when it overlaps a gold one, one to one, and has the same
value; ``relaxed_f1`` asks for the overlap alone, ``strict_f1`` for the same extent. A stretch that we
give as one interval is two expressions in TIMEX3, and is counted as its two ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.task import Document, f1, jsonl
from reportedly.claim import Time
from reportedly.language import english
from reportedly.report.plain import report
from reportedly.times import find


class Times:
    """The task."""

    folder = "times"
    switches: Mapping[str, object] = {}

    def documents(self, path: Path) -> Iterator[Document]:
        """Documents with a list of times."""
        return (row for row in jsonl(path) if "times" in row and "text" in row)

    def text(self, document: Document) -> str:
        """The text itself."""
        return str(document["text"])

    def read(self, document: Document) -> Document:
        """The time expressions found, each with offsets and value."""
        read = english.analyse(report(document["text"], published=document.get("published")))
        times: list[dict[str, Any]] = []
        for timex in find(read):
            times += [_row(timex.type, end) for end in timex.ends or (timex.time,)]
        return {"times": times}

    def compare(self, document: Document, found: Document) -> tuple[int, int, int, int, int]:
        """Right values, overlaps, exact extents; found, gold."""
        gold = sorted(document["times"], key=lambda t: (t["start"], t["end"]))
        free = list(range(len(gold)))
        value = relaxed = strict = 0
        for time in sorted(found["times"], key=lambda t: (t["start"], t["end"])):
            over = [
                n for n in free if gold[n]["start"] < time["end"] and time["start"] < gold[n]["end"]
            ]
            if not over:
                continue
            best = max(over, key=lambda n: (_same(gold[n], time), -n))
            free.remove(best)
            relaxed += 1
            value += gold[best].get("value") == time["value"]
            strict += (gold[best]["start"], gold[best]["end"]) == (time["start"], time["end"])
        return value, relaxed, strict, len(found["times"]), len(gold)

    def measures(self, counts: list[Any]) -> dict[str, float]:
        """The three F1 scores, micro over documents."""
        value, relaxed, strict, found, gold = (sum(c[n] for c in counts) for n in range(5))
        return {
            "value_f1": f1(value, found, gold),
            "relaxed_f1": f1(relaxed, found, gold),
            "strict_f1": f1(strict, found, gold),
        }


def _row(kind: str, time: Time) -> dict[str, Any]:
    assert time.mention is not None, "every expression has its words"
    return {"start": time.mention.start, "end": time.mention.end, "type": kind, "value": time.timex}


def _same(gold: dict[str, Any], time: dict[str, Any]) -> tuple[bool, int]:
    shared = min(gold["end"], time["end"]) - max(gold["start"], time["start"])
    return gold.get("value") == time["value"], shared


TASK = Times()
