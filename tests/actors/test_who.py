"""Who a noun phrase names, and who it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import actors
from reportedly.actors import Who
from reportedly.language import Text, english
from reportedly.report import plain


def read(string: str) -> Text:
    return english.analyse(plain.report(string))


def at(text: Text, word: str) -> Who | None:
    """Who the phrase around the last token written so is."""
    token = [t for t in text.tokens if t.text == word][-1]
    return actors.who(text, token)


@pytest.mark.parametrize(
    ("sentence", "word", "mention", "name", "role", "code", "voice"),
    [
        ("Georgian troops left the valley.", "troops", "Georgian troops", "Georgia", "military", "GEO", "military"),
        ("The Kenyan Ministry of Defence denied it.", "Ministry", "The Kenyan Ministry of Defence", "Kenyan Ministry of Defence", "military", "KEN", "military"),
        ("Chad's army crossed the river.", "army", "Chad's army", "Chad", "military", "TCD", "military"),
        ("Servicemen from Latvia arrived.", "Servicemen", "Servicemen from Latvia", "Latvia", "military", "LVA", "military"),
        ("The Ukrainian side rejected the list.", "side", "The Ukrainian side", "Ukraine", "state", "UKR", "government"),
        ("Kigali denied the claim.", "Kigali", "Kigali", "Rwanda", "government", "RWA", "government"),
        ("Islamic State fighters took a bridge.", "fighters", "Islamic State fighters", "Islamic State", "armed-group", "xISI", "armed-group"),
        ("The NKR reported two strikes.", "NKR", "The NKR", "Nagorno-Karabakh", "state", "xNKR", "government"),
        ("Residents of the town fled.", "Residents", "Residents of the town", None, "resident", None, "resident"),
        ("Witnesses saw a column of smoke.", "Witnesses", "Witnesses", None, "witness", None, "witness"),
        ("Sources named the pilot.", "Sources", "Sources", None, "unnamed", None, "unnamed"),
        ("Amnesty International criticised the raid.", "International", "Amnesty International", "Amnesty International", "ngo", None, "ngo"),
        ("Malis army crossed the river.", "army", "Malis army", "Mali", "military", "MLI", "military"),  # an apostrophe lost
        ("The U.S. military fired first.", "military", "The U.S. military", "United States", "military", "USA", "military"),
    ],
)  # fmt: skip
def test_a_phrase_that_is_somebody(
    sentence: str,
    word: str,
    mention: str,
    name: str | None,
    role: str,
    code: str | None,
    voice: str,
) -> None:
    found = at(read(sentence), word)
    assert found is not None
    assert found.mention.quote == mention
    assert (found.name, found.role, found.code, found.voice) == (name, role, code, voice)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The bridge fell into the river.", "bridge"),
        ("They ate turkey at noon.", "turkey"),
        ("One side of the road was mined.", "side"),
        ("The country road was closed.", "road"),
        ("Seven MiG-29 fighters landed.", "fighters"),
        ("Both sides of the road were mined.", "sides"),
        ("They broke the ceasefire regime.", "regime"),
        ("Nobody came to the police station.", "station"),
    ],
)
def test_a_phrase_that_is_nobody(sentence: str, word: str) -> None:
    assert at(read(sentence), word) is None


def test_a_modifier_is_somebody_where_its_head_is_not() -> None:
    found = at(read("A Taliban attack closed the pass."), "Taliban")
    assert found is not None
    assert (found.code, found.mention.quote) == ("xTAL", "Taliban")


def test_a_sponsor_in_a_compound_is_no_party() -> None:
    text = read("A Moscow-brokered truce held, and rebel-held suburbs were quiet.")
    assert actors.mentions(text) == []


def test_a_spokesman_has_the_part_of_whom_he_speaks_for() -> None:
    found = at(read("A spokesman for the Syrian Democratic Forces agreed."), "spokesman")
    assert found is not None
    assert (found.role, found.code, found.country) == ("armed-group", "xSDF", "SYR")


def test_a_person_goes_by_name_and_takes_the_office_beside_it() -> None:
    text = read("Armenian Defence Ministry spokesman Aram Petrosyan spoke. Petrosyan then left.")
    people = [w for w in actors.mentions(text) if w.sort == "person"]
    assert [(w.name, w.role, w.code) for w in people] == [
        ("Aram Petrosyan", "military", "ARM"),
        ("Aram Petrosyan", "military", "ARM"),
    ]


@pytest.mark.parametrize(
    ("sentence", "word", "codes"),
    [
        ("Azerbaijani and Russian troops met at the pass.", "troops", ["AZE", "RUS"]),
        ("Shots were traded between servicemen from Russia and Azerbaijan.", "servicemen", ["RUS", "AZE"]),
        ("India and Pakistan blamed each other.", "India", ["IND", "PAK"]),
        ("Losses of the Armenian and Azerbaijani sides grew.", "sides", ["ARM", "AZE"]),
        ("Sudan and Chad signed a truce. Both sides kept it.", "sides", ["SDN", "TCD"]),
        ("Both sides kept the truce.", "sides", [None]),
    ],
)  # fmt: skip
def test_coordinated_parties(sentence: str, word: str, codes: list[str | None]) -> None:
    text = read(sentence)
    token = next(t for t in text.tokens if t.text == word)
    found = actors.whos(text, token)
    assert [w.code for w in found] == (codes if codes != [None] else [])


def test_mentions_are_the_largest_phrases_in_order() -> None:
    text = read("The president of Ghana met French officers and a UN envoy in Accra.")
    assert [w.mention.quote for w in actors.mentions(text)] == [
        "The president of Ghana",
        "French officers",
        "a UN envoy",
        "Accra",
    ]


def test_a_text_in_capitals_is_read_without_pronouns_as_states() -> None:
    text = read("THE ARMY TOLD US THAT FMLN REBELS AND HONDURAN TROOPS FOUGHT FOR TWO HOURS.")
    codes = {w.code for w in actors.mentions(text)}
    assert {"xFML", "HND"} <= codes
    assert "USA" not in codes


@given(st.lists(st.sampled_from(
    ["the", "Russian", "army", "of", "and", "Georgia", "its", "spokesman", "said", ",", "both", "sides",
     "ministry", "who", "Hamas", "Aliyev", "they", "for", "\n\n", "."]), max_size=14))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_phrase_can_be_read_and_pointed_at(words: list[str]) -> None:
    text = read(" ".join(words))
    for found in actors.mentions(text):
        assert found.mention.fits(text.string)
    for token in text.tokens:
        for one in actors.whos(text, token):
            assert one.mention.fits(text.string)


def test_where_a_man_comes_from_is_part_of_his_name() -> None:
    text = read("Abu Samir al-Kuwaiti was killed near the dam.")
    found = at(text, "Kuwaiti")
    assert found is None or found.code is None


def test_both_stands_before_a_name() -> None:
    found = at(read("Both Turkey and Syria denied it."), "Turkey")
    assert found is not None and found.mention.quote == "Turkey"


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_name_is_known_by_either_apostrophe(mark: str) -> None:
    text = read(f"Fighters of Da{mark}esh shelled the town.")
    known = at(text, f"Da{mark}esh")
    assert known is not None
    assert known.code == "xISI"
