"""`reportedly serve`: it says where it is, answers there, and refuses what it must."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.web.room import filled

from reportedly.cli import main


def test_the_room_is_where_it_says(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    command = [sys.executable, "-m", "reportedly", "--ledger", str(ledger), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert found
            with urllib.request.urlopen(found[0], timeout=10) as answer:
                assert b"Ganja struck" in answer.read()
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(10) == 0


@pytest.mark.parametrize(("options", "said"), [
    (["--host", "0.0.0.0"], "no password is set"),
    (["--host", "192.0.2.1", "--password-file", "{}"], "could not be read"),
])  # fmt: skip
def test_what_is_refused_is_said_in_a_sentence(
    tmp_path: Path, options: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTEDLY_PASSWORD", raising=False)
    given = [option.format(tmp_path / "nothing") for option in options]
    result = CliRunner().invoke(main, ["--ledger", str(filled(tmp_path)), "serve", *given])
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_ledger_that_is_missing_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--ledger", str(tmp_path / "none"), "serve"])
    assert result.exit_code == 3
    assert "There is no ledger" in result.stderr
