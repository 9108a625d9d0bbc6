"""What is added is stored whole, in order, whatever happens in between."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.ledger.kit import opened, rows
from tests.ledger.toy import ToyReading, dying, read, read_later, stamp

from reportedly import adding
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, find
from reportedly.ledger import tables as t
from reportedly.ledger.custody import verify
from reportedly.report import Options, Report

PUBLISHED = Options(published="2020-10-05", outlet="The Gate", language="en")


def article(n: int) -> str:
    return (
        f"The army said {n} people were killed in Ganja on Sunday, the spokesman told reporters there.\n\n"
        f"Nobody else was hurt, and the town was quiet. Report number {n} ends here."
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(1, 13):
        (folder / f"{n:02}.txt").write_text(article(n))
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    with (folder / "rows.jsonl").open("w") as file:
        for n in (20, 21, 20):
            file.write(
                json.dumps({"title": f"No {n}", "text": article(n), "outlet": "The Tower"}) + "\n"
            )
        file.write('{"title": "broken\n')
        file.write(json.dumps({"outlet": "The Tower"}) + "\n")
    return folder


def killed(ledger: Ledger) -> list[int]:
    return sorted(held.claim.figures[0].best or 0 for held in find(ledger))


def test_every_file_and_row_is_added_or_listed_with_a_reason(folder: Path, tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    summary = adding.add([folder], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
    assert killed(ledger) == [*range(1, 13), 20, 21]
    assert (summary.added, summary.claims, summary.items) == (14, 14, 19)
    assert [(Path(d.origin).name, d.row) for d in summary.duplicates] == [("rows.jsonl", 3)]
    refused = {(Path(r.origin).name, r.row): r.reason for r in summary.refused}
    assert set(refused) == {
        ("empty.txt", None), ("picture.txt", None), ("rows.jsonl", 4), ("rows.jsonl", 5),
    }  # fmt: skip
    assert all(len(reason) > 15 and reason.endswith(".") for reason in refused.values())
    assert verify(ledger).faults == ()


def test_adding_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    adding.add([folder], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
    before = rows(ledger)
    summary = adding.add([folder], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
    assert (summary.added, len(summary.duplicates)) == (0, 15)
    assert rows(ledger) == before


def test_a_file_whose_name_is_no_utf_8(tmp_path: Path) -> None:
    odd = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")
    Path(odd).write_text(article(3))
    ledger = opened(tmp_path)
    assert adding.add([odd], ledger, PUBLISHED, workers=1, read=read, reader=stamp).added == 1
    assert [held.document for held in find(ledger)] == ["caf\\udce9.txt"]


def never(report: Report) -> ToyReading:
    raise AssertionError("this report was read before")


def test_what_was_read_before_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    adding.add([folder / "01.txt"], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
    summary = adding.add(
        [folder / "01.txt"], ledger, PUBLISHED, workers=1, read=never, reader=stamp
    )
    assert (len(summary.duplicates), summary.refused) == (1, [])


def test_a_newer_reader_reads_again(folder: Path, tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    adding.add([folder / "01.txt"], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
    summary = adding.add(
        [folder / "01.txt"], ledger, PUBLISHED, workers=1, read=read_later, reader=lambda: "toy 2"
    )
    assert (summary.added, summary.reread) == (0, 1)


def stumbling(report: Report) -> ToyReading:
    if "number 7 " in report.text:
        raise ZeroDivisionError("seven")
    return read(report)


def test_a_fault_of_ours_costs_one_report(folder: Path, tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    (folder / "picture.txt").unlink()
    summary = adding.add(
        sorted(folder.glob("*.txt")), ledger, PUBLISHED, workers=1, read=stumbling, reader=stamp
    )
    assert killed(ledger) == [n for n in range(1, 13) if n != 7]
    reasons = [r.reason for r in summary.refused if r.origin.endswith("07.txt")]
    assert reasons == ["A fault of the program, please report it: ZeroDivisionError: seven."]


def contents(ledger: Ledger) -> object:
    """What a ledger holds, but for the time."""
    with ledger.reading() as connection:
        return [
            connection.execute(
                select(t.claims.c.id, t.claims.c.record).order_by(t.claims.c.id)
            ).all(),
            connection.execute(select(t.reports.c.id, t.reports.c.version)).all(),
            connection.execute(select(t.custody.c.origin, t.custody.c.row)).all(),
        ]


def test_many_workers_make_the_same_ledger_and_survive_a_death(
    folder: Path, tmp_path: Path
) -> None:
    one, many = opened(tmp_path, "one.ledger"), opened(tmp_path, "many.ledger")
    fives = folder / "05.txt"
    paths = sorted(folder.glob("[0-9]*.txt"))
    adding.add([p for p in paths if p != fives], one, PUBLISHED, workers=1, read=read, reader=stamp)
    summary = adding.add(paths, many, PUBLISHED, workers=2, read=dying, reader=stamp)
    assert [Path(r.origin).name for r in summary.refused] == ["05.txt"]
    assert "died, twice" in summary.refused[0].reason
    assert contents(many) == contents(one)


def test_an_interrupt_leaves_a_ledger_that_can_be_gone_on_with(
    folder: Path, tmp_path: Path
) -> None:
    ledger = opened(tmp_path)

    def tick(summary: adding.Summary, size: int) -> None:
        assert size > 100
        if summary.added == 5:
            raise KeyboardInterrupt

    summary = adding.add([folder], ledger, PUBLISHED, workers=1, read=read, reader=stamp, tick=tick)
    assert (summary.stopped, summary.added) == (True, 5)
    assert verify(ledger).faults == ()
    adding.add([folder], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
    assert killed(ledger) == [*range(1, 13), 20, 21]


def test_a_ledger_that_cannot_be_written_stops_it(folder: Path, tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    with opened(tmp_path).writing(), pytest.raises(LedgerError, match="another process is writing"):
        adding.add([folder], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
    assert killed(ledger) == []


def adding_child(folder: Path, ledger: Path) -> tuple[int, int]:
    """A process of its own that adds and ends, and a pipe that gives a byte for each report read."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:

        def telling(report: Report) -> ToyReading:
            os.write(tells, b".")
            return read(report)

        with opened(ledger) as made:
            adding.add([folder], made, PUBLISHED, workers=1, read=telling, reader=stamp)
        os._exit(0)
    os.close(tells)
    return child, told


def kill_after(reports: int, seconds: float, folder: Path, ledger: Path) -> None:
    """Kill (SIGKILL) a process that adds so long after it took up that many reports, if it still is."""
    child, told = adding_child(folder, ledger)
    for _ in range(reports):
        if not os.read(told, 1):
            break
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(told)


MOMENTS = 25


def test_killed_at_any_moment_every_report_is_whole_and_the_next_run_goes_on(
    folder: Path, tmp_path: Path
) -> None:
    """A process that adds is killed again and again, at moments drawn from a seed.

    The moments follow the work, not the clock: how quick the machine is changes nothing.
    """
    draw = random.Random(20201109)
    path = tmp_path / "test.ledger"
    stages = set()
    for _ in range(MOMENTS):
        kill_after(draw.randrange(10), draw.uniform(0.0, 0.02), folder, tmp_path)
        if not path.exists() or not path.stat().st_size:
            continue
        with opened(tmp_path) as ledger:
            assert verify(ledger).faults == ()
            stages.add(len(killed(ledger)))
            with ledger.reading() as connection:
                counts = [
                    connection.execute(select(func.count()).select_from(table)).scalar_one()
                    for table in (t.reports, t.readings, t.claims)
                ]
            assert len(set(counts)) == 1
            if counts[0] > 9:
                ledger.close()
                for part in tmp_path.glob("test.ledger*"):
                    part.unlink()  # begin again, to be killed in the making of a ledger too
    assert len(stages) > 3, "the moments were not spread"
    with opened(tmp_path) as ledger:
        adding.add([folder], ledger, PUBLISHED, workers=1, read=read, reader=stamp)
        assert killed(ledger) == [*range(1, 13), 20, 21]
        assert verify(ledger).faults == ()
