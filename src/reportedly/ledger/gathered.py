"""The tables that hold what linking makes of claims: they follow from the claims and the judgements, and could be made anew."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table

from reportedly.ledger.columns import key, metadata, number, text

facts = Table(
    "facts",
    metadata,
    text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
    text("report", "its report", nullable=False),
    text("fact", "the record by which it is compared, JSON", nullable=False),
    comment="Claims as they are compared: those that are linked, and no others.",
)

topics = Table(
    "topics",
    metadata,
    text("report", "the report", ForeignKey("reports.id"), primary_key=True),
    text("words", "its weightiest words with their weights, JSON", nullable=False),
    comment="What each report is about.",
)

shelves = Table(
    "shelves",
    metadata,
    number("key", "a number made of what happened, days, and a place or word", primary_key=True),
    text("claim", "a claim under that key", ForeignKey("claims.id"), primary_key=True),
    Index("ix_shelves_claim", "claim"),
    sqlite_with_rowid=False,
    comment="Where claims of one event meet.",
)

links = Table(
    "links",
    metadata,
    text("leader", "a claim", ForeignKey("claims.id"), primary_key=True),
    text("other", "a claim whose id comes after it", ForeignKey("claims.id"), primary_key=True),
    number(
        "key",
        "the key under which they met; 0 where a person joined them, 1 where their report sets one against the other",
        primary_key=True,
    ),
    Column("score", Float, nullable=False, comment="the log-odds that they tell of one event"),
    Index("ix_links_other", "other"),
    sqlite_with_rowid=False,
    comment="Pairs of claims that speak for one event.",
)

events = Table(
    "events",
    metadata,
    text("id", "the id of its first claim by day of publication", primary_key=True),
    text("standing", "withdrawn, reported, single-source or corroborated", nullable=False),
    text(
        "disputes",
        "denied, toll-disputed, responsibility-contested, parted by spaces",
        nullable=False,
    ),
    text("kind", "the kind that most of its claims have", nullable=False),
    text("place", "the finest place that most of its claims name"),
    text("place_code", "the country or authority of that place"),
    text("first", "its first day, as far as claims say"),
    text("last", "its last day"),
    number("claims", "how many claims tell of it", nullable=False),
    number("reports", "in how many reports", nullable=False),
    number("independent", "how many independent origins say that it happened", nullable=False),
    text("killed", "the dead, low–best–high by the conservative rule"),
    Index("ix_events_first", "first"),
    Index("ix_events_tolls", "standing", "killed", "id"),
    comment="What claims tell of, gathered; it follows from the claims and the judgements alone.",
)

members = Table(
    "members",
    metadata,
    text("claim", "the claim", ForeignKey("claims.id"), primary_key=True),
    text("event", "the event it tells of", ForeignKey("events.id"), nullable=False, index=True),
    text(
        "component", "the first of the claims that it was gathered with", nullable=False, index=True
    ),
    text("part", "origin, repeats, superseded, denies or withdrawn", nullable=False),
    text("origin", "the key of the first voice it can be traced to", nullable=False, index=True),
    text("origin_name", "who that is", nullable=False),
    text("side", "the state or group it speaks for, whose voices are one source; null for others"),
    text("trace", "how it was traced, JSON", nullable=False),
    comment="Which claims tell of which event, and what part each has in it.",
)

former = Table(
    "former",
    metadata,
    key(),
    text("event", "an event that is no more", nullable=False, index=True),
    text("became", "the event that its first claim tells of now; null where that is gone"),
    text("time", "when, UTC", nullable=False),
    comment="What became of events: those that were joined to others, parted or taken back. Rows are only ever added.",
)

stale = Table(
    "stale",
    metadata,
    text(
        "claim", "a claim that came, went or was judged", ForeignKey("claims.id"), primary_key=True
    ),
    comment="Claims that are to be linked anew.",
)
