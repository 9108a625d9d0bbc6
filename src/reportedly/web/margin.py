"""A report's text beside its claims: paragraphs cut into runs, each run with the claims it belongs to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from reportedly.export.marking import marks
from reportedly.ledger.claims import Held
from reportedly.span import Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
DEEPEST = 3  # claims over one word that are drawn apart; their numbers tell the rest
NAMED = 24  # claims that one run names: a word in a thousand claims names no more


@dataclass(frozen=True, slots=True)
class Card:
    """One claim in the margin, with its number on the page."""

    n: int
    held: Held
    disputes: tuple[tuple[str, int, str], ...] = ()  # relation, number (0: not on this page), id


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in which nothing begins or ends; ``opens`` are the claims that begin with it."""

    text: str
    classes: str = ""
    claims: tuple[int, ...] = ()
    opens: tuple[Card, ...] = ()
    asked: bool = False  # whether the address points at it


@dataclass(slots=True)
class Paragraph:
    """A line of the clean text, where it starts, what part it is, and the claims anchored in it."""

    start: int
    part: str
    runs: list[Run] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    role: str
    n: int


def cards(claims: Sequence[Held], first: int = 0) -> list[Card]:
    """The claims with their numbers, from ``first`` + 1, each knowing which it disagrees with."""
    numbers = {held.claim.id: first + n for n, held in enumerate(claims, 1)}
    disputes: dict[str, dict[str, str]] = {}
    for held in claims:
        for relation in held.claim.relations:
            disputes.setdefault(held.claim.id, {})[relation.claim] = relation.kind
            if relation.kind == "contradicts":
                disputes.setdefault(relation.claim, {}).setdefault(held.claim.id, relation.kind)
            elif relation.kind == "denies":
                disputes.setdefault(relation.claim, {}).setdefault(held.claim.id, "denied by")
    return [
        Card(
            numbers[held.claim.id],
            held,
            tuple(
                (kind, numbers.get(other, 0), other)
                for other, kind in disputes.get(held.claim.id, {}).items()
            ),
        )
        for held in claims
    ]


def paragraphs(
    text: str, parts: str, cards: Sequence[Card], asked: Span | None = None
) -> list[Paragraph]:
    """The text line by line with its claims; ``parts`` is the report's column of that name."""
    borders = [(p["start"], p["end"], p["kind"]) for p in json.loads(parts)]
    found = []
    stretches = sorted(_stretches(cards), key=lambda s: (s.start, s.end))
    by_anchor = sorted(cards, key=lambda c: (c.held.claim.anchor.start, c.n))
    at, start = 0, 0
    open_: list[_Stretch] = []
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            while at < len(stretches) and stretches[at].start < end:
                open_.append(stretches[at])
                at += 1
            kind = next((k for a, b, k in borders if a < end and start < b), "furniture")
            paragraph = Paragraph(start, kind)
            here = [s for s in open_ if s.end > start]
            mine = []
            while by_anchor and by_anchor[0].held.claim.anchor.start < end:
                mine.append(by_anchor.pop(0))
            paragraph.cards = mine
            paragraph.runs = list(_runs(text, start, end, here, mine, asked))
            open_ = [s for s in here if s.end > end]
            found.append(paragraph)
        start = end + 1
    return found


def _stretches(cards: Iterable[Card]) -> Iterator[_Stretch]:
    for card in cards:
        claim = card.held.claim
        yield _Stretch(claim.anchor.start, claim.anchor.end, "content", card.n)
        for voice in claim.voices:
            for span, role in ((voice.mention, "source"), (voice.cue, "cue")):
                if span is not None:
                    yield _Stretch(span.start, span.end, role, card.n)


def _runs(
    text: str,
    start: int,
    end: int,
    stretches: list[_Stretch],
    cards: list[Card],
    asked: Span | None,
) -> Iterator[Run]:
    edges: set[int] = {start, end}
    opening: dict[int, list[_Stretch]] = {}
    closing: dict[int, list[_Stretch]] = {}
    for s in stretches:
        a, b = max(s.start, start), min(s.end, end)
        edges |= {a, b}
        opening.setdefault(a, []).append(s)
        closing.setdefault(b, []).append(s)
    begins: dict[int, list[Card]] = {}
    for card in cards:
        begins.setdefault(max(card.held.claim.anchor.start, start), []).append(card)
    if asked is not None:
        edges |= {min(max(p, start), end) for p in (asked.start, asked.end)}
    order = sorted(edges)
    active: dict[_Stretch, None] = {}
    for a, b in pairwise(order):
        for s in closing.get(a, ()):
            active.pop(s, None)
        for s in opening.get(a, ()):
            active[s] = None
        pointed = asked is not None and asked.start <= a and b <= asked.end
        yield Run(text[a:b], *_drawn(active), opens=tuple(begins.get(a, ())), asked=pointed)


def _drawn(active: Iterable[_Stretch]) -> tuple[str, tuple[int, ...]]:
    depth = 0
    roles: set[str] = set()
    numbers: dict[int, None] = {}
    for s in active:
        roles.add(s.role)
        depth += s.role == "content"
        if len(numbers) < NAMED:
            numbers[s.n] = None
    classes = [role for role in ROLES if role in roles]
    return " ".join([*classes, *([f"d{min(depth, DEEPEST)}"] if depth else [])]), tuple(numbers)


def disputes_at_headline(cards: Sequence[Card]) -> list[tuple[Card, str, Card]]:
    """The pairs in which the headline and the text cannot both be so."""
    by_number = {card.n: card for card in cards}
    found = []
    for card in cards:
        if card.held.claim.part != "headline" or card.held.rejected:
            continue
        for kind, n, _ in card.disputes:
            other = by_number.get(n)
            if other is not None and kind != "repeats" and not other.held.rejected:
                found.append((card, kind, other))
    return found


def values_marked(text: str, held: Held, start: int, end: int) -> Iterator[dict[str, Any]]:
    """A stretch of the text in runs, each with the labels of what was read from it."""
    spans = [(m.span.start, m.span.end, m.label) for m in marks(held.claim)]
    anchor = held.claim.anchor
    spans.append((anchor.start, anchor.end, "content"))
    edges = {start, end} | {p for a, b, _ in spans for p in (a, b) if start < p < end}
    order = sorted(edges)
    for a, b in pairwise(order):
        labels = list(dict.fromkeys(label for x, y, label in spans if x <= a and b <= y))
        said = [label for label in labels if label != "content"]
        starts = [label for x, _, label in spans if x == a and label != "content"]
        yield {"text": text[a:b], "labels": labels, "said": said, "starts": starts}
