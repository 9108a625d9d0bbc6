"""How sure the least sure part of a claim's reading was, so that doubtful ones are found at once.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and fill it from the records."""
    op.add_column("claims", sa.Column("least", sa.Float(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "UPDATE claims SET least = (SELECT min(json_extract(value, '$.score'))"
            " FROM json_each(claims.record, '$.read_by') WHERE json_extract(value, '$.by')"
            " NOT IN ('paragraph', 'dateline', 'story', 'sentence', 'lead', 'taken-up', 'same-time'))"
        )
    op.create_index("ix_claims_least", "claims", ["least"], unique=False)
