"""Agency credits: "--AFP", "(EFE)", "/ARMENPRESS/", "Photo: …", "Source: Agency".

A credit is metadata where it stands apart, at the end of a text, in a dateline or between title
and text; inside a sentence it is a voice, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reportedly.tables import toml, tsv

_SIGNER = r"[^\s()/\[\]–—,;]{2,40}(?: [^\s()/\[\]–—,;]{1,40}){0,4}"
# What may close a text: "--AFP", "(AFP)", "(apa, dpa)", "/TASS/", "- Reuters"
_CLOSING = re.compile(
    rf"(?:\s*[-–—]{{1,3}}\s*(?P<dash>{_SIGNER})"
    rf"|\s*[(\[](?P<paren>{_SIGNER}(?:(?:, ?|/| and | & ){_SIGNER}){{0,3}})[)\]]"
    rf"|\s*/(?P<slash>{_SIGNER})/)\.?\s*$"
)
_LIST = re.compile(r", ?|/| and | & ")
_WINDOW = 120


def agency(written: str) -> str | None:
    """The agency that signs so, by its name in ``agencies.tsv``; null for anything else.

    >>> agency("REUTER"), agency("the police")
    ('Reuters', None)
    """
    return known().get(written.strip().strip(".").strip())


def agencies(written: str) -> str | None:
    """One agency or a list of them ("apa, dpa"), joined by commas; null if one is unknown."""
    names = []
    for piece in _LIST.split(written):
        name = agency(piece) or agency(piece.upper())
        if name is None:
            return None
        names.append(name)
    return ", ".join(names)


def agency_at(string: str, start: int = 0) -> tuple[int, str] | None:
    """The end and name of an agency's name that stands whole at ``start``."""
    match = _known_names().match(string, start)
    return (match.end(), known()[match.group()]) if match else None


def closing(string: str) -> tuple[int, str] | None:
    """Where a credit that closes a text begins, and who it names.

    >>> closing("The toll rose, it said.--AFP")
    (23, 'AFP')
    >>> closing("The talks failed (Geneva)") is None
    True
    """
    base = max(0, len(string) - _WINDOW)
    for at in range(base, len(string)):
        if string[at] not in "-–—([/" or (at > base and string[at - 1] in "-–—"):
            continue
        match = _CLOSING.match(string, at)
        if match:
            written = match["dash"] or match["paren"] or match["slash"]
            name = agency(written) if match["dash"] else agencies(written)
            if name:
                return len(string[:at].rstrip()), name
    named = _named().search(string, base)
    if named and _apart(string, named.start()):
        return named.start(), _who(named["who"])
    return None


def labelled(string: str) -> str | None:
    """Whom a paragraph that is nothing but a credit names: "Photo: …", "Source: …", "Reuters".

    >>> labelled("Photo: Mountain Agency"), labelled("Photo: a house burns, Sunday.")
    ('Mountain Agency', None)
    """
    if len(string) > _WINDOW:
        return None
    match = _named().fullmatch(string)
    if match:
        return _who(match["who"])
    return agencies(string.strip("()[]/-–— ."))


def _who(written: str) -> str:
    """As it signs itself, in its own letters, whether we know it or not."""
    return written.strip(" .")


def _apart(string: str, start: int) -> bool:
    """Whether what comes before ``start`` has ended as a sentence, or is bracketed off."""
    before = string[:start].rstrip()
    return not before or before[-1] in '.!?…"”’»)' or string[start] in "(["


@cache
def _named() -> re.Pattern[str]:
    """A label and a name that does not go on as a sentence: no full stop, no small-letter verb."""
    labels = "|".join(toml("report/furniture.toml")["head"]["credit"])
    name = r"[^\s.,;:()\[\]/]*[^\W\d_a-z][^\s,;:()\[\]]*"
    joint = r"(?: (?:(?:and|of|the|for|by|via|from|agencies|und|de|/|\+|&) ){0,2}|, ?| ?/ ?)"
    return re.compile(
        rf"[(\[]?\b(?:{labels})(?: (?:by|credit|courtesy))?:? ?(?P<who>(?:courtesy (?:of )?)?{name}"
        rf"(?:{joint}{name}){{0,5}}(?: (?:and|\+|&) (?:other )?agencies)?)[)\]]?\.?\s*$"
    )


@cache
def known() -> Mapping[str, str]:
    """Every way in which an agency signs, with its name."""
    names: dict[str, str] = {}
    for row in tsv("report/agencies.tsv"):
        for written in (row["name"], *filter(None, row["aliases"].split("|"))):
            names.setdefault(written, row["name"])
            names.setdefault(written.upper(), row["name"])
    return names


@cache
def _known_names() -> re.Pattern[str]:
    names = sorted((n for n in known() if len(n) > 1), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![\w-])")
