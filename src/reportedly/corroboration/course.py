"""Whether a claim tells of the course of a war, and not of one event: what reports say in the end, day after day.

A running total since the war began, what happened "in the past", a siege of four years: such claims are about one thing with each
other, and about none of what happened on a day.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.claim import Claim, Figure
from reportedly.tables import toml

LONG = 10  # days
#: More dead than one act leaves, but for a few in a century.
COUNTLESS = 10_000


def is_course(claim: Claim, first: int | None, last: int | None, dated: bool) -> bool:
    """Whether it tells of a long time; ``first``-``last`` are its days as they are compared, ``dated`` whether the text gave them.

    A month or a year in which something happened is no long time, one through which it went on is.
    """
    if any(_is_countless(figure) for figure in claim.figures):
        return True
    if dated and first is not None and last is not None:
        return _goes_on(claim) and last - first > LONG
    if not dated and claim.event.kind == "armed-clash" and _is_aside(claim):
        return True
    running = any(f.scope == "cumulative" and f.since for f in claim.figures)
    return running or _is_repeated(
        claim.anchor.quote, claim.event.trigger.start - claim.anchor.start
    )


def _is_aside(claim: Claim) -> bool:
    """Whether a fight is told of beside, without a day, a town or a number: "the coalition battling the group in Syria"."""
    fine = claim.place is not None and claim.place.precision in ("exact", "town", "district")
    going = claim.event.trigger.quote.casefold().endswith("ing")
    return going and not fine and not claim.figures


def _goes_on(claim: Claim) -> bool:
    return claim.time is not None and claim.time.precision == "range"


def _is_countless(figure: Figure) -> bool:
    most = max(n or 0 for n in (figure.low, figure.best, figure.high))
    return figure.what in ("killed", "displaced") and most >= COUNTLESS


def _is_repeated(clause: str, trigger: int) -> bool:
    """Whether a clause says that what stands at ``trigger`` was not once.

    >>> _is_repeated("the army has shelled the town repeatedly", 13)
    True
    >>> _is_repeated("it claimed previous bombings in the town", 20)
    True
    >>> _is_repeated("a previous mayor was killed by a bomb", 21)
    False
    """
    return bool(_words("repeated").search(clause)) or bool(
        _words("before").search(clause[: max(trigger, 0)].rstrip() + "\n")
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, toml("corroboration/courses.toml")[name]))
    end = r"(?=\n)" if name == "before" else r"\b"
    return re.compile(rf"\b(?:{words}){end}", re.IGNORECASE)
