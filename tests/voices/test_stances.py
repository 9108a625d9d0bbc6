"""What a voice makes of what it says."""

from __future__ import annotations

import pytest

from reportedly import voices
from reportedly.language import english
from reportedly.report import plain
from reportedly.voices import Attribution


def one(string: str) -> Attribution:
    (only,) = voices.find(english.analyse(plain.report(string)))
    return only


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The army said that the post was lost.", "asserts"),
        ("The army confirmed that the post was lost.", "confirms"),
        ("The army confirmed the loss of the post.", "confirms"),
        ("The army denied that the post was lost.", "denies"),
        ("The army denied losing the post.", "denies"),
        ("The army ruled out a retreat.", "denies"),
        ("The army admitted that the post was lost.", "admits"),
        ("The army has not confirmed that the post was lost.", "does-not-confirm"),
        ("The army did not confirm the loss of the post.", "does-not-confirm"),
        ("The army refused to confirm the loss of the post.", "does-not-confirm"),
        ("The army declined to comment on the loss of the post.", "does-not-confirm"),
        ("Officials refused to say whether the post was lost.", "does-not-confirm"),
        ("The loss of the post could not be independently verified.", "does-not-confirm"),
        ("The claim that the post was lost has not been confirmed.", "does-not-confirm"),
        ("The general will not hesitate to retake the post.", "promises"),
        ("The army did not rule out a new offensive.", "suggests"),
        ("The army did not deny the loss of the post.", "suggests"),
        ("Analysts believe that the post was lost.", "suggests"),
        ("Analysts do not believe that the post was lost.", "denies"),
        ("The post is believed to have been lost.", "suggests"),
        ("Baku accused Yerevan of shelling the post.", "accuses"),
        ("The general vowed to retake the post.", "promises"),
        ("The rebels threatened to blow up the post.", "threatens"),
        ("The general demanded that the post be retaken.", "demands"),
        ("The general ordered his men to retake the post.", "demands"),
        ("Deputies suggested recognizing the republic.", "demands"),
        ("The general asked whether the post was lost.", "asks"),
        ("The general asked his men to retake the post.", "demands"),
    ],
)
def test_stance(sentence: str, stance: str) -> None:
    assert one(sentence).stance == stance


def test_a_denial_keeps_the_claim_positive() -> None:
    denied = one("The ministry denied that its troops had crossed the river.")
    assert denied.content[0].quote == "that its troops had crossed the river"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ankara has not confirmed information about the transfer of two battalions.",
        "The Russian side rejected reports of the transfer of two battalions.",
    ],
)
def test_a_noun_that_only_wraps_is_no_second_voice(sentence: str) -> None:
    assert one(sentence).content[0].quote == "the transfer of two battalions"


def test_negation_inside_what_is_said_is_not_the_voices() -> None:
    said = one("The army said that it had not shelled the post.")
    assert said.stance == "asserts"


@pytest.mark.parametrize(
    ("sentence", "speech"),
    [
        ("“The post is lost,” the colonel said.", "direct"),
        ("The colonel said that the post was lost.", "indirect"),
        ("The colonel said that the post was “lost for good”.", "mixed"),
    ],
)
def test_speech(sentence: str, speech: str) -> None:
    assert one(sentence).speech == speech
