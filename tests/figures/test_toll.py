"""A report's toll: what it says by the end, each victim once."""

from __future__ import annotations

import pytest

from reportedly import figures
from reportedly.claim import Counted
from reportedly.language import english
from reportedly.report import plain


def toll(story: str, what: Counted) -> int | None:
    text = english.analyse(plain.report(story))
    found = figures.toll(text, figures.find(text), what)
    return found.best if found else None


@pytest.mark.parametrize(
    ("story", "what", "number"),
    [
        ("A blast killed two soldiers and a child.", "killed", 3),
        ("Two men were killed. The two men were killed at dawn, police said.", "killed", 2),
        ("Five people were shot, one fatally.", "killed", 1),
        ("Five people were shot, one fatally.", "wounded", 4),
        ("A boy was shot. He was taken to a hospital, where he died.", "killed", 1),
        ("Four miners were hurt. There were 90 homicides this year.", "killed", None),
        ("A double homicide shook the village.", "killed", 2),
        ("Police charged a man with manslaughter in the fire.", "killed", 1),
        ("A deadly standoff ended on Friday.", "killed", 1),
        # the how many-th of the dead, and who "also" died
        ("A third woman has died after the blast on Monday.", "killed", 3),
        ("A second man was arrested after a clerk was killed.", "killed", 1),
        ("Anna Berg was killed in Ulm. It rained. Karl Holm was also killed.", "killed", 2),
        ("Anna Berg was killed in Ulm. Police also found a knife.", "killed", 1),
        # a sum of lives, and a couple beside as many children
        ("Police named three men. The raid took four lives.", "killed", 4),
        ("A couple and their two children were found dead.", "killed", 4),
        (
            "A couple and their two children were found dead in a murder-suicide. He shot himself.",
            "killed",
            4,
        ),
        # one person told of again, by name, age, pronoun
        (
            "A man was killed. Karim Aziz, 34, died at the scene. The 34-year-old was a guard.",
            "killed",
            1,
        ),
        ("A boy was shot. The boy, 12, died in hospital.", "wounded", None),
        ("Two brothers were killed. Omar, 20, was a clerk.", "killed", 2),
        # those hit with and without the dead
        ("A guard was killed and three others were shot.", "wounded", 3),
        ("Four men were shot. One of them died.", "wounded", 3),
        # who did it and died is counted beside those he killed, and not twice
        ("A gunman killed three people. The gunman was shot dead by police.", "killed", 4),
        ("Four people, including the gunman, were killed. The gunman was a guard.", "killed", 4),
        ("The guards killed five gunmen. The gunmen had killed three villagers.", "killed", 8),
        ("Two guards and two cooks were killed; two suspects were shot dead.", "killed", 6),
        ("Ten people died in the raid, including four attackers.", "killed", 10),
        ("Nine people were killed. Three attackers were killed.", "killed", 9),
        ("A man shot three guards dead before turning the gun on himself, a suicide.", "killed", 4),
        ("The girl picked up a gun and killed herself.", "killed", 1),
        # groups of one size, and the same group told of again
        ("The raid killed two guards and two cooks.", "killed", 4),
        ("Two soldiers were killed and two policemen were killed.", "killed", 4),
        ("Two soldiers were killed when the two men were shot dead.", "killed", 2),
        # a woman hit is not the boy who died; who died later is wounded no more
        ("A boy was shot dead. A woman was shot in the arm.", "wounded", 1),
        ("Five people were wounded. One of the victims later died.", "wounded", 4),
        ("Five people, including Ivan Petrov, were wounded. Petrov died at noon.", "wounded", 4),
        # what only divides or sums up
        ("Police found four boys, one of 19 and three of 17, hurt in the raid.", "wounded", 4),
        ("A woman and her son were shot. Both died.", "killed", 2),
        ("Nobody was hurt.", "wounded", 0),
        ("The market was closed.", "killed", None),
    ],
)
def test_the_toll_of_a_report(story: str, what: Counted, number: int | None) -> None:
    assert toll(story, what) == number


def test_a_lead_that_counts_several_is_not_raised_by_another_incident() -> None:
    story = "A raid killed four soldiers.\n\nIn another town 11 people were killed."
    assert toll(story, "killed") == 4


def test_a_lead_that_numbers_the_wounded_is_not_raised_by_people_hit_elsewhere() -> None:
    story = "Two boys were wounded in a raid.\n\nIn all, 20 people were shot over the weekend."
    assert toll(story, "wounded") == 2


def test_a_lead_of_many_leaves_the_number_to_the_body() -> None:
    story = "A number of people were killed in a raid.\n\nSix people were killed, police said."
    assert toll(story, "killed") == 6


def test_an_old_incident_is_the_reports_own_where_the_lead_tells_of_it() -> None:
    story = "A court heard of the raid that killed two men last year."
    assert toll(story, "killed") == 2
    later = "A guard was hurt in Gori.\n\nA raid killed two men there last year."
    assert toll(later, "killed") is None


def test_who_was_only_to_be_killed_is_in_no_toll() -> None:
    assert toll("A shell killed two men. They had tried to kill nine others.", "killed") == 2
    assert toll("He is charged with attempting to murder six guards.", "killed") is None


def test_a_toll_says_from_which_figures_it_was_added_up() -> None:
    text = english.analyse(plain.report("A blast killed two soldiers and a child."))
    mentions = figures.find(text)
    found = figures.toll(text, mentions, "killed")
    assert found is not None
    assert [mentions[n].figure.best for n in found.mentions] == [2, 1]
    assert (found.low, found.high) == (3, 3)


def test_dead_who_are_tied_to_nobody_hurt_are_of_another_incident() -> None:
    lead = "Four men were wounded in a raid on the town.\n\n"
    assert toll(lead + "A priest was killed in Gori.", "killed") is None
    assert toll(lead + "One of the victims later died.", "killed") == 1
    assert toll(lead + "A priest was killed in the raid.", "killed") == 1
