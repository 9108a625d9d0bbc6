"""The seed task: documents of a folder, and spans that point into the file as it stands."""

from __future__ import annotations

import json
from pathlib import Path

from bench.seed import TASK
from bench.task import paths

REPORT = """Shells hit Ganja

Shells hit Ganja
Shells hit Ganja
4 October 2020, 19:45WorldPhoto: The Lamp
Shells hit the city of Ganja on Sunday, killing one person, the Defence Ministry in Baku said.

Found a mistake in the text? Mark it and press ctrl + enter
"""


def folder(home: Path) -> Path:
    (home / "gold" / "texts").mkdir(parents=True)
    (home / "gold" / "texts" / "one.txt").write_text(REPORT, encoding="utf-8")
    rows = [
        {
            "document": "one.txt",
            "quote": "Shells hit the city of Ganja",
            "kind": ["shelling"],
            "place": ["Ganja"],
        },
        {"document": "one.txt", "quote": "killing one person", "kind": ["killing"]},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (home / "gold" / "mine.jsonl").write_text(lines, encoding="utf-8")
    return home


def test_documents_are_found_from_the_folder_or_from_above_it(tmp_path: Path) -> None:
    home = folder(tmp_path)
    for data in (home, home / "gold"):
        (path,) = paths(TASK, data)
        (document,) = TASK.documents(path)
        assert (path.stem, document["id"], len(document["gold"])) == ("mine", "one.txt", 2)
        assert document["text"] == REPORT


def test_rows_of_another_kind_are_no_gold(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "1", "title": "Shells", "text": "Shells fell."}\n', encoding="utf-8")
    assert list(TASK.documents(path)) == []


def test_spans_point_into_the_file_though_furniture_was_taken_away(tmp_path: Path) -> None:
    (path,) = paths(TASK, folder(tmp_path))
    (document,) = TASK.documents(path)
    claims = TASK.read(document)["claims"]
    assert claims
    for claim in claims:
        assert claim["document"] == "one.txt"
        for span in (claim["anchor"], claim["event"]["trigger"]):
            assert REPORT[span["start"] : span["end"]] == span["quote"]
    body = REPORT.index("Shells hit the city")
    assert any(
        c["event"]["trigger"] == {"start": body + 7, "end": body + 10, "quote": "hit"}
        for c in claims
    )
