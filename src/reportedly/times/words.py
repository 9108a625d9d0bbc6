"""The words of time in a text, each with the letter of its class.

The grammar is written over these letters: ``20 October 2020`` is ``dMy``, ``two days later`` is
``wVj``. A word that has nothing to do with time is ``x``, so that one letter stands for one word
and a match over the letters is a match over the words. Numbers are ``d`` (1 to 31, in digits),
``y`` (1000 to 2199, four digits), ``n`` (other digits), ``w`` (in words), ``o`` (ordinals).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.tables import toml

TABLE = "times/units.toml"

#: The letter of each table and word class of ``units.toml``.
LETTERS = {
    "month": "M", "weekday": "W", "weekdays": "Q", "unit": "U", "units": "V", "season": "E",
    "part": "P", "deictic": "T", "reference": "R", "number": "w", "ordinal": "o", "set": "F",
    "holiday": "J",
}  # fmt: skip
WORD_LETTERS = {
    "article": "a", "the": "t", "last": "l", "previous": "p", "next": "f", "this": "i", "that": "I",
    "same": "s", "edge": "e", "about": "~", "few": "v", "half": "h", "ago": "g", "before": "k",
    "after": "j", "of": "z", "and": "&", "to": ">", "between": "b", "from": "r", "since": "S", "then": "D",
    "at": "@", "on": "/", "in": "N", "each": "X", "long": "L", "old": "O", "bc": "B", "ad": "K",
    "halfday": "A", "zone": "G", "fiscal": "H",
}  # fmt: skip
#: Longer numbers count something else.
LONGEST_NUMBER = 12
MARKS = {",": "c", "-": "-", "–": "-", "—": "-", "‑": "-", "(": "(", ")": ")"}

#: Months that are also verbs: read as months only where they are written as one.
VERB_MONTHS = frozenset({"may", "march"})
#: Short forms that are words or names too: months beside a number, weekdays beside a date.
SHORT = frozenset({"mar", "sat", "sun", "mon", "wed", "jan", "dec", "oct", "fri", "tue", "thu"})

_NUMBER = r"""
  (?P<iso>\d{4}-\d{2}-\d{2}(?!\d))
| (?P<slashed>\d{1,2}(?P<part>[/.-])\d{1,2}(?P=part)(?:\d{4}|\d{2})(?![\d/-]))
| (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}\.\d{2}(?=[ ]?[ap]\.?m\b))
| (?P<decade>(?:\d{2,3}|['’]?\d)0s\b)
| (?P<short_year>['’]\d{2}(?![\w]))
| (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
| (?P<big>\d{1,3}(?:,\d{3})+|\d+\.\d+)
| (?P<digits>\d+)
"""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, its class letter, its value, its text in lower case."""

    start: int
    end: int
    letter: str
    value: str | int | float | None
    lower: str


@cache
def meanings() -> dict[str, tuple[str, str | int]]:
    """Every word of the table with its letter and value."""
    table = toml(TABLE)
    found: dict[str, tuple[str, str | int]] = {}
    for section, letter in LETTERS.items():
        for word, value in table[section].items():
            found[word] = (letter, value)
    for section, letter in WORD_LETTERS.items():
        for word in table["words"][section]:
            found.setdefault(word, (letter, word))
    return found


@cache
def _lexer() -> re.Pattern[str]:
    phrases = sorted((w for w in meanings() if not w.isalpha()), key=len, reverse=True)
    phrase = "|".join(re.escape(w).replace(r"\ ", r"[ \n]") for w in phrases)
    return re.compile(
        rf"{_NUMBER} | (?P<phrase>(?<![\w])(?:{phrase})(?!\w)) | (?P<word>[^\W\d_]+) "
        r"| (?P<gap>\n[ \t]*\n) | (?P<own>['’]s\b) | (?P<mark>[^\w\s])",
        re.VERBOSE | re.IGNORECASE,
    )


def read(text: str, capitals: bool = False) -> tuple[list[Word], str]:
    """The words of ``text`` and, as one string, their letters."""
    words: list[Word] = []
    table = meanings()
    for match in _lexer().finditer(text):
        kind = match.lastgroup or "mark"
        written = match.group()
        lower = written.lower()
        letter: str = "x"
        value: str | int | float | None = None
        if kind in {"word", "phrase"}:
            letter, value = table.get(" ".join(lower.split()), ("x", None))
            if lower in VERB_MONTHS and (capitals or written.islower()):
                letter = "?"
            elif lower in SHORT and letter in "MW":
                letter = "x" if written.islower() else "?"
        elif kind == "mark":
            letter = MARKS.get(written, ".")
            if (
                letter == "."
                and written == "."
                and words
                and _abbreviated(words[-1], match.start())
            ):
                last = words[-1]
                words[-1] = Word(last.start, match.end(), last.letter, last.value, last.lower)
                continue
        else:
            letter, value = _number(kind, written)
            if letter not in "'\n" and _glued(text, match.start(), match.end()):
                letter = "x"
        words.append(Word(match.start(), match.end(), letter, value, lower))
    _settle(words)
    return words, "".join(word.letter for word in words)


def _number(kind: str, written: str) -> tuple[str, str | int | float | None]:
    """Letter and value of what begins with a digit."""
    if kind in {"iso", "slashed"}:
        return "#", written
    if kind == "clock":
        return "C", written.replace(".", ":")
    if kind == "decade":
        return "Y", int(re.sub(r"\D", "", written))
    if kind == "short_year":
        return "Z", int(written[1:])
    if kind == "ordinal":
        return "o", int(written[:-2])
    if kind == "own":
        return "'", None
    if kind == "gap":
        return "\n", None
    if kind == "big":
        if len(written) > LONGEST_NUMBER:
            return "x", None
        return "n", float(written.replace(",", ""))
    number = int(written[:9])
    if len(written) == 4 and 1000 <= number <= 2199:
        return "y", number
    if len(written) <= 2 and 1 <= number <= 31:
        return "d", number
    return "n", number


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a number is part of a name: ``MiG-29``, ``T72``, ``Su-1914M``."""
    before = text[start - 1 : start]
    if before.isalpha() or before in {"$", "€", "£", "#", "/"}:
        return True
    if before in {"-", "‑"} and text[start - 2 : start - 1].isalpha():
        word = re.search(r"([^\W\d_]+)[-‑]$", text[max(0, start - 12) : start])
        return not word or meanings().get(word.group(1).lower(), ("x", ""))[0] not in "eM>~"
    return text[end : end + 1] == "%"


def _abbreviated(word: Word, at: int) -> bool:
    """Whether the full stop at ``at`` belongs to the short form before it (``Oct.``)."""
    return word.end == at and word.letter in "MW?" and len(word.lower) <= 5 and word.lower not in {
        "april", "march", "may", "june", "july",
    }  # fmt: skip


def _settle(words: list[Word]) -> None:
    """Decide the ambiguous months and weekdays by the numbers beside them."""
    table = meanings()
    for n, word in enumerate(words):
        if word.letter != "?":
            continue
        letter, value = table[word.lower]
        before = words[n - 1].letter if n else "."
        after = words[n + 1].letter if n + 1 < len(words) else "."
        if before == "z" and n > 1:
            before = words[n - 2].letter
        near = before in "do#" or after in "doy" or (letter == "W" and after in "cM")
        words[n] = Word(word.start, word.end, letter if near else "x", value, word.lower)
