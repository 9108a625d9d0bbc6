"""Whom a report names with an age, and what two reports that share such a name have in common."""

from __future__ import annotations

from dataclasses import replace

from reportedly.corroboration.addresses import addresses
from reportedly.corroboration.facts import Fact, fact, filled, subject
from reportedly.corroboration.likeness import apart, likeness
from reportedly.corroboration.memory import events
from reportedly.corroboration.people import others, people
from reportedly.reading import read
from reportedly.report import plain


def told(text: str, day: str) -> list[Fact]:
    """What linking looks at in a report's claims."""
    report = plain.report(text, published=day)
    about = subject(report.title, report.text)
    return [fact(c, text, about, day) for c in read(report, "rules").claims]


def test_ages_stand_after_and_before_names() -> None:
    assert people("Mira Solen, 34, and her son Teo Solen (12) were hurt.") == [
        "mira solen",
        "teo solen",
    ]
    assert people("A court heard that 22-year-old Jan Orlek fired first.") == ["jan orlek"]
    assert people("Relatives named him as Pavel Brun, aged 41.") == ["pavel brun"]


def test_dates_places_officials_and_numbers_are_no_people() -> None:
    assert (
        people(
            "On Monday, March 21, 2014, the police closed Orchard Street, 14 shops and a school."
        )
        == []
    )
    assert people("Chief Anton Weber said that 34 people were hurt in Port Lorne, 12 badly.") == []
    assert people("Old Town, 3 km away, was quiet.") == []


def test_the_same_name_and_age_join_reports_that_are_months_apart() -> None:
    first = told("Mira Solen, 34, was shot dead at the market.", "2021-03-02")
    later = told("Jan Orlek was sentenced for the killing of Mira Solen, 34.", "2021-11-20")
    killed = [one for one in (*first, *later) if "violence" in one.happenings]
    assert len({one.report for one in killed}) == 2
    assert any(len({c.report for c in killed if c.claim in event}) == 2 for event in events(killed))


def test_months_keep_reports_of_others_apart() -> None:
    first = told("Mira Solen, 34, was shot dead at the market.", "2021-03-02")
    later = told("Jan Orlek was sentenced for the killing of Ida Brandt, 34.", "2021-11-20")
    assert all(apart(one, other) for one in first for other in later)
    assert all(likeness(one, other).score < 0 for one in first for other in later)


def test_claims_without_a_place_in_reports_of_other_towns_are_apart() -> None:
    one = fact_of("Shells fell on Ganja. A boy was shot and wounded.")
    other = fact_of("Shells fell on Barda. A boy was shot and wounded.")
    again = fact_of("Ganja was shelled again and again. A boy was shot and wounded.")
    placeless = [[f for f in told if f.spot is None] for told in (one, other, again)]
    assert all(placeless)
    assert {apart(a, b) for a in placeless[0] for b in placeless[1]} == {"reports of other towns"}
    assert {apart(a, b) for a in placeless[0] for b in placeless[2]} == {None}


def fact_of(text: str) -> list[Fact]:
    """The same, with what the report says of its claims beside; the boy's place is not said."""
    report = plain.report(text, published="2020-10-05")
    about = subject(report.title, report.text)
    claims = [
        replace(c, place=None) if "boy" in c.anchor.quote else c
        for c in read(report, "rules").claims
    ]
    return filled(
        (claim.anchor.start, fact(claim, claim.anchor.quote, about, "2020-10-05"))
        for claim in claims
    )


def test_names_without_an_age_are_kept_apart_from_those_who_speak_or_hold_an_office() -> None:
    text = (
        "Jan Orlek was held, Police Chief Anton Weber said. Mira Solen knew him, said Ida Brandt."
    )
    assert others(text) == ["jan orlek", "mira solen"]
    assert others("Shells fell on North Ganja. President Jan Orlek was not there.") == []


def test_a_name_with_an_age_in_one_report_joins_one_that_gives_it_without() -> None:
    first = told("Mira Solen, 34, was shot dead at the market.", "2021-03-02")
    later = told("Jan Orlek was sentenced for the killing of Mira Solen.", "2021-11-20")
    stranger = told("Jan Orlek was sentenced for the killing of Ida Brandt.", "2021-11-20")
    killed = [one for one in (*first, *later) if "violence" in one.happenings]
    assert any(len({c.report for c in killed if c.claim in event}) == 2 for event in events(killed))
    assert all(apart(one, other) for one in first for other in stranger)


def test_two_names_without_an_age_join_nothing() -> None:
    first = told("Mira Solen was shot dead at the market.", "2021-03-02")
    later = told("Jan Orlek was sentenced for the killing of Mira Solen.", "2021-11-20")
    assert all(apart(one, other) for one in first for other in later)


def test_the_block_of_a_street_joins_reports_and_a_year_is_no_house() -> None:
    assert addresses("Two men were shot in the 700 block of West Orlek Street.") == ["700 orlek"]
    assert addresses("Two men were shot at 742 Orlek Street.") == ["700 orlek"]
    assert addresses("In 2015 the Orlek Street market burnt.") == []
    first = told("Two men were shot in the 700 block of Orlek Street.", "2021-03-02")
    later = told("A man was held for shooting two men at 742 Orlek Street.", "2021-03-20")
    assert not all(apart(one, other) for one in first for other in later)
