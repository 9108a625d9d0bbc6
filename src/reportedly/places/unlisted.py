"""Places that no gazetteer lists, named with their sort: "the village of Hass", "the Castello road".

A plural sort is that of each name of its list ("the villages of Zaytan and Khalasa"). A name that the language model takes for
a place, and that stands after a preposition of place, is one too, of no sort told ("killed in Tokhar"): ``unlisted-bare``.

Such a name is a place without a pin: it has the text's own name, the precision that its sort gives and, where the sentence
says in what it lies, the country of that. A part of such a name that the gazetteer happens to know ("Bab" of "the Bab al-Nayrab
quarter") is no mention of its own, nor is a namesake abroad ("al-Meridian quarter" is not Meridian in Mississippi).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.actors.names import country, matches
from reportedly.claim import Place, PlacePrecision
from reportedly.language.text import Text, Token
from reportedly.places.lexicon import of_peoples, unlisted_words
from reportedly.places.toponym import Toponym

LONGEST = 5  # tokens of a name, hyphens and articles counted
#: A match of the gazetteer that is no surer than this gives way where its country is not the report's.
DOUBTFUL = 0.5
SCORE = 0.6
BARE = 0.4
_SPOTS = frozenset({"GPE", "LOC"})
_ARTICLES = frozenset(
    {"al", "el", "as", "ad", "an", "ar", "at", "az", "ash", "abu", "bin", "de", "la", "-", "'", "’"}
)


@dataclass(frozen=True, slots=True)
class _Named:
    """Tokens ``first`` to ``last`` (exclusive) are the name, ``end`` is where its sort behind it ends."""

    first: int
    last: int
    end: int
    precision: PlacePrecision
    bare: bool = False


def with_unlisted(text: Text, found: Sequence[Toponym]) -> list[Toponym]:
    """What the gazetteer found, and the places that only their sort makes places, in order of the text.

    >>> from reportedly.language import english
    >>> from reportedly.places import find
    >>> from reportedly.report.plain import report
    >>> text = english.analyse(report("Shells fell on the village of Zarkuna in Armenia."))
    >>> [(t.place.name, t.place.precision, t.place.code, t.place.lat) for t in find(text)]
    [('Zarkuna', 'town', 'ARM', None), ('Armenia', 'country', 'ARM', None)]
    """
    countries = {
        t.place.code for t in found if t.place and (t.score is None or t.score >= DOUBTFUL)
    }
    kept = list(found)
    for named in (*_names(text), *_bare(text)):
        mention = text.span(text.tokens[named.first].start, text.tokens[named.end - 1].end)
        there = [t for t in kept if t.mention.overlaps(mention)]
        if (named.bare and there) or any(not _gives_way(text, t, named, countries) for t in there):
            continue
        kept = [t for t in kept if t not in there]
        around = _around(text, named, kept)
        precision = named.precision
        if precision == "district" and around is not None and around.place is not None:
            precision = (
                "exact" if around.place.precision == "town" else precision
            )  # a quarter of a town
        place = Place(
            mention.quote, None, None, None, None, precision,
            around.place.code if around and around.place else None, False, mention,
        )  # fmt: skip
        by, score = ("unlisted-bare", BARE) if named.bare else ("unlisted", SCORE)
        kept.append(Toponym(mention, named.last - 1, "place", place, None, by, score))
    return sorted(kept, key=lambda t: (t.mention.start, t.mention.end))


def _gives_way(text: Text, t: Toponym, named: _Named, countries: set[str | None]) -> bool:
    """Whether a match of the gazetteer is only a part of the name, or a namesake abroad."""
    start, end = text.tokens[named.first].start, text.tokens[named.last - 1].end
    if t.mention.start > start or t.mention.end < end:
        return t.by != "unlisted"
    if named.precision == "town":
        return False  # a village may well be of a country that the report does not name
    abroad = bool(countries) and t.place is not None and t.place.code not in countries
    return abroad and (t.score or 0.0) < DOUBTFUL


def _names(text: Text) -> Iterator[_Named]:
    """The names with their sorts, in order of the text."""
    of, towns, areas = unlisted_words("of"), unlisted_words("towns"), unlisted_words("areas")
    sorts = of | towns | areas | unlisted_words("spots")
    heads, compounds = unlisted_words("heads"), unlisted_words("compounds")
    for token in text.tokens:
        low = token.lower
        if token.text != low:
            continue
        one = low.removesuffix("s")
        if low not in sorts and one in of:
            yield from _listed(text, token, _precision(one))
            continue
        pair = low in heads and _before(text, token.i) in compounds
        if low not in sorts and not pair:
            continue
        before = _run_before(text, token.i - 1 if pair else token.i)
        after = _run_after(text, token.i) if low in of and not pair else None
        run = after or before if low in towns else before or after  # "the Vorot quarter of Goris"
        if run:
            end = max(token.i + 1, run[1]) if run[0] < token.i else run[1]
            yield _Named(*run, end, _precision(low))


def _precision(sort: str) -> PlacePrecision:
    if sort in unlisted_words("towns"):
        return "town"
    return "district" if sort in unlisted_words("areas") else "exact"


def _listed(text: Text, sort: Token, precision: PlacePrecision) -> Iterator[_Named]:
    """Each name of "the villages of X, Y and Z" and of "the X and Y quarters"; one alone may be a people's."""
    runs = [run] if (run := _run_after(text, sort.i)) else []
    while runs and (run := _run_from(text, _after_joint(text.tokens, runs[-1][1]))):
        runs.append(run)
    if len(runs) < 2:  # "the X and Y quarters of Aleppo"
        runs = [run] if (run := _run_before(text, sort.i)) else []
        while runs and _is_joint(text.tokens, runs[-1][0] - 1):
            run = _run_before(text, runs[-1][0] - 1)
            if run is None:
                break
            runs.append(run)
    if len(runs) > 1:
        yield from (_Named(*run, run[1], precision) for run in runs)


def _after_joint(tokens: Sequence[Token], i: int) -> int:
    """The token after the comma or "and" at ``i``; beyond the text where there is none."""
    after = i
    while after < len(tokens) and tokens[after].lower in {",", "and"}:
        after += 1
    return after if after > i else len(tokens)


def _is_joint(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i].lower in {",", "and"}


def _bare(text: Text) -> Iterator[_Named]:
    """Names that the language model takes for places, after a preposition of place, with no sort told."""
    tokens = text.tokens
    i = 1
    while i < len(tokens):
        first = i
        while (
            i < len(tokens)
            and tokens[i].entity in _SPOTS
            and tokens[i].sentence == tokens[first].sentence
        ):
            i += 1
        led = tokens[first - 1].lower
        listed = led in {"and", ","} and first > 1 and tokens[first - 2].entity in _SPOTS
        if i > first and (led in unlisted_words("led_in") or listed):
            run = _checked(text, first, i)
            if run is not None and tokens[first].tag == "NNP" and text.capitals is False:
                yield _Named(*run, run[1], "town", bare=True)
        i = max(i, first + 1)


def _before(text: Text, i: int) -> str:
    return text.tokens[i - 1].lower if i else ""


def _run_after(text: Text, i: int) -> tuple[int, int] | None:
    """The name in "the village of Hass"."""
    tokens = text.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].lower != "of":
        return None
    return _run_from(text, i + 2)


def _run_from(text: Text, first: int) -> tuple[int, int] | None:
    """The name that begins with this token."""
    tokens, last = text.tokens, first
    while (
        last < len(tokens) and last - first < LONGEST and _belongs(tokens[last], tokens[first - 1])
    ):
        last += 1
    while last > first and not _is_capital(tokens[last - 1]):
        last -= 1
    return _checked(text, first, last, sorted_first=True)


def _run_before(text: Text, last: int) -> tuple[int, int] | None:
    """The name in "the Castello road"."""
    tokens, first = text.tokens, last
    while first > 0 and last - first < LONGEST and _belongs(tokens[first - 1], tokens[last - 1]):
        first -= 1
    while first < last and tokens[first].lower in unlisted_words("never") | {"-", "'", "’"}:
        first += 1
    if last - first > 1 and tokens[first].tag == "IN" and tokens[first + 1].text != "-":
        first += 1  # "at" is an article only in "at-Tall"
    return _checked(text, first, last)


def _belongs(token: Token, other: Token) -> bool:
    if token.sentence != other.sentence:
        return False
    return _is_capital(token) or token.lower in _ARTICLES


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.lower() != token.text


def _checked(
    text: Text, first: int, last: int, sorted_first: bool = False
) -> tuple[int, int] | None:
    """The run, where it is a name and of no people, person, month or body.

    After "the village of" and "al-" it is a name, whatever the language model takes it for.
    """
    tokens = text.tokens[first:last]
    if not tokens or not _is_capital(tokens[-1]) or tokens[-1].text.isupper():
        return None
    if tokens[0].lower in {"-", "'", "’"} or (len(tokens) == 1 and _opens(text, tokens[0])):
        return None
    if any(t.entity in {"DATE", "TIME", "ORDINAL", "CARDINAL"} for t in tokens):
        return None
    led = sorted_first or tokens[0].lower in {"al", "el"}
    if not led and any(t.pos == "ADJ" or _is_people(t) for t in tokens):
        return None
    if any(t.lower in unlisted_words("never") or country(t.lower) for t in tokens):
        return None
    known = matches(text)
    if any(i in known for i in range(first, last)):
        return None
    return first, last


def _is_people(token: Token) -> bool:
    """Whether it names a people or faith; the language model takes many an unknown name for one."""
    adjective = token.tag != "NNP" or token.lower.endswith(of_peoples())
    return token.entity == "NORP" and adjective


def _opens(text: Text, token: Token) -> bool:
    """Whether it is written large because a sentence begins ("Residential district")."""
    return token.pos not in {"PROPN"} and token.start == text.sentences[token.sentence].start


def _around(text: Text, named: _Named, found: Sequence[Toponym]) -> Toponym | None:
    """The place that the sentence puts it in: "… in Idlib province", "the Aleppo province village of …"."""
    sentence = text.tokens[named.first].sentence
    for t in found:
        there = text.tokens[t.token]
        if t.sense in {"place", "part"} and there.sentence == sentence and t.place:
            between = text.tokens[named.end : t.token]
            if (
                named.last <= t.token
                and len(between) <= 6
                and any(w.lower in {"in", "of", ",", "near"} for w in between)
            ):
                return t
            if t.token < named.first and named.first - t.token <= 4:
                return t
    return None
