"""Events: which claims tell of one happening, and what is known of it.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and note every claim that stands as one that is to be linked."""
    op.create_table(
        "facts",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_facts_claim_claims"),
        sa.PrimaryKeyConstraint("claim", name="pk_facts"),
    )
    op.create_table(
        "topics",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_topics_report_reports"),
        sa.PrimaryKeyConstraint("report", name="pk_topics"),
    )
    op.create_table(
        "shelves",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_shelves_claim_claims"),
        sa.PrimaryKeyConstraint("key", "claim", name="pk_shelves"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shelves_claim", "shelves", ["claim"], unique=False)
    op.create_table(
        "links",
        sa.Column("leader", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["leader"], ["claims.id"], name="fk_links_leader_claims"),
        sa.ForeignKeyConstraint(["other"], ["claims.id"], name="fk_links_other_claims"),
        sa.PrimaryKeyConstraint("leader", "other", "key", name="pk_links"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_other", "links", ["other"], unique=False)
    _events()
    op.create_table(
        "former",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("became", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_former"),
    )
    op.create_index("ix_former_event", "former", ["event"], unique=False)
    op.create_table(
        "stale",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_stale_claim_claims"),
        sa.PrimaryKeyConstraint("claim", name="pk_stale"),
    )
    op.execute(
        "INSERT INTO stale (claim) SELECT claims.id FROM claims JOIN readings ON readings.id = claims.reading "
        "WHERE readings.superseded_by IS NULL"
    )
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER former_no_{act.lower()} BEFORE {act} ON former "
                "BEGIN SELECT RAISE(ABORT, 'former: rows are only ever added'); END"
            )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("disputes", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_code", sa.Text(), nullable=True),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("killed", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_first", "events", ["first"], unique=False)
    op.create_table(
        "members",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("origin_name", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("trace", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_members_claim_claims"),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_members_event_events"),
        sa.PrimaryKeyConstraint("claim", name="pk_members"),
    )
    for column in ("component", "event", "origin"):
        op.create_index(f"ix_members_{column}", "members", [column], unique=False)
