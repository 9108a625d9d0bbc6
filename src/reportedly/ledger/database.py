"""Opening a ledger's database, and saying in a sentence why it cannot be used.

A ledger is an SQLite file in WAL mode that carries our application id. One process writes at a
time; the others wait ``wait`` seconds for it. Every write is one transaction that takes the lock
at its start, so that what it read still holds when it writes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from reportedly.errors import LedgerError
from reportedly.ledger.tables import HEAD

CACHE = 64_000  # kilobytes of the file that a connection keeps, so that an index is not read anew for each question
APPLICATION_ID = 0x52505444  # "RPTD", in the header of the file
WAIT = 10.0  # seconds to wait for another writer
BROKEN = (exc.OperationalError, exc.DatabaseError, sqlite3.Error)

# What SQLite says, and what to say instead; the first that is found counts.
SENTENCES = (
    ("locked", "another process is writing to it. Wait until that has ended, or allow more with --wait"),
    ("is full", "there is no room left to write. Free some space and run the command again"),
    ("readonly", "it cannot be written. Make the file and its folder writable, or name another with --ledger"),
    ("unable to open", "it cannot be opened. Check that its folder exists and may be written"),
    ("not a database", "this file is not a ledger. Name another with --ledger"),
    ("malformed", "the file is damaged. Bring back a backup with `reportedly restore`"),
    ("disk I/O", "the disk refused a write or a read. Check its free space and its health, and run the command again"),
    ("only ever added", "judgements and changes are only ever added, never changed"),
)  # fmt: skip


def default_path() -> Path:
    """``$REPORTEDLY_LEDGER``, or ``reportedly.ledger`` in the current folder."""
    return Path(os.environ.get("REPORTEDLY_LEDGER") or "reportedly.ledger")


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what the database complains of into a ``LedgerError`` that says what to do."""
    try:
        yield
    except BROKEN as error:
        said = str(getattr(error, "orig", None) or error)
        for sign, sentence in SENTENCES:
            if sign in said:
                raise LedgerError(f"The ledger {path}: {sentence}.") from error
        raise LedgerError(f"The ledger {path} could not be used: {said}.") from error


def connect(path: Path, wait: float) -> Engine:
    """An engine on the file; transactions begin when we say so, not when sqlite3 guesses."""
    # The connection is kept: when the last one closes, SQLite writes its journal back into the file.
    engine = create_engine(
        f"sqlite:///{path}", poolclass=QueuePool, pool_size=1, connect_args={"timeout": wait}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # in WAL mode a killed process loses nothing
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        # Python knows the capitals of every script, SQLite only those of English.
        connection.create_function("lower", 1, _folded, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _folded(value: str | None) -> str | None:
    return None if value is None else str(value).casefold()


def standing(engine: Engine) -> str | None:
    """The migration that the file stands at: None for an empty file, ``foreign`` for another's."""
    with engine.connect() as connection:
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = {
            name
            for (name,) in connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            )
        }
        if mark != APPLICATION_ID:
            return "foreign" if mark or tables else None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return str(found)


def open_database(path: Path, *, create: bool, wait: float) -> Engine:
    """Open the ledger at ``path``; make it where ``create`` allows, bring an older one up to date.

    ``LedgerError`` where there is none, or it is not ours, or a newer version made it.
    """
    if path.is_dir():
        raise LedgerError(f"The ledger {path}: this is a folder. Name a file with --ledger.")
    if not path.exists() and not create:
        raise LedgerError(
            f"There is no ledger at {path}. `reportedly add` makes one; "
            "--ledger or $REPORTEDLY_LEDGER names another."
        )
    with guarded(path):
        engine = connect(path, wait)
        stands = standing(engine)
        if stands == "foreign":
            raise LedgerError(
                f"The ledger {path}: this database belongs to another program and was left as it "
                "is. Name another with --ledger."
            )
        if stands is None and not create:
            raise LedgerError(f"The ledger {path} is empty. `reportedly add` fills it.")
        if stands != HEAD:
            migrate(engine, path)
        if stands is None:
            with engine.connect() as connection:
                # Outside a transaction, where alone SQLite changes the journal.
                raw = connection.connection.driver_connection
                assert raw is not None
                raw.execute("PRAGMA journal_mode = WAL")
        return engine


def migrate(engine: Engine, path: Path) -> None:
    """Run the migrations that are missing, in one transaction; refuse a ledger from the future."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "reportedly.ledger:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        stands = _version(connection)  # again, under the lock: another process may have been faster
        if stands == HEAD:
            return
        if stands is not None and stands not in known:
            raise LedgerError(
                f"The ledger {path} was made by a newer reportedly (schema {stands}; this one "
                f"knows {HEAD}). Install that version, or name another ledger with --ledger."
            )
        config.attributes["connection"] = connection
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    there = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    ).scalar()
    if not there:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
