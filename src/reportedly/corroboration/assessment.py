"""What is known of an event, in the field's terms, with its reasons.

An event has one *standing* and any number of *disputes*; each of its claims has a part in it.

================  ==============================================================================
standing
================  ==============================================================================
withdrawn         every report that told of it was withdrawn
reported          nobody says that it happened: only expected, demanded, asked about, or possible
single-source     one independent origin says that it happened
corroborated      two or more independent origins say so; "independent" as in ``independence.py``
================  ==============================================================================

Disputes: ``denied`` (somebody says that it did not happen, or does not confirm it), ``toll-disputed`` (origins give numbers
that cannot both be), ``responsibility-contested`` (it is laid to different sides). The part of a claim: ``origin`` (the first of its
origin), ``repeats`` (a later claim of the same origin), ``superseded`` (the same origin or side has said another number since), ``denies``,
``withdrawn``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.claim import Voice
from reportedly.corroboration.agreement import Disagreement, Statement, disagreements
from reportedly.corroboration.independence import Heard, same_source, sources
from reportedly.corroboration.origin import Origin
from reportedly.corroboration.toll import Rule, Toll, tolls

Standing = Literal["withdrawn", "reported", "single-source", "corroborated"]
Dispute = Literal["denied", "toll-disputed", "responsibility-contested"]
Part = Literal["origin", "repeats", "superseded", "denies", "withdrawn"]

_DISPUTES: dict[str, Dispute] = {
    "denies": "denied", "figures": "toll-disputed", "responsibility": "responsibility-contested",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it is assessed: the statement, its origin, whether it says that the event was, and whether it is withdrawn.

    ``voice``, ``relay`` and ``shown`` are as in ``independence.Heard``.
    """

    statement: Statement
    origin: Origin
    actual: bool
    withdrawn: bool = False
    voice: Voice | None = None
    relay: str = ""
    shown: bool = False

    @property
    def claim(self) -> str:
        return self.statement.fact.claim

    @property
    def heard(self) -> Heard:
        """The claim as it is counted."""
        report = self.statement.fact.report
        return Heard(self.origin, report, self.relay or report, self.voice, self.shown)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known of one event. ``parts`` gives each claim's part; ``reasons`` are sentences, in order of weight."""

    standing: Standing
    disputes: tuple[Dispute, ...]
    origins: tuple[Origin, ...]
    independent: int
    sides: tuple[str, ...]
    parts: dict[str, Part]
    tolls: tuple[Toll, ...]
    disagreements: tuple[Disagreement, ...]
    reasons: tuple[str, ...]


def assess(told: Sequence[Told], rule: Rule = "conservative") -> Assessment:
    """Assess an event by its claims, whatever their order."""
    ordered = sorted(told, key=lambda t: t.statement.when)
    live = [t for t in ordered if not t.withdrawn]
    one_of = same_source(t.heard for t in live)
    found = tuple(disagreements(replace(t.statement, origin=one_of[t.origin.key]) for t in live))
    affirming = [t for t in live if t.actual and t.statement.fact.positive]
    origins = _different([t.origin for t in affirming])
    counted = sources(t.heard for t in affirming)
    count = len(counted)
    standing = _standing(ordered, live, count)
    disputes = tuple(dict.fromkeys(_DISPUTES[d.kind] for d in found if d.kind in _DISPUTES))
    sides = tuple(sorted({o.side for o in origins if o.side}))
    return Assessment(
        standing, disputes, tuple(origins), count, sides, _parts(ordered, found),
        tuple(tolls([t.statement for t in live], rule)), found,
        tuple(_reasons(standing, origins, counted, live, found)),
    )  # fmt: skip


def _standing(every: Sequence[Told], live: Sequence[Told], count: int) -> Standing:
    if every and not live:
        return "withdrawn"
    if not count:
        return "reported"
    return "single-source" if count == 1 else "corroborated"


def _different(origins: Sequence[Origin]) -> list[Origin]:
    """One of each key, the first."""
    found: dict[str, Origin] = {}
    for one in origins:
        found.setdefault(one.key, one)
    return list(found.values())


def _parts(ordered: Sequence[Told], found: Sequence[Disagreement]) -> dict[str, Part]:
    old = {d.other for d in found if d.kind == "supersedes"}
    parts: dict[str, Part] = {}
    heard: set[str] = set()
    for t in ordered:
        if t.withdrawn:
            parts[t.claim] = "withdrawn"
            continue
        if not t.statement.fact.positive:
            parts[t.claim] = "denies"
        elif t.claim in old:
            parts[t.claim] = "superseded"
        else:
            parts[t.claim] = "repeats" if t.origin.key in heard else "origin"
        heard.add(t.origin.key)
    return parts


def _reasons(
    standing: Standing, origins: Sequence[Origin], counted: Sequence[Origin], live: Sequence[Told],
    found: Sequence[Disagreement],
) -> list[str]:  # fmt: skip
    reports = len({t.statement.fact.report for t in live})
    heard = ", ".join(o.name for o in counted)
    said = {
        "withdrawn": "Every report that told of it was withdrawn.",
        "reported": "Nobody says that it happened; it is expected, demanded, asked about or thought possible.",
        "single-source": f"{_several(reports, 'report')} tell of it, all from one source: {heard}.",
        "corroborated": f"{_several(len(counted), 'independent source')} in {_several(reports, 'report')}: {heard}.",
    }[standing]
    reasons = [said]
    if standing == "single-source" and len(origins) > 1:
        others = ", ".join(o.name for o in origins if o not in counted)
        reasons.append(f"No source beside it, as far as the reports tell: {others}.")
    names = {t.claim: t.origin.name for t in live}
    said_by = [f"{names[d.one]} {d.words}" if d.kind == "denies" else d.words for d in found]
    reasons += [f"{d.kind}: {words}" for d, words in zip(found, said_by, strict=True)]
    return list(dict.fromkeys(reasons))


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
