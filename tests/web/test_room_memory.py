"""What is kept is told again only while the ledger stays as it is."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from starlette.testclient import TestClient
from tests.ledger.kit import entry, opened
from tests.web.room import room

from reportedly.ledger import put, settle
from reportedly.web import Settings, application
from reportedly.web.memory import KEPT, Memory


def test_an_answer_is_kept_until_the_ledger_changes(tmp_path: Path) -> None:
    asked: list[int] = []

    def answer() -> int:
        asked.append(1)
        return len(asked)

    memory = Memory()
    with opened(tmp_path) as ledger:
        assert [memory.of(ledger, "a", answer), memory.of(ledger, "a", answer)] == [1, 1]
        put(ledger, entry("The army said 3 people were killed in Ganja."))
        assert memory.of(ledger, "a", answer) == 2
        settle(ledger)
        for n in range(KEPT + 1):
            memory.of(ledger, n, answer)
        before = len(asked)
        memory.of(ledger, 0, answer)  # the oldest is forgotten
        assert len(asked) == before + 1


def test_the_first_page_shows_what_was_added_meanwhile(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        put(ledger, entry("The army said 3 people were killed in Ganja."))
        settle(ledger)
        client: TestClient = room(tmp_path / "test.ledger")
        assert "1 claim in" in client.get("/").text
        put(ledger, entry("The police said 2 people were killed in Barda.", outlet="The Wall"))
        settle(ledger)
        assert "2 claims in" in client.get("/").text


def test_what_takes_long_is_told_as_it_was_while_it_is_counted_anew(tmp_path: Path) -> None:
    go = threading.Event()
    asked: list[int] = []

    def answer() -> int:
        asked.append(1)
        if len(asked) > 1:
            assert go.wait(10)
        return len(asked)

    memory = Memory()
    with opened(tmp_path) as ledger:
        assert memory.lately(ledger, "a", answer) == (1, True)
        put(ledger, entry("The army said 3 people were killed in Ganja."))
        assert memory.lately(ledger, "a", answer) == (1, False)
        assert memory.lately(ledger, "a", answer) == (1, False)  # it is being made, once
        go.set()
        while memory.lately(ledger, "a", answer) != (2, True):
            time.sleep(0.01)
        assert len(asked) == 2


def test_who_is_heard_is_counted_before_anybody_asks(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        put(ledger, entry("The army said 3 people were killed in Ganja."))
        settle(ledger)
    app = application(Settings(tmp_path / "test.ledger"))
    with TestClient(app):
        kept: Memory = app.state.memory
        until = time.monotonic() + 10
        while not kept._former and time.monotonic() < until:
            time.sleep(0.01)
        assert ("voices", None) in kept._former


def test_what_two_ask_for_the_first_time_is_counted_once(tmp_path: Path) -> None:
    asked: list[int] = []

    def answer() -> int:
        asked.append(1)
        time.sleep(0.2)
        return len(asked)

    memory = Memory()
    with opened(tmp_path) as ledger:
        put(ledger, entry("The army said 3 people were killed in Ganja."))
        other = threading.Thread(target=memory.lately, args=(ledger, "a", answer))
        other.start()
        assert memory.lately(ledger, "a", answer) == (1, True)
        other.join()
        assert asked == [1]
