"""How long and how often: durations and sets."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.times.anchor import Anchor
from reportedly.times.grammar import Expression
from reportedly.times.meaning import Meaning, Meanings, number


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: ``P2D``, ``PT3H``, ``PXM``, ``P1.5Y``."""
    if unit in {"TNI", "FN", "WE", "Q"}:
        count, unit = {
            "TNI": (count, "D"), "FN": (2 * count if count else None, "W"), "WE": (count, "WE"),
            "Q": (3 * count if count else None, "M"),
        }[unit]  # fmt: skip
    if unit == "TH" and count == 0.5:
        count, unit = 30, "TM"
    written = "X" if count is None else f"{count:g}"
    return f"PT{written}{unit[1:]}" if unit[0] == "T" else f"P{written}{unit}"


def past(count: float | None, unit: str, way: str, anchor: Anchor) -> Meaning:
    """ "the past two weeks": a duration that ends (or begins) at the publication."""
    reach = None
    today = anchor.published
    if today and count is not None and not anchor.history:
        sign = 1 if way == "f" else -1
        other = _day_at(today, sign * count, unit)
        if other:
            first, last = sorted((today, other))
            reach = (first.isoformat(), last.isoformat())
    return Meaning("DURATION", period(count, unit), reach is not None, reach, refers=False)


def _day_at(day: date, count: float, unit: str) -> date | None:
    """The day so many units from ``day``."""
    days = {"D": 1.0, "W": 7.0, "FN": 14.0, "M": 30.4, "Q": 91.3, "Y": 365.25, "DE": 3652.5,
            "CE": 36525.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 0.0, "TNI": 1.0, "WE": 7.0}[unit]  # fmt: skip
    try:
        return day + timedelta(days=round(count * days))
    except OverflowError:
        return None


def past_units(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    words = found.groups.get("count", ())
    unit = str(found.groups["unit"][0].value)
    return [past(number(words) if words else None, unit, found.letters("dir"), anchor)]


def duration(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    return [measured(found)]


def measured(found: Expression) -> Meaning:
    """How long, with no word on when."""
    words = found.groups.get("count", ())
    count = number(words) if words else 1.0 if found.word("unit1") else None
    if found.letters("count") == "a" and found.letters("unit") == "V":
        count = None  # "a months-long siege"
    if count is not None and found.word("tail"):
        count += 0.5
    unit = found.word("unit") or found.groups["unit1"][0]
    return Meaning("DURATION", period(count, str(unit.value)), False, refers=False)


def recurring(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    word = found.word("set")
    if word:
        return [Meaning("SET", str(word.value), False, refers=False)]
    unit = found.groups["unit"][0]
    if unit.letter == "P":
        return [Meaning("SET", f"XXXX-XX-XXT{unit.value}", False, refers=False)]
    if unit.letter == "W":
        return [Meaning("SET", f"XXXX-WXX-{unit.value}", False, refers=False)]
    value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(str(unit.value))
    return [Meaning("SET", value or period(1, str(unit.value)), False, refers=False)]
