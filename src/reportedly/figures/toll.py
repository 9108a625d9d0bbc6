"""From the figures of a report to its toll: what it says by the end, each victim once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.claim import Counted, Figure
from reportedly.figures.lexicon import singular
from reportedly.figures.mention import FigureMention
from reportedly.language import Text

#: Words for somebody spoken of before; alone they are a first mention like any other.
AGAIN = frozenset({"he", "she", "him", "her", "victim", "man", "woman", "person", "body"})
#: Verbs that say that people were hit, not how they fared.
HIT = frozenset({"shoot", "gun", "hit", "strike", "graze"})
_ELSEWHEN = re.compile(r"\b(?:last|previous|that) (?:year|month|week)\b|\b(?:years?|months?|weeks?) (?:ago|earlier|before)\b|\bin (?:19|20)\d\d\b", re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toll:
    """How many a report says were killed, wounded and so on in its incident.

    ``low`` to ``high`` is what it says (``high`` null where it sets no ceiling), ``best`` the one
    number to show; ``mentions`` are the indices of the figures that it was added up from.
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

    A pronoun counts nobody new, and neither does "the victim", a deed that has a victim already
    ("a fatal shooting") or a part of a whole. A single person is known again by name or noun.
    """
    wholes = [m for m in mentions if m.figure.part_of is None]
    firm = {m.figure.what for m in wholes if m.by != "deeds" and not _again(text, m)}
    kept: list[FigureMention] = []
    seen: set[tuple[object, ...]] = set()
    for mention in wholes:
        key = _key(text, mention)
        weak = mention.by == "deeds" or _again(text, mention)
        if key in seen or (
            weak and (mention.figure.what in firm or any(k[0] == key[0] for k in seen))
        ):
            continue
        seen.add(key)
        kept.append(mention)
    return kept


def toll(text: Text, mentions: Sequence[FigureMention], what: Counted) -> Toll | None:
    """The report's current toll of one kind of harm; null where it gives none.

    Figures of one sentence that are no parts are added up ("three soldiers and two civilians"),
    repetitions counted once. The largest sum is the toll, but where the headline or the lead give
    several, no later sentence raises it: what is larger there is another incident. Left out are
    figures of longer periods, of other years, and with "since". Where only hits are told ("four
    people were shot") the wounded are those hit who are not said to be dead.

    >>> from reportedly.figures import find
    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Nine people were shot, two fatally."))
    >>> [(found := toll(text, find(text), w)) and found.best for w in ("killed", "wounded")]
    [2, 7]
    """
    if what != "wounded":
        return _sum(text, mentions, what)
    own = _sum(text, mentions, what, _dead(text, mentions))
    hit = _sum(text, mentions, "people")
    dead = _sum(text, mentions, "killed")
    left = (hit.best if hit else 0) - (dead.best if dead else 0)
    if hit is None or left <= (own.best if own else 0):
        return own
    return Toll(own.low if own else left, left, left, hit.mentions)


def _dead(text: Text, mentions: Sequence[FigureMention]) -> frozenset[str]:
    """The nouns of single persons who are dead, so that their wounds are not counted beside."""
    dead = {
        singular(text.tokens[m.noun])
        for m in mentions
        if m.figure.what == "killed" and value(m.figure) == 1 and m.noun is not None
    }
    return frozenset(dead | AGAIN if dead else dead)


def _sum(
    text: Text, mentions: Sequence[FigureMention], what: Counted, gone: frozenset[str] = frozenset()
) -> Toll | None:
    sums: dict[int, list[int]] = {}
    for n, mention in enumerate(mentions):
        sentence = _sentence(text, mention) if _counts(text, mention, what) else None
        if sentence is None:
            continue
        single = value(mention.figure) == 1 and mention.noun is not None
        if single and singular(text.tokens[mention.noun or 0]) in gone:
            continue
        sums.setdefault(sentence, []).append(n)
    best: list[int] = []
    led = False
    for sentence in sorted(sums):
        indices = _once(text, mentions, sums[sentence])
        total, before = _total(mentions, indices), _total(mentions, best)
        first = text.sentences[sentence].part in {"headline", "lead"}
        if total > before and (not led or first):
            best = indices
        led = led or (first and total > 1)
    if not sums:
        return None
    figures = [mentions[n].figure for n in best]
    highs = [f.high if f.best is None else f.best for f in figures]
    return Toll(
        sum(f.low or f.best or 0 for f in figures),
        _total(mentions, best),
        None if any(h is None for h in highs) else sum(h or 0 for h in highs),
        tuple(best),
    )


def _counts(text: Text, mention: FigureMention, what: Counted) -> bool:
    figure = mention.figure
    part = figure.part_of is not None and what != "killed"
    if figure.what != what or part or figure.since is not None or value(figure) is None:
        return False
    if figure.scope == "cumulative" and mention.by != "totals":
        return False
    if what == "people":
        return mention.governor is not None and text.tokens[mention.governor].lemma in HIT
    return True


def _sentence(text: Text, mention: FigureMention) -> int | None:
    token = text.token_at(mention.figure.mention.start)
    if token is None:
        return None
    sentence = text.sentences[token.sentence]
    if sentence.part != "headline" and _ELSEWHEN.search(text.string[sentence.start : sentence.end]):
        return None
    return token.sentence


def _total(mentions: Sequence[FigureMention], indices: Sequence[int]) -> int:
    return sum(value(mentions[n].figure) or 0 for n in indices)


def _once(text: Text, mentions: Sequence[FigureMention], indices: list[int]) -> list[int]:
    chosen = [mentions[n] for n in indices]
    parts = [m for m in chosen if m.figure.part_of is not None]
    kept = distinct(text, chosen) or parts
    return [n for n in indices if mentions[n] in kept]


def _again(text: Text, mention: FigureMention) -> bool:
    noun = mention.noun
    return value(mention.figure) == 1 and noun is not None and singular(text.tokens[noun]) in AGAIN


def _key(text: Text, mention: FigureMention) -> tuple[object, ...]:
    figure = mention.figure
    if value(figure) == 1 and mention.noun is not None:
        return (figure.what, 1, singular(text.tokens[mention.noun]))
    return (figure.what, figure.low, figure.best, figure.high)
