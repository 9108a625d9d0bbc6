"""What was not understood: sentences that hold an event or a number and gave no claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.assembly.found import Found
from reportedly.claim import Claim
from reportedly.language.text import Text
from reportedly.span import Span


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that gave no claim; ``why`` is ``event``, ``number`` or ``event number``."""

    span: Span
    why: str


def unread(text: Text, found: Found, claims: Sequence[Claim], triggers: set[int]) -> list[Unread]:
    """The sentences that hold an event word or a number and gave no claim, in order.

    ``triggers`` are the indices of tokens that can name an event.
    """
    gave = {text.token_at(c.event.trigger.start) for c in claims}
    done = {token.sentence for token in gave if token is not None}
    dated = {
        token.i
        for t in found.times
        if t.time.mention
        for token in text.between(t.time.mention.start, t.time.mention.end)
    }
    left = []
    for sentence in text.sentences:
        if sentence.i in done:
            continue
        words = text.words(sentence)
        reasons = []
        if any(t.i in triggers for t in words):
            reasons.append("event")
        if any(t.pos == "NUM" and t.i not in dated for t in words):
            reasons.append("number")
        if reasons:
            left.append(Unread(text.span(sentence.start, sentence.end), " ".join(reasons)))
    return left
