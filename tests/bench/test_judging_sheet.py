"""The judging sheet: the same draw for the same seed, at most two claims a report, no text kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.aside import is_aside
from bench.sheet import A_REPORT, JUDGED, fields, kept, scored, shares, sheet

from reportedly.reading import read
from reportedly.report import plain

TOWNS = ["Ganja", "Barda", "Shusha", "Terter", "Agdam", "Fuzuli"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, towns in (("east", TOWNS), ("west", TOWNS[:2])):
        rows = [
            {
                "id": f"{name}-{n}",
                "title": f"A night in {town}",
                "text": f"The evening was calm. The army said that shells hit {town} on Sunday. "
                "Rebels seized a bridge. Police arrested two men. It rained.",
            }
            for n, town in enumerate(towns)
        ]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def row(report: str = "r", note: str = "", about: str = "voices", **judged: str) -> dict[str, Any]:
    filled = dict.fromkeys(JUDGED[about], "right") | judged
    return {
        "about": about, "set": "east", "report": report, "claim": "c", "reader": "us", "attributed": True, **filled, "note": note,
        "sentence": "Shells fell.",
    }  # fmt: skip


def test_a_seed_draws_one_sheet_and_another_seed_another(data: Path) -> None:
    first = list(sheet(data, ["east", "west"], 7, 6))
    assert first == list(sheet(data, ["east", "west"], 7, 6))
    assert first != list(sheet(data, ["east", "west"], 8, 6))


def test_files_in_turn_each_report_once_before_any_twice(data: Path) -> None:
    rows = list(sheet(data, ["east", "west"], 7, 10))
    assert [r["set"] for r in rows[:4]] == ["east", "west", "east", "west"]
    east = [r["report"] for r in rows if r["set"] == "east"]
    assert len(set(east[: len(TOWNS)])) == min(len(east), len(TOWNS))
    assert [r["set"] for r in rows].count("west") == 2 * A_REPORT  # the other file gives the rest
    assert len({r["claim"] for r in rows}) == len(rows) == 10


def test_reports_set_aside_are_left_out_or_are_the_only_ones(data: Path) -> None:
    for aside in ("only", "never"):
        rows = list(sheet(data, ["east", "west"], 7, 99, aside))
        assert rows
        assert {is_aside(r["report"]) for r in rows} == {aside == "only"}


def test_the_judge_sees_the_sentence_and_its_neighbours(data: Path) -> None:
    rows = sheet(data, ["west"], 7, 4)
    shells = [r for r in rows if "shells" in r["sentence"]] or list(sheet(data, ["west"], 3, 4))
    for drawn in shells:
        assert drawn["read"]["clause"] in drawn["sentence"]
        assert drawn["after"]
        assert all(drawn[field] == "" for field in (*JUDGED["voices"], "note"))


def test_a_sheet_may_ask_about_something_else(data: Path) -> None:
    [drawn] = sheet(data, ["west"], 7, 1, about="places")
    assert (drawn["about"], drawn["place"], drawn["time"], drawn["note"]) == ("places", "", "", "")
    assert "voice" not in drawn
    filled = [row("a", about="places", place="wrong"), row("b", about="places")]
    assert [set(kept(r)) & {"place", "voice"} for r in filled] == [{"place"}, {"place"}]
    got = shares(filled)
    assert (got["place"].value, got["time"].value, got["all_right"].value) == (0.5, 1.0, 0.5)


def test_fields_say_who_with_kind_and_country() -> None:
    text = "The Armenian defence ministry denied that shells hit Ganja."
    claim = next(c for c in read(plain.report(text)).claims if c.event.kind == "shelling")
    short = fields(claim)
    assert short["voices"].endswith("denies (indirect “denied”)")
    assert "> military ARM: " in short["voices"]
    assert (short["stance"], short["polarity"]) == ("denies", "positive")


def test_what_is_kept_has_no_text() -> None:
    assert kept(row(note="voice-country, place"))["note"] == "voice-country, place"
    assert "sentence" not in kept(row())
    with pytest.raises(ValueError, match="no labels"):
        kept(row(note="He said “no”"))
    with pytest.raises(ValueError, match="voice is ''"):
        kept(row(voice=""))


def test_unclear_ones_are_left_out_of_the_share() -> None:
    rows = [row("a"), row("a", voice="wrong"), row("b", voice="unclear", stance="wrong"), row("c")]
    got = shares(rows)
    assert got["voice"].value == pytest.approx(2 / 3)
    assert got["voice"].n == 3
    assert (got["stance"].value, got["stance"].n) == (0.75, 4)
    assert got["voice_stance_polarity"].n == 3
    assert got["voice"].low <= got["voice"].value <= got["voice"].high
    assert got["polarity"].low == 1.0


def test_kinds_of_error_are_counted() -> None:
    got = scored([row("a", note="x, y"), row("b", note="x")])
    assert got["kinds_of_error"] == {"x": 2, "y": 1}
    assert set(got["shares"]) == {"all", "east", "attributed"}


def test_the_sheets_that_are_kept_can_be_scored() -> None:
    for path in (Path(__file__).parents[2] / "bench" / "sheets").glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert [kept(r) for r in rows] == rows
        assert all(sum(o["report"] == r["report"] for o in rows) <= A_REPORT for r in rows)
