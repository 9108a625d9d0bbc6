"""Weekdays with an s: a habit, or a day whose apostrophe was lost; and numbers of blocks, which are no years."""

from __future__ import annotations

import pytest

from reportedly.language import english
from reportedly.report.plain import report
from reportedly.times import find


def values(sentence: str) -> list[str]:
    text = english.analyse(report(sentence, published="2014-10-02"))  # a Thursday
    return [found.time.timex for found in find(text)]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Wednesdays strike destroyed a mill.", "2014-10-01"),
        ("The guard died in Mondays attack.", "2014-09-29"),
        ("A group claimed Tuesdays attacks.", "2014-09-30"),
        ("The council meets on Wednesdays.", "XXXX-WXX-3"),
        ("Mondays are quiet there.", "XXXX-WXX-1"),
    ],
)
def test_a_weekday_with_an_s(sentence: str, value: str) -> None:
    assert values(sentence) == [value]


@pytest.mark.parametrize(
    "sentence",
    ["A man was shot in the 1500 block of Main Street.", "Police searched the 1900 block of Oak."],
)
def test_a_block_of_houses_is_no_year(sentence: str) -> None:
    assert values(sentence) == []
