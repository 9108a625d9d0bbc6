"""The tables can be read, and what they promise holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import events
from reportedly.claim import spans
from reportedly.errors import TableError
from reportedly.events import lexicon
from reportedly.language import english
from reportedly.report import plain

WORDS = st.sampled_from(
    [
        "Russia",
        "Turkey",
        "troops",
        "army",
        "rebels",
        "shelled",
        "attack",
        "killed",
        "of",
        "by",
        "the",
        "with",
        "between",
        "and",
        "in",
        ",",
        ".",
        '"',
        "drone",
        "were",
        "was",
        "clashes",
        "ceasefire",
        "town",
        "on",
        "13",
        "tanks",
        "Grad",
        "-",
        "said",
        "that",
        "not",
        "will",
        "which",
        "fire",
        "under",
        "came",
    ]
)


@given(st.lists(WORDS, max_size=25))
@settings(max_examples=60, deadline=None)
def test_every_span_fits_the_text_whatever_the_words(words: list[str]) -> None:
    string = " ".join(words)
    text = english.analyse(plain.report(string))
    for event in events.find(text):
        assert all(span.fits(string) for span in spans((event.trigger, event.clause)))
        assert all(
            span.fits(string) for span in spans((*event.actors, *event.targets, *event.means))
        )
        assert event.clause.covers(event.trigger) and len(event.clause) <= 300
        assert event.token in events.triggers(text)


def test_a_condition_that_names_no_class_is_refused() -> None:
    with pytest.raises(TableError, match="@nowhere"):
        lexicon.condition("obj:@nowhere")
    with pytest.raises(TableError, match="no condition"):
        lexicon.condition("town")
