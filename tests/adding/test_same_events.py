"""One batch or many, one worker or three: the same events."""

from __future__ import annotations

from pathlib import Path

from tests.ledger import toy
from tests.ledger.kit import opened

from reportedly.adding import add
from reportedly.ledger import Ledger
from reportedly.ledger import tables as t

DAYS = ("2020-10-04", "2020-10-11", "2020-10-17")
TOWNS = ("Ganja", "Barda", "Shusha")


def made(folder: Path) -> list[Path]:
    """Reports of nine strikes, each told by three outlets, one of which reprints another."""
    paths = []
    for n, (day, town) in enumerate((day, town) for day in DAYS for town in TOWNS):
        said = f"The army said {n + 3} people were killed in {town} on {day}."
        own = f"By nightfall {n + 4} people lay killed under the roofs of {town}, on {day}."
        for name, text in (("a", said), ("b", f"{said} The road was closed."), ("c", own)):
            path = folder / f"{name}{n}.txt"
            path.write_text(f"{text}\n\nNothing else was known of it at the time of writing.\n")
            paths.append(path)
    return paths


def told(ledger: Ledger) -> dict[str, object]:
    with ledger.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())))
            for table in (t.events, t.members, t.links)
        }


def test_neither_workers_nor_batches_change_the_events(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    paths = made(tmp_path / "reports")
    how = {"read": toy.read, "reader": toy.stamp}
    with (
        opened(tmp_path, "one.ledger") as one,
        opened(tmp_path, "three.ledger") as three,
        opened(tmp_path, "many.ledger") as many,
    ):
        add(paths, one, workers=1, **how)  # type: ignore[arg-type]
        add(paths, three, workers=3, **how)  # type: ignore[arg-type]
        for path in reversed(paths):
            add([path], many, workers=1, **how)  # type: ignore[arg-type]
        assert told(one) == told(three) == told(many)
        with one.reading() as connection:
            assert len(connection.execute(t.events.select()).all()) >= 9
