"""The sheet of events: drawn from a ledger by a seed, each claim with its sentence and its origin."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.event_sheet import drawn
from bench.sheet import JUDGED, kept, scored

from reportedly.adding import add
from reportedly.ledger import Ledger

TOWNS = ("Ganja", "Barda", "Shusha", "Terter")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of four strikes, each told by two outlets."""
    folder = tmp_path_factory.mktemp("events")
    for town in TOWNS:
        for name, who in (("a", "The army"), ("b", "A hospital doctor")):
            text = f"{who} said three people were killed by shells in {town} on 4 October 2020."
            (folder / f"{name}-{town}.txt").write_text(text, encoding="utf-8")
    path = folder / "held.ledger"
    with Ledger.open(path) as ledger:
        add([folder / f"{n}-{t}.txt" for t in TOWNS for n in "ab"], ledger, workers=1)
    return path


def test_a_seed_draws_the_same_events_each_once(held: Path) -> None:
    rows = list(drawn(held, 5, 9, 2))
    assert rows == list(drawn(held, 5, 9, 2))
    assert len({row["claim"] for row in rows}) == len(rows) == len(TOWNS)
    assert [r["claim"] for r in drawn(held, 5, 2, 2)] == [r["claim"] for r in rows[:2]]


def test_the_judge_sees_who_says_so_and_in_what_words(held: Path) -> None:
    [row] = drawn(held, 5, 1, 2)
    assert {claim["report"] for claim in row["claims"]} > {row["report"][:8]}
    assert all("killed by shells" in claim["sentence"] for claim in row["claims"])
    assert any("army" in claim["origin"].casefold() for claim in row["claims"])
    assert (row["standing"], row["disputes"]) == ("corroborated", [])


def test_what_is_kept_of_an_event_has_no_text(held: Path) -> None:
    rows = [
        {"about": "linking", **row, **dict.fromkeys(JUDGED["linking"], "right"), "note": ""}
        for row in drawn(held, 5, 4, 2)
    ]
    rows[0]["same"], rows[0]["note"] = "wrong", "two-strikes"
    assert not {"claims", "reasons", "event"} & kept(rows[0]).keys()
    got = scored(rows)
    assert got["shares"]["all"]["same"]["value"] == 0.75
    assert got["kinds_of_error"] == {"two-strikes": 1}
