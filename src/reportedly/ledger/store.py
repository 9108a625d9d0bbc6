"""An open ledger: its connections, and the list of everything that happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, insert, select

from reportedly.errors import LedgerError
from reportedly.ledger import database
from reportedly.ledger import tables as t


def utc_now() -> str:
    """The time to the millisecond, UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Ledger:
    """An open ledger; close it, or use it in a ``with`` statement.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Ledger.open(Path(folder) / "my.ledger") as ledger:
    ...         with ledger.reading() as connection:
    ...             connection.execute(select(t.reports)).all()
    []
    """

    def __init__(self, path: Path, engine: Engine, now: Callable[[], str] = utc_now) -> None:
        self.path = path
        self.engine = engine
        self.now = now

    @classmethod
    def open(
        cls, path: Path | str | None = None, *, create: bool = True, wait: float = database.WAIT
    ) -> Ledger:
        """Open the ledger at ``path`` (see ``database.default_path`` for none given).

        ``wait`` is how many seconds to wait for another writer. Raises ``LedgerError`` where the
        file is missing and ``create`` is false, is not ours, or cannot be used.
        """
        if path is not None and "://" in str(path):
            raise LedgerError(f"{path} is an address; a ledger is a file so far. Give its path.")
        where = Path(path) if path is not None else database.default_path()
        return cls(where, database.open_database(where, create=create, wait=wait))

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it stands when it is first asked."""
        with database.guarded(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction, which holds the writer's lock until it ends."""
        with database.guarded(self.path), self.engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    def has_reading(self, report: str, reader: str) -> bool:
        """Whether this reader has read this report already."""
        asked = select(t.readings.c.id).where(
            t.readings.c.report == report, t.readings.c.reader == reader
        )
        with self.reading() as connection:
            return connection.execute(asked).first() is not None


def log(
    connection: Connection,
    now: str,
    what: str,
    *,
    report: str,
    reading: int | None = None,
    judgement: int | None = None,
    detail: str | None = None,
) -> None:
    """Add a row to the list of everything that happened."""
    row = {"time": now, "what": what, "report": report, "reading": reading,
           "judgement": judgement, "detail": detail}  # fmt: skip
    connection.execute(insert(t.changes), row)
