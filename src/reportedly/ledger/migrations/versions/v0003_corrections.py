"""Corrections that people suggest, and the key that hides who sent them.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("latest", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("decided", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("judgement", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_corrections_report_reports"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_corrections_claim_claims"),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.id"], name="fk_corrections_judgement_judgements"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
    )
    op.create_index("ix_corrections_report", "corrections", ["report"], unique=False)
    op.create_index("ix_corrections_claim", "corrections", ["claim"], unique=False)
    op.create_index("ix_corrections_judgement", "corrections", ["judgement"], unique=False)
    op.create_index("ix_corrections_state", "corrections", ["state", "id"], unique=False)
    op.create_table(
        "salts",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_salts"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections "
            "BEGIN SELECT RAISE(ABORT, 'corrections: rows are only ever added'); END"
        )
