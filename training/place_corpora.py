"""The geoparsing corpora as ``places/`` learns from them: the four fifths that may be read.

Nothing of the fifth set aside by ``bench.aside`` is opened here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.aside import is_aside
from bench.places import TASK
from bench.task import Document, jsonl

from reportedly.language import Text, english
from reportedly.report import plain

SETS = ("lgl", "tr-news", "geovirus", "geowebnews")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report with its gold toponyms: those that a benchmark scores, and those without a point."""

    corpus: str
    id: str
    text: Text
    scored: list[Document]
    unscored: list[Document]

    @property
    def gold(self) -> list[Document]:
        """What is a place's name: all gold, but GeoWebNews marks with no point what names none."""
        return self.scored if self.corpus == "geowebnews" else self.scored + self.unscored


def annotated(data: Path, limit: int | None = None) -> Iterator[Annotated]:
    """The seen reports of every set below ``data/places``, at most ``limit`` of each."""
    for corpus in SETS:
        rows = (r for r in TASK.documents(data / "places" / f"{corpus}.jsonl"))
        seen = [r for r in rows if not is_aside(str(r["id"]))]
        for row in seen[:limit]:
            text = english.analyse(plain.report(row["text"]))
            places = row["places"]
            yield Annotated(
                corpus, str(row["id"]), text,
                [p for p in places if p["lat"] is not None],
                [p for p in places if p["lat"] is None],
            )  # fmt: skip


def plain_texts(data: Path) -> Iterator[str]:
    """The bare texts of news in English that may be read: PolNeAR train, places, reports."""
    files = [
        *(data / "places" / f"{corpus}.jsonl" for corpus in SETS),
        data / "reports" / "syria.jsonl",
        data / "reports" / "karabakh-2020.jsonl",
    ]
    for row in jsonl(data / "attribution" / "polnear-train.jsonl"):
        yield str(row["text"])
    for file in files:
        for row in jsonl(file):
            if not is_aside(str(row["id"])):
                yield str(row["text"])


def touching(gold: list[Document], start: int, end: int) -> Document | None:
    """The first gold toponym that shares a character with ``start``-``end``."""
    return next((p for p in gold if int(p["start"]) < end and start < int(p["end"])), None)
