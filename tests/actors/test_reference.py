"""Pronouns and short descriptions, brought back to a name or left alone."""

from __future__ import annotations

import pytest

from reportedly import actors
from reportedly.language import english
from reportedly.report import plain


def referred(story: str, word: str) -> tuple[str | None, str | None] | None:
    """Name and code of whom the last token written so stands for."""
    text = english.analyse(plain.report(story))
    token = [t for t in text.tokens if t.text == word][-1]
    found = actors.refer(text, token)
    return (found.name, found.code) if found else None


@pytest.mark.parametrize(
    ("story", "word", "meant"),
    [
        ("The Turkish side has not confirmed the transfer of its army.", "its", ("Turkey", "TUR")),
        ("The Kenyan Defence Ministry spoke. The ministry gave no number.", "ministry", ("Kenyan Ministry of Defence", "KEN")),
        ("Hamas fired rockets. The group named no target.", "group", ("Hamas", "xHMS")),
        ("Eritrea closed the border. The country gave no reason.", "country", ("Eritrea", "ERI")),
        ("The Malian army attacked. Later the army withdrew.", "army", ("Mali", "MLI")),
        ("The president of Ghana spoke. He left at noon.", "He", ("Ghana", "GHA")),
        ("Rebels from Chad came at night. They burned a depot.", "They", (None, "TCD")),
    ],
)  # fmt: skip
def test_a_reference_is_brought_back(story: str, word: str, meant: tuple[str, str]) -> None:
    assert referred(story, word) == meant


@pytest.mark.parametrize(
    ("story", "word"),
    [
        ("It is reported that a bridge fell.", "It"),
        ("Chad and Niger met. It denied everything.", "It"),
        ("The ministry gave no number.", "ministry"),
        ("Hamas and Hezbollah met. The group named no target.", "group"),
        ("The road was closed. He left.", "He"),
        ("The Malian government met. The ministry gave no number.", "ministry"),
        ("The Malian Defence Ministry spoke. The foreign ministry gave no number.", "ministry"),
        ("Malian Defence Minister Ada Keita spoke. The foreign minister left.", "minister"),
        ("Armenia broke the truce shortly after it went into effect.", "it"),
    ],
)
def test_nothing_is_guessed(story: str, word: str) -> None:
    assert referred(story, word) is None


def test_a_possessed_army_is_that_of_its_owner() -> None:
    text = english.analyse(plain.report("Niger said that its army had crossed the river."))
    army = next(t for t in text.tokens if t.text == "army")
    assert [(w.code, w.role) for w in actors.whos(text, army)] == [("NER", "military")]
