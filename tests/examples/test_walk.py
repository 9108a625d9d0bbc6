"""The page that walks an example through the house says what the rooms find."""

from __future__ import annotations

from pathlib import Path

from examples.walk import page

ROOT = Path(__file__).parents[2]


def test_the_page_holds_what_the_rooms_find() -> None:
    text = (ROOT / "docs" / "how-it-reads.md").read_text(encoding="utf-8")
    assert page(text) == text, "run `make docs`"
