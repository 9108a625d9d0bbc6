"""Dates of publication: in metadata, in the line above an article, in a dateline.

Not the dates that an article speaks of (those are the business of ``times/``). Nothing is
guessed: ``7/10/2016`` gives both its readings, and who calls must decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from reportedly.report.options import DateOrder
from reportedly.report.record import DatePrecision, DateSource, Published
from reportedly.tables import toml

_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_YEAR_MONTH = re.compile(r"(?P<y>[12]\d{3})(?:-(?P<m>\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found at ``start``-``end`` of a string.

    ``days`` holds its readings as ISO days: one, or two where day and month cannot be told apart.
    ``yearless`` dates are ``--10-04``. ``time`` is ``13:08`` or null, ``zone`` as in ``Published``.
    """

    start: int
    end: int
    days: tuple[str, ...]
    time: str | None = None
    zone: str | None = None

    @property
    def yearless(self) -> bool:
        return self.days[0].startswith("--")

    @property
    def clear(self) -> bool:
        return len(self.days) == 1 and not self.yearless

    def published(self, source: DateSource, zone: str | None = None) -> Published | None:
        """As a time of publication; null where the date is not clear."""
        if not self.clear:
            return None
        if self.time is None:
            return Published(self.days[0], _precision(self.days[0]), None, source)
        precision: DatePrecision = "second" if len(self.time) > 5 else "minute"
        return Published(f"{self.days[0]}T{self.time}", precision, self.zone or zone, source)


def date_at(string: str, start: int = 0, order: DateOrder = "refuse") -> Dated | None:
    """The date that stands at ``start`` (a weekday and a time of day belong to it), if one does.

    >>> date_at("22 October 2020, 13:08Politics")
    Dated(start=0, end=22, days=('2020-10-22',), time='13:08', zone=None)
    >>> date_at("7/10/2016").days
    ('2016-07-10', '2016-10-07')
    >>> date_at("7/25/2016").days
    ('2016-07-25',)
    """
    weekday = _weekday().match(string, start)
    at = weekday.end() if weekday else start
    for pattern in _patterns():
        match = pattern.match(string, at)
        if match:
            days = _days(match, order)
            if days:
                return _with_time(string, start, match.end(), days)
    return None


def date_of(value: str, order: DateOrder = "refuse") -> Dated | None:
    """The date that a field of metadata holds, if the whole of it is one.

    >>> date_of("Thu, 22 Oct 2020 13:08:00 +0400")
    Dated(start=0, end=31, days=('2020-10-22',), time='13:08:00', zone='+04:00')
    >>> date_of("2015-12").days
    ('2015-12',)
    """
    value = value.strip()[:100]
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.split(".")[0]) == 13 else 1)
        moment = datetime.fromtimestamp(seconds, UTC)
        return Dated(0, len(value), (moment.date().isoformat(),), f"{moment:%H:%M:%S}", "Z")
    partly = _YEAR_MONTH.fullmatch(value)
    if partly and 1 <= int(partly["m"] or 1) <= 12:
        month = f"-{int(partly['m']):02d}" if partly["m"] else ""
        return Dated(0, len(value), (partly["y"] + month,))
    found = date_at(value, 0, order)
    if found and not value[found.end :].strip(" .,;)"):
        return Dated(0, len(value), found.days, found.time, found.zone)
    return None


def completed(yearless: str, near: str) -> str:
    """Give ``--10-04`` the year that puts it nearest to the ISO day ``near``.

    >>> completed("--12-31", "2021-01-02")
    '2020-12-31'
    """
    there = date.fromisoformat(near)
    nearest = None
    for year in (there.year - 1, there.year, there.year + 1):
        try:
            day = date(year, int(yearless[2:4]), int(yearless[5:7]))
        except ValueError:
            continue
        if nearest is None or abs(day - there) < abs(nearest - there):
            nearest = day
    return (nearest or there).isoformat()


def _with_time(string: str, start: int, end: int, days: tuple[str, ...]) -> Dated:
    match = _time().match(string, end)
    if not match:
        return Dated(start, end, days)
    hour, minute = int(match["h"]), int(match["mi"])
    half = (match["half"] or "")[:1].lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return Dated(start, end, days)
    seconds = f":{match['s']}" if match["s"] and int(match["s"]) < 60 else ""
    return Dated(start, match.end(), days, f"{hour:02d}:{minute:02d}{seconds}", _zone(match["z"]))


def _zone(written: str | None) -> str | None:
    if not written:
        return None
    written = written.strip().strip("()")
    name: str | None = toml("report/dates.toml")["zones"].get(written)
    if name:
        return name
    digits = re.sub(r"\D", "", written)
    sign = "-" if "-" in written or "−" in written else "+"
    if len(digits) <= 2:
        digits = digits.rjust(2, "0") + "00"
    digits = digits.rjust(4, "0")
    zone = f"{sign}{digits[:2]}:{digits[2:4]}"
    return "Z" if zone in ("+00:00", "-00:00") else zone


def _days(match: re.Match[str], order: DateOrder) -> tuple[str, ...]:
    parts = match.groupdict()
    year = _year(parts.get("y"))
    if parts.get("mon"):
        months: dict[str, int] = toml("report/dates.toml")["months"]
        return _valid(year, months[parts["mon"].lower()], int(parts["d"]))
    if parts.get("m"):
        return _valid(year, int(parts["m"]), int(parts["d"]))
    first, second = int(parts["a"]), int(parts["b"])
    if parts["sep"] == ".":  # 04.07.2015: day first wherever dates are written with full stops
        return _valid(year, second, first)
    month_first, day_first = _valid(year, first, second), _valid(year, second, first)
    if order == "month-first":
        return month_first or day_first
    if order == "day-first":
        return day_first or month_first
    return tuple(dict.fromkeys(month_first + day_first))


def _valid(year: int | None, month: int, day: int) -> tuple[str, ...]:
    try:
        iso = date(year or 2000, month, day).isoformat()
    except ValueError:
        return ()
    return (iso if year else f"-{iso[4:]}",)


def _year(written: str | None) -> int | None:
    if not written:
        return None
    year = int(written.strip("'’"))
    if year < 100:
        last: int = toml("report/dates.toml")["century"]["last_of_2000s"]
        return year + (2000 if year <= last else 1900)
    return year


def _precision(day: str) -> DatePrecision:
    return "year" if len(day) == 4 else "month" if len(day) == 7 else "day"


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(
        r"(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\b[.,]*\s+", re.IGNORECASE
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = sorted(toml("report/dates.toml")["months"], key=len, reverse=True)
    month = rf"(?P<mon>{'|'.join(names)})\b\.?"
    glued = rf"(?P<mon>{'|'.join(names)})\.?"
    year = r"(?P<y>(?:19|20)\d{2}(?!\d)|['’]?\d{2}(?![\d:.]))"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?P<y>(?:19|20)\d{2})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)",
            r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?=T|\b)",
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0-]?(?:of )?{month},?[ \u00a0-]+{year}",
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -]?{glued}[ -]?(?P<y>(?:19|20)\d{{2}})(?!\d)",
            rf"{month}[ \u00a0]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]+{year}",
            # "Jul 282016": the comma was lost on the way
            rf"{month}[ \u00a0]+(?P<d>\d{{1,2}}),?(?P<y>(?:19|20)\d{{2}})(?!\d)",
            r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d{2}|\d{2})(?!\d)",
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0](?:of )?{month}(?! ?\d)",
            rf"{month}[ \u00a0]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|[,]? ?\d)",
        )
    )


@cache
def _time() -> re.Pattern[str]:
    names = "|".join(sorted(toml("report/dates.toml")["zones"], key=len, reverse=True))
    zone = rf"(?:(?:UTC|GMT)\s?[+−-]\s?\d{{1,2}}(?::?\d{{2}})?|[+−-]\d{{2}}:?\d{{2}}|(?:{names})\b)"
    return re.compile(
        r"(?:T|\s?[,|–—-]?\s?(?:at\s)?|,?\s)"
        r"(?:(?P<h>\d{1,2})[:.](?P<mi>\d{2})(?![\d/])(?:[:.](?P<s>\d{2})(?:[.,]\d{1,9})?)?(?!\d))"
        rf"(?:\s?(?P<half>[ap]\.?m\b\.?))?(?:\s?\(?(?P<z>{zone})\)?)?",
        re.IGNORECASE,
    )
