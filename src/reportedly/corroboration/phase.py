"""What a claim says of a measure that lasts (martial law, a curfew, a truce): that it holds, has ended, is wanted, or is not so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from reportedly.claim import Claim, EventKind
from reportedly.tables import toml

Phase = Literal["holds", "ended", "wanted", "denied"]
#: The kinds that last until somebody ends them.
MEASURES: tuple[EventKind, ...] = ("martial-law", "mobilization", "curfew", "ceasefire")
FAR = 8  # words between the measure and the word that ends it


def measure_of(claim: Claim) -> EventKind | None:
    """Of which measure a claim tells: one of ``MEASURES``, the truce that "collapsed", or none."""
    kind = claim.event.kind
    if kind in MEASURES:
        return kind
    broken = kind == "ceasefire-violation" and _words("broken").search(claim.event.trigger.quote)
    return "ceasefire" if broken else None


def phase(claim: Claim) -> Phase:
    """What a claim of one of ``MEASURES`` says of it, by its certainty and stance, and by the words of ``phases.toml``.

    A measure that "was lifted on Monday" is read as certain and dated to Monday: what was lifted is no longer there.
    """
    if claim.voices[-1].stance in ("denies", "does-not-confirm"):
        return "denied"
    if claim.certainty.polarity == "negative":
        return "denied"
    if claim.certainty.level not in ("certain", "probable"):
        return "wanted"
    if claim.event.kind != measure_of(claim):
        return "ended"
    start = claim.event.trigger.start - claim.anchor.start
    end = claim.event.trigger.end - claim.anchor.start
    return "ended" if _is_ended(claim.anchor.quote, start, end) else "holds"


def _is_ended(clause: str, start: int, end: int) -> bool:
    """Whether a word that ends is said of what stands at ``start`` to ``end``: near it, and not of something else.

    >>> _is_ended("the curfew in Baku and Ganja was lifted", 4, 10)
    True
    >>> _is_ended("a curfew was imposed after the talks collapsed", 2, 8)
    False
    """
    for found in _words("ended").finditer(clause):
        between = (
            clause[end : found.start()] if found.start() >= end else clause[found.end() : start]
        )
        if len(between.split()) <= FAR and not _words("apart").search(between):
            return True
    return False


@cache
def _words(name: str) -> re.Pattern[str]:
    words: Iterable[str] = toml("corroboration/phases.toml")[name]
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)
