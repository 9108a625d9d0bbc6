"""Whether a claim goes on about what another told: nothing of day, place, parties or harm speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.assembly.located import NARROWNESS
from reportedly.assembly.owner import foreign
from reportedly.assembly.relate import harm_fits, parties_fit, share_party
from reportedly.claim import Claim, Place, Time
from reportedly.language.text import Text, Token
from reportedly.places import lies_in
from reportedly.tables import toml

#: No longer than these: "last week" is a time of one happening, "since 2011" is not.
_BRIEF = frozenset({"minute", "hour", "part-of-day", "day", "week"})
#: The steps by which a word says what the noun above it did or suffered ("the attack that killed").
_DESCRIBING = frozenset({"acl", "relcl", "compound", "amod", "nmod"})
#: Days; a stretch longer than this is background.
LONG = 14
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PERFECT = frozenset({"had", "have", "has", "'ve", "'d"})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what its sentence says of how it goes on."""

    claim: Claim
    n: int  # place among the claims
    sentence: int
    trigger: Token
    groups: frozenset[str]
    headline: bool


def tied(one: Told, other: Told) -> bool:
    """Whether two claims share a number of people, or a party."""
    mine, yours = one.claim, other.claim
    numbers = {(f.what, f.best or f.low) for f in mine.figures}
    return any((f.what, f.best or f.low) in numbers for f in yours.figures) or share_party(
        mine, yours
    )


def goes_with(text: Text, one: Told, other: Told) -> bool:
    """Whether two events of a sentence are told as one, with no "after" or "since" between them."""
    if other.claim.time and times_fit(other.claim.time, one.claim.time) is False:
        return False
    if foreign(text, other.claim.event.trigger, one.trigger):
        return False
    if foreign(text, one.claim.event.trigger, other.trigger) and one.trigger.dep not in {
        "relcl",
        "acl",
    }:
        return False
    return parties_fit(one.claim, other.claim) and harm_fits(one.claim, other.claim)


def one_happening(one: Told, other: Told) -> bool:
    """Whether nothing speaks against one happening."""
    mine, yours = one.claim, other.claim
    fit = _places_fit(mine, yours) and times_fit(mine.time, yours.time)
    return fit and parties_fit(mine, yours)


def times_fit(one: Time | None, other: Time | None) -> bool:
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return one is None or other is None or one.timex == other.timex
    return one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]


def _places_fit(one: Claim, other: Claim) -> bool:
    a, b = one.place, other.place
    if a is None or b is None or a.inherited or a.name == b.name:
        return True
    if is_unlisted(a) != is_unlisted(b):
        return True  # a quarter that no gazetteer has can lie in the town
    return lies_in(a, b) or lies_in(b, a)


def is_unlisted(place: Place) -> bool:
    """Whether only its sort made it a place: no gazetteer has it, nor where it lies."""
    nowhere = place.lat is None and place.label_point is None
    return (
        place.geonames_id is None and nowhere and place.precision in {"town", "exact", "district"}
    )


def goes_on(one: Told) -> bool:
    """Whether the sentence goes on with what was told, in the simple past and of no other happening."""
    claim = one.claim
    open_ = claim.certainty.level == "unknown" and claim.certainty.polarity == "positive"
    if open_ and not _is_that_deed(one.trigger):  # "whether the strike was …": there was one
        return False  # planned, asked for, asked about
    if is_any(one):
        return False
    return not is_aside(one) and not any(f.scope == "cumulative" for f in claim.figures)


def is_aside(one: Told) -> bool:
    """Whether it is told as another happening than the report's, or of how things always are."""
    around = [one.trigger, *one.trigger.children]
    verb, described = one.trigger, True
    while not _is_finite(verb) and not verb.is_root:
        described = described and verb.dep in _DESCRIBING
        verb = verb.head
        around += verb.children if described or _is_finite(verb) else ()
    for subject in verb.kids("nsubj"):
        around += subject.children
    if any(t.lower in _words("another-happening") and not _counts_on(t) for t in around):
        return True
    helping = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    perfect = any(c.lower in _PERFECT for c in helping)
    perfect = perfect and not _is_that_deed(one.trigger) and not _is_backshifted(verb, helping)
    if perfect or any(c.tag == "MD" for c in helping):
        return True
    finite = helping[0] if helping else verb
    if finite.tag not in {"VBZ", "VBP"} or _is_that_deed(one.trigger, single=True):
        return False
    reported = verb.dep == "ccomp"  # "it says that jets hit": the past, for all that the tag says
    return not reported or (
        finite is verb and verb.lower not in _words("same-past") and _is_habit(verb)
    )


def _is_backshifted(verb: Token, helping: list[Token]) -> bool:
    """Whether "had" only follows from a saying in the past ("said that two had died")."""
    saying = verb.head.tag == "VBD" and verb.head.lemma in _words("saying")
    told = verb.dep == "ccomp" and saying
    return told and any(c.lower in {"had", "'d"} for c in helping)


def _is_that_deed(trigger: Token, single: bool = False) -> bool:
    """Whether a noun with "the" names the deed: that it "had been carried out by" somebody tells of it, and of no earlier one.

    ``single``: or its toll, and no deeds in the plural, which can be of any time ("the attacks are a crime").
    """
    if single and trigger.tag == "NNS" and trigger.lower not in {"casualties", "losses", "deaths"}:
        return False
    return trigger.pos == "NOUN" and any(c.lower in _DEFINITE for c in trigger.children)


def _is_habit(verb: Token) -> bool:
    """Whether the verb in the present has an adverb of manner or a plural subject at large ("jets target hospitals")."""
    subject = verb.child("nsubj") if verb.lemma != "be" else None
    at_large = subject is not None and subject.tag in {"NNS", "NNPS"}
    return at_large and not any(c.lower in _DEFINITE for c in (subject.children if subject else ()))


def is_another(text: Text, one: Told) -> bool:
    """Whether a word of its clause turns to another happening or another spot ("on another quarter")."""
    clause = text.between(one.claim.anchor.start, one.claim.anchor.end)
    return any(t.lower in _words("another-happening") and not _counts_on(t) for t in clause)


def several_spots(text: Text, one: Told) -> bool:
    """Whether its sentence tells of several towns, quarters or areas without their names ("three villages")."""
    sentence = text.sentences[one.sentence]
    return any(
        t.tag == "NNS" and t.lower in _words("several-spots")
        for t in text.between(sentence.start, sentence.end)
    )


def points_back(one: Told) -> bool:
    """Whether it can be the happening told of before: a deed in a verb, or one with "the" or "this"; no "air strikes" at large."""
    trigger = one.trigger
    if trigger.pos in {"VERB", "ADJ"} or one.claim.figures:
        return True
    return any(c.lower in _DEFINITE for c in trigger.children)


def is_any(one: Told) -> bool:
    """Whether it is told as no one deed ("such attacks", "hospitals are often hit")."""
    verb = one.trigger
    around = [*verb.children]
    while not _is_finite(verb) and not verb.is_root:
        verb = verb.head
        around += verb.children if _is_finite(verb) else ()
    around += [word for subject in verb.kids("nsubj", "nsubjpass") for word in subject.children]
    if any(t.lower in _words("no-one-deed") for t in around):
        return True
    above = (verb, *verb.ancestors())
    return any(t.tag in {"VBZ", "VBP"} and t.lemma in _words("weighs-any") for t in above)


def _counts_on(token: Token) -> bool:
    """Whether "another" only goes on counting ("another five people were killed")."""
    counted = token.head.child("nummod") is not None or token.head.pos == "NUM"
    return token.lower in {"another", "other"} and counted


def _is_finite(token: Token) -> bool:
    """Whether the token is a verb with a tense, its own or an auxiliary's."""
    return token.tag in {"VBD", "VBZ", "VBP"} or token.child("aux", "auxpass") is not None


def hands_day(other: Claim) -> bool:
    """Whether its time is one of a single happening: no siege's beginning, no "now" or "soon"."""
    time = other.time
    if time is None or time.precision not in _BRIEF or time.timex.endswith("_REF"):
        return False
    return other.event.kind not in {"siege", "offensive"}


def may_give(mine: Place | None, other: Place, how: str) -> bool:
    """Whether the other's place is one for this claim: it has none, or one around it."""
    if mine is None:
        return True
    if mine.inherited and not other.inherited and how != "lead" and _later(other, mine):
        return not is_wide(other) or is_wide(mine)
    narrows = how == "lead" or (how == "sentence" and not other.inherited)
    narrower = NARROWNESS[other.precision] > NARROWNESS[mine.precision]
    if not narrows:
        return False
    return (narrower and is_wide(mine) and lies_in(other, mine)) or may_lie_in(other, mine)


def may_lie_in(inner: Place, outer: Place) -> bool:
    """Whether a spot that no gazetteer has may lie in the area or town: nothing of the country speaks against it."""
    if inner.name == outer.name or not is_unlisted(inner) or inner.code not in {None, outer.code}:
        return False
    quarter = inner.precision in {"exact", "district"} and outer.precision == "town"
    return not is_unlisted(outer) and (quarter or (is_wide(outer) and not is_wide(inner)))


def _later(one: Place, other: Place) -> bool:
    """Whether one was named after the other, and so nearer to what goes on about it."""
    return bool(one.mention and other.mention and one.mention.start > other.mention.start)


def is_long(time: Time | None) -> bool:
    """Whether the time is a stretch that no one deed fills ("since 2011", "in March"): what was then is told as background."""
    if time is None or not (time.start and time.end):
        return False
    return (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days > LONG


def is_wide(place: Place) -> bool:
    return NARROWNESS[place.precision] <= NARROWNESS["province"]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("assembly/kinds.toml")[name]["words"])
