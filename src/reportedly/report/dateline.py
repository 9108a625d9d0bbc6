"""The dateline before a wire story: where it was filed, when, and by whom.

``BAKU, Oct 4 (AFP) -``, ``Yerevan, 4 October. /ARMENPRESS/.``, ``SAN SALVADOR, 3 JAN 90 -- [REPORT]
[PRESS OFFICE] [TEXT]``. A place alone makes a dateline only in capitals and before a dash; a
place in small letters needs a date or a credit beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.report.credit import agencies, agency, agency_at
from reportedly.report.dates import Dated, date_at
from reportedly.tables import toml

LONGEST = 140  # characters from the start of the paragraph to the end of the dateline

_PLACE = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*)(?:[ -](?:(?:de|del|la|los|al|el|of|the|and|upon|on) ){0,2}[^\W\d_a-z][\w'’.-]*){0,4}"
)
_REGION = re.compile(
    r" ?\((?P<in>[^()\d]{2,40})\)|, (?P<after>(?:[^\W\d_a-z][\w'’.-]*)(?: [^\W\d_a-z][\w'’.-]*){0,2})"
)
_CREDIT = re.compile(r"[,.]?\s{0,2}(?:[(\[](?P<paren>[^()\[\]]{2,60})\)|/(?P<slash>[^/]{2,60})/)")
_DASH = re.compile(r"\s{0,2}[.:]?\s{0,2}(?:-{2,3}|[—–]|-(?=\s))\s*")
_STOP = re.compile(r"\s?[.:]\s+")
_GAP = re.compile(r"[,.]?\s{1,2}")
_STORY = re.compile(r"[\"'“‘«(\[]{0,2}[^\W_a-z]")
_TAG = re.compile(r"\s*\[(?P<tag>[^\[\]]{1,300})\]\s*")


@dataclass(frozen=True, slots=True)
class WireHead:
    """A dateline found at the start of a paragraph.

    ``end`` is where place and date end, ``body`` where the story begins, ``place`` the end of the
    place that starts at ``start`` (null where none is named).
    """

    start: int
    end: int
    body: int
    place: int | None
    dated: Dated | None
    credit: str | None


def dateline_at(string: str, start: int = 0) -> WireHead | None:
    """The dateline that begins at ``start`` of a paragraph, if one does.

    >>> head = dateline_at("BAKU, Oct 4 (AFP) - Shells fell on Monday.")
    >>> head.place, head.dated.days, head.credit, head.body
    (4, ('--10-04',), 'AFP', 20)
    >>> dateline_at("Baku - the capital - was quiet.") is None
    True
    """
    first = agency_at(string, start)
    if first and string[first[0] : first[0] + 1] in tuple(",.)/"):
        return None  # an agency's name in a sentence of its own
    dash = _DASH.match(string, first[0]) if first else None
    if first and dash:  # "NNA - A raid …": an agency for a dateline
        return WireHead(start, start, dash.end(), None, None, first[1])
    alone = date_at(string, start)
    match = None if alone else _PLACE.match(string, start)
    if not match:
        return _placeless(string, start, alone) if alone else None
    place = _without_date(string, match)
    capitals = string[start:place].upper() == string[start:place] and place - start > 2
    region = _region(string, place)
    dated, at = _date(string, region)
    undated = None if dated else _undated().match(string, at)
    at = undated.end() if undated else at
    credit, at = _credit(string, at)
    if dated is None and credit:
        dated, at = _date(string, at)
    body = _body(string, at, capitals, dated is not None, credit is not None)
    if body is None or at - start > LONGEST:
        return None
    end = max(region, _trimmed(string, dated.end) if dated else 0)
    body, tagged = _tags(string, body)
    named = string[start:place] not in toml("report/furniture.toml")["wire"]["placeless"]
    return WireHead(start, end, body, place if named else None, dated, credit or tagged)


def _placeless(string: str, start: int, dated: Dated) -> WireHead | None:
    """A date and a credit before a dash: "Sept. 27 (Reuters) -"."""
    credit, at = _credit(string, dated.end)
    dash = _DASH.match(string, at) if credit else None
    return WireHead(start, dated.end, dash.end(), None, dated, credit) if dash else None


def _trimmed(string: str, end: int) -> int:
    """Without the full stop of a sentence, but with that of a short month ("Oct.")."""
    return end - 1 if re.search(r"\w{5,}\.$", string[max(0, end - 12) : end]) else end


def _without_date(string: str, match: re.Match[str]) -> int:
    """The end of the place, which must not swallow a month ("Yerevan October")."""
    for gap in re.finditer(r"[ ,]", match.group()):
        if date_at(string, match.start() + gap.end()):
            return match.start() + gap.start()
    return match.end() - (1 if match.group().endswith(".") else 0)


def _region(string: str, at: int) -> int:
    """Past the state or country that follows a place: "(BRAZIL)", ", Azerbaijan"."""
    match = _REGION.match(string, at)
    if not match or agency((match["in"] or match["after"]).strip()):
        return at
    if (
        match["in"]
        and not _date(string, match.end())[0]
        and not _undated().match(string, match.end())
    ):
        return at  # before the dash it is who filed the story: "MIAMI (WSVN) -"
    gap = len(match.group()) - len(match.group().lstrip(" ,("))
    return at if date_at(string, at + gap) else match.end()


def _date(string: str, at: int) -> tuple[Dated | None, int]:
    gap = _GAP.match(string, at)
    dated = date_at(string, gap.end() if gap else at)
    return (dated, dated.end) if dated and dated.start < LONGEST else (None, at)


def _credit(string: str, at: int) -> tuple[str | None, int]:
    match = _CREDIT.match(string, at)
    if match:
        written = (match["paren"] or match["slash"]).strip()
        known = agencies(written)
        if ":" in written or date_at(written):
            return None, at
        if known or match["slash"] or written.upper() == written or written.istitle():
            return known or written, match.end()
    gap = _GAP.match(string, at)
    found = agency_at(string, gap.end()) if gap else None
    return (found[1], found[0]) if found else (None, at)


def _body(string: str, at: int, capitals: bool, dated: bool, credited: bool) -> int | None:
    """Where the story begins: after a dash, or after a full stop where a date or credit was seen."""
    dash = _DASH.match(string, at)
    if dash and (dated or credited or (capitals and _STORY.match(string + "A", dash.end()))):
        return dash.end()
    stop = _STOP.match(string, at)
    if stop and credited:
        return stop.end()
    if stop and dated:  # "Yerevan, 4 October. /ARMENPRESS/. Text"
        name, after = _credit(string, at)
        again = _STOP.match(string, after) or _DASH.match(string, after)
        return again.end() if name and again else (stop.end() if capitals else None)
    if not string[at:].strip():
        return len(string) if credited or (dated and capitals) else None
    tag = _TAG.match(string, at)
    return at if tag and dated else None


def _tags(string: str, at: int) -> tuple[int, str | None]:
    """Past the bracketed tags up to where the item begins, and the source that they name."""
    words = toml("report/furniture.toml")["wire"]
    begins, credited = words["begins"], words["credited"]
    here, tags = at, list[str]()
    while (match := _TAG.match(string, here)) and len(tags) < 6:
        here = match.end()
        tags.append(" ".join(match["tag"].split()))
        if tags[-1].upper() in begins:
            return here, tags[1] if len(tags) > 2 and tags[0].upper() in credited else None
    return at, None


@cache
def _undated() -> re.Pattern[str]:
    words: list[str] = toml("report/furniture.toml")["wire"]["undated"]
    return re.compile(rf"[,.]? ?(?:{'|'.join(words)})")


@cache
def notes_of_monitors() -> re.Pattern[str]:
    """Bracketed remarks of a monitoring service inside a story: "[WORDS INDISTINCT]"."""
    words: list[str] = toml("report/furniture.toml")["wire"]["notes"]
    return re.compile(rf"\s?\[(?:{'|'.join(words)})\]", re.IGNORECASE)
