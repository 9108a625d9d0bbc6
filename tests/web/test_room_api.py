"""The interface for programs: cursors, one shape of error, and no request that makes it fail."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.ledger.kit import entry, opened
from tests.web.room import filled, room

from reportedly.errors import InvalidValue
from reportedly.ledger import put
from reportedly.ledger.browsing import cursor
from reportedly.web import Settings, application
from reportedly.web.application import INTERFACE, PAGES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("room"))


def test_no_request_makes_it_fail(ledger: Path) -> None:
    app = application(Settings(ledger, hosts=("*",)))  # schemathesis calls it by a name of its own
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    operations = [
        op
        for found in described.get_all_operations()
        if isinstance(found, Ok) and (op := found.ok()) is not None
    ]
    assert len(operations) >= 10
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        def asked(case: Any) -> None:
            # A date or a figure can be of the right type and still be none that there is.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        asked()


def test_pages_hold_every_claim_once(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        for day in range(1, 8):
            text = f"The army said {day} people were killed in Ganja. A strike hit Barda."
            put(ledger, entry(text, published=f"2020-10-0{day}"))
        put(ledger, entry("The army shelled Shusha.", published="2020"))
    client = room(tmp_path / "test.ledger")
    seen: list[str] = []
    days: list[str] = []
    params: dict[str, str | int] = {"limit": 4}
    while True:
        page = client.get("/api/v1/claims", params=params).json()
        assert page["total"] == 15
        seen += [item["id"] for item in page["items"]]
        days += [item["document"] for item in page["items"]]
        if page["next"] is None:
            break
        params["cursor"] = page["next"]
    assert len(seen) == len(set(seen)) == 15


@pytest.mark.parametrize("given", ["x", "W10", "WzFd", "bnVsbA", "WyIyMDIwIiwgMV0", "é"])
def test_a_cursor_of_another_list_is_none(given: str) -> None:
    with pytest.raises(InvalidValue, match="no cursor"):
        cursor(given, (str, str, str))


def test_every_error_has_one_shape(ledger: Path) -> None:
    client = room(ledger)
    for path, status in (
        ("/api/v1/nothing", 404), ("/api/v1/claims/ffff", 404), ("/api/v1/claims?limit=0", 400),
        ("/api/v1/claims?kind=no", 400), ("/api/v1/claims?cursor=x", 400),
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == status
        assert set(answer.json()["error"]) == {"status", "kind", "message"}


def test_the_description_holds_the_record(ledger: Path) -> None:
    schemas = room(ledger).get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert {"Claim", "Voice", "Span", "Failure"} <= set(schemas)


def test_every_route_is_described(ledger: Path) -> None:
    page = (DOCS / "reading-room.md").read_text(encoding="utf-8")
    routes = [route for router in (*PAGES, *INTERFACE) for route in router.routes]
    paths = {getattr(route, "path", "") for route in routes}
    named = set(re.findall(r"^\| `(/[^`]*)` \|", page, re.M))
    assert paths == named - {"/api/v1/openapi.json"}
