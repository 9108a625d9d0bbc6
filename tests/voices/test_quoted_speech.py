"""Quotations: whose they are, and how far they run."""

from __future__ import annotations

from reportedly import voices
from reportedly.language import english
from reportedly.report import plain


def read(string: str) -> list[tuple[str, str]]:
    return [
        (" ".join(s.quote for s in a.source), " … ".join(s.quote for s in a.content))
        for a in voices.find(english.analyse(plain.report(string)))
    ]


def test_a_quotation_is_whole_though_it_holds_several_sentences() -> None:
    assert read("“We held the ridge. We lost nobody,” the colonel said.") == [
        ("the colonel", "“We held the ridge. We lost nobody,”")
    ]


def test_a_quotation_parted_by_its_speaker_is_one() -> None:
    (only,) = read("“We held the ridge,” the colonel said, “and we lost nobody.”")
    assert only == ("the colonel", "“We held the ridge,” … “and we lost nobody.”")


def test_the_next_quotation_has_the_same_speaker() -> None:
    (only,) = read("“We held the ridge,” the colonel said. “Nobody was lost.”")
    assert only[1] == "“We held the ridge,” … “Nobody was lost.”"


def test_the_next_speaker_has_his_own() -> None:
    both = read("“We held the ridge,” the colonel said. “They lost it,” a herdsman said.")
    assert both == [
        ("the colonel", "“We held the ridge,”"),
        ("a herdsman", "“They lost it,”"),
    ]


def test_a_quotation_in_another_paragraph_is_not_taken() -> None:
    spoken = read(
        "The army left the ridge, the institute said.\n\n“We came back,” a herdsman said."
    )
    assert ("the institute", "The army left the ridge") in spoken
    assert ("a herdsman", "“We came back,”") in spoken


def test_a_speaker_after_a_colon() -> None:
    assert read("The colonel said: “The ridge is lost.”") == [
        ("The colonel", "“The ridge is lost.”")
    ]


def test_speech_within_speech_comes_out_as_two() -> None:
    spoken = read(
        '"According to the sources, on the video you can see talks between the two armies", - the message says.'
    )
    inner, outer = sorted(spoken, key=lambda s: len(s[1]))
    assert inner[0] == "the sources"
    assert inner[1].endswith("talks between the two armies")
    assert outer[0] == "the message"
    assert inner[1] in outer[1]


def test_the_speaker_within_the_quotation_is_not_a_second_voice() -> None:
    assert [source for source, _ in read("“I think they left at night,” the herdsman said.")] == [
        "the herdsman"
    ]


def test_quoted_words_of_an_announcement_are_the_announcers() -> None:
    (only,) = read(
        "The ministry announced that it was launching an operation against the army, which “shelled villages on the line”."
    )
    assert only[1].endswith("which “shelled villages on the line”")


def test_a_colon_at_the_end_announces_the_next_paragraph() -> None:
    (only,) = read(
        "The envoy for the region said:\n\nThe ridge is lost. Nobody holds it.\n\nRain fell."
    )
    assert only == ("The envoy for the region", "The ridge is lost. Nobody holds it")
