"""Tolls that move: the new number is the figure, the old one is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import figures
from reportedly.claim import Figure
from reportedly.language import english
from reportedly.report import plain


def found(sentence: str) -> list[Figure]:
    return [m.figure for m in figures.find(english.analyse(plain.report(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "who", "number", "scope"),
    [
        ("The ministry raised its count of conscripts killed this week from 12 to 27.", "military", 27, "cumulative"),
        ("The number of people killed in a strike on the port rose from seven to nine.", "unknown", 9, "incident"),
        ("The death toll rose to 44, rescuers said.", "unknown", 44, "cumulative"),
        ("The toll of the war was revised down from 158 to 151.", "unknown", 151, "cumulative"),
        ("The governor revised the death toll down to 151.", "unknown", 151, "cumulative"),
        ("Officials lowered the number of dead from 20 to 18.", "unknown", 18, "cumulative"),
        ("That brings to 14 the number of dead.", "unknown", 14, "cumulative"),
        ("The new deaths bring the number of civilians killed to 40.", "civilian", 40, "cumulative"),
    ],
)  # fmt: skip
def test_the_new_number_counts(sentence: str, who: str, number: int, scope: str) -> None:
    (figure,) = found(sentence)
    assert (figure.what, figure.who, figure.best, figure.scope) == ("killed", who, number, scope)
    assert figure.bound == "exact"


def test_a_range_without_a_change_stays_a_range() -> None:
    (figure,) = found("From three to five men were hurt.")
    assert (figure.low, figure.high, figure.bound) == (3, 5, "range")


def test_in_addition_to_is_no_total() -> None:
    dead, hurt = found("The toll rose to 12 people in addition to 30 others injured.")
    assert (dead.what, dead.best) == ("killed", 12)
    assert (hurt.what, hurt.best) == ("wounded", 30)


def test_a_toll_put_as_high_as_has_a_ceiling_alone() -> None:
    (figure,) = found("The centre put the death toll at as high as 470,000.")
    assert (figure.low, figure.best, figure.high, figure.bound) == (None, None, 470_000, "at-most")


@given(st.integers(2, 900), st.integers(1, 90))
@settings(max_examples=20, deadline=None)
def test_any_rise_gives_its_end(old: int, more: int) -> None:
    (figure,) = found(f"The death toll rose from {old} to {old + more}.")
    assert (figure.low, figure.best, figure.high) == (old + more,) * 3
