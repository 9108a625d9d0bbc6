"""How a MUC-4 key is compared: alternatives, optional lines, ranges."""

from __future__ import annotations

from bench import figures as bench
from bench.figures import Gold


def template(number: str, effect: str, message: str = "1") -> dict[str, list[str]]:
    return {
        "MESSAGE: TEMPLATE": [message],
        "HUM TGT: NUMBER": [number],
        "HUM TGT: EFFECT OF INCIDENT": [effect],
    }


def test_number_and_effect_meet_in_their_target() -> None:
    both = {
        "HUM TGT: NUMBER": ['2: "FARMERS"', '1: "MAYOR"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "FARMERS"', 'INJURY: "MAYOR"'],
    }
    assert [g.right for g in bench.casualties(both)] == [{("DEATH", 2, 2)}, {("INJURY", 1, 1)}]


def test_alternatives_are_each_right() -> None:
    (gold,) = bench.casualties(template('3 / 4: "FARMERS"', 'DEATH: "FARMERS" / "PEASANTS"'))
    assert gold.right == {("DEATH", 3, 3), ("DEATH", 4, 4)}


def test_a_range_is_right_when_both_ends_are() -> None:
    (gold,) = bench.casualties(template('3 - 5: "FARMERS"', 'DEATH: "FARMERS"'))
    assert gold.right == {("DEATH", 3, 5)}


def test_a_plural_without_a_number_is_no_tuple() -> None:
    assert bench.casualties(template('PLURAL: "FARMERS"', 'DEATH: "FARMERS"')) == []
    assert bench.casualties(template('2: "FARMERS"', 'NO INJURY: "FARMERS"')) == []


def test_what_is_optional_may_be_left_out_at_no_cost() -> None:
    marked = bench.casualties(template('? 2: "FARMERS"', 'DEATH: "FARMERS"'))
    whole = bench.casualties(template('2: "FARMERS"', 'DEATH: "FARMERS"', "2 (OPTIONAL)"))
    for wanted in (marked, whole):
        assert bench.matched(wanted, []) == (0, 0, 0)
        assert bench.matched(wanted, [("DEATH", 2, 2)]) == (1, 1, 1)


def test_each_casualty_is_matched_once() -> None:
    wanted = [Gold(frozenset({("DEATH", 1, 1)}), False)] * 2
    assert bench.matched(wanted, [("DEATH", 1, 1)] * 3) == (2, 3, 2)
