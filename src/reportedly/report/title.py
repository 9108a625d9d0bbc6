"""The title: found in a text, freed from the outlet's name, and known again where it is repeated."""

from __future__ import annotations

import re
from functools import cache

from reportedly.tables import toml

LONGEST = 220
_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s?\|\s?|\s::\s")
_AFTER = re.compile(r"[\s.:!?|–—·-]*")


def squeezed(string: str) -> str:
    """Letters and digits alone, in small letters: how titles are compared."""
    return "".join(c for c in string.casefold() if c.isalnum())


def trimmed(title: str, outlet: str | None = None) -> str:
    """The title without the outlet's name and rubrics behind it.

    >>> trimmed("Talks break down | The Valley Times"), trimmed("Talks - a year on")
    ('Talks break down', 'Talks - a year on')
    """
    for _ in range(4):
        pieces = list(_SEPARATOR.finditer(title))
        if not pieces:
            break
        last = pieces[-1]
        head, tail = title[: last.start()].rstrip(), title[last.end() :].strip()
        if not _of_outlet(tail, outlet) or len(squeezed(head)) < 8:
            break
        title = head.rstrip(" -|–—")
    return title


def _of_outlet(tail: str, outlet: str | None) -> bool:
    if outlet and squeezed(outlet) in (squeezed(tail), squeezed(tail).removeprefix("the")):
        return True
    words = tail.split()
    if not words or len(words) > 7 or not any(c.isalpha() for c in tail):
        return False
    if re.fullmatch(r"[KW][A-Z]{2,3}(?:-TV)?(?: \d{1,2})?(?: & [KW][A-Z]{2,3})?", tail):
        return True  # the call sign of an American station
    if re.search(r"\.(?:com|org|net|info|tv|co|[a-z]{2})\b", tail):
        return True
    known = _outlet_words()
    capital = all(w[0].isupper() or not w[0].isalpha() or len(w) < 4 for w in words)
    return capital and (any(squeezed(w) in known for w in words) or tail.casefold() in _sections())


def end_of(string: str, title: str) -> int | None:
    """Where ``title`` ends, if ``string`` begins with it (letters and digits are compared).

    The title must stand apart: at the end of the string, before punctuation, or before a new
    sentence.

    >>> end_of("Army leaves town. The army left.", "Army leaves town"), end_of("Army leaves towns", "Army leaves town")
    (18, None)
    """
    wanted = squeezed(title)
    if not wanted:
        return None
    at = 0
    for i, c in enumerate(string):
        for small in c.casefold():
            if small.isalnum():
                if at >= len(wanted) or small != wanted[at]:
                    return None
                at += 1
        if at == len(wanted):
            return _apart(string, i + 1)
    return None


def _apart(string: str, end: int) -> int | None:
    if string[end : end + 1].isalnum():
        return None
    after = _AFTER.match(string, end)
    rest = after.end() if after else end
    following = string[rest : rest + 1]
    marked = rest > end and bool(string[end:rest].strip())
    if not following or marked or not following.islower():
        return rest
    return None


def is_title(line: str) -> bool:
    """Whether the first line of a text reads as a title: short, and not a sentence with its stop."""
    line = line.strip()
    return 8 <= len(line) <= LONGEST and line[-1] not in ".;:," and any(c.isalpha() for c in line)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(toml("report/furniture.toml")["title"]["outlet_words"])


@cache
def _sections() -> frozenset[str]:
    return frozenset(s.casefold() for s in toml("report/furniture.toml")["head"]["sections"])
