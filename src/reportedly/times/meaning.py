"""What a time expression means: its TIMEX3 type and value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.times.words import Word

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(slots=True)
class Meaning:
    """Type and value; ``reach`` is a first and last day that the value itself does not say."""

    kind: Kind
    value: str
    anchored: bool = True
    reach: tuple[str, str] | None = None
    refers: bool = True  # later times may count from it
    explicit: bool = False  # written with its year


Meanings = list[Meaning]


def number(words: tuple[Word, ...]) -> float | None:
    """What a count is worth; none for a vague one.

    "a few" and "several" are vague, "two and a half" is 2.5.
    """
    total: float | None = None
    half = False
    for word in words:
        if word.letter == "h":
            half = True
        elif word.letter == "v":
            return None
        elif word.letter == "a" and total is None:
            total = 1.0 if len(words) == 1 else None
        elif isinstance(word.value, (int, float)):
            scale = word.value == 100 and total is not None
            total = (total or 1) * 100 if scale else (total or 0) + word.value
    return (total or 0) + 0.5 if half else total


def integer(word: Word | None) -> int | None:
    """The value of a number, month or ordinal; none where the word is absent."""
    return int(word.value) if word and isinstance(word.value, (int, float)) else None


def at_part(meaning: Meaning, part: str) -> Meaning:
    """The same day, at that part of it."""
    if "T" in meaning.value or len(meaning.value) < 10:
        return meaning
    meaning.kind = "TIME"
    meaning.value = f"{meaning.value}T{part}"
    return meaning


def in_part(value: str, part: str) -> str:
    """A clock time of twelve hours, once the part of the day is known.

    >>> in_part("2020-10-22T09:00", "EV"), in_part("2020-10-22T02:00", "MO")
    ('2020-10-22T21:00', '2020-10-22T02:00')
    """
    day, _, clock = value.partition("T")
    if not clock[:2].isdigit():
        return value
    hour = int(clock[:2])
    if (part in {"AF", "EV"} and hour < 12) or (part == "NI" and 6 <= hour < 12):
        hour += 12
    elif part == "NI" and hour == 12:
        hour = 0
    return f"{day}T{hour:02d}{clock[2:]}"
