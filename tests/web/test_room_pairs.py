"""On an event's page a person says which claims tell of one event; the last word holds and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient
from tests.ledger.kit import entry, opened
from tests.web.chromium import needs_chromium, serious, served, wider
from tests.web.chromium import opened as looked_at
from tests.web.room import SCRIPT, TURNED, room

from reportedly.ledger import put, settle

SAID = "The army said 12 people were killed in Ganja on 2020-10-04."
AGAIN = "The police said 12 people were killed in Ganja on 2020-10-04."


def filled(folder: Path) -> Path:
    """Two claims of one event, and one of another."""
    with opened(folder) as ledger:
        put(ledger, entry(SAID, outlet="The Gate"))
        put(ledger, entry(AGAIN, outlet="The Wall"))
        put(
            ledger,
            entry(
                "The army said 40 people were killed in Barda on 2020-11-20.",
                outlet="The Mill",
                published="2020-11-21",
            ),
        )
        settle(ledger)
    return folder / "test.ledger"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return room(filled(tmp_path))


def events(client: TestClient) -> dict[str, list[str]]:
    """The claims of each event."""
    found = client.get("/api/v1/events").json()["items"]
    return {
        one["id"]: sorted(
            c["claim"] for c in client.get(f"/api/v1/events/{one['id']}").json()["claims"]
        )
        for one in found
    }


def test_two_claims_are_parted_and_brought_together_again(client: TestClient) -> None:
    before = events(client)
    [(event, claims)] = [(e, c) for e, c in before.items() if len(c) == 2]
    other = next(c for c in claims if c != event)
    asked = {
        "claim": other,
        "other": event,
        "verdict": "not-same",
        "author": "ann",
        "reason": "two shells",
    }
    unsigned = client.post(f"/events/{event}/pairs", data=asked | {"author": ""})
    assert unsigned.status_code == 400
    assert events(client) == before
    made = client.post(f"/events/{event}/pairs", data=asked, follow_redirects=False)
    assert (made.status_code, made.headers["location"]) == (303, f"/events/{event}")
    assert events(client)[event] == [event]
    page = client.get(f"/events/{event}").text
    assert "not-same" in page
    assert "two shells" in page
    [judgement] = client.get("/api/v1/judgements").json()["items"]
    client.post(
        f"/events/{event}/pairs",
        data={"verdict": "undo", "judgement": judgement["id"], "author": "ann"},
    )
    assert events(client) == before


def test_claims_that_nothing_joined_are_one_event_where_a_person_says_so(
    client: TestClient,
) -> None:
    before = events(client)
    [(large, _)] = [(e, c) for e, c in before.items() if len(c) == 2]
    [(small, _)] = [(e, c) for e, c in before.items() if len(c) == 1]
    given = {"claim": small, "other": large, "verdict": "same", "author": "ann"}
    made = client.post("/api/v1/pairs", json=given)
    assert (made.status_code, made.json()["act"]) == (200, "same")
    assert [len(c) for c in events(client).values()] == [3]


def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(client: TestClient) -> None:
    before = events(client)
    event = next(iter(before))
    for wrong in (
        {"claim": event, "other": event, "verdict": "same"},
        {"claim": event, "other": "ffffffff", "verdict": "same"},
        {"claim": event, "other": SCRIPT, "verdict": "not-same"},
        {"claim": event, "other": event, "verdict": "perhaps"},
        {"verdict": "undo"},
        {"verdict": "undo", "judgement": "1"},
    ):
        answer = client.post(f"/events/{event}/pairs", data=wrong | {"author": TURNED + SCRIPT})
        assert answer.status_code in (400, 404, 422), wrong
        assert "<script>document" not in answer.text
    assert events(client) == before


@needs_chromium
@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_by_mouse_and_at_any_width(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    with served(filled(tmp_path)) as address:
        client = room(tmp_path / "test.ledger")
        [event] = [e for e, c in events(client).items() if len(c) == 2]
        trouble: list[str] = []
        page = looked_at(browser, width, scheme, trouble, address)
        page.goto(f"{address}/events/{event}")
        assert wider(page) <= 0
        assert serious(page) == []
        page.get_by_label("Your name").last.fill("ann")
        page.get_by_role("button", name="Tell of two").click()
        page.get_by_text("ann").wait_for()
        assert len(events(client)) == 3
        assert trouble == []
