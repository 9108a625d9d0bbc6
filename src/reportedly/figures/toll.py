"""From the figures of a report to its toll: what it says by the end, each victim once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.claim import Counted, Figure
from reportedly.figures.lexicon import singular
from reportedly.figures.mention import FigureMention
from reportedly.language import Text

#: The parts of a report in the order in which their numbers are trusted.
_TRUST = {"headline": 0, "lead": 0, "body": 1, "caption": 2}


@dataclass(frozen=True, slots=True)
class Toll:
    """How many a report says were killed, wounded and so on in its incident.

    ``low`` to ``high`` is what it says, ``best`` the one number to show; ``mentions`` are the
    indices of the figures that it was added up from.
    """

    low: int
    best: int
    high: int | None
    mentions: tuple[int, ...]


def value(figure: Figure) -> int | None:
    """The one number to show for a figure: the best, else the bound, else the least."""
    for number in (figure.best, figure.low, figure.high):
        if number is not None:
            return number
    return None


def distinct(text: Text, mentions: Sequence[FigureMention]) -> list[FigureMention]:
    """The figures with repetitions left out: the same harm of the same number, or the same person.

    A pronoun counts nobody new, and neither does "the victim" or a part of a whole. A single
    person is known again by name or by the noun.
    """
    kept: list[FigureMention] = []
    seen: set[tuple[object, ...]] = set()
    named = {_key(text, m) for m in mentions if _is_named(text, m)}
    for mention in mentions:
        figure = mention.figure
        if figure.part_of is not None:
            continue
        key = _key(text, mention)
        if key in seen or (key[-1] in _AGAIN and any(k[0] == key[0] for k in seen | named)):
            continue
        seen.add(key)
        kept.append(mention)
    return kept


_AGAIN = frozenset({"he", "she", "him", "her", "victim", "man", "woman", "person", "himself"})


def _is_named(text: Text, mention: FigureMention) -> bool:
    return mention.noun is not None and text.tokens[mention.noun].entity == "PERSON"


def _key(text: Text, mention: FigureMention) -> tuple[object, ...]:
    figure = mention.figure
    if value(figure) == 1 and mention.noun is not None:
        return (figure.what, 1, singular(text.tokens[mention.noun]))
    return (figure.what, figure.low, figure.best, figure.high)


def toll(text: Text, mentions: Sequence[FigureMention], what: Counted) -> Toll | None:
    """The report's current toll of one kind of harm; null where it gives none.

    Figures of one sentence that are no parts are added up ("three soldiers and two civilians"),
    repetitions counted once. Of the sentences' sums the headline's and lead's come first; a later
    sum replaces them only if it is larger and of the same incident: not of a running total with
    "since", and not of another year. Named victims, one by one, count together.

    >>> from reportedly.figures import find
    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("A blast killed two men and a child."))
    >>> (found := toll(text, find(text), "killed")) and found.best
    3
    """
    sums: dict[int, list[int]] = {}
    for n, mention in enumerate(mentions):
        figure = mention.figure
        if figure.what != what or figure.part_of is not None or value(figure) is None:
            continue
        if figure.since is not None:
            continue
        token = text.token_at(figure.mention.start)
        if token is not None:
            sums.setdefault(token.sentence, []).append(n)
    best: tuple[int, list[int]] | None = None
    trusted = None
    for sentence in sorted(sums):
        part = text.sentences[sentence].part
        indices = _once(text, mentions, sums[sentence])
        total = sum(value(mentions[n].figure) or 0 for n in indices)
        if trusted is None or _TRUST[part] < trusted:
            best, trusted = (total, indices), _TRUST[part]
        elif best is None or total > best[0]:
            best = (total, indices)
    if best is None:
        return None
    low = sum(mentions[n].figure.low or mentions[n].figure.best or 0 for n in best[1])
    highs = [mentions[n].figure.high or mentions[n].figure.best for n in best[1]]
    high = None if any(h is None for h in highs) else sum(h or 0 for h in highs)
    return Toll(low, best[0], high, tuple(best[1]))


def _once(text: Text, mentions: Sequence[FigureMention], indices: list[int]) -> list[int]:
    chosen = [mentions[n] for n in indices]
    kept = distinct(text, chosen)
    return [n for n in indices if mentions[n] in kept]
