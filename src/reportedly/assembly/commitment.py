"""How sure the last voice is, once its stance is known."""

from __future__ import annotations

from dataclasses import replace

from reportedly.claim import Certainty, Level, Stance
from reportedly.span import Span

#: What a stance leaves of a commitment: nothing said to be so, only guessed, wished or asked.
UNKNOWN_STANCES = frozenset({"promises", "threatens", "demands", "asks", "does-not-confirm"})


def committed(judged: Certainty, stance: Stance, cue: Span | None) -> Certainty:
    """The certainty of a claim whose last voice takes this stance.

    A voice that denies or does not confirm leaves the claim in its positive form (the stance says
    the rest); what is promised, threatened, demanded or asked is ``unknown``; what is only
    suggested is at most ``probable``.

    >>> sure = Certainty("certain", "positive", 3.0)
    >>> committed(sure, "suggests", None).level
    'probable'
    >>> committed(sure, "demands", None).level
    'unknown'
    """
    cues = judged.cues if cue is None or cue in judged.cues else (*judged.cues, cue)
    if stance in UNKNOWN_STANCES:
        return replace(judged, level="unknown", score=_shrunk(judged.score, 0.5), cues=cues)
    if stance == "suggests" and judged.level == "certain":
        level: Level = "probable"
        return replace(judged, level=level, score=_shrunk(judged.score, 2.0), cues=cues)
    return judged


def _shrunk(score: float, most: float) -> float:
    return max(-most, min(most, score))
