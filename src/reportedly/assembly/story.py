"""Day and place handed on inside a report: it says once when and where, and then goes on about it.

A claim without a day, or with no place of its own, takes those of the claim that it goes on about:

* of its own sentence ("a blast hit the market on Sunday, killing nine"; "… and wounded 50"),
* for a headline, of the first sentences, whose summary it is; for the first sentence, of the two that unfold it,
* of the claim shortly before it that tells of the same happening,
* of the one day and the one spot that the report tells of (assembly/focus.py).

What tells of another happening takes nothing and hands nothing on: another day, town or number of dead in
the sentence itself, parties of which neither are among the other's, "another", "earlier", "since", a past perfect, a present
tense, what is only planned, asked for or counted over a war. A stretch of time ("since 2011") is not handed on. A place is
narrowed so too where the other lies inside it. Nothing is marked as the claim's own: a place is ``inherited``, and
``read_by`` says ``sentence``, ``lead`` or ``story`` for both.

Origin: ours. The grammar is that of how news is built: the lead sets day and place, the body goes on in the simple past
(Bell, *The Language of News Media*, 1991, ch. 8; van Dijk, *News as Discourse*, 1988, ch. 2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.assembly.build import identified, of_a_war
from reportedly.assembly.doers import done_by
from reportedly.assembly.focus import inside, only_day, only_spot
from reportedly.assembly.found import Found, in_sentence
from reportedly.assembly.going_on import (
    Told,
    goes_on,
    goes_with,
    hands_day,
    is_another,
    is_any,
    is_aside,
    is_long,
    is_unlisted,
    is_wide,
    may_give,
    one_happening,
    points_back,
    several_spots,
    tied,
    times_fit,
)
from reportedly.assembly.inherited import sorts
from reportedly.assembly.relate import harm_fits, parties_fit
from reportedly.claim import Claim, Place, ReadBy, Time
from reportedly.language.text import Text
from reportedly.places import Toponym
from reportedly.tables import toml
from reportedly.times.timex import Timex

#: So many sentences before a claim the one that it goes on about can stand.
REACH = 4
#: The sentences that tell what the headline sums up.
LEAD = 5
SCORE = {"sentence": 0.7, "lead": 0.6, "story": 0.5}


def handed_on(text: Text, claims: Sequence[Claim], found: Found) -> list[Claim]:
    """The same claims, each with the day and place that it goes on about, in the same order.

    ``found`` is of the whole report: a sentence that names another day or place takes none.

    >>> from reportedly.reading import read
    >>> from reportedly.report.plain import report
    >>> told = report("A shell hit a school in Goris on Sunday. The shelling wounded two.", published="2020-10-06")
    >>> [(c.event.kind, c.place.name, c.time.timex) for c in read(told, "rules").claims][1:]
    [('shelling', 'Goris', '2020-10-04'), ('losses', 'Goris', '2020-10-04')]
    """
    told = [one for n, claim in enumerate(claims) for one in _told(text, claim, n)]
    days, places = _days(text, found.times), _places(text, found.toponyms)
    result, neighbours = list(claims), _Neighbours(text, told)
    for one in told:
        result[one.n] = _unplaced(text, one, result[one.n])
    for one in _in_order(told):
        claim = result[one.n]
        for how, other in neighbours.givers(one):
            giver = result[other.n]
            if how == "story":
                giver = replace(
                    giver,
                    time=_same_day(giver.time, days.get(one.sentence, ())),
                    place=_same_place(giver.place, places.get(one.sentence, ())),
                )
            elif (
                "time" in giver.read_by and giver.read_by["time"].by == "story" and not goes_on(one)
            ):
                giver = replace(giver, time=None)
            claim = _given(claim, giver, how)
            summed_up = (
                one.headline or one.sentence == neighbours.first
            )  # what unfolds it may be narrower
            if not summed_up and claim.time and claim.place and not is_wide(claim.place):
                break
        result[one.n] = claim
    _settle(text, told, result, days, places)
    result = done_by(text, result, [replace(one, claim=result[one.n]) for one in told])
    return [new if new is old else identified(new) for new, old in zip(result, claims, strict=True)]


def _unplaced(text: Text, one: Told, claim: Claim) -> Claim:
    """The claim without the place that its paragraph lent it, where it is of no one deed or of long ago and names no "town" again."""
    lent = claim.place is not None and claim.read_by["place"].by == "paragraph"
    taken_up = any(
        t.lower in sorts() and any(c.lower == "the" for c in t.children)
        for t in text.between(claim.anchor.start, claim.anchor.end)
    )
    if not lent or taken_up or not (is_long(claim.time) or is_any(one)):
        return claim
    read_by = {part: by for part, by in claim.read_by.items() if part != "place"}
    return replace(claim, place=None, read_by=read_by)


def _settle(
    text: Text, told: Sequence[Told], result: list[Claim],
    days: Mapping[int, list[Time]], places: Mapping[int, list[Place]],
) -> None:  # fmt: skip
    """Give the one day and the one spot that the report tells of to what goes on without."""
    first = min((one.sentence for one in told if not one.headline), default=0)
    for group in sorted({name for one in told for name in one.groups}):
        of_it = [one for one in told if group in one.groups and not of_a_war(one.claim.figures)]
        body = [(one, result[one.n]) for one in of_it if not one.headline]
        day = only_day(body)
        spot = only_spot(text, body, day)
        for one in of_it:
            summed_up = one.headline or one.sentence == first
            if is_another(text, one) or not (summed_up or (goes_on(one) and points_back(one))):
                continue
            near = [t for t in of_it if t.sentence == one.sentence]
            told_first = day and (
                day.sentence <= one.sentence
                or (day.sentence <= first + LEAD and not _opens(text, result[day.n].time))
            )
            if day and told_first and _may_join(near, day, of_it) and one.sentence not in days:
                giver = replace(result[day.n], place=None)
                result[one.n] = _given(result[one.n], giver, "story")
            told_first = spot and spot.sentence <= max(first + LEAD, one.sentence)
            if (
                spot
                and told_first
                and not several_spots(text, one)
                and _may_join(near, spot, of_it)
            ):
                place = result[spot.n].place
                home = _home(spot, place, result[one.n].place, places) if place else False
                if (
                    place
                    and home
                    and not is_long(result[one.n].time)
                    and times_fit(result[one.n].time, result[spot.n].time)
                ):
                    named = places.get(one.sentence, ())
                    result[one.n] = _at_spot(result[one.n], place, named)


def _may_join(near: Sequence[Told], giver: Told, told: Sequence[Told]) -> bool:
    """Whether no number and no party of the one sentence speaks against those of the other."""
    givers = [one for one in told if one.sentence == giver.sentence]
    return all(
        harm_fits(mine.claim, yours.claim) and parties_fit(mine.claim, yours.claim)
        for mine in near
        for yours in givers
        if mine is not yours
    )


def _home(
    spot: Told, place: Place, around: Place | None, places: Mapping[int, list[Place]]
) -> bool:
    """Whether a spot that no gazetteer has can lie in the place: it is the last of its width that is named until there."""
    if around is None or around.precision == "country" or not is_unlisted(place):
        return True
    told = [p for n in sorted(places) if n <= spot.sentence for p in places[n]]
    last = [p for p in told if p.precision == around.precision and not is_unlisted(p)]
    return bool(last) and last[-1].name == around.name


def _opens(text: Text, time: Time | None) -> bool:
    """Whether a sentence begins with the time ("On Sunday …"): news turns to another happening so."""
    token = text.token_at(time.mention.start) if time and time.mention else None
    return token is not None and token.i - text.sentences[token.sentence].first <= 1


def _at_spot(claim: Claim, spot: Place, named: Sequence[Place]) -> Claim:
    """The claim at the spot, where it has no place or a wider one around it and its sentence names none elsewhere."""
    towns = {p.name for p in named if p.precision == "town"}
    if len(towns) > 1 or any(p.name != spot.name and not inside(spot, p) for p in named):
        return claim
    if claim.place is not None and not inside(spot, claim.place):
        return claim
    by = {**claim.read_by, "place": ReadBy("story", SCORE["story"])}
    return replace(claim, place=replace(spot, inherited=True), read_by=by)


def _told(text: Text, claim: Claim, n: int) -> Iterator[Told]:
    """Nothing for kinds that have no one day and spot."""
    kinds = _groups().get(claim.event.kind, frozenset())
    inside = text.between(claim.event.trigger.start, claim.event.trigger.end)
    if kinds and inside:
        held = {t.i for t in inside}
        head = next((t for t in inside if t.is_root or t.head.i not in held), inside[0])
        yield Told(claim, n, head.sentence, head, kinds, claim.part == "headline")


def _days(text: Text, times: Sequence[Timex]) -> dict[int, list[Time]]:
    """The dates and clock times that each sentence names."""
    named: dict[int, list[Time]] = {}
    for timex in times:
        if timex.time.mention is not None and timex.type in {"DATE", "TIME"}:
            named.setdefault(in_sentence(text, timex.time.mention.start), []).append(timex.time)
    return named


def _places(text: Text, toponyms: Sequence[Toponym]) -> dict[int, list[Place]]:
    """The places that each sentence names, but for countries."""
    named: dict[int, list[Place]] = {}
    for one in toponyms:
        if one.sense != "demonym" and one.place and one.place.precision != "country":
            named.setdefault(text.tokens[one.token].sentence, []).append(one.place)
    return named


def _same_day(time: Time | None, named: Sequence[Time]) -> Time | None:
    """The time, unless the sentence names others alone."""
    fits = not named or any(time and t.start and times_fit(time, t) for t in named)
    return time if fits else None


def _same_place(place: Place | None, named: Sequence[Place]) -> Place | None:
    fits = not named or any(place and p.name == place.name for p in named)
    return place if fits else None


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for name, kinds in toml("assembly/kinds.toml")["handed-on"].items():
        for kind in kinds:
            groups.setdefault(kind, set()).add(name)
    return {kind: frozenset(names) for kind, names in groups.items()}


def _in_order(told: Sequence[Told]) -> list[Told]:
    """The body, once more its first sentence, which those after it unfold, and the headlines, which take what it has been given."""
    body = sorted((one for one in told if not one.headline), key=lambda one: one.n)
    first = [one for one in body if one.sentence == body[0].sentence]
    return [*body, *first, *sorted((one for one in told if one.headline), key=lambda one: one.n)]


class _Neighbours:
    """The claims of a report by sentence, so that a long report costs no more a word than a short one."""

    def __init__(self, text: Text, told: Sequence[Told]) -> None:
        self.text = text
        self.by_sentence: dict[int, list[Told]] = {}
        for one in told:
            self.by_sentence.setdefault(one.sentence, []).append(one)
        body = (one.sentence for one in told if not one.headline)
        self.first = min(body, default=0)

    def givers(self, one: Told) -> Iterator[tuple[str, Told]]:
        """Whom a claim can have it from, the likeliest first."""
        if of_a_war(one.claim.figures) or _is_settled(one.claim):
            return
        here = self._near(one, range(one.sentence, one.sentence + 1))
        same = [t for t in here if goes_with(self.text, one, t)]
        yield from (
            ("sentence", t) for t in sorted(same, key=lambda t: abs(t.trigger.i - one.trigger.i))
        )
        if one.headline:
            lead = self._near(one, range(self.first, self.first + LEAD), fitting=True)
            for other in lead:
                if not other.headline and (other.sentence == self.first or tied(one, other)):
                    yield "lead", other
        elif goes_on(one):
            if one.sentence == self.first:
                yield from self._unfolded(one)
            before = self._near(one, range(one.sentence - REACH, one.sentence), fitting=True)
            for other in reversed(before):
                if not other.headline and not is_aside(other):
                    yield "story", other

    def _unfolded(self, one: Told) -> Iterator[tuple[str, Told]]:
        """For what the first sentence sums up, the two sentences that unfold it with a number or party of its own."""
        after = self._near(one, range(self.first + 1, self.first + 3), fitting=True)
        yield from (("lead", t) for t in after if tied(one, t) and goes_on(t))

    def _near(self, one: Told, sentences: range, fitting: bool = False) -> list[Told]:
        """The claims of these sentences that can be of one happening with this one.

        ``fitting``: those that nothing speaks against, no number in their sentence either.
        """
        found: list[Told] = []
        for sentence in sentences:
            near = [t for t in self.by_sentence.get(sentence, ()) if t.groups & one.groups]
            if fitting and not all(harm_fits(one.claim, t.claim) for t in near):
                continue
            found += (t for t in near if t is not one and not of_a_war(t.claim.figures))
        return [t for t in found if not fitting or one_happening(one, t)]


def _is_settled(claim: Claim) -> bool:
    """Whether it has a day and a spot of its own."""
    place = claim.place
    spot = place is not None and not place.inherited and not is_wide(place)
    return spot and claim.time is not None and place is not None and place.precision != "town"


def _given(claim: Claim, other: Claim, how: str) -> Claim:
    """The claim with what it lacks and the other has."""
    read_by = dict(claim.read_by)
    time, place = claim.time, claim.place
    if time is None and hands_day(other):
        time, read_by["time"] = other.time, ReadBy(how, SCORE[how])
    apart = how == "story" and is_long(claim.time)
    if other.place and not apart and may_give(place, other.place, how):
        place, read_by["place"] = replace(other.place, inherited=True), ReadBy(how, SCORE[how])
    if time is claim.time and place is claim.place:
        return claim
    return replace(claim, time=time, place=place, read_by=read_by)
