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
        ("More than 40 people have been killed by shelling since July.", "Goris", "2020-07"),
        ("An attack on Kapan on Sunday wounded four.", "Kapan", "2020-10-04"),
        ("The army will attack the hills.", "Goris", None),
        ("Such attacks kill civilians.", "Goris", None),
    ],
)
def test_another_happening_takes_no_day(sentence: str, place: str | None, day: str | None) -> None:
    found = last(LEAD, sentence)
    assert (found[0], (found[1] or "")[:10] or None) == (place, day)


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
