"""Day and place handed on inside a report: it says once when and where, and then goes on about it.

A claim without a day, or with no place of its own, takes those of the claim that it goes on about:

* of its own sentence ("a blast hit the market on Sunday, killing nine"; "… and wounded 50"),
* for a headline, of the first sentences, whose summary it is; for the first sentence, of the two that unfold it,
* of the claim shortly before it that tells of the same happening.

What tells of another happening takes nothing and hands nothing on: another day, town or number of dead in
the sentence itself, parties of which neither are among the other's, "another", "earlier", "since", a past perfect, a present
tense, what is only planned, asked for or counted over a war. A stretch of time ("since 2011") is not handed on. A place is
narrowed so too where the other lies inside it. Nothing is marked as the claim's own: a place is ``inherited``, and
``read_by`` says ``sentence``, ``lead`` or ``story`` for both.

Origin: ours. The grammar is that of how news is built: the lead sets day and place, the body goes on in the simple past
(Bell, *The Language of News Media*, 1991, ch. 8; van Dijk, *News as Discourse*, 1988, ch. 2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.assembly.build import identified, of_a_war
from reportedly.assembly.found import Found, in_sentence
from reportedly.assembly.owner import foreign
from reportedly.assembly.relate import harm_fits, parties_fit, share_party
from reportedly.assembly.where import NARROWNESS
from reportedly.claim import Claim, Place, ReadBy, Time
from reportedly.language.text import Text, Token
from reportedly.places import Toponym, lies_in
from reportedly.tables import toml
from reportedly.times.timex import Timex

#: So many sentences before a claim the one that it goes on about can stand.
REACH = 4
#: The sentences that tell what the headline sums up.
LEAD = 5
SCORE = {"sentence": 0.7, "lead": 0.6, "story": 0.5}
#: No longer than these: "last week" is a time of one happening, "since 2011" is not.
_BRIEF = frozenset({"minute", "hour", "part-of-day", "day", "week"})
#: The steps by which a word says what the noun above it did or suffered ("the attack that killed").
_DESCRIBING = frozenset({"acl", "relcl", "compound", "amod", "nmod"})
_PERFECT = frozenset({"had", "have", "has", "'ve", "'d"})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what its sentence says of how it goes on."""

    claim: Claim
    n: int  # place among the claims
    sentence: int
    trigger: Token
    groups: frozenset[str]
    headline: bool


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
                "time" in giver.read_by
                and giver.read_by["time"].by == "story"
                and not _goes_on(one)
            ):
                giver = replace(giver, time=None)
            claim = _given(claim, giver, how)
            summed_up = (
                one.headline or one.sentence == neighbours.first
            )  # what unfolds it may be narrower
            if not summed_up and claim.time and claim.place and not _wide(claim.place):
                break
        result[one.n] = claim
    return [new if new is old else identified(new) for new, old in zip(result, claims, strict=True)]


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
    fits = not named or any(time and t.start and _times_fit(time, t) for t in named)
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


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("assembly/kinds.toml")[name]["words"])


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
        same = [t for t in here if _goes_with(self.text, one, t)]
        yield from (
            ("sentence", t) for t in sorted(same, key=lambda t: abs(t.trigger.i - one.trigger.i))
        )
        if one.headline:
            lead = self._near(one, range(self.first, self.first + LEAD), fitting=True)
            for other in lead:
                if not other.headline and (other.sentence == self.first or _tied(one, other)):
                    yield "lead", other
        elif _goes_on(one):
            if one.sentence == self.first:
                yield from self._unfolded(one)
            before = self._near(one, range(one.sentence - REACH, one.sentence), fitting=True)
            for other in reversed(before):
                if not other.headline and not _aside(other):
                    yield "story", other

    def _unfolded(self, one: Told) -> Iterator[tuple[str, Told]]:
        """For what the first sentence sums up, the two sentences that unfold it with a number or party of its own."""
        after = self._near(one, range(self.first + 1, self.first + 3), fitting=True)
        yield from (("lead", t) for t in after if _tied(one, t) and _goes_on(t))

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
        return [t for t in found if not fitting or _one(one, t)]


def _tied(one: Told, other: Told) -> bool:
    """Whether two claims share a number of people, or a party."""
    mine, yours = one.claim, other.claim
    numbers = {(f.what, f.best or f.low) for f in mine.figures}
    return any((f.what, f.best or f.low) in numbers for f in yours.figures) or share_party(
        mine, yours
    )


def _is_settled(claim: Claim) -> bool:
    """Whether it has a day and a spot of its own."""
    place = claim.place
    spot = place is not None and not place.inherited and not _wide(place)
    return spot and claim.time is not None and place is not None and place.precision != "town"


def _goes_with(text: Text, one: Told, other: Told) -> bool:
    """Whether two events of a sentence are told as one, with no "after" or "since" between them."""
    if other.claim.time and _times_fit(other.claim.time, one.claim.time) is False:
        return False
    if foreign(text, other.claim.event.trigger, one.trigger):
        return False
    if foreign(text, one.claim.event.trigger, other.trigger) and one.trigger.dep not in {
        "relcl",
        "acl",
    }:
        return False
    return parties_fit(one.claim, other.claim) and harm_fits(one.claim, other.claim)


def _one(one: Told, other: Told) -> bool:
    """Whether nothing speaks against one happening."""
    mine, yours = one.claim, other.claim
    fit = _places_fit(mine, yours) and _times_fit(mine.time, yours.time)
    return fit and parties_fit(mine, yours)


def _times_fit(one: Time | None, other: Time | None) -> bool:
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return one is None or other is None or one.timex == other.timex
    return one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]


def _places_fit(one: Claim, other: Claim) -> bool:
    a, b = one.place, other.place
    if a is None or b is None or a.inherited or a.name == b.name:
        return True
    if _is_unlisted(a) != _is_unlisted(b):
        return True  # a quarter that no gazetteer has can lie in the town
    return lies_in(a, b) or lies_in(b, a)


def _is_unlisted(place: Place) -> bool:
    """Whether only its sort made it a place: no gazetteer has it, nor where it lies."""
    nowhere = place.lat is None and place.label_point is None
    return (
        place.geonames_id is None and nowhere and place.precision in {"town", "exact", "district"}
    )


def _goes_on(one: Told) -> bool:
    """Whether the sentence goes on with what was told, in the simple past and of no other happening."""
    claim = one.claim
    if claim.certainty.level == "unknown" and claim.certainty.polarity == "positive":
        return False  # planned, asked for, asked about
    return not _aside(one) and not any(f.scope == "cumulative" for f in claim.figures)


def _aside(one: Told) -> bool:
    """Whether it is told as another happening than the report's, or of how things always are."""
    around = [one.trigger, *one.trigger.children]
    verb, described = one.trigger, True
    while not _is_finite(verb) and not verb.is_root:
        described = described and verb.dep in _DESCRIBING
        verb = verb.head
        around += verb.children if described or _is_finite(verb) else ()
    for subject in verb.kids("nsubj"):
        around += subject.children
    if any(t.lower in _words("another-happening") and not _counts_on(t) for t in around):
        return True
    helping = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if any(c.lower in _PERFECT or c.tag == "MD" for c in helping):
        return True
    finite = helping[0] if helping else verb
    return finite.tag in {"VBZ", "VBP"} and verb.dep != "ccomp"


def _counts_on(token: Token) -> bool:
    """Whether "another" only goes on counting ("another five people were killed")."""
    return token.lower in {"another", "other"} and token.head.child("nummod") is not None


def _is_finite(token: Token) -> bool:
    """Whether the token is a verb with a tense, its own or an auxiliary's."""
    return token.tag in {"VBD", "VBZ", "VBP"} or token.child("aux", "auxpass") is not None


def _given(claim: Claim, other: Claim, how: str) -> Claim:
    """The claim with what it lacks and the other has."""
    read_by = dict(claim.read_by)
    time, place = claim.time, claim.place
    if time is None and _handed(other):
        time, read_by["time"] = other.time, ReadBy(how, SCORE[how])
    if other.place and _fits(place, other.place, how):
        place, read_by["place"] = replace(other.place, inherited=True), ReadBy(how, SCORE[how])
    if time is claim.time and place is claim.place:
        return claim
    return replace(claim, time=time, place=place, read_by=read_by)


def _handed(other: Claim) -> bool:
    """Whether its time is one of a single happening: no siege's beginning, no "now" or "soon"."""
    time = other.time
    if time is None or time.precision not in _BRIEF or time.timex.endswith("_REF"):
        return False
    return other.event.kind not in {"siege", "offensive"}


def _fits(mine: Place | None, other: Place, how: str) -> bool:
    """Whether the other's place is one for this claim: it has none, or one around it."""
    if mine is None:
        return True
    if mine.inherited and not other.inherited and _later(other, mine):
        return not _wide(other) or _wide(mine)
    narrows = how == "lead" or (how == "sentence" and not other.inherited)
    narrower = NARROWNESS[other.precision] > NARROWNESS[mine.precision]
    if not narrows:
        return False
    return (narrower and _wide(mine) and lies_in(other, mine)) or _may_lie_in(other, mine)


def _may_lie_in(inner: Place, outer: Place) -> bool:
    """Whether a spot that no gazetteer has may lie in the area or town: nothing of the country speaks against it."""
    if inner.name == outer.name or not _is_unlisted(inner) or inner.code not in {None, outer.code}:
        return False
    quarter = inner.precision in {"exact", "district"} and outer.precision == "town"
    return not _is_unlisted(outer) and (quarter or (_wide(outer) and not _wide(inner)))


def _later(one: Place, other: Place) -> bool:
    """Whether one was named after the other, and so nearer to what goes on about it."""
    return bool(one.mention and other.mention and one.mention.start > other.mention.start)


def _wide(place: Place) -> bool:
    return NARROWNESS[place.precision] <= NARROWNESS["province"]
