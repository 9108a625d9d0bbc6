"""A real Chromium over the room: served on a port of this machine, opened, looked at by axe."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from reportedly.web import Settings, application

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or ""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
needs_chromium = pytest.mark.skipif(
    not (CHROMIUM and AXE.exists()) and not os.environ.get("CI"),
    reason="no Chromium, or the front end was not set up: `make test` does both",
)


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The room over this ledger, at the address that is given."""
    server = uvicorn.Server(
        uvicorn.Config(application(Settings(ledger)), port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def opened(browser: Browser, width: int, scheme: str, trouble: list[str], address: str, touch: bool = False) -> Page:  # fmt: skip
    """A page that notes as trouble whatever it asks of other hosts, errors, and dialogs of scripts."""
    dark = scheme == "dark"
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light",
        has_touch=touch,
    )  # fmt: skip
    page.on("request", lambda r: trouble.append(r.url) if not r.url.startswith(address) else None)
    page.on("console", lambda m: trouble.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    return page


def serious(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page that is serious or critical: the rule and an element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(r => r.violations)")
    return [
        (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
    ]


def wider(page: Page) -> int:
    """By how many pixels the page is wider than the window; 0 or less where nothing scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
