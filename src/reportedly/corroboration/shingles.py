"""Runs of five words, by which copied text is known.

A *shingle* (Broder 1997) is a run of ``SIZE`` words, folded and hashed to 64 bits. Two texts are compared by the
share of each one's shingles that the other has: what one text took from a longer one shows as *containment*, which
likeness as a whole hides. For finding candidates each text keeps the shingles whose hash is divisible by ``KEPT``, which
is a fair sample of any passage, however long the text around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

SIZE = 5
KEPT = 8  # one shingle in so many is kept for finding candidates
MOST = 200_000  # words that are looked at; more is no report
_WORD = re.compile(r"\w+")
_PRIME = (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of a text, in its order; ``starts`` and ``ends`` are the offsets of its words.

    Shingle ``i`` runs from ``starts[i]`` to ``ends[i + SIZE - 1]``.
    """

    hashes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def sample(self) -> frozenset[int]:
        """What is kept for finding candidates."""
        return frozenset(h for h in self.hashes if h % KEPT == 0)


def shingles(text: str, start: int = 0, end: int | None = None) -> Shingles:
    """The shingles of a text, or of the part of it from ``start`` to ``end``.

    >>> len(shingles("Shells fell on the town in the night.").hashes)
    4
    """
    words = []
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        words.append(found)
        if len(words) >= MOST:
            break
    marks = [_mark(w.group()) for w in words]
    hashes = []
    for n in range(len(marks) - SIZE + 1):
        value = 0
        for mark in marks[n : n + SIZE]:
            value = (value * 1_000_003 + mark) % _PRIME
        hashes.append(value)
    return Shingles(tuple(hashes), tuple(w.start() for w in words), tuple(w.end() for w in words))


@lru_cache(maxsize=65_536)
def _mark(word: str) -> int:
    """A number for a word, the same on every machine."""
    folded = unicodedata.normalize("NFKC", word[:64]).casefold().encode()
    return int.from_bytes(blake2b(folded, digest_size=7).digest(), "big")


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common.

    ``of_one`` and ``of_other`` are the shares of each one's shingles, 0 to 1; ``longest`` is the longest passage that
    stands in both, in words, and ``at`` where it stands in the first.
    """

    of_one: float
    of_other: float
    longest: int
    at: tuple[int, int] | None

    @property
    def most(self) -> float:
        """The containment of the shorter in the longer."""
        return max(self.of_one, self.of_other)


def shared(one: Shingles, other: Shingles) -> Shared:
    """Compare two texts by their shingles.

    >>> a = shingles("Three men died when shells fell on the town in the night.")
    >>> b = shingles("Officials said shells fell on the town in the night, again.")
    >>> round(shared(a, b).of_one, 2), shared(a, b).longest
    (0.5, 8)
    """
    if not one.hashes or not other.hashes:
        return Shared(0.0, 0.0, 0, None)
    mine, theirs = set(one.hashes), set(other.hashes)
    both = mine & theirs
    longest, at = _passage(one.hashes, both, other.hashes)
    words = longest + SIZE - 1 if longest else 0
    return Shared(
        sum(h in both for h in one.hashes) / len(one.hashes),
        sum(h in both for h in other.hashes) / len(other.hashes),
        words,
        (one.starts[at], one.ends[at + words - 1]) if longest else None,
    )


def _passage(one: Sequence[int], both: set[int], other: Sequence[int]) -> tuple[int, int]:
    """The longest run of shingles that follow each other in both: how many, and where it begins in the first."""
    places: dict[int, list[int]] = {}
    for n, value in enumerate(other):
        if value in both and len(places.setdefault(value, [])) < 16:
            places[value].append(n)
    runs: dict[int, int] = {}
    best, at = 0, 0
    for n, value in enumerate(one):
        if value not in both:
            runs = {}
            continue
        runs = {place: runs.get(place - 1, 0) + 1 for place in places[value]}
        longest = max(runs.values())
        if longest > best:
            best, at = longest, n - longest + 1
    return best, at


def covered(part: Shingles, other: frozenset[int] | set[int]) -> float:
    """The share of a passage's words that stand in shingles which another text has too, 0 to 1.

    >>> whole = shingles("Three men died when shells fell on the town in the night.")
    >>> covered(shingles("when shells fell on the market square"), set(whole.hashes))
    0.7142857142857143
    """
    if not part.starts:
        return 0.0
    inside: set[int] = set()
    for n, value in enumerate(part.hashes):
        if value in other:
            inside.update(range(n, n + SIZE))
    return len(inside) / len(part.starts)
