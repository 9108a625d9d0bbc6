"""The grammar of time expressions, over the letters of ``words.py``.

Each rule is a pattern over class letters; its named groups say which word is the day, the month
and so on. Of overlapping matches the one that begins first stands, then the longest, then the
earlier rule. What a match means is the business of ``meaning.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.times.words import Word

#: "1950", ", 1950", "of 1950", "of the year 1950", "of that year", "of the same year", "last year".
_YEAR = r"(?:[cz-]?(?:t?U)?(?:(?P<bc>[dny])B|(?P<year>[yZ])(?![UVB]))|z?(?P<rel>Is?|t?s|i|t?[lfp])(?P<relunit>U))?"
#: "about", "early", "the end of", "mid-".
_EDGE = r"~{0,2}(?:t?e{1,2}[z-]?t?)?"
#: "two", "twenty-five", "a hundred", "two and a half", "several", "a few", "a", "half a".
_COUNT = r"(?P<count>(?:[dny]|a?w(?:-?w)?)(?:-?&-?a?-?h)?|av|v|h-?a|a)"

RULES = {
    "iso": r"(?P<iso>#)",
    "days": rf"t?(?P<first>[do])(?P<join>[-&>])t?(?P<day>[do])z?t?(?P<month>M){_YEAR}",
    "month_days": rf"(?P<month>M)(?P<first>[do])(?P<join>[-&>])t?(?P<day>[do])(?![UV]){_YEAR}",
    "day": rf"(?:Wc?/?)?t?(?P<day>[do])z?-?(?P<month>M){_YEAR}",
    "month_day": rf"(?:Wc?/?)?l?(?P<month>M)t?(?P<day>[do])(?![UVMA]){_YEAR}",
    "day_alone": r"(?<=/)t(?P<day>o)(?![UVMAz])",
    "last_month": r"(?P<dir>[lfi]|tp|tf)(?P<month>M)",
    "month": rf"{_EDGE}(?P<month>M){_YEAR}",
    "years_bc": r"(?P<first>[dny])(?P<join>[-&>])t?(?P<year>[dny])B",
    "year_bc": rf"{_EDGE}(?P<year>[dny])B",
    "year_ad": r"K(?P<year>[dny])|(?P<late>[dny])K",
    "years": r"(?P<first>y)(?P<join>-)(?P<last>[dn])",
    "fiscal": r"t?(?P<fiscal>H)U?(?P<year>y)",
    "year": rf"{_EDGE}(?:t?[UV])?(?P<year>y)",
    "decade": rf"{_EDGE}t?(?P<decade>Y)(?P<bc>B)?",
    "century": rf"{_EDGE}t?(?P<n>o)-?(?P<unit>U)(?P<bc>B)?",
    "season_last": r"t?(?P<dir>[lfipI]|Is|ts)e?(?P<season>E)",
    "season_year": r"(?P<year>y)(?P<season>E)",
    "season": rf"{_EDGE}t?(?P<season>E){_YEAR}",
    "quarter": r"t?(?P<n>[ol])(?:(?P<unit>U)|(?P<half>h))(?:z(?P<year>y)|z(?P<rel>i|I|t|l|f)(?P<relunit>U))",
    "weekday": r"e?(?:t?(?P<dir>[lfip]))?(?P<weekday>W)(?:-?e?(?P<part>P))?",
    "weekdays": r"X?(?P<weekdays>Q)",
    "deictic": r"[kje]?(?P<deictic>T)e?(?P<part>P)?",
    "part_of_that": r"(?P<edge>e)?(?:[kj]N?)?(?P<dir>t[pfs]|[ilfpI]s?)e?(?P<part>P)",
    "part": r"(?:[ta]?e{0,2})(?P<part>P)(?P<hours>V)?",
    "clock": r"~?(?:(?P<clock>C)(?P<half>A)?|(?P<hour>d)(?P<half2>A))(?P<zone>G)?",
    "o_clock": r"~?(?P<told>[dw])(?P<exact>G)(?P<half>A)?",
    "hour_part": r"(?<=@)~?(?P<told>[dw])(?P<joint>Nt?)(?P<part>P)",
    "clock_zone": r"(?P<clock>[yn])(?P<zone>G)",
    "this_unit": r"(?:t?e[zN]|[kje]N?)?(?P<dir>i|l|f|I|Is|t[sfpl])~?(?P<unit>U)",
    "the_unit": r"(?:t?ez|[kj]N|eN)(?P<dir>t)(?P<unit>U)",
    "weekend": r"t(?P<weekend>U)",
    "unit_end": r"(?P<unit>U)'e",
    "ago": rf"~{{0,3}}{_COUNT}-?(?P<unit>[UV])(?P<tail>&ah)?(?P<dir>[gkj])",
    "days_ago": r"(?P<unit>V)(?P<dir>[gkj])",
    "day_before": r"t(?P<unit>U)(?P<dir>[kj])",
    "first_units": rf"t?(?P<which>[ol])(?:{_COUNT}-?(?P<unit>V)|(?P<unit1>U))(?=zt?[MdoyE])",
    "past_units": rf"t?(?P<dir>[lfp])~?(?:{_COUNT}-?)?(?P<unit>V)",
    "long_units": r"~{0,2}(?P<count>[dnyvw])(?P<quality>x)(?P<unit>V)",
    "duration": rf"~{{0,4}}{_COUNT}-?e?(?P<unit>[UV])(?P<tail>-?&-?a-?h)?-?L?-?O?",
    "durations": r"(?P<unit>V)-?L?",
    "set": r"X(?P<unit>[UPWV])|(?P<set>F)",
    "holiday": rf"(?P<holiday>J)(?P<part>P)?{_YEAR}",
    "since_then": r"(?<=S)(?P<then>D)",
    "reference": r"(?P<reference>R)V?",
}


@dataclass(slots=True)
class Expression:
    """A match: the rule, its words ``first`` up to, not including, ``last``, and named words."""

    rule: str
    first: int
    last: int
    groups: dict[str, tuple[Word, ...]]

    def word(self, name: str) -> Word | None:
        """The word of a named group, where the match has it."""
        found = self.groups.get(name)
        return found[0] if found else None

    def letters(self, name: str) -> str:
        """The letters of a named group, empty where the match lacks it."""
        return "".join(w.letter for w in self.groups.get(name, ()))


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in RULES.items())


def expressions(words: list[Word], letters: str) -> list[Expression]:
    """The time expressions among the words, in order, none overlapping."""
    found = []
    for order, (name, pattern) in enumerate(_compiled()):
        for match in pattern.finditer(letters):
            found.append((match.start(), -match.end(), order, name, match))
    found.sort(key=lambda row: row[:3])
    kept: list[Expression] = []
    border = 0
    for start, _, _, name, match in found:
        if start < border:
            continue
        groups = {
            key: tuple(words[match.start(key) : match.end(key)])
            for key, value in match.groupdict().items()
            if value
        }
        kept.append(Expression(name, start, match.end(), groups))
        border = match.end()
    return kept
