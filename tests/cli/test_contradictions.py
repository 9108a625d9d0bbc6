"""A report that contradicts itself: ``claims --contradicted`` lists it, ``show`` sets both side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly.cli import main

TEXT = (
    "Azerbaijan said Armenian forces shelled Terter on Tuesday. Armenia denied it. "
    "Rebels captured a bridge near Idlib."
)


def run(*words: str) -> str:
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*words).splitlines()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    row = {"id": "a", "text": TEXT, "published": "2020-10-08", "outlet": "The Gate"}
    (tmp_path / "day.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    run("add", "day.jsonl")
    return tmp_path


def test_only_what_is_contradicted_is_listed(home: Path) -> None:
    assert len(rows("claims")) > 2
    listed = rows("claims", "--contradicted")
    assert [r["voices"][-1]["stance"] for r in listed] == ["asserts", "denies"]
    told, denial = listed
    assert told["relations"] == [{"kind": "contradicts", "claim": denial["id"]}]
    assert denial["relations"] == [{"kind": "denies", "claim": told["id"]}]


def test_show_tells_who_contradicts_and_in_which_sentence(home: Path) -> None:
    told, denial = rows("claims", "--contradicted")
    text = run("show", told["id"], "--table")
    assert f"contradicts {denial['id'][:8]}: Armenia denies" in text
    assert "    Armenia denied it." in text
    [whole] = rows("show", denial["id"])
    [other] = whole["related"]
    assert (other["relation"], other["claim"]["id"]) == ("denies", told["id"])
    assert other["sentence"] == "Azerbaijan said Armenian forces shelled Terter on Tuesday."


def test_a_claim_that_nobody_contradicts_shows_none(home: Path) -> None:
    alone = next(r for r in rows("claims") if not r["relations"])
    assert rows("show", alone["id"])[0]["related"] == []
    assert "The same report elsewhere" not in run("show", alone["id"], "--table")
