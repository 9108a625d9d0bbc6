"""Claims from what was found: one per trigger × listed place × listed object with its own count."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly import certainty
from reportedly.assembly import chains, counts, when, where
from reportedly.assembly.commitment import (
    PERFORMED,
    background,
    ceased,
    committed,
    evaluated,
    spoken,
    turned,
    unspecified,
)
from reportedly.assembly.found import Found, within
from reportedly.assembly.located import Located
from reportedly.assembly.speakers import spoken_of
from reportedly.assembly.vicinity import Vicinity
from reportedly.claim import Certainty, Claim, Context, Event, Evidence, Figure, ReadBy, Time, Voice
from reportedly.events.mention import EventMention
from reportedly.language.scores import Scores
from reportedly.language.text import Text
from reportedly.span import Span
from reportedly.tables import toml
from reportedly.voices.attribution import Attribution

MANY = 1000  # people or things; a total this large is not the sentence before's town's
CONTEXT = 32  # characters on either side of the anchor


@dataclass(frozen=True, slots=True)
class Proposition:
    """An event with everything that all of its claims share."""

    event: EventMention
    chain: tuple[Attribution, ...]
    voices: tuple[Voice, ...]
    evidence: tuple[Evidence, ...]
    certainty: Certainty
    dated: when.Dated


def claims(text: Text, found: Found, scores: Scores, reader: str) -> list[Claim]:
    """Every claim of a report, in order of the text, without relations."""
    shared = counts.share_out(text, found.events, found.figures)
    made: list[Claim] = []
    dated: dict[int, Time] = {}  # the last event's time in each sentence
    vicinity = Vicinity(text, found)
    countries = _countries(text, found)
    for n, event in enumerate(found.events):
        sentence = text.tokens[event.token].sentence
        near = vicinity.of(sentence)
        if _told_by_stance(text, event, near):
            continue
        proposition = _propose(text, event, near, scores, dated.get(sentence - 1))
        if proposition.dated.time:
            dated[sentence] = proposition.dated.time
        located = where.places_of(
            text,
            event,
            _content(proposition.chain),
            chains.introduced(event.trigger, near.attributions),
            near.toponyms,
            near.events,
            countries,
        )
        for place in located:
            for counted in shared.get(n, [counts.UNCOUNTED]):
                made.append(_claim(text, proposition, place, counted, reader))
    return numbered(made)


def _countries(text: Text, found: Found) -> frozenset[str | None]:
    """The codes of the places that a report names, but for its dateline's."""
    line = text.report.dateline.span if text.report.dateline else None
    return frozenset(
        t.place.code
        for t in found.toponyms
        if t.place and t.sense == "place" and not (line and line.overlaps(t.mention))
    )


def _told_by_stance(text: Text, event: EventMention, found: Found) -> bool:
    """Whether the event is an act of speech whose content makes the claim."""
    told = toml("assembly/kinds.toml")["told-by-stance"]
    if event.kind not in (*told["kinds"], *told["denials"], *told["promises"]):
        return False
    for attribution in chains.introducing(event.trigger, found.attributions):
        denial = attribution.stance in {"denies", "does-not-confirm"}
        refused = event.kind in told["denials"] and attribution.manner != "attitude"
        if refused and attribution.stance == "suggests":
            return True  # "did not rule out": nothing is refused
        turned = event.kind == "refusal" and refused and attribution.stance == "asserts"
        denial = denial or turned  # "rejected the denial"; who condemns a strike still condemns
        told_here = (
            event.kind in told["kinds"]
            or (denial and event.kind in told["denials"])
            or (attribution.stance == "promises" and event.kind in told["promises"])
        )
        if told_here:
            inside = (e for e in found.events if e != event)
            return any(
                within(e.trigger, attribution.content)
                and not (attribution.stance in PERFORMED and _is_ceased(text, e, attribution))
                for e in inside
            )
    return False


def _is_ceased(text: Text, event: EventMention, asked: Attribution) -> bool:
    return ceased(text.tokens[event.token], asked.content) is not None


def _propose(
    text: Text, event: EventMention, found: Found, scores: Scores, before: Time | None
) -> Proposition:
    chain = tuple(chains.holding(event.trigger, found.attributions))
    trigger, whole = text.tokens[event.token], len(chain)
    while chain and chain[-1].stance in PERFORMED and background(trigger, chain[-1].content):
        chain = chain[:-1]  # told by whoever speaks of the promise, not part of it
    held = trigger if len(chain) < whole and trigger.dep == "pobj" else None
    if chain and (unspecified(chain[-1]) or evaluated(trigger, chain[-1])):
        held = trigger if evaluated(trigger, chain[-1]) else None
        chain = chain[:-1]
    elif chain and chain[-1].stance in PERFORMED:
        held = ceased(trigger, chain[-1].content)
        chain = chain[:-1] if held is not None else chain  # "called for an end to the attacks"
    chain = turned(chain, found.attributions)
    reach = (text.span_of(*held.subtree()),) if held is not None else _content(chain)
    judged = certainty.judge(text, event.trigger, scores, trigger, reach)
    if chain:
        judged = committed(judged, chain[-1].stance, chain[-1].cue[0] if chain[-1].cue else None)
    return Proposition(
        event,
        chain,
        chains.voices(text.report, spoken(chain), found.times),
        tuple(chains.evidence(text, event, chain, found.evidence)),
        judged,
        when.time_of(
            text,
            event,
            _content(chain),
            chains.introduced(event.trigger, found.attributions),
            found.times,
            found.events,
            before,
        ),
    )


def _content(chain: Sequence[Attribution]) -> tuple[Span, ...]:
    return chain[-1].content if chain else ()


def _claim(
    text: Text, p: Proposition, place: Located, counted: counts.Counted, reader: str
) -> Claim:
    anchor = p.event.clause
    if place.place and place.place.inherited and of_a_war(counted.figures):
        place = Located(None, "none")
    last = p.chain[-1] if p.chain else None
    read_by = {
        "event": ReadBy(p.event.by, p.event.score),
        "voices": ReadBy(last.by if last else "none", last.score if last else None),
        "certainty": ReadBy("certainty"),
    }
    if p.evidence:
        read_by["evidence"] = ReadBy("evidence.toml")
    if place.place:
        read_by["place"] = ReadBy(place.by, place.score)
    if p.dated.time:
        read_by["time"] = ReadBy(p.dated.by, p.dated.score)
    if counted.figures:
        read_by["figures"] = ReadBy(counted.by, counted.score)
    return Claim(
        id="",
        report=text.report.id,
        reader=reader,
        anchor=anchor,
        context=context(text, anchor),
        part=text.report.part_at(anchor.start),
        voices=p.voices,
        evidence=p.evidence,
        certainty=p.certainty,
        event=spoken_of(text, p.event.token, _event(p.event, counted), p.voices),
        place=place.place,
        time=p.dated.time,
        figures=counted.figures,
        relations=(),
        read_by=read_by,
    )


def of_a_war(figures: Sequence[Figure]) -> bool:
    """Whether a figure is a total that no one spot can have: running, or in the thousands."""
    return any(f.scope == "cumulative" or (f.low or 0) >= MANY for f in figures)


def _event(mention: EventMention, counted: counts.Counted) -> Event:
    """The event as the record has it; a claim about one listed thing keeps that means alone."""
    means = mention.means
    if len(means) > 1 and counted.figures:
        touched = tuple(m for m in means if m.mention.overlaps(counted.figures[0].mention))
        means = touched or means
    return Event(
        mention.kind, mention.trigger, mention.plover, mention.acled,
        mention.actors, mention.targets, means,
    )  # fmt: skip


def context(text: Text, anchor: Span) -> Context:
    """The characters on either side of the anchor."""
    return Context(
        text.string[max(0, anchor.start - CONTEXT) : anchor.start],
        text.string[anchor.end : anchor.end + CONTEXT],
    )


def identified(claim: Claim) -> Claim:
    """The claim with its id: the same report read by the same version gives the same ids."""
    figure = claim.figures[0] if claim.figures else None
    key = "\n".join(
        str(part)
        for part in (
            claim.report, claim.reader, claim.event.trigger.start, claim.event.trigger.end,
            claim.event.kind, claim.place and (claim.place.name, claim.place.geonames_id),
            figure and (figure.mention.start, figure.mention.end, figure.what, figure.who),
        )
    )  # fmt: skip
    return replace(claim, id=hashlib.sha256(key.encode()).hexdigest()[:16])


def numbered(made: Sequence[Claim]) -> list[Claim]:
    """The claims in order of the text; two that say the same of the same words are one."""
    seen: dict[str, Claim] = {}
    for claim in map(identified, made):
        seen.setdefault(claim.id, claim)
    return sorted(seen.values(), key=lambda c: (c.event.trigger.start, c.anchor.start))
