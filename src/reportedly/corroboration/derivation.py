"""Which claims of an event stand in words that an earlier report has: they are its, not their own.

Reports are compared where they tell of one event, and nowhere else: what an outlet repeats under every article makes two
reports no reprint of each other unless their claims meet too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.corroboration.origin import Publisher, Taken
from reportedly.corroboration.reprints import Copied, Print, copied
from reportedly.corroboration.shingles import Shingles, covered, shared, shingles

SENTENCE = 0.8  # of the words of a claim's sentence stand in the other report
HALF = 0.5  # of them suffice where both reports have a long passage in common: one of them is the other's, edited
LONG = 18  # runs of words: of a sentence that long half suffice too, nobody writes as much alike by chance
LEAST = 8  # words: shorter sentences are alike by chance
EDITED = (
    0.4  # of the words of two sentences, where so many of them as RUN follow each other in both
)
RUN = 10  # words: an office with its holder's name has eight
# words: so long are the sentences that show a copy where nothing else of the reports does
AGAIN = 14


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with the sentence that makes it, its report's publisher, time of publication and print."""

    claim: str
    sentence: str
    publisher: Publisher
    published: str | None
    print: Print


def taken(tellings: Sequence[Telling]) -> dict[str, Taken]:
    """The claims whose words another report had first: by claim, the first such report and the reason in words.

    Of a whole reprint every claim is taken; of a text partly alike, those whose sentence stands in the other. Where no earlier report
    credits an agency and a later one with the same words does, they are the agency's: outlets carry one dispatch, and not all say whose.
    """
    firsts = {t.publisher.report: t for t in sorted(tellings, key=_when, reverse=True)}
    reports = sorted(firsts.values(), key=_when)
    compared: _Compared = {}
    found: dict[str, Taken] = {}
    for telling in tellings:
        earlier = (r for r in reports if _when(r) < _when(telling))
        one = _first(telling, earlier, compared)
        if telling.publisher.credit is None and (one is None or one.publisher.credit is None):
            credited = (r for r in reports if r.publisher.credit)
            one = _first(telling, credited, compared) or one
        if one is not None:
            found[telling.claim] = one
    return found


_Compared = dict[frozenset[str], Copied | None]


def _first(telling: Telling, others: Iterable[Telling], compared: _Compared) -> Taken | None:
    part: Shingles | None = None
    for other in others:
        if other.publisher.report == telling.publisher.report:
            continue
        part = part or shingles(telling.sentence)
        pair = frozenset({telling.publisher.report, other.publisher.report})
        if pair not in compared:
            compared[pair] = copied(telling.print, other.print)
        both = compared[pair]
        if len(part.starts) >= LEAST:
            share = covered(part, other.print.hashes)
            edited = both is not None or len(part.starts) >= LONG
            if share >= (HALF if edited else SENTENCE):
                words = f"its sentence stands there ({round(100 * share)} % of the words)"
                return Taken(other.publisher, words)
        if both is not None and both.how == "reprint":
            return Taken(other.publisher, both.reason)
    return None


def alike(sentences: Mapping[str, tuple[str, str]]) -> dict[str, set[str]]:
    """The claims of an event whose sentence another report has too, nearly word by word, each with those others.

    ``sentences`` holds the report and the sentence of each claim. It is enough that one of the two sentences stands in the other: a line break that was
    lost leaves one of them longer. Where ``RUN`` words follow each other in both, ``EDITED`` of them suffice.

    >>> told = {"a": ("1", "Suspected raids killed at least nine villagers in Kelmut in April, sparking much anger abroad.")}
    >>> told["b"] = ("2", "Raids killed at least nine villagers in Kelmut in April, sparking much anger abroad and at home.")
    >>> told["c"] = ("2", "A raid killed nine villagers.")
    >>> alike(told) == {"a": {"b"}, "b": {"a"}}
    True
    """
    parts = {claim: shingles(sentence) for claim, (_, sentence) in sentences.items()}
    having: dict[int, list[str]] = {}
    for claim, part in parts.items():
        for value in set(part.hashes):
            having.setdefault(value, []).append(claim)
    near = {
        (one, other)
        for claims in having.values() for one in claims for other in claims
        if sentences[one][0] != sentences[other][0]
    }  # fmt: skip
    found: dict[str, set[str]] = {}
    for one, other in near:
        words = len(parts[one].starts)
        share = covered(parts[one], set(parts[other].hashes)) if words >= AGAIN else 0.0
        edited = share >= EDITED and shared(parts[one], parts[other]).longest >= RUN
        if share >= SENTENCE or edited:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def _when(telling: Telling) -> tuple[str, str]:
    """Those without a time come last."""
    return telling.published or "~", telling.publisher.report
