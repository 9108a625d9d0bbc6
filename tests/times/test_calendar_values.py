"""Arithmetic on TIMEX3 values, and spans that hold for any text."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import english
from reportedly.report.plain import report
from reportedly.times import find
from reportedly.times.anchor import nearest_year
from reportedly.times.dates import bounds, easter, shift, week_value

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PIECES = st.sampled_from([
    "on", "the", "last", "two", "days", "ago", "later", "of", "May", "31", "June", "1950", "-", "to",
    "Tuesday", "night", ",", "early", "next", "year", "12:61", "B.C.", "'98", "Sept.", "\n\n", "300,000,000",
    "years", "before", "and", "a", "half", "century", "29 February", "99/99/9999", "since", ".", "x",
])  # fmt: skip


@given(DAYS, st.integers(-500, 500))
def test_days_shift_as_the_calendar_does(day: date, count: int) -> None:
    assert shift(day.isoformat(), count, "D") == (day + timedelta(days=count)).isoformat()


@given(DAYS)
def test_a_week_holds_its_day(day: date) -> None:
    found = bounds(week_value(day))
    assert found is not None
    first, last, precision = found
    assert first <= day <= last and (last - first).days == 6 and precision == "week"


@given(DAYS, st.integers(1, 12))
def test_a_month_without_a_year_lies_where_the_verb_points(day: date, month: int) -> None:
    assert (nearest_year(day, month, 1, "past"), month, 1) <= (day.year, day.month, day.day)
    assert (nearest_year(day, month, 28, "future"), month, 28) >= (day.year, day.month, day.day)


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    found = easter(year)
    assert found.isoweekday() == 7 and date(year, 3, 22) <= found <= date(year, 4, 25)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(PIECES, max_size=14),
    st.sampled_from([None, "2020-10-22", "2020-10", "2020", "0001-01-01"]),
)
def test_any_words_are_read_without_failing(pieces: list[str], published: str | None) -> None:
    string = " ".join(pieces)
    last = -1
    for found in find(english.analyse(report(string, published=published))):
        mention = found.time.mention
        assert mention is not None and mention.fits(string)
        assert mention.start >= last
        last = mention.end
        if found.time.start and found.time.end:
            assert date.fromisoformat(found.time.start) <= date.fromisoformat(found.time.end)
