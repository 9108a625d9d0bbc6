"""Which street addresses a report gives: two that share a block of one street hardly ever tell of two happenings.

Police give the block and not the house, outlets sometimes the house: both are taken as the block of a hundred numbers, and the
street by its first word that is no point of the compass.
"""

from __future__ import annotations

import re

from reportedly.corroboration.wording import folded_words

MOST = 4  # of a report
_STREET = r"(?:[A-Z0-9][\w.’']{0,20} ){0,3}"
_KIND = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Way|Parkway)"
)
_ADDRESS = re.compile(
    rf"\b(?P<block>\d{{1,3}}00)[- ]block of (?P<of>{_STREET}[A-Z0-9][\w.’']{{0,20}})"
    rf"|\b(?P<house>\d{{3,5}}) (?P<on>{_STREET}){_KIND}\b"
)
_COMPASS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "ne",
        "nw",
        "se",
        "sw",
    ]
)


def addresses(text: str) -> list[str]:
    """The blocks of streets in a text, in order, as words with a space.

    >>> addresses("Shots fell in the 8400 block of N. Tavenor Lane. A man was found at 8442 Tavenor Lane.")
    ['8400 tavenor']
    >>> addresses("In 2015 East Street was closed for 300 days.")
    []
    """
    found: dict[str, None] = {}
    for match in _ADDRESS.finditer(text):
        number = int(match["block"] or match["house"]) // 100
        words = [w for w in folded_words(match["of"] or match["on"]) if w not in _COMPASS]
        if words and number and len(found) < MOST:
            found[f"{number}00 {words[0]}"] = None
    return list(found)
