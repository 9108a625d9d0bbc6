"""Where a claim comes from: the first voice that it can be traced to.

A claim is traced through its own chain of voices, the agency that its report credits, and the text that its report shares
with others. Claims with one origin are one source, however many reports carry them. Every step is kept
with its reason, so that the trace can be shown and disputed.

| what the chain ends with | the origin |
| --- | --- |
| a voice that is somebody (a ministry, a person, a group, a monitor) | that voice, whoever relays it |
| a voice that is nobody in particular (sources, residents, a witness) | that voice *as heard by* whoever relays it first |
| the publisher alone | the voice that the same report names for the event (see ``summed_up``); else whoever another report has the same sentence from (``echoed``); else the agency it credits; else the report it took the passage from; else the publisher |
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.claim import Claim, Voice
from reportedly.corroboration.identity import (
    NOBODY,
    RELAYS,
    STATE,
    Identity,
    Member,
    folded,
    identities,
    named,
)
from reportedly.report.credit import agency_at

Who = Mapping[Member, Identity]
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "we", "i", "one"})
_TOLD = re.compile(r"\btold (?:the )?")
NONE: Who = {}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the trace: ``how`` is ``quotes``, ``credits``, ``copies`` or ``sums up``; ``reason`` says it in words."""

    how: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """``key`` is equal for claims of one source; ``side`` is the state or group it speaks for, null for others."""

    key: str
    name: str
    kind: str
    side: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of a report's publisher: ``outlet`` (null where unknown), the agency credited, and the report's id."""

    report: str
    outlet: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """That a claim's passage stands in an earlier report: its publisher, and the reason in words."""

    publisher: Publisher
    reason: str


def origin(
    claim: Claim, publisher: Publisher, taken: Taken | None = None, who: Who = NONE,
    sentence: str = "",
) -> Origin:  # fmt: skip
    """Trace a claim; ``taken`` is the first report that has its passage, null where it is this one.

    ``sentence`` is that of the claim: who "told AFP" was heard by AFP, whoever prints it.

    ``who`` says who the voices of the claims beside it are (``identity.identities``); a voice that is not there is who it is alone.
    """
    steps: list[Step] = []
    said = claim.voices[1:]
    last = said[-1] if said else None
    if last is not None and _is_somebody(last):
        steps += [_quoted(voice) for voice in said]
        key, name = _identity(last, claim.report, who)
        return Origin(key, name, last.kind, _side(last), tuple(steps))
    relay, kind = _relay(said, publisher, taken, steps)
    agency = told(sentence) if last is not None and kind == "outlet" else None
    if agency:
        relay, kind = agency, "agency"
        steps.append(Step("credits", agency, f"told {agency}"))
    if last is None or last.kind in RELAYS:
        return Origin(_hash("press", named(relay)), relay, kind, None, tuple(steps))
    steps.append(_quoted(last))
    heard = f"{_called(last)}, as heard by {relay}"
    place = last.country or ""
    return Origin(
        _hash("heard", named(relay), last.kind, place), heard, last.kind, _side(last), tuple(steps)
    )


def _relay(
    said: Sequence[Voice], publisher: Publisher, taken: Taken | None, steps: list[Step]
) -> tuple[str, str]:
    """Who first relayed it: name and kind."""
    for voice in reversed(said):
        if voice.kind in RELAYS and _is_somebody(voice):
            steps.append(_quoted(voice))
            return _called(voice), voice.kind
    first = publisher
    if taken is not None:
        first = taken.publisher
        steps.append(Step("copies", first.outlet or first.report, taken.reason))
    for one in (publisher, first):
        if one.credit:
            steps.append(Step("credits", one.credit, f"credits {one.credit}"))
            return one.credit, "agency"
    return first.outlet or f"report {first.report[:8]}", "outlet"


def told(sentence: str) -> str | None:
    """The agency that was told something in a sentence.

    >>> told("A shepherd told the Associated Press that two shells fell."), told("He told nobody.")
    ('AP', None)
    """
    for found in _TOLD.finditer(sentence):
        named_there = agency_at(sentence, found.end())
        if named_there:
            return named_there[1]
    return None


def summed_up(own: Origin, named: Sequence[Origin]) -> Origin:
    """The origin of what a publisher says itself of an event for which its own report names voices: the first of these.

    A headline that says outright what the text lays to a ministry is the ministry's word, and no second source.
    """
    first = named[0]
    reason = f"{own.name} says it itself; the same report has it from {first.name}"
    return replace(first, steps=(*own.steps, Step("sums up", first.name, reason)))


def called(own: Origin, known: Origin) -> Origin:
    """The origin of what a voice without a name says, where the report names one voice of its kind."""
    reason = f"{own.name}: the same report names {known.name}"
    return replace(known, steps=(*own.steps, Step("sums up", known.name, reason)))


def echoed(own: Origin, known: Origin) -> Origin:
    """The origin of what a publisher says in a sentence that another report has from somebody."""
    reason = f"{own.name}: its sentence stands in another report, which has it from {known.name}"
    return replace(known, steps=(*own.steps, Step("copies", known.name, reason)))


def _is_somebody(voice: Voice) -> bool:
    """Whether a voice is one and the same wherever it is heard: it has a name, or is the only one of its kind and state."""
    if voice.name:
        return True
    return (
        voice.kind not in NOBODY
        and voice.kind in STATE
        and voice.country is not None
        and _is_body(voice)
    )


def _is_body(voice: Voice) -> bool:
    """Whether the words name a body ("the ministry"), not some of its people ("officials", "soldiers")."""
    words = folded(voice.mention.quote if voice.mention else "")
    return bool(words) and not words[-1].endswith("s") and not is_pronoun(voice)


def is_pronoun(voice: Voice) -> bool:
    """Whether all that is known of a voice is a word that stands for somebody else: "he", "who"."""
    said = voice.mention.quote.casefold() if voice.mention else ""
    return voice.name is None and said in PRONOUNS


def _quoted(voice: Voice) -> Step:
    cue = f" (“{voice.cue.quote}”)" if voice.cue else ""
    return Step("quotes", _called(voice), f"quotes {_called(voice)}{cue}")


def _called(voice: Voice) -> str:
    if voice.name:
        return voice.name
    if voice.mention is None or is_pronoun(voice):
        return f"{voice.kind} voice"
    return voice.mention.quote


def _side(voice: Voice) -> str | None:
    """The state or group that a voice speaks for."""
    if is_pronoun(voice):
        return None
    if voice.kind in STATE:
        return voice.country
    return named(voice.name) if voice.kind == "armed-group" and voice.name else None


def _identity(voice: Voice, report: str, who: Who) -> tuple[str, str]:
    """The key and name of a voice that is somebody; a body without a name is that of its state."""
    if not voice.name:
        return _hash("state", voice.country or "", named(_called(voice))), _called(voice)
    member = member_of(voice, report)
    found = who.get(member) or identities([member])[member]
    return found.id, found.name


def member_of(voice: Voice, report: str) -> Member:
    """A voice as ``identities`` takes it."""
    return Member(voice.name or "", voice.kind, voice.country or "", report)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(p.casefold() for p in parts).encode()).hexdigest()[:12]
