"""Which of an event's origins are sources of their own, and which may be one of the others again.

An origin is who a claim goes back to, as far as its report tells. Two origins count as two sources only where nothing
says that they may be one:

* voices of one side, a body and who speaks for it, a body and its name cut short, an agency named and an agency credited are one;
* a voice without a name adds nothing beside one with a name in the same report or from the same outlet, nor beside a named body of its kind in
  any; what one outlet heard from voices without a name is one source, and so is a body without a name (a monitor, an army) wherever it is heard;
* of a voice of which nothing is known but a name ("other") the same holds, and beside anybody whose name holds it; and of a monitor that is called by a state's name;
* what an outlet says in its own words adds nothing where the same outlet names a voice for the event in another report, unless it shows how it knows;
* "reportedly" is nobody, and so is a voice of which nothing is known, not even a name: they count where nobody else does.

A count that is too low can be mended by a reader who looks; one that is too high cannot be taken back once it was printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.claim import Voice
from reportedly.corroboration.gathering import components
from reportedly.corroboration.identity import RELAYS, STATE, folded, is_known, is_state, named
from reportedly.corroboration.origin import Origin, is_pronoun

#: Kinds of bodies: two without a name may be one and the same.
_BODIES = STATE | {"monitor", "ngo", "international-organisation", "armed-group"}
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Heard:
    """An origin as one claim has it: ``relay`` is the agency credited or the outlet, ``voice`` the last of the chain, null for the outlet's own words.

    ``shown`` says that the claim gives evidence: a correspondent who was there, a picture.
    """

    origin: Origin
    report: str
    relay: str
    voice: Voice | None = None
    shown: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    """All that is heard of one origin; ``voices`` are those that bear its name, of an origin without one all."""

    origin: Origin
    voices: tuple[Voice, ...]
    reports: frozenset[str]
    relays: frozenset[str]
    shown: bool

    @property
    def is_press(self) -> bool:
        return not self.voices

    @property
    def is_named(self) -> bool:
        """Whether it is told from others of its kind: by its name, or by the state for which it speaks."""
        return self.origin.side is not None or any(map(_tells, self.voices))

    @property
    def is_nobody(self) -> bool:
        """Whether not even a source without a name is mentioned ("reportedly"), or nothing tells what it is."""
        return bool(self.voices) and all(
            v.name is None and (v.mention is None or v.kind == "other" or is_pronoun(v))
            for v in self.voices
        )

    @property
    def is_person(self) -> bool:
        """Whether it goes by two names without an article, and is no body of our tables."""
        name = self.origin.name
        said = {v.mention.quote.casefold().split()[0] for v in self.voices if v.mention}
        return len(folded(name)) > 1 and not is_known(name) and not said & _ARTICLES


def sources(heard: Iterable[Heard]) -> list[Origin]:
    """One origin for each source, in the order in which they are heard."""
    found = list(_gathered(heard))
    told = [s for s in found if s.is_named]
    counted = [s for s in found if s.is_named or _adds(s, found, told)]
    if not counted:
        counted = [s for s in found if not s.is_nobody] or found
    order = {s.origin.key: n for n, s in enumerate(counted)}
    groups = components(order, _joined(counted))
    return [counted[n].origin for n in sorted(min(order[k] for k in group) for group in groups)]


def same_source(heard: Iterable[Heard]) -> dict[str, str]:
    """For the key of each origin, that of the first which may be the same source."""
    found = list(_gathered(heard))
    order = {s.origin.key: n for n, s in enumerate(found)}
    groups = components(order, _joined(found))
    return {key: min(group, key=order.__getitem__) for group in groups for key in group}


def _gathered(heard: Iterable[Heard]) -> Iterator[_Source]:
    by_key: dict[str, list[Heard]] = {}
    for one in heard:
        by_key.setdefault(one.origin.key, []).append(one)
    for of_one in by_key.values():
        voices = [h.voice for h in of_one if h.voice is not None]
        yield _Source(
            of_one[0].origin,
            tuple([v for v in voices if v.name] or voices),
            frozenset(h.report for h in of_one),
            frozenset(h.relay for h in of_one),
            any(h.shown for h in of_one),
        )


def _tells(voice: Voice) -> bool:
    if not voice.name or voice.kind in ("other", "unnamed"):
        return False
    return voice.kind in STATE | RELAYS or not is_state(voice.name)


def _adds(one: _Source, found: Sequence[_Source], told: Sequence[_Source]) -> bool:
    """Whether an outlet's own words, or a voice without a name, may be a source beside those with one."""
    if one.is_press:
        voices = [s for s in found if not s.is_press and not s.is_nobody]
        return one.shown or not any(s.relays & one.relays for s in voices)
    beside = any(s.reports & one.reports or s.relays & one.relays for s in told)
    again = any(_of_one_kind(s, one) or _is_cut_short(one, s) for s in told)
    return not beside and not one.is_nobody and not again


def _of_one_kind(one: _Source, other: _Source) -> bool:
    """Whether both are bodies of one kind, or of states, of which the second has no name."""
    kinds = {one.origin.kind, other.origin.kind}
    return kinds <= STATE or (len(kinds) == 1 and kinds <= _BODIES)


def _is_cut_short(one: _Source, other: _Source) -> bool:
    """Whether a voice that goes by a name alone may be one whose full name is told: "Koval" beside "Anna Koval"."""
    return any(v.name for v in one.voices) and _is_short_for(one, other)


def _joined(counted: Sequence[_Source]) -> Iterator[tuple[str, str]]:
    """The pairs that may be one source, by their keys."""
    for n, one in enumerate(counted):
        for other in counted[:n]:
            if _may_be_one(one, other) or _may_be_one(other, one):
                yield one.origin.key, other.origin.key


def _may_be_one(one: _Source, other: _Source) -> bool:
    if one.origin.side is not None or other.origin.side is not None:
        return one.origin.side == other.origin.side
    if one.is_press and other.is_press:
        return _is_short_for(one, other)
    if one.is_press:
        return any(v.kind in RELAYS and named(v.name or "") in one.relays for v in other.voices)
    if other.is_press or one.is_named != other.is_named:
        return False
    if not one.is_named and one.relays & other.relays:
        return True
    if one.origin.kind != other.origin.kind or one.origin.kind not in _BODIES:
        return False
    return not one.is_named or _speaks_for(one, other) or _is_short_for(one, other)


def _speaks_for(one: _Source, body: _Source) -> bool:
    """Whether a person is called by the body's name ("Observatory head Anna Koval"), or is a monitor told of with one other."""
    if not one.is_person or body.is_person:
        return False
    own, theirs = set(folded(one.origin.name)), set(folded(body.origin.name))
    called = {word for v in one.voices if v.mention for word in folded(v.mention.quote)}
    return bool((called - own) & theirs) or (
        one.origin.kind == "monitor" and bool(one.reports & body.reports)
    )


def _is_short_for(one: _Source, other: _Source) -> bool:
    """Whether all words of a name stand in the other: "the Observatory"."""
    return set(folded(one.origin.name)) <= set(folded(other.origin.name))
