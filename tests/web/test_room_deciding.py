"""Deciding corrections in the room: what is shown, what comes of it, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient
from tests.ledger.kit import opened as ledger_at
from tests.web.chromium import needs_chromium, opened, serious, served, wider
from tests.web.room import REPORT, SCRIPT, TURNED, filled, room

from reportedly.ledger import Filters, find
from reportedly.ledger import corrections as c
from reportedly.ledger.anchors import Anchor
from reportedly.web import Settings, application


def suggested(folder: Path) -> Path:
    """The small ledger, with a number, a remark and an orphan to decide."""
    path = filled(folder)
    with ledger_at(folder) as ledger:
        [held] = find(ledger, Filters(stance=("denies",)))
        report = held.claim.report
        start = REPORT.index("shelled Barda")
        there = Anchor.at(REPORT, start, start + 13)
        c.suggest(ledger, c.Suggestion(report, "field", there, held.claim.id, "place", "Shusha", "It was Shusha."))  # fmt: skip
        gone = Anchor(3, 9, f"{SCRIPT}{TURNED}", "", "")
        c.suggest(ledger, c.Suggestion(report, "other", gone, comment=SCRIPT, author=TURNED))
        c.suggest(ledger, c.Suggestion(report, "not-a-claim", there, held.claim.id))
    return path


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return room(suggested(tmp_path))


def place(client: TestClient) -> str:
    (row,) = client.get("/api/v1/claims?stance=denies").json()["items"]
    return str(row["place"]["name"])


def decided(client: TestClient, number: int, verdict: str, **more: Any) -> Any:
    given = {"verdict": verdict, "author": "ann", **more}
    return client.post(f"/corrections/{number}", data=given, follow_redirects=False)


def test_the_list_shows_what_is_said_now_and_what_should_be(client: TestClient) -> None:
    page = client.get("/corrections").text
    assert "3 corrections to decide" in page
    assert re.search(r"<del>.*Barda.*</del> → <ins><bdi>Shusha</bdi></ins>", page)
    assert "It was Shusha." in page
    assert page.count("Orphan:") == 1
    assert "<img src=//" not in page
    assert "\u202e" not in page


def test_a_decision_is_signed_changes_the_claim_and_can_be_taken_back(client: TestClient) -> None:
    answer = decided(client, 1, "accept", reason="The ministry's page.", value="Shusha", **{"was-value": "Shusha"})  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, "/corrections?state=open&by=ann&done=1#k-2")  # fmt: skip
    assert place(client) == "Shusha"
    assert 'value="ann"' in client.get("/corrections?by=ann").text
    done = client.get("/corrections?state=accepted").text
    assert "by <bdi>ann</bdi>: <bdi>The ministry&#39;s page.</bdi>" in done
    (judgement,) = client.get("/api/v1/judgements").json()["items"]
    assert (judgement["author"], judgement["reason"]) == ("ann", "The ministry's page.")
    assert "accepted already, by ann" in decided(client, 1, "reject").text
    decided(client, 1, "undo")
    assert place(client) == "Barda"


def test_a_missed_claim_that_is_accepted_stands_under_its_report(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with ledger_at(tmp_path) as ledger:
        report = next(iter(find(ledger, Filters(stance=("denies",))))).claim.report
        start = REPORT.index("Rain fell")
        there = Anchor.at(REPORT, start, start + len("Rain fell at noon."))
        sent = c.Suggestion(
            report, "missed-claim", there, comment=f"A flood.{SCRIPT}", author="dee"
        )
        c.suggest(ledger, sent)
    client = room(path)
    claims = client.get(f"/api/v1/reports/{report}/claims").json()
    heading = "Missed by the reader"
    assert heading not in client.get(f"/reports/{report}").text  # nobody has accepted it
    decided(client, 1, "accept", reason="It is in the diary.")
    page = client.get(f"/reports/{report}").text
    below = page[page.index(heading) :]
    assert f"?start={start}&amp;end={start + len('Rain fell at noon.')}#span" in below
    for words in ("A flood.", "accepted by <bdi>ann</bdi>", "It is in the diary.", "sent by <bdi>dee</bdi>"):  # fmt: skip
        assert words in below
    assert "<img src=//" not in page
    assert client.get(f"/api/v1/reports/{report}/claims").json() == claims
    decided(client, 1, "undo")
    assert heading not in client.get(f"/reports/{report}").text


def test_another_value_is_taken_by_form_and_by_program(client: TestClient) -> None:
    decided(client, 1, "accept", value="Ganja", **{"was-value": "Shusha"})
    assert place(client) == "Ganja"
    assert client.get("/api/v1/corrections?state=edited").json()["items"][0]["given"] == '"Ganja"'
    client.post("/api/v1/corrections/1", json={"verdict": "undo", "author": "bob"})
    body = {"verdict": "accept", "value": "Shusha", "author": "bob"}
    assert client.post("/api/v1/corrections/1", json=body).json()["state"] == "accepted"
    assert client.post("/api/v1/corrections/3", json={"verdict": "accept", "author": "bob"}).json()["judgement"]  # fmt: skip
    assert client.get("/api/v1/claims?stance=denies").json()["items"] == []


def test_the_corrections_of_one_report_stay_together(client: TestClient) -> None:
    rows = client.get("/api/v1/reports").json()["items"]
    ours = next(row["id"] for row in rows if row["title"] == "Ganja struck")
    other = next(row["id"] for row in rows if row["outlet"] == "The Wall")
    assert f'<a href="/corrections?report={ours}">3 to decide</a>' in client.get(f"/reports/{ours}").text  # fmt: skip
    assert "to decide</a>" not in client.get(f"/reports/{other}").text
    assert "3 corrections to decide in" in client.get(f"/corrections?report={ours}").text
    assert "No correction is open." in client.get(f"/corrections?report={other}").text
    answer = decided(client, 1, "reject", report=ours)
    assert answer.headers["location"] == f"/corrections?state=open&report={ours}&by=ann&done=1#k-2"
    assert client.get("/corrections?report=zz").status_code == 404


def test_a_program_pages_through_them_and_learns_of_no_sender(client: TestClient) -> None:
    first = client.get("/api/v1/corrections?limit=2").json()
    assert ([row["id"] for row in first["items"]], first["next"]) == ([1, 2], 2)
    rest = client.get("/api/v1/corrections?limit=2&after=2").json()
    assert ([row["id"] for row in rest["items"]], rest["next"]) == ([3], None)
    assert "sender" not in first["items"][0]
    assert client.get("/api/v1/corrections?state=rejected").json()["items"] == []


@pytest.mark.parametrize(("number", "given", "why"), [
    (1, {"verdict": "accept", "author": " "}, "Write your name"), (1, {"verdict": "burn"}, "no verdict"),
    (9, {"verdict": "accept"}, "no correction 9"), (2, {"verdict": "undo"}, "nothing to take back"),
])  # fmt: skip
def test_what_cannot_be_decided_is_said(
    client: TestClient, number: int, given: dict[str, str], why: str
) -> None:
    answer = client.post(f"/corrections/{number}", data={"author": "ann", **given})
    assert answer.status_code in (400, 404)
    assert why in answer.text
    assert len(client.get("/api/v1/corrections?state=open").json()["items"]) == 3


def test_no_other_site_decides_and_the_name_is_that_of_the_password(tmp_path: Path) -> None:
    secret = "long enough to be one"
    app = application(Settings(suggested(tmp_path), secret))
    client = TestClient(app, base_url="http://127.0.0.1")
    assert decided(client, 1, "reject").status_code == 401
    client.auth = ("carla", secret)
    cross = client.post("/corrections/1", data={"verdict": "reject"}, headers={"origin": "https://evil.example"})  # fmt: skip
    assert cross.status_code == 403
    assert "Your name" not in client.get("/corrections").text
    decided(client, 1, "reject")
    (row,) = client.get("/api/v1/corrections?state=rejected").json()["items"]
    assert row["decided_by"] == "carla"


@needs_chromium
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_corrections_are_decided_in_a_browser(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    trouble: list[str] = []
    with served(suggested(tmp_path)) as address:
        page = opened(browser, width, scheme, trouble, address)
        page.goto(f"{address}/corrections")
        assert wider(page) <= 0
        assert serious(page) == []
        page.locator("#k-1").get_by_label("Your name").fill("ann")
        page.get_by_role("button", name="Accept correction 1").click()
        page.wait_for_url("**&done=1#k-2")
        assert "2 corrections" in page.locator("h1").inner_text()
        page.locator("#k-2").get_by_label("Reason").focus()  # and on by keyboard, the name is there
        for _ in range(3):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**&done=2#k-3")
        page.goto(f"{address}/corrections?state=all&by=ann")
        assert [t.split("·")[1].strip() for t in page.locator(".suggested .about").all_inner_texts()] == ["accepted", "rejected", "open"]  # fmt: skip
        assert serious(page) == []
        page.locator("#k-1").get_by_role("button").click()
        page.wait_for_url("**&done=1#k-2")
        assert wider(page) <= 0
        page.close()
    assert trouble == []


@needs_chromium
def test_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    with served(suggested(tmp_path)) as address:
        page = opened(browser, 1440, "light", [], address)
        page.goto(f"{address}/corrections?by=ann")
        page.wait_for_selector("dialog, .suggested", state="attached")
        page.wait_for_load_state("load")
        page.keyboard.press("j")
        page.keyboard.press("e")
        assert page.evaluate("document.activeElement.value") == "Shusha"
        page.keyboard.type("Ganja")
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        page.wait_for_url("**&done=1#k-2")
        assert "Correction 1 is edited" in page.get_by_role("status").inner_text()
        page.wait_for_load_state("load")
        page.keyboard.press("r")
        page.wait_for_url("**&done=2#k-3")
        page.wait_for_load_state("load")
        page.keyboard.press("u")
        page.wait_for_url("**&done=3")
        page.wait_for_load_state("load")
        page.keyboard.press("z")
        page.wait_for_url(lambda url: "done=3" in url)
        page.wait_for_selector("text=Correction 3 is open again")
        page.close()
    with ledger_at(tmp_path) as ledger:
        states = [one.state for one in c.waiting(ledger, ())]
        assert states == ["edited", "rejected", "open"]
