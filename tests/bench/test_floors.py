"""Floors: which way is worse, and that every floor names a task and a measure of the bench."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from bench.__main__ import TASKS, undercut

FLOORS = {
    "certainty": {
        "dev.pearson_r": {"at": 0.6, "reason": "the naive probe's"},
        "dev.mae": {"at": 0.5, "reason": "lower is better"},
        "test.pearson_r": {"at": 0.9, "reason": "a set that was not run"},
    },
    "times": {"dev.value_f1": {"at": 0.9, "reason": "another task"}},
}


def result(pearson: float, mae: float) -> dict[str, Any]:
    sets = {"dev": {"pearson_r": {"value": pearson}, "mae": {"value": mae}}}
    return {"task": "certainty", "sets": sets}


@pytest.mark.parametrize(
    ("pearson", "mae", "below"),
    [
        (0.61, 0.49, []),
        (0.6, 0.5, []),
        (0.59, 0.49, ["pearson_r"]),
        (0.61, 0.51, ["mae"]),
        (0.1, 2.0, ["pearson_r", "mae"]),
    ],
)
def test_a_figure_under_its_floor_is_told_and_an_error_over_it(
    pearson: float, mae: float, below: list[str]
) -> None:
    told = undercut(result(pearson, mae), FLOORS)
    assert [line.split()[2] for line in told] == below
    if below == ["mae"]:
        assert told == ["certainty dev mae is 0.51, the floor is 0.5 (lower is better)"]


def test_the_floors_that_are_kept_are_of_our_tasks_and_have_reasons() -> None:
    path = Path(__file__).parents[2] / "bench" / "floors.toml"
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(kept) <= set(TASKS)
    for task, floors in kept.items():
        for key, floor in floors.items():
            assert key.count(".") == 1, key
            assert set(floor) == {"at", "reason"} and floor["at"] > 0 and floor["reason"]
            stem, measure = key.split(".")
            good = floor["at"] + (-0.001 if measure == "mae" else 0.001)
            poor = floor["at"] + (0.001 if measure == "mae" else -0.001)
            for value, told in ((good, 0), (poor, 1)):
                one = {"task": task, "sets": {stem: {measure: {"value": value}}}}
                assert len(undercut(one, kept)) == told
