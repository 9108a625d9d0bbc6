"""A place as it was attached to an event, and how narrow a place is."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Place
from reportedly.places.toponym import Toponym

#: From the widest to the narrowest.
NARROWNESS = {
    "country": 0,
    "region": 1,
    "province": 2,
    "district": 3,
    "line": 3,
    "town": 4,
    "exact": 5,
}
#: Nothing wider than this is inherited: a state named before is no spot.
SPOT = NARROWNESS["province"]


@dataclass(frozen=True, slots=True)
class Located:
    """A place of an event, and how it was attached."""

    place: Place | None
    by: str
    score: float | None = None


NOWHERE = (Located(None, "none"),)


def width(toponym: Toponym) -> int:
    return NARROWNESS[toponym.place.precision] if toponym.place else -1
