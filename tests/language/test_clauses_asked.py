"""Clauses: subjects that are shared, passives, negations."""

from __future__ import annotations

import pytest

from reportedly.language import Text, Token, english
from reportedly.language.clauses import agent_of, clause_of, is_passive, negation, subject_of
from reportedly.report import plain


def word(string: str, wanted: str) -> Token:
    text: Text = english.analyse(plain.report(string))
    return next(t for t in text.tokens if t.lower == wanted)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The army left the town.", "left", "army"),
        ("The army left the town and burned the bridge.", "burned", "army"),
        ("The army promised to leave the town.", "leave", "army"),
        ("The army asked residents to leave the town.", "leave", "residents"),
        ("The letter announcing the truce was lost.", "announcing", "letter"),
        ("The army is likely to leave the town.", "leave", "army"),
    ],
)
def test_subject(sentence: str, verb: str, subject: str) -> None:
    found = subject_of(word(sentence, verb))
    assert found is not None
    assert found.lower == subject


def test_passive_and_agent() -> None:
    shelled = word("The town was shelled by rebels.", "shelled")
    assert is_passive(shelled)
    by = agent_of(shelled)
    assert by is not None
    assert by.lower == "rebels"
    assert not is_passive(word("Rebels shelled the town.", "shelled"))


def test_negation_is_the_words_own() -> None:
    assert negation(word("The army did not shell the town.", "shell")) is not None
    assert negation(word("The army that did not move shelled the town.", "shelled")) is None


def test_the_clause_of_a_word() -> None:
    assert clause_of(word("The army said that the town burned.", "town")).lower == "burned"
