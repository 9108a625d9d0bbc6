"""One identity for a voice over all reports, as far as its name, country and office tell.

Nothing is guessed: two names are one voice where they agree word for word, spelling aside, and
country and office fit. A single word that is nobody's whole name ("Smith") is who it is only within
its report; a voice without a name ("residents") is one of its kind, and nobody in particular.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import attrgetter

from reportedly.tables import tsv

#: Offices between which one person moves in the words of the news: a minister is a politician too.
_FAMILIES = {
    "government": "state", "military": "state", "politician": "state", "police": "state",
    "outlet": "press", "agency": "press", "media": "press", "journalist": "person",
    "ngo": "organisation", "monitor": "organisation", "international-organisation": "organisation",
    "expert": "person", "witness": "person", "resident": "person", "medical": "person",
    "armed-group": "armed-group", "social-media": "social-media", "document": "document",
}  # fmt: skip
#: Kinds that speak for a state, whose bodies are one side.
STATE = frozenset(kind for kind, family in _FAMILIES.items() if family == "state")
#: Kinds that pass on what others say.
RELAYS = frozenset(kind for kind, family in _FAMILIES.items() if family == "press") | {"journalist"}
#: Kinds of voice that are nobody in particular where they have no name.
NOBODY = frozenset(
    {"unnamed", "witness", "resident", "other", "social-media", "document", "expert", "medical"}
)
#: Kinds whose names of one word are whole names.
_BODIES = frozenset({"press", "organisation", "armed-group"})
_PARTICLES = frozenset({"al", "el", "the"})
_TAIL = re.compile(r"(?:iyy|iy|yy|ii|ij|y)$")


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A voice as claims of one report have it: name, kind, country, and that report."""

    name: str
    kind: str
    country: str
    report: str


_ORDER = attrgetter("name", "kind", "country", "report")  # quicker than the class's own order


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a voice is: ``id`` is made of name, office and country, and of the report where it must."""

    id: str
    name: str


@lru_cache(maxsize=20_000)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: no accents, capitals, hyphens or common respellings.

    >>> folded("Volodymyr Zelenskiy") == folded("Vladimir Zelensky")
    True
    >>> folded("Bashar al-Assad") == folded("Bashar Assad")
    True
    >>> folded("–")  # a name without words is its own
    ('–',)
    """
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", plain.replace("'", "").replace("’", ""))
    kept = [w for w in words if w not in _PARTICLES] or words or [plain]
    return tuple(_spelling(word) for word in kept)


def named(name: str) -> str:
    """A name as names are compared: by the name that our tables have for it, folded.

    >>> named("AFP") == named("Agence France-Presse")
    True
    """
    return " ".join(folded(_known(name) or name))


def joined(
    found: Mapping[Member, Identity], merges: Iterable[tuple[Member, Member]]
) -> dict[Member, Identity]:
    """Who each member is after people have said, in this order, that one is the same voice as another."""
    who = dict(found)
    for one, other in merges:
        first, second = who.get(one), who.get(other)
        if first is not None and second is not None:
            who = {m: second if i.id == first.id else i for m, i in who.items()}
    return who


def identities(members: Iterable[Member]) -> dict[Member, Identity]:
    """Who each member is, seen together with all others; those without a name are left out."""
    named = sorted({m for m in members if m.name}, key=_ORDER)
    whole: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    short = []
    for member in named:
        if _is_whole(member):
            whole[folded(_known(member.name) or member.name)].append(member)
        else:
            short.append(member)
    found: dict[Member, Identity] = {}
    for words, same in whole.items():
        found.update(_told_apart(words, same))
    bearers: dict[tuple[str, str], list[Member]] = defaultdict(list)  # by report and last word
    for group in whole.values():
        for m in group:
            bearers[m.report, folded(m.name)[-1]].append(m)
    for member in short:
        near = bearers.get((member.report, folded(member.name)[0]), [])
        found[member] = _of_surname(member, near, found)
    return found


def _told_apart(words: tuple[str, ...], same: list[Member]) -> dict[Member, Identity]:
    """Bearers of one name, by office and country; what is not said joins where one alone fits."""
    states = any(is_state(m.name) for m in same)
    offices = {m: _office(m, states) for m in same}
    known = {(offices[m], m.country) for m in same}
    names: dict[str, set[str]] = defaultdict(set)  # by office
    for m in same:
        names[offices[m]].add(m.name)

    @cache
    def told(office: str, country: str) -> Identity:
        others = {o for o, _ in known if o != "other"}
        if office == "other" and len(others) == 1:
            office = next(iter(others))
        countries = {c for o, c in known if o in (office, "other") and c}
        if not country and len(countries) == 1:
            country = next(iter(countries))
        shown = _fullest(names[office] | names["other"])
        return Identity(_id(office, " ".join(words), country), shown)

    found = {}
    for member in same:
        one = told(offices[member], member.country)
        name = _known(member.name)
        found[member] = replace(one, name=name) if name else one
    return found


def _of_surname(member: Member, near: list[Member], found: dict[Member, Identity]) -> Identity:
    """A surname alone: the one person of that surname in its own report (``near``), or somebody of that report."""
    [word] = folded(member.name)
    fits = {
        found[m]
        for m in near
        if _agree(_family(m.kind), _family(member.kind))
        and _agree(m.country or "other", member.country or "other")
    }
    if len(fits) == 1:
        return next(iter(fits))
    family = _family(member.kind)
    return Identity(_id(family, word, member.country, member.report), member.name)


def _is_whole(member: Member) -> bool:
    """Whether the name alone says who it is: of two words, or of a body ("The army", "Interfax")."""
    several = len(folded(member.name)) > 1 or member.name.casefold().startswith("the ")
    return several or _known(member.name) is not None or _family(member.kind) in _BODIES


def _office(member: Member, states: bool) -> str:
    """The kind itself where a state is named, whose army and government are two voices."""
    return member.kind if states else _family(member.kind)


def _agree(one: str, other: str) -> bool:
    return one == other or "other" in (one, other)


def _family(kind: str) -> str:
    return _FAMILIES.get(kind, "other")


def _fullest(names: Iterable[str]) -> str:
    return max(sorted(names), key=len)


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def is_known(name: str) -> bool:
    """Whether our tables have a state, group or body of that name."""
    return _known(name) is not None


def is_state(name: str) -> bool:
    """Whether a name is that of a state."""
    return folded(_known(name) or name) in _states()


def _spelling(word: str) -> str:
    return _spellings().get(word) or _spellings().get(_TAIL.sub("i", word)) or _TAIL.sub("i", word)


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tsv("corroboration/aliases.tsv"):
        for word in (row["word"], *row["aliases"].split("|")):
            found[word] = found[_TAIL.sub("i", word)] = _TAIL.sub("i", row["word"])
    return found


@cache
def _states() -> frozenset[tuple[str, ...]]:
    return frozenset(folded(row["name"]) for row in tsv("actors/states.tsv"))


def _known(name: str) -> str | None:
    """The name of our tables that this is another name of."""
    return _aliases().get(name) or _aliases().get(name.removeprefix("the ").removeprefix("The "))


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in ("actors/states.tsv", "actors/actors.tsv"):
        for row in tsv(table):
            for alias in (row["name"], *row["aliases"].split("|")):
                if alias and not alias.startswith("="):
                    found.setdefault(alias.removesuffix("*"), row["name"])
    return found
