"""Passages: what full-text search looks in.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: What of each row is searched: SQL over the row ``new``.
SAID = (
    "new.sentence || ' ' || coalesce(json_extract(new.record, '$.place.name'), '') || ' ' || new.kind || ' ' ||"
    " coalesce((SELECT group_concat(json_extract(value, '$.name'), ' ') FROM json_each(new.record, '$.voices')), '')"
    " || ' ' || coalesce((SELECT group_concat(json_extract(value, '$.name'), ' ')"
    " FROM json_each(new.record, '$.event.actors')), '') || ' ' ||"
    " coalesce((SELECT group_concat(json_extract(value, '$.name'), ' ') FROM json_each(new.record, '$.event.targets')), '')"
)
ROWS = {
    "reports": ("report", "new.id", "coalesce(new.title, '')", "new.text || ' ' || coalesce(new.outlet, '')"),
    "claims": ("claim", "new.id", "''", SAID),
    "judgements": ("judgement", "new.id", "new.act", "coalesce(new.reason, '')"),
    "corrections": ("correction", "new.id", "new.kind", "coalesce(new.comment, '') || ' ' || new.quote"),
}  # fmt: skip


def upgrade() -> None:
    """Make the index, fill it from what is there, and have every new row enter it in its own transaction."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE VIRTUAL TABLE passages USING fts5(kind UNINDEXED, name UNINDEXED, title, body,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    for table, (kind, name, title, body) in ROWS.items():
        there = [sql.replace("new.", f"{table}.") for sql in (name, title, body)]
        op.execute(f"INSERT INTO passages SELECT '{kind}', {', '.join(there)} FROM {table}")  # noqa: S608
        entering = f"INSERT INTO passages VALUES ('{kind}', {name}, {title}, {body})"  # noqa: S608
        op.execute(
            f"CREATE TRIGGER passages_of_{table} AFTER INSERT ON {table} BEGIN {entering}; END"
        )
