"""Numbers that count nothing: ages, house numbers, years, places in a series."""

from __future__ import annotations

from reportedly.figures.lexicon import is_person, words
from reportedly.language import Text, Token
from reportedly.language.numbers import Number

#: How far a street's word may stand behind its house number ("1700 E. 18th St.").
_STREET = 5
_OLDEST = 110
_CLOSING = frozenset({",", ")", "(", ";", ".", "-", "–", "—"})


def numbers_nothing(text: Text, number: Number, noun: Token | None) -> bool:
    """Whether a number beside ``noun`` (null where it stands alone) is no count at all."""
    before = text.tokens[number.first - 1] if number.first else None
    after = text.tokens[number.last + 1] if number.last + 1 < len(text.tokens) else None
    if number.kind == "year" and noun is not None and _dates(text, noun):
        return True
    slashed = any(t is not None and t.text == "/" for t in (before, after))
    if slashed and number.span.quote.isdigit():
        return True  # "1 / 3"
    if number.kind in {"cardinal", "year"} and (_house(text, number) or _in_a_series(text, number)):
        return True
    if before is None:
        return False
    if noun is not None and noun.i == number.last + 1:
        return False
    return _aged(text, number, before, after, noun)


def _dates(text: Text, noun: Token) -> bool:
    """ "The 2014 killing", "2016 homicides", "the 2013 guns": four digits before what is no people."""
    return noun.tag not in {"NNS", "NNPS"} or not is_person(text, noun)


def _house(text: Text, number: Number) -> bool:
    """ "12 Baghdad Street", "1700 E. 18th St."."""
    if number.first != number.last or not number.span.quote.isdigit():
        return False
    for token in text.tokens[number.last + 1 : number.last + 1 + _STREET]:
        if token.lower in words("measures", "streets"):
            return token.i > number.last + 1
        if not (
            token.tag in {"NNP", "CD", "JJ", "NN", "IN"}
            and (token.text[0].isupper() or token.text[0].isdigit())
        ):
            return False
    return False


def _in_a_series(text: Text, number: Number) -> bool:
    """ "Image 3 of 33", "part 2 of 4": neither number counts what follows."""
    tokens = text.tokens
    at = number.first
    if at > 2 and tokens[at - 1].lower == "of" and tokens[at - 2].text.isdigit():
        at -= 2
    return at > 0 and tokens[at - 1].lower in words("measures", "series")


def _aged(
    text: Text, number: Number, before: Token, after: Token | None, noun: Token | None
) -> bool:
    """ "Lee, 34, was hurt", "both 16, were killed", "ages 22, 26 and 37", "Lee, 79 (a guard)"."""
    if number.kind not in {"cardinal", "range"} or (number.best or 0) > _OLDEST:
        return False
    tokens = text.tokens
    closed = after is None or after.text in _CLOSING
    i = number.first - 1
    while i > 0 and (tokens[i].text in {",", "and", "or"} or tokens[i].text.isdigit()):
        i -= 1
    if tokens[i].lower in words("measures", "ages"):
        return True
    if not number.span.quote.isdigit():
        return (
            noun is None
            and before.text in {",", "("}
            and after is not None
            and after.text in {",", ")"}
        )
    if before.lower == "both" and closed and noun is None:
        return True
    if before.lower == "than" and i and tokens[i - 1].lower in {"younger", "older"}:
        return True
    if number.kind == "range":
        return False
    placed = after is not None and after.text in {
        "in",
        "at",
        "near",
    }  # "two in Barda, five in Ganja"
    if before.text not in {",", "("} or placed:
        return False
    named = number.first > 1 and tokens[number.first - 2].pos == "PROPN"
    if noun is None:
        return named or closed
    return named and closed
