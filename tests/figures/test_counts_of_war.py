"""Counts as war reports give them: by place, of forces, with much left out."""

from __future__ import annotations

import pytest

from reportedly import figures
from reportedly.claim import Figure
from reportedly.language import english
from reportedly.report import plain


def found(sentence: str) -> list[Figure]:
    return [m.figure for m in figures.find(english.analyse(plain.report(sentence)))]


def rows(sentence: str) -> list[tuple[str, str | None, int | None]]:
    return [(f.what, f.who, f.best if f.best is not None else f.low) for f in found(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thirty members of government forces were killed.", [("killed", "military", 30)]),
        ("A tunnel blast killed 38 regime forces.", [("killed", "military", 38)]),
        ("At least 70 army and rebel fighters have been killed.", [("killed", "military", 70)]),
        ("They mourned the death of five crewmen.", [("killed", "unknown", 5)]),
        ("The head of the clinic and several aides were killed.", [("killed", "unknown", 2)]),
        ("Hundreds of thousands of Syrians were killed.", [("killed", "unknown", 200_000)]),
        ("Over 500 conscripts were destroyed on Tuesday.", [("killed", "military", 501)]),
        ("The enemy lost 5 tanks and 80 personnel.", [("armour", None, 5), ("killed", "unknown", 80)]),
        ("It said 25 soldiers were taken prisoner.", [("captured", "military", 25)]),
        ("Five children were among the dead.", [("killed", "children", 5)]),
        ("Among the wounded were four nurses.", [("wounded", "civilian", 4)]),
        ("Those killed include four nurses.", [("killed", "civilian", 4)]),
        ("At least 14 of the dead were rebels.", [("killed", "military", 14)]),
        ("An image shows two F-16s at the base.", [("aircraft", None, 2)]),
        ("Two tanks and four armoured infantry vehicles burned.", [("armour", None, 2), ("armour", None, 4)]),
        ("More than a quarter of a million people died.", [("killed", "unknown", 250_001)]),
        ("Several thousand villagers were displaced.", [("displaced", "civilian", 2000)]),
        ("At least 40 more were wounded.", [("wounded", "unknown", 40)]),
        ("A shell killed a boy, with many more wounded.", [("killed", "children", 1), ("wounded", "unknown", 2)]),
        ("As many as 30 miners died.", [("killed", "civilian", None)]),
        ("At least another 20 were hurt.", [("wounded", "unknown", 20)]),
        ("The 90 soldiers killed between 2 May and 9 May were named.", [("killed", "military", 90)]),
        ("Guards shoot dead six rebels.", [("killed", "military", 6)]),
        ("More than 60 civilians were killed and injured.", [("people", "civilian", 61)]),
        ("The raid left 23 civilians - including nine children - dead.", [("killed", "civilian", 23), ("killed", "children", 9)]),
        ("One of our service members was killed.", [("killed", "military", 1)]),
        ("Spc. Omar Haddad died on Monday.", [("killed", "military", 1)]),
        ("The strike delivered 850 munitions.", [("weapon", None, 850)]),
        ("Ten loitering munitions were shot down.", [("drone", None, 10)]),
        ("Rebels attacked close to two villages.", [("settlement", None, 2)]),
    ],
)  # fmt: skip
def test_who_and_how_many(
    sentence: str, expected: list[tuple[str, str | None, int | None]]
) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The court jailed the opposition.",
        "The strike hit the population hard.",
        "Two air raids, one of which hit the town hall, shook the city.",
        "One of the shells landed near a mosque.",
        "Both Ruritania and Graustark report civilian casualties.",
        "The attack killed 20 sheep.",
        "He said a hospital was hit in the raid.",
        "Shells slammed into the city, hitting a technical institute.",
        "The three South Caucasus states met.",
        "Her husband is hospitalized with the virus.",
        "The victim was killed three blocks from home.",
    ],
)
def test_no_number_of_people_or_things(sentence: str) -> None:
    assert [row for row in rows(sentence) if row != ("killed", "unknown", 1)] == []


def test_a_list_by_place_shares_its_harm() -> None:
    assert rows("The raid killed two in Barda, five in Agdam and one in Terter.") == [
        ("killed", "unknown", 2),
        ("killed", "unknown", 5),
        ("killed", "unknown", 1),
    ]
    assert rows("Three people were killed in Barda and one in Terter.")[1] == (
        "killed",
        "unknown",
        1,
    )


def test_one_of_the_tanks_that_was_hit_is_one() -> None:
    assert rows("One of the tanks was destroyed.") == [("armour", None, 1)]


def test_what_a_war_has_done_runs_up() -> None:
    for sentence in (
        "The conflict has killed 40,000 people.",
        "A brutal war left 30,000 dead.",
        "More than 9,000 people have been killed in the uprising.",
    ):
        assert [f.scope for f in found(sentence)] == ["cumulative"]
    assert [f.scope for f in found("A blast killed nine people.")] == ["incident"]


def test_since_belongs_to_its_own_clause() -> None:
    (dead,) = found("Since then more than 200 people have been killed.")
    assert (dead.scope, dead.since) == ("cumulative", "then")
    (lost,) = found(
        "The valley has been held by rebels since 1994 after a raid which left ten dead."
    )
    assert lost.since is None
    (marched,) = found("For the first time since Sunday hundreds of people marched.")
    assert (marched.scope, marched.since) == ("incident", None)


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("It has since killed hundreds of people.", "cumulative"),
        ("At least 72 civilians were killed in the bombing over the past few days.", "cumulative"),
        ("It ended six weeks of fierce fighting in which thousands were killed.", "cumulative"),
        ("Millions have been displaced.", "cumulative"),
        ("Hundreds of thousands of people have been killed.", "cumulative"),
        ("Nine people were killed in the past hour.", "incident"),
        ("A blast in the capital killed hundreds of people.", "incident"),
        ("They fought a war, killing tens of thousands of people.", "cumulative"),
        ("Up to a million people were displaced.", "cumulative"),
        ("Thousands of people rallied over a truce that ended six weeks of fighting.", "incident"),
        ("Nine people have been killed since Monday.", "cumulative"),
        ("The army killed nine rebels on Monday.", "incident"),
        ("More than 40 people are in the besieged town – many got no aid since June.", "incident"),
    ],
)
def test_what_runs_over_days_is_no_incident(sentence: str, scope: str) -> None:
    assert [f.scope for f in found(sentence)] == [scope]


def test_a_part_runs_as_its_whole() -> None:
    whole, part = found("The war has killed 700 people since May, including nearly 80 civilians.")
    assert (whole.scope, whole.since) == (part.scope, part.since) == ("cumulative", "May")


def test_possibly_more_is_no_figure() -> None:
    assert rows("More than 1,400 people, perhaps far more, died in the siege.") == [
        ("killed", "unknown", 1401)
    ]


def test_who_is_rounded_up_is_detained() -> None:
    assert rows("Police rounded up 10 opposition figures.") == [("detained", "unknown", 10)]
    assert rows("Ten men were rounded up.") == [("detained", "unknown", 10)]
    assert rows("They rounded up the sum.") == []


def test_a_quotation_ends_a_phrase() -> None:
    sentence = 'It led to the deaths of at least three women" activist Omar Haddad said.'
    assert rows(sentence) == [("killed", "women", 3)]
