"""The words of a report: offsets survive, paragraphs and parts are never run together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import english
from reportedly.language.quotations import pair
from reportedly.report import plain

STORY = (
    'The mayor said the bridge was "gone". Nobody was hurt.\n\n'
    "“We heard two blasts,” a baker said.\n\nPolice came later"
)


def test_every_token_is_a_piece_of_the_text() -> None:
    text = english.analyse(plain.report(STORY))
    assert all(STORY[t.start : t.end] == t.text for t in text.tokens)
    assert "".join(t.text for t in text.tokens) == "".join(STORY.split())


def test_a_sentence_never_crosses_a_paragraph() -> None:
    text = english.analyse(plain.report(STORY))
    assert [STORY[s.start : s.end] for s in text.sentences][-1] == "Police came later"
    assert len({s.paragraph for s in text.sentences}) == 3


def test_words_inside_quotation_marks_are_quoted() -> None:
    text = english.analyse(plain.report(STORY))
    assert [t.text for t in text.tokens if t.quoted] == [
        "gone",
        "We",
        "heard",
        "two",
        "blasts",
        ",",
    ]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    string = 'He said: "We left at dawn.\n\n"Then we came back."'
    assert [(string[q.start : q.end], q.closed) for q in pair(string)] == [
        ("We left at dawn.", False),
        ("Then we came back.", True),
    ]


def test_capitals_are_recased_and_keep_their_offsets() -> None:
    string = "THE REBELS LEFT THE TOWN ON MONDAY. NO ONE WAS HURT IN THE VILLAGE."
    text = english.analyse(plain.report(string))
    assert text.capitals
    assert [t.text for t in text.tokens if t.tag == "VBD"] == ["LEFT", "WAS"]


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_analysed(string: str) -> None:
    text = english.analyse(plain.report(string))
    assert all(string[t.start : t.end] == t.text for t in text.tokens)
    for quotation in text.quotations:
        assert 0 <= quotation.start <= quotation.end <= len(string)


@given(st.text(alphabet='ab "“”«»\n', max_size=80))
def test_quotations_come_in_order_and_never_overlap(string: str) -> None:
    found = pair(string)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_between_gives_the_tokens_that_share_a_character() -> None:
    text = english.analyse(plain.report("Shells hit Barda twice."))
    assert [t.text for t in text.between(8, 12)] == ["hit", "Barda"]
    assert text.between(6, 7) == ()
