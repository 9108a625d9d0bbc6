"""Which incidents of a report are MUC-4's: told as having happened, against others than fighters."""

from __future__ import annotations

import pytest
from bench.incidents import types

from reportedly.reading import read
from reportedly.report import plain

RIGHT = [
    ("A bomb went off in a cafe. Two waiters were killed.", {"BOMBING"}),
    ("Gunmen murdered a judge on Tuesday.", {"ATTACK"}),
    ("Armed men kidnapped the mayor of the port.", {"KIDNAPPING"}),
    ("The rebels threatened to kidnap the mayor.", set()),
    ("The rebels did not kidnap the mayor.", set()),
    ("Rebels ambushed soldiers near the bridge.", set()),
    ("The minister visited the port.", set()),
]


@pytest.mark.parametrize(("sentence", "wanted"), RIGHT)
def test_types(sentence: str, wanted: set[str]) -> None:
    assert types(read(plain.report(sentence), "rules").claims) == wanted
