"""``pages``: the article's text out of a page, on scrapinghub's article-extraction benchmark.

The measure is theirs (Scrapinghub 2020, "Article extraction benchmark"): each text is the multiset
of its shingles of four words; a page's shared, surplus and missing shingles are scaled to sum to
one; precision and recall are taken over the sums of all pages.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.task import Document, f1
from reportedly.report import Item, RefusedReport, report_from

Counts = tuple[float, float, float]
"""Shared, surplus and missing shares of one page."""

_WORD = re.compile(r"\w+")


class Pages:
    """The task. What is scored is the clean text without its headline, as ``reportedly read`` has it."""

    folder = "pages"
    pattern = "ground-truth.json"
    switches: dict[str, object] = {}  # noqa: RUF012  # the protocol's attribute, never changed

    def documents(self, path: Path) -> Iterator[Document]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        for name, page in sorted(gold.items()):
            file = path.parent / "html" / f"{name}.html.gz"
            if file.exists():
                yield {"id": name, "file": file, "text": page["articleBody"]}

    def text(self, document: Document) -> str:
        return str(document["text"])

    def read(self, document: Document) -> Document:
        data = gzip.decompress(Path(document["file"]).read_bytes())
        try:
            report = report_from(Item(document["id"], None, data, "html", "file"))
        except RefusedReport as refused:
            return {"articleBody": "", "refused": str(refused)}
        start = min((p.start for p in report.parts if p.kind != "headline"), default=0)
        if report.dateline:
            start = min(start, report.dateline.span.start)
        return {"articleBody": report.text[start:]}

    def compare(self, document: Document, found: Document) -> Counts:
        gold, got = shingles(document["text"]), shingles(found["articleBody"])
        shared = sum((gold & got).values())
        surplus, missing = sum(got.values()) - shared, sum(gold.values()) - shared
        whole = shared + surplus + missing
        return (shared / whole, surplus / whole, missing / whole) if whole else (1.0, 0.0, 0.0)

    def measures(self, counts: list[Counts]) -> dict[str, float]:
        shared, surplus, missing = (sum(column) for column in zip(*counts, strict=True))
        return {"text_f1": f1(shared, shared + surplus, shared + missing)}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The multiset of four-word shingles; a shorter text is one shingle.

    >>> sorted(shingles("shells fell on the town"))
    [('fell', 'on', 'the', 'town'), ('shells', 'fell', 'on', 'the')]
    """
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + 4]) for i in range(max(len(words) - 3, 1)))


TASK = Pages()
