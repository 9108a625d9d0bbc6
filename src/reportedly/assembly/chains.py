"""Who vouches for a proposition: the attributions that hold it, outermost first.

A proposition inside the content of an attribution is vouched for by its source; where one
attribution lies inside the content of another, the voices form a chain. The report's own
publisher always comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.assembly.found import within
from reportedly.claim import Evidence, Time, Voice
from reportedly.events.mention import EventMention
from reportedly.language.text import Text
from reportedly.report.record import Report
from reportedly.span import Span
from reportedly.times.timex import Timex
from reportedly.voices.attribution import Attribution
from reportedly.voices.evidence import EvidenceFound

#: The longest chain that is kept: beyond this the nesting is a misreading.
LONGEST = 5
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def holding(trigger: Span, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose content holds the trigger, outermost first.

    Attitudes ("backs the offensive", "refused to retreat") are no speech and vouch for nothing.
    """
    held = [
        a
        for a in attributions
        if a.manner != "attitude" and within(trigger, a.content) and not within(trigger, a.cue)
    ]
    held.sort(key=lambda a: (-sum(len(s) for s in a.content), a.cue[0].start if a.cue else 0))
    chain: list[Attribution] = []
    for attribution in held:
        if chain and not _inside(attribution, chain[-1]):
            # Two attributions of one proposition that do not nest (“X said, according to Y”): the
            # one whose content is tighter speaks last, which the order already says.
            if _same_source(attribution, chain[-1]):
                chain[-1] = attribution
                continue
        elif chain and _same_source(attribution, chain[-1]):
            chain[-1] = _once_named(attribution, chain[-1])
            continue
        chain.append(attribution)
    return _cited_last(chain)[-LONGEST:]


def _cited_last(chain: list[Attribution]) -> list[Attribution]:
    """ "A, citing B, said": A passes on what B said, though both vouch for the same words."""
    for n in range(len(chain) - 1):
        cited, speaker = chain[n], chain[n + 1]
        if cited.by.endswith(":citing") and not _inside(speaker, cited):
            chain[n], chain[n + 1] = speaker, cited
    return chain


def introducing(trigger: Span, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose cue is the trigger itself ("accused A of …")."""
    return [a for a in attributions if any(cue.overlaps(trigger) for cue in a.cue)]


def introduced(trigger: Span, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """The contents of those attributions."""
    return tuple(s for a in introducing(trigger, attributions) for s in a.content)


def voices(
    report: Report, chain: Sequence[Attribution], times: Sequence[Timex]
) -> tuple[Voice, ...]:
    """The chain of voices of a proposition, beginning with who published the report."""
    outlet = Voice(
        kind="outlet",
        name=report.outlet,
        country=report.outlet_country,
        mention=None,
        cue=None,
        stance="reports" if chain else "asserts",
        speech="author",
    )
    if chain and chain[0].kind == "outlet":  # "we condemn …", of who published it
        own, chain = chain[0], chain[1:]
        outlet = replace(
            outlet, mention=own.source[0] if own.source else None, cue=own.cue[0],
            stance="reports" if chain else own.stance,
        )  # fmt: skip
    said = [
        Voice(
            kind=a.kind,
            name=a.name,
            country=a.country,
            mention=a.source[0] if a.source else None,
            cue=a.cue[0] if a.cue else None,
            stance=a.stance if a is chain[-1] else "reports",
            speech=a.speech,
            time=a.time or _spoken(a, times),
        )
        for a in chain
    ]
    return (outlet, *said)


def _spoken(attribution: Attribution, times: Sequence[Timex]) -> Time | None:
    """When the voice spoke, where the text says so."""
    for timex in times:
        mention = timex.time.mention
        if attribution.when and mention and mention.overlaps(attribution.when):
            return timex.time
    return None


def evidence(
    text: Text, event: EventMention, chain: Sequence[Attribution], found: Sequence[EvidenceFound]
) -> list[Evidence]:
    """What the voices of the chain point at, and what the event's own clause names as seen in."""
    items = [item for attribution in chain for item in attribution.evidence]
    contents = chain[-1].content if chain else ()
    for evident in found:
        mention = evident.mention
        seen = evident.kind == "witness" and text.tokens[event.token].head.i == evident.clause
        near = seen or event.clause.covers(mention) or within(mention, contents)
        if near and text.tokens[event.token].sentence == text.tokens[evident.token].sentence:
            items.append(Evidence(evident.kind, mention))
    unique: list[Evidence] = []
    for item in items:
        if item not in unique:
            unique.append(item)
    return unique


def _inside(inner: Attribution, outer: Attribution) -> bool:
    return bool(inner.cue) and within(inner.cue[0], outer.content)


def _once_named(inner: Attribution, outer: Attribution) -> Attribution:
    """What one person says twice over, with the name rather than the pronoun."""
    if inner.source and inner.source[0].quote.lower() not in _PRONOUNS:
        return inner
    return replace(
        inner, source=outer.source, kind=outer.kind, name=outer.name, country=outer.country
    )


def _bare(source: Span) -> str:
    """The source's words without an article: "Monitor" of a headline is "a monitor" below."""
    words = source.quote.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"a", "an", "the"} else words)


def _same_source(one: Attribution, other: Attribution) -> bool:
    """“The minister said he believed”: one person, twice."""
    if one.source and other.source:
        mine, yours = one.source[0], other.source[0]
        if mine == yours or _bare(mine) == _bare(yours):
            return True
        if mine.quote.lower() in _PRONOUNS and one.kind not in {"other", "unnamed"}:
            return (one.kind, one.name, one.country) == (other.kind, other.name, other.country)
    return one.name is not None and one.name == other.name and one.kind == other.kind
