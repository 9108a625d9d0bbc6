"""Finding the times of a text: match, anchor, join, value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reportedly.claim import Time
from reportedly.language.scores import RULES_ONLY, Scores
from reportedly.language.text import Text
from reportedly.times.anchor import Anchor, anchor, spanning
from reportedly.times.dates import bounds, day_of, portion, year_of
from reportedly.times.grammar import Expression, expressions
from reportedly.times.lasting import measured
from reportedly.times.meaning import Meaning, in_part
from reportedly.times.plausible import plausible
from reportedly.times.timex import Timex
from reportedly.times.values import meanings
from reportedly.times.words import Word, read

#: Rules whose year may stand with the next date of a list or range.
_YEARLESS = frozenset({"day", "month_day", "month", "season", "days", "month_days", "holiday"})
#: What stands between the two ends of a stretch, in letters: "-", "to", "until the", "- in".
_RANGE = frozenset({"-", ">", ">t", "-t", "c>", ">N", ">@"})
_LIST = frozenset({"&", "c", "c&", "&t", "&N", "&Nt", "&/", "c&/", "&@", "k", "->", "&r"})
#: "the morning of" + date, "at 10:30 on" + date, "10:30," + date.
_OF = frozenset({"", "z", "zt", "/", "/t", "c", "c/", "z/"})
#: date + "at" + clock, date + "in the" + morning.
_AT = frozenset({"", "@", "c", "c@", "N", "@~", "c@~"})
_CLOCKS = frozenset({"clock", "clock_zone", "o_clock", "hour_part"})
_WITHIN_DAY = _CLOCKS | {"part"}


@dataclass(slots=True)
class Found:
    """An expression with its meaning, from word ``first`` up to, not including, ``last``."""

    first: int
    last: int
    meaning: Meaning
    rule: str
    which: Word | None = None  # "first", "last" of a part of a date
    other: Found | None = None  # the far end of a stretch


def find(text: Text, scores: Scores = RULES_ONLY) -> list[Timex]:
    """Find the time expressions of a text, in order, with their TIMEX3 values.

    Explicit dates are read as written (a day that no calendar has is not read); others are
    resolved against the publication date, or, in a history, against the date last told of
    (:mod:`reportedly.times.anchor`). ``start`` and ``end`` are inclusive ISO 8601 days in the
    zone of the publication date; they are null where the text does not give them. Values are those of
    TIMEX3 (Pustejovsky et al. 2005).

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> told = english.analyse(report("Two days earlier a shell hit the mill.", published="2020-10-22"))
    >>> [(t.time.mention.quote, t.time.timex) for t in find(told) if t.time.mention]
    [('Two days earlier', '2020-10-20')]
    """
    words, letters = read(text.string, text.capitals)
    matched = [e for e in expressions(words, letters) if plausible(e, words, text)]
    where = anchor(text, matched, letters)
    found: list[Found] = []
    for n, expression in enumerate(matched):
        follower = matched[n + 1] if n + 1 < len(matched) else None
        _add(found, expression, follower, where, words, letters)
    stretched = _stretches(found, letters)
    return [made for f in stretched if (made := _timex(f, words, letters, where)) is not None]


def _add(found: list[Found], expression: Expression, follower: Expression | None, where: Anchor,
         words: list[Word], letters: str) -> None:  # fmt: skip
    """Read one expression and join it to the one before where they make one time."""
    where.move(where.text.token_at(words[expression.first].start))
    borrowed = _borrowed(expression, follower, letters)
    read_as = _beside(found, expression, words, letters) or meanings(expression, where, borrowed)
    for made, (first, last) in zip(
        read_as, _extents(expression, len(read_as), letters), strict=True
    ):
        item = Found(first, last, made, expression.rule)
        item.which = expression.word("which")
        before = found[-1] if found else None
        if not (before and _join(before, item, letters)):
            found.append(item)
        if made.refers:
            scene = where.fronted and letters[max(0, first - 1) : first] == "N"
            where.note(made.value, made.explicit and (_is_day(made) or scene))


def _beside(
    found: list[Found], expression: Expression, words: list[Word], letters: str
) -> list[Meaning]:
    """ "3 May, two days after the landing" says the same day again; "for a year after" how long."""
    if expression.rule not in {"ago", "day_before"} or expression.letters("dir") not in "jk":
        return []
    if words[expression.first - 1].lower == "for" and expression.first:
        return [measured(expression)]
    if not found or letters[expression.last : expression.last + 1] not in {"x", "t"}:
        return []
    before = found[-1]
    same = letters[before.last : expression.first] in {"c", "-", "("} and _is_day(before.meaning)
    return [replace(before.meaning)] if same else []


def _borrowed(expression: Expression, follower: Expression | None, letters: str) -> int | None:
    """The year of the date that this one is listed or stretched with."""
    if follower is None or expression.rule not in _YEARLESS or expression.word("year"):
        return None
    gap = letters[expression.last : follower.first]
    year = follower.word("year")
    if (gap not in _RANGE and gap not in _LIST) or year is None or year.letter != "y":
        return None
    if follower.rule not in _YEARLESS or expression.letters("rel"):
        return None
    mine, yours = expression.word("month"), follower.word("month")
    written = int(str(year.value))
    if mine and yours and gap in _RANGE and int(str(mine.value)) > int(str(yours.value)):
        return written - 1
    return written


def _extents(expression: Expression, parts: int, letters: str) -> list[tuple[int, int]]:
    """Where the parts of an expression begin and end, in words."""
    if parts < 2:
        return [(expression.first, expression.last)] * parts
    joint = expression.first + len(letters[expression.first : expression.last].split("?")[0])
    for at in range(expression.first + 1, expression.last):
        if letters[at] in "-&>":
            joint = at
            break
    return [(expression.first, joint), (joint + 1, expression.last)]


def _join(before: Found, item: Found, letters: str) -> bool:
    """Join a part of the day or a clock time to its date; whether they were joined."""
    gap = letters[before.last : item.first]
    one, two = before.meaning, item.meaning
    if _is_day(two) and one.kind == "TIME" and before.rule in _WITHIN_DAY:
        fits, clock, day = gap in _OF, one, two
    elif _is_day(one) and two.kind == "TIME" and item.rule in _WITHIN_DAY:
        fits, clock, day = gap in _AT, two, one
        fits = fits and not (item.rule == "part" and gap == "" and letters[item.first] != "P")
    elif before.rule == "first_units" and two.kind == "DATE" and gap in {"z", "zt"}:
        return _part_of_date(before, item)
    elif before.rule in _CLOCKS and item.rule == "part" and gap in {"N", "Nt", "", "@"}:
        fits, clock, day = True, one, one
        one.value = in_part(one.value, two.value.split("T")[1])
    else:
        return False
    if not fits:
        return False
    value = day.value.split("T")[0] + "T" + clock.value.split("T")[1]
    before.meaning = Meaning("TIME", value, day.anchored, explicit=day.explicit)
    before.last = item.last
    before.rule = "clock_day"
    return True


def _part_of_date(before: Found, item: Found) -> bool:
    """ "the last two weeks of February 1951": how long, with its first and last day."""
    whole = bounds(item.meaning.value)
    reach = _reach(before, whole[0], whole[1]) if whole else None
    value = before.meaning.value
    before.meaning = Meaning("DURATION", value, reach is not None, reach, refers=False)
    before.last = item.last
    return True


def _reach(part: Found, first: date, last: date) -> tuple[str, str] | None:
    """The days of the first, second … or last so many units of a stretch."""
    nth = 0 if part.which is None or part.which.letter == "l" else int(str(part.which.value))
    found = portion(part.meaning.value, nth, first, last)
    return (found[0].isoformat(), found[1].isoformat()) if found else None


def _is_day(meaning: Meaning) -> bool:
    return meaning.kind == "DATE" and (day_of(meaning.value) is not None or meaning.value[:4] == "XXXX") and "T" not in meaning.value  # fmt: skip


def _stretches(found: list[Found], letters: str) -> list[Found]:
    """Join the two ends of each stretch of time."""
    made: list[Found] = []
    for item in found:
        before = made[-1] if made else None
        if before and not before.other and _is_stretch(before, item, letters):
            before.other = item
        else:
            made.append(item)
    return made


def _is_stretch(one: Found, two: Found, letters: str) -> bool:
    if not one.meaning.kind == two.meaning.kind == "DATE":
        return False
    gap = letters[one.last : two.first]
    between = "b" in letters[max(0, one.first - 2) : one.first]
    if gap not in _RANGE and not (between and gap in {"&", "&t"}):
        return False
    if year_of(one.meaning.value) is None or year_of(two.meaning.value) is None:
        return False
    if not two.meaning.explicit and two.meaning.value < one.meaning.value:
        two.meaning.value = _after(one.meaning.value, two.meaning.value)
    first, last = bounds(one.meaning.value), bounds(two.meaning.value)
    if first is None or last is None:
        return one.meaning.value[:2] == two.meaning.value[:2] == "BC"
    return first[0] < last[1]


def _after(first: str, last: str) -> str:
    """The same month and day in the first year that puts it after ``first``."""
    year = year_of(first)
    if year is None or not (first[:1].isdigit() and last[:1].isdigit()):
        return last
    same = f"{year:04d}{last[4:]}"
    return same if same >= first else f"{year + 1:04d}{last[4:]}"


def _time(meaning: Meaning, words: list[Word], first: int, last: int, where: Anchor) -> Time:
    mention = where.text.span(words[first].start, words[last - 1].end)
    known = bounds(meaning.value)
    start, end = meaning.reach or spanning(meaning.value) or (None, None)
    precision = known[2] if known else "range"
    if meaning.reach:
        precision = "day" if start == end else "range"
    elif precision == "minute" and meaning.value.endswith(":00") and ":" not in mention.quote:
        precision = "hour"  # "2 pm", "two o'clock"
    return Time(start, end, precision, meaning.value, meaning.anchored, mention)


def _timex(found: Found, words: list[Word], letters: str, where: Anchor) -> Timex | None:
    """The expression in the form of the record."""
    one = _time(found.meaning, words, found.first, found.last, where)
    by = f"times:{found.rule}"
    if found.other is None:
        since = "S" in letters[max(0, found.first - 1) : found.first]
        today = where.today
        lasts = since and found.meaning.kind == "DATE" and not where.history
        if lasts and one.start and today and one.start < today:
            one = Time(one.start, today, "range", one.timex, one.anchored, one.mention)
        return Timex(found.meaning.kind, one, by)
    two = _time(found.other.meaning, words, found.other.first, found.other.last, where)
    mention = where.text.span(words[found.first].start, words[found.other.last - 1].end)
    value = f"{one.timex}/{two.timex}"
    whole = Time(one.start, two.end, "range", value, one.anchored and two.anchored, mention)
    return Timex("DATE", whole, by, ends=(one, two))
