"""A place as it was attached to an event, and how narrow a place is."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Place
from reportedly.language.text import Text
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


def filed_from(text: Text, toponym: Toponym) -> bool:
    """Whether the name is a dateline that has lost its dash ("BEIRUT Troops shelled …"): a name in capitals before a sentence."""
    words = text.between(toponym.mention.start, toponym.mention.end)
    sentence = text.sentences[text.tokens[toponym.token].sentence]
    if not words or words[0].i != sentence.first or sentence.part == "headline":
        return False
    if sentence.i and text.sentences[sentence.i - 1].paragraph == sentence.paragraph:
        return False
    name, end = toponym.mention.quote, words[-1].i + 1
    after = text.tokens[end].text if end < sentence.last else ""
    shouted = len(after) > 1 and after.isupper()  # "BEIRUT A jet …" is not
    return len(name) > 3 and name.isupper() and after[:1].isupper() and not shouted
