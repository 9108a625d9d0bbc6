"""Search: what is found, what is left out, and that no word is taken for syntax."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.kit import entry, opened

from reportedly.errors import InvalidValue
from reportedly.ledger import Ledger, judgements, put
from reportedly.ledger.search import CLOSE, OPEN, matching, search

SAID = "The army said 12 people were killed in Gänja on 2020-10-04."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = opened(tmp_path)
    put(made, entry(SAID, title="A strike at night", address="https://example.org/1"))
    put(
        made,
        entry(
            "Rain fell on Barda. The police denied 3 people were killed in Barda.",
            outlet="The Wall",
        ),
    )
    return made


def names(ledger: Ledger, words: str, **asked: object) -> set[str]:
    return {one.kind for one in search(ledger, words, **asked).items}  # type: ignore[arg-type]


def test_reports_and_claims_are_found_without_capitals_or_accents(ledger: Ledger) -> None:
    assert names(ledger, "ganja army") == {"report", "claim"}
    assert names(ledger, "strike night") == {"report"}
    assert names(ledger, "Barda Ganja") == set()


def test_the_last_word_may_be_a_beginning_and_quotation_marks_hold_words_together(
    ledger: Ledger,
) -> None:
    assert names(ledger, "peop") == {"report", "claim"}
    assert names(ledger, '"killed in Barda"') == {"report", "claim"}
    assert names(ledger, '"Barda killed"') == set()


def test_the_passage_marks_what_was_found(ledger: Ledger) -> None:
    (claim,) = search(ledger, "ganja", ["claim"]).items
    assert f"{OPEN}Gänja{CLOSE}" in claim.snippet


def test_what_is_rejected_is_left_out_unless_asked_for(ledger: Ledger) -> None:
    (claim,) = search(ledger, "ganja", ["claim"]).items
    judgements.reject(ledger, claim.name, author="ann", reason="it was a drill in Goris")
    assert names(ledger, "ganja") == {"report"}
    assert names(ledger, "ganja", everything=True) == {"report", "claim"}
    assert names(ledger, "drill goris") == {"judgement"}


def test_pages_go_on_where_the_one_before_ended(ledger: Ledger) -> None:
    first = search(ledger, "killed", limit=2)
    assert first.next == 2
    rest = search(ledger, "killed", limit=2, offset=2)
    shown = [(one.kind, one.name) for one in (*first.items, *rest.items)]
    assert len(shown) == len(set(shown)) == sum(first.totals.values())


@pytest.mark.parametrize("words", ["", "  ", "***", '"'])
def test_no_word_is_an_error_that_says_so(ledger: Ledger, words: str) -> None:
    with pytest.raises(InvalidValue, match="at least one word"):
        search(ledger, words)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_words(words: str) -> None:
    try:
        asked = matching(words)
    except InvalidValue:
        return
    assert asked.replace('"*', '"').count('"') % 2 == 0


def test_syntax_of_the_index_is_words_too(ledger: Ledger) -> None:
    for words in (
        "NEAR(army)",
        "army NOT people)",
        "title:army",
        "army*",
        "^army",
        "a-b",
        "x\x00y",
    ):
        search(ledger, words)
