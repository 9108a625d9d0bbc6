"""The pages in a real Chromium: keyboard, small and large, light and dark, and no other host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from tests.web.chromium import needs_chromium, opened, serious, wider

pytestmark = needs_chromium


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
        "/figures",
        "/figures?place=Ganja",
        "/measures",
        "/search?q=people",
        "/reports",
        "/voices",
        "/corrections",
        *happened,
        str(claim),
        *links,
        f"{links[0]}/original",
        f"/correct?report={links[0].removeprefix('/reports/')}",
        f"/correct?claim={str(claim).removeprefix('/claims/')}",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_every_page_is_accessible_and_asks_no_other_host(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    trouble: list[str] = []
    page = opened(browser, width, scheme, trouble, address)
    for path in addresses(page, address):
        page.goto(address + path)
        assert wider(page) <= 0, path
        assert serious(page) == [], path
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
