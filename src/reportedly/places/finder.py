"""The places of a report: recognised, resolved, and told apart by sense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.claim import Place, PlacePrecision
from reportedly.language.scores import RULES_ONLY, Scores
from reportedly.language.text import Text
from reportedly.places.adjectives import Adjective, adjectives
from reportedly.places.extents import holds
from reportedly.places.gazetteer import Entry, Gazetteer, gazetteer
from reportedly.places.lexicon import kind_words, words
from reportedly.places.lines import Line, Member, lines
from reportedly.places.recognition import Name, recognise
from reportedly.places.resolution import Choice, held_by, resolve
from reportedly.places.sense import Sense, head_of, in_actor, sense_of
from reportedly.places.toponym import Toponym
from reportedly.places.unlisted import with_unlisted
from reportedly.span import Span

#: A little below even odds, since resolution sifts once more: on the seen corpora 0.4 and 0.5 do
#: equally well, and news of war tells of places that the weights have not met.
LIKELY = 0.4
#: Names that hardly ever mean anything but a state or a large region need less.
LIKELY_STATE = 0.2
FEW_NAMESAKES = 8
PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "province": "province", "district": "district", "town": "town",
    "site": "exact", "region": "region", "sea": "region", "line": "line",
}  # fmt: skip
#: What may stand between a place and the wider one that holds it ("Ganja, in western Azerbaijan").
_BETWEEN = frozenset({",", "(", "in", "of", "the", "'s", "’s", "-", "near"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """The names and adjectives of a report before they are resolved.

    ``containers`` and ``countries`` are what :func:`reportedly.places.resolution.resolve` takes.
    """

    names: list[Name]
    adjectives: list[Adjective]
    containers: dict[int, tuple[Name, ...]]
    countries: list[str]


def find(text: Text, scores: Scores = RULES_ONLY) -> list[Toponym]:
    """Find every place that a report names, in order of the text.

    Mentions do not overlap but for the parts of a line. Names that no evidence makes a place, and
    places without a name ("some cities"), are left out. ``scores`` are not used yet. The gazetteer
    is built where it is missing; ``OSError`` where its folder cannot be written.

    Resolution weighs containment, nearness and population as Leidner (2007) surveys them, with one
    sense per name and report.

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> text = english.analyse(report("Rockets hit Ganja, a city in western Azerbaijan."))
    >>> [(t.mention.quote, t.place.precision, t.place.code) for t in find(text) if t.place]
    [('Ganja', 'town', 'AZE'), ('Azerbaijan', 'country', 'AZE')]
    """
    known = gazetteer()
    named = gather(text, known)
    names, described = named.names, named.adjectives
    choices = resolve(names, known, named.containers, named.countries, text.report.outlet_country)
    found = [_toponym(text, n, choices[i]) for i, n in enumerate(names)]
    found += [_demonym(text, a) for a in described]
    members = [
        Member(n.first, n.last, entry)
        for i, n in enumerate(names)
        if (entry := choices[i].entry) is not None
    ]
    members += [Member(a.first, a.last, a.entry) for a in described]
    return with_unlisted(text, _with_lines(text, found, list(lines(text, members))))


def gather(text: Text, known: Gazetteer) -> Gathered:
    """What :func:`find` resolves: likely names, adjectives, and what the text puts around them."""
    described = list(adjectives(text, known))
    taken = {i for a in described for i in range(a.first, a.last)}
    names = [
        n
        for n in recognise(text, known)
        if (n.score >= (LIKELY_STATE if _names_state(n) else LIKELY) or _in_dateline(text, n))
        and not taken.issuperset(range(n.first, n.last))
    ]
    covered = {i for n in names for i in range(n.first, n.last) if n.last - n.first > 1}
    described = [a for a in described if a.first not in covered]
    return Gathered(
        names,
        described,
        _containers(text, names, described),
        [a.entry.code for a in described if a.entry.code],
    )


def _names_state(name: Name) -> bool:
    best = name.entries[0]
    return (
        best.kind in {"country", "region"} and best.rank < 2 and len(name.entries) < FEW_NAMESAKES
        and "common-word" not in name.features and "surname" not in name.features
    )  # fmt: skip


def _in_dateline(text: Text, name: Name) -> bool:
    dateline = text.report.dateline
    return bool(
        dateline and dateline.place and dateline.place.start <= name.start
        and name.end <= dateline.place.end
    )  # fmt: skip


def place_of(entry: Entry, mention: Span, asked: str | None = None) -> Place:
    """The place as a claim records it: a point only for towns and sites.

    Where the text asks for a district or province and only its town is known ("Martakert
    district"), the area keeps the town's name and no point.
    """
    precision = PRECISION[entry.kind]
    if asked in {"district", "province"} and entry.kind == "town":
        precision = PRECISION[asked]
    pinned = precision in {"exact", "town"}
    return Place(
        name=entry.name, geonames_id=entry.geonames_id,
        lat=entry.lat if pinned else None, lon=entry.lon if pinned else None,
        label_point=None if pinned else entry.point, precision=precision,
        code=entry.code, inherited=False, mention=mention,
    )  # fmt: skip


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a town, site or area lies in an area, as far as the gazetteer tells.

    >>> from reportedly.places.gazetteer import gazetteer
    >>> from reportedly.span import Span
    >>> goris = next(e for e in gazetteer().look_up("Goris") if e.name == "Goris")
    >>> town, *states = (
    ...     place_of(entry, Span(0, len(entry.name), entry.name))
    ...     for entry in (goris, gazetteer().country("ARM"), gazetteer().country("GEO"))
    ... )
    >>> [lies_in(town, state) for state in states]
    [True, False]
    """
    if inner.name == outer.name or outer.precision in {"town", "exact"} or inner.code is None:
        return False
    if outer.precision == "country":
        return inner.code == outer.code
    if inner.lat is None or inner.lon is None:
        return False
    known = gazetteer()
    named = known.look_up(outer.name)
    entry = next((e for e in named if e.geonames_id == outer.geonames_id), None)
    area = known.extent(entry) if entry else None
    return area is not None and holds(area, (inner.lat, inner.lon))


def _toponym(text: Text, name: Name, choice: Choice) -> Toponym:
    mention = text.span(name.start, name.end)
    entry, score = choice.entry, round(name.score * choice.share, 3)
    sense = sense_of(text, name, entry)
    head = head_of(text, name).i
    if entry is None:
        return Toponym(mention, head, sense, None, None, "gazetteer", score)
    place = place_of(entry, mention, name.asked)
    return Toponym(mention, head, sense, place, entry.point, "gazetteer", score)


def _demonym(text: Text, adjective: Adjective) -> Toponym:
    tokens, entry = text.tokens, adjective.entry
    head = adjective.last - 1 if adjective.territory is None else adjective.territory
    mention = text.span(tokens[adjective.first].start, tokens[head].end)
    sense: Sense = "demonym" if adjective.territory is None else "place"
    if in_actor(text, adjective.first, adjective.last, frozenset({entry.code})):
        sense = "part"
    return Toponym(
        mention, head, sense,
        place_of(entry, mention), entry.point, "adjectives", None,
    )  # fmt: skip


def _containers(
    text: Text, names: Sequence[Name], described: Sequence[Adjective]
) -> dict[int, tuple[Name, ...]]:
    """For each name, by its index, the names that the text puts around it."""
    found: dict[int, list[Name]] = {}
    for i, (inner, outer) in enumerate(pairwise(names)):
        between = [
            t.lower
            for t in text.tokens[inner.last : outer.first]
            if t.pos not in {"ADJ", "NUM"} or t.lower in words("compass")
        ]
        if not _linked(between) or inner.folded == outer.folded:
            continue
        if between[0] in {"'s", "’s"}:
            found.setdefault(i + 1, []).append(inner)
        elif any(held_by(e, outer) for e in inner.entries):
            found.setdefault(i, []).append(outer)
    for i in sorted(found, reverse=True):  # Goris, Syunik, Armenia: the third holds the first too
        if i + 1 in found and found[i][0] is names[i + 1]:
            found[i].extend(found[i + 1])
    by_last = {a.last: a for a in described}
    for i, name in enumerate(names):
        at = name.first
        while at > 0 and at > name.first - 5 and at not in by_last and _leads_on(text, at - 1):
            at -= 1
        if at in by_last and at < name.first:
            found.setdefault(i, []).append(_as_name(by_last[at]))
    return {i: tuple(outers) for i, outers in found.items()}


def _linked(between: list[str]) -> bool:
    allowed = _BETWEEN | words("compass") | kind_words().keys()
    return (
        0 < len(between) <= 5
        and allowed.issuperset(between)
        and not set(between) <= {"of", "the", "-"}
    )


def _leads_on(text: Text, i: int) -> bool:
    low = text.tokens[i].lower
    return (
        low in kind_words() or low in words("compass") or low in {"of", "border", "the", "coastal"}
    )


def _as_name(a: Adjective) -> Name:
    return Name(a.first, a.last, 0, 0, a.entry.name.lower(), (a.entry,), None, (), 1.0)


def _with_lines(text: Text, found: list[Toponym], named: list[Line]) -> list[Toponym]:
    """Add the lines; what names their sides is part of them."""
    parts = {text.tokens[m.first].start for line in named for m in line.members}
    result = [
        Toponym(t.mention, t.token, "part", t.place, t.point, t.by, t.score)
        if t.mention.start in parts and t.sense in {"place", "metonym"}
        else t
        for t in found
    ]
    for line in named:
        tokens = text.tokens[line.first : line.last]
        mention = text.span_of(*tokens)
        codes = {m.entry.code for m in line.members} or {line.within.code if line.within else None}
        place = Place(
            line.name, None, None, None, None, "line", codes.pop() if len(codes) == 1 else None,
            False, mention,
        )  # fmt: skip
        result.append(Toponym(mention, line.head, "place", place, None, "lines", None))
    return sorted(result, key=lambda t: (t.mention.start, -t.mention.end))
