"""Lists of villages, names that only the language model knows, apostrophes that were lost."""

from __future__ import annotations

import pytest

from reportedly.language import english
from reportedly.places import Toponym, find
from reportedly.report.plain import report


def places(sentence: str) -> list[Toponym]:
    return [t for t in find(english.analyse(report(sentence))) if t.sense == "place"]


@pytest.mark.parametrize(
    ("sentence", "names", "precision"),
    [
        ("Shells hit the villages of Zarkuna and Vorotnak.", ["Zarkuna", "Vorotnak"], "town"),
        ("Shells hit the villages of Zarkuna, Tell Karduz and Vorotnak.", ["Zarkuna", "Tell Karduz", "Vorotnak"], "town"),
        ("Rockets fell on the al-Karduz and al-Farzan neighbourhoods of Aleppo.", ["al-Karduz", "al-Farzan"], "exact"),
    ],
)  # fmt: skip
def test_a_plural_sort_is_that_of_each(sentence: str, names: list[str], precision: str) -> None:
    found = [t.place for t in places(sentence) if t.by == "unlisted" and t.place]
    assert [p.name for p in found] == sorted(names, key=sentence.index)
    assert {p.precision for p in found} == {precision}


@pytest.mark.parametrize(
    "sentence", ["The army took Yazidi villages.", "They fled the Alawite quarters."]
)
def test_a_people_before_a_plural_is_no_list(sentence: str) -> None:
    assert not [t for t in places(sentence) if t.by == "unlisted"]


def test_a_quarter_named_in_a_town_is_exact() -> None:
    (found,) = [
        t.place
        for t in places("Jets hit the district of Tariq al-Vorn in the city of Aleppo.")
        if t.by == "unlisted"
    ]
    assert found is not None
    assert (found.precision, found.code) == ("exact", "SYR")


def test_a_name_that_only_the_language_model_knows_has_no_pin() -> None:
    (found,) = [
        t
        for t in places("Two farmers were killed in Tokharan on Sunday.")
        if t.by == "unlisted-bare"
    ]
    assert found.place is not None
    assert (found.place.name, found.place.lat, found.place.geonames_id) == ("Tokharan", None, None)


def test_the_countryside_of_a_town_is_its_province() -> None:
    (found,) = [
        t.place for t in places("Shells fell in the northern Aleppo countryside.") if t.place
    ]
    assert found.precision == "province"


def test_a_state_whose_apostrophe_was_lost_leads_to_the_place() -> None:
    named = [
        t.place.name
        for t in places("Two villages in central Syrias Hama province were shelled.")
        if t.place
    ]
    assert "Hama" in named
