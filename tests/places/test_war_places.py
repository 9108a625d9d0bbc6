"""What is done to a name in war tells that it is a place; what is inside an actor's name is none."""

from __future__ import annotations

import pytest

from reportedly.language import english
from reportedly.places import Toponym, find
from reportedly.places.hostilities import suffered
from reportedly.report.plain import report


def read(sentence: str) -> list[Toponym]:
    return find(english.analyse(report(sentence)))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Officials said in Moscow that Goris had been shelled.", "Goris"),
        ("The ministry denied having bombed Gandja.", "Ganja"),
        ("Goris was struck at dawn.", "Goris"),
        ("Saraqib fell to the rebels in winter.", "Saraqib"),
        ("The bombing of Saraqib killed ten people.", "Saraqib"),
        ("The army entered Hadrut after two days.", "Hadrut"),
    ],
)
def test_a_town_that_is_shelled_taken_or_fallen_is_found(sentence: str, place: str) -> None:
    assert place in [t.place.name for t in read(sentence) if t.place and t.sense == "place"]


@pytest.mark.parametrize(
    ("sentence", "word", "fate"),
    [
        ("Rebels besieged Barda.", "Barda", "war:taken"),
        ("Rebels besieged Terter and Barda.", "Barda", "war:taken"),
        ("The siege of Barda went on.", "Barda", "war:taken"),
        ("Rockets hit Barda.", "Barda", "war:hit"),
        ("An attack on Barda was reported.", "Barda", "war:hit"),
        ("Barda fell to the rebels.", "Barda", "war:fell"),
        ("Barda came under fire.", "Barda", "war:fell"),
        ("Snow fell in Barda.", "Barda", None),
        ("Barda shelled its neighbours.", "Barda", None),
        ("The mayor of Barda spoke.", "Barda", None),
    ],
)
def test_what_is_done_to_a_name(sentence: str, word: str, fate: str | None) -> None:
    text = english.analyse(report(sentence))
    assert [suffered(t) for t in text.tokens if t.text == word] == [fate]


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ("The Islamic State in Iraq and the Levant took a town.", {"Iraq", "Levant"}),
        ("Ahrar al-Sham withdrew on Friday.", {"al-Sham", "Sham"}),
        ("The Syrian Observatory for Human Rights counted the dead.", {"Syrian"}),
        ("The Black Sea Fleet left port.", {"Black Sea"}),
    ],
)
def test_an_actor_s_name_masks_the_places_inside_it(sentence: str, inside: set[str]) -> None:
    found = read(sentence)
    assert {t.sense for t in found if t.mention.quote in inside} <= {"part"}
    assert not [t for t in found if t.sense in {"place", "metonym"}]


def test_the_place_beside_an_actor_s_name_stays_one() -> None:
    found = read("The Islamic State in Iraq and the Levant took Mosul, in northern Iraq.")
    assert [t.mention.quote for t in found if t.sense == "place"] == ["Mosul", "Iraq"]


def test_an_authority_s_full_name_is_still_its_land() -> None:
    found = read("Shells fell across the Republic of Artsakh.")
    assert [t.place.code for t in found if t.place and t.sense == "place"] == ["xNKR"]


@pytest.mark.parametrize(
    ("sentence", "mention", "number", "precision"),
    [
        (
            "Shells hit the Tartar district, near Barda and Ganja.",
            "Tartar district",
            409420,
            "province",
        ),
        ("Shells hit the Terter region near Barda.", "Terter region", 409420, "province"),
        ("Shells hit Aghdam district near Barda.", "Aghdam district", 148617, "province"),
        ("Shells hit Aghdam and Barda.", "Aghdam", 148619, "town"),
        ("The army took Hasakeh governorate in Syria.", "Hasakeh governorate", 173813, "province"),
        ("Shells hit Martakert district near Barda.", "Martakert district", 587379, "district"),
    ],
)
def test_a_kind_word_asks_for_the_area_of_that_name(
    sentence: str, mention: str, number: int, precision: str
) -> None:
    """An area that bears its town's name is meant where the text says so, by all of the town's spellings."""
    [place] = [t.place for t in read(sentence) if t.mention.quote == mention]
    assert place is not None
    assert (place.geonames_id, place.precision, place.lat is None) == (
        number, precision, precision != "town",
    )  # fmt: skip
