"""What a promise or demand only mentions is not promised; what is not ruled out is possible."""

from __future__ import annotations

from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report import plain


def claim_of(sentence: str, trigger: str) -> Claim:
    claims = read(plain.report(sentence, published="2020-10-11")).claims
    return next(c for c in claims if c.event.trigger.quote == trigger)


def test_the_cause_of_a_promise_is_told_as_fact() -> None:
    told = claim_of("The emir vowed revenge on the rebels after a raid killed 12 people.", "killed")
    assert told.certainty.level == "certain"
    assert told.voices[-1].stance == "asserts"


def test_what_is_demanded_stays_open() -> None:
    told = claim_of("The emir demanded that the rebels withdraw after the raid.", "withdraw")
    assert (told.certainty.level, told.voices[-1].stance) == ("unknown", "demands")


def test_what_is_not_ruled_out_is_possible() -> None:
    told = claim_of("The ministry did not rule out that sailors were killed.", "killed")
    assert (told.certainty.level, told.certainty.polarity) == ("possible", "positive")
