"""The pages in a real Chromium: keyboard, small and large, light and dark, and no other host."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.room import filled

from reportedly.web import Settings, application

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or ""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and AXE.exists()) and not os.environ.get("CI"),
    reason="no Chromium, or the front end was not set up: `make test` does both",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = application(Settings(filled(tmp_path_factory.mktemp("room"))))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


def opened(browser: Browser, width: int, scheme: str, trouble: list[str], address: str) -> Page:
    dark = scheme == "dark"
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    page.on("request", lambda r: trouble.append(r.url) if not r.url.startswith(address) else None)
    page.on("console", lambda m: trouble.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    return page


def addresses(page: Page, address: str) -> list[str]:
    page.goto(f"{address}/")
    claim = page.locator(".claim a.go").first.get_attribute("href")
    page.goto(f"{address}/events")
    happened = page.locator("tbody a").evaluate_all(
        "links => links.map(a => a.getAttribute('href'))"
    )
    page.goto(f"{address}/reports")
    links = page.locator("tbody a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    return [
        "/",
        "/?contradicted=true",
        "/events",
        "/reports",
        "/voices",
        *happened,
        str(claim),
        *links,
        f"{links[0]}/original",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_every_page_is_accessible_and_asks_no_other_host(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    trouble: list[str] = []
    page = opened(browser, width, scheme, trouble, address)
    axe = AXE.read_text(encoding="utf-8")
    for path in addresses(page, address):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(r => r.violations)")
        bad = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]  # fmt: skip
        assert bad == [], path
        assert page.title() != "owned"
    assert trouble == []
    page.close()


@pytest.mark.parametrize("width", [1440, 360])
def test_claims_are_stepped_through_by_keyboard(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, width, "light", [], address)
    page.goto(f"{address}/reports?text=Ganja")
    page.locator("tbody a").first.click()
    page.wait_for_url("**/reports/*")
    first, second = page.locator(".card").nth(0), page.locator(".card").nth(1)
    page.keyboard.press("j")
    assert "current" in str(first.get_attribute("class"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert "current" in str(second.get_attribute("class"))
    assert "current" not in str(first.get_attribute("class"))
    assert page.locator("mark.current").count() > 0
    assert page.url.endswith(str(second.get_attribute("id")))
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/*")
    page.go_back()
    page.keyboard.press("o")
    page.wait_for_url("**/original")
    page.close()


def test_a_marked_word_leads_to_its_claim_and_a_link_to_a_claim_shows_it(
    browser: Browser, address: str
) -> None:
    page = opened(browser, 1440, "light", [], address)
    page.goto(f"{address}/?stance=denies")
    page.locator(".claim .about a").nth(1).click()
    page.wait_for_url("**/reports/*#c-*")
    assert page.locator(".card.current .stance").inner_text() == "denies"
    page.locator("mark", has_text="12 people").first.click()
    assert page.locator(".card.current").get_attribute("data-n") == "1"
    page.close()


def test_filters_are_in_the_address_and_only_those_that_are_set(
    browser: Browser, address: str
) -> None:
    page = opened(browser, 1440, "light", [], address)
    page.goto(f"{address}/")
    page.get_by_label("Place", exact=True).fill("Barda")
    page.locator("select[name=kind]").select_option("shelling")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/?*")
    assert page.url == f"{address}/?place=Barda&kind=shelling"
    before = page.locator(".claim").count()
    page.get_by_label("Without kind shelling").click()
    page.wait_for_url("**/?place=Barda")
    assert page.locator(".claim").count() > before > 0
    page.close()
