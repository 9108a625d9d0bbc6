"""How a row of a codebook is checked: a sentence, and what must and must not be read from it."""

from __future__ import annotations

from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report import plain

# sentence | trigger | voices behind the outlet, outermost first, and what the last does |
# level and polarity | evidence | a kind of event that must not be read


def claims(sentence: str) -> tuple[Claim, ...]:
    return read(plain.report(sentence, published="2020-10-08", outlet="The Gate")).claims


def about(sentence: str, trigger: str) -> list[Claim]:
    start = sentence.index(trigger)
    end = start + len(trigger)
    return [
        c for c in claims(sentence) if c.event.trigger.start < end and c.event.trigger.end > start
    ]


def voices(claim: Claim) -> str:
    heard = claim.voices[1:] or claim.voices
    return " > ".join(v.kind for v in heard) + " " + claim.voices[-1].stance


def check(sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str) -> None:
    found = about(sentence, trigger)
    assert found, [c.event.trigger.quote for c in claims(sentence)]
    for claim in found:
        assert voices(claim).endswith(voiced.removeprefix("*"))
        assert "*" in voiced or voices(claim) == voiced
        assert f"{claim.certainty.level} {claim.certainty.polarity}" == sure
        assert " ".join(e.kind for e in claim.evidence) == evidence
        assert [v.stance for v in claim.voices[:-1]] == ["reports"] * (len(claim.voices) - 1)
    assert never not in {c.event.kind for c in claims(sentence)}
