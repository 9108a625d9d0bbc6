"""Which matches of the grammar are times at all: "1,500 men" and "may" are not."""

from __future__ import annotations

from functools import cache

from reportedly.language.text import Text, Token
from reportedly.tables import toml
from reportedly.times.grammar import Expression
from reportedly.times.tense import direction
from reportedly.times.words import TABLE, Word

#: A bare number below this is hardly ever a year; after "in" these always are.
EARLIEST = 1100
_TOLD = range(1800, 2101)
_NOUNS = frozenset({"NOUN", "PROPN"})
#: After these a number of that size is a year whatever follows.
_AT_ONCE = frozenset({"in", "since", "until", "during"})


@cache
def _not_years(side: str) -> frozenset[str]:
    return frozenset(toml(TABLE)["not_years"][side])


def plausible(found: Expression, words: list[Word], text: Text) -> bool:
    """Whether the words of a match speak of time, judged by what stands around them."""
    if found.rule == "year":
        return _year(found, words, text)
    if found.rule in {"month", "last_month"} and found.last - found.first == 1:
        return _month(found, words, text)
    if found.rule.startswith("season") and found.word("season"):
        return _season(found, words, text)
    if found.rule in {"duration", "ago", "durations", "past_units"}:
        return _unit(found, words, text)
    if found.rule == "reference":
        return _reference(found.groups["reference"][0], text)
    if found.rule == "long_units":
        quality = text.token_at(found.groups["quality"][0].start)
        return quality is not None and quality.pos == "ADJ"
    if found.rule == "day_alone":
        return _alone(text.token_at(found.groups["day"][0].start))
    if found.rule == "weekend":
        return found.groups["weekend"][0].value == "WE"
    if found.rule == "part":
        return _part(found.groups["part"][0], text)
    if found.rule in {"clock_zone"}:
        return len(found.groups["clock"][0].lower) == 4
    return True


def _neighbours(found: Expression, words: list[Word]) -> tuple[str, str]:
    before = words[found.first - 1].lower if found.first else ""
    after = words[found.last].lower if found.last < len(words) else ""
    return before, after


def _year(found: Expression, words: list[Word], text: Text) -> bool:
    """A four-digit number is a year unless it counts or names something."""
    if found.last - found.first > 1 and words[found.first].letter != "~":
        return True
    if words[found.first].letter == "~" and words[found.first].lower in _not_years("before"):
        return False  # "nearly 2000 raids"
    before, after = _neighbours(found, words)
    word = found.groups["year"][0]
    if before in _not_years("before") or after in _not_years("after") or after in {"$", "%", "°"}:
        return False
    year = int(str(word.value))
    led_in = before in _not_years("led_in_by")
    if before in _AT_ONCE and year in _TOLD:
        return True
    token = text.token_at(word.start)
    if year not in _TOLD and not led_in:
        return False
    return year >= EARLIEST and _not_counting(token, year)


def _not_counting(token: Token | None, year: int) -> bool:
    """Whether the number is not the count of what follows ("1914 prisoners", "1407 injured").

    "The 2015 attacks" are those of that year.
    """
    if token is None or token.dep != "nummod" or token.head.i != token.i + 1:
        return True
    if token.head.tag == "NNS":
        definite = token.head.child("det", "poss")
        return year in _TOLD and definite is not None and definite.i < token.i
    return token.head.tag not in {"VBN", "JJ"}


def _month(found: Expression, words: list[Word], text: Text) -> bool:
    """April and May are people's names, march and may are verbs."""
    word = found.groups["month"][0]
    token = text.token_at(word.start)
    if token is None or (
        len(word.lower) <= 4 and word.lower != "may" and word.lower not in {"june", "july", "sept"}
    ):
        return False
    if word.lower in {"may", "march"}:
        before = words[found.first - 1].letter if found.first else "."
        if token.pos not in _NOUNS or before in "ta'":
            return False
    if found.last - found.first == 1 and found.first and words[found.first - 1].letter == "t":
        return not _naming(token, text)
    return token.entity != "PERSON"


def _naming(token: Token, text: Text) -> bool:
    """The first word of a name ("the October Revolution"); "the October fighting" is that month's."""
    after = text.tokens[token.i + 1] if token.i + 1 < len(text.tokens) else None
    return (
        token.dep == "compound"
        and after is not None
        and after.pos == "PROPN"
        and after.entity not in {"GPE", "LOC", "NORP"}
    )


def _alone(token: Token | None) -> bool:
    """ "On the 14th" is a day, "on the 14th floor" and "on the second of them" are none."""
    return (
        token is not None
        and token.text[:1].isdigit()
        and token.dep == "pobj"
        and token.child("prep") is None
    )


def _season(found: Expression, words: list[Word], text: Text) -> bool:
    """ "the fall of the city" is no season."""
    word = found.groups["season"][0]
    token = text.token_at(word.start)
    if _named(token, text) and not found.word("year"):
        return False
    if word.lower not in {"fall", "spring"} or found.word("year"):
        return True
    _, after = _neighbours(found, words)
    if token is None or token.pos not in _NOUNS:
        return False
    return word.lower == "spring" or (
        after != "of" and words[word_at(found, word, words) - 1].letter in "tliIf"
    )


def _named(token: Token | None, text: Text) -> bool:
    """The last word of a name ("Arab Spring")."""
    if token is None or token.pos != "PROPN" or not token.i:
        return False
    before = text.tokens[token.i - 1]
    return before.pos == "PROPN" and before.sentence == token.sentence


def _reference(word: Word, text: Text) -> bool:
    """ "soon" speaks of the future only under a verb that does."""
    if word.lower not in {"soon", "shortly"}:
        return True
    token = text.token_at(word.start)
    return token is not None and direction(token) == "future"


def _part(word: Word, text: Text) -> bool:
    """A capital inside a sentence makes it a name ("Operation Dawn")."""
    token = text.token_at(word.start)
    return token is None or token.pos != "PROPN" or text.capitals or token.text.islower()


def word_at(found: Expression, word: Word, words: list[Word]) -> int:
    """The index of a word of the match."""
    return next(n for n in range(found.first, found.last) if words[n] is word)


def _unit(found: Expression, words: list[Word], text: Text) -> bool:
    """ "two quarters" of a town and "the minutes" of a meeting are rare; "1,200 year" is none."""
    unit = found.groups["unit"][0]
    if found.rule == "durations" and unit.lower in {"seconds", "minutes", "quarters", "nights"}:
        return False
    return unit.lower not in {"quarters", "quarter"} or found.rule == "ago"
