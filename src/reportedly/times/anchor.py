"""What a relative time is relative to: the publication, or the time last told of.

News is anchored in its publication date; where that is not known, what is told from it stays
unresolved. A history (a text of several explicit years, most of which lie two or more before the
publication, that hardly ever says "Tuesday" or "yesterday") is anchored in its own last date, as
Mazur & Dale (2010, WikiWars) found of war histories.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from statistics import median

from reportedly.language.text import Text, Token
from reportedly.times.dates import bounds, day_of, valid, year_of, year_value
from reportedly.times.grammar import Expression
from reportedly.times.meaning import integer
from reportedly.times.tense import Direction, direction

#: A text is a history when it names at least this many years …
HISTORY_YEARS = 3
#: … and the middle one of them lies at least so many before the publication.
HISTORY_DISTANCE = 2
#: … and speaks of "Tuesday", "yesterday" or "last week" less than once in so many years.
NEWS_SHARE = 0.1
#: In news, "two days later" looks back no farther than this for the time it counts from.
REACH_PARAGRAPHS = 1
#: … and takes over the year of an earlier year's date for so many sentences.
REACH_SENTENCES = 1
#: A history that leaps more than this many years comes back (a book cited, a treaty's later end).
LEAP = 10
#: A report without a date lends the year of a full date to another so many days away, not farther:
#: the truce of some other war is no guide.
LENT = 60
#: A date line stands within so many words of the beginning of one of the first paragraphs …
LINE_WORDS = 16
LINE_PARAGRAPHS = 3
#: … and after none of these letters of ``words.py`` ("on", "in", "since", "of", a bracket …).
_LED_IN = frozenset("/@NzSr>bkjt&(-c")


@dataclass(slots=True)
class Anchor:
    """The moving point of reference while the times of one text are read in order."""

    text: Text
    published: date | None
    published_year: int | None
    history: bool
    reference: str | None = None
    reference_paragraph: int = -1
    reference_sentence: int = -1
    explicit_year: bool = False  # the reference was written with its year
    first_year: int | None = None
    glanced: int | None = None  # a year that a history only glanced at so far
    token: Token | None = None
    full: tuple[date, ...] = ()  # the days that the text writes with their year

    @property
    def today(self) -> str | None:
        """The day of publication as a value."""
        return self.published.isoformat() if self.published else None

    def move(self, token: Token | None) -> None:
        """Go on to the expression at ``token``."""
        self.token = token

    def note(self, value: str, explicit_year: bool) -> None:
        """Remember a date that was told of."""
        year = year_of(value)
        if year is not None and not self._aside(year):
            self.reference = value
            self.reference_paragraph = self.paragraph
            self.reference_sentence = self.token.sentence if self.token else -1
            self.explicit_year = explicit_year

    def _aside(self, year: int) -> bool:
        """Whether a history only glances at this year: a far leap, until a second date follows it."""
        told = year_of(self.reference) if self.reference else None
        leaps = self.history and told is not None and abs(year - told) > LEAP
        glance = leaps and (self.glanced is None or abs(year - self.glanced) > LEAP)
        self.glanced = year if glance else None
        return glance

    @property
    def paragraph(self) -> int:
        """The paragraph of the expression being read."""
        return self.text.sentence_of(self.token).paragraph if self.token else 0

    @property
    def fronted(self) -> bool:
        """Whether the expression being read opens its sentence ("In 2016, …")."""
        return (
            self.token is not None and self.token.i - self.text.sentence_of(self.token).first <= 1
        )

    @property
    def direction(self) -> Direction:
        """Whether the expression being read lies before or after the moment of writing."""
        if self.history:
            return "past"
        if self.token is None:
            return "past"
        return direction(self.token, self.text.sentence_of(self.token).part == "headline")

    def here(self) -> str | None:
        """What "this", "last" and "today" count from: publication, in a history the last date."""
        return (self.reference or self.today) if self.history else self.today

    def near(self) -> str | None:
        """What "later", "before" and "that day" count from: the last date told of near by."""
        if self.history:
            return self.reference
        close = self.paragraph - self.reference_paragraph <= REACH_PARAGRAPHS
        return self.reference if self.reference and close else self.today

    def told(self) -> str | None:
        """The day told of near by, which a part of the day or a clock time alone belongs to."""
        base = self.near()
        day = day_of(base) if base else None
        if day is None or self.history:
            return None
        if self.published and day > self.published and self.direction == "past":
            return None
        near = self.reference is not None and base == self.reference
        return day.isoformat() if near else None

    def hour(self) -> int | None:
        """The hour of publication, where it is known."""
        when = self.text.report.published
        clock = when.value[11:13] if when else ""
        return int(clock) if clock.isdigit() else None

    def year_for(self, month: int, day: int | None = None) -> int | None:
        """The year of a month or day that is written without one."""
        if self.history:
            year = year_of(self.reference) if self.reference else self.first_year
            return year
        told = self._told_year()
        if told is not None:
            return told
        if self.published is None:
            return self.published_year or self._lent_year(month, day)
        return nearest_year(self.published, month, day, self.direction)

    def _lent_year(self, month: int, day: int | None) -> int | None:
        """The year of a full date elsewhere in the text, where that lies near this day of the year."""
        near = {
            year
            for full in self.full
            for year in (full.year - 1, full.year, full.year + 1)
            if valid(year, month, day or 15)
            and abs((date(year, month, day or 15) - full).days) <= LENT
        }
        return near.pop() if len(near) == 1 else None

    def _told_year(self) -> int | None:
        """The year of the date that the sentence before is set in ("In 2016 …", "On 3 May 2016 …").

        Not that of "since 1994" or "the 1994 truce", which news tells as background.
        """
        if not (self.reference and self.explicit_year):
            return None
        year = year_of(self.reference)
        sentence = self.token.sentence if self.token else 0
        if year is None or self.reference_paragraph != self.paragraph:
            return None
        if sentence - self.reference_sentence > REACH_SENTENCES:
            return None
        now = self.published_year
        return year if (now is None or year < now) and self.direction == "past" else None


def nearest_year(published: date, month: int, day: int | None, way: Direction) -> int:
    """The year that puts a month or day before (or, for the future, after) the publication.

    >>> nearest_year(date(2020, 10, 22), 9, 27, "past"), nearest_year(date(2020, 10, 22), 12, None, "past")
    (2020, 2019)
    """
    if way == "past":
        later = (month, day or 1) > (published.month, published.day)
        year, step = (published.year - 1 if later else published.year), -1
    else:
        earlier = (month, day or 31) < (published.month, published.day)
        year, step = (published.year + 1 if earlier else published.year), 1
    if (month, day) == (2, 29):
        while not isleap(year):
            year += step
    return year


def anchor(text: Text, found: list[Expression], letters: str) -> Anchor:
    """Where to begin with this text, whose words have these letters."""
    when = text.report.published
    day = day_of(when.day) if when else None
    year = year_of(when.value) if when else None
    years = [written for e in found if (written := _written_year(e)) is not None]
    news = sum(_newsy(e) for e in found)
    history = (
        len(years) >= HISTORY_YEARS
        and (year is None or median(years) <= year - HISTORY_DISTANCE)
        and news <= NEWS_SHARE * len(years)
    )
    if when is None and not history and (line := _date_line(text, found, letters)) is not None:
        day, year = line, line.year
    full = () if year else tuple(d for e in found if (d := _full_day(e)) is not None)
    return Anchor(text, day, year, history, first_year=years[0] if years else None, full=full)


def _date_line(text: Text, found: list[Expression], letters: str) -> date | None:
    """The date that a page without one carries in its own first words ("AFP Friday 22 Jul 2016 …")."""
    for expression in found:
        token = (
            text.token_at(expression.groups["month"][0].start) if expression.word("month") else None
        )
        if token is None:
            continue
        sentence = text.sentence_of(token)
        if sentence.paragraph >= LINE_PARAGRAPHS:
            return None
        opening = next(s for s in text.sentences if s.paragraph == sentence.paragraph)
        written = _full_day(expression)
        if written is None or token.i - opening.first > LINE_WORDS:
            continue
        before = letters[max(0, expression.first - 1) : expression.first]
        after = letters[expression.last : expression.last + 1]
        if before not in _LED_IN and after not in {"-", ")", ">"}:
            return written
    return None


def _full_day(found: Expression) -> date | None:
    """The day that an expression writes with month and year."""
    month, day, year = found.word("month"), found.word("day"), _written_year(found)
    if month is None or day is None or year is None:
        return None
    one, two = integer(month), integer(day)
    return date(year, one, two) if one and two and valid(year, one, two) else None


def _newsy(found: Expression) -> bool:
    """Whether the expression is told from the moment of writing ("Tuesday", "last week")."""
    if found.rule in {"weekday", "deictic", "weekend"}:
        return True
    if found.rule in {"this_unit", "part_of_that"}:
        return found.letters("dir") in {"i", "l"}
    return found.rule == "ago" and found.letters("dir") == "g"


def _written_year(found: Expression) -> int | None:
    """The year that stands in an expression, negative before Christ."""
    word, before = found.word("year"), found.word("bc")
    if found.rule in {"year_bc", "years_bc"}:
        before = word
    if before is not None and isinstance(before.value, (int, float)):
        return -int(before.value)
    return int(word.value) if word and word.letter == "y" and isinstance(word.value, int) else None


def complete(year: int, month: int, day: int | None) -> str | None:
    """A value from its parts; none where the calendar has no such day."""
    if day is None:
        return f"{year_value(year)}-{month:02d}"
    if year > 0 and not valid(year, month, day):
        return None
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def spanning(value: str) -> tuple[str, str] | None:
    """First and last day of a value, in ISO 8601."""
    found = bounds(value)
    return (found[0].isoformat(), found[1].isoformat()) if found else None
