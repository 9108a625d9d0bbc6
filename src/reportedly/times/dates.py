"""Calendar arithmetic on TIMEX3 values.

A value is as long as what is known: ``2020-10-22``, ``2020-10``, ``2020``, ``202`` (a decade),
``20`` (a century), ``2020-W43``, ``2020-SU``, ``2020-Q3``, ``2020-H1``, ``2020-10-22TMO``,
``BC0490``. Bounds are inclusive days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from reportedly.claim import TimePrecision

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(.+))?$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_NAMED = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
#: First month and number of months. Seasons are the meteorological ones of the northern half.
_NAMED_MONTHS = {
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "Q1": (1, 3), "Q2": (4, 3),
    "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
}  # fmt: skip

Bounds = tuple[date, date, TimePrecision]


def valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day.

    >>> valid(2020, 2, 29), valid(2021, 6, 31)
    (True, False)
    """
    return 1 <= month <= 12 and 1 <= year <= MAXYEAR and 1 <= day <= monthrange(year, month)[1]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def bounds(value: str) -> Bounds | None:
    """First day, last day and precision of a value; none where it names no stretch of days.

    >>> first, last, precision = bounds("2020-W43") or ()
    >>> str(first), str(last), precision
    ('2020-10-19', '2020-10-25', 'week')
    """
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> Bounds | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day, _clock_precision(found[4])
    if found := _MONTH.match(value):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), month_end(year, month), "month"
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first = monday + timedelta(days=5) if found[3] else monday
        return first, monday + timedelta(days=6), "week"
    if found := _NAMED.match(value):
        first_month, length = _NAMED_MONTHS[found[2]]
        start = date(int(found[1]), first_month, 1)
        stop = month_of(start, length - 1)
        season = found[2][0] not in "QH"
        return start, month_end(*stop), "season" if season else "range"
    if value.isdigit() and len(value) == 4:
        return date(int(value), 1, 1), date(int(value), 12, 31), "year"
    if value.isdigit() and len(value) in {2, 3}:
        scale = 10 ** (4 - len(value))
        first_year = int(value) * scale
        return date(max(first_year, 1), 1, 1), date(first_year + scale - 1, 12, 31), "range"
    return None


def _clock_precision(clock: str | None) -> TimePrecision:
    if clock is None:
        return "day"
    if clock[:2].isdigit():
        return "minute" if ":" in clock else "hour"
    return "part-of-day"


def month_of(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months after ``day``."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def week_value(day: date) -> str:
    """The ISO week of a day: ``2020-W43``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def year_of(value: str) -> int | None:
    """The year of a value, negative before Christ; none where it has none."""
    if value.startswith("BC") and value[2:6].isdigit():
        return -int(value[2:6])
    return int(value[:4]) if len(value) >= 4 and value[:4].isdigit() else None


def year_value(year: int) -> str:
    """A year as TIMEX3 writes it.

    >>> year_value(-490), year_value(1950)
    ('BC0490', '1950')
    """
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def day_of(value: str) -> date | None:
    """The single day that a value names or lies in; none where it is coarser than a day."""
    found = _DAY.match(value)
    if not found or not valid(int(found[1]), int(found[2]), int(found[3])):
        return None
    return date(int(found[1]), int(found[2]), int(found[3]))


def shift(value: str, count: float, unit: str) -> str | None:
    """The value ``count`` units from ``value``, as coarse as the unit.

    ``unit`` is a TIMEX3 letter (``D W M Q Y DE CE``, below the day ``TH`` …). What is finer than
    the value leaves the rest open; none where the calendar ends.

    >>> shift("2020-10-22", -2, "D"), shift("1950-06", 3, "M"), shift("1915", 4, "D")
    ('2020-10-20', '1950-09', '1915-XX-XX')
    """
    try:
        return _shift(value, count, unit)
    except (ValueError, OverflowError):
        return None


def _shift(value: str, count: float, unit: str) -> str | None:
    year = year_of(value)
    if year is None:
        return None
    if unit in {"Y", "DE", "CE"}:
        moved = year + round(count * {"Y": 1, "DE": 10, "CE": 100}[unit])
        return year_value(moved) if -9999 < moved <= MAXYEAR and moved else None
    day = day_of(value)
    if unit in {"M", "Q"}:
        months = round(count * (3 if unit == "Q" else 1))
        if day is None and not (found := _MONTH.match(value)):
            return f"{year_value(year)}-XX"
        start = day or date(year, int(found[2]), 1)  # type: ignore[index]  # day or found is there
        return "{:04d}-{:02d}".format(*month_of(start, months))
    if day is None:
        open_end = "-WXX" if unit in {"W", "FN"} else "-XX-XX"
        return year_value(year) + open_end
    if unit in {"W", "FN", "WE"}:
        moved_day = day + timedelta(weeks=count * (2 if unit == "FN" else 1))
        return week_value(moved_day) + ("-WE" if unit == "WE" else "")
    if unit in {"D", "TNI"}:
        return (day + timedelta(days=count)).isoformat() + ("TNI" if unit == "TNI" else "")
    return day.isoformat() + "TXX"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones & Butcher's algorithm).

    >>> easter(2020).isoformat()
    '2020-04-12'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * (c // 4) - c % 4 - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


_PERIOD = re.compile(r"P(\d+)([DWMY])$")


def portion(period: str, nth: int, first: date, last: date) -> tuple[date, date] | None:
    """The ``nth`` period of a stretch of days, or its last where ``nth`` is 0.

    >>> [str(day) for day in portion("P2W", 0, date(1951, 2, 1), date(1951, 2, 28)) or ()]
    ['1951-02-15', '1951-02-28']
    """
    found = _PERIOD.match(period)
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in "DW":
        size = timedelta(days=count * (7 if unit == "W" else 1))
        start = last - size + timedelta(days=1) if nth == 0 else first + size * (nth - 1)
        stop = start + size - timedelta(days=1)
    else:
        months = count * (12 if unit == "Y" else 1)
        whole = (last.year - first.year) * 12 + last.month - first.month + 1
        skipped = whole - months if nth == 0 else months * (nth - 1)
        start = date(*month_of(first, skipped), 1)
        stop = month_end(*month_of(first, skipped + months - 1))
    return (start, stop) if first <= start and stop <= last else None
