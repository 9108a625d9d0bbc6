"""Encodings: read as they are, said where guessed, refused where nothing fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedReport
from reportedly.report import clean
from reportedly.report.encoding import decode, mojibake

TEXT = "Стрельба в городе стихла к вечеру, сообщили местные власти. Раненых доставили в больницу."


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_read_as_it_is(text: str) -> None:
    if not text.startswith("\ufeff") and "\ufffd" not in text:
        data = text.encode()
        assert data[:2] in (b"\xff\xfe", b"\xfe\xff") or decode(data).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_it(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_utf16_without_its_mark_is_known_by_its_zero_bytes() -> None:
    english = "The shooting died down towards evening."
    assert decode(english.encode("utf-16-le")).text == english


def test_an_older_encoding_is_guessed_and_the_guess_is_said() -> None:
    decoded = decode(TEXT.encode("cp1251"))
    assert decoded.text == TEXT
    assert "guessed" in decoded.notes[0]


def test_few_accents_in_an_english_text_are_western() -> None:
    for words in (
        "The mayor of Besançon said that the road was closed.",
        "Shells hit an empty café on the road to Gorânboy on Monday, and the mayor said that nobody had been hurt in it or near it.",
    ):  # fmt: skip
        assert decode(words.encode("cp1252")).text == words
    polish = "Żołnierze zginęli w środę w pobliżu granicy, powiedział rzecznik wojska."
    assert decode(polish.encode("cp1250")).text == polish


def test_a_page_that_says_the_wrong_encoding_is_told_so() -> None:
    page = "<html><head><meta charset=utf-8></head><body><p>Écho: shells hit a café.</p></body>"
    decoded = decode(page.encode("cp1252"), page=True)
    assert decoded.text == page
    assert decoded.notes == ("it says utf-8 and is not; cp1252 was guessed",)


def test_a_letter_cut_in_half_at_the_end_costs_a_letter() -> None:
    decoded = decode(TEXT.encode()[:-2])
    assert decoded.text.startswith(TEXT[:60])
    assert any("lost" in note for note in decoded.notes)


def test_binary_is_refused() -> None:
    with pytest.raises(RefusedReport, match="binary"):
        decode(b"\x00\x01\x02\x03" * 100)


def test_mojibake_is_put_right() -> None:
    wrong = "The ministry’s “red line” was crossed — twice.".encode().decode("cp1252", "replace")
    assert "â€" in wrong
    assert clean("The ministryâ€™s word is â€œnoâ€\x9d.").text == "The ministry’s word is “no”."
    assert any("put right" in note for note in clean("The ministryâ€™s word.").notes)
    assert mojibake("São Paulo, Älv, naïve, Â£5") == []
