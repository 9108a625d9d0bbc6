"""Who is said to have said what: a sentence, and what must be read from it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import voices
from reportedly.language import english
from reportedly.report import plain
from reportedly.voices import Attribution

Read = tuple[str, str, str]


def found(string: str) -> list[Attribution]:
    return voices.find(english.analyse(plain.report(string)))


def read(string: str) -> list[Read]:
    """Source, cue and content, the spans of each parted by an ellipsis."""
    return [
        (
            " … ".join(s.quote for s in a.source),
            " … ".join(s.quote for s in a.cue),
            " … ".join(s.quote for s in a.content),
        )
        for a in found(string)
    ]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("The ministry said that two drones were shot down.",
         "The ministry", "said", "that two drones were shot down"),
        ("Villagers say the bridge was mined.", "Villagers", "say", "the bridge was mined"),
        ("The bridge was mined, villagers said.", "villagers", "said", "The bridge was mined"),
        ("The bridge, villagers said, was mined.", "villagers", "said", "The bridge … was mined"),
        ("As the army admitted on Friday, a missile hit a market.",
         "the army", "admitted", "a missile hit a market"),
        ("The convoy was, according to two residents, hit by a drone.",
         "two residents", "according to", "The convoy was … hit by a drone"),
        ("Macron promised to send aid to the victims.",
         "Macron", "promised", "to send aid to the victims"),
        ("The president urged both sides to stop fighting.",
         "The president", "urged", "both sides to stop fighting"),
        ("The United Nations called for an immediate ceasefire.",
         "The United Nations", "called for", "an immediate ceasefire"),
        ("Russia called on both parties to return to talks.",
         "Russia", "called on", "both parties to return to talks"),
        ("Armenia accused Azerbaijan of shelling the town.",
         "Armenia", "accused", "Azerbaijan of shelling the town"),
        ("The governor asked whether the road was open.",
         "The governor", "asked", "whether the road was open"),
        ("In a statement, the group claimed responsibility for the bombing.",
         "the group", "claimed", "responsibility for the bombing"),
        ("Moscow is confident that the truce will hold.",
         "Moscow", "is confident", "that the truce will hold"),
        ("The reporters became aware of the landing of six cargo planes.",
         "The reporters", "became aware of", "the landing of six cargo planes"),
        ("It is reported that three villages have been abandoned.",
         "", "is reported", "that three villages have been abandoned"),
        ("The town is said to have been captured by rebels.",
         "", "is said", "The town … to have been captured by rebels"),
        ("The town has reportedly fallen to the rebels.",
         "", "reportedly", "The town has … fallen to the rebels"),
        ("There were reports of shelling in the north.",
         "", "reports of", "shelling in the north"),
        ("Defence minister: our troops hold the heights",
         "Defence minister", ":", "our troops hold the heights"),
        ("Two soldiers killed in shelling - Defence Ministry",
         "Defence Ministry", "-", "Two soldiers killed in shelling"),
    ],
)  # fmt: skip
def test_one_sentence(sentence: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in read(sentence)


def test_a_cue_without_a_source_is_still_attribution() -> None:
    (only,) = found("According to, on Sunday evening, the column crossed the river near the mill.")
    assert only.source == ()
    assert only.kind == "unnamed"
    assert only.content[0].quote.endswith("near the mill")


def test_a_source_is_named_with_its_apposition() -> None:
    (only,) = read("Ana Petrova, a doctor at the clinic, said that nobody had survived.")
    assert only[0] == "Ana Petrova, a doctor at the clinic"


def test_a_loose_word_before_a_source_is_not_of_it() -> None:
    (only,) = read("Earlier the mayor said that the depot was burning.")
    assert only[0] == "the mayor"


def test_who_issued_a_statement_says_what_it_says() -> None:
    assert ("The army", "issued a statement saying", "it had left the valley") in read(
        "The army issued a statement saying it had left the valley."
    )


def test_whom_a_speaker_cites_is_a_voice_of_its_own() -> None:
    said = read("Local media reported heavy fighting near the airport, citing eyewitnesses.")
    assert ("Local media", "reported", "heavy fighting near the airport") in said
    assert ("eyewitnesses", "citing", "heavy fighting near the airport") in said


def test_going_on_to_say_is_a_second_attribution() -> None:
    first, second = read(
        "The monitors said they had counted forty blasts, adding that most came at night."
    )
    assert first[2] == "they had counted forty blasts"
    assert second == ("they", "adding", "that most came at night") or second[0] == "The monitors"


@pytest.mark.parametrize(
    "sentence",
    [
        "Martial law has been declared in the capital.",
        "Mobilization was announced on Monday.",
        "The government declared martial law.",
        "Shells fell on the market and burned six stalls.",
        "The blast claimed twelve lives.",
        "The brigade withdrew in order to save fuel.",
        "The siege denied the rebels a safe haven.",
    ],
)
def test_what_is_no_attribution(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "country"),
    [
        ("The Armenian Ministry of Defence said that the post was lost.", "military", "ARM"),
        ("Sources claim that the post was lost.", "unnamed", None),
        ("According to some data, the post was lost.", "unnamed", None),
        ("Local residents said the post was lost.", "resident", None),
        ("Experts suggest that the post was lost.", "expert", None),
        (
            "Politicians of several countries suggested recognizing the republic.",
            "politician",
            None,
        ),
        ("The statement said that the post was lost.", "document", None),
        ("Governor Karim Saleh said that the post was lost.", "government", None),
        ("The media learned that the post was lost.", "media", None),
    ],
)
def test_kinds_of_voice(sentence: str, kind: str, country: str | None) -> None:
    (only,) = found(sentence)
    assert (only.kind, only.country) == (kind, country)


def test_a_pronoun_is_who_it_stands_for() -> None:
    spoken = found("Turkey closed the border. It said that the road was mined.")
    assert [(a.source[0].quote, a.name, a.country) for a in spoken] == [("It", "Turkey", "TUR")]


def test_what_is_liked_vouches_for_nothing() -> None:
    backing = [a for a in found("Ankara supports the offensive.") if a.cue[0].quote == "supports"]
    assert all(a.manner == "attitude" for a in backing)
    (said,) = found("Ankara said that the offensive would go on.")
    assert said.manner == "speech"
    (thought,) = found("Experts believe that the offensive will go on.")
    assert thought.manner == "belief"


def test_when_it_was_said() -> None:
    (only,) = found("The mayor said on Tuesday that the depot was burning.")
    assert only.when is not None
    assert only.when.quote == "Tuesday"


_SENTENCES = [
    "The mayor said on Tuesday that the depot was burning.",
    "“We hold the ridge,” the colonel said.",
    "According to, the column crossed the river.",
    '"It was night," she added, "and nobody saw them."',
    "Baku denied the report.",
    "Town taken - ministry",
    "Nobody spoke.",
    "“He told us “they left”",
    "\n\n",
    "The army, residents say, has gone: “all of them.”",
]


@given(st.lists(st.sampled_from(_SENTENCES), max_size=5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_can_be_pointed_at(sentences: list[str]) -> None:
    string = " ".join(sentences)
    for attribution in found(string):
        assert attribution.cue
        assert attribution.content
        for spans in (attribution.source, attribution.cue, attribution.content):
            assert list(spans) == sorted(spans)
            assert all(s.fits(string) and len(s) for s in spans)


def test_reading_twice_gives_the_same() -> None:
    string = " ".join(_SENTENCES)
    assert found(string) == found(string)
