"""Dates as they are written out: days, months, years, seasons, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.times.anchor import Anchor, complete
from reportedly.times.dates import day_of, easter, month_of, valid, year_of, year_value
from reportedly.times.grammar import Expression
from reportedly.times.meaning import Meaning, Meanings, at_part, integer

#: Of the two readings of 5/4/2020, the one this near to the publication is meant.
NEAR = 10


def year_in(found: Expression, anchor: Anchor) -> int | None:
    """The year that the expression itself gives, in digits or as "of that year"."""
    word = found.word("year")
    before_christ = integer(found.word("bc"))
    if before_christ:
        return -before_christ
    if word and word.letter == "Z":
        return full_year(int(str(word.value)), anchor)
    if word:
        return integer(word)
    letters, unit = found.letters("rel"), found.word("relunit")
    if not letters or unit is None or unit.value != "Y":
        return None
    base = anchor.near() if letters[0] in "Its" and letters != "tl" else anchor.here()
    year = year_of(base) if base else None
    if year is None:
        return None
    step = {"l": -1, "p": -1, "f": 1}.get(letters[-1], 0)
    return year + step


def full_year(short: int, anchor: Anchor) -> int:
    """The year of ’98: the last such year before the text's own time."""
    base = anchor.here()
    now = (year_of(base) if base else None) or 2000
    century = now - now % 100
    return century + short if century + short <= now + 1 else century + short - 100


def _dated(found: Expression, anchor: Anchor, borrowed: int | None, day: int | None) -> Meanings:
    month = integer(found.word("month"))
    if month is None:
        return []
    written = year_in(found, anchor)
    year = written if written is not None else borrowed
    explicit = year is not None
    if year is None:
        year = anchor.year_for(month, day)
    if year is None:
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        fits = day is None or valid(2000, month, day)
        return [Meaning("DATE", value, anchored=False, refers=False)] if fits else []
    made = complete(year, month, day)
    return [Meaning("DATE", made, explicit=explicit)] if made else []


def day(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    made = _dated(found, anchor, borrowed, integer(found.word("day")))
    part = found.word("part")
    return [at_part(m, str(part.value)) for m in made] if part else made


def days(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    last = _dated(found, anchor, borrowed, integer(found.word("day")))
    year = year_of(last[0].value) if last else None
    first = _dated(found, anchor, year, integer(found.word("first"))) if year else []
    return [*first, *last] if len(first) == len(last) == 1 else []


def month(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    return _dated(found, anchor, borrowed, None)


def day_alone(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "On the 14th": of the month that is told of near by, else the nearest one that has been (or comes)."""
    day = integer(found.word("day"))
    base = anchor.near()
    near = day_of(base) if base else None
    if day is None or near is None:
        return []
    year, month = near.year, near.month
    if anchor.told() is None and day > near.day and anchor.direction == "past":
        year, month = month_of(near, -1)
    elif anchor.told() is None and day < near.day and anchor.direction == "future":
        year, month = month_of(near, 1)
    made = complete(year, month, day)
    return [Meaning("DATE", made)] if made else []


def fiscal(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "Fiscal year 2022": its first and last day differ from state to state, so it names no days."""
    year = integer(found.word("year"))
    return [Meaning("DATE", f"FY{year:04d}", anchored=False, refers=False)] if year else []


def last_month(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    month = integer(found.word("month"))
    base = anchor.here()
    day = day_of(base) if base else None
    year = year_of(base) if base else None
    if month is None or year is None:
        return _dated(found, anchor, borrowed, None)
    now = day.month if day else int(base[5:7]) if base and base[5:7].isdigit() else 1
    letter = found.letters("dir")[-1]
    if letter in "lp":
        year -= month >= now
    elif letter == "f":
        year += month <= now
    return [Meaning("DATE", f"{year_value(year)}-{month:02d}")]


def iso(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    written = str(found.groups["iso"][0].value)
    one, two, three = (int(p) for p in re.split("[-/.]", written))
    if len(written.split("-")[0]) == 4:
        possible = [(one, two, three)]
    else:
        year = three if three > 99 else full_year(three, anchor)
        possible = [(year, two, one)] if "." in written else [(year, two, one), (year, one, two)]
    days = {date(*parts) for parts in possible if valid(*parts)}
    if len(days) > 1 and anchor.published:
        days = {d for d in days if abs((d - anchor.published).days) <= NEAR} or days
    if len(days) > 1 and anchor.text.report.outlet_country == "USA":
        days = {date(*possible[1])}
    if len(days) != 1:
        return []  # no such day, or nobody can say which number is the month
    return [Meaning("DATE", days.pop().isoformat(), explicit=True)]


def simple_year(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    word = found.word("year") or found.word("late")
    year = integer(word)
    if not year:
        return []
    if found.rule == "year_bc":
        year = -year
    return [Meaning("DATE", year_value(year), explicit=True)]


def years(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    first, last = integer(found.word("first")), integer(found.word("last") or found.word("year"))
    if first is None or last is None:
        return []
    if found.rule == "years_bc":
        return [Meaning("DATE", year_value(-y), explicit=True) for y in (first, last) if y]
    last = last if last > 99 else first - first % 100 + last
    if not first < last <= first + 99:
        return []
    return [Meaning("DATE", year_value(y), explicit=True) for y in (first, last)]


def decade(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    year = integer(found.word("decade"))
    if year is None or year % 10:
        return []
    if found.word("bc"):
        return [Meaning("DATE", f"BC{year:04d}"[:5], explicit=True, refers=False)]
    year = full_year(year, anchor) if year < 100 else year
    return [Meaning("DATE", f"{year:04d}"[:3], explicit=True)]


def century(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    unit, nth = found.word("unit"), integer(found.word("n"))
    if unit is None or unit.value != "CE" or not nth:
        return []
    return [Meaning("DATE", ("BC" if found.word("bc") else "") + f"{nth - 1:02d}", refers=False)]


def season(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    season = str(found.groups["season"][0].value)
    year = year_in(found, anchor)
    explicit = year is not None
    if year is None:
        year = borrowed
    letter = found.letters("dir")[-1:]
    if year is None:
        base = anchor.near() if letter in "Is" else anchor.here()
        year = year_of(base) if base else anchor.first_year if anchor.history else None
        if year is not None and letter and letter in "lf" and base:
            year += _season_step(season, base, letter)
    if year is None:
        return [Meaning("DATE", f"XXXX-{season}", anchored=False, refers=False)]
    return [Meaning("DATE", f"{year_value(year)}-{season}", explicit=explicit)]


def _season_step(season: str, base: str, letter: str) -> int:
    month = int(base[5:7]) if base[5:7].isdigit() else 1
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    if letter == "l":
        return -1 if month <= begins + 2 else 0
    return 1 if month >= begins else 0


def quarter(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    year, nth = year_in(found, anchor), integer(found.word("n"))
    unit = found.word("unit")
    if year is None or (unit and unit.value != "Q"):
        return []
    size = 4 if unit else 2
    nth = nth if found.letters("n") == "o" else size
    if nth is None or not 1 <= nth <= size:
        return []
    return [Meaning("DATE", f"{year_value(year)}-{'Q' if unit else 'H'}{nth}", explicit=True)]


def holiday(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    feast = str(found.groups["holiday"][0].value)
    year = year_in(found, anchor) or borrowed
    written = year is not None
    if year is None:
        year = anchor.year_for(4 if feast[0] == "e" else int(feast[:2]))
    if year is None or year <= 0:
        return []
    if feast[0] == "e":
        day = easter(year) + timedelta(days=int(feast[6:] or 0))
    else:
        day = date(year, int(feast[:2]), int(feast[3:]))
    return [Meaning("DATE", day.isoformat(), explicit=written)]
