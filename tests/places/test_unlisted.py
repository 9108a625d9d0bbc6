"""Places that no gazetteer lists are read by their sort, without a pin."""

from __future__ import annotations

import pytest

from reportedly.language import english
from reportedly.places import Toponym, find
from reportedly.report.plain import report


def places(sentence: str) -> list[Toponym]:
    return [t for t in find(english.analyse(report(sentence))) if t.sense == "place"]


@pytest.mark.parametrize(
    ("sentence", "name", "precision", "code"),
    [
        ("Shells fell on the village of Zarkuna in Armenia.", "Zarkuna", "town", "ARM"),
        ("Two people died in the Al-Karduz suburb of Goris.", "Al-Karduz suburb", "exact", "ARM"),
        ("Tanks moved along the Vorotnak road.", "Vorotnak road", "exact", None),
        ("Flames rose from the Tell Karduz oil field.", "Tell Karduz oil field", "exact", None),
        ("Rockets hit Bab al-Qarnush neighbourhood in Aleppo.", "Bab al-Qarnush neighbourhood", "exact", "SYR"),
        ("Fighters took the Kirdan camp near Damascus.", "Kirdan camp", "exact", "SYR"),
    ],
)  # fmt: skip
def test_a_name_with_its_sort_is_a_place(
    sentence: str, name: str, precision: str, code: str | None
) -> None:
    (found,) = [t.place for t in places(sentence) if t.by == "unlisted"]
    assert found is not None
    assert (found.name, found.precision, found.code) == (name, precision, code)
    assert found.lat is None and found.lon is None and found.geonames_id is None
    assert found.mention is not None and found.mention.quote == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Two Sunni neighbourhoods of Baghdad were hit.",
        "A Russian base was attacked.",
        "The US air base was closed.",
        "Residential districts burned.",
        "The village of his birth was shelled.",
        "The army took the road on Monday.",
        "Northern districts were quiet.",
        "The UN camp was full.",
        "Shells hit the town of Goris.",
        "The Rebel Road to Freedom is a book.",
    ],
)
def test_what_is_no_name_or_is_listed_stays_as_it_is(sentence: str) -> None:
    assert not [t for t in places(sentence) if t.by == "unlisted"]
