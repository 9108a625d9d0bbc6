"""When a proposition's event was: the time expression that belongs to its trigger.

A time in the clause of the speaking ("said on Tuesday that …") is when the voice spoke; it is
lent to the event only where the text sees or announces it in that moment (a sighting, a
progressive), as the record says of undated states.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.assembly.nearness import distance
from reportedly.assembly.owner import foreign
from reportedly.claim import Time
from reportedly.events.mention import EventMention
from reportedly.language.text import Text, Token
from reportedly.span import Span
from reportedly.tables import toml
from reportedly.times.timex import Timex

REACH = 12.0
OUTSIDE_CLAUSE = 2.0
#: What sets an event at the time of the sentence before. Origin: ours; connectives of simultaneity.
_NEWSY = frozenset({"times:weekday", "times:deictic", "times:part_of_that", "times:clock_day"})
SAME_TIME = ("at the same time", "simultaneously", "at the same moment", "at that moment")


@dataclass(frozen=True, slots=True)
class Dated:
    """The time of an event, and how it was attached."""

    time: Time | None
    by: str
    score: float | None = None


def time_of(
    text: Text,
    event: EventMention,
    content: Sequence[Span],
    others: Sequence[Span],
    times: Sequence[Timex],
    events: Sequence[EventMention] = (),
    before: Time | None = None,
) -> Dated:
    """The time of an event; none where the sentence gives none.

    ``events`` are those of the sentence. ``content`` are the stretches that hold the trigger (empty where the outlet itself speaks),
    ``others`` those that the trigger only introduces ("accused … of shelling it on Sunday");
    ``before`` is the time of the last event of the sentence before, which "at the same time" takes up.
    """
    trigger = text.tokens[event.token]
    here = [
        t
        for t in times
        if _dates(t) and _sentence(text, t) == trigger.sentence and not _held(t, others)
    ]
    inner = [t for t in here if not content or _held(t, content)]
    best = _nearest(text, event, trigger, inner)
    if best is None:
        acts = {e.token for e in events}
        best = _nearest(text, event, trigger, [t for t in inner if _closes(text, t)], acts)
    if best is not None:
        return Dated(best.time, f"{best.by}+clause", best.score)
    outer = [t for t in here if t not in inner]
    if len(outer) == 1 and (event.kind in _states() or _ongoing(trigger)):
        return Dated(outer[0].time, f"{outer[0].by}+sighting", 0.5)
    if len(outer) == 1 and outer[0].by in _NEWSY and _said_now(text, outer[0]):
        return Dated(outer[0].time, f"{outer[0].by}+present", 0.5)
    sentence = text.sentences[trigger.sentence]
    opening = text.string[sentence.start : sentence.end].lower().lstrip("\"“'")
    if before is not None and opening.startswith(SAME_TIME):
        return Dated(before, "same-time", 0.5)
    return Dated(None, "none")


@cache
def _states() -> frozenset[str]:
    return frozenset(toml("assembly/kinds.toml")["dated-by-sighting"]["kinds"])


def _dates(timex: Timex) -> bool:
    """Whether the expression says when: a date, a clock time, a stretch that began or that ends now."""
    when = timex.type in {"DATE", "TIME"} or timex.time.start is not None
    recent = timex.by == "times:past_units"  # "over the past few days"
    return (when or recent) and timex.time.mention is not None


def _sentence(text: Text, timex: Timex) -> int:
    mention = timex.time.mention
    token = text.token_at(mention.start) if mention else None
    return -1 if token is None else token.sentence


def _held(timex: Timex, content: Sequence[Span]) -> bool:
    mention = timex.time.mention
    return mention is not None and any(s.overlaps(mention) for s in content)


def _nearest(
    text: Text, event: EventMention, trigger: Token, times: Sequence[Timex],
    acts: Container[int] | None = None,
) -> Timex | None:  # fmt: skip
    best: tuple[float, int, Timex] | None = None
    for n, timex in enumerate(times):
        mention = timex.time.mention
        if mention is None or foreign(text, mention, trigger, acts):
            continue
        way = min(
            (distance(t, trigger) for t in text.between(mention.start, mention.end)), default=99.0
        )
        if not event.clause.overlaps(mention):
            way += OUTSIDE_CLAUSE
        if way <= REACH and (best is None or way < best[0]):
            best = (way, n, timex)
    return best[2] if best else None


def _closes(text: Text, timex: Timex) -> bool:
    """Whether it is a day of the news ("on Wednesday") after which the sentence has no verb but the speaking.

    There news writes the day of what happened, whatever stands between.
    """
    mention = timex.time.mention
    if mention is None or timex.by not in _NEWSY:
        return False
    sentence = text.sentences[_sentence(text, timex)]
    after = text.between(mention.end, sentence.end)
    return sum(t.pos == "VERB" for t in after) <= 1


def _said_now(text: Text, timex: Timex) -> bool:
    """Whether a past day opens a sentence whose speaking is in the present: it is the event's.

    ("On Sunday, it is claimed, a shell hit the mill", "On Sunday residents say …")
    """
    mention, published = timex.time.mention, text.report.published
    start = timex.time.start
    if mention is None or start is None or published is None or start[:10] >= published.day:
        return False
    sentence = text.sentences[_sentence(text, timex)]
    token = text.token_at(mention.start)
    if token is None or token.i - sentence.first > 1:
        return False
    root = next((t for t in text.between(sentence.start, sentence.end) if t.is_root), token)
    helping = root.child("aux", "auxpass")
    finite = helping if helping is not None else root
    return finite.tag in {"VBZ", "VBP"}


def _ongoing(trigger: Token) -> bool:
    """Whether the trigger, or the verb it hangs on, is progressive ("was launching")."""
    verb = trigger
    while verb.pos not in {"VERB", "AUX"} and not verb.is_root:
        verb = verb.head
    return verb.tag == "VBG" and verb.child("aux") is not None
