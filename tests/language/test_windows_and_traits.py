"""Windows cover every word; traits are numbers that the weights know."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reportedly.language import english
from reportedly.language.traits import COLUMNS, Vocabulary, traits
from reportedly.language.windows import LONGEST, most_central, windows
from reportedly.report import plain

PIECES = st.lists(st.integers(1, 6), min_size=1, max_size=900)


@given(PIECES, st.sets(st.integers(1, 899)))
def test_windows_cover_every_word_and_none_is_too_long(pieces: list[int], ends: set[int]) -> None:
    sentences = [0, *sorted(e for e in ends if e < len(pieces))]
    found = windows(pieces, sentences)
    assert found[0][0] == 0 and found[-1][1] == len(pieces)
    for (_, end), (start, _) in itertools.pairwise(found):
        assert start <= end
    assert all(start < end and sum(pieces[start:end]) <= LONGEST for start, end in found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(found))


@given(PIECES, st.sets(st.integers(1, 899)))
def test_a_word_is_believed_in_a_window_that_holds_it(pieces: list[int], ends: set[int]) -> None:
    found = windows(pieces, [0, *sorted(e for e in ends if e < len(pieces))])
    owners = most_central(found, len(pieces))
    assert all(found[n][0] <= word < found[n][1] for word, n in enumerate(owners))
    assert owners == sorted(owners)


def test_a_text_that_fits_is_one_window() -> None:
    assert windows([1] * 200, [0, 50, 100]) == [(0, 200)]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    assert len(windows([1] * 1000, [0])) == 4


def test_traits_stay_within_the_sizes_of_their_columns() -> None:
    text = english.analyse(plain.report('"We shot down 2 Su-25s," NATO\'s iReporter said — twice!'))
    known = Vocabulary.of(["NN", "VBD"], ["nsubj"], ["ORG"])
    rows = traits(text, known)
    assert len(rows) == len(text.tokens)
    for row in rows:
        assert len(row) == len(COLUMNS)
        assert all(0 <= value < size for value, size in zip(row, known.sizes(), strict=True))


def test_capitals_of_a_text_in_capitals_say_nothing() -> None:
    text = english.analyse(
        plain.report("THE REBELS SAID THAT THE ARMY HAD LEFT THE TOWN ON MONDAY.")
    )
    shape = COLUMNS.index("shape")
    assert {row[shape] for row in traits(text, Vocabulary.of([], [], []))} == {0}
