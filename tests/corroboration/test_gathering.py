"""Events gathered from pairs: no chains, any order, people's word first."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reportedly.corroboration.gathering import components, gather

ODDS = st.floats(-8, 8, allow_nan=False).map(lambda x: round(x, 3))


@given(st.lists(ODDS, min_size=15, max_size=15), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(odds: list[float], chance: random.Random) -> None:
    names = list("abcdef")
    pairs = [(x, y) for n, x in enumerate(names) for y in names[n + 1 :]]
    table = dict(zip(pairs, odds, strict=True))
    shuffled = names[:]
    chance.shuffle(shuffled)

    def score(one: str, other: str) -> float:
        return table[min(one, other), max(one, other)]

    found = gather(shuffled, score, {})
    assert found == gather(names, score, {})
    assert sorted(name for group in found for name in group) == names
    apart = components(names, [pair for pair, value in table.items() if value > 0])
    by_part = sorted(group for part in apart for group in gather(part, score, {}))
    assert by_part == found


def test_one_link_does_not_chain_two_stories() -> None:
    stories = {name: name[0] for name in ("a1", "a2", "a3", "b1", "b2", "b3")}

    def score(one: str, other: str) -> float:
        if {one, other} == {"a3", "b1"}:
            return 2.0
        return 3.0 if stories[one] == stories[other] else -3.0

    assert gather(list(stories), score, {}) == [("a1", "a2", "a3"), ("b1", "b2", "b3")]


def test_what_a_person_decided_stands_against_any_score() -> None:
    def score(one: str, other: str) -> float:
        return 5.0

    assert gather(list("abc"), score, {frozenset("ab"): False}) in (
        [("a", "c"), ("b",)],
        [("a",), ("b", "c")],
    )

    def against(one: str, other: str) -> float:
        return -5.0

    assert gather(list("abc"), against, {frozenset("ac"): True}) == [("a", "c"), ("b",)]
    assert gather([], against, {}) == []
