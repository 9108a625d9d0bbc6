"""The encoder's tags become attributions; the grammar adds what the encoder does not see."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import voices
from reportedly.language import Scores, encoder, english
from reportedly.report import plain
from reportedly.voices import Attribution
from reportedly.voices.linking import Page, candidates, gap, signs
from reportedly.voices.tagged import TAGS, runs, tags

FREE = {"transitions": numpy.zeros((7, 7), "float32"), "begins": numpy.zeros(7, "float32")}


def find(string: str, silent: bool = False) -> list[Attribution]:
    """The attributions, by the encoder that ships or by one that says nothing."""
    text = english.analyse(plain.report(string))
    scores = encoder.scores(text)
    if silent:
        rows = numpy.full_like(scores.heads["attribution"], -9.0)
        rows[:, 0] = 9.0
        scores = Scores("silent", {**scores.heads, "attribution": rows}, scores.parameters)
    return voices.find(text, scores)


@given(st.lists(st.integers(0, 6), max_size=60))
def test_runs_hold_the_tagged_words_in_order(labels: list[int]) -> None:
    legal = [
        label - 1 if label and label % 2 == 0 and (n == 0 or labels[n - 1] not in (label - 1, label))
        else label
        for n, label in enumerate(labels)
    ]  # fmt: skip
    found = runs(legal)
    words = [w for role in found for first, last in role for w in range(first, last + 1)]
    assert sorted(words) == [n for n, label in enumerate(legal) if label]
    assert all(role == sorted(role) for role in found)


def test_the_best_tags_heed_what_may_follow_what() -> None:
    rows = numpy.zeros((2, 7), "float32")
    rows[0, TAGS.index("O")] = 1.0
    rows[1, TAGS.index("I-cue")] = 2.0
    rows[1, TAGS.index("B-cue")] = 1.5
    assert tags(rows, FREE) == [0, TAGS.index("I-cue")]
    shut = FREE["transitions"].copy()
    shut[0, TAGS.index("I-cue")] = -100.0
    assert tags(rows, {**FREE, "transitions": shut}) == [0, TAGS.index("B-cue")]


def test_partners_are_sought_nearby() -> None:
    cues = [(0, 0), (10, 11), (300, 300)]
    assert candidates((14, 20), cues, 200) == [1, 0]
    assert gap((14, 20), (10, 11)) == 2


def test_signs_tell_before_from_after() -> None:
    page = Page([0] * 30, [0] * 30, [False] * 30)
    before = signs((10, 12), (5, 5), page, [(5, 5)], [(10, 12)])
    after = signs((10, 12), (17, 17), page, [(17, 17)], [(10, 12)])
    assert before[0] != after[0] and before[1:4] == after[1:4]


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ("The governor said that two shells had hit the market.", "The governor", "said"),
        ("Two shells hit the market, according to the governor.", "the governor", "according to"),
        ("The village was empty, residents told reporters.", "residents", "told"),
    ],
)
def test_plain_reports_are_read(sentence: str, source: str, cue: str) -> None:
    found = find(sentence)
    assert [(a.source[0].quote, a.cue[0].quote.split()[0]) for a in found] == [
        (source, cue.split()[0])
    ]


def test_a_denial_that_only_the_grammar_sees_is_kept() -> None:
    found = find("The army denied that its guns had fired on the town.", silent=True)
    assert [a.stance for a in found] == ["denies"]


def test_speech_within_speech_is_the_grammars() -> None:
    found = find('"The rebels say that they hold the bridge," the mayor said.')
    assert {a.source[0].quote for a in found} >= {"The rebels", "the mayor"}


def test_nothing_is_said_twice() -> None:
    found = find("The mayor said that the bridge had fallen. The army denied it, she added.")
    cues = [c for a in found for c in a.cue]
    assert all(not a.overlaps(b) for n, a in enumerate(cues) for b in cues[n + 1 :])


def test_a_headline_is_no_part_of_what_is_said_below_it() -> None:
    found = find("Shells fall on Terter\n\nShells fell on Terter overnight, the army said.")
    assert all("\n" not in c.quote for a in found for c in a.content)


@pytest.mark.parametrize(
    "sentence",
    [
        "The militia attacked Ulmen at dawn.",
        "Soldiers blasted the bridge.",
        "The drivers pretended to turn back.",
    ],
)
def test_a_blow_or_a_feint_is_no_speech(sentence: str) -> None:
    assert find(sentence) == []


def test_a_person_may_attack_another_in_words() -> None:
    found = find("Anna Ulmen attacked Peter Voss for his silence on the shelling of the port.")
    assert [a.source[0].quote for a in found] == ["Anna Ulmen"]


def test_who_is_spoken_of_does_not_speak() -> None:
    found = find("Smugglers allegedly shelled the customs house.")
    assert [a.source for a in found] == [()]


def test_who_is_cited_speaks() -> None:
    found = find("The agency, citing the border guard, said a drone hit the mill.")
    assert {a.source[0].quote for a in found} == {"The agency", "the border guard"}


def test_the_date_before_what_is_said_belongs_to_it() -> None:
    [found] = find("According to the mayor, on Sunday shells fell on the mill.")
    assert found.content[0].quote.startswith("on Sunday")


def test_who_goes_on_after_words_of_what_he_said() -> None:
    found = find(
        "The general said the northern side sends arms to groups of the Front adding that two "
        "convoys had crossed the river."
    )
    assert {a.source[0].quote for a in found} == {"The general"}


def test_what_is_not_said_ends_where_the_speaker_goes_on() -> None:
    found = find(
        "The doctor did not specify whether soldiers were among the victims however noted that two "
        "nurses had been killed."
    )
    noted = next(a for a in found if a.cue[0].quote == "noted")
    assert noted.stance == "asserts"
    others = [a for a in found if a is not noted]
    assert not any("nurses" in span.quote for a in others for span in a.content)


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("These sanctions show that the army shelled the mill.", set()),
        ("It was a step which demonstrates that the army shelled the mill.", set()),
        ("This report shows that the army shelled the mill.", {"This report"}),
        ("The drone has already shown itself fighting on the coast.", set()),
    ],
)
def test_who_infers_is_the_teller(sentence: str, speakers: set[str]) -> None:
    assert {span.quote for a in find(sentence) for span in a.source[:1]} == speakers


def test_no_source_stands_in_a_later_sentence() -> None:
    found = find(
        '"The army is to blame for the shelling," was the statement from the Voss office after the '
        "call. Ulmen, on the other hand, went to the front."
    )
    assert not any("Ulmen" in span.quote for a in found for span in a.source)
