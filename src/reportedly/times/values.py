"""Which rule of the grammar is read by what."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.times import lasting, relative, written
from reportedly.times.anchor import Anchor
from reportedly.times.grammar import Expression
from reportedly.times.meaning import Meanings


def meanings(found: Expression, anchor: Anchor, borrowed: int | None = None) -> Meanings:
    """The meaning of an expression; two for a pair of days, none where it is no time.

    ``borrowed`` is the year of the date that this one is listed with ("July to November 1954").
    """
    try:
        return _RULES[found.rule](found, anchor, borrowed)
    except (OverflowError, ValueError):
        return []  # beyond the calendar: the year 0, "900,000 years later"


_RULES: dict[str, Callable[[Expression, Anchor, int | None], Meanings]] = {
    "iso": written.iso, "days": written.days, "month_days": written.days, "day": written.day, "month_day": written.day,
    "day_alone": written.day_alone, "fiscal": written.fiscal, "last_month": written.last_month, "month": written.month, "years_bc": written.years, "year_bc": written.simple_year,
    "year_ad": written.simple_year, "years": written.years, "year": written.simple_year, "decade": written.decade,
    "century": written.century, "season_last": written.season, "season_year": written.season, "season": written.season,
    "quarter": written.quarter, "weekday": relative.weekday, "weekdays": relative.weekdays, "deictic": relative.deictic,
    "part_of_that": relative.part_of_that, "part": relative.part, "clock": relative.clock, "clock_zone": relative.clock,
    "o_clock": relative.o_clock, "hour_part": relative.o_clock,
    "this_unit": relative.this_unit, "the_unit": relative.this_unit, "weekend": relative.weekend, "unit_end": relative.unit_end, "ago": relative.ago,
    "days_ago": relative.ago, "day_before": relative.ago, "past_units": lasting.past_units, "first_units": lasting.duration,
    "duration": lasting.duration, "long_units": lasting.duration, "durations": lasting.duration, "set": lasting.recurring, "holiday": written.holiday,
    "reference": relative.reference, "since_then": relative.since_then,
}  # fmt: skip
