"""A folder of bad files, added by the command line: what is fine goes in, the rest is listed, and why."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.robustness import bad


@dataclass(frozen=True)
class Batch:
    """What came of adding the folder."""

    done: subprocess.CompletedProcess[str]
    ledger: Path
    folder: Path

    @property
    def summary(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.done.stdout)
        return told

    def reason(self, name: str, row: int | None = None) -> str:
        """Why a file or row was refused."""
        origin = str(self.folder / name)
        [why] = [r["reason"] for r in self.summary["refused"] if (r["origin"], r["row"]) == (origin, row)]  # fmt: skip
        return str(why)

    def notes(self, name: str) -> str:
        """What the ledger tells of a report."""
        [row] = [r for r in bad.rows("reports", "--ledger", self.ledger) if r["document"] == name]
        return "; ".join(row["notes"])


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Batch]:
    home = tmp_path_factory.mktemp("bad")
    folder, ledger = home / "news", home / "test.ledger"
    folder.mkdir()
    bad.write_files(folder)
    bad.write_rows(folder)
    yield Batch(
        bad.reportedly("add", folder, "--ledger", ledger, "--workers", 2, "--json"), ledger, folder
    )


def test_what_is_fine_is_in_the_ledger_and_nothing_else(batch: Batch) -> None:
    good = [*range(11, 26), *range(30, 36)]
    assert sorted(set(bad.killed(batch.ledger))) == good
    assert len(bad.rows("reports", "--ledger", batch.ledger)) == len(good) == batch.summary["added"]


def test_every_item_is_added_or_refused_once(batch: Batch) -> None:
    summary = batch.summary
    assert summary["items"] == summary["added"] + len(summary["refused"])
    assert (summary["duplicates"], summary["unreadable"], summary["stopped"]) == ([], [], False)
    assert batch.done.returncode == 1  # some were refused, as docs/commands.md says
    assert "Traceback" not in batch.done.stderr
    assert all(len(r["reason"]) > 15 and r["reason"].endswith(("." , "?")) for r in summary["refused"])  # fmt: skip
    assert not [r for r in summary["refused"] if "fault of the program" in r["reason"]]


def test_the_ledger_is_sound(batch: Batch) -> None:
    [verified] = bad.rows("verify", "--ledger", batch.ledger)
    assert verified["faults"] == []
    assert verified["quotes"] > 100


@pytest.mark.parametrize(
    ("name", "row", "why"),
    [
        ("empty.txt", None, "This file is empty."),
        ("blank.txt", None, "This file is empty."),
        ("binary.txt", None, "binary data"),
        ("nul.txt", None, "binary data"),
        ("picture.html", None, "a PNG picture"),
        ("utf-16.jsonl", None, "Save it as UTF-8."),
        ("cut.txt.gz", None, "This gzip file is broken"),
        ("bomb.jsonl.gz", None, "swells to more than 300 times its size"),
        ("gone.txt", None, "There is no such file."),
        ("pipe.txt", None, "neither a file nor a folder"),
        ("self", None, "Too many levels of symbolic links"),
        ("rows.jsonl", 2, "not valid JSON"),
        ("rows.jsonl", 3, "holds a list, not an object"),
        ("rows.jsonl", 4, "holds a string, not an object"),
        ("rows.jsonl", 5, "its fields: none"),
        ("rows.jsonl", 6, "no text and no title (its fields: outlet)"),
        ("rows.jsonl", 7, "no text and no title"),
        ("rows.jsonl", 8, "nested too deeply"),
        ("rows.jsonl", 9, "nested too deeply"),
        ("rows.jsonl", 10, "not valid JSON"),
        ("wide.jsonl", 1, "52,500,013 bytes long; at most 20,000,000 are read"),
    ],
)
def test_what_is_refused_is_listed_with_the_reason(
    batch: Batch, name: str, row: int | None, why: str
) -> None:
    assert why in batch.reason(name, row)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("future.html", "its date 2091-05-05 lies in the future"),
        ("rows.jsonl:11", "its date 2099-01-01 lies in the future"),
        ("rows.jsonl:12", "the date '99999-99-99' cannot be read"),
        ("cut.html", "the page breaks off before its end"),
        ("cut-in-a-tag.html", "the page breaks off before its end"),
        ("page.txt", "named as text, but it is a page"),
        ("text.html", "named as a page, but it has no tags"),
        ("says-utf-8.html", "it says utf-8 and is not; cp1252 was guessed"),
        ("utf-16-unmarked.txt", "read as utf-16-be"),
        ("word.txt", "1,000,000 characters without a space"),
        ("caf\\udce9.txt", ""),
    ],
)
def test_what_was_read_with_a_doubt_says_so(batch: Batch, name: str, note: str) -> None:
    assert note in batch.notes(name)


def test_adding_again_adds_nothing_and_no_name_or_title_steers_the_terminal(batch: Batch) -> None:
    before = bad.rows("status", "--ledger", batch.ledger)
    again = bad.reportedly("add", batch.folder, "--ledger", batch.ledger, "--workers", 1, "--table")
    assert "0 reports added" in again.stdout
    assert f"{batch.summary['added']} duplicates, here already" in again.stdout
    assert f"{len(batch.summary['refused'])} refused files or rows" in again.stdout
    after = bad.rows("status", "--ledger", batch.ledger)
    assert [row["claims"] for row in after] == [row["claims"] for row in before]
    listed = bad.reportedly("reports", "--ledger", batch.ledger, "--table")
    assert "\\x1b[2JThe" in listed.stdout
    for output in (again.stdout, again.stderr, listed.stdout, batch.done.stdout):
        assert not [c for c in output if (c < " " and c != "\n") or c in "\x7f\x9b\u202e"]
