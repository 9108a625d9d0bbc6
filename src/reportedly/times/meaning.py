"""What a time expression means: its TIMEX3 type and value, given where it is anchored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from reportedly.times.anchor import Anchor, complete
from reportedly.times.dates import day_of, easter, shift, valid, week_value, year_of, year_value
from reportedly.times.grammar import Expression
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


def meanings(found: Expression, anchor: Anchor, borrowed: int | None = None) -> Meanings:
    """The meaning of an expression; two for a pair of days, none where it is no time.

    ``borrowed`` is the year of the date that this one is listed with ("July to November 1954").
    """
    return _RULES[found.rule](found, anchor, borrowed)


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


def _int(word: Word | None) -> int | None:
    return int(word.value) if word and isinstance(word.value, (int, float)) else None


def _year(found: Expression, anchor: Anchor) -> int | None:
    """The year that the expression itself gives, in digits or as "of that year"."""
    word = found.word("year")
    before_christ = _int(found.word("bc"))
    if before_christ:
        return -before_christ
    if word and word.letter == "Z":
        return _full_year(int(str(word.value)), anchor)
    if word:
        return _int(word)
    letters = found.letters("rel")
    if not letters:
        return None
    base = anchor.near() if letters[0] in "Its" and letters != "tl" else anchor.here()
    year = year_of(base) if base else None
    if year is None:
        return None
    step = {"l": -1, "p": -1, "f": 1}.get(letters[-1], 0)
    return year + step


def _full_year(short: int, anchor: Anchor) -> int:
    """The year of ’98: the last such year before the text's own time."""
    base = anchor.here()
    now = (year_of(base) if base else None) or 2000
    century = now - now % 100
    return century + short if century + short <= now + 1 else century + short - 100


def _dated(found: Expression, anchor: Anchor, borrowed: int | None, day: int | None) -> Meanings:
    month = _int(found.word("month"))
    if month is None:
        return []
    written = _year(found, anchor)
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


def _day(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    made = _dated(found, anchor, borrowed, _int(found.word("day")))
    part = found.word("part")
    return [_at_part(m, str(part.value)) for m in made] if part else made


def _days(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    last = _dated(found, anchor, borrowed, _int(found.word("day")))
    year = year_of(last[0].value) if last else None
    first = _dated(found, anchor, year, _int(found.word("first"))) if year else []
    return [*first, *last] if len(first) == len(last) == 1 else []


def _month(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    return _dated(found, anchor, borrowed, None)


def _last_month(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    month = _int(found.word("month"))
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


def _iso(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    written = str(found.groups["iso"][0].value)
    if "-" in written:
        year, month, day = (int(p) for p in written.split("-"))
    else:
        dotted = "." in written
        one, two, year = (int(p) for p in written.replace("/", ".").split("."))
        year = year if year > 99 else _full_year(year, anchor)
        american = anchor.text.report.outlet_country == "USA"
        if two > 12 or (american and not dotted and one <= 12):
            one, two = two, one
        elif not dotted and one <= 12 and one != two and anchor.text.report.outlet_country is None:
            return []  # nobody can say which is the month
        day, month = one, two
    made = complete(year, month, day) if valid(year, month, day) else None
    return [Meaning("DATE", made, explicit=True)] if made else []


def _simple_year(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    word = found.word("year") or found.word("late")
    year = _int(word)
    if not year:
        return []
    if found.rule == "year_bc":
        year = -year
    return [Meaning("DATE", year_value(year), explicit=True)]


def _years(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    first, last = _int(found.word("first")), _int(found.word("last") or found.word("year"))
    if first is None or last is None:
        return []
    if found.rule == "years_bc":
        return [Meaning("DATE", year_value(-y), explicit=True) for y in (first, last) if y]
    last = last if last > 99 else first - first % 100 + last
    if not first < last <= first + 99:
        return []
    return [Meaning("DATE", year_value(y), explicit=True) for y in (first, last)]


def _decade(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    year = _int(found.word("decade"))
    if year is None or year % 10:
        return []
    if found.word("bc"):
        return [Meaning("DATE", f"BC{year:04d}"[:5], explicit=True, refers=False)]
    year = _full_year(year, anchor) if year < 100 else year
    return [Meaning("DATE", f"{year:04d}"[:3], explicit=True)]


def _century(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    unit, nth = found.word("unit"), _int(found.word("n"))
    if unit is None or unit.value != "CE" or not nth:
        return []
    return [Meaning("DATE", ("BC" if found.word("bc") else "") + f"{nth - 1:02d}", refers=False)]


def _season(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    season = str(found.groups["season"][0].value)
    year = _year(found, anchor)
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


def _quarter(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    year, nth = _year(found, anchor), _int(found.word("n"))
    unit = found.word("unit")
    if year is None or (unit and unit.value != "Q"):
        return []
    size = 4 if unit else 2
    nth = nth if found.letters("n") == "o" else size
    if nth is None or not 1 <= nth <= size:
        return []
    return [Meaning("DATE", f"{year_value(year)}-{'Q' if unit else 'H'}{nth}", explicit=True)]


def _weekday(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    wanted = _int(found.word("weekday"))
    base = anchor.here()
    day = day_of(base) if base else None
    if day is None or wanted is None:
        return [Meaning("DATE", f"XXXX-WXX-{wanted}", anchored=False, refers=False)]
    letter = found.letters("dir")[-1:]
    back = (day.isoweekday() - wanted) % 7
    if letter in {"l", "p"}:
        day -= timedelta(days=back or 7)
    elif letter == "f" or (anchor.direction == "future" and letter != "i"):
        day += timedelta(days=(7 - back) if letter == "f" or back else 0)
    elif letter == "i" and anchor.direction == "future":
        day += timedelta(days=(7 - back) % 7)
    else:
        day -= timedelta(days=back)
    meaning = Meaning("DATE", day.isoformat())
    part = found.word("part")
    return [_at_part(meaning, str(part.value))] if part else [meaning]


def _weekdays(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    return [Meaning("SET", f"XXXX-WXX-{found.groups['weekdays'][0].value}", False, refers=False)]


def _deictic(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    word = found.groups["deictic"][0]
    part = found.word("part")
    clock = str(part.value) if part else "NI" if word.lower == "tonight" else None
    if anchor.published is None or (anchor.history and word.lower == "today"):
        if word.lower == "today":
            return [Meaning("DATE", "PRESENT_REF", False, refers=False)]
        value = "XXXX-XX-XX"
        meaning = Meaning("DATE", value, anchored=False, refers=False)
    else:
        day = anchor.published + timedelta(days=int(str(word.value)))
        meaning = Meaning("DATE", day.isoformat())
    return [_at_part(meaning, clock) if clock else meaning]


def _at_part(meaning: Meaning, part: str) -> Meaning:
    """The same day, at that part of it."""
    if "T" in meaning.value or len(meaning.value) < 10:
        return meaning
    meaning.kind = "TIME"
    meaning.value = f"{meaning.value}T{part}"
    return meaning


def _part_of_that(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "last night", "this morning", "that afternoon", "the next evening"."""
    letters = found.letters("dir")
    part = str(found.groups["part"][0].value)
    told = letters[0] in "Itpf"
    base = anchor.near() if told else anchor.here()
    step = {"l": -1, "p": -1, "f": 1}.get(letters[-1], 0)
    value = shift(base, step, "D") if base else None
    if value is None:
        return [Meaning("TIME", f"XXXX-XX-XXT{part}", anchored=False, refers=False)]
    return [_at_part(Meaning("DATE", value), part)]


def _part(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """A bare part of the day belongs to the day that is told of, where one is near."""
    word = found.groups["part"][0]
    part = str(word.value)
    value = "XXXX-XX-XX"
    if word.lower == "overnight" and anchor.published and not anchor.history:
        today = anchor.published
        eve = today - timedelta(days=1)
        reach = (eve.isoformat(), today.isoformat())
        return [Meaning("TIME", f"{eve.isoformat()}T{part}", reach=reach, refers=False)]
    base = anchor.near() if part in {"12:00", "24:00"} else None
    if base and day_of(base):
        value = base[:10]
    return [Meaning("TIME", f"{value}T{part}", anchored=value[0] != "X", refers=False)]


def _clock(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    word = found.word("clock") or found.groups["hour"][0]
    half = found.word("half") or found.word("half2")
    digits = str(word.value)
    if word.letter == "C":
        hour, minute = int(digits.split(":")[0]), digits.split(":")[1]
    elif word.letter == "d":
        hour, minute = int(digits), "00"
    else:
        hour, minute = int(word.lower) // 100, f"{int(word.lower) % 100:02d}"
        if len(word.lower) != 4:
            return []
    if half:
        hour = hour % 12 + (12 if half.lower.startswith("p") else 0)
    if hour > 24 or int(minute) > 59:
        return []
    zone = found.word("zone")
    mark = "Z" if zone and zone.lower in {"gmt", "utc", "z"} else ""
    base = anchor.near()
    day = day_of(base) if base else None
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02d}:{minute}{mark}"
    return [Meaning("TIME", value, anchored=day is not None, refers=False)]


def _this_unit(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "last week", "this year", "that day", "the following month", "later that year"."""
    letters = found.letters("dir")
    unit = str(found.groups["unit"][0].value)
    if unit in {"TM", "TH", "TNI", "DE", "CE"} and letters[-1] not in "lpf":
        return []
    told = letters[0] in "Ist" or letters == "f"
    base = anchor.near() if told else anchor.here()
    step = {"l": -1, "p": -1, "f": 1}.get(letters[-1], 0)
    if base is None:
        open_value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit)
        return [Meaning("DATE", open_value, False, refers=False)] if open_value else []
    if letters[-1] == "l" and letters[0] == "t":
        return [_past(1, unit, "l", anchor)]
    value = _unit_at(base, step, unit)
    return [Meaning("DATE", value, anchored="X" not in value)] if value else []


def _unit_at(base: str, step: int, unit: str) -> str | None:
    """The unit that holds ``base``, or the one before or after it."""
    day = day_of(base)
    if unit == "WE":
        if day is None:
            return None
        saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
        ahead = 1 if step > 0 else 0 if step == 0 or day.isoweekday() < 6 else -1
        return week_value(saturday + timedelta(weeks=ahead)) + "-WE"
    if unit == "Q" and day:
        months = (day.month - 1) // 3 + step
        return f"{day.year + months // 4:04d}-Q{months % 4 + 1}"
    if unit == "DE":
        year = year_of(base)
        return f"{year + 10 * step:04d}"[:3] if year and year > 0 else None
    if unit == "CE":
        year = year_of(base)
        if year is None:
            return None
        before = "BC" if year < 0 else ""
        return f"{before}{abs(year + 100 * step) // 100:02d}"
    return shift(base, step, unit)


def _weekend(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "at the weekend": the last one, or the coming one where the verb says so."""
    base = anchor.here()
    ahead = anchor.direction == "future"
    value = _unit_at(base, 0 if ahead else -1, "WE") if base else None
    known = [Meaning("DATE", value)] if value else []
    return known if found.groups["weekend"][0].value == "WE" else []


def _unit_end(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "at month's end"."""
    base = anchor.near()
    value = _unit_at(base, 0, str(found.groups["unit"][0].value)) if base else None
    return [Meaning("DATE", value)] if value else []


def _ago(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "two days ago", "a few hours ago", "three weeks later", "a year earlier"."""
    unit = str(found.groups["unit"][0].value)
    words = found.groups.get("count", ())
    count = number(words) if words else None
    if found.rule == "day_before":
        count = 1.0
    if count is not None and found.word("tail"):
        count += 0.5
    way = found.letters("dir")
    base = anchor.here() if way == "g" else anchor.near()
    sign = 1 if way == "j" else -1
    if unit[0] == "T" and unit != "TNI":
        return _hours_from(base, count, sign, unit, way)
    if base is None or count is None:
        return [_somewhere(unit, base, sign, way)]
    value = shift(base, sign * count, unit)
    return [Meaning("DATE", value, anchored="X" not in value)] if value else []


def _hours_from(base: str | None, count: float | None, sign: int, unit: str, way: str) -> Meanings:
    """Hours and minutes from a day stay on that day: its own hour is not known."""
    day = day_of(base) if base else None
    if day is None:
        return [Meaning("DATE", "XXXX-XX-XXTXX", anchored=False, refers=False)]
    if way == "g":
        return [Meaning("DATE", day.isoformat())]
    whole = round((count or 0) // 24) if unit == "TH" else 0
    moved = day + timedelta(days=sign * whole)
    return [Meaning("DATE", moved.isoformat() + ("" if whole else "TXX"), refers=bool(whole))]


def _somewhere(unit: str, base: str | None, sign: int, way: str) -> Meaning:
    """A vague distance: in the past or future, the day unknown."""
    if way == "g":
        return Meaning("DATE", "PAST_REF", anchored=False, refers=False)
    open_value = {"W": "WXX", "M": "XX"}.get(unit, "XX-XX") if unit not in {"Y", "DE", "CE"} else ""
    year = year_of(base) if base else None
    if not open_value:
        return Meaning("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", False, refers=False)
    known = year_value(year) if year and unit in {"D", "W"} else "XXXX"
    return Meaning("DATE", f"{known}-{open_value}", anchored=False, refers=False)


def _period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: ``P2D``, ``PT3H``, ``PXM``, ``P1.5Y``."""
    if unit in {"TNI", "FN", "WE", "Q"}:
        count, unit = {
            "TNI": (count, "D"), "FN": (2 * count if count else None, "W"), "WE": (count, "WE"),
            "Q": (3 * count if count else None, "M"),
        }[unit]  # fmt: skip
    written = "X" if count is None else f"{count:g}"
    return f"PT{written}{unit[1:]}" if unit[0] == "T" else f"P{written}{unit}"


def _past(count: float | None, unit: str, way: str, anchor: Anchor) -> Meaning:
    """ "the past two weeks": a duration that ends (or begins) at the publication."""
    reach = None
    today = anchor.published
    if today and count is not None and not anchor.history:
        sign = 1 if way == "f" else -1
        other = _day_at(today, sign * count, unit)
        if other:
            first, last = sorted((today, other))
            reach = (first.isoformat(), last.isoformat())
    return Meaning("DURATION", _period(count, unit), reach is not None, reach, refers=False)


def _day_at(day: date, count: float, unit: str) -> date | None:
    """The day so many units from ``day``."""
    days = {"D": 1.0, "W": 7.0, "FN": 14.0, "M": 30.4, "Q": 91.3, "Y": 365.25, "DE": 3652.5,
            "CE": 36525.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 0.0, "TNI": 1.0, "WE": 7.0}[unit]  # fmt: skip
    try:
        return day + timedelta(days=round(count * days))
    except OverflowError:
        return None


def _past_units(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    words = found.groups.get("count", ())
    unit = str(found.groups["unit"][0].value)
    return [_past(number(words) if words else None, unit, found.letters("dir"), anchor)]


def _duration(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    return [duration(found)]


def duration(found: Expression) -> Meaning:
    """How long, with no word on when."""
    words = found.groups.get("count", ())
    count = number(words) if words else 1.0 if found.word("unit1") else None
    if found.letters("count") == "a" and found.letters("unit") == "V":
        count = None  # "a months-long siege"
    if count is not None and found.word("tail"):
        count += 0.5
    unit = found.word("unit") or found.groups["unit1"][0]
    return Meaning("DURATION", _period(count, str(unit.value)), False, refers=False)


def _set(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    word = found.word("set")
    if word:
        return [Meaning("SET", str(word.value), False, refers=False)]
    unit = found.groups["unit"][0]
    if unit.letter == "P":
        return [Meaning("SET", f"XXXX-XX-XXT{unit.value}", False, refers=False)]
    if unit.letter == "W":
        return [Meaning("SET", f"XXXX-WXX-{unit.value}", False, refers=False)]
    value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(str(unit.value))
    return [Meaning("SET", value or _period(1, str(unit.value)), False, refers=False)]


def _holiday(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    feast = str(found.groups["holiday"][0].value)
    year = _year(found, anchor) or borrowed
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


def _reference(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    value = str(found.groups["reference"][0].value)
    today = anchor.today
    now = value == "PRESENT_REF" and today and not anchor.history
    return [
        Meaning("DATE", value, bool(now), (today, today) if now and today else None, refers=False)
    ]


_RULES: dict[str, Callable[[Expression, Anchor, int | None], Meanings]] = {
    "iso": _iso, "days": _days, "month_days": _days, "day": _day, "month_day": _day,
    "last_month": _last_month, "month": _month, "years_bc": _years, "year_bc": _simple_year,
    "year_ad": _simple_year, "years": _years, "year": _simple_year, "decade": _decade,
    "century": _century, "season_last": _season, "season_year": _season, "season": _season,
    "quarter": _quarter, "weekday": _weekday, "weekdays": _weekdays, "deictic": _deictic,
    "part_of_that": _part_of_that, "part": _part, "clock": _clock, "clock_zone": _clock,
    "this_unit": _this_unit, "the_unit": _this_unit, "weekend": _weekend, "unit_end": _unit_end, "ago": _ago,
    "days_ago": _ago, "day_before": _ago, "past_units": _past_units, "first_units": _duration,
    "duration": _duration, "long_units": _duration, "durations": _duration, "set": _set, "holiday": _holiday,
    "reference": _reference,
}  # fmt: skip
