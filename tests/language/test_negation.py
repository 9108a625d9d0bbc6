"""What negates a word, in its own clause or noun phrase."""

from __future__ import annotations

import pytest

from reportedly.language import english
from reportedly.language.negation import negated
from reportedly.report.plain import report


@pytest.mark.parametrize(
    ("string", "word", "cue"),
    [
        ("The bridge was not hit.", "hit", "not"),
        ("The bridge wasn't hit.", "hit", "n't"),
        ("The guns never fired.", "fired", "never"),
        ("The guns no longer fire.", "fire", "no longer"),
        ("No shells hit the bridge.", "hit", "No"),
        ("Nobody was hurt.", "hurt", "Nobody"),
        ("No one was hurt.", "hurt", "No one"),
        ("Neither the guards nor the driver were hurt.", "hurt", "Neither"),
        ("There were no casualties.", "casualties", "no"),
        ("They left without fighting.", "fighting", "without"),
        ("The army has not advanced or fired.", "fired", "not"),
        ("The mill was not destroyed.", "destroyed", "not"),
    ],
)
def test_negated(string: str, word: str, cue: str) -> None:
    text = english.analyse(report(string))
    token = text.token_at(string.index(word))
    assert token is not None
    found = negated(text, token)
    assert found is not None and found.quote == cue
    assert found.fits(string)


@pytest.mark.parametrize(
    ("string", "word"),
    [
        ("The bridge was hit.", "hit"),
        ("The bridge was not hit, but the mill burned.", "burned"),
        ("The shells not only hit the mill.", "hit"),
        ("The army did not answer and shelled the town.", "shelled"),
        ("No one was killed in the attack.", "attack"),
        ("The troops that did not retreat were captured.", "captured"),
    ],
)
def test_not_negated(string: str, word: str) -> None:
    text = english.analyse(report(string))
    token = text.token_at(string.index(word))
    assert token is not None
    assert negated(text, token) is None
