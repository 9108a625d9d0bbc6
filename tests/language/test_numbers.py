"""Numbers as news writes them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import english
from reportedly.language.numbers import Number, numbers
from reportedly.report import plain


def found(string: str) -> list[Number]:
    return numbers(english.analyse(plain.report(string)))


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("seven", 7, 7, 7),
        ("twenty-five", 25, 25, 25),
        ("one hundred and four", 104, 104, 104),
        ("two thousand three hundred", 2300, 2300, 2300),
        ("12,400", 12400, 12400, 12400),
        ("3.5 million", 3500000, 3500000, 3500000),
        ("three dozen", 36, 36, 36),
        ("half a dozen", None, 6, None),
        ("dozens", 24, None, None),
        ("hundreds", 200, None, None),
        ("tens of thousands", 20000, None, None),
        ("several", 2, None, None),
        ("several thousand", 2000, None, None),
        ("half a million", None, 500_000, None),
        ("40 to 50", 40, None, 50),
        ("6-8", 6, None, 8),
        ("four or five", 4, None, 5),
    ],
)
def test_the_value_of_a_number(
    words: str, low: int | None, best: int | None, high: int | None
) -> None:
    (number,) = found(f"They counted {words} lorries.")
    assert (number.low, number.best, number.high) == (low, best, high)
    assert number.span.quote == words
    assert number.counts


@pytest.mark.parametrize(
    ("string", "kind"),
    [
        ("The 9th brigade left.", "ordinal"),
        ("An Su-25 crashed.", None),
        ("A 17-year-old boy left.", "designation"),
        ("A three-day truce began.", "designation"),
        ("It rose by 2.5 points.", "decimal"),
        ("Two thirds of the men left.", "fraction"),
        ("At 0630 the shelling began.", "designation"),
    ],
)
def test_what_counts_nothing(string: str, kind: str | None) -> None:
    assert [n.kind for n in found(string) if n.counts] == []
    if kind:
        assert [n.kind for n in found(string)] == [kind]


def test_a_year_may_count_but_says_that_it_looks_like_one() -> None:
    assert [n.kind for n in found("In 2014 they fled; 2,014 came back.")] == ["year", "cardinal"]


@given(st.integers(min_value=0, max_value=10**9))
@settings(max_examples=40, deadline=None)
def test_digits_with_groups_are_read_back(value: int) -> None:
    (number,) = found(f"They counted {value:,} shells.")
    assert number.best == value


@given(st.text(alphabet="0123456789,.- abmk%", max_size=40))
@settings(max_examples=60, deadline=None)
def test_numbers_never_overlap_and_can_be_pointed_at(string: str) -> None:
    read = found(string)
    assert all(n.span.fits(string) for n in read)
    assert all(a.last < b.first for a, b in pairwise(read))
