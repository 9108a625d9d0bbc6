"""Where a proposition's event was: the toponyms that belong to its trigger.

The place of the event is not the place of the sentence: what stands outside the content that
holds the trigger ("said in Moscow that …") is where somebody spoke, and a name inside the
mention of an actor is that actor.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from functools import cache

from reportedly.assembly.inherited import inherited, sorts
from reportedly.assembly.located import NOWHERE, SPOT, Located, filed_from, width
from reportedly.assembly.nearness import distance, first_conjunct
from reportedly.claim import Place
from reportedly.events import kinds
from reportedly.events.grammar import words
from reportedly.events.mention import EventMention
from reportedly.language.text import Text, Token
from reportedly.places.toponym import Toponym
from reportedly.span import Span
from reportedly.tables import toml

#: Farther along the tree than this, a name in the sentence belongs to something else.
REACH = 9.0
OUTSIDE_CLAUSE = 2.0
#: A spot may hang so much farther from the trigger than the place that it is named in …
CONTAINED = 4.0
#: … with no more words than these between the two names.
APART = 9
BESIDE = frozenset({"near", "from", "outside", "towards", "toward", "off", "beyond"})
#: Prepositions after which a name says where somebody is, not whose he is ("troops from", "the army of").
WITHIN = frozenset({"in", "at", "near", "outside", "inside", "around"})
#: What sets an act down as why another happened.
REASONS = frozenset({"because", "due", "for", "over"})
#: How far it is ("40 km (25 miles) west of X") is not counted among the words between.
_MEASURE = frozenset({"(", ")"})
_BEFORE_DEED = frozenset({"compound", "nmod", "poss", "amod"})


def places_of(
    text: Text,
    event: EventMention,
    content: Sequence[Span],
    others: Sequence[Span],
    toponyms: Sequence[Toponym],
    events: Sequence[EventMention] = (),
    countries: Collection[str | None] = (),
) -> tuple[Located, ...]:
    """The places of an event, one for each member of a list of places.

    ``content`` are the stretches that hold the trigger (empty where the outlet itself speaks),
    ``others`` those that the trigger only introduces ("accused … of shelling Goris"); ``toponyms``
    and ``events`` are those of the whole report, ``countries`` the codes of the places that it tells of. A name that hangs closer on another event of the
    sentence is that event's. Where the clause of something that must have happened
    somewhere names no place, that of a sentence shortly before it in the paragraph or of the
    dateline is inherited, and marked so.
    """
    trigger = text.tokens[event.token]
    near = [
        t
        for t in toponyms
        if t.sense == "place"
        and text.tokens[t.token].sentence == trigger.sentence
        and (not content or any(s.overlaps(t.mention) for s in content))
        and not any(s.covers(t.mention) for s in others)
        and not filed_from(text, t)
        and not _is_party(text, t, event)
        and not _is_actors(text, t, trigger)
        and not _is_of_before(text, t, trigger)
        and not (event.kind in kinds.group("dealings") and _is_topic(text.tokens[t.token]))
    ]
    rivals = [
        e for e in events if e is not event and text.tokens[e.token].sentence == trigger.sentence
    ]
    acts = {e.token for e in rivals}
    near = [
        t for t in near
        if not _is_strikers(text, t, near, (event, *rivals))
        and not _is_of_reason(text.tokens[t.token], trigger, acts)
        and not (event.kind in _spoken() and not _is_at(text.tokens[t.token], trigger))
    ]  # fmt: skip
    ranked = sorted((cost(text, event, t), t.mention.start, n, t) for n, t in enumerate(near))
    ranked = [
        row
        for row in ranked
        if row[0] <= REACH and not _elsewhere(text, event, row[3], row[0], rivals)
    ]
    if not ranked:
        named_here = any(width(t) >= SPOT for t in near)  # those of the same happening hand it on
        if event.kind not in _inheriting() or named_here or _names_spot(event, toponyms):
            return NOWHERE
        return inherited(text, event, trigger, toponyms, countries)
    best = _narrowest(text, event, [(row[0], row[3]) for row in ranked])
    listed = _list_of(text, best, [row[3] for row in ranked])
    return tuple(Located(_known(t), f"{t.by}+clause", t.score) for t in listed)


def _names_spot(event: EventMention, toponyms: Sequence[Toponym]) -> bool:
    """Whether its own clause names a spot, if only within a name ("attacked the Goris Police")."""
    return any(width(t) >= SPOT and event.clause.covers(t.mention) for t in toponyms)


def cost(text: Text, event: EventMention, toponym: Toponym) -> float:
    """How far the toponym hangs from the trigger of the event."""
    way = distance(text.tokens[toponym.token], text.tokens[event.token])
    return way if event.clause.overlaps(toponym.mention) else way + OUTSIDE_CLAUSE


def _elsewhere(
    text: Text, event: EventMention, toponym: Toponym, way: float, rivals: Sequence[EventMention]
) -> bool:
    if event.clause.covers(toponym.mention):
        return False
    return any(
        e.clause.covers(toponym.mention) and cost(text, e, toponym) + OUTSIDE_CLAUSE < way
        for e in rivals
    )


def _known(toponym: Toponym) -> Place:
    """The place, or the bare name where the gazetteer knows none: a name is not thrown away."""
    return toponym.place or Place(
        toponym.mention.quote, None, None, None, None, "region", None, False, toponym.mention
    )


@cache
def _inheriting() -> frozenset[str]:
    return frozenset(toml("assembly/kinds.toml")["inherits-place"]["kinds"])


@cache
def _spoken() -> frozenset[str]:
    return frozenset(toml("assembly/kinds.toml")["spoken"]["kinds"])


def _is_at(token: Token, trigger: Token) -> bool:
    """Whether a name says where somebody spoke, not where that is which is spoken of: "condemned in Yerevan the raid on Goris"."""
    first = first_conjunct(token)
    return first.dep == "pobj" and first.head.head is trigger and first.head.lower in WITHIN


def _is_of_reason(token: Token, trigger: Token, acts: Container[int]) -> bool:
    """Whether the name is that of another act which is only the reason: "banned because of fighting in X", "trained for the X offensive"."""
    for node in token.ancestors():
        if node is trigger or node.is_root:
            return False
        above = node.head.head.lower if node.head.lower == "of" else node.head.lower
        act = node.i in acts or node.lemma in words("strife")
        if act and node.dep == "pobj" and above in REASONS:
            return True
    return False


def _is_party(text: Text, toponym: Toponym, event: EventMention) -> bool:
    """Whether the name is part of who did it or to whom, not of where."""
    token = text.tokens[toponym.token]
    for party in event.actors:
        if party.mention.covers(toponym.mention):
            return not _locative(token, WITHIN)  # "two jets at Goris airport" are where they are
    if _locative(token, _prepositions()):
        return False
    for party in event.targets:
        if party.mention.covers(toponym.mention):
            known = party.code is not None or party.role is not None
            return known and party.mention != toponym.mention  # "the town of Goris" is a spot
    if token.dep in {"nsubj", "agent", "poss"}:
        return True
    return _can_act(toponym) and not _suffers(text, token, event)


def _is_actors(text: Text, toponym: Toponym, trigger: Token) -> bool:
    """Whether the name says where who acts is, not where the act is: "troops based in X fired at Y"."""
    token = text.tokens[toponym.token]
    for node in token.ancestors():
        if node is trigger or node.is_root:
            return False
        if node.dep in {"acl", "relcl"} and (
            node.head.dep == "nsubj" or node.head.head.dep == "agent"
        ):
            agent = node.head.head
            verb = agent.head if agent.dep == "agent" else agent
            return verb is trigger or any(verb is above for above in trigger.ancestors())
    return False


def _is_of_before(text: Text, toponym: Toponym, trigger: Token) -> bool:
    """Whether the name says where what came before was: "under attack since declaring a state in X"."""
    for node in text.tokens[toponym.token].ancestors():
        if node is trigger or node.is_root:
            return False
        marked = node.child("mark")
        if node.dep == "pcomp" and node.head.lower == "since":
            return not any(node is above for above in trigger.ancestors())
        if node.dep == "advcl" and marked is not None and marked.lower == "since":
            return not any(node is above for above in trigger.ancestors())
    return False


def _is_topic(token: Token) -> bool:
    """Whether a dealing is about the place: "the agreements reached on Karabakh", "talks over the dam"."""
    first = first_conjunct(token)
    return first.dep == "pobj" and first.head.lower in {"on", "over", "about", "regarding"}


def _is_strikers(
    text: Text, toponym: Toponym, near: Sequence[Toponym], events: Sequence[EventMention]
) -> bool:
    """Whether a state's name before a deed says whose it was, the place being told after it ("the US strike in Syria")."""
    deed = text.tokens[toponym.token].head
    if not _can_act(toponym) or text.tokens[toponym.token].dep not in _BEFORE_DEED:
        return False
    if not any(e.token == deed.i for e in events):
        return False
    after = text.tokens[deed.i + 1].lower if deed.i + 1 < len(text.tokens) else ""
    told = any(t is not toponym and text.tokens[t.token].i > deed.i for t in near)
    return told and after in _prepositions()


def _locative(token: Token, prepositions: Container[str]) -> bool:
    """Whether the name, or the noun that it belongs to, hangs on a preposition of place."""
    while token.dep in {"compound", "nmod", "amod", "appos", "conj"} and not token.is_root:
        token = token.head
    return token.head.lower in prepositions


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(toml("assembly/kinds.toml")["prepositions-of-place"]["words"])


def _can_act(toponym: Toponym) -> bool:
    """Whether the name is also that of a state or an authority, which is a party as often as a place."""
    place = toponym.place
    return place is not None and (
        place.precision == "country" or (place.code or "").startswith("x")
    )


def _suffers(text: Text, token: Token, event: EventMention) -> bool:
    """ "the invasion of Kuwait", "Kuwait was invaded": what the trigger is done to."""
    trigger = text.tokens[event.token]
    first = first_conjunct(token)
    if first.dep in {"dobj", "nsubjpass", "compound"}:
        return first.head is trigger
    return first.head.lower == "of" and trigger in first.ancestors()


def _narrowest(text: Text, event: EventMention, ranked: list[tuple[float, Toponym]]) -> Toponym:
    """The nearest name, or a narrower one that goes with it ("settlements, including Stepanakert").

    What is only near ("in Armenia near the border") does not narrow, nor what stands outside the
    clause when the nearest name stands inside ("Karabakh war: seven killed in Azerbaijan").
    """
    first_cost, first = ranked[0]
    best = first
    for way, other in ranked[1:]:
        if _is_called(text, best, other):
            best = other
            continue
        if way - first_cost <= CONTAINED and _stands_in(text, other, best):
            best = other
            continue
        together = way - first_cost <= 2.0 and not _coordinated(text, other, first)
        inside = event.clause.covers(other.mention) or not event.clause.covers(first.mention)
        if together and inside and not _beside(text, other) and width(other) > width(best):
            best = other
    return best


def _is_called(text: Text, one: Toponym, other: Toponym) -> bool:
    """Whether the other is what a spot of the one is called: "the Damascus suburb Eastern Ghouta"."""
    if one.mention.end >= other.mention.start:
        return False
    last = text.between(one.mention.start, other.mention.start)[-1]
    return last.lower in sorts()


def _stands_in(text: Text, one: Toponym, other: Toponym) -> bool:
    """Whether the one is named as a spot in or beside the other ("the quarter of X in Y", "X, east of Y").

    The other is then no narrower answer to where it was, even where nothing is known of the one but its name.
    """
    start, end = one.mention.end, other.mention.start
    if start >= end or width(one) < SPOT or width(one) < width(other) - 1:
        return False
    between = [t.lower for t in text.between(start, end) if t.lower not in _MEASURE]
    between = [word for word in between if not word.isdigit()]
    leading, passed = _standing("leading"), _standing("passed")
    led = [word for word in between if word not in passed and not word.endswith("ern")]
    return len(between) <= APART and bool(led) and all(word in leading for word in led)


@cache
def _standing(name: str) -> frozenset[str]:
    return frozenset(toml("assembly/kinds.toml")["stands-in"][name])


def _beside(text: Text, toponym: Toponym) -> bool:
    """Whether the name only says what the place is near to ("near the border with Iran")."""
    for token in text.tokens[toponym.token].ancestors():
        if token.lower in BESIDE:
            return True
        if token.pos in {"VERB", "AUX"}:
            return False
    return False


def _coordinated(text: Text, one: Toponym, other: Toponym) -> bool:
    mine, yours = text.tokens[one.token], text.tokens[other.token]
    return first_conjunct(mine) is first_conjunct(yours)


def _list_of(text: Text, best: Toponym, near: list[Toponym]) -> list[Toponym]:
    """The list of places that ``best`` stands in ("in Karabakh and Armenia"), in order."""
    listed = [t for t in near if t is best or _coordinated(text, t, best)]
    seen: set[str] = set()
    unique = []
    for toponym in sorted(listed, key=lambda t: t.mention.start):
        name = _known(toponym).name
        if name not in seen:
            seen.add(name)
            unique.append(toponym)
    return unique
