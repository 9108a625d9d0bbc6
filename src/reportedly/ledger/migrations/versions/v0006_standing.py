"""Whether each claim stands, and its day of publication, kept beside it so that lists need not ask three tables.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STANDS = (
    "rejected IS 0 AND EXISTS (SELECT 1 FROM readings JOIN reports ON reports.id = readings.report"
    " WHERE readings.id = claims.reading AND readings.superseded_by IS NULL"
    " AND reports.superseded_by IS NULL AND reports.withdrawn IS 0)"
)
DAY = (
    "coalesce((SELECT substr(published, 1, 10) FROM reports WHERE reports.id = claims.report), '')"
)
#: What changes whether claims stand, and which claims those are.
CHANGES = {
    "claims_come": ("INSERT ON claims", "rowid = new.rowid"),
    "claims_judged": ("UPDATE OF rejected ON claims", "rowid = new.rowid"),
    "readings_replaced": ("UPDATE OF superseded_by ON readings", "reading = new.id"),
    "reports_replaced": ("UPDATE OF superseded_by, withdrawn ON reports", "report = new.id"),
}  # fmt: skip
INDICES = {
    "ix_claims_standing": [
        "day", "reading", "n", "stands", "kind", "stance", "level", "polarity", "voice_kind",
        "time_start", "time_end", "place", "place_code", "geonames_id", "lat", "lon", "report", "id",
    ],
    "ix_claims_days": ["time_start", "kind", "stands"],
    "ix_claims_places": ["place", "place_code", "geonames_id", "lat", "lon", "stands", "id"],
    "ix_claims_sentences": ["sentence", "stands", "id"],
}  # fmt: skip


def upgrade() -> None:
    """Add the columns, fill them from what is there, and have every change keep them in its own transaction."""
    op.add_column("claims", sa.Column("stands", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("claims", sa.Column("day", sa.Text(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"UPDATE claims SET stands = {STANDS}, day = {DAY}")  # noqa: S608
        for name, (change, which) in CHANGES.items():
            keeping = f"UPDATE claims SET stands = {STANDS}, day = {DAY} WHERE {which}"  # noqa: S608
            op.execute(f"CREATE TRIGGER standing_as_{name} AFTER {change} BEGIN {keeping}; END")
    for name, columns in INDICES.items():
        op.create_index(name, "claims", columns, unique=False)
    op.create_index("ix_events_tolls", "events", ["standing", "killed", "id"], unique=False)
    op.create_index("ix_reports_published", "reports", ["published"], unique=False)
