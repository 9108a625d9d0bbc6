"""Places: LGL, TR-News, GeoVirus and GeoWebNews, end to end.

A gold toponym and a found one match when they overlap, one to one, the largest overlap first. What
is found in the place of a gold toponym without coordinates counts neither for nor against.

- ``f1_161km``: a match is right when it is placed within 161 km (100 miles, the customary bound).
- ``recognition_f1``: every match is right.
- ``acc_161km``: the share of matches that are placed within 161 km; ``mean_km``: how far off they are
  on the average, in kilometres; ``exact_id``: the share with the gold's GeoNames number, of those
  whose gold has one.
- ``no_match``: the share of gold toponyms that are found as names and placed nowhere.
- ``conflict_f1_161km``: ``f1_161km`` over the documents in which an act of violence is read.

``places.find`` runs with its defaults. Which of its senses count is a matter of the corpus's
guidelines, not of ours: all four count names that stand for a government; LGL, TR-News and
GeoWebNews also annotate adjectives and peoples of countries, and places inside the names of
organisations ("Charleston Police Department"); GeoVirus does not. The switches say which senses
are counted where; a file by another name gets the default's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.task import Document, f1, jsonl

if TYPE_CHECKING:
    from reportedly.places import Toponym

#: 100 miles, the bound of Leidner (2007) and of all work on these corpora since.
BOUND_KM = 161.0
SENSES: Mapping[str, tuple[str, ...]] = {
    "default": ("place", "metonym"),
    "lgl": ("place", "metonym", "demonym", "part"),
    "tr-news": ("place", "metonym", "demonym", "part"),
    "geovirus": ("place", "metonym"),
    "geowebnews": ("place", "metonym", "demonym", "part"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """One document: toponyms matched, of them placed right, all found, all gold.

    ``km`` are the distances of the matches, ``same`` how many have the gold's number of the
    ``numbered`` that could, ``nowhere`` the gold toponyms found without a place, ``conflict`` whether
    violence is read in the document.
    """

    matched: int
    placed: int
    found: int
    gold: int
    km: tuple[float, ...] = ()
    same: int = 0
    numbered: int = 0
    nowhere: int = 0
    conflict: bool = False


class Places:
    """The task."""

    folder = "places"
    switches: Mapping[str, object] = {"senses counted": SENSES}

    def documents(self, path: Path) -> Iterator[Document]:
        for row in jsonl(path):
            if "places" in row and "text" in row:
                yield {
                    **row,
                    "set": path.stem,
                    "places": [mended(row["text"], p) for p in row["places"]],
                }

    def text(self, document: Document) -> str:
        return str(document["text"])

    def read(self, document: Document) -> Document:
        from reportedly import events, places
        from reportedly.events import kinds
        from reportedly.language import english
        from reportedly.report import plain

        text = english.analyse(plain.report(document["text"]))
        senses = SENSES.get(document["set"], SENSES["default"])
        named = [t for t in places.find(text) if t.sense in senses]
        violent = kinds.group("violent")
        return {
            "places": [_found(t) for t in named if t.point],
            "nowhere": [_found(t) for t in named if not t.point],
            "conflict": any(e.kind in violent for e in events.find(text)),
        }

    def compare(self, document: Document, found: Document) -> Counts:
        scored = [p for p in document["places"] if p["lat"] is not None]
        unscored = [p for p in document["places"] if p["lat"] is None]
        pairs = matches(scored, found["places"])
        matched = {j for _, j in pairs}
        counted = sum(
            j in matched or not any(overlap(p, q) for q in unscored)
            for j, p in enumerate(found["places"])
        )
        both = [(scored[i], found["places"][j]) for i, j in pairs]
        numbered = [(g, p) for g, p in both if g.get("geonames_id")]
        return Counts(
            len(pairs), sum(near(g, p) for g, p in both), counted, len(scored),
            km=tuple(apart(g, p) for g, p in both),
            same=sum(str(g["geonames_id"]) == str(p.get("geonames_id")) for g, p in numbered),
            numbered=len(numbered), nowhere=len(matches(scored, found.get("nowhere", []))),
            conflict=found.get("conflict", False),
        )  # fmt: skip

    def measures(self, counts: list[Counts]) -> dict[str, float]:
        matched, placed = sum(c.matched for c in counts), sum(c.placed for c in counts)
        found, gold = sum(c.found for c in counts), sum(c.gold for c in counts)
        numbered, war = sum(c.numbered for c in counts), [c for c in counts if c.conflict]
        measured = {
            "f1_161km": f1(placed, found, gold),
            "recognition_f1": f1(matched, found, gold),
            "acc_161km": placed / matched if matched else 0.0,
            "mean_km": sum(km for c in counts for km in c.km) / matched if matched else 0.0,
            "no_match": sum(c.nowhere for c in counts) / gold if gold else 0.0,
        }
        if numbered:
            measured["exact_id"] = sum(c.same for c in counts) / numbered
        if war:
            measured["conflict_f1_161km"] = f1(
                *(sum(getattr(c, n) for c in war) for n in ("placed", "found", "gold"))
            )
        return measured


def mended(text: str, place: Document) -> Document:
    """The gold toponym with offsets at its phrase: some rows of TR-News are off by a few letters."""
    phrase = place.get("phrase")
    if not phrase or text[place["start"] : place["end"]] == phrase:
        return place
    starts = []
    at = text.find(phrase)
    while at >= 0:
        starts.append(at)
        at = text.find(phrase, at + 1)
    if not starts:
        return place
    start = min(starts, key=lambda s: abs(s - int(place["start"])))
    return {**place, "start": start, "end": start + len(phrase)}


def overlap(one: Document, other: Document) -> int:
    """The characters that two mentions share."""
    return max(
        0, min(int(one["end"]), int(other["end"])) - max(int(one["start"]), int(other["start"]))
    )


def matches(gold: list[Document], found: list[Document]) -> list[tuple[int, int]]:
    """Pairs of overlapping mentions, one to one, the largest overlap first."""
    shared = sorted(
        (
            (-n, i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(found)
            if (n := overlap(g, p))
        )
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in shared:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def near(gold: Document, found: Document) -> bool:
    """Whether the two points lie within the bound."""
    return apart(gold, found) <= BOUND_KM


def apart(gold: Document, found: Document) -> float:
    """How many kilometres lie between the two points."""
    from reportedly.places.gazetteer import distance

    return distance((gold["lat"], gold["lon"]), (found["lat"], found["lon"]))


def _found(toponym: Toponym) -> Document:
    lat, lon = toponym.point or (None, None)
    return {
        "start": toponym.mention.start, "end": toponym.mention.end, "phrase": toponym.mention.quote,
        "lat": lat, "lon": lon,
        "geonames_id": toponym.place.geonames_id if toponym.place else None,
    }  # fmt: skip


TASK = Places()
