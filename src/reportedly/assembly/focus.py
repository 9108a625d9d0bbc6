"""The one day, and the one spot, that a report tells of: where there is just one, what goes on without any is of it.

News sums up first and then unfolds: the lead has the province and the number, a later sentence the village. Where the
sentences that can be of one happening name a single spot (a quarter and its town are one), nothing else can be meant;
where they name two, nothing is chosen.

Origin: ours; van Dijk, *News as Discourse* (1988), ch. 2, on how the body specifies the lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.assembly.going_on import (
    Told,
    hands_day,
    is_aside,
    is_wide,
    may_lie_in,
    times_fit,
)
from reportedly.claim import Claim, Place
from reportedly.language.text import Text
from reportedly.places import lies_in
from reportedly.places.gazetteer import distance
from reportedly.places.lexicon import words

#: A quarter lies no farther than this from the point of its town, in kilometres. Origin: ours, the reach of a large city.
QUARTER_KM = 15.0


def only_day(told: Iterable[tuple[Told, Claim]]) -> Told | None:
    """Whose day is the only one that the claims have, and told as the report's own happening."""
    dated = [(one, claim.time) for one, claim in told if hands_day(claim)]
    days = {time.start[:10] for _, time in dated if time and time.start}
    own = [
        one
        for one, time in dated
        if time and time.start and time.precision != "week" and not is_aside(one)
    ]
    return own[0] if len(days) == 1 and own else None


def only_spot(
    text: Text, told: Sequence[tuple[Told, Claim]], day: Told | None = None
) -> Told | None:
    """Who names the narrowest spot, where all spots named of these claims are one within the other.

    What is of another day than ``day``'s is not looked at, nor what a place only lies beside ("north of X"). A spot of
    what "also" happened is one more, and so never the only one.
    """
    time = next((claim.time for one, claim in told if one is day), None)
    spots: list[tuple[Told, Place]] = []
    for one, claim in told:
        place = claim.place
        if place is None or place.inherited or is_wide(place) or place.precision == "line":
            continue
        if is_aside(one) or not times_fit(claim.time, time) or _is_beside(text, place):
            continue
        spots.append((one, place))
    best = _innermost([place for _, place in spots])
    first = next((one for one, place in spots if place is best), None)
    return first if first and (len(spots) == 1 or not _is_more(text, first)) else None


def _is_beside(text: Text, place: Place) -> bool:
    """Whether the name only says where the spot lies from there ("60 km northeast of X", "near X")."""
    token = text.token_at(place.mention.start) if place.mention else None
    before = [t.lower for t in text.tokens[max(0, token.i - 2) : token.i]] if token else []
    led = before[-1:] == ["of"] and before[0] in words("compass")
    return led or before[-1:] in (["near"], ["outside"])


def _is_more(text: Text, one: Told) -> bool:
    sentence = text.sentences[one.sentence]
    return any(t.lower == "also" for t in text.between(sentence.start, sentence.end))


def _innermost(places: Sequence[Place]) -> Place | None:
    """The place that lies in all others but those of its own name."""
    for place in places:
        if all(place.name == other.name or inside(place, other) for other in places):
            return place
    return None


def inside(inner: Place, outer: Place) -> bool:
    """Whether the one can be a spot in the other: in its area, or a quarter of the town.

    A spot that no gazetteer has lies where nothing speaks against it.
    """
    if lies_in(inner, outer) or may_lie_in(inner, outer):
        return True
    if inner.precision != "exact" or outer.precision != "town" or inner.lat is None:
        return False
    if inner.lon is None or outer.lat is None or outer.lon is None:
        return False
    return distance((inner.lat, inner.lon), (outer.lat, outer.lon)) <= QUARTER_KM
