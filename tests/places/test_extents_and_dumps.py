"""How far areas reach, and places that a person brings from GeoNames."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InvalidValue
from reportedly.places import build, dumps, sources
from reportedly.places.extents import box, holds
from reportedly.places.gazetteer import Gazetteer, gazetteer
from reportedly.tables import tsv

POINTS = st.tuples(st.floats(-85, 85), st.floats(-180, 179.9))


@given(st.lists(POINTS, min_size=1, max_size=30))
def test_a_box_holds_the_points_it_was_made_of(points: list[tuple[float, float]]) -> None:
    area = box(points)
    assert all(holds(area, point) for point in points)


def test_a_country_across_the_antimeridian_has_a_narrow_box() -> None:
    fiji = gazetteer().country("FJI")
    assert fiji is not None
    area = gazetteer().extent(fiji)
    assert area is not None
    south, west, north, east = area
    assert west > east
    assert holds(area, (-18.1, 178.4))
    assert not holds(area, (-18.1, 0.0))
    assert north - south < 8


@pytest.mark.parametrize(
    ("area", "inside", "outside"),
    [
        ("Nagorno-Karabakh", "Shusha", "Ganja"),
        ("Gaza Strip", "Rafah", "Hebron"),
        ("Syunik Province", "Goris", "Yerevan"),
        ("Armenia", "Goris", "Gori"),
        ("Donbas", "Bakhmut", "Kherson"),
    ],
)
def test_what_lies_in_an_area(area: str, inside: str, outside: str) -> None:
    known = gazetteer()
    reach = known.extent(known.look_up(area)[0])
    assert reach is not None
    for name, expected in ((inside, True), (outside, False)):
        towns = sorted(
            known.look_up(name), key=lambda e: e.rank
        )  # "Goris" is also Gori in the genitive
        town = next(e for e in towns if e.kind == "town")
        assert town.point is not None
        assert holds(reach, town.point) is expected


def test_every_town_lies_in_the_box_of_its_country_and_a_label_in_its_area() -> None:
    known = gazetteer()
    base = known._base()
    towns = base.execute(
        "SELECT lat, lon, code FROM place WHERE kind = 'town' AND lat NOT NULL AND id % 97 = 0"
    ).fetchall()
    assert len(towns) > 2_000
    for lat, lon, code in towns:
        country = known.country(code)
        area = known.extent(country) if country else None
        assert area is None or holds(area, (lat, lon)), (lat, lon, code)
    labels = base.execute(
        "SELECT lat, lon, south, west, north, east, name FROM place JOIN extent ON place = id"
        " WHERE kind IN ('region', 'sea', 'line')"
    ).fetchall()
    assert len(labels) > 200
    for lat, lon, south, west, north, east, name in labels:
        assert holds((south, west, north, east), (lat, lon)), name


def test_a_disputed_place_has_the_names_of_all_sides() -> None:
    known = gazetteer()
    town = next(e for e in known.look_up("Shusha") if e.kind == "town")
    assert known.used_names(town) == [("Shusha", "AZE"), ("Shushi", "ARM")]
    assert known.used_names(known.look_up("Goris")[0]) == []


def test_every_row_of_the_names_in_use_has_its_place() -> None:
    [kept] = gazetteer()._base().execute("SELECT count(*) FROM used").fetchone()
    assert kept == len(tsv("places/names.tsv"))


def test_what_geonames_has_dropped_is_kept_with_the_people_it_had() -> None:
    known = gazetteer()
    hadrut = known.look_up("Hadrut")[0]
    assert (hadrut.geonames_id, hadrut.code) == (148105, "AZE")
    lankaran = next(e for e in known.look_up("Lankaran") if e.kind == "town")
    assert known.former_population(lankaran) == lankaran.population > 200_000


def test_a_name_that_is_not_there_is_told_what_is_like_it() -> None:
    assert "Stepanakert" in gazetteer().like("Stepanakrt")
    assert gazetteer().like("") == []


def line(number: int, name: str, feature: str = "PPL", **cells: str) -> str:
    """A line of a country dump."""
    row = [str(number), name, name, cells.get("others", ""), cells.get("lat", "40.5"), "46.5", "P",
           feature, "AZ", "", "57", "", "", "", cells.get("people", "0"), "", "90", "Asia/Baku", "2026-01-01"]  # fmt: skip
    return "\t".join(row) + "\n"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for dumps, and a gazetteer of two towns in place of the packaged one."""
    monkeypatch.setenv("REPORTEDLY_GAZETTEER", str(tmp_path / "added"))
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    town = sources._City(1, "Aville", 40.1, 46.1, "AZ", 900, "57", ["Avil"])
    other = sources._City(2, "Bville", 40.2, 46.2, "AZ", 700, "57", [])
    monkeypatch.setattr(sources, "_listed", lambda: iter([town, other]))
    monkeypatch.setattr(sources, "_districts", lambda: {})
    return tmp_path


def test_a_dump_in_a_zip_adds_places_and_stands_in_for_those_it_knows(shelf: Path) -> None:
    before = build.fingerprint()
    text = (
        line(1, "Aville", others="Avila", people="300") + line(3, "Cville") + line(4, "Inn", "HTL")
    )
    with zipfile.ZipFile(shelf / "AZ.zip", "w") as packed:
        packed.writestr("AZ.txt", text)
        packed.writestr("readme.txt", "read me")
    added = dumps.add(shelf / "AZ.zip")
    assert (added.name, added.kind, added.lines) == ("AZ", "places", 2)
    assert build.fingerprint() != before
    known = Gazetteer(build.ensure())
    assert [(e.geonames_id, e.population) for e in known.look_up("Aville")] == [(1, 900)]
    assert [e.name for e in known.look_up("Avila")] == ["Aville"]
    assert [(e.name, e.division) for e in known.look_up("Cville")] == [("Cville", "AZ.57")]
    assert known.look_up("Bville")
    assert not any(e.geonames_id == 4 for e in known.look_up("Inn"))
    assert [d.name for d in dumps.remove("AZ")] == ["AZ"]
    assert build.fingerprint() == before
    assert dumps.remove("AZ") == []


def test_alternate_names_join_the_places_they_are_of(shelf: Path) -> None:
    names = "10\t2\tru\tБивиль\t\t\t\t\t\t\n11\t2\tlink\thttps://example.org/b\t\t\t\t\t\t\n"
    (shelf / "AZ.txt").write_text(names, encoding="utf-8")
    assert dumps.add(shelf / "AZ.txt").kind == "names"
    known = Gazetteer(build.ensure())
    assert [e.name for e in known.look_up("Бивиль")] == ["Bville"]
    assert known.look_up("https://example.org/b") == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"name,lat,lon\nAville,40,46\n", "no dump of GeoNames: its first line has 1 columns"),
        (line(1, "Aville").encode() + b"a line cut o", "line 2: not a line of a GeoNames dump"),
        (line(1, "Aville", lat="140.5").encode(), "holds no place or name"),
        (line(1, "Aville", lat="nowhere").encode(), "holds no place or name"),
        (line(1, "Aville").encode("utf-16"), "is not UTF-8 text"),
        (b"x" * 200_000, "larger than any country's dump"),
        (b"PK\x03\x04 no zip", "no dump of GeoNames"),
    ],
)
def test_a_file_that_is_no_dump_is_refused_and_leaves_nothing(
    shelf: Path, content: bytes, why: str
) -> None:
    (shelf / "AZ.txt").write_bytes(content)
    with pytest.raises(InvalidValue, match=why):
        dumps.add(shelf / "AZ.txt")
    assert dumps.added() == []
    assert list((shelf / "added").glob("*")) == []


def test_a_zip_with_more_than_a_country_in_it_is_refused(shelf: Path) -> None:
    with zipfile.ZipFile(shelf / "two.zip", "w") as packed:
        packed.writestr("AZ.txt", line(1, "Aville"))
        packed.writestr("AM.txt", line(2, "Bville"))
    with pytest.raises(InvalidValue, match="holds 2 files"):
        dumps.add(shelf / "two.zip")


def test_a_zip_bomb_is_left_before_it_fills_the_memory(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumps, "LARGEST", 50_000)
    with zipfile.ZipFile(shelf / "AZ.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("AZ.txt", line(1, "Aville") * 1_000)
    with pytest.raises(InvalidValue, match="one country at a time"):
        dumps.add(shelf / "AZ.zip")
