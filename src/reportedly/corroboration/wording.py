"""What a report is about, as weighed words.

Words weigh by how rare they are in news at large (inverse document frequency, Spärck Jones 1972), from a table that
ships with the package: weights that hung on the ledger would change what was linked with every report that arrives.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reportedly.tables import tsv

TABLE = "corroboration/words.tsv"
MOST = 2_000  # words of a report that are looked at: what comes later is background
TOPIC = 64  # words by which a report is known to be about something
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

Vector = Mapping[str, float]


def folded_words(text: str) -> Iterator[str]:
    """The words of a text without capitals, accents and possessive endings; words of one letter are left out.

    >>> list(folded_words("Ganja's mayor, Niyazi Bayramov, in 1994"))
    ['ganja', 'mayor', 'niyazi', 'bayramov', 'in', '1994']
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    for found in _WORD.finditer(plain):
        word = re.sub(r"['’]s?$", "", found.group())
        if len(word) > 1:
            yield word


def vector(text: str, names: Iterable[str] = ()) -> dict[str, float]:
    """The words of a text with their weights, of length 1.

    >>> weights = vector("Shells fell on Terter, said Terter residents")
    >>> max(weights, key=weights.get)
    'terter'
    """
    counts: Counter[str] = Counter()
    for n, word in enumerate(folded_words(text)):
        if n >= MOST:
            break
        counts[word] += 1
    counts.update(dict.fromkeys(names, 1))
    weights = {w: (1 + math.log(n)) * rarity(w) for w, n in counts.items()}
    length = math.sqrt(sum(v * v for v in weights.values()))
    return {w: v / length for w, v in weights.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors of length 1 are, 0 to 1."""
    both = sorted(one.keys() & other.keys())  # sums in one order are the same to the last bit
    return min(1.0, sum(one[w] * other[w] for w in both))


def rarest(words: Iterable[str], least: float = 0.0) -> list[str]:
    """Different words of at least that rarity, the rarest first; of equal ones in alphabetical order."""
    return sorted({w for w in words if rarity(w) >= least}, key=lambda w: (-rarity(w), w))


def rarity(word: str) -> float:
    """The natural logarithm of one over the share of reports that hold a word; words of the table only differ.

    >>> rarity("the") < rarity("shelling") < rarity("martakert")
    True
    """
    reports, counts = _table()
    return math.log((reports + 1) / (counts.get(word, 0) + 1))


@cache
def _table() -> tuple[int, dict[str, int]]:
    counts = {row["word"]: int(row["reports"]) for row in tsv(TABLE)}
    return counts.pop("*"), counts


def topic(text: str, names: Iterable[str] = ()) -> dict[str, float]:
    """The ``TOPIC`` words that weigh most in a text, with the weights they have in the whole of it.

    ``names`` of people (``people.py``) are words of their own, which no other report has.

    >>> topic("Anna Koval was shot", ["anna koval"])["anna koval"] > 0.5
    True
    """
    weights = vector(text, names)
    heaviest = sorted(weights, key=lambda w: (-weights[w], w))[:TOPIC]
    return {w: round(weights[w], 4) for w in sorted(heaviest)}
