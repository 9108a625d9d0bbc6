"""The page about reports names every field and every name of it."""

from __future__ import annotations

from pathlib import Path

from reportedly.tables import toml


def test_the_page_lists_the_names_of_every_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for field, names in toml("report/fields.toml")["names"].items():
        assert ", ".join(names) in rows[field], field
