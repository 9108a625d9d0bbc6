"""Our own sheet of dated news sentences (``bench/sheets/times``): each is read as it says there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.times import Times

SHEETS = Path(__file__).parents[2] / "bench" / "sheets" / "times"
ROWS = [
    json.loads(line)
    for path in sorted(SHEETS.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
#: What is not read rightly yet.
OPEN = {
    "news-2-030": "hours from publication: the day is known, the hour is not",
    "news-2-035": "two clocks that share the day of the second",
}


def test_it_is_as_large_as_it_should_be() -> None:
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 200
    assert {row["published"] for row in ROWS} >= {None, "2022-03-05"}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=pytest.mark.xfail(reason=OPEN[row["id"]], strict=True))
        if row["id"] in OPEN
        else row
        for row in ROWS
    ],
    ids=lambda row: row["id"],
)
def test_a_dated_sentence(row: dict[str, Any]) -> None:
    read = [(row["text"][t["start"] : t["end"]], t["value"]) for t in Times().read(row)["times"]]
    values = [(row["text"][t["start"] : t["end"]], t["value"]) for t in row["times"]]
    assert [value for _, value in read] == [value for _, value in values], (read, values)
