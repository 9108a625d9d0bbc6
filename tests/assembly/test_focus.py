"""Where a report tells of one spot and one day, what goes on without any is of them."""

from __future__ import annotations

import pytest

from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report.plain import report


def claims(*sentences: str) -> tuple[Claim, ...]:
    return read(report(" ".join(sentences), published="2020-10-06"), "rules").claims


def where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


LEAD = "Air strikes killed nine people in Aleppo on Sunday."


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("The jets hit a bakery in the Karduz neighbourhood, a doctor said.", "Karduz neighbourhood"),
        ("Two people died when rockets hit the Karduz neighbourhood.", "Aleppo"),
        ("Another strike hit the Karduz neighbourhood.", "Aleppo"),
        ("The jets hit the Karduz neighbourhood. Bombs hit the Ramhan neighbourhood.", "Aleppo"),
        ("Mortar fire also hit the Karduz neighbourhood.", "Aleppo"),
    ],
)  # fmt: skip
def test_the_lead_is_narrowed_to_the_only_spot_that_unfolds_it(after: str, place: str) -> None:
    assert where(claims(LEAD, after)[0]) == place


def test_what_was_in_several_spots_is_not_narrowed_to_one() -> None:
    lead = "Air strikes killed nine people in two neighbourhoods of Aleppo on Sunday."
    assert where(claims(lead, "The jets hit the Karduz neighbourhood.")[0]) == "Aleppo"


def test_a_spot_without_coordinates_lies_in_the_town_named_last_before_it() -> None:
    lead = "Air strikes hit Homs on Sunday."
    after = "Jets struck Aleppo and its Karduz neighbourhood."
    assert where(claims(lead, after)[0]) == "Homs"


def test_a_town_that_a_spot_only_lies_beside_is_no_spot() -> None:
    lead = "Air strikes killed nine people in Syria on Sunday."
    assert where(claims(lead, "The jets hit a bakery north of Homs.")[0]) == "Syria"


def test_the_only_day_is_that_of_what_goes_on_far_below() -> None:
    between = [
        f"The hall held {n} chairs." for n in ("twenty", "thirty", "forty", "fifty", "sixty")
    ]
    shelled = "A shell destroyed two houses in Goris."
    last = claims("Rockets hit a market in Goris on Sunday.", *between, shelled)[-1]
    assert last.time is not None
    assert last.time.timex == "2020-10-04"
    other = "On Monday troops shelled Kapan."
    two_days = claims("Rockets hit a market in Goris on Sunday.", other, *between, shelled)[-1]
    assert two_days.time is None


def test_a_sentence_that_opens_with_a_day_keeps_it_from_what_was_told_before() -> None:
    first, *_, last = claims(
        "Rockets killed two in Goris.", "On Sunday shells killed five in Kapan."
    )
    assert first.time is None
    assert last.time is not None


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("Troops shelled a school in May.", None),
        ("In May troops shelled the town.", "Goris"),
        ("Hospitals are often shelled.", None),
    ],
)
def test_what_was_long_ago_or_is_usual_has_no_spot_unless_it_names_it_again(
    after: str, place: str | None
) -> None:
    assert where(claims("Rockets hit a market in Goris on Sunday.", after)[-1]) == place


def test_a_dateline_that_lost_its_dash_is_where_it_was_filed() -> None:
    (told,) = claims("YEREVAN Armenian troops shelled a farm in Goris on Sunday.")
    assert where(told) == "Goris"
    (nowhere,) = claims("YEREVAN Armenian troops shelled a farm on Sunday.")
    (indefinite,) = claims("YEREVAN A jet struck a farm in Goris on Sunday.")
    assert where(indefinite) == "Goris"
    assert nowhere.place is None


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Rockets hit the town of Goris 45 kilometres (28 miles) from Kapan.", "Goris"),
        ("The attack on an Armenian border town killed two people.", None),
        ("A bomb went off on the border of Armenia and Iran.", "border of Armenia and Iran"),
    ],
)
def test_a_place_that_only_measures_is_not_where_it_was(sentence: str, place: str | None) -> None:
    assert where(claims(sentence)[0]) == place


def test_that_a_strike_had_been_carried_out_tells_of_that_strike() -> None:
    lead = "Rockets hit a market in Goris on Sunday."
    told = claims(lead, "It was not clear whether the strike had been carried out by a drone.")[-1]
    assert told.time is not None
    assert told.time.timex == "2020-10-04"
    assert claims(lead, "Doctors said jets target hospitals.")[-1].time is None


def test_a_toll_told_in_the_present_is_of_what_was_told() -> None:
    last = claims("Rockets hit a market in Goris on Sunday.", "The casualties include a nurse.")[-1]
    assert where(last) == "Goris"
    assert last.time is not None
    assert last.time.timex == "2020-10-04"


def test_a_day_before_a_direction_is_the_deeds() -> None:
    told = claims(
        "Troops killed nine men in an ambush carried out Sunday morning southwest of Goris."
    )
    assert [c.time.timex for c in told if c.time] == ["2020-10-04TMO", "2020-10-04TMO"]


def test_at_is_no_part_of_a_name_unless_a_hyphen_ties_it() -> None:
    (told,) = claims("Gunmen fired shells at al-Karfesh and Ramhan neighbourhoods.")[:1]
    assert where(told) == "al-Karfesh"


@pytest.mark.parametrize(
    ("after", "day"),
    [
        ("A doctor said the shelling wounded two and that a nurse had died.", "2020-10-04"),
        ("It determines what planes carried out raids by their type.", None),
    ],
)
def test_a_perfect_that_follows_from_said_is_no_earlier_time(after: str, day: str | None) -> None:
    last = claims("Rockets hit a market in Goris on Sunday.", after)[-1]
    assert (last.time.timex if last.time else None) == day


def test_another_neighbourhood_is_not_in_the_district_just_named() -> None:
    first = "Rebel fire on the Hamdar district of Aleppo killed 13 people on Sunday."
    last = claims(first, "Rockets on another neighbourhood killed one person.")[-1]
    assert where(last) != "Hamdar district"
