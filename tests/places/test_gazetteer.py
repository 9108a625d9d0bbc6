"""The gazetteer: what a name may mean, before any report says more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.places import build
from reportedly.places.gazetteer import Gazetteer, distance, gazetteer
from reportedly.places.names import key
from reportedly.places.sources import Row
from reportedly.tables import tsv


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kəlbəcər", "KALBACAR"),
        ("Nagorno-Karabakh", "Nagorno Karabakh"),
        ("St. Louis", "Saint Louis"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Ma’arrat", "Maarrat"),
        ("São Paulo", "Sao Paulo"),
        ("W.Va.", "WVA"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_names_that_differ_keep_apart() -> None:
    assert key("Goris") != key("Gori")
    assert key("Shusha") != key("Sasha")


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Armenia", "country", "ARM"),
        ("U.S.", "country", "USA"),
        ("Kosovo", "country", "XKX"),
        ("Syunik Province", "province", "ARM"),
        ("Tex.", "province", "USA"),
        ("Laurel County", "district", "USA"),
        ("Hadrut", "town", "AZE"),
        ("Gandja", "town", "AZE"),
        ("Степанакерт", "town", "AZE"),
        ("Khmeimim air base", "site", "SYR"),
        ("Artsakh", "region", "xNKR"),
        ("Black Sea", "sea", None),
        ("Line of Control", "line", None),
    ],
)
def test_what_is_in_it(name: str, kind: str, code: str | None) -> None:
    assert (kind, code) in {(e.kind, e.code) for e in gazetteer().look_up(name)}


def test_what_is_not_in_it() -> None:
    assert gazetteer().look_up("Xyzzyville") == ()
    assert gazetteer().look_up("") == ()


def test_stepanakert_has_the_people_it_had_before_the_war() -> None:
    best = gazetteer().look_up("Stepanakert")[0]
    assert best.population > 50_000
    assert best.geonames_id == 146970


def test_every_row_of_our_tables_can_be_looked_up() -> None:
    for table in ("places/regions.tsv", "places/towns.tsv"):
        for row in tsv(table):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                assert any(e.name == row["name"] for e in gazetteer().look_up(name)), name


def test_neighbours_share_a_border() -> None:
    assert gazetteer().neighbours("ARM") == {"AZE", "GEO", "IRN", "TUR"}
    assert gazetteer().neighbours("nowhere") == frozenset()


def test_distance_in_kilometres() -> None:
    assert distance((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=1)
    assert distance((40.0, 45.0), (40.0, 45.0)) == 0


def test_two_fillings_make_the_same_file(tmp_path: Path) -> None:
    rows = [Row("Aville", "town", "ARM", 40.0, 45.0, 1, "ARM", population=10, others=("Bville",))]
    dumps = []
    for name in ("one", "two"):
        base = sqlite3.connect(tmp_path / name)
        base.executescript(build.SCHEMA)
        build.fill(base, rows)
        base.commit()
        dumps.append(list(base.iterdump()))
        base.close()
    assert dumps[0] == dumps[1]


def test_a_small_gazetteer_answers(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "small.sqlite")
    base.executescript(build.SCHEMA)
    build.fill(base, [Row("Al Aville", "town", "SYR", 35.0, 37.0, 1, "SYR", population=10)])
    base.commit()
    base.close()
    small = Gazetteer(tmp_path / "small.sqlite")
    assert [e.name for e in small.look_up("Aville")] == ["Al Aville"]
    assert small.look_up("Bville") == ()


def test_the_file_is_read_only() -> None:
    with pytest.raises(sqlite3.OperationalError):
        gazetteer()._base().execute("DELETE FROM place")


def test_a_chosen_folder_and_a_name_from_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    assert build.path().parent == tmp_path
    assert build.fingerprint() in build.path().name


def test_a_failed_build_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[Row]:
        raise OSError("no space left")

    monkeypatch.setattr(build, "rows", broken)
    with pytest.raises(OSError, match="no space"):
        build.build(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


ONE_PLACE = [Row("Aville", "town", "ARM", 40.0, 45.0, 1, "ARM", population=10)]
HOLDER = """
import shutil, sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    if sys.stdin.readline().strip():
        shutil.copy(sys.argv[2], sys.argv[3])
"""


@contextmanager
def another_builder(target: Path, built: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has begun to build ``target``; a line of input lets it be ready."""
    lock = target.with_name(f".{target.name}.lock")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, lock, built, target],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def none_to_build() -> list[Row]:
    raise AssertionError("built a second time")


def test_the_second_process_waits_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "rows", lambda: ONE_PLACE)
    ready, target = build.build(tmp_path / "ready"), tmp_path / "target"
    monkeypatch.setattr(build, "rows", none_to_build)
    with another_builder(target, ready) as process:
        assert process.stdin is not None
        process.stdin.write("done\n")
        process.stdin.flush()
        assert build.ensure(target) == target
    assert build.ensure(target) == target
    assert [e.name for e in Gazetteer(target).look_up("Aville")] == ["Aville"]


def test_a_dead_or_a_slow_builder_keeps_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "rows", lambda: ONE_PLACE)
    for name, dead in (("dead", True), ("slow", False)):
        target = tmp_path / name
        with another_builder(target, target) as process:
            if dead:
                process.kill()
                process.wait()
            assert build.ensure(target, patience=30.0 if dead else 0.1) == target
        assert Gazetteer(target).look_up("Aville")


def test_every_code_of_our_own_stands_in_the_table_of_actors() -> None:
    codes = {row["code"] for row in tsv("actors/actors.tsv")}
    ours = {
        code
        for table in ("regions.tsv", "towns.tsv", "countries.tsv", "divisions.tsv")
        for row in tsv(f"places/{table}")
        for cell in ("code", "countries")
        for code in row.get(cell, "").split("|")
        if code[:1] == "x"
    }
    assert {"xNKR", "xDNR"} <= ours <= codes
