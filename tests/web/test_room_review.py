"""Review in the room: the queue, decisions by form and by program, and taking them back."""

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

NUMBERS = (40, 41, 42, 43, 44, 45)


def filled(folder: Path) -> Path:
    """A ledger of large tolls, each on the word of one source, one of them hostile."""
    with opened(folder) as ledger:
        for n in NUMBERS:
            said = f"The army said {n} people were killed in Ganja on 2020-{n - 35:02d}-04."
            put(
                ledger,
                entry(said, outlet=f"The {SCRIPT}{TURNED}", published=f"2020-{n - 35:02d}-05"),
            )
        settle(ledger)
    return folder / "test.ledger"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return room(filled(tmp_path))


def queue(client: TestClient) -> list[str]:
    return [one["claim"]["id"] for one in client.get("/api/v1/review?reason=toll").json()]


def test_the_queue_says_why_and_what_is_hostile_is_text(client: TestClient) -> None:
    page = client.get("/review").text
    assert "on the word of one source" in page
    assert "<script>document" not in page
    assert "\u202e" not in page
    assert client.get("/review?reason=mood").status_code in (400, 422)


@pytest.mark.parametrize("verdict", ["accept", "reject", "unsure"])
def test_a_decision_is_signed_leaves_the_queue_and_can_be_taken_back(
    client: TestClient, verdict: str
) -> None:
    name = queue(client)[0]
    assert client.post(f"/review/{name}", data={"verdict": verdict}).status_code == 400  # no name
    made = client.post(
        f"/review/{name}", data={"verdict": verdict, "author": "ann"}, follow_redirects=False
    )
    assert made.status_code == 303
    assert name not in queue(client)
    shown = client.get(made.headers["location"]).text
    assert "Take back" in shown
    number = client.get("/api/v1/judgements").json()["items"][0]["id"]
    undo = {"verdict": "undo", "judgement": str(number), "author": "ann"}
    assert client.post(f"/review/{name}", data=undo, follow_redirects=False).status_code == 303
    assert name in queue(client)


def test_a_judgement_is_taken_back_on_the_page_of_its_claim(client: TestClient) -> None:
    name = queue(client)[0]
    client.post(f"/review/{name}", data={"verdict": "reject", "author": "ann"})
    page = client.get(f"/claims/{name}").text
    number = page.split('name="judgement" value="')[1].split('"')[0]
    undo = {"verdict": "undo", "judgement": number, "author": "ben", "back": "claim"}
    back = client.post(f"/review/{name}", data=undo, follow_redirects=False)
    assert back.headers["location"] == f"/claims/{name}"
    shown = client.get(f"/claims/{name}").text
    assert "This claim is rejected" not in shown
    assert "undone by" in shown


def test_a_value_is_corrected_by_word(client: TestClient) -> None:
    name = queue(client)[0]
    sent = {"verdict": "correct", "field": "place", "value": "Barda", "author": "ann"}
    assert client.post(f"/api/v1/review/{name}", json=sent).status_code == 200
    assert client.get(f"/api/v1/claims/{name}").json()["claim"]["place"]["name"] == "Barda"
    assert name not in queue(client)
    wrong = sent | {"field": "colour"}
    assert client.post(f"/api/v1/review/{queue(client)[0]}", json=wrong).status_code == 400


def test_other_sites_decide_nothing(client: TestClient) -> None:
    name = queue(client)[0]
    headers = {"sec-fetch-site": "cross-site"}
    sent = {"verdict": "reject", "author": "ann"}
    assert client.post(f"/review/{name}", data=sent, headers=headers).status_code == 403
    assert name in queue(client)


@needs_chromium
@pytest.mark.parametrize("width", [1440, 360])
def test_the_queue_is_decided_by_keyboard_alone(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    trouble: list[str] = []
    with served(filled(tmp_path)) as address:
        page = looked_at(browser, width, "light", trouble, address)
        page.goto(f"{address}/review?reason=toll&by=ann")
        assert wider(page) <= 0
        assert serious(page) == []
        before = page.locator(".suggested").count()
        for n, key in enumerate(("a", "u", "r")):
            page.keyboard.press("j")
            with page.expect_navigation():
                page.keyboard.press(key)
            assert page.locator(".suggested").count() == before - n - 1
        with page.expect_navigation():
            page.keyboard.press("z")
        assert page.locator(".suggested").count() == before - 2
        page.keyboard.press("j")
        page.keyboard.press("e")
        page.keyboard.type("Barda")
        page.locator(".suggested.current select[name=field]").select_option("place")
        with page.expect_navigation():
            page.locator(".suggested.current input[name=value]").press("Enter")
        assert "judgement" in page.locator(".notice").inner_text()
        assert trouble == []
        page.close()
