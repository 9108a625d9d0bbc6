"""Sentences of one event and of two: the course of a war, numbers and places that cannot be of one strike."""

from __future__ import annotations

import pytest
from bench.linking import facts

from reportedly.corroboration.facts import Fact
from reportedly.corroboration.likeness import likeness
from reportedly.reading import read
from reportedly.report import plain


def told(text: str, day: str = "2020-10-05", outlet: str = "The Gate") -> list[Fact]:
    report = plain.report(text, published=day, outlet=outlet)
    return facts(read(report, "rules").claims, None, report.text, day)


def reason(one: Fact, other: Fact) -> str | None:
    return likeness(one, other).apart


STRIKE = "An air strike on Ganja killed nine people on Sunday."


@pytest.mark.parametrize(
    "background",
    [
        "More than 40,000 people have been killed in the country since the war began.",
        "The group has carried out several bombings in Ganja in the past.",
        "Ganja has often been shelled.",
        "The army has bombed the town for months.",
    ],
)
def test_what_went_on_for_long_is_no_event_of_a_day(background: str) -> None:
    course = [one for one in told(background, outlet="Orchard Radio") if one.course]
    assert course
    strike = told(STRIKE)[0]
    assert not strike.course
    assert reason(strike, course[0]) == "one event, and the course of many"


@pytest.mark.parametrize(
    "sentence",
    [
        STRIKE,
        "The blast in Ganja was the deadliest attack since the war began.",
        "The death toll of the strike on Ganja rose to 12.",
        "A bomb killed a former mayor in Ganja in July.",
    ],
)
def test_what_happened_once_is_one_event_whatever_came_before(sentence: str) -> None:
    assert not any(one.course for one in told(sentence))


def test_a_capture_and_a_bombing_are_two_and_a_capture_and_its_clash_one() -> None:
    [taken] = told("The army captured Fuzuli on Sunday.")[:1]
    bomb = told("A car bomb exploded in Fuzuli on Sunday.", outlet="Orchard Radio")[0]
    clash = told("The army clashed with rebels in Fuzuli on Sunday.", outlet="Orchard Radio")[0]
    assert "no one event" in str(reason(taken, bomb))
    assert reason(taken, clash) is None


def test_undated_reports_of_two_days_with_two_numbers_are_two() -> None:
    first = told("Shells killed one man in Aleppo.", "2020-10-05")[0]
    later = told("Shells killed five people in Aleppo.", "2020-10-07", "Orchard Radio")[0]
    revised = told("Shells killed five people in Aleppo.", "2020-10-06", "Orchard Radio")[0]
    more = told("Shells killed at least one man in Aleppo.", "2020-10-07", "Orchard Radio")[0]
    assert reason(first, later) == "another day's report, another number"
    assert reason(first, revised) is None
    assert reason(first, more) is None


def test_two_villages_that_no_list_has_are_two_in_one_report_and_spellings_in_two() -> None:
    both = told("Shells hit the village of Qalpar on Sunday. Shells hit the village of Dorvesh.")
    spots = [one for one in both if one.spot and not one.inherited]
    assert {str(reason(a, b)) for a in spots for b in spots if a.spot != b.spot} == {"places apart"}
    other = told("Shells hit the village of Qalpaar on Sunday.", outlet="Orchard Radio")
    assert reason(spots[0], other[0]) is None
    third = told("Shells hit the village of Dorvesh on Sunday.", outlet="Orchard Radio")
    assert reason(spots[0], third[0]) == "places apart"


def test_totals_of_another_order_and_a_siege_are_not_one_course() -> None:
    war = told("More than 40,000 people have been killed since the war began.")[0]
    town = told("More than 300 people have been killed in Ganja since the talks ended.")[0]
    again = told("Over 41,000 people have been killed since the war began.", outlet="Orchard")[0]
    assert war.course
    assert town.course
    assert reason(war, town) == "two courses"
    assert reason(war, again) is None


def test_whom_a_force_is_battling_is_told_beside() -> None:
    beside = told("The coalition battling the group in Syria sent advisers.")
    assert all(one.course for one in beside if one.kind == "armed-clash")
    fight = told("Soldiers were battling rebels in Fuzuli on Sunday.")
    assert not any(one.course for one in fight)
