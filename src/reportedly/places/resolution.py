"""Which place a name means in this report.

Every place of that name is weighed by what the report says around it: a country or division that
is named or demanded ("Paris, Texas"), other places nearby, whether the name is its own or an
alternate one, and only then how many people live there. A name has one sense per report, but where
its own words say otherwise. The weights stand in ``resolution.tsv``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import cos, exp, log10, radians

from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.lexicon import own_names, seats
from reportedly.places.recognition import Name
from reportedly.tables import tsv

ROUNDS = 2
#: Namesakes beyond this many are weighed only when their country or division is named.
WEIGHED = 12
POINTED = {"town", "district", "site"}
#: What answers to a kind word: districts of small states are first-level divisions.
ANSWERS = {"district": {"district", "province"}, "province": {"province", "region"}}
NEAR_KM, FAR_KM = 60.0, 250.0
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, null where none fits, and how sure: its share of the weight (0 to 1)."""

    entry: Entry | None
    share: float


@dataclass(slots=True)
class Context:
    """What the report says about where it is: weights by country, division and point."""

    known: Gazetteer
    home: str | None
    adjectives: Counter[str]
    named_countries: Counter[str] = field(default_factory=Counter)
    named_divisions: Counter[str] = field(default_factory=Counter)
    all_countries: Counter[str] = field(default_factory=Counter)
    all_divisions: Counter[str] = field(default_factory=Counter)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    chosen: dict[str, Entry] = field(default_factory=dict)
    namesakes: frozenset[int] = frozenset()
    beside: set[str] = field(default_factory=set)

    @property
    def bare(self) -> bool:
        """Whether the report names next to nothing that a place could be weighed against."""
        return not any(self.named_countries.values()) and len(self.chosen) < 3


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, by its name."""
    return {row["feature"]: float(row["weight"]) for row in tsv("places/resolution.tsv")}


@dataclass(frozen=True, slots=True)
class Case:
    """One name as it is weighed: its places, the kind that it asks for, the names around it."""

    folded: str
    entries: tuple[Entry, ...]
    asked: str | None
    around: tuple[Name, ...]
    members: tuple[int, ...]


def cases(names: Sequence[Name], containers: Mapping[int, tuple[Name, ...]]) -> list[Case]:
    """The names of a report, each once; ``containers`` as in :func:`resolve`."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        groups[name.folded].append(i)
    return [
        Case(
            folded, names[members[0]].entries, _asked(names, members),
            tuple(c for i in members for c in containers.get(i, ())), tuple(members),
        )
        for folded, members in groups.items()
    ]  # fmt: skip


def settle(
    weighed: Sequence[Case], known: Gazetteer, countries: Iterable[str], home: str | None,
    table: Mapping[str, float], rounds: int = ROUNDS,
) -> tuple[Context, dict[str, list[tuple[float, Entry | None]]]]:  # fmt: skip
    """Weigh the names of a report against each other: its context, and the shares of each name."""
    context = _first_context({c.folded: c.entries for c in weighed}, known, countries, home)
    shares: dict[str, list[tuple[float, Entry | None]]] = {}
    for _ in range(rounds):
        for c in weighed:
            shares[c.folded] = weigh(c.folded, c.entries, c.asked, c.around, context, table)
        _renew(context, {k: found[0][1] for k, found in shares.items()})
    return context, shares


def resolve(
    names: Sequence[Name], known: Gazetteer, containers: Mapping[int, tuple[Name, ...]],
    countries: Iterable[str] = (), home: str | None = None,
) -> dict[int, Choice]:  # fmt: skip
    """Choose a place for each name, by its index in ``names``.

    ``containers`` gives, by the same index, the names that the text puts around it (``Texas`` for
    ``Paris, Texas``); ``countries`` are ISO alpha-3 codes that the report names by adjectives;
    ``home`` is the country of its outlet.
    """
    weighed, table = cases(names, containers), weights()
    context, shares = settle(weighed, known, countries, home, table)
    chosen = {}
    for c in weighed:
        for i in c.members:
            found = shares[c.folded]
            own, mine = containers.get(i, ()), names[i].asked
            if len(c.members) > 1 and (own or (mine and mine != c.asked)):
                found = weigh(c.folded, c.entries, mine or c.asked, own or c.around, context, table)
            chosen[i] = Choice(_as_asked(found[0][1], c.entries, mine), found[0][0])
    return chosen


def _as_asked(entry: Entry | None, entries: Sequence[Entry], asked: str | None) -> Entry | None:
    """The area of the same name around a town, where the text asks for the area ("Tartar district")."""
    if entry is None or entry.kind != "town" or asked not in ANSWERS:
        return entry
    areas = (
        e for e in entries
        if e.kind in ANSWERS[asked] and e.rank < 2 and entry.division and e.division == entry.division
    )  # fmt: skip
    return next(areas, entry)


def _asked(names: Sequence[Name], members: list[int]) -> str | None:
    kinds = Counter(names[i].asked for i in members if names[i].asked)
    return kinds.most_common(1)[0][0] if kinds else None


def _first_context(
    shortlists: dict[str, tuple[Entry, ...]],
    known: Gazetteer,
    countries: Iterable[str],
    home: str | None,
) -> Context:
    """Before anything is chosen: each name by its best-known place."""
    context = Context(known, home, Counter(countries))
    context.namesakes = frozenset(
        area.id for entries in shortlists.values() for area in entries[:WEIGHED]
        if area.kind in {"province", "district"} and _has_town(area, entries)
    )  # fmt: skip
    first = {
        k: max(entries, key=lambda e: log10(e.population + 10) - 2.5 * (e.rank == 2))
        for k, entries in shortlists.items()
    }
    _renew(context, first)
    return context


def _has_town(area: Entry, entries: Sequence[Entry]) -> bool:
    """Whether an area bears the name of its main town, which is then meant by the name alone."""
    return any(
        e.kind == "town" and e.rank < 2 and e.division == area.division
        and e.population * 5 > area.population
        for e in entries
    )  # fmt: skip


def _renew(context: Context, choices: Mapping[str, Entry | None]) -> None:
    """Take up what has been chosen as the context of the next round."""
    chosen = {k: entry for k, entry in choices.items() if entry}
    context.chosen = chosen
    context.named_countries = Counter(context.adjectives)
    context.named_divisions, context.all_countries = Counter(), Counter()
    context.all_divisions = Counter()
    context.points = {}
    context.beside = set()
    for k, entry in chosen.items():
        if entry.kind == "country":
            context.named_countries[entry.code or ""] += 1
        elif entry.kind == "province":
            context.named_divisions[entry.division or ""] += 1
        for country in entry.countries[:2]:
            context.all_countries[country] += 1
        if entry.division:
            context.all_divisions[entry.division] += 1
        if entry.point and entry.kind in POINTED:
            context.points[k] = entry.point
    for code, n in context.named_countries.items():
        if n > 0:
            context.beside |= context.known.neighbours(code)


def weigh(
    folded: str, entries: Sequence[Entry], asked: str | None, around: Sequence[Name],
    context: Context, table: Mapping[str, float],
) -> list[tuple[float, Entry | None]]:  # fmt: skip
    """The namesakes with their share of the weight, the heaviest first; null is a place unknown.

    The share of the unknown place is what "nil" weighs: a name that the gazetteer holds only for
    places far from all that the report tells of means some other place, or none.
    """
    short = shortlist(entries, around, context)
    totals = [
        sum(table.get(f, 0.0) * v for f, v in features(folded, e, asked, around, context).items())
        for e in short
    ]
    nil_total = table["nil-bare" if context.bare else "nil"]
    top = max(*totals, nil_total)
    powers = [exp(t - top) for t in totals]
    nil = exp(nil_total - top)
    total = sum(powers) + nil
    ranked = sorted(
        zip(powers, short, strict=True), key=lambda p: (-p[0], -p[1].population, p[1].id)
    )
    shares: list[tuple[float, Entry | None]] = [(p / total, entry) for p, entry in ranked]
    if nil > ranked[0][0]:
        shares.insert(0, (nil / total, None))
    return shares


def shortlist(entries: Sequence[Entry], around: Sequence[Name], context: Context) -> list[Entry]:
    """The namesakes worth weighing: the most populous, and others of divisions in the context."""
    if len(entries) <= WEIGHED:
        return list(entries)
    divisions = {e.division for n in around for e in n.entries if e.kind == "province"}
    divisions |= {d for d, n in context.named_divisions.items() if n > 0}
    divisions |= set(context.all_divisions)
    return [*entries[:WEIGHED], *(e for e in entries[WEIGHED:] if e.division in divisions)]


def features(
    folded: str, entry: Entry, asked: str | None, around: Sequence[Name], context: Context
) -> dict[str, float]:
    """What speaks for one namesake."""
    own = context.chosen.get(folded)
    people = log10(entry.population + 10)
    found = {
        "people": people,
        f"kind:{entry.kind}": 1.0,
        f"rank:{entry.rank}": 1.0,
    }
    if entry.kind in {"province", "district"} and entry.id in context.namesakes:
        found["named-after-town"] = 1.0
    if asked:
        found["asked" if entry.kind in ANSWERS.get(asked, {asked}) else "not-asked"] = 1.0
    if around:
        found["held" if any(held_by(entry, n) for n in around) else "not-held"] = 1.0
    if entry.kind == "town" and seats().get(folded) == entry.code:
        found["seat"] = 1.0
    if context.home and context.home in entry.countries:
        found["home"] = 1.0
    code, division = entry.code or "", entry.division or ""
    same = own is not None and own.code == entry.code
    named = context.named_countries[code] - (same and own is not None and own.kind == "country")
    if named > 0 and entry.kind != "country":
        found["country-named"] = 1.0
    others = context.all_countries[code] - bool(same)
    total = max(1, sum(context.all_countries.values()) - bool(own and own.countries))
    if code:
        found["country-share"] = others / total
    if code in context.beside:
        found["neighbour-named"] = 1.0
    if entry.rank < 2 and folded in own_names():
        found["own-table"] = 1.0
    if entry.kind == "country" and named > 0:
        found["country-adjective"] = 1.0
    if division:
        mine = own is not None and own.division == entry.division
        in_named = context.named_divisions[division] - (
            mine and own is not None and own.kind == "province"
        )
        if in_named > 0:
            found["division-named"] = 1.0
        found["division-share"] = (context.all_divisions[division] - bool(mine)) / total
    if entry.point and entry.kind in POINTED:
        near, far = _neighbours(folded, entry.point, context)
        found["near"], found["far"] = near, far
    return found


def _neighbours(folded: str, point: tuple[float, float], context: Context) -> tuple[float, float]:
    """The shares of the other places that are near and within reach of a point."""
    near = far = 0
    lat, lon = point
    wide = cos(radians(lat)) * KM_PER_DEGREE
    n = 0
    for k, (other_lat, other_lon) in context.points.items():
        if k == folded:
            continue
        n += 1
        north = abs(lat - other_lat) * KM_PER_DEGREE
        if north > FAR_KM:
            continue
        east = abs(lon - other_lon) * wide
        square = north * north + east * east
        near += square < NEAR_KM * NEAR_KM
        far += square < FAR_KM * FAR_KM
    return (min(near, 3) / 3 + near / n, min(far, 3) / 3 + far / n) if n else (0.0, 0.0)


def held_by(entry: Entry, outer: Name) -> bool:
    """Whether a place lies in a country, division, district or region of that name."""
    for e in outer.entries:
        if e.kind == "country" and e.code == entry.code and entry.kind != "country":
            return True
        if e.kind == "province" and e.division == entry.division and entry.kind != "province":
            return True
        if e.kind == "district" and e.district == entry.district and entry.kind in {"town", "site"}:
            return True
        if e.kind == "region" and set(e.countries) & set(entry.countries) and len(e.countries) < 8:
            return True
        if (
            e.name in {"England", "Scotland", "Wales"}
            and e.kind == "province"
            and entry.code == "GBR"
        ):
            return entry.division == e.division
    return False
