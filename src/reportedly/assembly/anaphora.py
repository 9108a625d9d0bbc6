"""Denials that do not repeat what they deny: "Armenia denied it", "rejected the accusations".

What "it" or "the accusations" stand for is looked for among the claims before, by who is the actor
of them; where several fit equally well none is taken, since nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.assembly import chains
from reportedly.assembly.build import context, identified, numbered
from reportedly.assembly.commitment import committed, spoken, turned
from reportedly.assembly.found import Found, in_sentence, within
from reportedly.claim import Certainty, Claim, Party, ReadBy
from reportedly.events import kinds
from reportedly.language.clauses import clause_of
from reportedly.language.text import Text, Token
from reportedly.span import Span
from reportedly.tables import toml
from reportedly.voices.apposed import FRAME
from reportedly.voices.attribution import Attribution

_UNTRUE = frozenset({"denies", "does-not-confirm"})
_SAID = frozenset({"asserts", "confirms", "accuses", "admits", "suggests"})
_THIS = frozenset({"it", "this", "that", "these", "those", "them", "which"})
_THE = frozenset({"the", "this", "these", "that", "those", "such"})
_SEVERAL = frozenset({"both", "all", "any", "two", "several"})  # more than one claim is meant
_AGAINST_ONE = frozenset(
    {"accusation", "allegation", "charge", "responsibility", "involvement"}
)  # denied by whom they are made of
_SHARES = frozenset({"responsibility", "involvement"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_LONG = 200  # characters of a trigger, at most
_LONGEST = 5  # words of "all of these latest accusations"; more words say themselves what is denied
#: Sentences that "it" and "the accusations" reach back.
_REACH_OF_IT, _REACH_OF_NOUN = 1, 3


def taken_up(
    text: Text, found: Found, claims: Sequence[Claim]
) -> tuple[list[Claim], dict[str, str]]:
    """The claims with those that a denial takes up again, and which claim each of these is about.

    Such a claim has the event, place and time of the one it takes up and the denier's voice; its
    trigger are the words that stand for the event ("it", "the accusations").
    """
    made: list[Claim] = []
    about: dict[str, str] = {}
    gone: set[str] = set()
    order = sorted(claims, key=lambda c: c.event.trigger.start)
    starts = [c.event.trigger.start for c in order]

    def between(start: int, end: int) -> list[Claim]:
        """The claims whose trigger begins there, so that a long report costs no more by the word."""
        return order[bisect_left(starts, start) : bisect_left(starts, end)]

    for denial in found.attributions:
        words = _stand_in(text, denial)
        if words is None or any(
            within(c.event.trigger, denial.content)
            for c in _lasting(between(denial.content[0].start, denial.content[0].end))
        ):
            continue
        reach = _REACH_OF_IT if words.lower in _THIS else _REACH_OF_NOUN
        reach = 0 if _is_apposed(denial) else reach
        back = text.sentences[max(0, words.sentence - reach)].start
        subjects = _subjects(text, denial, words, between(back, denial.cue[0].start))
        for subject in subjects:
            claim = _denied(text, found, denial, words, subject)
            made.append(claim)
            about[claim.id] = subject.id
        if subjects:
            spans = (*denial.cue, *denial.content)
            beside = between(min(s.start for s in spans) - _LONG, max(s.end for s in spans))
            gone.update(c.id for c in beside if _is_act(c, denial))
    kept = [c for c in claims if c.id not in gone and c.id not in about]
    return numbered([*kept, *made]), {new: old for new, old in about.items() if old not in gone}


def _stand_in(text: Text, denial: Attribution) -> Token | None:
    """The pronoun or noun that stands for what is denied, where nothing else does."""
    if denial.stance not in _UNTRUE or denial.manner == "attitude" or len(denial.content) != 1:
        return None
    only = denial.content[0]
    if len(only) > 60:
        return None
    inside = [t for t in text.between(only.start, only.end) if t.pos not in {"PUNCT", "SPACE"}]
    if not 0 < len(inside) <= _LONGEST:
        return None
    at = {t.i for t in inside}
    head = next((t for t in inside if t.is_root or t.head.i not in at), inside[0])
    if head.lower == "that" and head.tag == "WDT" and not _is_shell(head.head.head):
        return None  # "the raid that Armenia denied" says itself what is denied
    if len(inside) == 1 and head.lower in _THIS:
        return head
    if _is_apposed(denial):
        return head
    named = _is_shell(head) and (any(t.lower in _THE for t in inside) or _added(denial, head))
    named = named and not any(t.lower in _SEVERAL for t in inside)
    named = named or (head.lemma in _SHARES and len(inside) <= 2)  # "denied any involvement"
    return head if named else None


def _is_shell(noun: Token) -> bool:
    return noun.lemma in toml("voices/cues.toml")["shells"]["words"]


def _is_apposed(denial: Attribution) -> bool:
    """Whether what is denied is the rest of the sentence: "…, a charge Armenia denies"."""
    return denial.by == f"rule:{FRAME}"


def _added(denial: Attribution, noun: Token) -> bool:
    """Whether the denial hangs on the noun: "…, a charge denied by Armenia"."""
    parts = noun.kids("acl", "relcl")
    return _is_apposed(denial) or any(
        denial.cue[0].start <= p.start < denial.cue[-1].end for p in parts
    )


def _lasting(claims: Sequence[Claim]) -> list[Claim]:
    """The claims less those of acts of speech ("accusations"), which a denial only names."""
    acts = _acts()
    return [c for c in claims if c.event.kind not in acts]


def _acts() -> frozenset[str]:
    told = toml("assembly/kinds.toml")["told-by-stance"]
    return frozenset(told["kinds"]) | frozenset(told["denials"])


def _is_act(claim: Claim, denial: Attribution) -> bool:
    near = (*denial.cue, *denial.content)
    return claim.event.kind in _acts() and any(s.overlaps(claim.event.trigger) for s in near)


def _subjects(
    text: Text, denial: Attribution, words: Token, claims: Sequence[Claim]
) -> list[Claim]:
    """What the denial is about: the claims of one trigger, or none."""
    pronoun = words.lower in _THIS or _is_apposed(denial)
    start = denial.cue[0].start
    near = [
        c for c in _lasting(claims)
        if c.event.trigger.end <= min(start, words.start)
        and c.part != "headline"
        and c.voices[-1].stance in _SAID and c.certainty.polarity == "positive"
        and c.certainty.level != "unknown"
        and (pronoun or len(c.voices) > 1) and not _says(denial, c)
    ]  # fmt: skip
    best = max((_fit(denial, c) for c in near), default=0)
    near = [c for c in near if _fit(denial, c) == best]
    if not near or (best == 0 and words.lemma in _AGAINST_ONE and not pronoun):
        return []
    if not pronoun:
        accused = [c for c in near if c.voices[-1].stance == "accuses"]
        near = accused if accused and words.lemma in {"accusation", "charge"} else near
    last = max(in_sentence(text, c.event.trigger.start) for c in near)
    near = [c for c in near if in_sentence(text, c.event.trigger.start) == last]
    near = _deeds(near)
    return near if len({c.event.trigger for c in near}) == 1 else []


def _deeds(claims: Sequence[Claim]) -> list[Claim]:
    """Without what an act led to: of "two were killed when they shelled it" the shelling is denied."""
    acts = [c for c in claims if c.event.kind in kinds.group("violent")]
    doers = {party.mention for c in acts for party in c.event.actors}
    return [
        c for c in claims
        if c in acts or doers.isdisjoint(party.mention for party in c.event.actors)
    ]  # fmt: skip


def _fit(denial: Attribution, claim: Claim) -> int:
    """Two where the denier is said to have done it, one where he is otherwise a party."""
    if any(_is(denial, p) for p in claim.event.actors):
        return 2
    return int(any(_is(denial, p) for p in claim.event.targets))


def _is(denial: Attribution, party: Party) -> bool:
    if denial.country is not None and denial.country == party.code:
        return True
    return bool(denial.source) and _bare(denial.source[0]) == _bare(party.mention)


def _says(denial: Attribution, claim: Claim) -> bool:
    """Whether the claim is the denier's own."""
    voice = claim.voices[-1]
    if denial.name is not None and denial.name == voice.name:
        return True
    if denial.source and denial.source[0].quote.lower() in _PRONOUNS:
        return (denial.kind, denial.name, denial.country) == (voice.kind, voice.name, voice.country)
    said = voice.mention
    return said is not None and bool(denial.source) and _bare(denial.source[0]) == _bare(said)


def _bare(mention: Span) -> str:
    return mention.quote.lower().removeprefix("the ")


def _denied(text: Text, found: Found, denial: Attribution, words: Token, subject: Claim) -> Claim:
    trigger = text.span_of(words)
    chain = turned(tuple(chains.holding(trigger, found.attributions)), found.attributions)
    relative = words.tag == "WDT" or _added(denial, words)
    if not chain or relative:  # "…, which Armenia denied": whoever tells it adds it
        chain = (denial,)
    sure = committed(Certainty("certain", "positive", 3.0), chain[-1].stance, denial.cue[0])
    clause = clause_of(words).subtree()
    anchor = text.span_of(clause[0], clause[-1])
    return identified(
        replace(
            subject,
            anchor=anchor,
            context=context(text, anchor),
            part=text.report.part_at(anchor.start),
            voices=chains.voices(text.report, spoken(chain), found.times),
            evidence=(),
            certainty=sure,
            event=replace(subject.event, trigger=trigger),
            place=subject.place and replace(subject.place, inherited=True),
            figures=(),
            relations=(),
            read_by={
                "event": ReadBy("taken-up"),
                "voices": ReadBy(denial.by, denial.score),
                "certainty": ReadBy("certainty"),
                **({"place": ReadBy("taken-up")} if subject.place else {}),
                **({"time": ReadBy("taken-up")} if subject.time else {}),
            },
        )
    )
