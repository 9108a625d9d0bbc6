"""Who denies what: a denial finds the claim that it is about, or none; and reports that disagree."""

from __future__ import annotations

import pytest

from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report import plain


def claims(text: str) -> tuple[Claim, ...]:
    return read(plain.report(text, published="2020-10-08", outlet="The Gate")).claims


def denied(text: str) -> list[tuple[str, str, str]]:
    """Kind of event, the denier and the words denied, for each denial linked to its claim."""
    found = claims(text)
    at = {c.id: c for c in found}
    return [
        (c.event.kind, c.voices[-1].name or c.voices[-1].kind, at[r.claim].event.trigger.quote)
        for c in found
        for r in c.relations
        if r.kind == "denies"
    ]


TOLD = "Azerbaijan said Armenian forces shelled the town of Terter on Tuesday."


@pytest.mark.parametrize(
    "denial",
    [
        "Armenia denied it.",
        "Armenia denied that.",
        "Armenia denied the claim.",
        "Armenia rejected the accusations.",
        "Armenia dismissed the report as fake.",
        "Armenia called the report false.",
        "Armenia called it a lie.",
        "Armenia said the claim was false.",
        "“This is a lie,” Armenia said.",
        "Armenia denied responsibility.",
        "Armenia denied any involvement.",
        "Armenia denied shelling Terter.",
        "Armenia denies the shelling.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_denial_finds_what_it_denies(denial: str, gap: str) -> None:
    assert denied(TOLD + gap + denial) == [("shelling", "Armenia", "shelled")]


def test_what_is_taken_up_keeps_event_and_time_and_points_at_its_own_words() -> None:
    text = TOLD + " Armenia denied it."
    first, second = claims(text)
    assert (second.event.trigger.quote, second.anchor.quote) == ("it", "Armenia denied it.")
    assert second.event.actors == first.event.actors
    assert second.time == first.time
    assert [v.kind for v in second.voices] == ["outlet", "government"]
    assert second.certainty.polarity == "positive"
    assert second.read_by["event"].by == "taken-up"
    assert [r.kind for r in first.relations] == ["contradicts"]


def test_what_is_not_confirmed_is_no_denial() -> None:
    first, second = claims(TOLD + " Armenia has not confirmed the report.")
    assert (second.voices[-1].stance, second.certainty.level) == ("does-not-confirm", "unknown")
    assert first.relations == second.relations == ()


@pytest.mark.parametrize(
    "text",
    [
        # two fit equally
        "Baku said that Armenian forces shelled Terter and attacked Barda. Armenia denied it.",
        # more than one is meant
        TOLD + " Armenia denied both accusations.",
        # accusations are denied by whom they are made of
        TOLD + " Greece denied the allegations.",
        # nobody denies what he said himself
        TOLD + " Azerbaijan denied it.",
        "The mayor said the port had been shelled. He denied it later.",
        # too far away
        TOLD + " Rain fell. The road was wet. Armenia denied it.",
        # a refusal denies nothing
        TOLD + " Armenia rejected the truce.",
        "The claims were rejected by Moscow.",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert denied(text) == []


def test_the_one_accused_denies_what_he_is_said_to_have_done() -> None:
    text = (
        "Two people were killed when Armenian forces shelled Terter, Baku said. Armenia denied it."
    )
    assert denied(text) == [("shelling", "Armenia", "shelled")]


def test_a_charge_is_denied_by_whose_capital_the_office_is_in() -> None:
    text = (
        "Officials in Baku said the Armenian army shelled Barda on Wednesday. "
        "The ministry in Yerevan denied the charge."
    )
    assert denied(text) == [("shelling", "government", "shelled")]
    assert {c.place.name for c in claims(text) if c.place} == {"Barda"}


def test_a_thing_that_is_no_claim_is_not_denied_by_its_clause() -> None:
    assert denied("Azerbaijan said rebels shelled Barda, a town that Armenia denied.") == []


@pytest.mark.parametrize(
    "end",
    [
        ", but Armenia denied it.",
        ", which Armenia denied.",
        ", an accusation that Armenia denied.",
        ", claims denied by Armenia.",
    ],
)
def test_a_denial_in_the_same_sentence_has_no_other_voice_over_it(end: str) -> None:
    text = "Azerbaijan said Armenian forces shelled Terter" + end
    assert denied(text) == [("shelling", "Armenia", "shelled")]
    assert [v.name for v in claims(text)[-1].voices] == ["The Gate", "Armenia"]


def pairs(text: str) -> list[tuple[str, str]]:
    found = claims(text)
    at = {c.id: c for c in found}
    return [
        (c.event.trigger.quote, at[r.claim].event.trigger.quote)
        for c in found
        for r in c.relations
        if r.kind == "contradicts" and c.event.trigger.start < at[r.claim].event.trigger.start
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a headline and its text
        "Army shelled port of Latakia\n\nThe army had not shelled the port of Latakia by Monday.",
        # one voice and another
        "The rebels said the army shelled the port of Latakia. The army said it had not shelled the port of Latakia.",
        # a number and another, of one spot and day
        "Ten people were killed in Ganja on Sunday.\n\nThirteen people were killed in Ganja on Sunday, the mayor said.",
        # one voice twice
        "Two soldiers were killed in Ganja, the ministry said. Three soldiers were killed in Ganja, the ministry said.",
    ],
)
def test_a_report_that_contradicts_itself_is_shown(text: str) -> None:
    assert len(pairs(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in Ganja on Sunday. At least nine people were killed in Ganja on Sunday, the mayor said.",
        "Ten people were killed in Ganja on Sunday. Two people were killed in Ganja on Monday.",
        "Ten people were killed in Ganja on Sunday. Two people were killed in Barda on Sunday.",
        "Ten people were killed in Ganja on Sunday. Forty people were wounded in Ganja on Sunday.",
        "Ten people were killed in Ganja on Sunday. Three children were killed in Ganja on Sunday.",
        "Ten people were killed in Ganja. Two people were killed in Ganja.",
    ],
)
def test_other_numbers_of_other_things_are_no_contradiction(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "Armenia said Azerbaijan captured ten soldiers and six civilians.",
        "Armenia said that Azerbaijan had killed two men and three women in Goris and Kapan.",
    ],
)
def test_a_denial_of_a_list_is_one_claim_for_each_place(said: str) -> None:
    claims = read(plain.report(f"{said} Baku denied the claim.", published="2020-10-08")).claims
    assert len({c.id for c in claims}) == len(claims)


@pytest.mark.parametrize(
    ("sentence", "denier", "words"),
    [
        ("Azerbaijan accused Armenia of shelling Terter, a charge Yerevan rejects.", "Armenia", "shelling"),
        ("Azerbaijan accused Armenia of shelling Terter, charges Armenia denies.", "Armenia", "shelling"),
        ("Azerbaijan said Armenia had shelled Terter, a charge Armenia denies.", "Armenia", "shelled"),
        ("Baku says that Armenian troops shelled Terter, an allegation Armenia has rejected.", "Armenia", "shelled"),
        ("Azerbaijan said that Armenia had shelled Terter, an accusation that Yerevan has denied.", "Armenia", "shelled"),
        ("Georgia says the rebels shelled the port, something the rebels deny.", "armed-group", "shelled"),
        ("Rebels shelled the port on Monday – a claim their leaders have repeatedly denied.", "politician", "shelled"),
    ],
)  # fmt: skip
def test_a_clause_beside_the_sentence_denies_it(sentence: str, denier: str, words: str) -> None:
    assert denied(sentence) == [("shelling", denier, words)]
    told = claims(sentence)[0]
    assert (told.voices[-1].stance, told.certainty.polarity) != ("denies", "negative")
    assert [c.event.kind for c in claims(sentence)] == ["shelling", "shelling"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Georgia says the rebels shelled the port, a claim the rebels have not denied.",
        "Georgia offered the rebels a truce, something they have so far rejected.",
        "Rebels shelled the port on Monday. The ministry published a report the rebels deny.",
        "Police said rebels shelled the port, a claim the mayor repeated.",
    ],
)
def test_a_clause_beside_the_sentence_that_denies_nothing_of_it(sentence: str) -> None:
    assert denied(sentence) == []
