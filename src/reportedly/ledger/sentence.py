"""The sentence that holds a claim, for people who read the ledger without the report.

Reading has better borders of sentences (those of the parser), but they are not part of a
reading; a sentence here is only ever shown, and no value is read from it.
"""

from __future__ import annotations

import re

LONGEST = 2_000  # characters; a "sentence" beyond this is a list or a table, and is cut

# A full stop ends no sentence after these, nor after a single capital ("J. Smith").
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "capt", "sgt", "sen", "rep", "gov",
    "st", "no", "vs", "inc", "ltd", "co", "corp", "jr", "sr", "prof", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "a.m", "p.m", "u.s", "u.n", "u.k", "e.g", "i.e",
})  # fmt: skip
_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s+[\"'“‘«(\[]?[^\W_a-z])")


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence (or sentences) that ``start``-``end`` lies in.

    Offsets are code points, end exclusive. A line break always ends a sentence.

    >>> text = "Shells fell on Monday. Gen. Smith said two people were hurt. Nobody died."
    >>> first, last = around(text, 43, 52)
    >>> text[first:last]
    'Gen. Smith said two people were hurt.'
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first = max(line_start, start - LONGEST)
    last = min(line_end, end + LONGEST)
    begin, stop = first, last
    for border in _END.finditer(text, first, last):
        if not _ends(text, border.start()):
            continue
        if border.end() <= start:
            begin = border.end()
        elif border.end() >= end:
            stop = border.end()
            break
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def _ends(text: str, stop: int) -> bool:
    """Whether the mark at ``stop`` ends a sentence, and not an abbreviation."""
    if text[stop] != ".":
        return True
    before = text[max(0, stop - 12) : stop].split()
    word = before[-1].lstrip("(\"'“‘") if before else ""
    return word.lower() not in _ABBREVIATIONS and not (len(word) == 1 and word.isupper())
