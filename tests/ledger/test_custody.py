"""What came is still there, byte for byte; a copy is whole; damage is found and named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.kit import entry, opened, rows

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, find, put
from reportedly.ledger import judgements as j
from reportedly.ledger.custody import backup, restore, verify

TEXT = (
    "The army said 12 people were killed in Ganja. The ministry denied that troops shelled Barda."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = opened(tmp_path)
    put(ledger, entry(TEXT))
    return ledger


def test_a_sound_ledger_has_no_faults(ledger: Ledger) -> None:
    found = verify(ledger)
    assert (found.originals, found.reports, found.claims) == (1, 1, 2)
    assert found.quotes > 10
    assert found.faults == ()


@pytest.mark.parametrize(
    ("damage", "what", "why"),
    [
        ("UPDATE originals SET data = zeroblob(9)", "originals", "cannot be unpacked"),
        ("UPDATE originals SET size = size + 1", "originals", "bytes where"),
        ("UPDATE originals SET sha256 = 'e' || substr(sha256, 2)", "originals", "hash differs"),
        ("UPDATE reports SET text = replace(text, '12', '13')", "claims", "does not stand at"),
        ("UPDATE reports SET text = substr(text, 1, 20)", "reports", "outside its text"),
        ("UPDATE claims SET kind = 'riot' WHERE n = 0", "claims", "column kind"),
        ("UPDATE claims SET record = '{' WHERE n = 0", "claims", "cannot be read"),
        ("UPDATE claims SET rejected = 1 WHERE n = 0", "claims", "judgements make of it"),
        (
            "DELETE FROM unread; DELETE FROM claims WHERE n = 1",
            "reports",
            "rows of claims where it says 2",
        ),
        ("UPDATE readings SET superseded_by = 1", "reports", "0 current readings"),
    ],
)
def test_damage_is_found_and_named(ledger: Ledger, damage: str, what: str, why: str) -> None:
    with closing(sqlite3.connect(ledger.path)) as raw:
        raw.executescript(damage)
    assert (what, True) in [(fault.what, why in fault.why) for fault in verify(ledger).faults]


def test_a_backup_is_whole_and_comes_back(ledger: Ledger, tmp_path: Path) -> None:
    [held, *_] = find(ledger)
    j.reject(ledger, held.claim.id, author="anna")
    before = rows(ledger)
    copy = tmp_path / "copy.ledger"
    backup(ledger, copy)
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == [
        "copy.ledger"
    ]
    assert restore(copy, tmp_path / "new.ledger") is None
    with Ledger.open(tmp_path / "new.ledger", create=False) as new:
        assert rows(new) == before
        assert verify(new).faults == ()


def test_a_backup_overwrites_nothing(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "copy.ledger").write_text("mine")
    with pytest.raises(LedgerError, match="exists already"):
        backup(ledger, tmp_path / "copy.ledger")
    assert (tmp_path / "copy.ledger").read_text() == "mine"
    with pytest.raises(LedgerError):
        backup(ledger, tmp_path / "no" / "such" / "copy.ledger")


def test_restoring_over_a_ledger_keeps_it(ledger: Ledger, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ledger"
    backup(ledger, copy)
    put(ledger, entry("The army said 9 people were killed in Barda."))
    with pytest.raises(LedgerError, match="--replace"):
        restore(copy, ledger.path)
    kept = restore(copy, ledger.path, replace=True)
    assert kept is not None
    assert len(list(find(Ledger.open(kept, create=False)))) == 3
    assert len(list(find(Ledger.open(ledger.path, create=False)))) == 2


def test_what_is_no_backup_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    before = rows(ledger)
    bad = tmp_path / "bad.ledger"
    for content, why in ((b"words", "not a ledger|not a backup"), (b"", "not a backup")):
        bad.write_bytes(content)
        with pytest.raises(LedgerError, match=why):
            restore(bad, ledger.path, replace=True)
    with pytest.raises(LedgerError, match="no backup at"):
        restore(tmp_path / "none", ledger.path, replace=True)
    assert rows(ledger) == before
