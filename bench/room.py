"""``python -m bench.room [--reports 10000] [--ledger PATH]``: how long each page of the reading room takes to its first byte.

Without ``--ledger`` a ledger is made of generated readings (``bench.scale``), one claim each. Each page is asked for in this process and
without a network, and the medians of five times are given in milliseconds: ``first`` with nothing kept, as after the ledger changed, and
``again``. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from bench.scale import run
from reportedly.ledger import Ledger, holdings
from reportedly.web import Settings, application
from reportedly.web.memory import Memory

TIMES = 5


def addresses(client: TestClient) -> list[str]:
    """Every view, and filters of each sort."""
    claim = client.get("/api/v1/claims?limit=1").json()["items"][0]
    event = client.get("/api/v1/events?limit=1").json()["items"][0]
    place = quote(claim["place"]["name"]) if claim["place"] else "Ganja"
    heard = [one for one in client.get("/api/v1/voices").json() if one["id"]]
    known = [f"/voices/{max(heard, key=lambda one: one['claims'])['id']}"] if heard else []
    return [
        "/", "/?stance=denies", f"/?place={place}", "/?kind=shelling&since=2020-01-01", "/?figure=killed%3E%3D10",
        "/?text=school", "/?contradicted=true", "/events", "/events?dispute=denied", f"/events/{event['id']}", "/reports",
        f"/reports/{claim['report']}", f"/claims/{claim['id']}", "/voices", *known,
        "/figures", f"/figures?place={place}", f"/figures?event={event['id']}", "/measures", "/review", "/review?reason=toll",
        "/corrections", "/search", "/search?q=school", "/api/v1/claims", "/api/v1/events",
    ]  # fmt: skip


def timed(client: TestClient, memory: Memory, address: str, *, kept: bool) -> float:
    """The median of milliseconds to the whole answer, which is made before its first byte is sent."""
    took = []
    for _ in range(TIMES):
        if not kept:
            memory.forget()
        began = time.perf_counter()
        answer = client.get(address)
        took.append(1000 * (time.perf_counter() - began))
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code} {answer.text[:200]}")
    return round(statistics.median(took), 1)


def measured(ledger: Path) -> dict[str, object]:
    """How much the ledger holds, and the milliseconds of each page."""
    app = application(Settings(ledger))
    memory: Memory = app.state.memory
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.get("/")  # the outlines of states are read once
        pages = {
            address: {
                "first": timed(client, memory, address, kept=False),
                "again": timed(client, memory, address, kept=True),
            }
            for address in addresses(client)
        }
    held = holdings.status(Ledger.open(ledger, create=False))
    return {"reports": held["reports"], "claims": held["claims"], "milliseconds": pages}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.room",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--reports", type=int, default=10_000, help="how many are made up")
    parser.add_argument("--ledger", type=Path, help="a ledger that is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.ledger is None:
            for _ in run([given.reports], Path(folder)):
                pass
        ledger = given.ledger or next(Path(folder).glob("*.ledger"))
        print(json.dumps(measured(ledger), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
