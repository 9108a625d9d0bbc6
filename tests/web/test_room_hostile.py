"""Reports that mean the room harm: a word of a megabyte, 5,000 claims, marks of direction, scripts everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient
from tests.ledger.kit import entry
from tests.ledger.kit import opened as ledger_at
from tests.web.chromium import needs_chromium, opened, served, wider
from tests.web.room import SCRIPT, TURNED, room

from reportedly.ledger import corrections as c
from reportedly.ledger import find, put, settle
from reportedly.ledger import judgements as j
from reportedly.ledger.anchors import Anchor
from reportedly.web.paper import LONGEST, shown

WORD = "x" * 1_000_000
EVIL = f"{SCRIPT}{TURNED}\x00\x1b[2J"
STEERING = "\u202e\u2066\u2067\u200f\u061c\x1b\x07"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a hostile outlet, a hostile reader and a hostile reviewer leave behind."""
    folder = tmp_path_factory.mktemp("hostile")
    with ledger_at(folder) as ledger:
        put(ledger, entry(
            f"The {WORD} said 12 people were killed in Ganja on 2020-10-04.", title=WORD,
            outlet=f"The {WORD}", address="https://example.org/" + WORD[:9_000], origin=WORD[:3_000],
        ))  # fmt: skip
        put(ledger, entry(
            f"The {EVIL} said 7 people were killed in Barda on 2020-10-05.\n\n{EVIL} shelled Shusha.",
            title=EVIL, outlet=EVIL, address=f"javascript:{EVIL}", origin=f"{EVIL}.txt",
        ))  # fmt: skip
        for held in list(find(ledger)):
            j.correct(ledger, held.claim.id, "event.kind", "attack", author=EVIL, reason=EVIL)
            c.suggest(ledger, c.Suggestion(
                held.claim.report, "field", Anchor(0, 9, EVIL[:2000], EVIL[:9], EVIL[:9]),
                held.claim.id, "voice", EVIL, EVIL, EVIL[:99],
            ))  # fmt: skip
        settle(ledger)
        many = "The army said 12 people were killed in Ganja on 2020-10-04."
        put(ledger, entry(" ".join([many] * 5_000), title="Five thousand", outlet="The Many"))
    return folder / "test.ledger"


def addresses(client: TestClient) -> list[str]:
    reports = [row["id"] for row in client.get("/api/v1/reports").json()["items"]]
    claims = [client.get(f"/api/v1/reports/{name}/claims").json()[0]["id"] for name in reports]
    events = [row["id"] for row in client.get("/api/v1/events").json()["items"]]
    voices = [row["id"] for row in client.get("/api/v1/voices").json() if row["id"]]
    return [
        "/", "/?contradicted=true", "/events", "/reports", "/voices", "/corrections?state=all",
        "/figures", "/measures", "/search?q=xxx", "/search?q=script",
        *(f"/events/{name}" for name in events), *(f"/figures?event={name}" for name in events),
        *(f"/voices/{name}" for name in voices),
        *(f"/reports/{name}{more}" for name in reports for more in ("", "/original")),
        *(f"/claims/{name}" for name in claims), *(f"/correct?claim={name}" for name in claims),
        *(f"/correct?report={name}&start=0&end=900" for name in reports),
    ]  # fmt: skip


def test_no_page_grows_with_a_word_or_lets_anything_through(ledger: Path) -> None:
    client = room(ledger)
    for path in addresses(client):
        answer = client.get(path)
        assert answer.status_code == 200, path
        whole = path.startswith("/reports/")  # which shows the text itself
        assert len(answer.content) < (1_300_000 if whole else 300_000), path
        page = answer.text
        assert "<img src=//" not in page, path
        assert page.count("<script") == 1, path
        assert " style=" not in page, path
        assert 'href="javascript' not in page, path
        assert not set(STEERING) & set(page), path


def test_what_is_cut_says_how_much(ledger: Path) -> None:
    assert str(shown(WORD)).endswith(f"… ({1_000_000 - LONGEST} characters more)")
    assert "characters more)" in room(ledger).get("/reports").text


@pytest.fixture(scope="module")
def hostile(ledger: Path) -> Iterator[str]:
    with served(ledger) as address:
        yield address


@needs_chromium
@pytest.mark.parametrize("width", [1440, 360])
def test_nothing_runs_and_no_layout_breaks(
    browser: Browser, hostile: str, ledger: Path, width: int
) -> None:
    trouble: list[str] = []
    page = opened(browser, width, "light", trouble, hostile)
    for path in addresses(room(ledger)):
        page.goto(hostile + path, timeout=20_000)
        assert wider(page) <= 0, path
        assert page.title() != "owned", path
    assert trouble == []
    page.close()


@needs_chromium
def test_the_form_comes_up_over_a_word_of_a_megabyte(browser: Browser, hostile: str) -> None:
    page = opened(browser, 360, "light", [], hostile)
    page.goto(f"{hostile}/reports?text=xxx")
    page.locator("tbody a").first.click()
    page.wait_for_selector("dialog", state="attached")
    page.keyboard.press("j")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("dialog form")
    assert wider(page) <= 0
    page.get_by_label("How many").fill("13")
    page.get_by_role("button", name="Send").click()
    page.wait_for_selector("dialog .kept")
    page.close()
