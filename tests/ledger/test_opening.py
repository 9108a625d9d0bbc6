"""A ledger that cannot be used says why in a sentence, and is left as it was."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.kit import entry, opened, rows

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, database, find, put
from reportedly.ledger import tables as t
from reportedly.ledger.custody import verify

TEXT = "The army said 12 people were killed in Ganja."


def test_a_new_ledger_is_in_wal_mode_and_carries_our_mark(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "test.ledger")) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (t.HEAD,)


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(item: object, name: str | None, *_: object) -> bool:
        return not (name or "").startswith("passages")  # the index of search and its shadows

    with opened(tmp_path).reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, t.metadata) == []


def test_head_is_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "reportedly.ledger:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == t.HEAD


def test_no_ledger_is_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"There is no ledger at .*`reportedly add` makes one"):
        Ledger.open(tmp_path / "none.ledger", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "test.ledger").touch()
    assert put(opened(tmp_path), entry(TEXT)).outcome == "added"


def test_anothers_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "test.ledger"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipes (name)")
        raw.commit()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="belongs to another program"):
        opened(tmp_path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "test.ledger"
    path.write_text("The army said nothing. " * 100)
    with pytest.raises(LedgerError, match="not a ledger"):
        opened(tmp_path)
    assert path.read_text().startswith("The army")


def test_a_ledger_from_the_future_is_refused(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "test.ledger")) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(LedgerError, match=r"newer reportedly .schema 9999"):
        opened(tmp_path)


def test_a_folder_an_address_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="this is a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="an address"):
        Ledger.open("postgresql://localhost/news")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path / "no" / "such" / "test.ledger")


def test_a_locked_ledger_says_so_and_stays_whole(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    put(ledger, entry(TEXT))
    before = rows(ledger)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another process is writing"):
            put(ledger, entry(TEXT.replace("12", "13")))
        assert len(list(find(ledger))) == 1  # reading goes on beside the writer
    assert rows(ledger) == before
    assert put(ledger, entry(TEXT.replace("12", "13"))).outcome == "added"


def test_a_full_disk_says_so_and_keeps_no_half_report(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    put(ledger, entry(TEXT))
    before = rows(ledger)
    from sqlalchemy import event

    @event.listens_for(ledger.engine, "connect")
    def fill(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    ledger.close()  # so that the next connection is a new one
    long = " ".join(f"The army said {n} people were killed in Ganja." for n in range(400))
    with pytest.raises(LedgerError, match="no room left"):
        put(ledger, entry(long))
    again = opened(tmp_path)
    assert rows(again) == before
    assert verify(again).faults == ()


_LIMITED = """
import resource, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from reportedly.errors import LedgerError
from reportedly.ledger import put
from tests.ledger.kit import entry, opened
ledger = opened(Path({folder!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    for n in range(200):
        put(ledger, entry("The army said %d people were killed in Ganja. " % n * 20))
except LedgerError as error:
    print(error)
"""


def test_a_file_that_may_not_grow_says_so_and_keeps_no_half_report(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    script = _LIMITED.format(root=str(root), folder=str(tmp_path))
    assert resource.RLIMIT_FSIZE  # the limit is the system's, not ours
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60
    )
    assert "no room left" in done.stdout or "the disk refused" in done.stdout, done
    ledger = opened(tmp_path)
    assert verify(ledger).faults == ()
    assert put(ledger, entry(TEXT)).outcome == "added"
