"""Who a report names with an age: the dead, the hurt, the accused.

Reports give the ages of people to whom something happened, and of those who are held for it, and hardly ever
of officials, witnesses and reporters. A full name with an age that two reports share is a strong sign that
they tell of one happening, also years later in court; and so is a name that one of them gives with an age and the other
without, where it is nobody's who speaks or has an office.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from reportedly.corroboration.wording import folded_words, rarity
from reportedly.tables import toml

MOST = 12  # names of a report that are kept
OTHERS = 4  # and those without an age
HEAD = 6_000  # characters in which these are looked for
RARE = 5.0  # of a family name: in fewer than one report of 150
_NAME = r"(?:[A-Z][\w’'-]{1,30}|[A-Z]\.)(?: (?:[A-Z][\w’'-]{1,30}|[A-Z]\.)){1,3}"
_AGE = r"[1-9]\d?"
_AGED = re.compile(
    rf"\b(?:(?P<after>{_NAME}),? (?:[JS]r\.?,? )?(?:\({_AGE}\)|(?<=, ){_AGE}(?=[,.;:]| (?:and|of|was|is|who|were)\b)|(?:aged|age) {_AGE}\b)"
    rf"|{_AGE}[- ]year[- ]old (?P<before>{_NAME}))"
)
_FULL = re.compile(r"\b[A-Z][a-z’'-]{1,20}(?: (?:[A-Z]\.|[A-Z][a-z’'-]{1,20})){1,2}")
_COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western"}
)
_NO_NAME = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "jr", "sr",
})  # fmt: skip


def people(text: str) -> list[str]:
    """The names told with an age, folded, first and last name only; a run of more words gives both readings of it.

    >>> people("Police held Ivan A. Petrov, 31, after 19-year-old Anna Maria Koval died on Sunday March 3, 2019.")
    ['ivan petrov', 'maria koval', 'anna koval']
    """
    found: dict[str, None] = {}
    for match in _AGED.finditer(text):
        for name in _readings(match["after"] or match["before"]):
            if len(found) < MOST:
                found[name] = None
    return list(found)


def others(text: str) -> list[str]:
    """The first names without an age that are nobody's who speaks or has an office, folded, first and last name only.

    >>> others("Mayor Jan Orlek mourned Mira Solen. Anton Weber said that he knew her.")
    ['mira solen']
    """
    head = text[:HEAD]
    found: dict[str, None] = {}
    for match in _FULL.finditer(head):
        words = list(folded_words(match.group()))
        if len(words) < 2 or set(words) & (_NO_NAME | _COMPASS) or rarity(words[-1]) < RARE:
            continue
        if not _is_office(head, match.start(), match.end()):
            found[f"{words[0]} {words[-1]}"] = None
        if len(found) == OTHERS:
            break
    return list(found)


def _is_office(text: str, start: int, end: int) -> bool:
    """Whether a name follows a title or holds one, or its bearer speaks."""
    titled, speaking = _patterns()
    if titled.search(text[max(0, start - 20) : end]):
        return True
    return bool(speaking(text[start:end].split()[-1]).search(text))


@cache
def _patterns() -> tuple[re.Pattern[str], Callable[[str], re.Pattern[str]]]:
    table = toml("corroboration/titles.toml")
    titles, speaks = ("|".join(map(re.escape, table[name])) for name in ("titles", "speaks"))

    def speaking(name: str) -> re.Pattern[str]:
        who = re.escape(name)
        return re.compile(rf"\b{who},? (?:{speaks})\b|\b(?:{speaks}) (?:\w+ ){{0,3}}{who}\b")

    return re.compile(rf"\b(?:{titles})\.? (?:[A-Z]|$)"), speaking


def _readings(name: str) -> Iterator[str]:
    """The last two words, and the first with the last: a title or a day may stand before a name."""
    words = [w for w in folded_words(name) if w not in _NO_NAME]
    if len(words) >= 2:
        yield f"{words[-2]} {words[-1]}"
        if len(words) > 2:
            yield f"{words[0]} {words[-1]}"
