"""The sentence that a person is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.sentence import LONGEST, around


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Shells fell. Two died. Nobody spoke.", "Two", "Two died."),
        (
            "Gen. Petrov spoke at 5 p.m. on Monday. He left.",
            "spoke",
            "Gen. Petrov spoke at 5 p.m. on Monday.",
        ),
        ("Headline without a stop\nThe army left.", "Headline", "Headline without a stop"),
        ('He said: "They left." Then J. Smith came.', "Smith", "Then J. Smith came."),
        ("It cost 3.5 million. They paid.", "cost", "It cost 3.5 million."),
        ("Did they leave? «Yes.» All left!", "All", "All left!"),
    ],
)
def test_the_sentence_around_a_word(text: str, word: str, sentence: str) -> None:
    start, end = around(text, text.index(word), text.index(word) + len(word))
    assert text[start:end] == sentence


@given(st.text(alphabet='aB. \n?!"”', max_size=80), st.data())
def test_the_sentence_always_holds_what_was_asked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_a_text_without_sentences_is_cut() -> None:
    first, last = around("word " * 100_000, 250_000, 250_004)
    assert last - first <= 2 * LONGEST + 4
