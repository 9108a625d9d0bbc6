"""What a bench task is, and how a set of documents is scored.

A task reads each document with the very functions and defaults that ``reportedly read`` calls,
compares what was found with the gold, and turns the documents' counts into measures. Confidence
intervals are percentile bootstraps over documents (Efron & Tibshirani 1993), seeded.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bench.aside import is_aside
from reportedly.reading import Tagger

if TYPE_CHECKING:
    from reportedly.language import Scores, Text

Document = dict[str, Any]
RESAMPLES = 1000
SEED = 20201022
READ_AND_SCORED = frozenset({"events", "places", "times", "same_event"})


@dataclass(slots=True)
class Reader:
    """Who tags the words: ``--reader``."""

    tagger: Tagger = "encoder"


READER = Reader()


def tagged(text: Text) -> Scores:
    """What ``reportedly read`` hands to every finder beside the text."""
    from reportedly.language import RULES_ONLY, encoder

    return encoder.scores(text) if READER.tagger == "encoder" else RULES_ONLY


class Task(Protocol):
    """One task of the bench."""

    folder: str
    """Its folder below ``--data``."""
    switches: Mapping[str, object]
    """Settings made for a corpus, printed with the score. Empty where there are none."""

    def documents(self, path: Path) -> Iterator[Document]:
        """The documents of one file, each with an ``id``; nothing where the file is of another kind."""
        ...

    def text(self, document: Document) -> str:
        """The words of a document, for counting."""
        ...

    def read(self, document: Document) -> Document:
        """What was found, in the form of the gold. This call is timed."""
        ...

    def compare(self, document: Document, found: Document) -> Any:
        """One document's counts.

        A task with ``together(documents, found)`` gives the counts of all there, once all are read.
        """
        ...

    def measures(self, counts: list[Any]) -> dict[str, float]:
        """The measures over documents' counts."""
        ...


@dataclass(slots=True)
class Score:
    """A measure with its 95 % interval over ``n`` documents."""

    value: float
    low: float
    high: float
    n: int


@dataclass(slots=True)
class SetResult:
    """The scores of one file."""

    scores: dict[str, Score] = field(default_factory=dict)
    aside: dict[str, Score] = field(default_factory=dict)
    """The same over the fifth that nobody reads, for the corpora that we both read and score."""
    words: int = 0
    seconds: float = 0.0
    found: list[Document] = field(default_factory=list)
    counts: list[Any] = field(default_factory=list)
    """What ``compare`` gave for each document; a task with ``pooled`` has its sets scored as one too."""


def paths(task: Task, data: Path, pattern: str = "*.jsonl") -> list[Path]:
    """The files that may be sets: of ``data/<folder>`` where it exists, else of ``data`` itself."""
    home = data / task.folder
    return sorted((home if home.is_dir() else data).glob(pattern))


def jsonl(path: Path) -> Iterator[Document]:
    """The rows of a JSON Lines file, each with an ``id`` (its number where the row has none)."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if line.strip():
                row = json.loads(line)
                row.setdefault("id", f"{path.stem}-{number}")
                yield row


def wanted(document: Document, part: str) -> bool:
    """Whether the document is in this part: ``all``, ``seen`` (four fifths) or ``aside``."""
    return part == "all" or set_aside(document) == (part == "aside")


def set_aside(document: Document) -> bool:
    """Whether the document is of the fifth set aside: by ``aside`` where it has that (whole incidents), else by its id."""
    return is_aside(str(document.get("aside", document["id"])))


def run(task: Task, documents: list[Document]) -> SetResult:
    """Read and score the documents of one set.

    The first document is read once before the clock starts, so that loading models is not timed.
    """
    result = SetResult()
    for document in documents[:1]:
        task.read(document)
    for document in documents:
        before = time.perf_counter()
        found = task.read(document)
        result.seconds += time.perf_counter() - before
        result.words += len(task.text(document).split())
        result.found.append({"id": document["id"], **found})
        result.counts.append(task.compare(document, found))
    together = getattr(task, "together", None)
    if together is not None:
        result.counts = together(documents, result.found)
    result.scores = intervals(task, result.counts)
    if task.folder in READ_AND_SCORED:
        apart = [n for n, d in enumerate(documents) if set_aside(d)]
        if 0 < len(apart) < len(documents):
            result.aside = intervals(task, [result.counts[n] for n in apart])
    return result


def intervals(task: Task, counts: list[Any]) -> dict[str, Score]:
    """Each measure with its bootstrap interval."""
    if not counts:
        return {}
    values = task.measures(counts)
    draw = random.Random(SEED)
    drawn: dict[str, list[float]] = {name: [] for name in values}
    for _ in range(RESAMPLES):
        sample = draw.choices(counts, k=len(counts))
        for name, value in task.measures(sample).items():
            if name in drawn:
                drawn[name].append(value)
    scores = {}
    for name, value in values.items():
        ordered = sorted(drawn[name])
        low = ordered[int(0.025 * len(ordered))]
        high = ordered[min(int(0.975 * len(ordered)), len(ordered) - 1)]
        scores[name] = Score(value, low, high, len(counts))
    return scores


def f1(right: float, found: float, gold: float) -> float:
    """The harmonic mean of precision and recall, from counts.

    >>> f1(2, 4, 4)
    0.5
    """
    return 2 * right / (found + gold) if found + gold else 0.0
