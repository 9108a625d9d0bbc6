"""Voices and what they do, in words: the verb agrees with who says it."""

from __future__ import annotations

import pytest

from reportedly.export.words import said_words
from reportedly.reading import read
from reportedly.report import plain


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The rebels denied shelling the port.", "The rebels deny"),
        ("Residents of the town said shells hit the port.", "Residents of the town assert"),
        ("They said shells hit the port.", "They assert"),
        ("Both sides accused the police of shelling the port.", "Both sides accuse"),
        ("Police confirmed the shelling of the port.", "Police confirm"),
        ("The mayor of the islands said shells hit the port.", "The mayor of the islands asserts"),
        ("Georgia denied shelling the port.", "Georgia denies"),
        ("The United States said shells hit the port.", "United States asserts"),
        ("The army did not confirm the shelling of the port.", "The army does not confirm"),
        ("The rebels did not confirm the shelling of the port.", "The rebels do not confirm"),
        ("A spokesman for the rebels promised to withdraw from the port.", "A spokesman for the rebels promises"),
    ],
)  # fmt: skip
def test_the_verb_agrees_with_who_speaks(sentence: str, words: str) -> None:
    claims = read(plain.report(sentence, published="2020-10-08", outlet="The Gate")).claims
    assert words in {said_words(c) for c in claims}
