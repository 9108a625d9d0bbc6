"""What counts as copied text, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.corroboration.derivation import Telling, alike, taken
from reportedly.corroboration.origin import Publisher
from reportedly.corroboration.reprints import copied, print_of
from reportedly.corroboration.shingles import SIZE, covered, shared, shingles

WIRE = (
    "Shells fell on the market of Aran shortly before noon on Tuesday, killing four people and wounding a dozen, the "
    "district's hospital said. Traders ran for the river while smoke rose above the stalls. It was the third "
    "strike on the town within a week, and nobody has said who fired."
)


def test_a_reprint_with_a_new_headline_and_ending_is_a_reprint() -> None:
    later = (
        "Market shelled in Aran\n\n"
        + WIRE
        + " Our own reporter could not reach the town on Wednesday."
    )
    found = copied(print_of(WIRE), print_of(later))
    assert found is not None
    assert found.how == "reprint"
    assert found.reason.startswith("same 5-grams 100 %")


def test_a_passage_inside_a_longer_report_is_found_by_containment() -> None:
    around = " ".join(
        f"Sentence number {n} speaks of something else entirely in other words {n}."
        for n in range(40)
    )
    found = copied(print_of(around + " " + WIRE), print_of(WIRE))
    assert found is not None
    assert found.shared.of_other == 1.0
    assert found.shared.of_one < 0.2


def test_the_same_news_in_other_words_is_no_copy() -> None:
    other = (
        "Four civilians died and twelve were hurt when artillery struck a bazaar in Aran at midday on Tuesday, according to "
        "doctors there. Witnesses described panic. Responsibility remains unclear after the week's third attack."
    )
    assert copied(print_of(WIRE), print_of(other)) is None


def test_two_reports_that_quote_one_statement_have_not_copied_each_other() -> None:
    quote = (
        "“We call on both sides to stop at once, to let the ambulances through, to return what was taken, and to come back to the "
        "table at which they sat only a month ago, before it is too late for all of us”"
    )
    one = f"The envoy was blunt in the capital. {quote}, he told the press after a long night of calls."
    other = f"Speaking to students, the envoy read from a note: {quote}. Nobody in the hall applauded him for it."
    assert copied(print_of(one), print_of(other)) is None


def test_a_claim_s_own_sentence_is_covered_where_another_report_has_it() -> None:
    sentence = "Traders ran for the river while smoke rose above the stalls."
    assert covered(shingles(sentence), set(shingles(WIRE).hashes)) == 1.0
    assert covered(shingles("Traders ran for their lives."), set(shingles(WIRE).hashes)) == 0.0


@given(st.text(max_size=300), st.text(max_size=300))
def test_shares_are_shares_and_sides_can_be_changed(one: str, other: str) -> None:
    a, b = shingles(one), shingles(other)
    there, back = shared(a, b), shared(b, a)
    assert 0 <= there.of_one <= 1
    assert (there.of_one, there.of_other, there.longest) == (
        back.of_other,
        back.of_one,
        back.longest,
    )
    if there.at:
        start, end = there.at
        assert len(shingles(one[start:end]).starts) == there.longest >= SIZE


def test_a_word_of_a_megabyte_and_no_words_do_no_harm() -> None:
    assert shared(shingles("a" * 1_000_000), shingles("")).most == 0.0


def test_words_that_a_copy_credits_to_an_agency_are_the_agencys() -> None:
    text = (
        "Two rockets fell on the harbour of Velen early on Tuesday and set three fuel tanks on fire, the head of the port "
        "told reporters, while ships left for the open sea and schools in the old town stayed closed for the day."
    )

    def telling(report: str, credit: str | None, at: str) -> Telling:
        publisher = Publisher(report, f"Outlet {report}", credit)
        return Telling(f"claim-{report}", text, publisher, at, print_of(text))

    told = [telling("r1", None, "2020-10-05T08:00"), telling("r2", "AFP", "2020-10-05T09:00"),
            telling("r3", None, "2020-10-05T10:00")]  # fmt: skip
    assert {c: t.publisher.report for c, t in taken(told).items()} == {
        "claim-r1": "r2", "claim-r2": "r1", "claim-r3": "r2",
    }  # fmt: skip
    assert {c: t.publisher.report for c, t in taken([told[0], told[2]]).items()} == {
        "claim-r3": "r1"
    }


def test_an_edited_sentence_is_taken_where_the_reports_share_more() -> None:
    shared_passage = (
        "The bridge had carried all traffic between the two halves of the town since the old crossing was closed last spring, and drivers "
        "now have to go round by the dam, which takes them most of an hour. "
    )
    one = "Monday's raid on the Velen bridge was the first since the truce began in spring. "
    other = "The raid of Monday on that bridge was the first since the truce began in spring. "

    def telling(report: str, sentence: str, rest: str) -> Telling:
        day = f"2020-10-05T0{report[-1]}:00"
        return Telling(
            report, sentence, Publisher(report, report, None), day, print_of(sentence + rest)
        )

    edited = [telling("r1", one, shared_passage), telling("r2", other, shared_passage)]
    assert list(taken(edited)) == ["r2"]
    assert not taken(
        [telling("r1", one, "Nobody was hurt."), telling("r2", other, "No more was known.")]
    )


def test_half_of_a_long_sentence_is_enough() -> None:
    long = (
        "The raid on the Velen bridge, which the two sides had agreed to leave alone, was "
        "{} since the truce began in the spring of the year before last."
    )

    def telling(report: str, word: str) -> Telling:
        text, day = long.format(word), f"2020-10-05T0{report[-1]}:00"
        return Telling(report, text, Publisher(report, report, None), day, print_of(text))

    assert list(taken([telling("r1", "the first"), telling("r2", "one of many")])) == ["r2"]


LONG_RUN = "Heavy raids hit areas in and outside the divided city of Terter from early Monday"


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        ("Shells and raids hit areas in and outside the divided city of Terter on Monday morning.", True),
        (f"Residents fled. {LONG_RUN}, sparking anger", True),
        # an office with its holder's name is no copy, nor is a short plain sentence
        ("A raid on Terter was ordered by the government of Prime Minister Anna Maria Solberg on Monday.", False),
        ("Nine people were killed in Terter.", False),
    ],
)  # fmt: skip
def test_a_sentence_that_another_report_has_nearly_word_by_word(other: str, copied: bool) -> None:
    mine = f"{LONG_RUN}, he said."
    if "Solberg" in other:
        mine = "Talks in Goris were ended on Sunday by the government of Prime Minister Anna Maria Solberg."
    if "Nine" in other:
        mine = "The ministry said nine people were killed in Terter."
    found = alike({"a": ("1", mine), "b": ("2", other)})
    assert bool(found) == copied
    assert alike({"a": ("1", mine), "b": ("1", other)}) == {}
