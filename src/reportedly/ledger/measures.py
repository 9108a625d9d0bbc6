"""Which territory is under martial law, mobilization, a curfew or a truce: since when, on whose word, and when it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reportedly.actors.names import name_of
from reportedly.claim import Claim
from reportedly.corroboration.phase import MEASURES, measure_of, phase
from reportedly.errors import InvalidValue
from reportedly.ledger.claims import Filters, Held, find
from reportedly.ledger.store import Ledger

ANY = Filters()


@dataclass(slots=True)
class Measure:
    """One measure over one territory, from when it was first said to hold until it was said to have ended.

    Days are ISO 8601. ``since`` is the first day that a claim gives for it, null where none does; ``told`` is the day on which it was
    first published. ``again`` are later days on which it was declared anew. ``ended`` is the day that a claim gives for its end, or
    else the day of that report; null where nobody says that it ended. Voices are origins: whoever relays them.
    """

    kind: str
    place: str | None
    place_code: str | None
    parties: tuple[str, ...]
    since: str | None
    told: str | None
    again: list[str] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)
    ended: str | None = None
    ended_by: list[str] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)

    @property
    def territory(self) -> str:
        """The place, else the names of those who declared or agreed it.

        >>> Measure("ceasefire", None, None, ("AZE", "ARM"), None, None).territory
        'Azerbaijan, Armenia'
        """
        named = ", ".join(name_of(party) or party for party in self.parties)
        return self.place or named or "not said"


def measures(ledger: Ledger, filters: Filters = ANY) -> list[Measure]:
    """The measures of which a claim that fits tells, by kind and territory, in the order of their days.

    Those that are only demanded, expected or promised are left out. Raises ``InvalidValue`` where ``filters`` ask for another kind.
    """
    for kind in filters.kind:
        if kind not in MEASURES:
            raise InvalidValue(f"--kind {kind}: a measure is one of {', '.join(MEASURES)}.")
    wanted = filters.kind or MEASURES
    broken = ("ceasefire-violation",) if "ceasefire" in wanted else ()
    asked = replace(filters, kind=(*wanted, *broken))
    over: dict[tuple[str, str], list[Held]] = {}
    for held in find(ledger, asked):
        if (of := measure_of(held.claim)) is not None:
            over.setdefault((of, _territory(held.claim)), []).append(held)
    kinds: tuple[str, ...] = MEASURES
    found = [one for same in over.values() for one in _spells(same)]
    return sorted(found, key=lambda m: (kinds.index(m.kind), _named(m), m.since or m.told or "~"))


def _named(measure: Measure) -> tuple[bool, str]:
    return measure.place is None, measure.place or " ".join(measure.parties)


def _territory(claim: Claim) -> str:
    """What tells one territory from another: a country by its code, another place by its number or name, else whose it is."""
    place = claim.place
    if place is None:
        return " ".join(_parties(claim))
    if place.precision == "country" and place.code:
        return place.code
    return str(place.geonames_id or place.name.casefold())


def _parties(claim: Claim) -> list[str]:
    """Who declared or agreed it, by code, else by name."""
    both = (*claim.event.actors, *claim.event.targets)
    return sorted({p.code or p.name or "" for p in both} - {""})


def _day(held: Held) -> str:
    """The day of what a claim says, else of its publication; what has neither sorts last."""
    return _dated(held.claim) or (held.published or "~")[:10]


def _dated(claim: Claim) -> str | None:
    time = claim.time
    return time.start[:10] if time and time.anchored and time.start else None


def _spells(claims: Iterable[Held]) -> list[Measure]:
    """The claims on one territory as spells, each from a claim that it holds to one that it has ended."""
    ordered = sorted(claims, key=lambda held: (_day(held), held.claim.id))
    spells: list[Measure] = []
    open_: Measure | None = None
    for held in ordered:
        told = phase(held.claim)
        if told == "wanted" or (told == "denied" and open_ is None):
            continue
        if told == "ended":
            open_ = open_ or (spells[-1] if spells else None)
        if open_ is None or (told == "holds" and open_.ended is not None):
            open_ = _begun(held)
            spells.append(open_)
        _said(open_, held, told)
    return spells


def _begun(held: Held) -> Measure:
    place = held.claim.place
    return Measure(
        measure_of(held.claim) or held.claim.event.kind, place.name if place else None, place.code if place else None,
        tuple(_parties(held.claim)), None, None,
    )  # fmt: skip


def _said(measure: Measure, held: Held, told: str) -> None:
    """Add what a claim says."""
    who = held.known.origin if held.known else held.outlet or held.document
    by = {"holds": measure.voices, "ended": measure.ended_by, "denied": measure.denied_by}[told]
    if who not in by:
        by.append(who)
    measure.claims.append(held.claim.id)
    if held.known and held.known.event not in measure.events:
        measure.events.append(held.known.event)
    if told == "ended":
        measure.ended = min(filter(None, (measure.ended, _day(held))))
    if told != "holds":
        return
    day, published = _dated(held.claim), (held.published or "")[:10] or None
    if measure.told is None or (published and published < measure.told):
        measure.told = published
    if day and measure.since is None:
        measure.since = day
    elif day and measure.since and day > measure.since and day not in measure.again:
        measure.again.append(day)
