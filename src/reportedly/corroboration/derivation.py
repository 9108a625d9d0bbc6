"""Which claims of an event stand in words that an earlier report has: they are its, not their own.

Reports are compared where they tell of one event, and nowhere else: what an outlet repeats under every article makes two
reports no reprint of each other unless their claims meet too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.corroboration.origin import Publisher, Taken
from reportedly.corroboration.reprints import Print, copied
from reportedly.corroboration.shingles import covered, shingles

SENTENCE = 0.8  # of the words of a claim's sentence stand in the other report
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
    """The claims that an earlier report has: by claim, the first such report and the reason in words.

    Of a whole reprint every claim is taken; of a text partly alike, those whose sentence stands in the other.
    """
    firsts = {t.publisher.report: t for t in sorted(tellings, key=_when, reverse=True)}
    reports = sorted(firsts.values(), key=_when)
    found: dict[str, Taken] = {}
    for telling in tellings:
        earlier = (r for r in reports if _when(r) < _when(telling))
        one = _first(telling, earlier)
        if one is not None:
            found[telling.claim] = one
    return found


def _first(telling: Telling, earlier: Iterable[Telling]) -> Taken | None:
    part = shingles(telling.sentence)
    for other in earlier:
        if other.publisher.report == telling.publisher.report:
            continue
        if len(part.starts) >= LEAST:
            share = covered(part, set(other.print.whole.hashes))
            if share >= SENTENCE:
                words = f"its sentence stands there ({round(100 * share)} % of the words)"
                return Taken(other.publisher, words)
        both = copied(telling.print, other.print)
        if both is not None and both.how == "reprint":
            return Taken(other.publisher, both.reason)
    return None


def _when(telling: Telling) -> tuple[str, str]:
    """Those without a time come last."""
    return telling.published or "~", telling.publisher.report
