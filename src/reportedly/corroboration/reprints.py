"""Which report took its text from which.

Derivation is told by shared text (see ``shingles.py``), with a reason in words. Two reports that share a quotation
alone are no reprint of each other: what stands between quotation marks in both was said by a third, and the chain of
voices says by whom. Thresholds are of our own choosing and are shown with every result; newspapers that rewrite an agency's text keep about
a third of its runs of words (METER: Clough et al. 2002).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.corroboration.shingles import SIZE, Shared, Shingles, shared, shingles

COPY = 0.6  # of the shorter one's shingles: the same text
PARTLY = 0.25  # and at least PASSAGE words running
PASSAGE = 20  # words outside quotation marks that two people hardly write alike
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»]{0,2000}»")


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a report: its shingles outside quotation marks and all of them."""

    whole: Shingles
    own: Shingles
    hashes: frozenset[int]  # of the whole


@dataclass(frozen=True, slots=True)
class Copied:
    """That two reports share text: ``how`` is ``reprint`` or ``partly``; ``shared`` the measure of it."""

    how: str
    shared: Shared

    @property
    def reason(self) -> str:
        """The reason in words, as it is shown.

        >>> Copied("reprint", Shared(0.71, 0.5, 44, None)).reason
        'same 5-grams 71 %, 44 words running'
        """
        share = round(100 * self.shared.most)
        return f"same {SIZE}-grams {share} %, {self.shared.longest} words running"


def print_of(text: str) -> Print:
    """The shingles of a report's clean text."""
    whole = shingles(text)
    return Print(whole, shingles(without_quotations(text)), frozenset(whole.hashes))


def without_quotations(text: str) -> str:
    """The text with every quotation blanked out, offsets kept.

    >>> without_quotations("He said: “We left.” Then he left.")
    'He said:            Then he left.'
    """
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def copied(one: Print, other: Print) -> Copied | None:
    """Whether two reports share so much text that one has it from the other, or both from a third."""
    both = shared(one.own, other.own)
    if both.most >= COPY and both.longest >= 2 * SIZE:
        return Copied("reprint", both)
    if both.longest >= PASSAGE and (both.most >= PARTLY or both.longest >= 2 * PASSAGE):
        return Copied("partly", both)
    return None
