"""The record: one claim, who vouches for it, and where each value was read.

Field names and closed vocabularies are those of ``docs/record.md``. The JSON Schema
in ``docs/claim.schema.json`` is generated from these classes. Spans are offsets in code
points into the report's clean text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from reportedly.span import Span

VoiceKind = Literal[
    "outlet", "agency", "government", "military", "police", "armed-group", "politician",
    "international-organisation", "ngo", "monitor", "medical", "expert", "witness", "resident",
    "journalist", "media", "social-media", "document", "unnamed", "other",
]  # fmt: skip
Stance = Literal[
    "reports", "asserts", "confirms", "denies", "does-not-confirm", "suggests", "accuses",
    "admits", "promises", "threatens", "demands", "asks",
]  # fmt: skip
Speech = Literal["author", "direct", "indirect", "mixed"]
EvidenceKind = Literal[
    "video", "photo", "satellite-image", "audio", "intercept", "document", "forensic", "on-site",
    "witness", "data",
]  # fmt: skip
Level = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
EventKind = Literal[
    "armed-clash", "attack", "shelling", "air-strike", "drone-strike", "missile-strike", "bombing",
    "suicide-bombing", "mine-or-ied", "grenade-attack", "shoot-down", "interception",
    "chemical-attack", "killing", "sexual-violence", "torture", "abduction", "arrest", "looting",
    "property-destruction", "weapons-seized", "territory-taken", "territory-lost",
    "territory-handed-over", "siege", "offensive", "retreat", "deployment", "presence",
    "base-established", "mobilization", "martial-law", "curfew", "exercise", "arms-transfer",
    "mercenaries", "group-change", "losses", "displacement", "evacuation", "ceasefire",
    "ceasefire-violation", "agreement", "negotiation", "mediation", "visit", "cooperation",
    "recognition", "sanction", "threat", "accusation", "criticism", "demand", "refusal",
    "statement-of-support", "aid", "investigation", "release", "prisoner-exchange", "protest",
    "protest-dispersed", "violent-demonstration", "riot", "escalation", "involvement", "other",
]  # fmt: skip
Counted = Literal[
    "killed", "wounded", "missing", "captured", "detained", "displaced", "aircraft", "armour",
    "artillery", "vehicle", "ship", "drone", "weapon", "settlement", "building", "people", "other",
]  # fmt: skip
Counted_who = Literal[
    "military", "civilian", "children", "women", "police", "journalists", "mixed", "unknown"
]
Bound = Literal["exact", "at-least", "more-than", "at-most", "less-than", "about", "range", "vague"]
Scope = Literal["incident", "cumulative"]
PlacePrecision = Literal["exact", "town", "district", "province", "country", "region", "line"]
TimePrecision = Literal[
    "minute", "hour", "part-of-day", "day", "week", "month", "season", "year", "range"
]
RelationKind = Literal["denies", "contradicts", "repeats"]
PartKind = Literal["headline", "lead", "body", "caption"]


@dataclass(frozen=True, slots=True)
class Time:
    """When: ISO 8601 ``start``/``end`` (inclusive days), and the TIMEX3 value."""

    start: str | None
    end: str | None
    precision: TimePrecision
    timex: str
    anchored: bool
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where. Only ``exact`` and ``town`` carry ``lat``/``lon`` (WGS 84 degrees)."""

    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    label_point: tuple[float, float] | None
    precision: PlacePrecision
    code: str | None
    inherited: bool
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain of who says so; the chain runs outermost first."""

    kind: VoiceKind
    name: str | None
    country: str | None
    mention: Span | None
    cue: Span | None
    stance: Stance
    speech: Speech
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """How they know."""

    kind: EvidenceKind
    mention: Span


@dataclass(frozen=True, slots=True)
class Certainty:
    """The commitment of the last voice: FactBank level and polarity, score from -3 to +3."""

    level: Level
    polarity: Polarity
    score: float
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or a target; ``code`` is ISO 3166-1 alpha-3 or one of the actor table's."""

    name: str | None
    role: str | None
    code: str | None
    mention: Span


@dataclass(frozen=True, slots=True)
class Means:
    """What it was done with."""

    name: str
    kind: str
    count: int | None
    operator: str | None
    mention: Span


@dataclass(frozen=True, slots=True)
class Event:
    """What happened."""

    kind: EventKind
    trigger: Span
    plover: str | None
    acled: str | None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    means: tuple[Means, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """How many: ``low``/``best``/``high`` are null where the text gives none."""

    what: Counted
    who: Counted_who | None
    low: int | None
    best: int | None
    high: int | None
    bound: Bound
    scope: Scope
    since: str | None
    part_of: int | None  # index, in the claim's figures, of the whole that this is a part of
    mention: Span
    perpetrators: bool = False  # those counted did the harm: "two gunmen", "then himself"


@dataclass(frozen=True, slots=True)
class Relation:
    """How a claim stands to another claim of the same report."""

    kind: RelationKind
    claim: str


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Which reader found a part, and how sure it is (0 to 1; null where it does not say)."""

    by: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """32 characters on either side of the anchor, as in the W3C TextQuoteSelector."""

    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition that a report puts forward, with who vouches for it."""

    id: str
    report: str
    reader: str
    anchor: Span
    context: Context
    part: PartKind
    voices: tuple[Voice, ...]
    evidence: tuple[Evidence, ...]
    certainty: Certainty
    event: Event
    place: Place | None
    time: Time | None
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    read_by: dict[str, ReadBy]


def to_json(claim: Claim) -> bytes:
    """Write a claim as one line of JSON (UTF-8, no newline)."""
    return msgspec.json.encode(claim)


def from_json(line: bytes | str) -> Claim:
    """Read a claim back; ``msgspec.ValidationError`` names the field of a value outside its list."""
    return msgspec.json.decode(line, type=Claim)


def spans(value: object) -> list[Span]:
    """Every span inside a claim or a part of one, in the order of the fields.

    >>> spans(Evidence("video", Span(3, 8, "video")))
    [Span(start=3, end=8, quote='video')]
    """
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [found for item in value for found in spans(item)]
    fields = getattr(type(value), "__dataclass_fields__", None)
    return [found for name in fields or () for found in spans(getattr(value, name))]
