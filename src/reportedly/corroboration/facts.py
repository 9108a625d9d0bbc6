"""What corroboration looks at in a claim: a small record, made once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from reportedly.claim import Claim, Figure, Party, Place, Time
from reportedly.corroboration.addresses import addresses
from reportedly.corroboration.course import is_course
from reportedly.corroboration.people import others, people
from reportedly.corroboration.wording import folded_words, topic, vector
from reportedly.places.gazetteer import gazetteer
from reportedly.tables import tsv

#: Days before its report in which an event without a date is taken to have been; older ones are told with a date.
UNDATED = 3
TOWNS = 12  # of a report
_FINE = frozenset({"exact", "town", "district"})

#: The first and last day of an event, as ordinals.
Days = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where, as it is compared: ``key`` is the GeoNames id or the folded name; ``point`` is (lat, lon) of a town.

    ``division`` is the GeoNames code of the province around it, where one place alone has that name and id.
    """

    key: str
    code: str | None
    fine: bool
    point: tuple[float, float] | None
    division: str | None
    area: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim as it is compared. Days are ordinals (1 is 1 January of the year 1).

    ``first``-``last`` are the days in which the event was; ``dated`` says whether the text gave them. ``words`` weigh the
    sentence that makes the claim, ``about`` the report's title and text; ``about`` is shared by the claims of a report, and
    holds the names of people whose age it gives as words with a space, and other names with a weight of 0. ``lead`` says that the claim stands in the headline or
    the lead, which tell what the report is about. ``towns`` are those of the report's claims, where this one has no place. ``course`` says that
    it tells of a long time and not of one event (``course.py``). ``names`` are the words of ``about`` that hold a space.
    """

    claim: str
    report: str
    kind: str
    happenings: frozenset[str]
    positive: bool
    published: int | None
    first: int | None
    last: int | None
    dated: bool
    spot: Spot | None
    inherited: bool
    actors: frozenset[str]
    targets: frozenset[str]
    figures: tuple[Figure, ...]
    words: dict[str, float]
    about: dict[str, float]
    start: int
    lead: bool = False
    towns: tuple[Spot, ...] = ()
    course: bool = False
    names: frozenset[str] = field(init=False, default=frozenset())  # asked for at every comparison

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(word for word in self.about if " " in word))

    @property
    def people(self) -> frozenset[str]:
        """The people whose names and ages the report gives, and its addresses."""
        return frozenset(word for word in self.names if self.about[word])

    @property
    def others(self) -> frozenset[str]:
        """The names that it gives without an age."""
        return frozenset(word for word in self.names if not self.about[word])


def fact(claim: Claim, sentence: str, about: dict[str, float], published: str | None) -> Fact:
    """The record of a claim; ``sentence`` holds its anchor, ``published`` is the report's day or time."""
    said = day(published)
    first, last, dated = _days(claim.time, said)
    return Fact(
        claim=claim.id,
        report=claim.report,
        kind=claim.event.kind,
        happenings=happenings().get(claim.event.kind, frozenset({claim.event.kind})),
        positive=claim.certainty.polarity == "positive" and not _is_denied(claim),
        published=said,
        first=first,
        last=last,
        dated=dated,
        spot=spot(claim.place),
        inherited=bool(claim.place and claim.place.inherited),
        actors=_sides(claim.event.actors),
        targets=_sides(claim.event.targets),
        figures=claim.figures,
        words=vector(sentence),
        about=about,
        start=claim.anchor.start,
        lead=claim.part in ("headline", "lead"),
        course=is_course(claim, first, last, dated),
    )


def subject(title: str | None, text: str) -> dict[str, float]:
    """What a report is about: its weightiest words, the people whose age it gives, and the addresses; other names weigh nothing.

    >>> sorted(subject(None, "Ivan Petrov, 31, died."))
    ['31', 'died', 'ivan', 'ivan petrov', 'petrov']
    """
    about = topic(f"{title or ''} {text}", [*people(text), *addresses(text)])
    return dict.fromkeys(others(text), 0.0) | about


def filled(sentences: Iterable[tuple[int, Fact]]) -> list[Fact]:
    """The records of one report's claims, each with where its sentence begins, with what the report says of them beside.

    Claims of one sentence share its one place and time: "Seven were killed when a missile hit Ganja on Sunday" makes a claim
    of the dead without a place and one of the missile with it. Then an undated claim of a town (a headline) has the one day that
    the report gives for what happened there; a headline, that of the lead, whatever other days the text goes on about.
    """
    listed = list(sentences)
    here: dict[int, list[Fact]] = {}
    for start, one in listed:
        here.setdefault(start, []).append(one)
    told = [_beside(one, here[start]) for start, one in listed]
    spots = {f.spot.key: f.spot for f in told if f.spot is not None and f.spot.fine}
    towns = tuple(spots[key] for key in sorted(spots)[:TOWNS])
    told = [replace(f, towns=towns) if f.spot is None else f for f in told]
    days = _days_by_spot(told)
    leads = _days_by_spot(one for one in told if one.lead)
    return [_dated(_dated(one, leads) if one.lead else one, days) for one in told]


def _days_by_spot(told: Iterable[Fact]) -> dict[tuple[Spot, str], set[Days]]:
    days: dict[tuple[Spot, str], set[Days]] = {}
    for one in told:
        if one.spot is not None and one.dated:
            for happening in one.happenings:
                days.setdefault((one.spot, happening), set()).add((one.first, one.last))
    return days


def _beside(one: Fact, sentence: Iterable[Fact]) -> Fact:
    beside = [f for f in sentence if f.happenings & one.happenings and f.course == one.course]
    spots = {f.spot for f in beside if f.spot is not None}
    if one.spot is None and len(spots) == 1:
        one = replace(one, spot=next(iter(spots)), inherited=True)
    return _on_one_day(one, {(f.first, f.last) for f in beside if f.dated})


def _dated(one: Fact, days: Mapping[tuple[Spot, str], Set[Days]]) -> Fact:
    if one.spot is None or not one.spot.fine:
        return one
    there = [days.get((one.spot, happening), set()) for happening in one.happenings]
    return _on_one_day(one, set().union(*there))


def _on_one_day(one: Fact, days: Set[Days]) -> Fact:
    if one.dated or len(days) != 1:
        return one
    first, last = next(iter(days))
    return replace(one, first=first, last=last, dated=True)


def day(value: str | None) -> int | None:
    """The ordinal of an ISO 8601 day or time; null for a year or month alone.

    >>> day("2020-10-04T11:00") - day("2020-10-01")
    3
    """
    try:
        return date.fromisoformat((value or "")[:10]).toordinal()
    except ValueError:
        return None


def _days(time: Time | None, said: int | None) -> tuple[int | None, int | None, bool]:
    if time is not None and time.anchored:
        first, last = day(time.start), day(time.end)
        if first is not None and last is not None and first <= last:
            return first, last, True
    if said is None:
        return None, None, False
    return said - UNDATED, said, False


def spot(place: Place | None) -> Spot | None:
    """A claim's place as it is compared."""
    if place is None:
        return None
    key = str(place.geonames_id or " ".join(folded_words(place.name)))
    point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    fine = place.precision in _FINE
    return Spot(
        key, place.code, fine, point, _division(place.name, place.geonames_id),
        place.precision not in ("exact", "town"),
    )  # fmt: skip


@cache
def _division(name: str, geonames_id: int | None) -> str | None:
    if geonames_id is None:
        return None
    found = {e.division for e in gazetteer().look_up(name) if e.geonames_id == geonames_id}
    return next(iter(found)) if len(found) == 1 else None


def _sides(parties: Iterable[Party]) -> frozenset[str]:
    """Codes where there are some, else the folded words of names."""
    found = set()
    for party in parties:
        if party.code:
            found.add(party.code)
        elif party.name:
            found.add(" ".join(folded_words(party.name)))
    return frozenset(found)


def _is_denied(claim: Claim) -> bool:
    return bool(claim.voices) and claim.voices[-1].stance in ("denies", "does-not-confirm")


@cache
def happenings() -> dict[str, frozenset[str]]:
    """What each kind can be told of; one without a row is its own."""
    found: dict[str, set[str]] = {}
    for row in tsv("corroboration/happenings.tsv"):
        found.setdefault(row["kind"], set()).add(row["happening"])
    return {kind: frozenset(names) for kind, names in found.items()}
