"""Quotation marks, paired.

Straight and typographic double marks, guillemets and ``''``/`` pairs open and close a quotation; some
papers write ``''`` on both sides. A mark left open is closed by the end of its paragraph, as
newspapers do when a quotation runs on.
"""

from __future__ import annotations

import re

from reportedly.language.text import Quotation

_MARK = re.compile(r"[\"“”„«»]|``|''")
_OPENS = {"“", "„", "«", "``"}
_BEGINS = frozenset("'‘[($…")
_CLOSES = {"”", "»", "''"}


def pair(text: str) -> tuple[Quotation, ...]:
    """Pair the double quotation marks of ``text``.

    >>> [text[q.start:q.end] for text in ['He said "no" twice.'] for q in pair(text)]
    ['no']
    """
    found: list[Quotation] = []
    opened: int | None = None
    paragraph_end = -1
    for mark in _MARK.finditer(text):
        if opened is not None and mark.start() > paragraph_end:
            found.append(Quotation(opened, paragraph_end, False))
            opened = None
        sign = mark.group()
        if opened is None:
            if sign in _CLOSES and sign != "”" and not (sign == "''" and _opens(text, mark)):
                continue
            opened = mark.end()
            if opened > paragraph_end:
                border = text.find("\n\n", opened)
                paragraph_end = len(text) if border < 0 else border
        elif sign in _OPENS and sign != "“":
            continue
        elif (
            sign == '"'
            and text[mark.end() : mark.end() + 1].isalnum()
            and text[mark.start() - 1].isspace()
        ):
            found.append(
                Quotation(opened, mark.start(), False)
            )  # a second opening: the first ran off
            opened = mark.end()
        else:
            found.append(Quotation(opened, mark.start(), True))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, paragraph_end, False))
    return tuple(found)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that looks alike on both sides stands as an opening one: `` ''No`` ."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return (after.isalnum() or after in _BEGINS) and (not before or before.isspace())
