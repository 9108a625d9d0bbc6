"""Where? A sentence, and the places that must be read from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import english
from reportedly.places import Toponym, find
from reportedly.places.gazetteer import distance
from reportedly.report.plain import report


def read(sentence: str, **about: str) -> list[Toponym]:
    return find(english.analyse(report(sentence, **about)))


def named(sentence: str, sense: str = "place") -> list[tuple[str, str, str | None]]:
    """Mention, precision and code of what was found in one sense."""
    return [
        (t.mention.quote, t.place.precision, t.place.code)
        for t in read(sentence)
        if t.sense == sense and t.place
    ]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (
            "Rockets hit Ganja, a city in western Azerbaijan.",
            [("Ganja", "town", "AZE"), ("Azerbaijan", "country", "AZE")],
        ),
        (
            "A curfew was imposed in Karabakh and Armenia.",
            [("Karabakh", "region", "xNKR"), ("Armenia", "country", "ARM")],
        ),
        (
            "Shells fell near the village of Talish in the Martakert district.",
            [("Talish", "town", "AZE"), ("Martakert district", "district", "AZE")],
        ),
        (
            "Nine people died in Khan Sheikhoun in northern Syria's Idlib province.",
            [
                ("Khan Sheikhoun", "town", "SYR"),
                ("Syria", "country", "SYR"),
                ("Idlib province", "province", "SYR"),
            ],
        ),
        (
            "Warplanes took off from Hmeimim in Syria.",
            [("Hmeimim", "exact", "SYR"), ("Syria", "country", "SYR")],
        ),
        (
            "The capital, Stepanakert, was shelled overnight.",
            [("Stepanakert", "town", "AZE")],
        ),
        ("Drones crossed the Black Sea at night.", [("Black Sea", "region", None)]),
        ("The helicopters landed on Armenian territory.", [("Armenian territory", "country", "ARM")]),
    ],
)  # fmt: skip
def test_places_and_how_exactly(sentence: str, places: list[tuple[str, str, str | None]]) -> None:
    assert named(sentence) == places


def test_only_towns_and_sites_are_pinned() -> None:
    for t in read("Fighting spread from Goris to Syunik province, in Armenia, and to Karabakh."):
        assert t.place is not None
        pinned = t.place.precision in {"town", "exact"}
        assert (t.place.lat is not None) == pinned
        assert (t.place.label_point is None) == pinned
        assert t.point is not None


@pytest.mark.parametrize(
    ("sentence", "name", "near"),
    [
        ("He moved from Reading, England, to Paris, Texas.", "Paris", (33.66, -95.56)),
        ("She flew from Berlin, Germany, to Paris, France.", "Paris", (48.85, 2.35)),
        ("The road to Goris, in Armenia's south, was bombed.", "Goris", (39.51, 46.34)),
        ("Russian tanks left Gori, in Georgia, on Friday.", "Gori", (41.98, 44.11)),
        ("Aid reached Tripoli, the second city of Lebanon.", "Tripoli", (34.43, 35.84)),
        ("Militias fought for Tripoli, the capital of Libya.", "Tripoli", (32.89, 13.19)),
        ("Guerrillas attacked San Miguel, in El Salvador.", "San Miguel", (13.48, -88.18)),
        ("The Syrian town of Tel Abyad was taken.", "Tel Abyad", (36.70, 38.95)),
        ("Police in London, Ontario, said two men were hurt in London.", "London", (42.98, -81.23)),
    ],
)  # fmt: skip
def test_context_wins_over_numbers(sentence: str, name: str, near: tuple[float, float]) -> None:
    found = [t for t in read(sentence) if t.mention.quote == name]
    assert found
    for t in found:
        assert t.point is not None
        assert distance(t.point, near) < 30


@pytest.mark.parametrize(
    ("state", "code"), [("Russia and Turkey", "GEO"), ("Florida and Alabama", "USA")]
)
def test_georgia_is_what_it_stands_beside(state: str, code: str) -> None:
    found = named(f"The storm crossed {state} before it reached Georgia.")
    assert found[-1][0] == "Georgia"
    assert found[-1][2] == code


@pytest.mark.parametrize(
    "sentence",
    [
        "Martial law has been introduced in some cities.",
        "Of all the men, only two came back.",
        "The police chief spoke on Monday in May.",
        "Jordan Smith thanked Charlotte Brown.",
        "They were reading a nice book.",
    ],
)
def test_no_place_is_no_place(sentence: str) -> None:
    assert named(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "metonyms"),
    [
        ("Moscow said on Monday that it was surprised.", ["Moscow"]),
        ("The NKR reported heavy shelling.", ["NKR"]),
        ("Azerbaijan accused its neighbour of shelling.", ["Azerbaijan"]),
        ("Turkey's president arrived late.", ["Turkey"]),
        ("Shells fell in Moscow on Monday.", []),
    ],
)
def test_a_name_may_stand_for_a_government(sentence: str, metonyms: list[str]) -> None:
    assert [quote for quote, _, _ in named(sentence, "metonym")] == metonyms


def test_adjectives_are_told_apart() -> None:
    found = read("Armenian and Turkish officials met the Azerbaijanis.")
    assert [(t.mention.quote, t.sense, t.place and t.place.code) for t in found] == [
        ("Armenian", "demonym", "ARM"),
        ("Turkish", "demonym", "TUR"),
        ("Azerbaijanis", "demonym", "AZE"),
    ]


def test_a_place_inside_an_organisation_is_part_of_its_name() -> None:
    found = read("The Charleston Police Department opened an inquiry.")
    assert {t.sense for t in found if t.mention.quote == "Charleston"} <= {"part"}
    assert not [t for t in found if t.sense == "place"]


@pytest.mark.parametrize(
    ("sentence", "mention", "name", "code"),
    [
        (
            "Troops went to the border of Armenia and the unrecognised Nagorno-Karabakh Republic.",
            "border of Armenia and the unrecognised Nagorno-Karabakh Republic",
            "border of Armenia and Nagorno-Karabakh",
            None,
        ),
        (
            "Tanks were seen near the Turkish-Syrian border.",
            "Turkish-Syrian border",
            "border of Turkey and Syria",
            None,
        ),
        (
            "Mortars were fired across Lebanon's border with Israel.",
            "Lebanon's border with Israel",
            "border of Lebanon and Israel",
            None,
        ),
        (
            "Shooting went on along the line of contact in Karabakh.",
            "line of contact",
            "contact line in Nagorno-Karabakh",
            "xNKR",
        ),
    ],
)
def test_lines_have_a_name_and_no_pin(
    sentence: str, mention: str, name: str, code: str | None
) -> None:
    lines = [t.place for t in read(sentence) if t.place and t.place.precision == "line"]
    assert len(lines) == 1
    place = lines[0]
    assert place.mention is not None
    assert (place.mention.quote, place.name, place.code) == (mention, name, code)
    assert (place.lat, place.lon, place.label_point) == (None, None, None)


def test_the_sides_of_a_line_are_no_places_of_their_own() -> None:
    assert [m for m, _, _ in named("Guns fired on the border between Armenia and Iran.")] == [
        "border between Armenia and Iran"
    ]


def test_a_report_in_capitals() -> None:
    found = named("GUERRILLAS ATTACKED A BRIDGE IN USULUTAN, EL SALVADOR, THE ARMY SAID TODAY.")
    assert [(m, c) for m, _, c in found] == [("USULUTAN", "SLV"), ("EL SALVADOR", "SLV")]


def test_a_foreign_namesake_alone_is_no_answer() -> None:
    """Bustan is a small town in Tajikistan; a report on Syria means some other place."""
    found = read("Syrian jets bombed the Bustan quarter. Syria denied it. Aleppo was quiet.")
    assert all(t.place is None or t.place.code == "SYR" for t in found)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Baku",
                "Barda",
                "U.S.",
                "al-Bab",
                "d'Ivoire",
                "of",
                "the",
                ",",
                ".",
                "'",
                "-",
                "\n\n",
                "border",
                "between",
                "and",
                "Armenian",
                "territory",
                "\u202e\u0301",
                "Ǆ",
                "St.",
                "John",
                "'s",
                "Deir",
                "ez-Zor",
                "12",
                "\U0001f600",
                "Nagorno-Karabakh",
                '"',
            ]
        ),
        max_size=25,
    )
)
def test_offsets_hold_whatever_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for t in read(text):
        assert t.mention.fits(text)
        assert t.mention.quote.strip() == t.mention.quote != ""
        assert t.place is None or t.place.mention == t.mention


def test_the_same_text_reads_the_same_twice() -> None:
    text = "Shells fell on Hadrut, Barda and Paris. London, Ontario, was calm."
    assert read(text) == read(text)
