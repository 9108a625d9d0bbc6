"""Linking: which reports of gun violence tell of one incident (Gun Violence Archive), and how many it killed.

Each report is read as ``add`` reads a row, and its claims are linked by the ledger's own code with its defaults
(``corroboration/memory.py``). Reports are of one incident where their claims share an event of violence, directly or through
others. ``bcubed_f1`` (Bagga & Baldwin 1998) and ``pairwise_f1`` compare these groups with the registry's incidents;
``killed_right`` is the share of the incidents whose dead are told right: by the group that holds most of the incident's reports, with the
number that most of its reports give. The weights of the linking were fitted on incidents that are not set aside
(``training/likeness.py``): ``aside`` gives the scores of the other fifth, linked among all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from bench.same_event import number
from bench.task import READER, Document, f1, jsonl
from reportedly import figures
from reportedly.claim import Claim
from reportedly.corroboration.facts import Fact, fact, filled, subject
from reportedly.corroboration.gathering import components
from reportedly.corroboration.memory import events
from reportedly.language import english
from reportedly.ledger.sentence import around
from reportedly.reading import read
from reportedly.report import clean

TOLD = frozenset({"violence"})  # what an incident of the registry is


@dataclass(frozen=True, slots=True)
class Linking:
    """The task."""

    folder: str = "same_event"
    switches: Mapping[str, object] = field(default_factory=dict)

    def documents(self, path: Path) -> Iterator[Document]:
        for row in jsonl(path):
            if "incident" in row and "killed" in row:
                yield {**row, "aside": f"i{row['incident']}"}

    def text(self, document: Document) -> str:
        return f"{document.get('title') or ''}\n{document['text']}"

    def read(self, document: Document) -> Document:
        report = clean(
            document["text"], title=document.get("title"), published=document.get("published")
        )
        text = english.analyse(report)
        day = report.published.value if report.published else None
        claims = read(report, READER.tagger).claims
        made = facts(claims, report.title, report.text, day)
        return {
            "killed": number(text, figures.find(text), "killed"),
            "facts": [msgspec.to_builtins(one) for one in made],
        }

    def compare(self, document: Document, found: Document) -> None:
        """Nothing by itself: ``together`` compares all."""

    def together(self, documents: Sequence[Document], found: Sequence[Document]) -> list[Any]:
        """Each report's counts, once all are linked; the facts are taken out of ``found``."""
        told = [msgspec.convert(row.pop("facts"), list[Fact]) for row in found]
        labels = groups(told)
        for row, label in zip(found, labels, strict=True):
            row["group"] = label
        gold = [str(d["incident"]) for d in documents]
        numbers = [int(row["killed"]) for row in found]
        right = {str(d["incident"]): int(d["killed"]) for d in documents}
        return [
            (*overlap, killed)
            for overlap, killed in zip(
                overlaps(labels, gold), killed_right(labels, gold, numbers, right), strict=True
            )
        ]

    def measures(self, counts: list[Any]) -> dict[str, float]:
        both, mine, theirs = (sum(c[n] for c in counts) for n in range(3))
        share = [c[3] for c in counts if c[3] is not None]
        precision = sum((c[0] + 1) / (c[1] + 1) for c in counts) / (len(counts) or 1)
        recall = sum((c[0] + 1) / (c[2] + 1) for c in counts) / (len(counts) or 1)
        return {
            "bcubed_f1": f1(precision * recall, precision, recall),
            "bcubed_precision": precision,
            "bcubed_recall": recall,
            "pairwise_f1": f1(both, mine, theirs),
            "pairwise_precision": both / (mine or 1),
            "pairwise_recall": both / (theirs or 1),
            "killed_right": sum(share) / (len(share) or 1),
        }


def facts(
    claims: Iterable[Claim], title: str | None, text: str, published: str | None
) -> list[Fact]:
    """What linking looks at in the claims of one report, as the ledger makes it."""
    about = subject(title, text)
    made = []
    for claim in claims:
        start, end = around(text, claim.anchor.start, claim.anchor.end)
        made.append((start, fact(claim, text[start:end], about, published)))
    return filled(made)


def groups(told: Sequence[Sequence[Fact]]) -> list[int]:
    """The group of each report, given what it tells: reports whose claims share an event of violence."""
    home = {one.claim: n for n, report in enumerate(told) for one in report}
    violent = {one.claim for report in told for one in report if one.happenings & TOLD}
    links = []
    for event in events(one for report in told for one in report):
        reports = sorted({home[claim] for claim in event if claim in violent})
        links += [(str(a), str(b)) for a, b in pairwise(reports)]
    label = [0] * len(told)
    for together in components(map(str, range(len(told))), links):
        for report in together:
            label[int(report)] = min(map(int, together))
    return label


def overlaps(labels: Sequence[int], gold: Sequence[str]) -> list[tuple[int, int, int]]:
    """For each report how many others are with it in both groupings, in the found one, and in the gold.

    >>> overlaps([0, 0, 2], ["a", "a", "a"])
    [(1, 1, 2), (1, 1, 2), (0, 0, 2)]
    """
    pairs = list(zip(labels, gold, strict=True))
    both, mine, theirs = Counter(pairs), Counter(labels), Counter(gold)
    return [(both[p] - 1, mine[p[0]] - 1, theirs[p[1]] - 1) for p in pairs]


def killed_right(
    labels: Sequence[int], gold: Sequence[str], numbers: Sequence[int], right: Mapping[str, int]
) -> list[float | None]:
    """Whether each incident's dead are told right, given with the first of its reports; null with the others.

    Of numbers that equally many reports give, the lower counts.

    >>> killed_right([0, 0, 0], ["a", "a", "a"], [1, 1, 2], {"a": 1})
    [1.0, None, None]
    """
    said = defaultdict(list)
    for label, dead in zip(labels, numbers, strict=True):
        said[label].append(dead)
    found: list[float | None] = []
    seen: set[str] = set()
    for incident in gold:
        if incident in seen:
            found.append(None)
            continue
        seen.add(incident)
        homes = Counter(la for la, g in zip(labels, gold, strict=True) if g == incident)
        home = min(homes, key=lambda la: (-homes[la], la))
        often = Counter(said[home])
        found.append(float(min(often, key=lambda n: (-often[n], n)) == right[incident]))
    return found


TASK = Linking()
