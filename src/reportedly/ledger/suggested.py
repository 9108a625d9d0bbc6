"""The tables of what people sent in: corrections, and the key that hides who sent them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Table

from reportedly.ledger.columns import key, metadata, number, text

corrections = Table(
    "corrections",
    metadata,
    key(),
    text("time", "when it was sent first, UTC", nullable=False),
    text("latest", "when it was sent last, UTC", nullable=False),
    number("times", "how often the same was sent", nullable=False),
    text("report", "the report", ForeignKey("reports.id"), nullable=False, index=True),
    text("claim", "the claim it is about, if any", ForeignKey("claims.id"), index=True),
    text("kind", "field, not-a-claim, missed-claim, typo or other", nullable=False),
    text("field", "what of the claim: voice, stance, kind, place, day, number or a path"),
    text("value", "the value proposed, JSON; of a typo, the right words"),
    text("comment", "what the sender says of it"),
    number("start", "where the passage starts in the clean text", nullable=False),
    number("end", "where it ends, exclusive", nullable=False),
    text("quote", "the passage", nullable=False),
    text("prefix", "up to 32 characters before it", nullable=False),
    text("suffix", "up to 32 characters after it", nullable=False),
    text("author", "who sent it, if they gave a name"),
    text("sender", "a keyed hash of the sender's address; its key is thrown away after the day"),
    text("state", "open, accepted, edited, rejected or unsure", nullable=False),
    text("given", "the value that was taken instead of the proposed one, JSON"),
    text("decided", "when it was decided, UTC"),
    text("decided_by", "who decided it"),
    text("reason", "why it was decided so"),
    number("judgement", "the judgement that came of it", ForeignKey("judgements.id"), index=True),
    Index("ix_corrections_state", "state", "id"),
    comment="Mistakes that people pointed at, and what became of each. Rows never vanish.",
)

salts = Table(
    "salts",
    metadata,
    text("day", "the day, UTC", primary_key=True),
    text("salt", "the key with which that day's senders are hashed", nullable=False),
    comment="The key of today alone: with it gone, nobody can tell whose address a hash was.",
)
