"""How MUC-4's confidence in a perpetrator is answered: which claim, and which value."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from bench.confidence import TABLE, TASK, Answer, about, answer, key, value_of

from reportedly.claim import EventKind, Stance, VoiceKind

LEAGUE = frozenset({"NORTHERN LEAGUE"})


def template(confidence: str, incident: str = "BOMBING") -> dict[str, list[str]]:
    return {
        "INCIDENT: TYPE": [incident],
        "PERP: INDIVIDUAL ID": ['"HOODED MEN"'],
        "PERP: ORGANIZATION ID": ['"NORTHERN LEAGUE" / "NL"', '"RIVER COMMANDO"'],
        "PERP: ORGANIZATION CONFIDENCE": [confidence],
        "PHYS TGT: ID": ['"BRIDGE"'],
    }


def claim(**given: Any) -> dict[str, Any]:
    plain = {
        "kind": "bombing", "actors": ["Northern League"], "targets": [], "voice": "outlet",
        "speaker": [], "stance": "asserts", "level": "certain", "polarity": "positive",
    }  # fmt: skip
    return {**plain, **given}


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({}, "REPORTED AS FACT"),
        ({"voice": "police", "stance": "confirms"}, "REPORTED AS FACT"),
        ({"voice": "police", "stance": "accuses"}, "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ({"voice": "military", "level": "probable"}, "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ({"voice": "resident", "stance": "accuses"}, "SUSPECTED OR ACCUSED"),
        ({"voice": "expert", "stance": "suggests"}, "SUSPECTED OR ACCUSED"),
        ({"level": "possible"}, "POSSIBLE"),
        ({"voice": "armed-group", "speaker": ["the Northern League"]}, "CLAIMED OR ADMITTED"),
        ({"voice": "armed-group", "stance": "admits"}, "CLAIMED OR ADMITTED"),
        ({"polarity": "negative"}, "ACQUITTED"),
    ],
)
def test_value_by_voice_stance_and_level(given: dict[str, Any], value: str) -> None:
    assert value_of(claim(**given), LEAGUE) == value


def test_an_alias_of_the_organisation_names_it_and_another_organisation_does_not() -> None:
    (line,) = key(template('POSSIBLE: "NL"'))
    assert line.organisation == {"NORTHERN LEAGUE", "NL"}
    assert about(line, [claim(actors=["River Commando"])]) is None


def test_an_empty_slot_is_no_line() -> None:
    assert key(template("-")) == []


def test_the_incident_must_be_of_the_template_s_kind() -> None:
    (line,) = key(template('POSSIBLE: "NL"'))
    assert about(line, [claim(kind="visit")]) is None


def test_the_named_organisation_goes_before_an_individual_and_its_own_target_before_another() -> (
    None
):
    (line,) = key(template('POSSIBLE: "NL"'))
    men = claim(actors=["hooded men"], targets=["the bridge"])
    road, bridge = claim(targets=["a road"]), claim(targets=["the bridge"])
    assert about(line, [men, road, bridge]) is bridge
    assert about(line, [men]) is men


def test_a_denial_is_no_word_for_it() -> None:
    (line,) = key(template('REPORTED AS FACT: "NL"'))
    assert answer(line, [claim(stance="denies")]) == Answer(("REPORTED AS FACT",), None)


def test_alternatives_are_each_right_and_unknown_values_are_left_out() -> None:
    (both,) = key(template('POSSIBLE: "NL" / REPORTED AS FACT: "NL"'))
    assert answer(both, [claim()]) == Answer(("POSSIBLE", "REPORTED AS FACT"), "REPORTED AS FACT")
    (odd,) = key(template('RUMOURED: "NL"'))
    assert answer(odd, [claim()]) == Answer((), None)


def test_measures_stand_beside_those_of_the_commonest_value() -> None:
    fact, doubt = ("REPORTED AS FACT",), ("POSSIBLE",)
    rows = [Answer(fact, *fact), Answer(fact, *fact), Answer(doubt, *fact), Answer(doubt, None)]
    got = TASK.measures([rows, [Answer((), None)]])
    assert got["in_table"] == pytest.approx(4 / 5)
    assert got["found"] == pytest.approx(3 / 4)
    assert got["accuracy"] == got["majority_accuracy"] == pytest.approx(2 / 3)
    assert got["macro_f1"] == got["majority_macro_f1"] == pytest.approx(0.4)


def test_where_two_values_are_right_the_commonest_is_granted_either_too() -> None:
    fact, doubt = "REPORTED AS FACT", "POSSIBLE"
    rows = [Answer((doubt, fact), doubt), Answer((fact,), doubt)]
    got = TASK.measures([rows])
    assert (got["accuracy"], got["majority_accuracy"]) == (0.5, 1.0)


def test_the_task_reads_with_the_reader() -> None:
    text = "The police accused Shining Path of bombing a bridge near Huanta on Monday."
    asked = {**template('POSSIBLE: "SP"'), "PERP: ORGANIZATION ID": ['"SHINING PATH" / "SP"']}
    document = {"id": "1", "text": text, "templates": [asked]}
    (got,) = TASK.compare(document, TASK.read(document))
    assert got.got == "SUSPECTED OR ACCUSED BY AUTHORITIES"


def test_the_table_speaks_the_ledger_s_words() -> None:
    kinds = {k for groups in TABLE["kinds"].values() for group in groups for k in group}
    assert kinds <= set(get_args(EventKind))
    assert set(TABLE["authorities"]) <= set(get_args(VoiceKind))
    stances = {s for row in TABLE["values"] for s in row.get("stance", ())}
    assert stances | set(TABLE["passed_over"]) <= set(get_args(Stance))
    assert not any(re.search("[a-z]", row["name"]) for row in TABLE["values"])
