"""The pages show what the ledger holds: every claim in its place, and nothing that a report smuggles in."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.ledger.kit import entry, opened
from tests.web.room import SCRIPT, filled, room

from reportedly.ledger import put
from reportedly.web.paper import visible


def reports(client: TestClient) -> dict[str, str]:
    rows = client.get("/api/v1/reports").json()["items"]
    return {row["title"] or row["outlet"]: row["id"] for row in rows}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return room(filled(tmp_path))


def test_a_report_shows_who_says_what_and_how(client: TestClient) -> None:
    page = client.get(f"/reports/{reports(client)['Ganja struck']}").text
    assert re.search(r'<mark class="source content d1"[^>]*>The army</mark>', page)
    assert re.search(r'<mark class="cue content d1"[^>]*>denied</mark>', page)
    assert '<span class="stance denies">denies</span>' in page
    assert "The headline and its text do not agree." not in page  # the toy reader knows no parts
    assert "contradicts <a href=" in page
    assert "Rain fell at noon." in page.split("Not understood")[1]


def test_a_span_in_the_address_is_pointed_at(client: TestClient) -> None:
    name = reports(client)["Ganja struck"]
    page = client.get(f"/reports/{name}?start=0&end=9").text
    assert re.search(r"id=span>12 people</mark>", page)
    assert "id=span" not in client.get(f"/reports/{name}?start=5&end=99999").text


def test_the_original_is_a_click_away_and_as_it_came(client: TestClient) -> None:
    name = reports(client)["Ganja struck"]
    assert "hashed again" in client.get(f"/reports/{name}/original").text
    sent = client.get(f"/reports/{name}/original/bytes")
    assert sent.headers["content-type"] == "application/octet-stream"
    assert sent.headers["content-disposition"].startswith("attachment")
    assert json.loads(sent.content)[3] == "2020-10-05"


def test_what_a_page_shows_is_what_it_exports(client: TestClient) -> None:
    for query in ("", "kind=shelling", "voice=army&stance=denies", "contradicted=true"):
        page = client.get(f"/?{query}").text
        shown = set(re.findall(r'id="c-(\w+)"', page))
        rows = list(csv.DictReader(io.StringIO(client.get(f"/claims.csv?{query}").text)))
        lines = client.get(f"/claims.jsonl?{query}").text.splitlines()
        features = client.get(f"/claims.geojson?{query}").json()["features"]
        assert shown
        assert {row["id"] for row in rows} == shown
        assert {json.loads(line)["id"] for line in lines} == shown
        assert {feature["id"] for feature in features} == shown


def test_a_point_on_the_map_is_one_in_the_text(client: TestClient) -> None:
    for feature in client.get("/claims.geojson").json()["features"]:
        place = feature["properties"]["place"]
        if place is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"]["coordinates"] == [place["lon"], place["lat"]]


def test_a_wrong_filter_is_told_and_no_file_begins(client: TestClient) -> None:
    for path in ("/", "/claims.csv", "/claims.geojson"):
        answer = client.get(f"{path}?kind=nonsense")
        assert answer.status_code == 400
        assert "not in its list" in answer.text
    assert client.get("/claims.xml").status_code == 400


def test_hostile_reports_are_shown_and_do_nothing(client: TestClient) -> None:
    for path in ("/", "/reports", "/voices", f"/?text={SCRIPT}", *(
        f"/reports/{name}{more}" for name in reports(client).values() for more in ("", "/original")
    )):  # fmt: skip
        page = client.get(path).text
        assert "<img src=//" not in page
        assert page.count("<script") == 1
        assert "\u202e" not in page
        assert "\x07" not in page
        assert 'href="javascript' not in page
        assert " style=" not in page
    assert "&lt;script&gt;" in client.get("/reports").text


def test_a_steering_character_is_one_sign() -> None:
    assert visible("a\u202eb\x1bc\ud800") == "a\ufffdb␛c\ufffd"
    assert visible("a\tb\nc") == "a\tb\nc"


def test_a_long_report_is_a_light_page(tmp_path: Path) -> None:
    claim = (
        "The army said 12 people were killed in Ganja on 2020-10-04 while rain fell on the hills. "
    )
    text = "\n\n".join([claim * 3] * 99)  # a claim in 17 words, as in the examples
    with opened(tmp_path) as ledger:
        put(ledger, entry(text))
    words = len(text.split())
    client = room(tmp_path / "test.ledger")
    (name,) = reports(client).values()
    page = client.get(f"/reports/{name}")
    assert words >= 5_000
    assert len(page.content) < 300_000


def test_five_thousand_claims_come_in_parts(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        put(ledger, entry(" ".join(["The army said 12 people were killed in Ganja."] * 5_000)))
        put(ledger, entry("x" * 1_000_000 + " was killed.", outlet="The Word"))
    client = room(tmp_path / "test.ledger")
    for row in client.get("/api/v1/reports").json()["items"]:
        page = client.get(f"/reports/{row['id']}")
        assert page.status_code == 200
        assert page.text.count('class="card"') <= 400
        assert ("first=400" in page.text) == (row["claims"] > 400)
    assert len(client.get("/").content) < 400_000
