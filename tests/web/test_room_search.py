"""Search in the room."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.room import filled, room


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return room(filled(tmp_path))


def test_a_match_leads_to_its_claim_and_its_words_are_marked(client: TestClient) -> None:
    page = client.get("/search?q=people+ganja").text
    assert "<mark class=found>people</mark>" in page
    assert 'href="/claims/' in page
    assert "Nothing holds all of these words." in client.get("/search?q=xyzzy").text


def test_what_is_hostile_is_shown_as_text(client: TestClient) -> None:
    page = client.get("/search?q=shelled").text
    assert "<script>document" not in page
    assert "\u202e" not in page
    asked = client.get("/search", params={"q": "<script>alert(1)</script>"})
    assert asked.status_code == 200
    assert "<script>alert" not in asked.text


def test_programs_get_the_same(client: TestClient) -> None:
    found = client.get("/api/v1/search?q=ganja").json()
    assert sum(found["totals"].values()) == len(found["items"])
    assert client.get("/api/v1/search?q=ganja&kind=wish").status_code == 400
    assert client.get("/api/v1/search?q=%20").status_code == 400
