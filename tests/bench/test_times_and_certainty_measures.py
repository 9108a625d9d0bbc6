"""What the measures of two tasks count, on documents small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pytest
from bench.certainty import TASK as CERTAINTY
from bench.times import TASK as TIMES


def time(start: int, end: int, value: str) -> dict[str, Any]:
    return {"start": start, "end": end, "value": value}


def test_a_value_counts_where_the_expressions_overlap() -> None:
    gold = {"times": [time(0, 7, "2020"), time(10, 20, "2019-05"), time(30, 35, "P2D")]}
    found = {"times": [time(3, 7, "2020"), time(10, 20, "2018-05"), time(40, 44, "P2D")]}
    counts = TIMES.compare(gold, found)
    assert counts == (1, 2, 1, 3, 3)
    measures = TIMES.measures([counts])
    assert measures["value_f1"] == pytest.approx(1 / 3)
    assert measures["relaxed_f1"] == pytest.approx(2 / 3)
    assert measures["strict_f1"] == pytest.approx(1 / 3)


def test_one_gold_time_is_found_once() -> None:
    gold = {"times": [time(0, 20, "2020")]}
    found = {"times": [time(0, 5, "2019"), time(6, 20, "2020")]}
    assert TIMES.compare(gold, found)[:2] == (0, 1)


def test_a_stretch_is_counted_as_its_two_ends() -> None:
    found = TIMES.read({"text": "It lasted from 3 May to 5 June 2020.", "published": "2020-10-22"})
    assert [t["value"] for t in found["times"]] == ["2020-05-03", "2020-06-05"]


def labels(*values: float) -> dict[str, Any]:
    return {"targets": [{"label": value} for value in values]}


def test_certainty_is_measured_over_all_targets() -> None:
    counts = [
        CERTAINTY.compare(labels(3.0, -3.0), labels(2.0, -2.0)),
        CERTAINTY.compare(labels(0.0), labels(0.0)),
    ]
    measures = CERTAINTY.measures(counts)
    assert measures["pearson_r"] == pytest.approx(1.0)
    assert measures["mae"] == pytest.approx(2 / 3)


def test_nothing_to_correlate_is_no_correlation() -> None:
    assert CERTAINTY.measures([CERTAINTY.compare(labels(1.0), labels(2.0))])["pearson_r"] == 0.0


def test_targets_are_read_where_the_tokens_stand() -> None:
    row = {"text": "Nobody was hurt .", "targets": [{"span1": [2, 3], "label": -3.0}]}
    (found,) = CERTAINTY.read(row)["targets"]
    assert found["span1"] == [2, 3] and found["label"] < 0
