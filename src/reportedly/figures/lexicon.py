"""The words of ``counted.toml`` and ``bounds.toml``, turned round for look-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import Any

from reportedly import actors
from reportedly.claim import Bound, Counted, Counted_who
from reportedly.language import Text, Token
from reportedly.language.numbers import numbers
from reportedly.tables import toml

#: The graver harm wins where several are said of the same people ("was shot and killed").
GRAVITY: Mapping[str, int] = {
    "killed": 6, "missing": 5, "wounded": 4, "captured": 3, "detained": 2, "displaced": 1,
    "people": 0,
}  # fmt: skip
#: Below this age a person is a child (Convention on the Rights of the Child, article 1).
ADULT = 18
#: How many words a title and a name may have: "Navy Senior Chief Petty Officer Ann M. Lee".
_TITLED = 8
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "people", "children": "child", "wives": "wife",
    "lives": "life", "police": "police", "dead": "dead", "bodies": "body", "others": "other",
    "kids": "kid", "persons": "person",
}  # fmt: skip


def singular(token: Token) -> str:
    """The noun's singular, by rule: the tagger's lemma fails on names and on text in capitals.

    >>> [singular_of(word) for word in ("policemen", "bodies", "injuries", "buses", "deaths")]
    ['policeman', 'body', 'injury', 'bus', 'death']
    """
    return singular_of(token.lower)


@lru_cache(maxsize=65_536)
def singular_of(word: str) -> str:
    """The singular of a lower-case noun."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "uses")) and not word.endswith("houses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def lookup(section: str) -> Mapping[str, str]:
    """One section of ``counted.toml`` as word → value."""
    table: Mapping[str, Any] = toml("figures/counted.toml")[section]
    return {word: value for value, words in table.items() for word in words}


@cache
def words(section: str, key: str) -> frozenset[str]:
    """One list of ``counted.toml``."""
    return frozenset(toml("figures/counted.toml")[section][key])


@cache
def bounds(side: str) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    """The phrases of one side of ``bounds.toml``, as tokens, the longest first."""
    table: Mapping[Bound, list[str]] = toml("figures/bounds.toml")[side]
    rows = [(tuple(p.split()), bound) for bound, phrases in table.items() for p in phrases]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def is_person(text: Text, token: Token) -> bool:
    """Whether the noun names people in general, by our lists or as the actors' room reads it."""
    word = singular(token)
    if word in lookup("who") or word in words("people", "nouns") or age(text, token) is not None:
        return True
    if word.endswith("man") and len(word) > 5 and token.pos == "NOUN":
        return True  # crewman, tribesman, herdsman
    unsaid = word not in lookup("things") and word not in lookup("forms")
    if unsaid and any(age(text, c) is not None for c in token.kids("amod")):
        return True  # "30-year-old Roberto Pabon", whatever the tagger makes of the name
    if (token.entity == "PERSON" and token.pos == "PROPN") or word in words("people", "bodies"):
        return False
    if word in lookup("things"):
        return False  # a hospital that speaks is somebody; a hospital that is hit is a building
    found = actors.who(text, token)
    if found is None or found.head != token.i:
        return False
    return found.sort == "person" or (found.role == "people" and found.plural)


def is_name(text: Text, token: Token) -> bool:
    """Whether the token ends the name of a person."""
    named = token.entity == "PERSON" and token.pos == "PROPN" and not _common(token)
    return named and not is_person(text, token)


def _common(token: Token) -> bool:
    """Whether a capitalised word is a common noun of our tables, no name: "Car Bomb"."""
    word = singular(token)
    return word in lookup("things") or word in lookup("deeds") or word in lookup("harm_nouns")


def may_live(text: Text, token: Token) -> bool:
    """Whether a noun may mean a person whom no table names: no thing, animal, body or idea of ours."""
    word = singular(token)
    known = word in lookup("things") or word in words("people", "animals")
    known = (
        known
        or word in lookup("harm_nouns")
        or word in lookup("deeds")
        or word in lookup("harm_of")
    )
    known = known or word in words("people", "bodies") or word in words("people", "ideas")
    return not known and token.entity in {"", "PERSON"} and actors.who(text, token) is None


def may_be_name(text: Text, token: Token) -> bool:
    """Whether the token may end a name that the tagger does not know: two capitals, no table's."""
    if token.tag == "NNP" and token.lower in _known(text) and not _common(token):
        return True
    return (
        token.tag == "NNP"
        and not _common(token)
        and token.lower.rstrip(".") not in _CALENDAR
        and token.entity in {"", "PERSON"}
        and any(
            c.dep == "compound" and c.tag == "NNP" and c.i == token.i - 1 for c in token.children
        )
        and actors.who(text, token) is None
    )


def _known(text: Text) -> frozenset[str]:
    """The parts of the persons' names that a text gives in full somewhere."""
    return text.once("figures.names", _full_names)


def _full_names(text: Text) -> frozenset[str]:
    found: set[str] = set()
    for token in text.tokens:
        if token.entity == "PERSON" and token.tag == "NNP":
            beside = [c for c in token.kids("compound") if c.tag == "NNP" and c.entity == "PERSON"]
            if beside and not _common(token):
                found.update(t.lower for t in (beside[0], token) if len(t.text) > 2)
    return frozenset(found - lookup("who").keys())


def age(text: Text, token: Token) -> int | None:
    """The age in years where the noun is "an 11-year-old"; null where it is another."""
    if token.lower not in {"old", "olds"} or token.i < 4:
        return None
    dash, unit, other, number = (text.tokens[token.i - n] for n in (1, 2, 3, 4))
    if dash.text != "-" or other.text != "-" or unit.lower not in {"year", "month", "week", "day"}:
        return None
    if unit.lower != "year":
        return 0
    return int(number.text) if number.text.isdigit() else exact(text).get(number.i)


def exact(text: Text) -> Mapping[int, int]:
    """The exact numbers of a text by their last token."""
    return text.once(
        "figures.exact", lambda t: {n.last: n.best for n in numbers(t) if n.best is not None}
    )


def who_of(text: Text, token: Token) -> Counted_who:
    """Which people a noun counts: civilians, soldiers, children and so on."""
    word = singular(token)
    found = lookup("who").get(word)
    years = age(text, token)
    if years is not None and years < ADULT:
        found = "children"
    if found is None:
        for child in token.children:
            if child.dep in {"amod", "compound", "nmod"} and child.lower in lookup(
                "who_adjectives"
            ):
                found = lookup("who_adjectives")[child.lower]
    found = _by_words_before(text, token) or found
    if found is None and word in words("people", "belonging"):
        found = _of_whom(text, token)
    if found is None and word not in words("people", "nouns"):
        role = actors.who(text, token)
        named = role is not None and (role.head == token.i or role.rule == "actors.tsv")
        found = lookup("roles").get(role.role or "") if role is not None and named else None
    return found or "unknown"  # type: ignore[return-value]  # the table's keys are the record's


def _by_words_before(text: Text, token: Token) -> str | None:
    """ "Service members", "Petty Officer Lee", "Spc. Lee": those of the services, by two words or a rank."""
    before = [c.lower for c in token.kids("compound", "amod", "nmod") if c.i < token.i]
    if token.pos == "PROPN":
        run = takewhile(lambda t: t.pos == "PROPN", reversed(text.tokens[: token.i][-_TITLED:]))
        before = [*before, *(t.lower for t in [*run][::-1])]
    for pair in pairwise([*before, singular(token)]):
        if (found := lookup("who_compounds").get(" ".join(pair))) is not None:
            return found
    ranked = (lookup("ranks").get(word) for word in before) if token.pos == "PROPN" else ()
    return next((rank for rank in ranked if rank), None)


def _of_whom(text: Text, token: Token) -> Counted_who | None:
    """ "Members of the government forces", "men of the 5th brigade": as those they belong to."""
    for prep in token.kids("prep"):
        for body in prep.kids("pobj") if prep.lower in {"of", "from"} else ():
            found = who_of(text, body) if singular(body) != singular(token) else "unknown"
            if found != "unknown":
                return found
    return None


_DESIGNATED: tuple[Counted, ...] = ("aircraft", "armour", "artillery", "drone")
_WEAPON: Counted = "weapon"


def thing_of(token: Token, before: tuple[Token, ...]) -> Counted | None:
    """What thing a noun names: aircraft, armour, settlement and so on; null where none."""
    word = singular(token)
    if before:
        pair = f"{before[-1].lower} {word}"
        compound = lookup("compounds").get(pair)
        if compound:
            return compound  # type: ignore[return-value]
        if word == "vehicle" and any(t.lower in _ARMOURED for t in before):
            return "armour"
    designation = _DESIGNATION.fullmatch(token.lower) if before else None
    for what in _DESIGNATED if designation else ():
        if designation and designation[1] in words("designated", what):
            return what  # "two F-16s"
    for earlier in before[-4:] if word in words("designated", "nouns") else ():
        family, dash, rest = earlier.lower.partition("-")
        if (dash and rest[:1].isdigit()) or earlier.lower in _FAMILIES:
            for what in (*_DESIGNATED, _WEAPON):
                if family in words("designated", what):
                    return what
    return lookup("things").get(word)  # type: ignore[return-value]


_DESIGNATION = re.compile(r"([a-z]{1,4})-?\d{1,3}[a-z]{0,3}s")
_ARMOURED = frozenset({"armored", "armoured"})
_CALENDAR = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    ]
)
_FAMILIES = frozenset({"mig", "su", "tu", "mi", "ka"})
