"""Same event: how many a report of gun violence says were killed and injured (Gun Violence Archive).

The registry's ``killed`` and ``injured`` of the incident are compared with ``figures.toll`` of each
report, title and text cleaned as ``add`` cleans a row: ``killed_exact``, ``injured_exact`` and
``both_exact`` are the shares of reports in which the number is the registry's. A report that gives no
toll counts as nobody. The registry's injured do not include those who died.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.task import Document, jsonl
from reportedly import figures
from reportedly.claim import Counted
from reportedly.figures import FigureMention
from reportedly.language import Text, english
from reportedly.report import clean


@dataclass(frozen=True, slots=True)
class SameEvent:
    """The task."""

    folder: str = "same_event"
    switches: Mapping[str, object] = field(default_factory=dict)

    def documents(self, path: Path) -> Iterator[Document]:
        for row in jsonl(path):
            if "killed" in row and "injured" in row:
                yield row

    def text(self, document: Document) -> str:
        return f"{document.get('title') or ''}\n{document['text']}"

    def read(self, document: Document) -> Document:
        report = clean(
            document["text"], title=document.get("title"), published=document.get("published")
        )
        text = english.analyse(report)
        found = figures.find(text)
        return {
            "killed": number(text, found, "killed"),
            "injured": number(text, found, "wounded"),
        }

    def compare(self, document: Document, found: Document) -> tuple[bool, bool]:
        return (
            found["killed"] == int(document["killed"]),
            found["injured"] == int(document["injured"]),
        )

    def measures(self, counts: list[Any]) -> dict[str, float]:
        total = len(counts) or 1
        return {
            "killed_exact": sum(k for k, _ in counts) / total,
            "injured_exact": sum(i for _, i in counts) / total,
            "both_exact": sum(k and i for k, i in counts) / total,
        }


def number(text: Text, found: list[FigureMention], what: Counted) -> int:
    """The toll as one number; none given is nobody."""
    read = figures.toll(text, found, what)
    return read.best if read else 0


TASK = SameEvent()
