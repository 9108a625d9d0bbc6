"""``python -m examples.screens FOLDER``: pictures of the reading room over the examples, as the README shows them.

Reads the examples into a ledger of its own, serves it on this machine and has a Chromium look at the main views.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from examples.__main__ import REPORTS
from reportedly.adding import add
from reportedly.ledger import Ledger
from reportedly.ledger.events import events, explain
from reportedly.web import Settings, application

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WIDE, HIGH = 1100, 900


def views(ledger: Path) -> dict[str, str]:
    """The pictures by name, and the pages that they show."""
    with Ledger.open(ledger, create=False) as held:
        told = sorted(events(held, reports=2), key=lambda row: (-row["claims"], row["id"]))
        event = next((row for row in told if row["killed"]), told[0])["id"]
        report = explain(held, event).claims[0].held.claim.report
    return {
        "overview": "/", "event": f"/events/{event}", "figures": "/figures?place=Ganja&figure=killed",
        "review": "/review", "report": f"/reports/{report}",
    }  # fmt: skip


def take(browser: Browser, address: str, path: str, picture: Path) -> None:
    """One picture."""
    page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, color_scheme="light")
    page.goto(address + path)
    page.screenshot(path=picture)
    page.close()


def main() -> int:
    if len(sys.argv) != 2:
        print("Usage: python -m examples.screens FOLDER")
        return 2
    folder = Path(sys.argv[1])
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no Chromium here. Install one (Debian: apt-get install chromium).")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        ledger = Path(scratch) / "examples.ledger"
        with Ledger.open(ledger) as held:
            add([REPORTS], held)
        server = uvicorn.Server(
            uvicorn.Config(application(Settings(ledger)), port=0, log_level="error")
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for name, path in views(ledger).items():
                take(browser, f"http://127.0.0.1:{port}", path, folder / f"{name}.png")
        server.should_exit = True
        thread.join(10)
    return 0


if __name__ == "__main__":
    sys.exit(main())
