"""The first ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table; SQLite itself refuses to change what is append-only."""
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_originals"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_country", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("dated_by", sa.Text(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("readable", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("segments", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=True),
        sa.Column("superseded_by", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["original"], ["originals.sha256"], name="fk_reports_original_originals"
        ),
        sa.ForeignKeyConstraint(["previous"], ["reports.id"], name="fk_reports_previous_reports"),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["reports.id"], name="fk_reports_superseded_by_reports"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    op.create_index("ix_reports_address", "reports", ["address"], unique=False)
    op.create_index("ix_reports_original", "reports", ["original"], unique=False)
    op.create_index("ix_reports_outlet", "reports", ["outlet"], unique=False)
    op.create_index("ix_reports_superseded_by", "reports", ["superseded_by"], unique=False)
    op.create_table(
        "custody",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["original"], ["originals.sha256"], name="fk_custody_original_originals"
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_custody_report_reports"),
        sa.PrimaryKeyConstraint("id", name="pk_custody"),
    )
    op.create_index("ix_custody_report", "custody", ["report"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_readings_report_reports"),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["readings.id"], name="fk_readings_superseded_by_readings"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.UniqueConstraint("report", "reader", name="uq_readings_report_reader"),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("continues", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("plover", sa.Text(), nullable=True),
        sa.Column("acled", sa.Text(), nullable=True),
        sa.Column("voice_kind", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_code", sa.Text(), nullable=True),
        sa.Column("geonames_id", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("time_start", sa.Text(), nullable=True),
        sa.Column("time_end", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["continues"], ["claims.id"], name="fk_claims_continues_claims"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_claims_reading_readings"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_claims_report_reports"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_continues", "claims", ["continues"], unique=False)
    op.create_index("ix_claims_kind", "claims", ["kind"], unique=False)
    op.create_index("ix_claims_place_code", "claims", ["place_code"], unique=False)
    op.create_index("ix_claims_reading", "claims", ["reading", "n"], unique=False)
    op.create_index("ix_claims_report", "claims", ["report"], unique=False)
    op.create_index("ix_claims_time_start", "claims", ["time_start"], unique=False)
    op.create_table(
        "unread",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_unread_reading_readings"),
        sa.PrimaryKeyConstraint("reading", "n", name="pk_unread"),
    )
    op.create_table(
        "evidence",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_evidence_claim_claims"),
        sa.PrimaryKeyConstraint("claim", "n", name="pk_evidence"),
    )
    op.create_index("ix_evidence_kind", "evidence", ["kind"], unique=False)
    op.create_table(
        "figures",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_figures_claim_claims"),
        sa.PrimaryKeyConstraint("claim", "n", name="pk_figures"),
    )
    op.create_index("ix_figures_what", "figures", ["what"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_judgements_claim_claims"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_judgements_report_reports"),
        sa.ForeignKeyConstraint(
            ["undoes"], ["judgements.id"], name="fk_judgements_undoes_judgements"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
    )
    op.create_index("ix_judgements_claim", "judgements", ["claim"], unique=False)
    op.create_index("ix_judgements_report", "judgements", ["report"], unique=False)
    op.create_table(
        "parties",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_parties_claim_claims"),
        sa.PrimaryKeyConstraint("claim", "side", "n", name="pk_parties"),
    )
    op.create_index("ix_parties_code", "parties", ["code"], unique=False)
    op.create_table(
        "relations",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_relations_claim_claims"),
        sa.PrimaryKeyConstraint("claim", "n", name="pk_relations"),
    )
    op.create_index("ix_relations_other", "relations", ["other"], unique=False)
    op.create_table(
        "voices",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("mention", sa.Text(), nullable=True),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("speech", sa.Text(), nullable=False),
        sa.Column("last", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_voices_claim_claims"),
        sa.PrimaryKeyConstraint("claim", "n", name="pk_voices"),
    )
    op.create_index("ix_voices_kind", "voices", ["kind"], unique=False)
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("reading", sa.Integer(), nullable=True),
        sa.Column("judgement", sa.Integer(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.id"], name="fk_changes_judgement_judgements"
        ),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_changes_reading_readings"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_changes_report_reports"),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    op.create_index("ix_changes_report", "changes", ["report"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for table in ("judgements", "changes"):
            for act in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only ever added'); END"
                )
