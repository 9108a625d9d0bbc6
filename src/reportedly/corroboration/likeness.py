"""How likely two claims are about one event, and why.

What cannot be one event is said first (``apart``): kinds that are never told of one happening, days that do not meet,
towns that lie apart. What is left is weighed: a logistic regression over the signs below, with the weights of
``likeness.toml``. Each sign is one that a coder would name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from reportedly.claim import Figure
from reportedly.corroboration.counting import conflict
from reportedly.corroboration.facts import Fact, Spot
from reportedly.corroboration.wording import cosine
from reportedly.places.gazetteer import distance
from reportedly.tables import toml

NEAR_KM = 15.0  # a village and the town that it is told of
SLACK = 1  # days by which two dated claims may differ: night, and time zones
LOOSE = 4  # days, where one of them only has the report's date
SENTENCE = 300  # characters within which two claims of a report mostly stand in one sentence
IMPOSSIBLE = -20.0
ALIKE = 0.6  # of the consonants of two spellings of one name
_VOWELS = frozenset("aeiouyhw")
#: Words in the name of a place that say what it is, or stand before it.
_QUARTERS = frozenset({
    "al", "el", "at", "the", "neighborhood", "neighbourhood", "district", "quarter", "area",
    "village", "town", "street", "road", "of", "in",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` is the log-odds of one event; ``signs`` what it was weighed from; ``apart`` why it cannot be, or null."""

    score: float
    signs: Mapping[str, float]
    apart: str | None = None


def likeness(one: Fact, other: Fact) -> Likeness:
    """Weigh two claims; the order does not matter."""
    reason = apart(one, other)
    if reason:
        return Likeness(IMPOSSIBLE, {}, reason)
    found = signs(one, other)
    weights = table()
    score = sum(weights.get(name, 0.0) * value for name, value in found.items() if value)
    return Likeness(weights["bias"] + score, found)


def apart(one: Fact, other: Fact) -> str | None:
    """Why two claims cannot be about one event, or null.

    Never on the strength of one missing value: what is not said agrees with everything.
    """
    if not one.happenings & other.happenings:
        return f"{one.kind} and {other.kind} are no one event"
    if one.course != other.course:
        return "one event, and the course of many"
    if one.course and _of_other_courses(one, other):
        return "two courses"
    gap = days_between(one, other)
    dated = one.dated and other.dated
    if gap is not None and gap > (SLACK if dated else LOOSE) and (dated or not named(one, other)):
        return f"{gap} days apart"
    if gap and dated and agreement(one.figures, other.figures) == -1:
        return "another day, another number"
    if not dated and not named(one, other) and _of_other_days(one, other):
        return "another day's report, another number"
    place = where(one.spot, other.spot)
    if place == "elsewhere" or _of_other_quarters(one, other):
        return "places apart"
    if place == "inside" and conflict(one.figures, other.figures):
        return "another place, another number"
    if one.report != other.report and _of_other_towns(one, other):
        return "reports of other towns"
    return None


def named(one: Fact, other: Fact) -> bool:
    """Whether two reports name a person, one of the dead or who is in court years later, or an address; at least one gives the age."""
    if one.report == other.report:
        return False
    return any(one.about[name] or other.about[name] for name in one.names & other.names)


def days_between(one: Fact, other: Fact) -> int | None:
    """Days between the nearest days of both; 0 where they meet; null where a day is not known."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    return max(0, one.first - other.last, other.first - one.last)


def where(one: Spot | None, other: Spot | None) -> str:
    """How two places stand to each other: ``same``, ``inside``, ``near``, ``elsewhere``, ``open``.

    >>> ganja = Spot("586523", "AZE", True, (40.68, 46.36), None, False)
    >>> barda = Spot("586763", "AZE", True, (40.37, 47.13), None, False)
    >>> where(ganja, barda), where(ganja, Spot("587116", "AZE", False, None, None, True))
    ('elsewhere', 'inside')
    """
    if one is None or other is None:
        return "open"
    if one.key == other.key:
        return "same"
    if one.point and other.point:
        return "near" if distance(one.point, other.point) <= NEAR_KM else "elsewhere"
    if one.code and other.code and one.code != other.code and not (_wide(one) or _wide(other)):
        return "elsewhere"
    if one.division and one.division == other.division:
        return "inside"
    if one.code and one.code == other.code and (one.area or other.area):
        return "inside"
    return "open"


def _of_other_towns(one: Fact, other: Fact) -> bool:
    """Whether a claim without a place stands in a report whose towns all lie apart from the other's."""
    mine = one.towns if one.spot is None else (one.spot,)
    theirs = other.towns if other.spot is None else (other.spot,)
    return (
        (one.spot is None or other.spot is None)
        and bool(mine and theirs)
        and all(where(a, b) == "elsewhere" for a in mine for b in theirs)
    )


def _reported_apart(one: Fact, other: Fact) -> float:
    """How many days, of four, lie between what two claims are told of, taking a report that says no day to tell of its own or the one before."""
    if one.dated and other.dated:
        return 0.0
    mine, theirs = (f.last if f.dated else f.published for f in (one, other))
    if mine is None or theirs is None:
        return 0.0
    return min(max(abs(mine - theirs) - SLACK, 0), 4) / 4


def _of_other_courses(one: Fact, other: Fact) -> bool:
    """Whether two claims of what went on for long are of other kinds, in other sentences, or their totals are of another order."""
    if one.kind != other.kind:
        return one.report != other.report or abs(one.start - other.start) > SENTENCE
    totals = [
        (a.low or a.best or 0, b.low or b.best or 0)
        for a in one.figures for b in other.figures if a.what == b.what
    ]  # fmt: skip
    return bool(totals) and all(max(pair) > 2 * min(pair) for pair in totals)


def _of_other_days(one: Fact, other: Fact) -> bool:
    """Whether reports of different days, at least one of which says no day, give numbers that cannot both be."""
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) > SLACK and conflict(one.figures, other.figures)


def _of_other_quarters(one: Fact, other: Fact) -> bool:
    """Whether two places are named that no list has: quarters, villages.

    Reports differ in how they spell one, and in which of several they name: of two reports names that sound alike may be
    one place, and those that give one number may name two places of one attack.
    """
    mine, theirs = one.spot, other.spot
    if mine is None or theirs is None or mine.key == theirs.key:
        return False
    if one.inherited or other.inherited or not (mine.fine and theirs.fine):
        return False
    if mine.key.isdecimal() or theirs.key.isdecimal() or _content(mine.key) & _content(theirs.key):
        return False
    if one.report == other.report:
        return True
    return agreement(one.figures, other.figures) != 1 and not _sounds_alike(mine.key, theirs.key)


@lru_cache(maxsize=100_000)
def _sounds_alike(one: str, other: str) -> bool:
    """Whether two names have most of their consonants in common, in one order: "Hamdaniya", "al-Hamadanyi".

    >>> _sounds_alike("al hamadaniyeh", "hamdania"), _sounds_alike("kilmakho area", "al midan")
    (True, False)
    """
    mine, theirs = (
        "".join(c for w in sorted(_content(key)) for c in w if c not in _VOWELS)
        for key in (one, other)
    )
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= ALIKE


def _content(key: str) -> set[str]:
    return {w for w in key.split() if w not in _QUARTERS}


def _wide(spot: Spot) -> bool:
    """A region or line may lie in several countries, or in one that the text names otherwise."""
    return spot.area and (spot.code is None or spot.code.startswith("x"))


def signs(one: Fact, other: Fact) -> dict[str, float]:
    """What is weighed, 0 to 1 each."""
    place = where(one.spot, other.spot)
    gap = days_between(one, other)
    same_day = gap == 0 and one.dated and other.dated and _narrow(one) and _narrow(other)
    next_day = bool(gap) and one.dated and other.dated
    sides = one.actors | one.targets, other.actors | other.targets
    numbers = agreement(one.figures, other.figures)
    about = cosine(one.about, other.about) if one.report != other.report else 0.0
    return {
        "same_kind": float(one.kind == other.kind),
        "same_place": float(place in ("same", "near") and _fine(one, other)),
        "same_area": float(place in ("same", "near") and not _fine(one, other)),
        "inside": float(place == "inside"),
        "no_place": float(place == "open"),
        "same_day": float(same_day),
        "next_day": float(next_day),
        "place_and_day": float(place == "same" and same_day and _fine(one, other)),
        "days": min(gap or 0, 4) / 4,
        "undated": float(not (one.dated and other.dated)),
        "reported_apart": _reported_apart(one, other),
        "wide_time": float(not (_narrow(one) and _narrow(other))),
        "parties": _overlap(*sides),
        "parties_differ": float(all(sides) and not sides[0] & sides[1]),
        "same_number": float(numbers == 1),
        "other_number": float(numbers == -1),
        "two_tolls": float(one.report == other.report and conflict(one.figures, other.figures)),
        "words": cosine(one.words, other.words),
        "about": about,
        "leads_about": about if one.lead and other.lead and not next_day else 0.0,
        "named": float(named(one, other)),
        "one_report": float(one.report == other.report),
        "beside": _beside(one, other),
    }


def agreement(one: tuple[Figure, ...], other: tuple[Figure, ...]) -> int:
    """1 where a figure of the incident is the same in both, -1 where none of those that count the same agrees, else 0."""
    mine = {(f.what, f.best) for f in one if f.scope == "incident" and f.best is not None}
    theirs = {(f.what, f.best) for f in other if f.scope == "incident" and f.best is not None}
    if mine & theirs:
        return 1
    return -1 if {w for w, _ in mine} & {w for w, _ in theirs} else 0


def _fine(one: Fact, other: Fact) -> bool:
    return bool(one.spot and one.spot.fine and other.spot and other.spot.fine)


def _narrow(fact: Fact) -> bool:
    return fact.first is not None and fact.last is not None and fact.last - fact.first <= SLACK


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's share; 0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _beside(one: Fact, other: Fact) -> float:
    """How near two claims of one report stand, 1 beside each other, falling to nothing over a page."""
    return math.exp(-abs(one.start - other.start) / 300) if one.report == other.report else 0.0


@cache
def table() -> dict[str, float]:
    """The weights by sign, and ``bias``."""
    return {
        name: float(value) for name, value in toml("corroboration/likeness.toml")["weights"].items()
    }
