"""What other programs get: every field, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.kit import entry, opened

from reportedly.claim import Claim, from_json
from reportedly.errors import InvalidValue
from reportedly.export import FORMATS, export
from reportedly.export.sheet import columns, guarded
from reportedly.ledger import Filters, Ledger, find, put, settle

TEXT = "The army said a video shows that 12 people were killed in Ganja on 2020-10-04. The end was near."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = opened(tmp_path)
    put(ledger, entry(TEXT, title="=HYPERLINK(1)", address="https://gate.example/1"))
    put(ledger, entry("A strike hit Shusha.", outlet='@once, "Echo"', origin="in/x.jsonl", row=3))
    return ledger


def sheet(ledger: Ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(export(ledger, Filters(), "csv")), newline="")))


def test_json_lines_are_the_record_and_the_document(ledger: Ledger) -> None:
    lines = [json.loads(line) for line in export(ledger, Filters(), "jsonl")]
    assert [line["document"] for line in lines] == ["a.txt", "x.jsonl:3"]
    held = [h.claim for h in find(ledger)]
    read: list[Claim] = [from_json(json.dumps(line)) for line in lines]
    assert read == held


def test_csv_stands_alone(ledger: Ledger) -> None:
    first, second = sheet(ledger)
    assert (first["outlet"], first["published"], first["address"]) == (
        "The Gate", "2020-10-05", "https://gate.example/1",
    )  # fmt: skip
    assert first["sentence"] == TEXT.split(". ")[0] + "."
    assert first["voices.kind"] == "outlet | military"
    assert first["voices.name"] == "The Gate | The army"
    assert (first["event.kind"], first["event.trigger"], first["event.trigger.at"]) == (
        "killing", "killed", "48-54",
    )  # fmt: skip
    assert (first["figures.best"], first["place.name"], first["time.start"]) == (
        "12",
        "Ganja",
        "2020-10-04",
    )
    assert (first["certainty.score"], first["evidence.kind"], first["read_by"]) == (
        "3.0", "video", "event=toy (0.50)",
    )  # fmt: skip
    assert (second["place.lat"], second["time.start"], second["figures.best"]) == ("39.8", "", "")
    assert second["voices.mention"] == ""


def test_every_export_says_what_is_known_of_a_claims_event(ledger: Ledger) -> None:
    assert {row["known.event"] for row in sheet(ledger)} == {""}, "nothing is linked yet"
    settle(ledger)
    [killed, _] = list(find(ledger))
    first = sheet(ledger)[0]
    assert first["known.event"] == killed.claim.id
    assert {name: first[f"known.{name}"] for name in ("standing", "disputes", "part", "origin", "side")} == {
        "standing": "single-source", "disputes": "", "part": "origin", "origin": "The army", "side": "AZE",
    }  # fmt: skip
    line = json.loads(next(iter(export(ledger, Filters(), "jsonl"))))
    assert line["known"]["part"] == "origin"
    assert line["known"]["origin_id"] == first["known.origin_id"] != ""


def test_csv_has_a_column_for_every_field() -> None:
    names = columns()
    assert len(names) == len(set(names))
    for field in (
        "context.prefix", "voices.time.timex", "event.actors.code", "event.means.operator",
        "place.label_point", "figures.part_of", "relations.claim", "certainty.cues.at",
    ):  # fmt: skip
        assert field in names


def test_what_a_spreadsheet_would_run_is_only_text(ledger: Ledger) -> None:
    first, second = sheet(ledger)
    assert first["title"] == "'=HYPERLINK(1)"
    assert second["outlet"] == '\'@once, "Echo"'


@given(st.text())
def test_no_text_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)
    assert isinstance(cell, str)
    assert cell in (text, "'" + text)
    assert cell.lstrip(" ")[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_numbers_stay_numbers() -> None:
    assert [guarded(n) for n in (-3.0, -41, 12)] == [-3.0, -41, 12]


def test_an_unknown_format_names_those_there_are(ledger: Ledger) -> None:
    with pytest.raises(InvalidValue, match="jsonl, csv"):
        export(ledger, Filters(), "xlsx")
    assert set(FORMATS) == {"jsonl", "csv", "geojson"}
