"""Who "we" and "I" are: the one who speaks, where a claim's words name its sides by these alone."""

from __future__ import annotations

from dataclasses import replace

from reportedly.claim import Event, Party, Voice
from reportedly.events.grammar import agents, patients
from reportedly.language.text import Text, Token
from reportedly.voices.homeland import publisher

_FIRST = frozenset({"we", "i"})
_FIRST_OBJECTS = frozenset({"us", "me"})
#: Kinds of voice that are also parts played in a conflict.
_ROLES = frozenset(
    {
        "government", "military", "police", "armed-group", "politician", "international-organisation",
        "ngo", "resident", "journalist", "medical", "monitor",
    }
)  # fmt: skip


def spoken_of(text: Text, trigger: int, event: Event, voices: tuple[Voice, ...]) -> Event:
    """The event with who says "we" as the side that these words stand for, where it has nobody else.

    A side is taken from the last voice alone, and only where its name or country is known: a
    newspaper's own "we", or that of somebody unnamed, stays nobody. An office of state that
    publishes its own statements is who "we" are there.

    >>> from reportedly.reading import read
    >>> from reportedly.report import plain
    >>> said = "“We have released two prisoners,” Turkey's defence minister said."
    >>> [c.event.actors[0].code for c in read(plain.report(said), "rules").claims]
    ['TUR']
    """
    voice = voices[-1]
    if len(voices) == 1:
        office = publisher(text.report.outlet or "")  # a statement of an office of state
        voice = replace(voice, kind="government", name=None, country=office)
    if voice.name is None and voice.country is None:
        return event
    verb = text.tokens[trigger]
    if verb.pos not in {"VERB", "AUX"}:
        return event
    if not event.actors and (said := _one_of(agents(verb), _FIRST)) is not None:
        event = replace(event, actors=(_party(text, voice, said),))
    if not event.targets and (said := _one_of(patients(verb), _FIRST_OBJECTS)) is not None:
        us = _party(text, voice, said)
        others = tuple(p for p in event.actors if (p.name, p.code) != (us.name, us.code))
        event = replace(
            event, actors=others, targets=(us,)
        )  # "they" of "they attacked us" is not us
    return event


def _one_of(tokens: list[Token], pronouns: frozenset[str]) -> Token | None:
    return tokens[0] if len(tokens) == 1 and tokens[0].lower in pronouns else None


def _party(text: Text, voice: Voice, said: Token) -> Party:
    role = voice.kind if voice.kind in _ROLES else None
    return Party(voice.name, role, voice.country, text.span_of(said, said))
