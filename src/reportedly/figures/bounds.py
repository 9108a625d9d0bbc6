"""How a number bounds what it counts: "at least", "more than", "up to", "some"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.claim import Bound
from reportedly.figures.lexicon import bounds, lookup, singular
from reportedly.language import Text
from reportedly.language.numbers import Number


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its bound; ``first``-``last`` are its tokens, the bounding words included."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    bound: Bound


def bounded(text: Text, number: Number) -> Bounded:
    """The number as its neighbouring words bound it.

    ``low``, ``best`` and ``high`` follow docs/record.md: "more than 3,000" is low 3001 alone.
    """
    first, bound = _before(text, number)
    last = number.last
    if bound is None or bound == "exact":
        last, after = _after(text, number)
        bound = after or bound
    if number.kind == "vague":
        return Bounded(first, last, number.low, None, None, "vague")
    if number.kind == "range":
        return Bounded(first, last, number.low, None, number.high, "range")
    best = number.best or 0
    if number.kind == "approximate" and bound in {None, "exact"}:
        bound = "about"
    return Bounded(first, last, *put(best, bound or "exact"))


def put(value: int, bound: Bound) -> tuple[int | None, int | None, int | None, Bound]:
    """A value under a bound as (low, best, high, bound).

    >>> put(20, "at-most")
    (None, None, 20, 'at-most')
    """
    if bound == "at-least":
        return value, None, None, bound
    if bound == "more-than":
        return value + 1, None, None, bound
    if bound == "at-most":
        return None, None, value, bound
    if bound == "less-than":
        return None, None, value - 1, bound
    if bound == "about":
        return None, value, None, bound
    return value, value, value, "exact"


def _before(text: Text, number: Number) -> tuple[int, Bound | None]:
    tokens = text.tokens
    sentence = tokens[number.first].sentence
    start = number.first
    if (
        number.kind in {"cardinal", "approximate"}
        and start
        and tokens[start - 1].lower in {"a", "an"}
    ):
        start -= 1  # "at least a dozen"
    bound: Bound | None = None
    first = number.first
    for _ in range(2):  # "at least another 20", "more than an estimated 300": the outer one bounds
        found = _phrase_before(text, start, sentence)
        if found is None:
            break
        if _where(text, found[0], number):
            break
        if found[1] == "between" or (found[2] == "exact" and number.kind == "vague"):
            return (start if bound is None else first), bound
        first = start = found[0]
        if bound is None or found[2] != "exact":
            bound = found[2]
    return first, bound


def _where(text: Text, at: int, number: Number) -> bool:
    """ "Close to two villages", "near three bases": where it was, no bound."""
    words = text.tokens[at : number.first]
    noun = text.tokens[number.last].head
    return (
        words[-1].dep == "prep"
        and noun.dep == "pobj"
        and noun.head is words[-1]
        and (lookup("things").get(singular(noun)) in {"settlement", "building"})
    )


@cache
def _by_edge(
    where: Literal["before", "after"],
) -> Mapping[str, Sequence[tuple[tuple[str, ...], Bound]]]:
    """The bounding phrases by the word that stands next to the number."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound in bounds(where):
        found.setdefault(phrase[-1 if where == "before" else 0], []).append((phrase, bound))
    return found


def _phrase_before(text: Text, start: int, sentence: int) -> tuple[int, str, Bound] | None:
    tokens = text.tokens
    for phrase, bound in _by_edge("before").get(tokens[start - 1].lower, ()) if start else ():
        at = start - len(phrase)
        if at < 0 or tokens[at].sentence != sentence:
            continue
        if all(tokens[at + n].lower == word for n, word in enumerate(phrase)):
            return at, phrase[0], bound
    return None


def _after(text: Text, number: Number) -> tuple[int, Bound | None]:
    tokens = text.tokens
    at = number.last + 1
    for phrase, bound in _by_edge("after").get(tokens[at].lower, ()) if at < len(tokens) else ():
        if at + len(phrase) > len(tokens) or tokens[at].sentence != tokens[number.last].sentence:
            continue
        if all(tokens[at + n].lower == word for n, word in enumerate(phrase)):
            return at + len(phrase) - 1, bound
    return number.last, None
