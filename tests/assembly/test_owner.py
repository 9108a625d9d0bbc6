"""Whose time a time is, where a sentence tells of several events."""

from __future__ import annotations

import pytest

from reportedly.reading import read
from reportedly.report import plain


def times_of(sentence: str) -> dict[str, str | None]:
    claims = read(plain.report(sentence, published="2020-10-11")).claims
    return {c.event.trigger.quote: c.time.timex if c.time else None for c in claims}


@pytest.mark.parametrize(
    ("sentence", "trigger", "value"),
    [
        ("More than 200 people were killed since the war began in March 2011.", "killed", None),
        ("Warplanes bombed the port despite a truce that Oman brokered in July.", "bombed", None),
        ("The envoy condemned the overnight air strikes on the port.", "condemned", None),
        ("Two people were killed when a shell hit the port on Friday.", "killed", "2020-10-09"),
        ("Two people were killed in clashes that broke out on Friday.", "killed", "2020-10-09"),
        ("Two people were killed on Friday and six were wounded.", "wounded", "2020-10-09"),
        ("They agreed a truce on Friday to allow them to swap prisoners.", "truce", "2020-10-09"),
        ("The sides signed a deal on Friday under which Oman will deploy troops.", "deploy", None),
        ("The rebels seized the port in a 2014 campaign.", "seized", "2014"),
    ],
)
def test_a_time_belongs_to_its_own_clause(sentence: str, trigger: str, value: str | None) -> None:
    assert times_of(sentence)[trigger] == value
