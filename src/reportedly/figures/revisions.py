"""Totals that move: "rose from seven to nine" gives the new number; the old one is no figure."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.figures.bounds import bounded
from reportedly.figures.lexicon import words
from reportedly.language import Text, Token
from reportedly.language.numbers import Number, number_of

#: How far apart the two numbers may stand ("from 16 killed soldiers to 31").
_APART = 5
#: How far before the numbers the word of change may stand where the parse does not lead to it.
_BACK = 12


def renewed(text: Text, found: Sequence[Number]) -> tuple[list[Number], dict[int, Token]]:
    """The numbers without those that a revision replaces, and the word of change for each new one.

    The keys are first tokens of numbers.

    >>> from reportedly.language import english
    >>> from reportedly.language.numbers import numbers
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("The toll rose from 7 to 9; from 3 to 5 men are missing."))
    >>> [(n.low, n.high) for n in renewed(text, numbers(text))[0]]
    [(9, 9), (3, 5)]
    """
    kept: list[Number] = []
    changes: dict[int, Token] = {}
    for number in found:
        first = bounded(text, number).first
        before = text.tokens[first - 1].lower if first else ""
        last = kept[-1] if kept else None
        if before == "from" and (change := _change(text, number)) is not None:
            if number.kind == "range" and number.high is not None:
                number = _end(text, number, number.high)
                changes[number.first] = change
            elif last is not None and last.first in changes and _near(text, last, number):
                continue  # "raised to 27 from 12"
        elif before == "to":
            if last is not None and _replaced(text, last, number):
                kept.pop()  # "from 12 dead to 27", or down "from 158 to 151"
                change = _change(text, last)
            else:
                change = _change(text, number) if _leads(text.tokens[first - 1]) else None
            if change is not None:
                changes[number.first] = change
        kept.append(number)
    return kept, changes


def _leads(to: Token) -> bool:
    """Whether "to" hangs on the word of change, or inside the total; not "in addition to"."""
    above = to.head
    if to.dep == "quantmod" or above.lower in {"from", "down", "up"}:
        return True
    if above.lemma in words("totals", "changes"):
        return True
    chain = [above, *above.ancestors()]
    total = next((t for t in chain if t.lemma in words("totals", "nouns")), None)
    return (
        total is not None and total.dep == "dobj" and total.head.lemma in words("totals", "setters")
    )


def _replaced(text: Text, old: Number, new: Number) -> bool:
    behind = text.tokens[old.first - 1].lower if old.first else ""
    return behind == "from" and _near(text, old, new) and _change(text, old) is not None


def _near(text: Text, one: Number, other: Number) -> bool:
    same = text.tokens[one.first].sentence == text.tokens[other.first].sentence
    return same and other.first - one.last <= _APART


def _end(text: Text, number: Number, high: int) -> Number:
    """The upper end of a range as a number of its own."""
    for i in range(number.first + 1, number.last):
        if text.tokens[i].lower in {"to", "-", "–", "—"}:
            return number_of(text, i + 1, number.last, high)
    return number_of(text, number.last, number.last, high)


def _change(text: Text, number: Number) -> Token | None:
    changes = words("totals", "changes")
    token = text.tokens[number.first]
    for up in token.ancestors():
        if up.i < token.i and up.lemma in changes:
            return up
    first = max(text.sentence_of(token).first, token.i - _BACK)
    for i in range(token.i - 1, first - 1, -1):
        if text.tokens[i].text in {";", ":"}:
            return None
        if text.tokens[i].lemma in changes and text.tokens[i].pos in {"VERB", "NOUN"}:
            return text.tokens[i]
    return None
