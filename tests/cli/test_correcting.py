"""``corrections`` and ``decide`` as a person types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.ledger.kit import entry, opened

from reportedly.cli import main
from reportedly.ledger import corrections as c
from reportedly.ledger import find, put
from reportedly.ledger.anchors import Anchor

TEXT = "The army said 12 people were killed in Ganja. Nine \x1b[31m were hurt."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger in which a number is to be corrected, and a passage has gone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.setenv("REPORTEDLY_AUTHOR", "anna")
    with opened(tmp_path, "reportedly.ledger") as ledger:
        put(ledger, entry(TEXT))
        [held] = find(ledger)
        name, report = held.claim.id, held.claim.report
        there = Anchor.at(TEXT, 14, 23)
        c.suggest(ledger, c.Suggestion(report, "field", there, name, "number", 13))
        gone = Anchor(0, 9, "It is \x1b[2J gone", "", "")
        c.suggest(ledger, c.Suggestion(report, "missed-claim", gone))
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def rows(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*words).stdout.splitlines()]


def test_corrections_are_listed_with_their_passages() -> None:
    first, second = rows("corrections")
    assert (first["field"], first["value"], first["stands"]["quote"]) == ("number", "13", "12 people")  # fmt: skip
    assert second["stands"] is None
    table = run("corrections", "--table").output
    assert "12 people" in table
    assert "(orphan) It is" in table
    assert "\x1b[2J" not in table
    assert rows("corrections", "--state", "rejected") == []


def test_a_correction_is_decided_and_that_is_taken_back() -> None:
    said = run("decide", "1", "accept", "--value", "14", "--table").output
    assert said == "Correction 1 is edited, by anna. Judgement 1 came of it.\n"
    assert rows("claims")[0]["figures"][0]["best"] == 14
    assert rows("history", rows("claims")[0]["id"])[-1]["author"] == "anna"
    assert rows("decide", "1", "undo")[0]["state"] == "open"
    assert rows("claims")[0]["figures"][0]["best"] == 12
    assert run("decide", "2", "unsure", "--table").output == "Correction 2 is unsure, by anna.\n"


@pytest.mark.parametrize(("words", "why"), [
    (("decide", "9", "accept"), "no correction 9"), (("decide", "1", "maybe"), "Invalid value"),
    (("decide", "2", "undo"), "nothing to take back"),
    (("decide", "1", "reject", "--value", "3"), "only where a correction of a field"),
    (("corrections", "--report", "zz"), "No report has an id"),
])  # fmt: skip
def test_what_cannot_be_done_is_said(words: tuple[str, ...], why: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert why in result.output
