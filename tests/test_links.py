"""The pages lead somewhere: every relative link in the docs names a file that is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_relative_link_leads_to_a_file() -> None:
    broken = []
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert not broken


def test_the_bench_page_names_every_task_and_measure() -> None:
    from bench.__main__ import TASKS

    page = (ROOT / "docs" / "bench.md").read_text(encoding="utf-8")
    assert [task for task in TASKS if f"`{task}`" not in page] == []


def test_every_table_that_a_person_may_add_to_is_named_and_there() -> None:
    page = (ROOT / "docs" / "adding-knowledge.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(src/reportedly/[^`]+)`", page))
    assert [name for name in named if not (ROOT / name).exists()] == []
    package = ROOT / "src" / "reportedly"
    tables = [p for p in package.rglob("*.t*") if p.suffix in {".toml", ".tsv"}]
    assert {str(p.relative_to(ROOT)) for p in tables} - named == set()
