"""The word lists of this room, read from its tables."""

from __future__ import annotations

from functools import cache

from reportedly.places.names import key
from reportedly.tables import toml, tsv


@cache
def words(section: str) -> frozenset[str]:
    """A list of ``context.toml``."""
    return frozenset(toml("places/context.toml")[section])


@cache
def kind_words() -> dict[str, str]:
    """What kind of place each kind word asks for."""
    return dict(toml("places/context.toml")["kind_words"])


@cache
def common_words() -> frozenset[str]:
    """Words that are also the name of some town."""
    return frozenset(row["word"] for row in tsv("places/words.tsv"))


@cache
def own_names() -> frozenset[str]:
    """The folded names of our table of towns: places that news of war has named before."""
    rows = tsv("places/towns.tsv")
    return frozenset(
        key(name) for row in rows for name in (row["name"], *row["aliases"].split("|")) if name
    )


@cache
def seats() -> dict[str, str]:
    """Seats of government by their folded names: the ISO alpha-3 code of their state."""
    rows = tsv("actors/states.tsv")
    return {key(seat): r["code"] for r in rows for seat in r["capital"].split("|") if seat}


@cache
def abbreviations() -> frozenset[str]:
    """The folded abbreviations of divisions that need their full stop ("Miss.", "Mass.")."""
    rows = tsv("places/divisions.tsv")
    names = (name for row in rows for name in row["aliases"].split("|"))
    return frozenset(key(name) for name in names if name.endswith("."))


@cache
def common_nouns() -> frozenset[str]:
    """Nouns for kinds of places and bodies, which alone name none ("the City", "University")."""
    lists = ("facilities", "organisation_tails", "organisation_heads", "titles", "generic_nouns")
    return frozenset(kind_words()).union(*(words(section) for section in lists))


@cache
def unlisted_words(name: str) -> frozenset[str]:
    """The words of a list of ``context.toml`` about places that no gazetteer holds."""
    return frozenset(toml("places/context.toml")["unlisted"][name])


@cache
def of_peoples() -> tuple[str, ...]:
    """The endings of the names of peoples."""
    return tuple(toml("places/context.toml")["unlisted"]["of_peoples"])
