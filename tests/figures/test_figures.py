"""Figures: what is counted, of whom, how exactly, and what is no count at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import figures
from reportedly.claim import Figure
from reportedly.figures import FigureMention
from reportedly.language import Text, english
from reportedly.report import plain

Row = tuple[str, str | None, int | None, int | None, int | None, str]


def read(string: str) -> Text:
    return english.analyse(plain.report(string))


def found(string: str) -> list[FigureMention]:
    return figures.find(read(string))


def rows(string: str) -> list[Row]:
    return [row(m.figure) for m in found(string)]


def row(f: Figure) -> Row:
    return (f.what, f.who, f.low, f.best, f.high, f.bound)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three soldiers were killed near the dam.", [("killed", "military", 3, 3, 3, "exact")]),
        ("A shepherd was killed near the dam.", [("killed", "unknown", 1, 1, 1, "exact")]),
        ("A soldier was killed near the dam.", [("killed", "military", 1, 1, 1, "exact")]),
        ("The blast killed at least 12 people.", [("killed", "unknown", 12, None, None, "at-least")]),
        ("More than 40 villagers were wounded.", [("wounded", "civilian", 41, None, None, "more-than")]),
        ("Up to 60 rebels died.", [("killed", "military", None, None, 60, "at-most")]),
        ("Nearly 30 policemen are missing.", [("missing", "police", None, 30, None, "about")]),
        ("Between 5 and 7 children were hurt.", [("wounded", "children", 5, None, 7, "range")]),
        ("Dozens of civilians were killed.", [("killed", "civilian", 24, None, None, "vague")]),
        ("A raid killed two women and wounded six others.",
         [("killed", "women", 2, 2, 2, "exact"), ("wounded", "unknown", 6, 6, 6, "exact")]),
        ("Four miners were killed and nine were wounded.",
         [("killed", "civilian", 4, 4, 4, "exact"), ("wounded", "unknown", 9, 9, 9, "exact")]),
        ("The shot left one guard dead and two others injured.",
         [("killed", "unknown", 1, 1, 1, "exact"), ("wounded", "unknown", 2, 2, 2, "exact")]),
        ("9 killed in depot blast", [("killed", "unknown", 9, 9, 9, "exact")]),
        ("Car bombing kills at least 11", [("killed", "unknown", 11, None, None, "at-least")]),
        ("The clash resulted in three dead guerrillas.", [("killed", "military", 3, 3, 3, "exact")]),
        ("The army found the bodies of five men.", [("killed", "unknown", 5, 5, 5, "exact")]),
        ("Rebels kidnapped about 20 teachers.", [("captured", "civilian", None, 20, None, "about")]),
        ("Police arrested six suspects.", [("detained", "unknown", 6, 6, 6, "exact")]),
        ("Three gunmen were killed.", [("killed", "unknown", 3, 3, 3, "exact")]),
        ("Two guards were killed.", [("killed", "unknown", 2, 2, 2, "exact")]),
        ("Two border guards were killed.", [("killed", "military", 2, 2, 2, "exact")]),
        ("Two security guards were killed.", [("killed", "civilian", 2, 2, 2, "exact")]),
        ("Two prison guards were killed.", [("killed", "police", 2, 2, 2, "exact")]),
        ("The flood claimed 14 lives.", [("killed", "unknown", 14, 14, 14, "exact")]),
    ],
)  # fmt: skip
def test_people_harmed(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Troops occupied several settlements.", [("settlement", None, 2, None, None, "vague")]),
        ("Satellites saw 13 Russian MiG-29 fighters and 8 helicopters.",
         [("aircraft", None, 13, 13, 13, "exact"), ("aircraft", None, 8, 8, 8, "exact")]),
        ("Four tanks and two howitzers were destroyed.",
         [("armour", None, 4, 4, 4, "exact"), ("artillery", None, 2, 2, 2, "exact")]),
        ("Over 70 houses burned.", [("building", None, 71, None, None, "more-than")]),
    ],
)  # fmt: skip
def test_things(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The 9th brigade fired 82-mm mortars from 5 km away.",
        "Ivan Petrov, 34, was born on 3 March 1986.",
        "The minister cited article 51 at 10 a.m.",
        "Losses were put at $750,000, or 12 percent.",
        "An M-16 was found after 3 days.",
        "He was not killed.",
        "Both soldiers and herdsmen were killed.",
        "They tried to kill him.",
        "It is unclear how many men there were.",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    assert rows(sentence) == []


def test_none_is_a_number() -> None:
    assert rows("There were no casualties.") == [
        ("killed", "unknown", 0, 0, 0, "exact"),
        ("wounded", "unknown", 0, 0, 0, "exact"),
    ]
    assert rows("Nobody was killed.") == [("killed", "unknown", 0, 0, 0, "exact")]


def test_a_part_belongs_to_its_whole() -> None:
    whole, part = found("Shells killed 13 people, including three children.")
    assert (whole.figure.best, whole.figure.part_of) == (13, None)
    assert (part.figure.what, part.figure.who, part.figure.part_of) == ("killed", "children", 0)


def test_a_total_runs() -> None:
    (toll,) = found("The death toll among the civilian population reached 27.")
    assert row(toll.figure) == ("killed", "civilian", 27, 27, 27, "exact")
    assert toll.figure.scope == "cumulative"
    (more,) = found("The number of wounded has exceeded 2,000 since 27 September.")
    assert row(more.figure) == ("wounded", "unknown", 2001, None, None, "more-than")
    assert (more.figure.scope, more.figure.since) == ("cumulative", "27 September")


def test_since_what_happened_then() -> None:
    (lost,) = found("The army has lost 90 drones since the escalation.")
    assert (lost.figure.what, lost.figure.scope, lost.figure.since) == (
        "drone",
        "cumulative",
        "the escalation",
    )


def test_each_name_is_one() -> None:
    assert [m.figure.best for m in found("Maria Lopez and John Smith were killed.")] == [1, 1]


def test_a_town_is_no_person() -> None:
    assert rows("Puerto Largo was hit at dawn.") == []
    assert rows("Rosa Tilma was killed at dawn.") == [("killed", "unknown", 1, 1, 1, "exact")]


def test_noun_and_governor_say_where_a_figure_hangs() -> None:
    text = read("The raid killed three soldiers.")
    (mention,) = figures.find(text)
    assert mention.noun is not None and text.tokens[mention.noun].text == "soldiers"
    assert mention.governor is not None and text.tokens[mention.governor].text == "killed"


def test_killed_or_wounded_is_neither() -> None:
    assert rows("Six people were killed or wounded.") == [("people", "unknown", 6, 6, 6, "exact")]


@given(st.integers(min_value=2, max_value=99_999))
@settings(max_examples=30, deadline=None)
def test_an_exact_number_stays_exact(count: int) -> None:
    (mention,) = found(f"Shelling killed {count:,} soldiers.")
    figure = mention.figure
    assert (figure.low, figure.best, figure.high) == (count, count, count)


@given(st.lists(st.sampled_from(
    ["at least", "3", "13", "people", "killed", "wounded", "were", "including", "children", "and", ",",
     "dozens", "of", "no", "casualties", "toll", "reached", "shot", "old", "-", "year", "."]), max_size=16))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_text_gives_figures_that_can_be_pointed_at(words: list[str]) -> None:
    text = read(" ".join(words))
    mentions = figures.find(text)
    for n, mention in enumerate(mentions):
        figure = mention.figure
        assert figure.mention.fits(text.string)
        assert figure.part_of is None or (figure.part_of < len(mentions) and figure.part_of != n)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
