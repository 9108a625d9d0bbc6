"""Which cue a content belongs to and which source a cue has: the signs between two tagged spans.

Used alike when the encoder is trained and when it is read (``tagged.py``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

NEAREST = 6  # candidates
FARTHEST = {"content": 200, "cue": 120}  # words between a span and its partner
_STEPS = (0, 1, 2, 4, 8, 16, 32, 64)  # bucket of a distance: how many of these it exceeds

Run = tuple[int, int]  # first and last word of a span


@dataclass(frozen=True, slots=True)
class Page:
    """Where each word stands: its sentence, its paragraph, whether in quotation marks."""

    sentences: Sequence[int]
    paragraphs: Sequence[int]
    quoted: Sequence[bool]


def gap(one: Run, other: Run) -> int:
    """Words between two spans.

    >>> gap((0, 1), (4, 6)), gap((4, 6), (0, 1)), gap((0, 3), (2, 5))
    (2, 2, 0)
    """
    return max(other[0] - one[1], one[0] - other[1], 1) - 1


def candidates(own: Run, partners: Sequence[Run], farthest: int) -> list[int]:
    """The numbers of the nearest partners, nearest first; of two as near, the one before.

    Partners are in order of the text and do not overlap.
    """
    at = bisect_left(partners, own)
    first, last = max(0, at - NEAREST), min(len(partners), at + NEAREST)
    near = sorted((gap(own, partners[n]), n) for n in range(first, last))
    return [n for away, n in near[:NEAREST] if away <= farthest]


def signs(
    own: Run, partner: Run, page: Page, partners: Sequence[Run], owners: Sequence[Run]
) -> tuple[int, ...]:
    """Six buckets: distance and direction, sentences and paragraphs between, quotation marks, and how
    many spans of the partner's and of the owner's kind stand between. ``partners`` and ``owners`` are in
    order of the text."""
    ahead = partner[0] > own[0]
    first, second = (own, partner) if ahead else (partner, own)
    distance = sum(gap(own, partner) > step for step in _STEPS)
    sentences = page.sentences[partner[0]] - page.sentences[own[0]]
    paragraphs = page.paragraphs[partner[0]] - page.paragraphs[own[0]]
    return (
        distance + 9 * ahead,
        max(-3, min(3, sentences)) + 3,
        max(-2, min(2, paragraphs)) + 2,
        2 * page.quoted[own[0]] + page.quoted[partner[0]],
        min(3, _between(partners, first, second)),
        min(3, _between(owners, first, second)),
    )


def _between(runs: Sequence[Run], first: Run, second: Run) -> int:
    """How many runs begin after ``first`` ends and before ``second`` begins."""
    after = bisect_right(runs, (first[1], len(runs) + first[1] + 1_000_000))
    return max(0, bisect_left(runs, second) - after)
