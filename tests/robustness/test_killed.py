"""``add`` with two workers is killed (SIGKILL) at many moments; every report is whole or out."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select
from tests.ledger.kit import opened
from tests.ledger.toy import ToyReading, read, stamp
from tests.robustness import bad

from reportedly import adding
from reportedly.ledger import Ledger, find
from reportedly.ledger import tables as t
from reportedly.ledger.custody import verify
from reportedly.report import Options, Report

REPORTS = 60
MOMENTS = (0, 0, 1, 2, 3, 5, 13, 34, 50)  # reports after which the signal is sent
LANGUAGE = Options(language="en")
_ADDING = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.robustness.test_killed import LANGUAGE, slowly
from tests.ledger.kit import opened
from tests.ledger.toy import stamp
from reportedly import adding

def tick(summary, size):
    print(summary.added, flush=True)

print("begun", flush=True)
with opened(Path({home!r})) as ledger:
    adding.add(
        [Path({home!r}) / "news"], ledger, LANGUAGE, workers=2, read=slowly, reader=stamp, tick=tick
    )
"""


def slowly(report: Report) -> ToyReading:
    time.sleep(0.01)
    return read(report)


def counts(ledger: Ledger) -> list[int]:
    with ledger.reading() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (t.originals, t.reports, t.readings, t.custody)
        ]


def test_killed_at_many_moments_with_two_workers(tmp_path: Path) -> None:
    draw = random.Random(20200927)
    (tmp_path / "news").mkdir()
    for n in range(REPORTS):
        (tmp_path / "news" / f"{n:02}.txt").write_text(bad.story(n + 10))
    script = _ADDING.format(root=str(Path(__file__).parents[2]), home=str(tmp_path))
    stages = set()
    for moment in MOMENTS:
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        assert child.stdout is not None
        for _ in range(1 + moment):
            child.stdout.readline()
        time.sleep(draw.uniform(0.0, 0.03 if moment else 1.0))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        path = tmp_path / "test.ledger"
        if not path.exists() or not path.stat().st_size:
            continue
        with opened(tmp_path) as ledger:
            assert verify(ledger).faults == ()
            there = counts(ledger)
            assert len(set(there)) == 1, there
            stages.add(there[0])
            if there[0] > REPORTS * 3 // 4:
                ledger.close()
                for part in tmp_path.glob("test.ledger*"):
                    part.unlink()  # begin again, to be killed in the making of a ledger too
    assert len(stages) > 3, f"the moments were not spread: {stages}"
    with opened(tmp_path) as ledger:
        adding.add(
            [tmp_path / "news"], ledger, LANGUAGE, workers=2, read=read, reader=stamp
        )  # fmt: skip
        dead = [f.best or 0 for held in find(ledger) for f in held.claim.figures]
        assert sorted(dead) == list(range(10, 10 + REPORTS))
        assert counts(ledger) == [REPORTS] * 4
        assert verify(ledger).faults == ()
