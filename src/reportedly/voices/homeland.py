"""Of which state an official is whom the sentence names without one.

The name of the office may tell it ("Foreign Office"), another mention of the same person, the capital
in which the words fell, the one unrecognised authority that the report is about, or the office of
state that published the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportedly import actors
from reportedly.actors import names
from reportedly.actors.persons import persons
from reportedly.actors.roles import roles
from reportedly.language.text import Text, Token
from reportedly.tables import tsv
from reportedly.voices.kinds import kind_of

_REACH = 9  # words after a name in which its bearer's part begins
_INSIDE = frozenset({"compound", "appos", "nmod", "amod", "poss", "nummod"})
_LEADING = frozenset({"of", "at", "from", "for", "to", "with"})
_UNRECOGNISED = frozenset(
    [
        "rebel",
        "territorial",
        "separatist",
        "breakaway",
        "secessionist",
        "unrecognised",
        "unrecognized",
        "facto",
    ]
)
_HEADS_OF_STATE = frozenset(["president", "premier", "king", "emir", "minister", "government"])
_OFFICES = frozenset(
    [
        "government",
        "department",
        "ministry",
        "office",
        "command",
        "army",
        "embassy",
        "mod",
        "forces",
    ]
)


def office_of(text: Text, head: Token) -> tuple[str | None, str] | None:
    """Name and country of the office that the phrase names, where the table knows it."""
    inside = sorted(_phrase(head), key=lambda t: t.i)
    rows = _offices()
    for token in inside:
        for pieces, row in rows.get(token.lower, ()):
            last = names.spelled(text.tokens, token.i, pieces)
            if last is None or not any(t.i == last for t in inside):
                continue
            if _is_elsewhere(text, row):
                continue
            own = token.i <= head.i <= last
            return (row["name"] or None) if own else None, row["country"]
    return None


def country_of(text: Text, head: Token, name: str | None, military: bool) -> str | None:
    """The state of an official or an official body, by what the rest of the report says of it."""
    if name is not None:
        found = _of_namesakes(text, name)
        if found is not None:
            return found
    return (
        state_of(text, head)
        or place_of(text, head)
        or _of_territory(text, head)
        or _of_capital(text, head)
        or _of_publisher(text, head, name, military)
    )


def _phrase(head: Token) -> Iterator[Token]:
    """The words of the phrase that say what its head is; no clause, nothing that is only near."""
    yield head
    for child in head.children:
        if child.dep in _INSIDE:
            yield from _phrase(child)
        elif child.dep == "prep" and _leads(head, child) and child.i > head.i:
            yield child
            for thing in child.kids("pobj"):
                yield from _phrase(thing)


def _leads(head: Token, prep: Token) -> bool:
    """Whether what follows says whose the head is; a ministry in a capital is of that state."""
    return prep.lower in _LEADING or (prep.lower == "in" and head.lower in _OFFICES)


def _is_elsewhere(text: Text, row: Mapping[str, str]) -> bool:
    """Whether a state is named that calls an office of its own so."""
    others = {code for code in row["unless"].split("|") if code}
    return bool(others and (text.report.outlet_country in others or others & _named(text)))


def _named(text: Text) -> frozenset[str]:
    return text.once("voices.states", lambda t: frozenset(
        m.entry.country for m in names.matches(t).values() if m.entry.country
    ))  # fmt: skip


def _of_namesakes(text: Text, name: str) -> str | None:
    """The country with which the person is named elsewhere, if it is one."""
    return text.once("voices.homes", _homes).get(name.split()[-1].lower())


def _homes(text: Text) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for i, named in persons(text).items():
        if i != named.last:
            continue
        token = text.tokens[i]
        who = actors.who(text, token)
        office = office_of(text, token)
        country = (who.country if who is not None else None) or (office[1] if office else None)
        country = country or state_of(text, token)
        # "a spokesman for the Armenian army, *Jane Doe*"
        beside = token.head if token.dep == "appos" else described(text, token)
        if country is None and beside is not None:
            country = state_of(text, beside)
        if country is not None:
            found.setdefault(token.lower, set()).add(country)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def described(text: Text, name: Token) -> Token | None:
    """The noun that says right after a name what its bearer is, whatever the parser hangs it on.

    "Jane Doe, *a spokeswoman* for the army, troops …", or with its commas lost: "Ahmed *a resident* of the town said".
    """
    if name.entity in {"GPE", "LOC"} or name.i in names.matches(text):
        return None
    rest = text.tokens[name.i + 1 : name.i + 1 + _REACH]
    if rest and rest[0].text == ",":
        rest = rest[1:]
    if not rest or rest[0].sentence != name.sentence or rest[0].lower not in {"a", "an", "the"}:
        return None
    for token in rest[1:]:
        if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM", "PUNCT"} or token.text in {",", "."}:
            return None
        one = roles(text).get(token.i)
        if token.pos == "NOUN" and (kind_of(token) or (one and one.role.sort == "person")):
            return token
    return None


def state_of(text: Text, head: Token) -> str | None:
    """The state named in the phrase, in its apposition, or in whom it serves.

    "Jane Doe, a spokeswoman for the Armenian army", "an adviser to Georgia's president"; but the
    envoy for Syria is of another state.
    """
    at = names.matches(text)
    found = []
    for token in sorted(_phrase(head), key=lambda t: t.i):
        match = at.get(token.i)
        if match is None or match.last != token.i or match.entry.country is None:
            continue
        aimed = token.dep == "pobj" and token.head.lower in {"for", "to"}
        stateless = match.entry.table != "states.tsv" and match.entry.role != "state"
        if not (aimed or stateless or names.hyphened(text, token)):
            found.append(match.entry.country)
            if token.child("conj") is not None:
                return None  # "the two countries, A and B"
    return found[0] if found else None


def place_of(text: Text, head: Token) -> str | None:
    """ "The Foreign Ministry in Ankara", "the authorities in Karabakh"; not a person, who travels."""
    for prep in head.kids("prep"):
        if prep.lower != "in" or prep.i < head.i or head.entity == "PERSON":
            continue
        for token in prep.subtree():
            match = names.matches(text).get(token.i)
            named = match is not None and match.entry.role in {"state", "government"}
            if match is not None and named and not names.hyphened(text, token):
                return match.entry.country
    return None


def _of_territory(text: Text, head: Token) -> str | None:
    """ "The territorial authorities": of the one unrecognised authority that the report names."""
    told = {c.lower for c in head.children}
    for prep in head.kids("prep"):
        told |= {c.lower for place in prep.kids("pobj") for c in place.children}
    if not told & _UNRECOGNISED:
        return None
    codes = {
        m.entry.code for m in names.matches(text).values()
        if m.entry.code and m.entry.code[0] == "x" and m.entry.role == "state"
    }  # fmt: skip
    return next(iter(codes)) if len(codes) == 1 else None


def _of_capital(text: Text, head: Token) -> str | None:
    """ "President Jane Doe said in the capital Baku": a president speaks at home."""
    if not {head.lower, *(c.lower for c in head.children)} & _HEADS_OF_STATE:
        return None
    for token in text.words(text.sentence_of(head)):
        match = names.matches(text).get(token.i)
        if match is None or match.entry.form != "seat" or match.first == 0:
            continue
        if text.tokens[match.first - 1].lower == "capital":
            return match.entry.country
    return None


def _of_publisher(text: Text, head: Token, name: str | None, military: bool) -> str | None:
    """The state whose office published the report, for an office that is written as a name."""
    if head.pos != "PROPN" and not any(c.pos == "PROPN" for c in head.kids("compound", "amod")):
        return None
    country = publisher(text.report.outlet or "")
    if country is None or not military:
        return country
    mentions = [head]
    if name is not None:
        named = persons(text)
        mentions += [
            text.tokens[n.last] for n in named.values() if n.name.endswith(name.split()[-1])
        ]
    return country if any(not _has_guests(text, m, country) for m in mentions) else None


def _has_guests(text: Text, head: Token, country: str) -> bool:
    """Whether the paragraph names another state, but as a place: its officers may be quoted too."""
    paragraph = text.sentence_of(head).paragraph
    for i, match in names.matches(text).items():
        token = text.tokens[i]
        if i != match.last or match.entry.table != "states.tsv" or match.entry.country == country:
            continue
        while token.dep == "conj":
            token = token.head
        if text.sentence_of(token).paragraph == paragraph and token.head.lower not in {
            "in",
            "across",
        }:
            return True
    return False


@cache
def publisher(outlet: str) -> str | None:
    """The state of an outlet that is an office of state; null for every other outlet.

    >>> publisher("UK Government"), publisher("Daily Courier")
    ('GBR', None)
    """
    pieces = names.split(outlet)
    countries = []
    official = bool(_OFFICES & set(pieces))
    for n in range(len(pieces)):
        for spelled, entry in names.index().get(pieces[n], ()):
            if pieces[n : n + len(spelled)] == spelled and entry.country:
                countries.append(entry.country)
                official |= entry.table == "actors.tsv" and entry.voice in {
                    "government",
                    "military",
                }
                break
    return countries[0] if official and countries else None


@cache
def _offices() -> Mapping[str, Sequence[tuple[tuple[str, ...], Mapping[str, str]]]]:
    found: dict[str, list[tuple[tuple[str, ...], Mapping[str, str]]]] = {}
    for row in tsv("voices/offices.tsv"):
        pieces = names.split(row["office"])
        found.setdefault(pieces[0], []).append((pieces, row))
    return {first: sorted(rows, key=lambda r: -len(r[0])) for first, rows in found.items()}
