"""The pages say what is so: commands against the real help, record against its classes, ledger against its tables."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import click
import pytest
from tests.cli.every_command import every

from reportedly import claim as vocabulary
from reportedly.cli import main
from reportedly.export.schema import schema, schema_text
from reportedly.ledger import tables as t

DOCS = Path(__file__).parents[2] / "docs"
COMMON = ("json_", "ledger_")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(name: str) -> str:
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page("commands.md"), re.M | re.S)
    assert found, f"docs/commands.md has no heading for {name}"
    return found[1]


def described(options: list[click.Parameter], text: str) -> None:
    for option in options:
        if isinstance(option, click.Option) and option.name not in COMMON:
            found = option.get_help_record(click.Context(main))
            assert found
            line = "| `{}` | {} |".format(*(part.replace("|", "/") for part in found))
            assert line in text, line


def test_the_options_of_every_command_are_described() -> None:
    described(main.params, page("commands.md").split("\n## read")[0])


COMMANDS = every(main)


def test_no_command_is_described_that_is_not_there() -> None:
    headings = re.findall(r"^## ([a-z ]+)$", page("commands.md"), re.M)
    assert headings == list(COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_is_described_as_its_help_describes_it(name: str) -> None:
    command = COMMANDS[name]
    text = section(name)
    described(command.params, text)
    assert command.help
    assert " ".join(command.help.split("\n\n")[0].split()) in text
    example = command.example  # type: ignore[attr-defined]
    assert f"$ {example}\n" in text
    shown = command.get_help(click.Context(command, info_name=name))
    assert shown.rstrip().endswith(f"$ {example}"), "the help ends with the example"


@pytest.mark.parametrize("code", [0, 1, 2, 3, 130])
def test_every_exit_code_is_described(code: int) -> None:
    assert f"| {code} | " in page("commands.md")
    assert main.epilog
    assert f" {code} " in main.epilog


CLASSES = [
    vocabulary.Claim, vocabulary.Voice, vocabulary.Evidence, vocabulary.Certainty, vocabulary.Event,
    vocabulary.Party, vocabulary.Means, vocabulary.Place, vocabulary.Time, vocabulary.Figure,
    vocabulary.Relation, vocabulary.ReadBy, vocabulary.Context,
]  # fmt: skip
LISTS = [
    "VoiceKind", "Stance", "Speech", "EvidenceKind", "Level", "Polarity", "EventKind", "Counted",
    "Counted_who", "Bound", "Scope", "PlacePrecision", "TimePrecision", "RelationKind", "PartKind",
]  # fmt: skip


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_of_the_record_is_described(kind: type) -> None:
    missing = [f.name for f in fields(kind) if f"`{f.name}`" not in page("record.md")]
    assert missing == []


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_a_closed_list_is_named(name: str) -> None:
    missing = [v for v in get_args(getattr(vocabulary, name)) if f"`{v}`" not in page("record.md")]
    assert missing == []


def test_no_value_is_named_that_the_event_kinds_do_not_have() -> None:
    listed = re.search(r"- \*\*kind\*\*: `armed-clash`.*?`other`\.", page("record.md"), re.S)
    assert listed
    assert set(re.findall(r"`([a-z-]+)`", listed[0])) == set(get_args(vocabulary.EventKind))


def test_the_schema_is_current() -> None:
    assert page("claim.schema.json") == schema_text()
    assert set(schema()["$defs"]) >= {"Claim", "Voice", "Event", "Place", "Time", "Figure", "Span"}


def test_the_schema_closes_every_list() -> None:
    text = json.dumps(schema())
    for name in LISTS:
        assert all(f'"{value}"' in text for value in get_args(getattr(vocabulary, name)))


@pytest.mark.parametrize("table", list(t.metadata.tables.values()), ids=lambda table: table.name)
def test_every_table_and_column_is_described(table: object) -> None:
    assert isinstance(table, type(t.claims))
    found = re.search(rf"^### {table.name}\n(.*?)(?=^### |\Z)", page("ledger.md"), re.M | re.S)
    assert found, f"docs/ledger.md has no heading for {table.name}"
    assert str(table.comment) in found[1]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", found[1], re.M)
    assert rows == [(column.name, column.comment) for column in table.columns]
