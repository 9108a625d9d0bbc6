"""What holds of the figures of any sentence: each number once, parts within their whole, in their span.

The sentences are made of templates and numbers, so that each rule is tried on hundreds of them; what a
template says is written beside it.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import figures
from reportedly.figures import FigureMention
from reportedly.language import english
from reportedly.report import plain

SMALL = st.integers(min_value=2, max_value=19)
LARGE = st.integers(min_value=20, max_value=99)
GROUPS = st.sampled_from(["people", "soldiers", "civilians", "villagers", "women", "policemen", "miners"])  # fmt: skip
PLACES = st.sampled_from(["Gori", "Terter", "Aleppo", "the border town", "eastern Idlib"])
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

#: {n} the whole, {m} another number, {g} a group, {p} a place.
TWO = [
    "Shelling killed {n} {g} and wounded {m} others in {p}.",
    "{n} {g} were killed and {m} were wounded in {p}.",
    "{n} {g} died and {m} were injured when a shell hit {p}.",
    "A raid on {p} left {n} {g} dead and {m} wounded.",
    "At least {n} {g} were killed in {p} and {m} more were hurt.",
    "The army said {n} {g} had been killed and {m} captured near {p}.",
    "Up to {n} {g} were killed in {p}, and about {m} were wounded.",
    "More than {n} {g} were wounded and {m} are missing in {p}.",
]
ONE = [
    "Shelling killed {n} {g} in {p}.",
    "{n} {g} were killed in {p}.",
    "The bodies of {n} {g} were found in {p}.",
    "The rebels captured {n} {g} near {p}.",
    "Police detained {n} {g} in {p}.",
    "The strike on {p}, in which {n} {g} died, was denied.",
    "Doctors said that {n} {g} had been wounded in {p}.",
    "The blast in {p} injured {n} {g}.",
]
PARTS = [
    "Shelling killed {n} {g}, including {m} children, in {p}.",
    "{n} {g}, among them {m} children, were killed in {p}.",
    "{n} {g}, {m} of them children, died in {p}.",
    "A strike on {p} wounded {n} {g}, {m} of them seriously.",
    "{n} {g} were killed in {p}, including {m} children.",
    "The raid killed {n} {g}, among them {m} guards, in {p}.",
]
#: Numbers that count nobody, behind a sentence that counts {n}.
BESIDE = [
    "in {p} on 3 May 2016",
    "by a 122 mm shell in {p}",
    "at 9.30 a.m. in {p}",
    "25 km from {p}",
    "near kilometre 12 of the road to {p}",
    "in a raid on {p} that cost $40 million",
    "in {p} under article 205",
    "by a T-72 tank in {p}",
    "in {p}, the third raid in 10 days",
    "by the 9th brigade near {p}",
]


def read(sentence: str) -> list[FigureMention]:
    return figures.find(english.analyse(plain.report(sentence)))


def written(number: int, as_word: bool) -> str:
    return WORDS[number - 2] if as_word and number - 2 < len(WORDS) else str(number)


def made(template: str, **values: object) -> str:
    sentence = template.format(**values)
    return sentence[0].upper() + sentence[1:]


MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.sampled_from(TWO), LARGE, SMALL, GROUPS, PLACES, st.booleans())
@MANY
def test_no_number_is_a_figure_twice(
    template: str, n: int, m: int, group: str, place: str, as_word: bool
) -> None:
    found = read(made(template, n=n, m=written(m, as_word), g=group, p=place))
    spans = sorted((f.figure.mention.start, f.figure.mention.end) for f in found)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert len(found) == 2


@given(st.sampled_from([*ONE, *TWO]), LARGE, SMALL, GROUPS, PLACES, st.booleans())
@MANY
def test_every_span_holds_its_number(
    template: str, n: int, m: int, group: str, place: str, as_word: bool
) -> None:
    small = written(m, as_word)
    found = read(made(template, n=n, m=small, g=group, p=place))
    numbers = {str(n): n, small: m}
    for mention in found:
        figure = mention.figure
        said = [
            value for word, value in numbers.items() if word in figure.mention.quote.lower().split()
        ]
        assert len(said) == 1
        shown = {
            figure.low,
            figure.best,
            figure.high,
            (figure.low or 0) - 1,
            (figure.high or 0) + 1,
        }
        assert said[0] in shown


@given(st.sampled_from(PARTS), SMALL, SMALL, GROUPS, PLACES)
@MANY
def test_parts_never_exceed_their_whole(
    template: str, n: int, m: int, group: str, place: str
) -> None:
    found = read(made(template, n=n, m=m, g=group, p=place))
    for mention in found:
        if mention.figure.part_of is not None:
            assert (mention.figure.best or 0) <= (found[mention.figure.part_of].figure.best or 0)


@given(st.sampled_from(PARTS), LARGE, SMALL, GROUPS, PLACES)
@MANY
def test_a_part_is_no_figure_beside_its_whole(
    template: str, n: int, m: int, group: str, place: str
) -> None:
    whole, part = read(made(template, n=n, m=m, g=group, p=place))
    assert (whole.figure.best, whole.figure.part_of) == (n, None)
    assert (part.figure.best, part.figure.part_of) == (m, 0)


@given(st.sampled_from(BESIDE), st.sampled_from(["killed", "wounded", "captured"]), LARGE, GROUPS, PLACES)  # fmt: skip
@MANY
def test_beside_dates_calibres_distances_and_money_only_the_count_counts(
    beside: str, harm: str, n: int, group: str, place: str
) -> None:
    end = beside.format(p=place)
    for sentence in (
        f"{n} {group} were {harm} {end}.",
        f"Police said {n} {group} were {harm} {end}.",
    ):
        assert [m.figure.best for m in read(sentence) if m.figure.what == harm] == [n]


@pytest.mark.parametrize("template", [*ONE, *TWO, *PARTS])
def test_each_template_is_read_in_full(template: str) -> None:
    found = read(made(template, n=40, m="seven", g="villagers", p="Gori"))
    assert len(found) == 1 + ("{m}" in template)
