"""Which claims of an event stand in words that an earlier report has: they are its, not their own.

Reports are compared where they tell of one event, and nowhere else: what an outlet repeats under every article makes two
reports no reprint of each other unless their claims meet too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.corroboration.origin import Publisher, Taken
from reportedly.corroboration.reprints import Copied, Print, copied
from reportedly.corroboration.shingles import Shingles, covered, shingles

SENTENCE = 0.8  # of the words of a claim's sentence stand in the other report
HALF = 0.5  # of them suffice where both reports have a long passage in common: one of them is the other's, edited
LONG = 18  # runs of words: of a sentence that long half suffice too, nobody writes as much alike by chance
LEAST = 8  # words: shorter sentences are alike by chance


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


def _when(telling: Telling) -> tuple[str, str]:
    """Those without a time come last."""
    return telling.published or "~", telling.publisher.report
