"""Who a report names with an age: the dead, the hurt, the accused.

Reports give the ages of people to whom something happened, and of those who are held for it, and hardly ever
of officials, witnesses and reporters. A full name with an age that two reports share is a strong sign that
they tell of one happening, also years later in court.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.corroboration.wording import folded_words

MOST = 12  # names of a report that are kept
_NAME = r"(?:[A-Z][\w’'-]{1,30}|[A-Z]\.)(?: (?:[A-Z][\w’'-]{1,30}|[A-Z]\.)){1,3}"
_AGE = r"[1-9]\d?"
_AGED = re.compile(
    rf"\b(?:(?P<after>{_NAME}),? (?:[JS]r\.?,? )?(?:\({_AGE}\)|(?<=, ){_AGE}(?=[,.;:]| (?:and|of|was|is|who|were)\b)|(?:aged|age) {_AGE}\b)"
    rf"|{_AGE}[- ]year[- ]old (?P<before>{_NAME}))"
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


def _readings(name: str) -> Iterator[str]:
    """The last two words, and the first with the last: a title or a day may stand before a name."""
    words = [w for w in folded_words(name) if w not in _NO_NAME]
    if len(words) >= 2:
        yield f"{words[-2]} {words[-1]}"
        if len(words) > 2:
            yield f"{words[0]} {words[-1]}"
