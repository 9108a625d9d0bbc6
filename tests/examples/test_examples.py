"""The example reports: all go in, none is lost, and what is odd about each is listed."""

from __future__ import annotations

import json
from pathlib import Path

from examples.__main__ import REPORTS, arrived, contradictions, deaths, doubts, told_again

from reportedly.adding import Summary
from reportedly.ledger import Ledger, holdings

EXPECTED = REPORTS.parent / "expected"
ROWS = [
    json.loads(row)
    for row in (REPORTS / "karabakh-2020.jsonl").read_text(encoding="utf-8").splitlines()
]
FILES = sorted(path.name for path in REPORTS.iterdir() if path.suffix != ".jsonl")


def test_every_example_goes_in_and_none_is_lost(demo: tuple[Ledger, Summary]) -> None:
    ledger, summary = demo
    assert summary.refused == []
    assert summary.items == len(ROWS) + len(FILES)
    assert summary.added == summary.items - 1
    assert len(list(holdings.reports(ledger))) == summary.added


def test_the_row_that_stands_there_twice_is_listed(demo: tuple[Ledger, Summary]) -> None:
    _, summary = demo
    (duplicate,) = summary.duplicates
    assert duplicate.row == len(ROWS)
    assert ROWS[-1] in ROWS[:-1]
    assert any("Duplicate" in line for line in arrived(summary))


def test_the_russian_report_is_kept_and_marked_unread(demo: tuple[Ledger, Summary]) -> None:
    ledger, summary = demo
    (unread,) = summary.unreadable
    report = holdings.report(ledger, unread)
    assert (report["language"], report["title"]) == ("ru", "Степанакерт снова под огнём")


def test_reports_say_who_published_them_and_when(demo: tuple[Ledger, Summary]) -> None:
    ledger, _ = demo
    held = {row["document"]: row for row in holdings.reports(ledger)}
    undated = {name for name, row in held.items() if not row["published"]}
    assert undated <= {
        "harbour-shusha-cathedral.txt"
    }  # its date stands below an outlet's bare name
    assert held["northgate-ganja-4-october.txt"]["published"] == "2020-10-04T19:45"
    assert held["saddle-road-agreement.txt"]["published"][:16] == "2020-11-10T11:20"
    page = held["meridian-ganja-11-october.html"]
    assert (page["outlet"], page["published"][:16]) == ("Meridian Morning", "2020-10-11T11:35")
    assert {row["outlet"] for name, row in held.items() if ".jsonl" in name} == {
        row["outlet"] for row in ROWS
    }


def test_furniture_makes_no_claims(demo: tuple[Ledger, Summary]) -> None:
    ledger, _ = demo
    for row in holdings.reports(ledger):
        text = holdings.report(ledger, row["id"])["text"]
        for furniture in (
            "cookies",
            "newsletter",
            "Read also",
            "Noticed a mistake",
            "Photo:",
            "Most read",
        ):
            assert furniture not in text, row["document"]
        assert text.count(row["title"] or "no title") <= 1


def test_a_desk_gets_its_first_answers(demo: tuple[Ledger, Summary]) -> None:
    ledger, _ = demo
    assert {"Ganja", "Barda"} <= {row["where"] for row in deaths(ledger)}
    denied = doubts(ledger)
    assert any(row["who says so"] == "Turkey" and row["stance"] == "denies" for row in denied)
    assert any(row["stance"] == "does-not-confirm" for row in denied)


def test_a_desk_sees_what_is_known_of_events(demo: tuple[Ledger, Summary]) -> None:
    ledger, _ = demo
    rows = told_again(ledger)
    assert any("killing, 9 killed" in row["what"] for row in rows)
    assert any("corroborated (2): Lantern Wire, Plane Tree Post" in row["known"] for row in rows)
    assert any("denied by Armenian Ministry of Defence" in row["known"] for row in rows)


def test_the_headline_that_its_own_text_contradicts_is_shown(demo: tuple[Ledger, Summary]) -> None:
    ledger, _ = demo
    assert "Northgate Evening: Azerbaijani troops capture Hadrut" in contradictions(ledger)


def test_all_are_marked_as_written_for_this_project() -> None:
    mark = "Written for the reportedly project"
    assert all(row["note"].startswith(mark) for row in ROWS)
    assert mark in (REPORTS / "meridian-ganja-11-october.html").read_text(encoding="utf-8")
    readme = (REPORTS.parent / "README.md").read_text(encoding="utf-8")
    assert all(name in readme for name in FILES)
    assert all(row["id"] in readme for row in ROWS)
    assert all(row["address"].split("/")[2] in ("example.org", "example.net") for row in ROWS)


def test_reports_are_short() -> None:
    for row in ROWS:
        assert 90 <= len(row["text"].split()) <= 220, row["id"]


def test_the_hand_read_claims_quote_their_reports() -> None:
    gold = [
        json.loads(row)
        for row in (EXPECTED / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {path.name for path in (EXPECTED / "texts").iterdir()} == {
        row["document"] for row in gold
    }
    bodies = {f"{row['id']}.txt": row["text"] for row in ROWS}
    for row in gold:
        text = (EXPECTED / "texts" / row["document"]).read_text(encoding="utf-8")
        assert row["quote"] in text
        assert text.strip().endswith(bodies[row["document"]])
    assert Path(EXPECTED / "README.md").exists()
