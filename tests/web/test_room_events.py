"""Events in the room: who says so by origin, who speaks against it, what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.ledger.kit import entry, opened
from tests.web.room import SCRIPT, room

from reportedly.ledger import put, settle


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    with opened(tmp_path) as ledger:
        said = "The army said 12 people were killed in Ganja on 2020-10-04."
        put(ledger, entry(said, outlet=f"The {SCRIPT}", published="2020-10-05"))
        denied = "The police denied 12 people were killed in Ganja on 2020-10-04."
        put(ledger, entry(denied, outlet="The Wall", published="2020-10-06"))
        put(ledger, entry("The police said a strike hit Barda on 2020-11-06.", outlet="The Wall"))
        settle(ledger)
    return room(tmp_path / "test.ledger")


def test_events_are_listed_by_day_and_filtered(client: TestClient) -> None:
    rows = client.get("/api/v1/events").json()["items"]
    assert [row["first"] for row in rows] == sorted(row["first"] for row in rows)
    page = client.get("/events?place=Barda").text
    assert "Ganja" not in page
    assert page.count('<a href="/events/') == 1
    assert "No event fits." in client.get("/events?reports=9").text
    assert client.get("/events?standing=proven").status_code == 400


def test_an_event_shows_who_says_so_and_who_denies_it(client: TestClient) -> None:
    (row,) = [r for r in client.get("/api/v1/events").json()["items"] if "denied" in r["disputes"]]
    page = client.get(f"/events/{row['id']}").text
    told, against = page.split("Who speaks against it")
    assert "The army said 12 people" in told
    assert "The police denied" not in told
    assert "The police denied 12 people" in against
    assert f'<a href="#c-{row["id"]}">12</a>' in told or "12</a>" in told
    assert "<script>document" not in page


def test_the_rule_is_in_the_address_and_the_program_sees_what_the_page_shows(
    client: TestClient,
) -> None:
    (row,) = [r for r in client.get("/api/v1/events").json()["items"] if "denied" in r["disputes"]]
    whole = client.get(f"/api/v1/events/{row['id']}?rule=most").json()
    assert {toll["rule"] for toll in whole["tolls"]} == {"most"}
    assert whole["event"]["id"] == row["id"]
    assert {claim["part"] for claim in whole["claims"]} >= {"origin", "denies"}
    assert client.get("/events/none").status_code == 404
    assert client.get(f"/events/{row['id']}?rule=best").status_code == 400
