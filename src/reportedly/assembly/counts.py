"""Which figures belong to which event, and which of them are claims of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.assembly.nearness import distance
from reportedly.claim import Figure
from reportedly.events.mention import EventMention
from reportedly.figures.mention import FigureMention
from reportedly.language.text import Text
from reportedly.tables import toml

REACH = 5.0
#: Harm to people: hangs on an event word that names no harm only where nothing nearer does.
PEOPLE_HURT = frozenset({"killed", "wounded", "missing", "captured", "detained", "displaced"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of one claim: the whole first, its parts after it (``part_of`` rebased)."""

    figures: tuple[Figure, ...]
    by: str
    score: float | None = None


UNCOUNTED = Counted((), "none")


def share_out(
    text: Text, events: Sequence[EventMention], figures: Sequence[FigureMention]
) -> dict[int, list[Counted]]:
    """For each event (by its place in ``events``) the groups of figures that are its claims.

    Every whole figure goes to the one event that it hangs on most closely; a figure with a
    noun of its own beside another ("13 fighters and 13 helicopters") makes a group of its own.
    """
    beside: dict[int, list[tuple[int, EventMention]]] = {}  # the events of each sentence
    for n, event in enumerate(events):
        beside.setdefault(text.tokens[event.token].sentence, []).append((n, event))
    owner: dict[int, list[int]] = {}
    parts: dict[int, list[Figure]] = {}
    for n, mention in enumerate(figures):
        if mention.figure.part_of is not None:
            parts.setdefault(mention.figure.part_of, []).append(mention.figure)
            continue
        chosen = _owner(text, mention, beside)
        if chosen is not None:
            owner.setdefault(chosen, []).append(n)
    return {
        event: [_group(figures[n], parts.get(n, ())) for n in _distinct(wholes, figures)]
        for event, wholes in owner.items()
    }


@cache
def _harm() -> dict[str, frozenset[str]]:
    return {kind: frozenset(row) for kind, row in toml("assembly/kinds.toml")["counts"].items()}


def _owner(
    text: Text, mention: FigureMention, beside: Mapping[int, Sequence[tuple[int, EventMention]]]
) -> int | None:
    anchor = mention.noun if mention.noun is not None else mention.governor
    token = text.tokens[anchor] if anchor is not None else None
    token = token or text.token_at(mention.figure.mention.start)
    if token is None:
        return None
    best: tuple[float, int] | None = None
    for n, event in beside.get(token.sentence, ()):
        trigger = text.tokens[event.token]
        allowed = _harm().get(event.kind)
        if allowed is not None and mention.figure.what not in allowed:
            continue
        if allowed is None and mention.figure.what in PEOPLE_HURT:
            way = distance(token, trigger) + 3.0
        else:
            way = distance(token, trigger)
        if mention.governor == event.token:
            way = -1.0
        elif not event.clause.overlaps(mention.figure.mention):
            way += 2.0
        if way <= REACH and (best is None or way < best[0]):
            best = (way, n)
    return best[1] if best else None


def _distinct(wholes: list[int], figures: Sequence[FigureMention]) -> list[int]:
    """Wholes that count the same noun with the same words are one figure."""
    kept: dict[tuple[object, ...], int] = {}
    for n in wholes:
        figure = figures[n].figure
        kept.setdefault((figure.mention, figure.what, figure.who), n)
    return sorted(kept.values())


def _group(first: FigureMention, parts: Sequence[Figure]) -> Counted:
    rebased = tuple(replace(part, part_of=0) for part in parts)
    return Counted((first.figure, *rebased), first.by, first.score)
