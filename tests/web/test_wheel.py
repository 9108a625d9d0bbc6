"""A wheel holds all that an install needs: the built front end, the tables, the weights and the gazetteer's own rows."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of the files in the wheel of this checkout."""
    to = tmp_path_factory.mktemp("wheel")
    made = next(WheelBuilder(str(ROOT)).build(directory=str(to), versions=["standard"]))
    with ZipFile(made) as wheel:
        return frozenset(wheel.namelist())


def test_the_front_end_is_built_into_the_wheel(inside: frozenset[str]) -> None:
    built = {
        p.relative_to(ROOT / "src").as_posix()
        for p in (ROOT / "src/reportedly/web/static").iterdir()
    }
    assert "reportedly/web/static/room.js" in built
    assert built <= inside


def test_installing_needs_no_node(inside: frozenset[str]) -> None:
    assert not [name for name in inside if name.endswith((".ts", "package.json", "vite.config.ts"))]
    assert not [name for name in inside if "node_modules" in name]


def test_knowledge_and_weights_are_package_data(inside: frozenset[str]) -> None:
    kept = {
        p.relative_to(ROOT / "src").as_posix()
        for end in ("*.tsv", "*.toml", "*.onnx", "*.html")
        for p in (ROOT / "src/reportedly").rglob(end)
    }
    assert kept
    assert kept <= inside


def test_no_test_bench_or_example_goes_along(inside: frozenset[str]) -> None:
    assert not [
        name for name in inside if name.split("/")[0] in {"tests", "bench", "examples", "training"}
    ]
