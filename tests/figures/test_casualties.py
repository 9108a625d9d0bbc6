"""A codebook of casualties: who is counted, who is not, and which numbers are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import figures
from reportedly.claim import Figure
from reportedly.figures import FigureMention
from reportedly.language import english
from reportedly.report import clean, plain


def mentions(sentence: str) -> list[FigureMention]:
    return figures.find(english.analyse(plain.report(sentence)))


def found(sentence: str) -> list[Figure]:
    return [m.figure for m in mentions(sentence)]


def rows(sentence: str) -> list[tuple[str, int | None]]:
    return [(f.what, f.best if f.best is not None else f.low) for f in found(sentence)]


def headline(title: str) -> list[tuple[str, int | None]]:
    text = english.analyse(clean("The police gave no details.", title=title))
    return [(m.figure.what, m.figure.best) for m in figures.find(text)]


NUMBERS = st.integers(min_value=2, max_value=60)
K, W, P = "killed", "wounded", "people"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # named or single victims count as one each, in lists too
        ("The bodies of Omar Haddad, his wife, Lina Haddad, and their two children were found.", [(K, 1), (K, 1), (K, 2)]),
        ("Those killed were Karim Aziz, 25, and Nur Aziz, 7.", [(K, 1), (K, 1)]),
        ("Also killed were Victor Ortiz, 22, and Pablo Hernandez, 25.", [(K, 1), (K, 1)]),
        ("The dead were a 67-year-old woman and her granddaughter.", [(K, 1), (K, 1)]),
        ("A teacher, his wife and a child were killed.", [(K, 1), (K, 1), (K, 1)]),
        ("A nurse and an infant have been found dead at a quay.", [(K, 1), (K, 1)]),
        ("A girl, 7, and a boy, 9, were killed.", [(K, 1), (K, 1)]),
        ("A three-year-old died on Monday.", [(K, 1)]),
        ("The shelling claimed the life of 47-year-old Michael Ruiz.", [(K, 1)]),
        ("Their cook was murdered.", [(K, 1)]),
        ("A cyclist was killed near the bridge.", [(K, 1)]),
        ("A body was found in the hotel.", [(K, 1)]),
        ("The body of a 30-year-old man was found.", [(K, 1)]),
        # those left out of the noun
        ("A man was killed and another injured.", [(K, 1), (W, 1)]),
        ("Three people were killed and a fourth was wounded.", [(K, 3), (W, 1)]),
        ("The sniper killed three and injured a fourth.", [(K, 3), (W, 1)]),
        ("One was dead, the other was critically wounded.", [(K, 1), (W, 1)]),
        ("Two were pronounced dead at the scene, and a third died later.", [(K, 2), (K, 1)]),
        # two without a number, and a family of so many
        ("A couple was found dead.", [(K, 2)]),
        ("His parents were killed in the raid.", [(K, 2)]),
        ("A family of four died in the strike.", [(K, 4)]),
        # those beside the first
        ("Galan was killed along with two of his bodyguards.", [(K, 1), (K, 2)]),
        # by one's own hand
        ("The father killed his two children and then himself.", [(K, 2), (K, 1)]),
        ("A man killed his wife and then took his own life.", [(K, 1), (K, 1)]),
        ("He left seven dead and one wounded before killing himself.", [(K, 7), (W, 1), (K, 1)]),
        ("He committed suicide.", [(K, 1)]),
        # found, pronounced, left
        ("Four people were found shot to death in a cellar.", [(K, 4)]),
        ("A man was found shot dead in Gori.", [(K, 1)]),
        ("Two soldiers lost their lives in the blast.", [(K, 2)]),
        # hurt: by wounds, by condition, by hospital
        ("Three men were suffering from shrapnel wounds.", [(W, 3)]),
        ("Police found four people with gunshot wounds.", [(W, 4)]),
        ("The shooting left one man dead and three others with serious injuries.", [(K, 1), (W, 3)]),
        ("Two people showed up at a hospital with gunshot wounds.", [(W, 2)]),
        ("The blast sent five people to the hospital.", [(W, 5)]),
        ("A girl is fighting for her life after the strike.", [(W, 1)]),
        ("Two people are in critical condition, four others hurt after the strike.", [(W, 2), (W, 4)]),
        ("A man and a woman were hospitalized with burns.", [(W, 1), (W, 1)]),
        # things and people that no table names
        ("Two bailiffs and a gunman are dead after the attack.", [(K, 2), (K, 1)]),
        ("UNICEF says 22 schoolchildren were killed.", [(K, 22)]),
        ("Two of the wounded died overnight.", [(K, 2)]),
        ("Of the victims, three died.", [(K, 3)]),
        ("A bomber killed at least 16 people and wounded 40 Tuesday.", [(K, 16), (W, 40)]),
        ("The army killed a commander as well as five of his entourage.", [(K, 1), (K, 5)]),
        ("Nine died while 240 more have gone missing.", [(K, 9), ("missing", 240)]),
        ("A blast killed three people including a nurse and hurt five others.", [(K, 3), (K, 1), (W, 5)]),
        ("The violence forced 400 villagers to flee.", [("displaced", 400)]),
        ("The war forced 3,000 people out of their homes.", [("displaced", 3000)]),
        ("Shells killed nine people, four of them were children.", [(K, 9), (K, 4)]),
        ("A drummer is dead and three men are wounded.", [(K, 1), (W, 3)]),
        ("He shot and killed his brother and his housemate.", [(K, 1), (K, 1)]),
        ("The flood cost two teens their lives.", [(K, 2)]),
        # a total of victims says not how they fared; what is lost beside people is no life
        ("Police counted a total of four victims.", [(P, 4)]),
        ("The trial cost two teens their jobs.", [(P, 2)]),
    ],
)  # fmt: skip
def test_victims(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It recalled the 2014 killing.",
        "There were 2016 homicides there.",
        "The 2013 guns charge was dropped.",
        "He nearly killed his brother.",
        "They called for the assassination of the president.",
        "The deal was killed.",
        "Shells fell on 12 Baghdad Street.",
        "The victims, ages 22, 26, 29 and 37, were identified.",
        "He wanted to kill the guard.",
        "Visitors arrived at the hospital.",
        "The officer was taken to a detention center.",
    ],
)
def test_no_casualties(sentence: str) -> None:
    assert rows(sentence) == []


def test_numbers_beside_victims_are_no_victims() -> None:
    assert rows("Two boys, both 16, were killed.") == [(K, 2)]
    assert rows("Karim Aziz, 79 (a guard), was killed.") == [(K, 1)]
    assert rows("Image 3 of 33 Four people were killed.") == [(K, 4)]
    assert rows("A boy younger than 12 was killed.") == [(K, 1)]
    assert rows("The raid, the third this week, killed no one.") == [(K, 0)]
    assert rows("It killed a group of ten soldiers.") == [(K, 10)]


def test_who_did_it_is_not_hurt_by_it() -> None:
    assert rows("A toddler shot and killed his sister.") == [(K, 1)]
    assert rows("The rebels had killed and buried 20 men.") == [(K, 20)]
    assert rows("A man is in custody after a guard was shot dead.") == [(K, 1)]
    assert rows("Soldiers shot and wounded a protester.") == [(W, 1)]
    assert rows("Petrov allegedly shot and killed a guard.") == [(K, 1)]


def test_bombers_are_people_or_aircraft() -> None:
    assert rows("Two bombers died.") == [(K, 2)]
    assert rows("Three suicide bombers attacked a base.") == [(P, 3)]
    assert rows("The army shot down two bombers.") == [("aircraft", 2)]


def test_who_stands_behind_a_word_of_harm() -> None:
    assert rows("The man accused of shooting and killing 6-year-old Ann Lee was tried.") == [(K, 1)]
    assert rows("A teen is accused of fatally shooting her older brother.") == [(K, 1)]
    assert rows("Police named the killer of a guard.") == [(K, 1)]
    assert rows("He denies killing Monday.") == []


def test_one_of_five_wounded_is_a_part_of_them() -> None:
    one, five = found("Her brother was one of five people wounded in the raid.")
    assert (one.best, one.part_of, five.best) == (1, 1, 5)
    whole, part = found("The blast injured four people, one seriously.")
    assert (whole.best, part.best, part.part_of) == (4, 1, 0)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The guards killed two gunmen and lost one man.", [True, False]),
        ("A bomber killed himself and three pupils.", [True, False]),
        ("The father killed his two children and then himself.", [False, True]),
        ("A shepherd shot himself.", [False]),
        ("The raid killed nine people.", [False]),
        ("Two bombers died.", [True]),
        ("Two bombers were destroyed at the base.", [False]),
        ("He shot two guards before turning the gun on himself.", [False, True]),
        ("She picked up a gun and killed herself.", [False]),
    ],
)
def test_who_did_it_is_told_from_the_victims(sentence: str, expected: list[bool]) -> None:
    assert [m.perpetrator for m in mentions(sentence)] == expected


def test_a_claim_says_that_its_dead_are_attackers() -> None:
    victims, attackers = found("The gunmen killed nine villagers, and guards shot two gunmen dead.")
    assert (victims.perpetrators, attackers.perpetrators) == (False, True)


@given(
    st.sampled_from(["people", "soldiers", "women", "gunmen", "nurses"]),
    st.sampled_from(["killed", "wounded", "captured"]),
    st.sampled_from(["in Gori", "on 3 May 2016", "by a 122 mm shell", "at 9.30 a.m.", "25 km from Gori",
                     "on route 12", "in a raid that cost $40 million", "under article 205"]),
    NUMBERS,
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_beside_other_numbers_only_the_count_counts(
    noun: str, harm: str, beside: str, count: int
) -> None:
    for sentence in (
        f"{count} {noun} were {harm} {beside}.",
        f"Police said that {count} {noun} had been {harm} {beside}.",
    ):
        (mention,) = [m for m in mentions(sentence) if m.figure.what in {K, W, "captured"}]
        assert mention.figure.best == count
        assert str(count) in mention.figure.mention.quote


def test_of_a_group_that_fares_otherwise_only_the_number_counts() -> None:
    assert rows("Seven people were shot, two of them fatally.")[1] == (K, 2)


def test_not_fatally_is_wounded_at_most() -> None:
    assert K not in [what for what, _ in rows("A boy was also shot but was not fatally wounded.")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2 guards, gunman dead in Gori attack", [(K, 2), (K, 1)]),
        ("Two soldiers, a child killed in shelling", [(K, 2), (K, 1)]),
        ("2 girls, 2 men shot in Gori", [(P, 2), (P, 2)]),
        ("17-year-old boy shot, killed in Gori", [(K, 1)]),
        ("2 shot dead in Gori", [(K, 2)]),
        ("Officer shoots, kills man in Gori", [(K, 1)]),
        ("Coroner: 12-year-old boy dead after shelling", [(K, 1)]),
        ("Strike kills family of five", [(K, 5)]),
        ("Boy Kills 16-Year-Old Girl, Wounds Mother in Gori Home", [(K, 1), (W, 1)]),
        ("Blast Kills Two Officers, Injures Woman", [(K, 2), (W, 1)]),
        ("Boy slain in Gori raid identified", [(K, 1)]),
        ("Two dead, one critical after shelling", [(K, 2), (W, 1)]),
        ("Teen tried over shooting death of 17-year-old", [(K, 1)]),
        ("Mother killed 2 children, herself", [(K, 2), (K, 1)]),
        ("Lawmakers critical of war", []),
        ("Army Kills Deal With Rebels", []),
    ],
)
def test_headlines(title: str, expected: list[tuple[str, int | None]]) -> None:
    assert headline(title) == expected


@given(NUMBERS, NUMBERS)
@settings(max_examples=25, deadline=None)
def test_parts_never_exceed_their_whole(whole: int, part: int) -> None:
    read = found(f"Shelling killed {whole} people, including {part} children.")
    for figure in read:
        if figure.part_of is not None:
            assert (figure.best or 0) <= (read[figure.part_of].best or 0)


@given(NUMBERS, NUMBERS, st.sampled_from(["people", "soldiers", "civilians", "women"]))
@settings(max_examples=25, deadline=None)
def test_no_number_is_a_figure_twice_and_every_span_holds_its_number(
    dead: int, hurt: int, noun: str
) -> None:
    sentence = f"The raid on 3 May killed {dead} {noun} and wounded {hurt} others aged 18 to 60."
    read = mentions(sentence)
    spans = [m.figure.mention for m in read]
    assert [m.figure.best for m in read] == [dead, hurt]
    assert all(str(m.figure.best) in m.figure.mention.quote for m in read)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.integers(min_value=1, max_value=99))
@settings(max_examples=25, deadline=None)
def test_an_age_is_never_a_number_of_dead(years: int) -> None:
    for sentence in (
        f"Karim Aziz, {years}, was killed.",
        f"A {years}-year-old man was killed.",
        f"A man aged {years} was killed.",
    ):
        assert rows(sentence) == [(K, 1)]
