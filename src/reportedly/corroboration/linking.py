"""Claims put on a shelf beside those that may tell of the same event, at a cost that does not grow with the shelf.

Under each key (``blocking.py``) the claims stand in the order of their ids, which are hashes and say nothing of when they came. The
first ``LEADERS`` of them are compared with every claim under the key, the others only with these: what a claim costs is bounded, and which
pairs are compared follows from the claims alone, whatever order they come in. (Hashes come in no order, so that a new claim is among
the first of n with a chance of ``LEADERS`` / n, and what it then costs, n, is ``LEADERS`` in the mean.)

Claims that hang together by positive pairs are gathered together. Where more than ``MOST`` hang together, weaker pairs are left out, level by
level, until no more than that do: the lowest level at which a claim's neighbourhood is small enough is the same for all in it, so that
this too follows from the claims alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportedly.corroboration.blocking import keys
from reportedly.corroboration.facts import Fact
from reportedly.corroboration.likeness import likeness

LEADERS = 16
MOST = 120
LEVELS = (0.0, 1.0, 2.0, 3.0, 4.5, 6.0, 8.0)  # log-odds
JUDGED = 0  # the key of links that a person made
CERTAIN = 100.0  # the score of these


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """That two claims under one key speak for one event; ``leader`` is the one whose id comes first."""

    key: int
    leader: str
    other: str
    score: float


class Shelf(Protocol):
    """What linking asks of whoever holds the claims; the ledger is one, ``Memory`` another."""

    def fact(self, claim: str) -> Fact:
        """The record of a claim on the shelf, or about to be."""

    def add(self, claim: str, keys: Sequence[int]) -> None:
        """Put a claim under its keys."""

    def take(self, claim: str) -> list[int]:
        """Take a claim from under its keys; they are returned."""

    def first(self, key: int, limit: int) -> list[str]:
        """The first claims under a key, in the order of their ids."""

    def after(self, key: int, claim: str) -> list[str]:
        """The claims under a key that come after one."""

    def link(self, links: Collection[Link]) -> None:
        """Keep links."""

    def unlink(self, claim: str) -> set[str]:
        """Forget all links of a claim; with whom it had any."""

    def depose(self, key: int, leader: str) -> set[str]:
        """Forget the links that a claim has as leader of a key; with whom."""

    def near(self, claim: str, above: float, limit: int) -> list[str]:
        """At most so many claims that are linked to one with a score above a level, in order."""


def place(shelf: Shelf, fact: Fact, known: dict[Pair, float] | None = None) -> set[str]:
    """Put a claim on the shelf; the claims whose links changed, itself among them. ``known`` takes the scores that were weighed."""
    touched = {fact.claim}
    scores: dict[str, float] = {}
    links: list[Link] = []
    names = keys(fact)
    shelf.add(fact.claim, names)
    for key in names:
        leaders = shelf.first(key, LEADERS + 1)
        others = leaders[:LEADERS]
        if fact.claim in others:
            if len(leaders) > LEADERS:
                touched |= shelf.depose(key, leaders[LEADERS]) | {leaders[LEADERS]}
            others = [c for c in others if c < fact.claim] + shelf.after(key, fact.claim)
        links += _links(shelf, fact, key, others, scores)
    shelf.link(links)
    if known is not None:
        known |= {ordered(fact.claim, other): score for other, score in scores.items()}
    return touched | {c for one in links for c in (one.leader, one.other)}


def ordered(one: str, other: str) -> Pair:
    """Two claims as a pair, whichever comes first."""
    return (one, other) if one < other else (other, one)


def remove(shelf: Shelf, claim: str) -> set[str]:
    """Take a claim off the shelf; the claims whose links changed, but not itself."""
    links: list[Link] = []
    touched = shelf.unlink(claim)
    for key in shelf.take(claim):
        leaders = shelf.first(key, LEADERS)
        if len(leaders) == LEADERS and claim < leaders[-1]:  # the last of them was none before
            fact = shelf.fact(leaders[-1])
            links += _links(shelf, fact, key, shelf.after(key, fact.claim), {})
    shelf.link(links)
    return (touched | {c for one in links for c in (one.leader, one.other)}) - {claim}


def _links(
    shelf: Shelf, fact: Fact, key: int, others: Iterable[str], scores: dict[str, float]
) -> list[Link]:
    """The positive pairs of a claim with others."""
    found = []
    for other in others:
        if other not in scores:
            scores[other] = likeness(fact, shelf.fact(other)).score
        if scores[other] > 0:
            one, two = sorted((fact.claim, other))
            found.append(Link(key, one, two, scores[other]))
    return found


def component(shelf: Shelf, claim: str) -> tuple[str, ...]:
    """The claims that are gathered together with this one, itself among them, in order."""
    for level in LEVELS:
        found = _reached(shelf, claim, level)
        if found is not None:
            return tuple(sorted(found))
    return (claim,)


def _reached(shelf: Shelf, claim: str, level: float) -> set[str] | None:
    """The claims that hang together with one; null where they are too many."""
    found, open_ = {claim}, [claim]
    while open_:
        for other in shelf.near(open_.pop(), level, MOST + 1):
            if other not in found:
                found.add(other)
                open_.append(other)
        if len(found) > MOST:
            return None
    return found
