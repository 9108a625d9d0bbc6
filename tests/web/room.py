"""A reading room over a small ledger for tests, and reports that mean it harm."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient
from tests.ledger.kit import entry, opened

from reportedly.ledger import put, settle
from reportedly.web import Settings, application

HEADLINE = "12 people were killed in Ganja."
BODY = "The army said 12 people were not killed in Ganja on 2020-10-04. Rain fell at noon."
REPORT = f"{HEADLINE}\n\n{BODY}\n\nThe army denied it shelled Barda on 2020-10-05."
SCRIPT = "<script>document.title = 'owned'</script><img src=//evil.example/x onerror=alert(1)>"
TURNED = "\u202eagainst the reader\u2066"


def filled(folder: Path) -> Path:
    """A ledger with an ordinary report, a hostile one and one on two days."""
    with opened(folder) as ledger:
        put(ledger, entry(REPORT, address="https://example.org/1", title="Ganja struck"))
        put(ledger, entry(
            f"{SCRIPT} shelled Barda.\n\nThe army said {TURNED} 7 people were killed in Shusha. \x07",
            outlet=f"The {SCRIPT}", address="javascript:alert(1)", title=SCRIPT + TURNED,
            origin=f"{SCRIPT}.txt", published="2020-10-06",
        ))  # fmt: skip
        put(ledger, entry("The police said a strike hit Barda on 2020-10-06.", outlet="The Wall"))
        settle(ledger)
    return folder / "test.ledger"


def room(ledger: Path, password: str | None = None) -> TestClient:
    """The room over this ledger, as a client on this machine asks for it."""
    app = application(Settings(ledger, password))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
