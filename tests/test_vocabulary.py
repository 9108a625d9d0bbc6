"""The vocabulary that every room builds on: spans, the record, the tables."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import tables
from reportedly.claim import Claim, from_json, to_json
from reportedly.errors import TableError
from reportedly.reading import read
from reportedly.report import plain
from reportedly.span import Span


def claim() -> Claim:
    text = "Rebels shelled the town of Barda on Monday, killing three civilians."
    return read(plain.report(text, published="2020-10-08")).claims[0]


@given(st.text(max_size=50), st.integers(0, 50), st.integers(0, 50))
def test_a_span_quotes_what_stands_at_its_offsets(text: str, start: int, end: int) -> None:
    if start <= end <= len(text):
        assert Span.cut(text, start, end).fits(text)
    else:
        with pytest.raises(ValueError):
            Span.cut(text, start, end)


def test_a_claim_survives_the_way_to_json_and_back() -> None:
    assert from_json(to_json(claim())) == claim()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (("event", "kind"), "skirmish"),
        (("voices", 0, "stance"), "whispers"),
        (("certainty", "level"), "sure"),
        (("part",), "footer"),
    ],
)
def test_a_value_outside_its_closed_list_is_an_error(
    field: tuple[str | int, ...], value: str
) -> None:
    record = msgspec.json.decode(to_json(claim()))
    inner = record
    for key in field[:-1]:
        inner = inner[key]
    inner[field[-1]] = value
    with pytest.raises(msgspec.ValidationError):
        from_json(msgspec.json.encode(record))


def test_a_row_with_a_missing_cell_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.tsv").write_text("# a comment\nword\tkind\nsaid\n")
    monkeypatch.setattr(tables, "HERE", tmp_path)
    with pytest.raises(TableError, match=r"odd.tsv, line 3: 1 cells where the header names 2"):
        tables.tsv("odd.tsv")


def test_every_table_of_the_package_can_be_read() -> None:
    for path in tables.HERE.rglob("*"):
        name = path.relative_to(tables.HERE).as_posix()
        if path.suffix == ".tsv":
            assert tables.tsv(name)
        elif path.suffix == ".toml":
            assert tables.toml(name)
