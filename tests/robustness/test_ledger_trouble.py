"""``add`` on a ledger that cannot be written: one sentence, exit code 3, and no half report."""

from __future__ import annotations

import json
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.kit import entry, opened
from tests.robustness import bad

from reportedly.ledger import put


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "10.txt").write_text(bad.story(10))
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger that holds one report, with one claim of 12 dead."""
    with opened(tmp_path) as made:
        put(made, entry("The army said 12 people were killed in Ganja."))
        return made.path


def refused(*words: str | Path) -> str:
    """What ``add`` says before it leaves."""
    done = bad.reportedly(*words)
    assert (done.returncode, done.stdout) == (3, ""), done
    assert done.stderr.startswith("Error: The ledger ") and done.stderr.count("\n") == 1
    return done.stderr


def test_a_ledger_that_another_process_writes_to(news: Path, ledger: Path) -> None:
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = refused("--wait", "0.1", "add", news, "--ledger", ledger, "--workers", "1")
        assert "another process is writing to it" in said
        assert bad.killed(ledger) == [12]  # reading goes on beside the writer
    assert bad.rows("verify", "--ledger", ledger)[0]["faults"] == []


def test_another_programs_database_is_left_as_it_is(news: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.db"
    with closing(sqlite3.connect(theirs)) as database:
        database.execute("CREATE TABLE birds (name TEXT)")
        database.commit()
    before = theirs.read_bytes()
    assert "belongs to another program" in refused("add", news, "--ledger", theirs)
    assert theirs.read_bytes() == before
    words = tmp_path / "words.txt"
    words.write_text(bad.story(9) * 50)
    assert "not a ledger" in refused("add", news, "--ledger", words)
    assert words.read_text() == bad.story(9) * 50


def test_a_folder_that_cannot_be_written(news: Path) -> None:
    """/proc takes no file from anyone, root included, whom permissions do not hold."""
    home = Path("/proc/self")
    if not home.is_dir():
        pytest.skip("there is no folder here that nobody may write to")
    assert "cannot be opened" in refused("add", news, "--ledger", home / "test.ledger")


def test_a_disk_that_fills_up_midway(news: Path, ledger: Path) -> None:
    """The system refuses any file of more than 300,000 bytes, as a quota or a full disk would."""
    for n in range(100, 109):
        text = "\n".join(bad.story(n + 100 * m) for m in range(10))
        (news / f"{n}.txt").write_text(text)
    limit = (300_000, 300_000)
    done = bad.reportedly(
        "add", news, "--ledger", ledger, "--workers", 2,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (3, ""), done
    assert "no room left" in done.stderr or "the disk refused" in done.stderr, done.stderr
    [verified] = bad.rows("verify", "--ledger", ledger)
    assert verified["faults"] == []
    listed = bad.rows("reports", "--ledger", ledger)
    assert 1 < len(listed) < 11
    claims = bad.rows("claims", "--ledger", ledger)
    assert len(claims) == sum(row["claims"] for row in listed)  # each report whole
    again = json.loads(bad.reportedly("add", news, "--ledger", ledger, "--json").stdout)
    assert again["added"] == 11 - len(listed)
