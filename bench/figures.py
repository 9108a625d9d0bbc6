"""Figures: casualties and incident types of MUC-4's Latin American wire reports.

A casualty tuple is (DEATH or INJURY, number), read from the slots ``HUM TGT: EFFECT OF INCIDENT`` and
``HUM TGT: NUMBER`` of a template, which name the same targets. ``tuple_f1`` compares a document's
tuples as multisets, each of the key matched at most once: a key line marked ``?`` or of an optional
template may be left out at no cost, alternatives after ``/`` are each right, a range is right when both
ends are, and a plural without a number is no tuple. ``incident_type_f1`` compares the set of incident
types of a document, taken from its claims by ``bench/incidents.py``.

MUC-4 fills templates for attacks on civilians and officials, not for fighting between armies: the
switch ``victims`` leaves fighters out of the tuples that are compared; ``read`` keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import incidents
from bench.task import READER, Document, f1, jsonl
from reportedly import figures
from reportedly.claim import Figure
from reportedly.figures import FigureMention
from reportedly.language import Text, english
from reportedly.reading import read
from reportedly.report import clean

EFFECTS = {"killed": "DEATH", "wounded": "INJURY"}
_QUOTED = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(r"\d[\d,]*")

Tuple = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a slot: the values that are right for these targets."""

    values: frozenset[str]
    targets: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """One casualty of the key: any of these tuples is right."""

    right: frozenset[Tuple]
    optional: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What one document adds to both measures: right, found and wanted of each."""

    tuples: tuple[int, int, int]
    types: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """The task."""

    folder: str = "figures"

    @property
    def switches(self) -> Mapping[str, object]:
        return {
            "victims": "fighters left out",
            "incidents": "told as having happened, not against fighters alone; a bomb and its dead are one",
        }

    def documents(self, path: Path) -> Iterator[Document]:
        for row in jsonl(path):
            if "templates" in row:
                yield row

    def text(self, document: Document) -> str:
        return str(document["text"])

    def read(self, document: Document) -> Document:
        report = clean(document["text"])
        text = english.analyse(report)
        kinds = incidents.types(read(report, READER.tagger).claims)
        found: list[Document] = [_template(m) for m in victims(text, figures.find(text))]
        found += [{"INCIDENT: TYPE": [kind]} for kind in sorted(kinds)]
        return {"templates": found}

    def compare(self, document: Document, found: Document) -> Counts:
        wanted = [g for t in document["templates"] for g in casualties(t)]
        got = [next(iter(g.right)) for t in found["templates"] for g in casualties(t)]
        return Counts(matched(wanted, got), _types(document["templates"], found["templates"]))

    def measures(self, counts: list[Any]) -> dict[str, float]:
        def total(name: str) -> float:
            rows = [getattr(c, name) for c in counts]
            return f1(*(sum(row[n] for row in rows) for n in range(3)))

        return {"tuple_f1": total("tuples"), "incident_type_f1": total("types")}


def victims(text: Text, mentions: list[FigureMention]) -> list[FigureMention]:
    """The figures that MUC-4 would ask for, each victim or group of victims once."""
    kept: dict[tuple[object, ...], FigureMention] = {}
    for mention in figures.distinct(text, mentions):
        figure = mention.figure
        if figure.what not in EFFECTS or figure.who == "military" or number(figure) is None:
            continue
        if number(figure) == (0, 0) or figure.scope == "cumulative":
            continue
        kept.setdefault((figure.what, figure.mention.start), mention)
    return list(kept.values())


def number(figure: Figure) -> tuple[int, int] | None:
    """The number as the text writes it, as both ends of a range; null where it gives none."""
    if figure.bound == "vague":
        return None
    if figure.bound == "range":
        return (figure.low or 0, figure.high or 0)
    written = figure.best
    if figure.bound in {"at-least", "more-than"} and figure.low is not None:
        written = figure.low - (figure.bound == "more-than")
    elif figure.bound in {"at-most", "less-than"} and figure.high is not None:
        written = figure.high + (figure.bound == "less-than")
    return None if written is None else (written, written)


def casualties(template: Mapping[str, Any]) -> list[Gold]:
    """The casualty tuples of one template."""
    numbers = lines(template.get("HUM TGT: NUMBER"))
    effects = lines(template.get("HUM TGT: EFFECT OF INCIDENT"))
    whole = any("OPTIONAL" in str(v) for v in _list(template.get("MESSAGE: TEMPLATE")))
    found = []
    for effect in effects:
        for counted in numbers:
            if effect.targets and counted.targets and not effect.targets & counted.targets:
                continue
            right = frozenset(
                (what, *ends)
                for what in effect.values & {"DEATH", "INJURY"}
                for value in counted.values
                if (ends := _ends(value)) is not None
            )
            if right:
                found.append(Gold(right, whole or effect.optional or counted.optional))
    return found


def lines(slot: object) -> list[Line]:
    """The lines of a slot, e.g. ``? 3 / 4: "PEASANTS" / "FARMERS"``.

    >>> [sorted(line.values) for line in lines(['3 / 4: "PEASANTS"', "-"])]
    [['3', '4']]
    """
    found = []
    for line in _list(slot):
        written = str(line).strip()
        if written in {"-", "*", ""}:
            continue
        bare = _QUOTED.sub('""', written)
        values = set()
        for piece in bare.split("/"):
            value = piece.split(":")[0].replace('"', "").replace("?", "").strip()
            if value:
                values.add(value.upper())
        found.append(Line(frozenset(values), frozenset(_QUOTED.findall(written)), "?" in bare))
    return found


def matched(wanted: list[Gold], got: list[Tuple]) -> tuple[int, int, int]:
    """Right, found and wanted; what is optional and not found is not wanted."""
    taken: dict[int, int] = {}

    def assign(n: int, seen: set[int]) -> bool:
        for m, gold in enumerate(wanted):
            if got[n] in gold.right and m not in seen:
                seen.add(m)
                if m not in taken or assign(taken[m], seen):
                    taken[m] = n
                    return True
        return False

    right = sum(assign(n, set()) for n in range(len(got)))
    needed = sum(1 for m, gold in enumerate(wanted) if not gold.optional or m in taken)
    return right, len(got), needed


def _types(wanted: list[Any], found: list[Any]) -> tuple[int, int, int]:
    got = {v for t in found for line in lines(t.get("INCIDENT: TYPE")) for v in line.values}
    gold: list[tuple[frozenset[str], bool]] = []
    for template in wanted:
        whole = any("OPTIONAL" in str(v) for v in _list(template.get("MESSAGE: TEMPLATE")))
        for line in lines(template.get("INCIDENT: TYPE")):
            if (line.values, whole) not in gold:
                gold.append((line.values, whole or line.optional))
    right = {v for v in got for values, _ in gold if v in values}
    needed = {values for values, optional in gold if not optional or values & got}
    return len(right), len(got), len(needed)


def _template(mention: FigureMention) -> Document:
    ends = number(mention.figure) or (0, 0)
    written = str(ends[0]) if ends[0] == ends[1] else f"{ends[0]} - {ends[1]}"
    target = mention.figure.mention.quote.upper().replace('"', "'").replace("\n", " ")
    return {
        "HUM TGT: NUMBER": [f'{written}: "{target}"'],
        "HUM TGT: EFFECT OF INCIDENT": [f'{EFFECTS[mention.figure.what]}: "{target}"'],
    }


def _ends(value: str) -> tuple[int, int] | None:
    numbers = [int(n.replace(",", "")) for n in _NUMBER.findall(value)]
    return (numbers[0], numbers[-1]) if numbers else None


def _list(slot: object) -> list[Any]:
    if slot is None:
        return []
    return slot if isinstance(slot, list) else [slot]


TASK = Figures()
