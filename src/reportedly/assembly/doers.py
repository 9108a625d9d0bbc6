"""Who did it, where an act is taken up again in another sentence: "the strikes hit …", "ten were also wounded".

A claim without an actor takes those of the act that its words point back to: a noun with "the" or "this" that can
stand for it, or a count that goes on ("another five", "were also wounded"). It takes none where the acts told
shortly before have different doers, where day, place, parties or numbers speak against one happening, or where
somebody else tells of the other act and only accuses, supposes or denies.

Origin: ours; definite noun phrases take up what was told before (Hawkins, *Definiteness and Indefiniteness*, 1978).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.assembly.build import of_a_war
from reportedly.assembly.going_on import Told, is_another, is_any, one_happening
from reportedly.assembly.relate import harm_fits
from reportedly.claim import Claim, Party, ReadBy
from reportedly.events import kinds
from reportedly.events.causes import BY
from reportedly.events.grammar import agents, governor, subjects, under
from reportedly.events.told import measured
from reportedly.language.text import Text, Token
from reportedly.tables import toml

#: Sentences that an act reaches on.
REACH = 3
SCORE = 0.5
_HARM = frozenset({"killing", "losses", "property-destruction"})
_DEFINITE = frozenset({"the", "this", "these", "those", "that"})
_NAMING = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_PLAIN = frozenset({"asserts", "confirms", "reports", "admits"})


def done_by(text: Text, claims: Sequence[Claim], told: Sequence[Told]) -> list[Claim]:
    """The same claims, each act and harm that takes up an act told before with that act's actors.

    ``told`` are those of the claims that tell of a happening, in order of the text.

    >>> from reportedly.reading import read
    >>> from reportedly.report.plain import report
    >>> claims = read(report("Rebels shelled Goris on Sunday. The shelling wounded two.", published="2020-10-06"), "rules").claims
    >>> [a.mention.quote for a in claims[-1].event.actors]
    ['Rebels']
    """
    result = list(claims)
    body = sorted((t for t in told if not t.headline), key=lambda t: t.trigger.i)
    by_sentence: dict[int, list[Told]] = {}
    for one in body:
        by_sentence.setdefault(one.sentence, []).append(one)
    for one in body:
        claim = result[one.n]
        if claim.event.actors or claim.event.kind not in _acts() | _HARM:
            continue
        if is_any(one) or is_another(text, one) or of_a_war(claim.figures):
            continue
        wanted = _taken_up(one)
        reach = 0 if not wanted else 1 if wanted == _HARM else REACH
        sentences = range(one.sentence - reach, one.sentence + (not wanted))
        near = [replace(t, claim=result[t.n]) for s in sentences for t in by_sentence.get(s, ())]
        given = _doers(replace(one, claim=claim), near, wanted) if wanted else _beside(one, near)
        if given:
            by = {**claim.read_by, "actors": ReadBy("story", SCORE)}
            event = replace(claim.event, actors=given)
            result[one.n] = replace(claim, event=event, read_by=by)
    return result


def _beside(one: Told, told: Sequence[Told]) -> tuple[Party, ...]:
    """The doers given to the act that a participle hangs on: "the strikes hit a market, *killing* nine"."""
    if one.trigger.tag != "VBG":
        return ()
    above = {t.i for t in one.trigger.ancestors()}
    given = [t for t in told if t.trigger.i in above and "actors" in t.claim.read_by]
    return given[0].claim.event.actors if given else ()


def _taken_up(one: Told) -> frozenset[str]:
    """The kinds of act that the claim's words can point back to; empty where they do not point back."""
    trigger = one.trigger
    if trigger.pos == "NOUN" and one.claim.event.kind in _acts():
        return _stands_for(trigger)
    verb = trigger if trigger.pos == "VERB" else governor(trigger)[0]
    if verb.pos != "VERB":
        return frozenset()
    nouns = measured([*agents(verb), *under(verb, *BY)])
    found = frozenset(kind for noun in nouns for kind in _stands_for(noun))
    if found or one.claim.event.kind not in _HARM:
        return found
    return _HARM if _goes_on_counting(verb) else frozenset()


def _stands_for(noun: Token) -> frozenset[str]:
    """The kinds of act that "the strikes" can be; none for one with a name, place or owner of its own."""
    article = noun.child("det")
    if article is None or article.lower not in _DEFINITE:
        return frozenset()
    named = [c for c in noun.kids(*_NAMING) if c.lower not in _table()["loose"]["words"]]
    placed = any(p.lower in {"by", "of"} for p in noun.kids("prep"))
    means = " ".join(c.lower for c in named)
    if placed or (named and means not in _table()["means"]):
        return frozenset()
    return frozenset(_table()["means"][means] if named else _table()["acts"].get(noun.lemma, ()))


def _goes_on_counting(verb: Token) -> bool:
    """Whether it adds to the harm told right before: "were *also* wounded", "*another* five died"; not where its cause is told."""
    if under(verb, *BY):
        return False
    of_number = [c for s in subjects(verb) for c in s.children if c.lower == "another"]
    return any(t.lower == "also" for t in verb.children) or bool(of_number)


def _doers(one: Told, told: Sequence[Told], wanted: frozenset[str]) -> tuple[Party, ...]:
    """The actors of the acts told shortly before that the claim can take up, where these have the same."""
    near = [t for t in told if t.claim.event.kind in wanted | _HARM]
    acts = [t for t in near if t.claim.event.kind in wanted]
    last = max((t.sentence for t in acts), default=-1)
    fits = [t for t in near if t.sentence == last and t.claim.event.actors]
    if not fits or not all(_may_be(one, t) for t in fits):
        return ()
    doers = {_names(t.claim.event.actors) for t in acts + fits if t.claim.event.actors}
    return fits[0].claim.event.actors if len(doers) == 1 else ()


def _names(found: Sequence[Party]) -> frozenset[tuple[str | None, ...]]:
    return frozenset(
        (p.code, p.name, p.role, None if p.code else p.mention.quote.lower()) for p in found
    )


def _may_be(one: Told, other: Told) -> bool:
    """Whether the two can be of one happening, and the other is told as what happened."""
    mine, yours = one.claim, other.claim
    sure = yours.certainty
    if sure.polarity != "positive" or sure.level not in {"certain", "probable"}:
        return False
    heard, said = yours.voices[-1], mine.voices[-1]
    same = (heard.kind, heard.name, heard.country) == (said.kind, said.name, said.country)
    plain = heard.stance in _PLAIN and len(mine.voices) == 1
    if not (same or plain or len(yours.voices) == 1):
        return False
    return one_happening(one, other) and harm_fits(mine, yours)


@cache
def _acts() -> frozenset[str]:
    return frozenset(kinds.group("violent"))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return dict(toml("assembly/kinds.toml")["acts-again"])
