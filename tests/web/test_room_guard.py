"""Who may come in: names, passwords, posts from elsewhere, and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.room import filled, room

from reportedly.errors import InvalidValue
from reportedly.web.settings import chosen


def test_every_answer_forbids_inline_scripts_and_other_hosts(tmp_path: Path) -> None:
    client = room(filled(tmp_path))
    for path in ("/", "/reports", "/nothing", "/api/v1/claims", "/static/room.css", "/?kind=no"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert client.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_name_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    client = room(filled(tmp_path))
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8640"}).status_code == 200


@pytest.mark.parametrize("headers", [
    {"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"},
])  # fmt: skip
def test_a_post_from_another_site_is_refused(tmp_path: Path, headers: dict[str, str]) -> None:
    answer = room(filled(tmp_path)).post("/api/v1/claims", headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"]["kind"] == "cross-site"


def test_a_request_that_is_too_large_is_refused(tmp_path: Path) -> None:
    client = room(filled(tmp_path))
    assert client.post("/api/v1/claims", content=b"x" * 70_000).status_code == 413
    assert client.get("/", params={"text": "x" * 9_000}).status_code == 414


def test_a_password_opens_the_room_under_any_user_name(tmp_path: Path) -> None:
    client = room(filled(tmp_path), "long enough to be one")
    assert client.get("/").status_code == 401
    assert client.get("/", auth=("ann", "wrong")).status_code == 401
    assert client.get("/", headers={"authorization": "Basic ***"}).status_code == 401
    assert client.get("/", auth=("ann", "long enough to be one")).status_code == 200


def test_no_network_without_a_password(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="password"):
        chosen(tmp_path, "0.0.0.0", None)
    with pytest.raises(InvalidValue, match="12"):
        chosen(tmp_path, "127.0.0.1", "short")
    assert chosen(tmp_path, "0.0.0.0", "long enough to be one").hosts == ("*",)
    assert chosen(tmp_path, "::1", None).password is None
