"""A small reader of our own for tests: a claim for each sentence with a word it knows.

It reads "SOMEBODY said TEN people were killed in PLACE." and the like by pattern, so that what the
ledger holds can be told from the sentence alone, and needs no model.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
from dataclasses import dataclass, replace

from reportedly.claim import (
    Certainty,
    Claim,
    Context,
    Event,
    Evidence,
    Figure,
    Party,
    Place,
    ReadBy,
    Relation,
    Stance,
    Time,
    Voice,
)
from reportedly.report import Report
from reportedly.span import Span

READER = "toy 1"
KINDS = {"killed": "killing", "shelled": "shelling", "strike": "air-strike", "truce": "ceasefire"}
_SENTENCE = re.compile(r"[^.\n]+\.")
_PLACES = {"Ganja": (1, 40.7, 46.4), "Barda": (2, 40.4, 47.1), "Shusha": (3, 39.8, 46.7)}


@dataclass(frozen=True, slots=True)
class Left:
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class ToyReading:
    report_id: str
    reader: str
    claims: tuple[Claim, ...]
    unread: tuple[Left, ...]


def read(report: Report, reader: str = READER) -> ToyReading:
    """A claim for each sentence that holds one of ``KINDS``; other sentences are unread."""
    claims, left = [], []
    for found in _SENTENCE.finditer(report.text):
        words = found[0]
        start = found.start() + len(words) - len(words.lstrip())
        kind = next((k for k in KINDS if k in words), None)
        if kind is None:
            left.append(Left(Span.cut(report.text, start, found.end()), "event"))
        else:
            claims.append(_claim(report, reader, start, found.end(), kind))
    if len(claims) > 1 and claims[1].certainty.polarity != claims[0].certainty.polarity:
        relation = Relation("contradicts", claims[0].id)
        claims[1] = replace(claims[1], relations=(relation,))
    return ToyReading(report.id, reader, tuple(claims), tuple(left))


def read_later(report: Report) -> ToyReading:
    """A newer reader: the same, but it makes no claim of a truce."""
    reading = read(report, "toy 2")
    return replace(reading, claims=tuple(c for c in reading.claims if c.event.kind != "ceasefire"))


def _claim(report: Report, reader: str, start: int, end: int, word: str) -> Claim:
    text = report.text

    def cut(pattern: str) -> Span | None:
        found = re.compile(pattern).search(text, start, end)
        return Span.cut(text, *found.span()) if found else None

    source = cut(r"^(?:The )?[A-Z][\w ]+?(?= (?:said|denied))") or cut(
        r"The [\w ]+?(?= (?:said|denied))"
    )
    cue = cut(r"said|denied")
    town, count, video, day = (
        cut("|".join(_PLACES)), cut(r"\d+(?= (?:people|men))"), cut("video"), cut(r"\d{4}-\d\d-\d\d"),
    )  # fmt: skip
    trigger = cut(word)
    assert trigger is not None
    first: Stance = "reports" if cue else "asserts"
    voices = [Voice("outlet", report.outlet, None, None, None, first, "author")]
    if cue:
        stance: Stance = "denies" if cue.quote == "denied" else "asserts"
        name = source.quote if source else None
        voices.append(
            Voice("military" if source else "unnamed", name, "AZE", source, cue, stance, "indirect")
        )
    negative = " not " in text[start:end]
    name = hashlib.sha256(f"{report.id} {reader} {start} {word}".encode()).hexdigest()[:16]
    n = int(count.quote) if count else 0
    return Claim(
        id=name,
        report=report.id,
        reader=reader,
        anchor=Span.cut(text, start, end),
        context=Context(text[max(0, start - 32) : start], text[end : end + 32]),
        part=report.part_at(start),
        voices=tuple(voices),
        evidence=(Evidence("video", video),) if video else (),
        certainty=Certainty("certain", "negative" if negative else "positive", -3.0 if negative else 3.0),
        event=Event(
            KINDS[word], trigger, "ASSAULT", None,  # type: ignore[arg-type]
            actors=(Party(source.quote, "military", "AZE", source),) if source else (),
        ),
        place=Place(town.quote, *_PLACES[town.quote], None, "town", "AZE", False, town) if town else None,
        time=Time(day.quote, day.quote, "day", day.quote, True, day) if day else None,
        figures=(Figure("killed", None, n, n, n, "exact", "incident", None, None, count),) if count else (),
        relations=(),
        read_by={"event": ReadBy("toy", 0.5)},
    )  # fmt: skip


def stamp() -> str:
    return READER


def dying(report: Report) -> ToyReading:
    """One report kills its worker, as a lack of memory would."""
    if "number 5 " in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(report)
