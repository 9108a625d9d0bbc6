"""Correcting a mistake in a real Chromium: by keyboard alone, by mouse alone, by finger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.ledger.kit import entry
from tests.ledger.kit import opened as ledger_at
from tests.web.chromium import needs_chromium, opened, serious, served, wider

from reportedly.ledger import corrections as c
from reportedly.ledger import put, settle

pytestmark = needs_chromium
FIRST = "\U0001f4a5 Հայաստան \u202e 12 people were killed in Ganja. \U0001f4a5\U0001f4a5"
SECOND = "The  army said 7 people were killed in Barda on 2020-10-04. Rain fell at noon."
TEXT = f"{FIRST}\n\n{SECOND}"
#: Select words of the report as a person does: from one character to another, across elements.
SELECT = """([from, to]) => {
  const nodes = [];
  const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.parentElement.closest('.line') && !walker.currentNode.parentElement.closest('a.n')) nodes.push(walker.currentNode);
  const find = (words, end) => { for (const n of nodes) { const i = n.data.indexOf(words); if (i >= 0) return [n, i + (end ? words.length : 0)]; } };
  const range = document.createRange();
  range.setStart(...find(from, false));
  range.setEnd(...find(to, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A room of its own for each test, with one report."""
    with ledger_at(tmp_path) as ledger:
        put(ledger, entry(TEXT, title="Ganja struck"))
        settle(ledger)
    with served(tmp_path / "test.ledger") as address:
        yield address, tmp_path


def report(page: Page, address: str) -> None:
    page.goto(f"{address}/reports")
    page.locator("tbody a").first.click()
    page.wait_for_selector(".text")
    page.wait_for_selector("dialog", state="attached")  # the scripts have run


def kept(folder: Path) -> list[c.Correction]:
    with ledger_at(folder) as ledger:
        return c.waiting(ledger)


@pytest.mark.parametrize(("start", "end"), [
    ("12 people", "12 people"), ("Հայաստան", "Ganja"), ("killed in", "army"),
    ("Rain fell", "noon."), ("\U0001f4a5\U0001f4a5", "\U0001f4a5\U0001f4a5"),
])  # fmt: skip
def test_what_is_selected_is_what_is_kept(
    browser: Browser, place: tuple[str, Path], start: str, end: str
) -> None:
    address, folder = place
    trouble: list[str] = []
    page = opened(browser, 1440, "light", trouble, address)
    report(page, address)
    page.evaluate(SELECT, [start, end])
    page.keyboard.press("Control+Enter")
    page.locator("dialog [name=missed-claim]").check()
    page.locator("dialog .buttons button").click()
    page.wait_for_selector("dialog .kept")
    (made,) = kept(folder)
    at = TEXT.index(start)
    assert (made.anchor.start, made.anchor.end) == (at, TEXT.index(end, at) + len(end))
    assert made.anchor.quote == TEXT[made.anchor.start : made.anchor.end]
    assert made.stands
    assert trouble == []
    page.close()


@pytest.mark.parametrize("keys", ["Control+Enter", "Meta+Enter"])
def test_by_keyboard_alone(browser: Browser, place: tuple[str, Path], keys: str) -> None:
    address, folder = place
    page = opened(browser, 1440, "light", [], address)
    report(page, address)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press(keys)
    page.wait_for_selector("dialog form")
    assert page.evaluate("document.activeElement.name") == "voice"
    page.keyboard.press("j")  # a letter, not a step
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    assert page.evaluate("document.activeElement.classList.contains('card')")
    page.keyboard.press(keys)
    page.wait_for_selector("dialog form")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "place"
    page.keyboard.press("Control+a")
    page.keyboard.type("Shusha")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog .kept")
    page.keyboard.press("Enter")  # on Close
    assert not page.locator("dialog").is_visible()
    (made,) = kept(folder)
    assert (made.kind, made.field, json.loads(made.value or "")) == ("field", "place", "Shusha")
    assert "7 people" in made.anchor.quote
    page.close()


def test_by_mouse_alone(browser: Browser, place: tuple[str, Path]) -> None:
    address, folder = place
    page = opened(browser, 1440, "light", [], address)
    report(page, address)
    assert not page.get_by_role("button", name="Correct").is_visible()
    box = page.locator("p.line, h1.line").nth(1).bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 60, box["y"] + 12)
    page.get_by_role("button", name="Correct").click()
    page.wait_for_selector("dialog form")
    assert page.locator("dialog .passage mark").inner_text() in TEXT
    page.locator("dialog [name=not-a-claim]").check()
    page.get_by_role("button", name="Send").click()
    page.wait_for_selector("dialog .kept")
    assert "a person looks at it and decides" in page.locator("dialog").inner_text()
    page.get_by_role("button", name="Close").click()
    assert [one.kind for one in kept(folder)] == ["not-a-claim"]
    page.get_by_role("link", name="Correct a mistake").click()
    page.wait_for_selector("dialog form")
    page.get_by_role("button", name="Cancel").click()
    assert not page.locator("dialog").is_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_by_finger_on_a_small_screen(
    browser: Browser, place: tuple[str, Path], scheme: str
) -> None:
    address, folder = place
    trouble: list[str] = []
    page = opened(browser, 360, scheme, trouble, address, touch=True)
    report(page, address)
    page.evaluate(SELECT, ["7 people", "Barda"])
    button = page.get_by_role("button", name="Correct")
    box = button.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert wider(page) <= 0
    button.tap()
    page.wait_for_selector("dialog form")
    assert serious(page) == []
    assert page.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('dialog'))") <= 0  # fmt: skip
    page.get_by_label("How many").fill("8")
    page.get_by_role("button", name="Send").tap()
    page.wait_for_selector("dialog .kept")
    assert serious(page) == []
    assert [(one.field, one.value) for one in kept(folder)] == [("number", '"8"')]
    assert trouble == []
    page.close()


def test_a_mistake_in_the_form_is_told_beside_it_and_nothing_is_lost(
    browser: Browser, place: tuple[str, Path]
) -> None:
    address, folder = place
    page = opened(browser, 1440, "dark", [], address)
    report(page, address)
    page.evaluate(SELECT, ["7 people", "7 people"])
    page.keyboard.press("Control+Enter")
    page.locator("dialog [name=comment]").fill("see the ministry's page")
    page.get_by_label("How many").fill("many")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("dialog .alert")
    assert "is no number" in page.locator("dialog .alert").inner_text()
    assert page.locator("dialog [name=comment]").input_value() == "see the ministry's page"
    assert serious(page) == []
    page.get_by_label("How many").fill("9")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("dialog .kept")
    assert [one.comment for one in kept(folder)] == ["see the ministry's page"]
    page.close()


def test_a_room_that_does_not_answer_is_told(browser: Browser, place: tuple[str, Path]) -> None:
    address, _ = place
    page = opened(browser, 1440, "light", [], address)
    report(page, address)
    page.route("**/correct*", lambda route: route.abort())
    page.evaluate(SELECT, ["7 people", "7 people"])
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("dialog .alert")
    assert "did not answer" in page.locator("dialog").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    page.close()


def test_without_scripts_the_form_is_a_page(browser: Browser, place: tuple[str, Path]) -> None:
    address, folder = place
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/reports")
    page.locator("tbody a").first.click()
    page.get_by_role("link", name="Correct a mistake").click()
    page.get_by_label("The words that are wrong").fill("Rain fell at noon.")
    page.get_by_label("A typo").fill("Rain fell at one.")
    page.get_by_role("button", name="Send").click()
    assert "Correction kept" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Back to the report").click()
    assert page.locator("#span").inner_text() == "Rain fell at noon."
    assert [one.kind for one in kept(folder)] == ["typo"]
    context.close()
