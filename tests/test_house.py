"""The house: imports go one way, and no room holds two ideas."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import reportedly

PACKAGE = Path(reportedly.__file__).parent
COMMON = {"span", "claim", "errors", "tables", "version", "workers"}
GROUPS = [
    {"report"}, {"language"}, {"actors"}, {"voices", "events", "figures", "places", "times"},
    {"certainty"}, {"assembly"}, {"reading"}, {"corroboration"}, {"ledger"}, {"adding"},
    {"export"}, {"web"}, {"cli"},  # `reportedly serve` starts the web
]  # fmt: skip
FLOOR = {room: floor for floor, rooms in enumerate(GROUPS, 1) for room in rooms}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            if node.module == "reportedly":
                yield from (alias.name for alias in node.names)
            elif node.module and node.module.startswith("reportedly."):
                yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (
                a.name.split(".")[1] for a in node.names if a.name.startswith("reportedly.")
            )


def test_every_module_belongs_to_a_room() -> None:
    rooms = {room_of(path) for path in modules()} - {"__init__", "__main__"}
    assert rooms <= COMMON | set(FLOOR)


def test_imports_go_one_way() -> None:
    against = []
    for path in modules():
        here = room_of(path)
        for room in imported(path):
            if here in COMMON:
                fine = room in COMMON or here == "version"
            elif here in FLOOR and room in FLOOR:
                fine = room == here or FLOOR[room] < FLOOR[here]
            else:
                fine = True
            if not fine:
                against.append(f"{path.relative_to(PACKAGE)} imports {room}")
    assert not against


def test_modules_can_be_read_in_one_sitting() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in modules()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_modules_of_tests_have_names_of_their_own() -> None:
    """Tests are no packages: two modules of one name cannot be collected in one run.

    What tests of one folder share stands in its ``conftest.py``, which pytest keeps apart.
    """
    names = Counter(path.name for path in Path(__file__).parent.rglob("*.py"))
    del names["conftest.py"]
    assert [name for name, n in names.items() if n > 1] == []
