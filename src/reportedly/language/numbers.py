"""Numbers as news writes them: digits, words, mixtures, ranges and vague quantities.

What a number counts, and whether "at least" stands before it, is for the rooms to say; here a run
of tokens becomes a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.language.text import Text, Token
from reportedly.span import Span
from reportedly.tables import toml

Kind = Literal[
    "cardinal", "approximate", "vague", "range", "ordinal", "fraction", "decimal", "year",
    "designation",
]  # fmt: skip
#: No count in a report is larger; longer runs of digits are identifiers.
LARGEST = 10**11

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,11}|\d{1,3}(?: \d{3})+")
_DECIMAL = re.compile(r"\d{1,11}[.,]\d{1,3}")
_RANGE = re.compile(r"(\d{1,9}(?:,\d{3})*)[-–—](\d{1,9}(?:,\d{3})*)")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th|d)")
_SHORT = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)(k|m|mln|bn)")
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number that tokens ``first`` up to and including ``last`` spell.

    ``best`` is the value where one is given, ``low`` and ``high`` the ends of a range; a vague
    quantity has ``low`` alone ("several" is at least 2). ``kind`` keeps apart what is no count at
    all: ordinals, fractions, decimals, years and the digits of a designation (MiG-29, 9 mm).
    """

    span: Span
    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    kind: Kind

    @property
    def counts(self) -> bool:
        """Whether it can count things at all."""
        return self.kind in {"cardinal", "approximate", "vague", "range", "year"}


@dataclass(frozen=True, slots=True)
class _Value:
    last: int
    value: int
    kind: Kind


def numbers(text: Text) -> list[Number]:
    """The numbers of a text in order, none overlapping another.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Two hundred and six of 2.3 million, dozens, 3 to 5."))
    >>> [(n.span.quote, n.low, n.best, n.high) for n in numbers(text)]  # doctest: +NORMALIZE_WHITESPACE
    [('Two hundred and six', 206, 206, 206), ('2.3 million', 2300000, 2300000, 2300000),
     ('dozens', 24, None, None), ('3 to 5', 3, None, 5)]
    """
    return text.once("language.numbers", _numbers)


def number_of(text: Text, first: int, last: int, value: int) -> Number:
    """A cardinal that tokens ``first`` up to and including ``last`` spell, its value known."""
    return _number(text, first, last, value, value, value, "cardinal")


def _numbers(text: Text) -> list[Number]:
    found: list[Number] = []
    tokens = text.tokens
    starts = _starts()
    i = 0
    while i < len(tokens):
        token = tokens[i]
        number = None
        if token.lower in starts or token.text[0].isdigit():
            number = _at(text, i)
        if number is None:
            i += 1
            continue
        found.append(number)
        i = number.last + 1
    return found


def _at(text: Text, i: int) -> Number | None:
    tokens = text.tokens
    span = _RANGE.fullmatch(tokens[i].text)
    if span:
        low, high = (int(side.replace(",", "")) for side in span.groups())
        plausible = low < high and not _designation(text, i, i)
        return _number(text, i, i, low, None, high, "range") if plausible else None
    value = _value(tokens, i)
    if value is None:
        return _vague(text, i)
    if _designation(text, i, value.last):
        return _number(text, i, value.last, value.value, value.value, value.value, "designation")
    if value.kind in {"cardinal", "year"}:
        ranged = _ranged(text, i, value)
        if ranged is not None:
            return ranged
    same = value.value
    return _number(text, i, value.last, same, same, same, value.kind)


def _ranged(text: Text, i: int, low: _Value) -> Number | None:
    """ "3 to 5", "three or four", "between 3 and 5": the two ends."""
    tokens = text.tokens
    at = low.last + 1
    if at + 1 >= len(tokens) or tokens[at].sentence != tokens[i].sentence:
        return None
    word = tokens[at].lower
    between = i > 0 and tokens[i - 1].lower == "between"
    joined = word in _DASHES or word in {"to", "or"} or (word == "and" and between)
    if not joined:
        return None
    high = _value(tokens, at + 1)
    if high is None or high.kind not in {"cardinal", "year"} or high.value <= low.value:
        return None
    first = low.value
    if high.value >= 100 * first and tokens[high.last].lower in _table("multipliers"):
        first *= _table("multipliers")[tokens[high.last].lower]  # "3 to 5 thousand"
    if word == "or" and high.value > 2 * first + 2:
        return None
    return _number(text, i, high.last, first, None, high.value, "range")


def _value(tokens: tuple[Token, ...], i: int) -> _Value | None:
    """The value that starts at token ``i``: digits with a multiplier, or words."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.text[0].isdigit():
        return _digits(tokens, i)
    return _words(tokens, i)


def _digits(tokens: tuple[Token, ...], i: int) -> _Value | None:
    written = tokens[i].lower
    if _ORDINAL.fullmatch(written):
        return _Value(i, int(re.sub(r"\D", "", written)), "ordinal")
    short = _SHORT.fullmatch(written)
    if short:
        scale = {"k": 1000, "m": 10**6, "mln": 10**6, "bn": 10**9}[short[2]]
        return _Value(i, round(float(short[1]) * scale), "cardinal")
    whole = _DIGITS.fullmatch(written)
    if not whole and not _DECIMAL.fullmatch(written):
        return None
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    scale = _table("multipliers").get(after, 1)
    if after in _table("groups"):
        scale = _table("groups")[after]
    last = i + (scale > 1)
    if not whole:
        value = float(written.replace(",", "."))
        if scale == 1:
            return _Value(i, int(value), "decimal")
        return _Value(last, round(value * scale), "cardinal")
    number = int(re.sub(r"\D", "", written)) * scale
    if number > LARGEST:
        return None
    if written[0] == "0" and len(written) > 1:
        return _Value(last, number, "designation")  # "0700 hours"
    year = scale == 1 and len(written) == 4 and written.isdigit() and 1900 <= number <= 2100
    return _Value(last, number, "year" if year else "cardinal")


def _words(tokens: tuple[Token, ...], i: int) -> _Value | None:
    """A number in words, by the usual grammar: "two hundred and fifty-six thousand"."""
    units, tens, scales = _table("units"), _table("tens"), _table("multipliers")
    total = current = 0
    last = at = i
    seen = scaled = False
    while at < len(tokens) and tokens[at].sentence == tokens[i].sentence:
        word = tokens[at].lower
        if (
            word in units
            and (not seen or current % 10 == 0 or scaled)
            and not (seen and current and current % 100 == 0 and not scaled)
        ):
            current += units[word]
            scaled = False
        elif word in tens and (not seen or scaled):
            current += tens[word]
            scaled = False
        elif word in scales and (seen or _after_a(tokens, at)):
            current = max(current, 1) * scales[word]
            if scales[word] > 100:
                total, current = total + current, 0
            scaled = True
        elif word in _table("groups") and word == "dozen" and (seen or _after_a(tokens, at)):
            rough = not seen
            return _Value(at, max(current, 1) * 12, "approximate" if rough else "cardinal")
        elif (word in _DASHES and seen and current in tens.values()) or (word == "and" and scaled):
            following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            if following not in units and not (word == "and" and following in tens):
                break
            at += 1
            continue
        else:
            break
        seen, last = True, at
        at += 1
    if not seen:
        return _other_words(tokens, i)
    part = _fraction(tokens, last)
    if part is not None:
        return _part_of(tokens, part, total + current) or part
    return _Value(last, total + current, "cardinal")


def _part_of(tokens: tuple[Token, ...], part: _Value, times: int = 1) -> _Value | None:
    """ "A quarter of a million", "half a million", "three quarters of a million"."""
    at = part.last + 1
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
    if at < len(tokens) and tokens[at].lower in {"a", "one"}:
        at += 1
    if at >= len(tokens) or tokens[at].sentence != tokens[part.last].sentence:
        return None
    scale = _table("multipliers").get(tokens[at].lower, 0)
    if scale < 1000:
        return None
    return _Value(at, scale * times // max(part.value, 1), "approximate")


def _other_words(tokens: tuple[Token, ...], i: int) -> _Value | None:
    word = tokens[i].lower
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word == "half":
        if after == "a" and i + 2 < len(tokens) and tokens[i + 2].lower == "dozen":
            return _Value(i + 2, 6, "approximate")
        half = _Value(i, 2, "fraction")
        return _part_of(tokens, half) or half
    if word in {"quarter", "third"} and _after_a(tokens, i):
        part = _part_of(tokens, _Value(i, _table("fractions")[word], "fraction"))
        if part is not None:
            return part
    if word in _table("exact"):
        if word in {"pair", "duo", "trio"} and not _after_a(tokens, i) and after != "of":
            return None
        return _Value(i, _table("exact")[word], "cardinal")
    if word in _table("ordinals"):
        return _Value(i, _table("ordinals")[word], "ordinal")
    return None


def _fraction(tokens: tuple[Token, ...], last: int) -> _Value | None:
    """ "two thirds", "one-quarter"."""
    at = last + 1
    if at < len(tokens) and tokens[at].lower in _DASHES:
        at += 1
    if at < len(tokens) and tokens[at].lower in _table("fractions"):
        return _Value(at, _table("fractions")[tokens[at].lower], "fraction")
    return None


def _vague(text: Text, i: int) -> Number | None:
    tokens = text.tokens
    word = tokens[i].lower
    if word in _table("plurals"):
        low, last = _table("plurals")[word], i
        if i + 2 < len(tokens) and tokens[i + 1].lower == "of":
            scale = _table("plurals").get(tokens[i + 2].lower)
            if scale:
                low, last = low * scale // 2, i + 2
        return _number(text, i, last, low, None, None, "vague")
    if word in _table("vague"):
        return _scaled(text, i, _table("vague")[word])
    if word in _table("vague_after_a") and _after_a(tokens, i):
        if word in {"number", "group"} and not (
            i + 1 < len(tokens) and tokens[i + 1].lower == "of"
        ):
            return None
        return _scaled(text, i, _table("vague_after_a")[word])
    return None


def _scaled(text: Text, i: int, low: int) -> Number:
    """ "Several thousand", "a few hundred", "several hundred to several thousand"."""
    tokens = text.tokens
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].lower in _scales():
        low *= _scales()[tokens[last + 1].lower]
        last += 1
    if last > i and last + 2 < len(tokens) and tokens[last + 1].lower in {"to", "or"}:
        beyond = _vague(text, last + 2)
        if beyond is not None and (beyond.low or 0) > low:
            last = beyond.last
    return _number(text, i, last, low, None, None, "vague")


def _after_a(tokens: tuple[Token, ...], i: int, articles: frozenset[str] | set[str] = frozenset({"a", "an"})) -> bool:  # fmt: skip
    for back in (1, 2):
        if i - back >= 0 and tokens[i - back].lower in articles:
            return back == 1 or tokens[i - 1].pos in {"ADJ", "ADV"}
    return False


def _designation(text: Text, first: int, last: int) -> bool:
    """Digits glued to a word by a hyphen: "MiG-29", "20-gauge", "9-year-old"; or "No. 4"."""
    tokens = text.tokens
    if not tokens[first].text[0].isdigit() and tokens[first].lower not in _table("units"):
        return False
    glued = text.string
    before = glued[tokens[first].start - 1 : tokens[first].start]
    if (
        before
        and before in "-–"
        and glued[tokens[first].start - 2 : tokens[first].start - 1].isalnum()
    ):
        return True  # also the rest of a date, "04-06-2016"
    end = tokens[last].end
    after = glued[end : end + 2]
    if len(after) == 2 and after[0] in "-–" and after[1].isalpha():
        return tokens[first].text[0].isdigit() or _compound(tokens, last)
    return (
        first > 0
        and tokens[first - 1].lower in {"no.", "number", "nr", "no", "#", "№"}
        and (tokens[first].text[0].isdigit() and tokens[first - 1].lower != "no")
    )


def _compound(tokens: tuple[Token, ...], last: int) -> bool:
    """ "nine-year-old", "two-day": a word number glued to a noun measures, it does not count."""
    after = tokens[last + 2].lower if last + 2 < len(tokens) else ""
    return after not in _table("units") and after not in _table("multipliers")


def _number(
    text: Text, first: int, last: int, low: int | None, best: int | None, high: int | None,
    kind: Kind,
) -> Number:  # fmt: skip
    if kind == "approximate":
        low = high = None
    span = text.span_of(text.tokens[first], text.tokens[last])
    return Number(span, first, last, low, best, high, kind)


@cache
def _table(name: str) -> Mapping[str, int]:
    table: Mapping[str, int] = toml("language/numbers.toml")[name]
    return table


@cache
def _scales() -> Mapping[str, int]:
    return {**_table("multipliers"), "dozen": _table("groups")["dozen"]}


@cache
def _starts() -> frozenset[str]:
    return frozenset(w for name in toml("language/numbers.toml") for w in _table(name))
