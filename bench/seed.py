"""Whole reports against claims that a person read in them (`bench/hand_read.py` holds the rules).

``DIR/NAME.jsonl`` holds hand-read claims, ``DIR/texts/`` the text files that their ``document``
names. A text file goes the real way in, as ``reportedly add`` takes it, and the spans of its claims are
mapped back to the file as it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from bench.hand_read import Json, pairs
from bench.task import READER, Document, f1, jsonl
from reportedly.reading import read
from reportedly.report import Item, Report, items, report_from, to_source


@dataclass(frozen=True, slots=True)
class Counts:
    """One document: hand-read claims wanted and found, claims made, wholly right ones, and fields."""

    wanted: int
    made: int
    found: int
    whole: int
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)


def in_file(value: Any, report: Report, text: str) -> Any:
    """The value with every span in it moved from the report's clean text to the file's own text."""
    if isinstance(value, list | tuple):
        return [in_file(inner, report, text) for inner in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end", "quote"}:
        _, start, end = to_source(report, value["start"], value["end"])
        return {"start": start, "end": end, "quote": text[start:end]}
    return {key: in_file(inner, report, text) for key, inner in value.items()}


class Seed:
    """The bench's task for hand-read reports."""

    folder = "gold"
    switches: Mapping[str, object] = {}

    def documents(self, path: Path) -> Iterator[Document]:
        """The documents that the file's claims name, each with its text and its claims."""
        golds: dict[str, list[Json]] = {}
        for row in jsonl(path):
            if not {"document", "quote", "kind"} <= row.keys():
                return  # a file of another kind
            golds.setdefault(row["document"], []).append(row)
        for name, claims in golds.items():
            source = path.parent / "texts" / name
            if not source.is_file():
                raise SystemExit(f"{path.name} names {name}, which is not in {source.parent}.")
            text = source.read_bytes().decode("utf-8")
            yield {"id": name, "path": str(source), "text": text, "gold": claims}

    def text(self, document: Document) -> str:
        """The report's words."""
        return str(document["text"])

    def read(self, document: Document) -> Document:
        """The claims as records, each with its ``document``, spans into the file as it stands."""
        claims: list[Json] = []
        for item in items(document["path"]):
            if not isinstance(item, Item):
                raise SystemExit(f"{document['id']}: {item.reason}")
            report = report_from(item)
            for claim in read(report, READER.tagger).claims:
                record = in_file(msgspec.to_builtins(claim), report, document["text"])
                claims.append({"document": document["id"], **record})
        return {"claims": claims}

    def compare(self, document: Document, found: Document) -> Counts:
        """One document's counts."""
        paired = pairs(document["text"], document["gold"], found["claims"])
        return Counts(
            wanted=len(document["gold"]),
            made=len(found["claims"]),
            found=len(paired),
            whole=sum(pair.whole for pair in paired),
            asked=Counter(name for pair in paired for name in pair.right),
            right=Counter(name for pair in paired for name, ok in pair.right.items() if ok),
        )

    def measures(self, counts: list[Counts]) -> dict[str, float]:
        """Whole claims right, the share found, and of those found how often each field is right."""
        wanted, made = (sum(getattr(c, name) for c in counts) for name in ("wanted", "made"))
        whole, found = (sum(getattr(c, name) for c in counts) for name in ("whole", "found"))
        asked, right = Counter[str](), Counter[str]()
        for c in counts:
            asked.update(c.asked)
            right.update(c.right)
        return {
            "whole_f1": f1(whole, made, wanted),
            "whole_precision": whole / made if made else 0.0,
            "whole_recall": whole / wanted if wanted else 0.0,
            "found": found / wanted if wanted else 0.0,
            **{f"field_{name}": right[name] / asked[name] for name in asked},
        }


TASK = Seed()
