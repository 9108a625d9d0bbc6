"""Times that are told from another time: weekdays, "last night", "two days later"."""

from __future__ import annotations

from datetime import timedelta

from reportedly.times.anchor import REACH_PARAGRAPHS, Anchor
from reportedly.times.dates import day_of, shift, week_value, year_of, year_value
from reportedly.times.grammar import Expression
from reportedly.times.lasting import past
from reportedly.times.meaning import Meaning, Meanings, at_part, in_part, integer, number
from reportedly.times.words import Word

#: Plural parts of the day tell a habit.
_HABITS = frozenset({"mornings", "afternoons", "evenings", "daytime"})
#: The hour that a part of the day begins at.
_BEGINS = {"MO": 0, "12:00": 12, "MI": 12, "AF": 12, "EV": 18, "NI": 18}


def weekday(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    wanted = integer(found.word("weekday"))
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
    return [at_part(meaning, str(part.value))] if part else [meaning]


def weekdays(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "On Fridays" is a habit; "Fridays attack" is that of Friday, an apostrophe lost."""
    word = found.groups["weekdays"][0]
    day = _owning_day(word, anchor)
    if day is not None:
        return [Meaning("DATE", day)]
    return [Meaning("SET", f"XXXX-WXX-{word.value}", False, refers=False)]


def _owning_day(word: Word, anchor: Anchor) -> str | None:
    """The last such weekday, where the word stands before what happened then and nothing leads it in."""
    text, here = anchor.text, anchor.here()
    token, base = text.token_at(word.start), day_of(here) if here else None
    if token is None or base is None or anchor.history or token.i + 1 >= len(text.tokens):
        return None
    after = text.tokens[token.i + 1]
    before = text.tokens[token.i - 1] if token.i else None
    if (
        after.tag not in {"NN", "NNS"}
        or after.sentence != token.sentence
        or (before and before.lower in {"on", "every", "most"})
    ):
        return None
    back = (base.isoweekday() - int(str(word.value))) % 7
    return (base - timedelta(days=back)).isoformat()


def deictic(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
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
    return [at_part(meaning, clock) if clock else meaning]


def part_of_that(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "last night", "this morning", "that afternoon", "the next evening"."""
    letters = found.letters("dir")
    part = str(found.groups["part"][0].value)
    told = letters[0] in "Itpf"
    base = anchor.near() if told else anchor.here()
    step = {"l": -1, "p": -1, "f": 1}.get(letters[-1], 0)
    value = shift(base, step, "D") if base else None
    if value is None:
        return [Meaning("TIME", f"XXXX-XX-XXT{part}", anchored=False, refers=False)]
    return [at_part(Meaning("DATE", value), part)]


def part(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """A bare part of the day belongs to the day that is told of, or else to that of publication."""
    word = found.groups["part"][0]
    part = str(word.value)
    if anchor.history:
        base = anchor.near() if part in {"12:00", "24:00"} else None
        value = base[:10] if base and day_of(base) else "XXXX-XX-XX"
        return [Meaning("TIME", f"{value}T{part}", anchored=value[0] != "X", refers=False)]
    told = anchor.told()
    if word.lower in _HABITS or (word.lower == "night" and found.last - found.first == 1):
        return [Meaning("TIME", f"XXXX-XX-XXT{part}", anchored=False, refers=False)]  # "at night"
    if told and word.lower != "overnight":
        return [Meaning("TIME", f"{told}T{part}", refers=False)]
    return [_on_the_eve(part, word.lower == "overnight", anchor)]


def _on_the_eve(part: str, overnight: bool, anchor: Anchor) -> Meaning:
    """A part of the day in a report that has told of no day yet.

    What lies after the hour of publication was the day before; a night ends on the day of publication;
    an evening of a report whose hour is not known is one of two.
    """
    if anchor.published is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", anchored=False, refers=False)
    today, hour = anchor.published, anchor.hour()
    eve = today - timedelta(days=1)
    both = (eve.isoformat(), today.isoformat())
    begins = _BEGINS.get(part, 0)
    if overnight or (part == "NI" and anchor.direction == "past"):
        return Meaning("TIME", f"{eve.isoformat()}T{part}", reach=both, refers=False)
    if anchor.direction == "past" and hour is not None and hour < begins:
        return Meaning("TIME", f"{eve.isoformat()}T{part}", refers=False)
    if anchor.direction == "past" and hour is None and part == "EV":
        return Meaning("TIME", f"XXXX-XX-XXT{part}", reach=both, refers=False)
    return Meaning("TIME", f"{today.isoformat()}T{part}", refers=False)


def clock(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
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
    return [_at_hour(hour, f"{minute}{mark}", anchor)]


def o_clock(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "two o'clock", "at nine in the evening"."""
    hour, exact, part = integer(found.word("told")), found.word("exact"), found.word("part")
    half = found.word("half")
    if hour is None or not 1 <= hour <= 24 or (exact and not exact.lower.startswith("o")):
        return []
    if half:
        hour = hour % 12 + (12 if half.lower.startswith("p") else 0)
    if part:
        hour = int(in_part(f"T{hour:02d}:00", str(part.value))[1:3])
    return [_at_hour(hour, "00", anchor)]


def _at_hour(hour: int, minute: str, anchor: Anchor) -> Meaning:
    """A clock time on the day told of; of the day before, where it lies after the publication."""
    told = anchor.told()
    base = told or anchor.near()
    day = day_of(base) if base else None
    written = anchor.hour()
    if day and not told and not anchor.history and written is not None:
        day -= timedelta(days=hour > written and anchor.direction == "past")
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02d}:{minute}"
    return Meaning("TIME", value, anchored=day is not None, refers=False)


def this_unit(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
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
        return [past(1, unit, "l", anchor)]
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


def weekend(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "at the weekend": the last one, or the coming one where the verb says so."""
    base = anchor.here()
    day = day_of(base) if base else None
    now = anchor.direction == "future" or (day is not None and day.isoweekday() > 5)
    value = _unit_at(base, 0 if now else -1, "WE") if base else None
    known = [Meaning("DATE", value)] if value else []
    return known if found.groups["weekend"][0].value == "WE" else []


def unit_end(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """ "at month's end"."""
    base = anchor.near()
    value = _unit_at(base, 0, str(found.groups["unit"][0].value)) if base else None
    return [Meaning("DATE", value)] if value else []


def ago(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
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
    if way in {"j", "k"} and not anchor.history and _from_event(found, anchor):
        return [_somewhere(unit, None, sign, way)]  # "a week after the battle", which has no date
    value = shift(base, sign * count, unit)
    return [Meaning("DATE", value, anchored="X" not in value)] if value else []


def _from_event(found: Expression, anchor: Anchor) -> bool:
    """Whether the distance is counted from an event of no known day: "a week after it fell".

    A noun ("a week after the battle") can be what was told of, and is then counted from that day.
    """
    pivot = anchor.text.token_at(found.groups["dir"][0].start)
    if pivot is None or pivot.dep == "mark":
        return pivot is not None
    return anchor.told() is None and pivot.child("pobj", "pcomp") is not None


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
    if not open_value and base is None:
        return Meaning("DATE", "XXXX", anchored=False, refers=False)
    if not open_value:
        return Meaning("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", False, refers=False)
    known = year_value(year) if year and unit in {"D", "W"} else "XXXX"
    return Meaning("DATE", f"{known}-{open_value}", anchored=False, refers=False)


def reference(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    value = str(found.groups["reference"][0].value)
    today = anchor.today
    now = value == "PRESENT_REF" and today and not anchor.history
    return [
        Meaning("DATE", value, bool(now), (today, today) if now and today else None, refers=False)
    ]


def since_then(found: Expression, anchor: Anchor, borrowed: int | None) -> Meanings:
    """The "then" of "since then": the date last told of near by; nothing where there is none."""
    then = anchor.reference
    near = anchor.paragraph - anchor.reference_paragraph <= REACH_PARAGRAPHS
    return [Meaning("DATE", then, refers=False)] if then and near else []
