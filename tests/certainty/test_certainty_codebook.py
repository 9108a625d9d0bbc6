"""How sure? A sentence, its trigger, and the commitment of who speaks."""

from __future__ import annotations

import pytest

from reportedly.certainty import judge
from reportedly.claim import Certainty
from reportedly.language import english
from reportedly.report.plain import report


def judged(string: str, trigger: str) -> Certainty:
    text = english.analyse(report(string))
    start = string.index(trigger)
    return judge(text, text.span(start, start + len(trigger)))


CODEBOOK = [
    # said outright
    ("Two soldiers were killed.", "killed", "certain", "positive"),
    ("Clashes took place near the border.", "Clashes", "certain", "positive"),
    ("The ministry announced that it was launching an operation.", "launching", "certain", "positive"),
    ("The commander admitted that the town was lost.", "lost", "certain", "positive"),
    ("He is accused of shelling the town.", "shelling", "certain", "positive"),
    # denied in its own clause
    ("The army did not shell the town.", "shell", "certain", "negative"),
    ("The army said it had not shelled the town.", "shelled", "certain", "negative"),
    ("No one was killed in the attack.", "killed", "certain", "negative"),
    ("Neither the guards nor the driver were hurt.", "hurt", "certain", "negative"),
    ("The army has not withdrawn or surrendered.", "surrendered", "certain", "negative"),
    ("The troops retreated without firing.", "firing", "certain", "negative"),
    ("The attack never happened.", "attack", "certain", "negative"),
    ("Troops could not reach the town.", "reach", "certain", "negative"),
    ("The dispute has not yet reached the point of open fighting.", "fighting", "certain", "negative"),
    # what the negation does not reach
    ("No one was killed in the attack.", "attack", "certain", "positive"),
    ("The army did not comment but said the bridge had fallen.", "fallen", "certain", "positive"),
    ("The shells not only hit the mill but also burned it.", "hit", "certain", "positive"),
    ("The army criticized the attack.", "attack", "certain", "positive"),
    # implicative verbs
    ("The army managed to take the town.", "take", "certain", "positive"),
    ("The army failed to take the town.", "take", "certain", "negative"),
    ("The army did not fail to take the town.", "take", "certain", "positive"),
    ("The army was forced to withdraw.", "withdraw", "certain", "positive"),
    ("The guards prevented an attack.", "attack", "certain", "negative"),
    ("The minister refused to withdraw the troops.", "withdraw", "certain", "negative"),
    ("The army has yet to enter the town.", "enter", "certain", "negative"),
    # hedged
    ("Two soldiers were allegedly killed.", "killed", "probable", "positive"),
    ("The drone was probably shot down.", "shot", "probable", "positive"),
    ("Clashes may have taken place near the border.", "Clashes", "possible", "positive"),
    ("The town could fall within days.", "fall", "possible", "positive"),
    ("It is possible that the bridge was hit.", "hit", "possible", "positive"),
    ("Residents fear an attack on the town.", "attack", "possible", "positive"),
    ("The so-called liberation of the town ended.", "liberation", "probable", "positive"),
    ("There may be talk of a quiet decision to deploy the army.", "deploy", "possible", "positive"),
    # future, wished, demanded, planned, asked, conditional
    ("The army will shell the town.", "shell", "unknown", "positive"),
    ("The army plans to attack the town.", "attack", "unknown", "positive"),
    ("The president threatened to strike the capital.", "strike", "unknown", "positive"),
    ("They urged both sides to withdraw.", "withdraw", "unknown", "positive"),
    ("They insisted that the prisoners be freed.", "freed", "unknown", "positive"),
    ("The envoy called for a withdrawal.", "withdrawal", "unknown", "positive"),
    ("The envoy suggested recognizing the republic.", "recognizing", "unknown", "positive"),
    ("Officials want the army to attack the town.", "attack", "unknown", "positive"),
    ("The army came to defend the town.", "defend", "unknown", "positive"),
    ("Did the army shell the town?", "shell", "unknown", "positive"),
    ("It is unclear whether the bridge was hit.", "hit", "unknown", "positive"),
    ("If the army attacks the town, the ministry will respond.", "attacks", "unknown", "positive"),
    ("The ministry has not confirmed the transfer of the army.", "transfer", "unknown", "positive"),
    # a voice that denies leaves the claim as it is: its stance says the rest
    ("The army denied that it shelled the town.", "shelled", "certain", "positive"),
]  # fmt: skip


@pytest.mark.parametrize(("string", "trigger", "level", "polarity"), CODEBOOK)
def test_codebook(string: str, trigger: str, level: str, polarity: str) -> None:
    found = judged(string, trigger)
    assert (found.level, found.polarity) == (level, polarity)


@pytest.mark.parametrize(("string", "trigger", "level", "polarity"), CODEBOOK)
def test_the_score_keeps_to_level_and_polarity(
    string: str, trigger: str, level: str, polarity: str
) -> None:
    found = judged(string, trigger)
    assert -3.0 <= found.score <= 3.0
    if level in {"certain", "probable"}:
        assert (found.score > 0) == (polarity == "positive")
    if level == "certain":
        assert abs(found.score) >= 1.0


def test_a_hedge_lowers_the_score() -> None:
    plain = judged("The drone was shot down.", "shot").score
    hedged = judged("The drone may have been shot down.", "shot").score
    negated = judged("The drone was not shot down.", "shot").score
    assert plain > hedged > negated


def test_cues_are_the_words_that_count() -> None:
    found = judged("The army did not fail to take the town.", "take")
    assert [cue.quote for cue in found.cues] == ["not", "fail"]
    assert judged("The army shelled the town on Monday.", "shelled").cues == ()
