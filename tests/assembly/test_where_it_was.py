"""Which of the places of a sentence, or of those before it, is that of the event."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.reading import read
from reportedly.report import Item, items, report_from
from reportedly.report.plain import report


def place_of(kind: str, *sentences: str) -> tuple[str | None, bool]:
    """Name of the place of the last claim of a kind, and whether it was handed on."""
    found = [c for c in read(report(" ".join(sentences)), "rules").claims if c.event.kind == kind]
    place = found[-1].place
    return (place.name, place.inherited) if place else (None, False)


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("Militants attacked a post in the town of Vorotnak east of Damascus.", "attack", "Vorotnak"),
        ("Troops shelled the quarter of Karduz in the northern city of Aleppo.", "shelling", "Karduz"),
        ("The hospital in the town of Kardu Hamra in northern rural Aleppo was destroyed.", "property-destruction", "Kardu Hamra"),
        ("Shells hit Goris in Armenia near the border with Azerbaijan.", "shelling", "Goris"),
        ("An alliance attacked parts of Aleppo city.", "attack", "Aleppo"),
        ("Ten men were killed in the US airstrike in Syria.", "air-strike", "Syria"),
        ("A shell hit a market in the Damascus suburb Eastern Ghouta.", "shelling", "Eastern Ghouta"),
        ("Six children were killed in Damascus air raids.", "air-strike", "Damascus"),
        ("A bomb killed nine people in the Syrian capital.", "killing", "Damascus"),
        ("Two men were killed in the Syrian capital Damascus.", "killing", "Damascus"),
        ("Eastern Ghouta was shelled.", "shelling", "Eastern Ghouta"),
    ],
)  # fmt: skip
def test_the_spot_and_not_what_it_lies_in_or_beside(sentence: str, kind: str, name: str) -> None:
    assert place_of(kind, sentence) == (name, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Militants based in the Karduz quarter fired shells on Sunday.",
        "The shells were fired by militants who are positioned in the Karduz quarter.",
    ],
)
def test_where_who_acts_is_is_not_where_the_shells_fell(sentence: str) -> None:
    assert place_of("shelling", sentence)[0] != "Karduz quarter"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The group has come under attack since declaring a state in Syria.", "attack"),
        ("The parties signed the agreements reached on Nagorno-Karabakh.", "agreement"),
        ("Chad condemned the bomb attack in Baghdad.", "criticism"),
        (
            "Rallies are banned under martial law because of fighting in Nagorno-Karabakh.",
            "martial-law",
        ),
    ],
)
def test_what_came_before_and_what_is_agreed_on_are_elsewhere(sentence: str, kind: str) -> None:
    assert place_of(kind, sentence) == (None, False)


def test_a_sentence_that_names_a_place_of_its_own_inherits_none() -> None:
    before = "Shells killed two people in the Bab Sharqi area of Damascus."
    after = "The monitor said shelling hit several areas of the capital including the Tabbaleh district."
    assert place_of("shelling", before, after)[0] != "Bab Sharqi area"


def test_a_mob_loots_where_it_stormed() -> None:
    stormed = "An angry mob attacked the government headquarters in Yerevan, looting the offices."
    assert place_of("looting", stormed) == ("Yerevan", True)


def test_the_province_is_the_province_named_before() -> None:
    before = "Idlib province came under fire as rebels battled for the nearby city of Aleppo."
    assert place_of(
        "air-strike", before, "A monitor reported 26 airstrikes across the province."
    ) == ("Idlib", True)


def test_another_quarter_is_not_the_quarter_named_before() -> None:
    before = "Shelling on the district of Karduz in Aleppo killed 13 people."
    after = "Mortar fire on another neighbourhood killed one man."
    assert place_of("killing", before, after) == ("Aleppo", True)


@pytest.mark.parametrize(
    ("told", "place"), [("Rebels hold towns of Syria near Aleppo.", None), ("It rained.", "Beirut")]
)
def test_a_dateline_abroad_is_where_the_report_was_sent_from(
    tmp_path: Path, told: str, place: str | None
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Two die\n\nBEIRUT, May 3 - Two men were killed by shells. {told}\n")
    (item,) = items(page)
    assert isinstance(item, Item)
    killing = next(c for c in read(report_from(item), "rules").claims if c.part == "lead")
    assert (killing.place.name if killing.place else None) == place


def test_initials_of_a_state_say_whose_and_not_where() -> None:
    told = read(report("Ten men were killed in U.S. air strikes on a camp."), "rules").claims
    assert [c.place for c in told] == [None] * len(told)


def test_the_next_sentence_does_not_move_what_its_own_sentence_placed() -> None:
    told = (
        "Jets bombed a clinic in the town of Goris on Wednesday killing 15 nurses. "
        "The raid comes two days after jets hit a convoy near the town of Kapan."
    )
    killing = next(
        c for c in read(report(told, published="2020-10-08")).claims if c.event.kind == "killing"
    )
    assert killing.place and killing.place.name == "Goris"
