"""Every view in a real Chromium, wide and narrow, light and dark: what it is for is done once by mouse and once by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.ledger.kit import entry
from tests.ledger.kit import opened as ledger_at
from tests.web.chromium import needs_chromium, opened, serious, served, wider

from reportedly.ledger import put, settle

pytestmark = needs_chromium
TOLL = "The army said 40 people were killed in Ganja on 2020-10-04."
#: Notes each control that comes to have the focus, and whether that can be seen.
WATCH = """() => {
  window.reached = new Set(); window.unseen = [];
  document.addEventListener('focusin', ({target}) => {
    window.reached.add(target);
    const style = getComputedStyle(target);
    if (style.outlineStyle === 'none' && style.boxShadow === 'none' && !target.closest('svg')) window.unseen.push(target.outerHTML.slice(0, 120));
  });
}"""
#: The controls that can be seen and that the focus has not come to.
LEFT = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex="0"]')]
  .filter(one => !one.disabled && one.checkVisibility() && !window.reached.has(one)).map(one => one.outerHTML.slice(0, 120))"""
#: The middle of the first of these words in the text of a report.
MIDDLE = """words => {
  const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0 || !walker.currentNode.parentElement.closest('.line')) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    walker.currentNode.parentElement.scrollIntoView({block: 'center'});
    const box = range.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }
}"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room in which every view has something to show: tolls, a denial, a truce, two voices."""
    folder = tmp_path_factory.mktemp("views")
    with ledger_at(folder) as ledger:
        denied = "The police denied 40 people were killed in Ganja on 2020-10-04."
        put(ledger, entry(f"{TOLL}\n\n{denied}", title="Ganja struck", published="2020-10-05"))
        put(ledger, entry(TOLL.replace("40", "45"), outlet="The Wall", published="2020-10-06"))
        put(ledger, entry("The army said a truce began in Barda on 2020-10-10.", outlet="The Wall"))
        settle(ledger)
    with served(folder / "test.ledger") as address:
        yield address


def report(page: Page, room: str) -> str:
    return first(page, f"{room}/reports?text=Ganja", "tbody a")


def event(page: Page, room: str) -> str:
    return first(page, f"{room}/events?dispute=denied", "tbody a")


def voice(page: Page, room: str) -> str:
    return first(page, f"{room}/voices?text=army", "tbody a")


def first(page: Page, address: str, link: str) -> str:
    page.goto(address)
    return str(page.locator(link).first.get_attribute("href"))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def leads(page: Page, pattern: str) -> None:
    """The page goes to an address like this."""
    expect(page).to_have_url(re.compile(pattern))
    page.wait_for_load_state("load")  # its style too, by which it is measured


def overview_by_mouse(page: Page) -> None:
    page.locator(".facets a", has_text="killing").click()
    expect(page.locator(".chips")).to_contain_text("kind: killing")


def overview_by_keys(page: Page) -> None:
    press(page, "j", "j", "k", "Enter")
    leads(page, "/claims/")


def report_by_mouse(page: Page) -> None:
    page.locator("mark.content").first.click()
    expect(page.locator(".card.current")).to_have_count(1)


def report_by_keys(page: Page) -> None:
    press(page, "j", "j")
    expect(page.locator(".card.current .stance")).to_have_text("denies")
    press(page, "o")
    leads(page, "/original$")


def correct_by_mouse(page: Page) -> None:
    page.mouse.dblclick(*page.evaluate(MIDDLE, "people"))
    page.get_by_role("button", name="Correct").click()
    dialog = page.locator("dialog")
    expect(dialog.locator(".passage mark")).to_have_text("people")
    assert serious(page) == []
    dialog.locator("[name=not-a-claim]").check()
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.locator(".kept")).to_be_visible()


def correct_by_keys(page: Page) -> None:
    press(page, "j", "Control+Enter")
    expect(page.locator("dialog [name=voice]")).to_be_focused()
    press(page, "Control+a")
    page.keyboard.type("The police")
    press(page, "Control+Enter")
    expect(page.locator("dialog .kept")).to_be_visible()


def review_by_mouse(page: Page) -> None:
    items = page.locator(".suggested")
    before = items.count()
    name = items.first.get_by_label("Your name")
    name.click()
    name.fill("ann")
    items.first.get_by_role("button", name="Unsure").click()
    expect(items).to_have_count(before - 1)
    page.get_by_role("button", name="Take back").click()
    expect(items).to_have_count(before)


def review_by_keys(page: Page) -> None:
    before = page.locator(".suggested").count()
    press(page, "j", "a")  # the form asks for a name
    page.keyboard.type("ben")
    press(page, "Escape", "a")
    expect(page.locator(".suggested")).to_have_count(before - 1)
    page.wait_for_load_state()  # before that the keys are not listened to
    press(page, "z")
    expect(page.locator(".suggested")).to_have_count(before)


def event_by_mouse(page: Page) -> None:
    page.locator("tbody td.number a").first.click()
    leads(page, "#c-")
    expect(page.locator(".claim.current")).to_have_count(1)


def event_by_keys(page: Page) -> None:
    press(page, "j", "Enter")
    leads(page, "/claims/")


def figures_by_mouse(page: Page) -> None:
    page.locator("tbody td a[href^='/claims/']").first.click()
    leads(page, "/claims/")


def figures_by_keys(page: Page) -> None:
    page.get_by_label("Place", exact=True).focus()
    page.keyboard.type("Ganja")
    press(page, "Enter")
    leads(page, "[?&]place=Ganja")
    expect(page.locator("tbody tr").first).to_be_visible()


def measures_by_mouse(page: Page) -> None:
    page.locator("tbody a").first.click()
    leads(page, "/claims/")


def measures_by_keys(page: Page) -> None:
    page.locator("select[name=kind]").focus()
    page.keyboard.type("cease")
    press(page, *["Tab"] * 5, "Enter")
    leads(page, r"/measures\?kind=ceasefire$")


def voices_by_mouse(page: Page) -> None:
    page.locator("tbody a", has_text="army").first.click()
    leads(page, "/voices/")


def voices_by_keys(page: Page) -> None:
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.type("army")
    press(page, "Enter")
    leads(page, r"/voices\?text=army$")


def voice_by_mouse(page: Page) -> None:
    page.locator("a[href^='/events/']").first.click()
    leads(page, "/events/")


def voice_by_keys(page: Page) -> None:
    press(page, "j", "Enter")
    leads(page, "/claims/")


def search_by_mouse(page: Page) -> None:
    page.locator(".claim a.go").first.click()
    leads(page, "/(claims|reports)/")


def search_by_keys(page: Page) -> None:
    page.get_by_label("Words", exact=True).focus()
    press(page, "Control+a")
    page.keyboard.type("truce")
    press(page, "Enter")
    leads(page, "q=truce")
    expect(page.locator(".claims")).to_contain_text("truce")
    page.wait_for_load_state()
    press(page, "j", "Enter")
    leads(page, "/(claims|reports)/")


@dataclass(frozen=True)
class View:
    """A view: how its address is found, and what a person comes for, done in both ways."""

    address: str | Callable[[Page, str], str]
    by_mouse: Callable[[Page], None]
    by_keys: Callable[[Page], None]


VIEWS = {
    "overview": View("/", overview_by_mouse, overview_by_keys),
    "report": View(report, report_by_mouse, report_by_keys),
    "correct": View(report, correct_by_mouse, correct_by_keys),
    "review": View("/review?reason=toll", review_by_mouse, review_by_keys),
    "event": View(event, event_by_mouse, event_by_keys),
    "figures": View("/figures?figure=killed", figures_by_mouse, figures_by_keys),
    "measures": View("/measures", measures_by_mouse, measures_by_keys),
    "voices": View("/voices", voices_by_mouse, voices_by_keys),
    "voice": View(voice, voice_by_mouse, voice_by_keys),
    "search": View("/search?q=people", search_by_mouse, search_by_keys),
}


def tabbed(page: Page) -> tuple[list[str], list[str]]:
    """Controls that Tab does not come to, and those on which the focus cannot be seen."""
    page.evaluate(WATCH)
    controls = len(page.evaluate(LEFT))
    for _ in range(controls + 5):
        page.keyboard.press("Tab")
    return page.evaluate(LEFT), page.evaluate("window.unseen")


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_a_view_serves_mouse_and_keyboard(
    browser: Browser, room: str, width: int, scheme: str, name: str
) -> None:
    view, trouble = VIEWS[name], list[str]()
    page = opened(browser, width, scheme, trouble, room)
    found = view.address if isinstance(view.address, str) else view.address(page, room)
    address = room + found
    page.goto(address)
    assert wider(page) <= 0
    assert serious(page) == []
    assert tabbed(page) == ([], [])
    page.goto(address)
    view.by_mouse(page)
    page.goto("about:blank")  # nothing of the mouse's way is left
    page.goto(address)
    page.wait_for_load_state()
    view.by_keys(page)
    assert wider(page) <= 0
    assert [one for one in trouble if one != "about:blank"] == []
    page.close()
