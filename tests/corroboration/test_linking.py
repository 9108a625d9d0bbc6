"""Linking: the same events in any order, at a bounded cost, and people's word first."""

from __future__ import annotations

import random
from dataclasses import replace
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.corroboration import linking
from reportedly.corroboration.blocking import keys
from reportedly.corroboration.facts import Fact, Spot, filled
from reportedly.corroboration.gathering import gather
from reportedly.corroboration.likeness import likeness, signs
from reportedly.corroboration.memory import Memory, events
from reportedly.corroboration.wording import vector

TOWNS = {
    "Aran": Spot("aran", "AZE", True, (40.1, 46.1), None, False),
    "Velen": Spot("velen", "AZE", True, (39.2, 47.4), None, False),
}


def told(n: int, town: str, day: int, dead: str = "four traders", dated: bool = True) -> Fact:
    """A claim of a report of its own: a market was shelled in a town on a day."""
    words = vector(f"Shells struck the market of {town} and killed {dead}.")
    return Fact(
        claim=sha256(f"{n}{town}{day}".encode()).hexdigest()[:16], report=f"r{n}", kind="shelling",
        happenings=frozenset({"violence"}), positive=True, published=day,
        first=day if dated else day - 3, last=day, dated=dated, spot=TOWNS[town], inherited=False,
        actors=frozenset(), targets=frozenset(), figures=(), words=words, about=words, start=0,
    )  # fmt: skip


def by_town_and_day(facts: list[Fact]) -> list[tuple[str, ...]]:
    groups: dict[tuple[str, int | None], list[str]] = {}
    for fact in facts:
        groups.setdefault((fact.spot.key if fact.spot else "", fact.last), []).append(fact.claim)
    return sorted(tuple(sorted(group)) for group in groups.values())


def test_strikes_on_other_towns_and_days_stay_apart() -> None:
    facts = [told(n, town, day) for n in range(3) for town in TOWNS for day in (100, 110, 117)]
    assert events(facts) == by_town_and_day(facts)


def test_neighbouring_days_always_meet_under_a_key() -> None:
    for day in range(100, 110):
        assert set(keys(told(1, "Aran", day))) & set(keys(told(2, "Aran", day + 1)))


def test_more_claims_than_leaders_are_still_one_event() -> None:
    facts = [told(n, "Aran", 100) for n in range(3 * linking.LEADERS)]
    assert events(facts) == by_town_and_day(facts)


def shelf_events(shelf: Memory) -> list[tuple[str, ...]]:
    found = {linking.component(shelf, claim) for claim in shelf.keys}
    facts = shelf.facts
    return sorted(
        group for c in found
        for group in gather(c, lambda a, b: likeness(facts[a], facts[b]).score, {})
    )  # fmt: skip


FACTS = st.lists(
    st.builds(
        told, st.integers(0, 99), st.sampled_from(sorted(TOWNS)), st.integers(100, 103),
        st.sampled_from(["four traders", "a boy", "nobody"]), st.booleans(),
    ), max_size=40, unique_by=lambda fact: fact.claim,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(FACTS, st.randoms(use_true_random=False), st.integers(0, 12), st.integers(1, 6))
def test_neither_order_nor_what_came_and_went_changes_the_events(
    facts: list[Fact], chance: random.Random, gone: int, most: int
) -> None:
    """With few leaders and small components, so that deposing and cutting happen at once."""
    leaders, small = linking.LEADERS, linking.MOST
    linking.LEADERS, linking.MOST = 2, most * 3
    try:
        staying = facts[gone:]
        plain = Memory({f.claim: f for f in staying})
        for fact in staying:
            linking.place(plain, fact)
        mixed = facts[:]
        chance.shuffle(mixed)
        shelf = Memory({f.claim: f for f in facts})
        for fact in mixed:
            linking.place(shelf, fact)
        for fact in facts[:gone]:
            linking.remove(shelf, fact.claim)
        assert {c: v for c, v in shelf.links.items() if v} == {
            c: v for c, v in plain.links.items() if v
        }
        assert shelf_events(shelf) == shelf_events(plain)
    finally:
        linking.LEADERS, linking.MOST = leaders, small


def test_what_a_person_decided_of_a_pair_holds() -> None:
    one, other = told(1, "Aran", 100), told(2, "Aran", 100)
    apart = events([one, other], {frozenset({one.claim, other.claim}): False})
    assert apart == sorted([(one.claim,), (other.claim,)])
    elsewhere = replace(other, spot=TOWNS["Velen"])
    assert len(events([one, elsewhere])) == 2


def test_leads_about_the_same_do_not_join_two_days() -> None:
    """The day after a strike on a town there is another, and both leads are about rockets and that town."""
    one, other = told(1, "Aran", 100), told(2, "Aran", 101)
    leads = [replace(fact, lead=True, about={"aran": 0.8, "rockets": 0.6}) for fact in (one, other)]
    assert signs(*leads)["leads_about"] == 0.0
    same_day = replace(leads[1], first=leads[0].first, last=leads[0].last)
    assert signs(leads[0], same_day)["leads_about"] > 0.9


def test_a_headline_has_the_day_of_the_lead() -> None:
    headline = replace(told(1, "Aran", 100), dated=False, first=98, last=101, lead=True)
    lead, earlier = replace(told(2, "Aran", 101), lead=True), told(3, "Aran", 100)
    first, *_ = filled([(0, headline), (40, lead), (200, earlier)])
    assert (first.dated, first.first) == (True, 101)
    alone, *_ = filled([(0, headline), (40, replace(lead, lead=False)), (200, earlier)])
    assert not alone.dated
