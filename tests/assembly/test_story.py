"""A report says once when and where; what goes on about it has the same day and place, marked as handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report import Item, items, report_from
from reportedly.report.plain import report

TUESDAY = "2020-10-06"
LEAD = "Rockets hit a market in Goris on Monday, killing three people."


def claims(*sentences: str, published: str | None = TUESDAY) -> tuple[Claim, ...]:
    return read(report(" ".join(sentences), published=published), "rules").claims


def last(*sentences: str) -> tuple[str | None, str | None]:
    """Place and day of the last claim."""
    claim = claims(*sentences)[-1]
    return (claim.place.name if claim.place else None), (claim.time.timex if claim.time else None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack wounded ten more, doctors said.",
        "Two houses were destroyed in the strike.",
        "It was not clear who fired the rockets, but the attack killed a nurse.",
        "A doctor said the shelling wounded six children.",
    ],
)
def test_what_goes_on_about_the_lead_has_its_day_and_place(sentence: str) -> None:
    assert last(LEAD, sentence) == ("Goris", "2020-10-05")


@pytest.mark.parametrize(
    ("sentence", "place", "day"),
    [
        ("A similar attack wounded two in Sisian.", "Sisian", None),
        ("Another strike destroyed a bridge.", "Goris", None),
        ("Shelling had killed two teachers there.", "Goris", None),
        ("More than 40 people have been killed by shelling since July.", None, "2020-07"),
        ("An attack on Kapan on Sunday wounded four.", "Kapan", "2020-10-04"),
        ("The army will attack the hills.", "Goris", None),
        ("Such attacks kill civilians.", None, None),
    ],
)
def test_another_happening_takes_no_day(sentence: str, place: str | None, day: str | None) -> None:
    found = last(LEAD, sentence)
    assert (found[0], (found[1] or "")[:10] or None) == (place, day)


def test_who_counts_on_is_in_the_same_day() -> None:
    """ "Another strike" is another happening; "another five people" are five more of this one's day."""
    assert last(LEAD, "Another five people were wounded in Sisian.")[1] == "2020-10-05"
    assert last(LEAD, "Another strike wounded five people in Sisian.")[1] is None


def test_no_details_of_those_killed_is_no_other_happening() -> None:
    said = "There were no details on the age of those killed in the attack."
    assert last(LEAD, said) == ("Goris", "2020-10-05")


def test_a_quarter_that_no_gazetteer_has_can_lie_in_the_town() -> None:
    shells = "Troops fired shells at Goris on Monday."
    quarter = "Troops then fired a rocket at the al-Kharz neighbourhood."
    assert last(shells, quarter) == ("al-Kharz neighbourhood", "2020-10-05")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Two men were killed in a raid on a mill held by the rebels on Monday.", "2020-10-05"),
        ("A shell wounded a guard watching over the bridge late on Sunday.", "2020-10-04"),
        ("A shell wounded a man arrested on Sunday.", None),
        ("A shell wounded a man who was born on a Sunday in May.", None),
    ],
)
def test_a_closing_weekday_is_the_happenings_unless_it_is_anothers(
    sentence: str, day: str | None
) -> None:
    first = claims(sentence)[0]
    assert (first.time.start[:10] if first.time and first.time.start else None) == day


def test_the_lead_has_its_day_from_what_unfolds_it() -> None:
    lead = "Seven people were killed by shells in Goris."
    first = claims(lead, "The seven people died on Sunday when shells fell on a mill.")[0]
    assert first.time is not None
    assert first.time.timex == "2020-10-04"
    other = claims(lead, "Nine people were killed on Sunday when shells fell on a mill.")[0]
    assert other.time is None


@pytest.mark.parametrize(
    ("lead", "unfolded", "place"),
    [
        ("Six men were killed by rockets in Goris.", "The six men died when rockets hit the al-Ferdan district.", "al-Ferdan district"),
        ("Six men were killed by rockets in Goris.", "Nine men died when rockets hit the al-Ferdan district.", "Goris"),
        ("Six men were killed by rockets in Syunik province.", "The six men died when rockets hit the village of Zarkuna.", "Zarkuna"),
    ],
)  # fmt: skip
def test_the_lead_has_the_spot_that_what_unfolds_it_names(
    lead: str, unfolded: str, place: str
) -> None:
    first = claims(lead, unfolded)[0]
    assert first.place is not None
    assert first.place.name == place


def test_a_province_beside_the_village_that_was_hit_is_narrowed_to_it() -> None:
    killing = claims(
        "In the Aleppo countryside ten were killed when airstrikes hit the village of Hayana."
    )[0]
    assert killing.place is not None
    assert (killing.place.name, killing.place.inherited) == ("Hayana", True)


def test_a_day_before_a_source_without_a_comma_is_the_happenings() -> None:
    found = claims(
        "A shell wounded three in the stronghold of Goris on Monday state television said."
    )
    assert found[0].time is not None
    assert found[0].time.timex == "2020-10-05"


def test_a_past_day_beside_a_present_saying_is_the_happenings() -> None:
    claimed = claims("On Sunday it is claimed that a shell hit the mill.")[-1]
    assert claimed.time is not None
    assert claimed.time.timex == "2020-10-04"
    said = claims("On Sunday a doctor said that a shell had hit the mill.")[-1]
    assert said.time is None


def test_since_then_begins_with_the_date_told_of() -> None:
    found = claims("The truce began on 3 May 2019. Since then troops have shelled the town.")[-1]
    assert found.time is not None
    assert (found.time.start, found.time.end, found.time.precision) == (
        "2019-05-03",
        TUESDAY,
        "range",
    )
    nothing = claims("Since then troops have shelled the town.")[-1]
    assert nothing.time is None


def test_the_past_few_days_are_kept_without_a_beginning() -> None:
    found = claims("The mill came under heavy shelling over the past few days.")[-1]
    assert found.time is not None
    assert (found.time.timex, found.time.start, found.time.end) == ("PXD", None, None)


def test_other_dead_are_other_dead() -> None:
    other = "Militants killed 19 soldiers."
    assert last(LEAD, other)[1] is None


def test_one_sentence_tells_of_one_happening() -> None:
    told = claims("A blast tore through a bus in Kapan on Monday, killing nine and wounding 50.")
    assert {(c.place and c.place.name, c.time and c.time.timex) for c in told} == {
        ("Kapan", "2020-10-05")
    }


def test_a_headline_has_what_its_text_tells(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Title: Rocket attack kills three in Armenia\nDate: 2020-10-06\n\n"
        "Rockets hit a market in Goris on Monday. Three people were killed in the attack."
    )
    (item,) = items(page)
    assert isinstance(item, Item)
    headline = [c for c in read(report_from(item), "rules").claims if c.part == "headline"]
    assert headline
    assert {(c.place and c.place.name, c.time and c.time.timex) for c in headline} == {
        ("Goris", "2020-10-05")
    }


def test_it_is_marked_and_points_at_its_words() -> None:
    told = claims(LEAD, "The attack caused a fire.")[-1]
    assert told.place is not None and told.place.inherited and told.place.mention is not None
    assert told.place.mention.quote == "Goris"
    assert (told.read_by["time"].by, told.read_by["place"].by) == ("story", "paragraph")


def test_a_total_of_a_war_has_no_spot() -> None:
    total = claims(LEAD, "The war has killed more than 20,000 people.")[-1]
    assert total.place is None and total.time is None


def test_no_day_where_the_report_gives_none() -> None:
    assert claims("Rockets hit a market in Goris.", "The attack wounded ten.")[-1].time is None


def test_the_beginning_of_a_siege_is_no_day_of_what_follows() -> None:
    assert last("Troops besieged Kapan on Monday.", "The attack wounded ten people.")[1] is None


def test_the_town_of_a_target_is_where_it_was_hit() -> None:
    assert claims("Troops shelled the town of Goris.")[0].place.name == "Goris"  # type: ignore[union-attr]
