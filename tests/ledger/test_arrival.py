"""A report goes in whole, once, and never goes away."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update
from tests.ledger.kit import entry, opened, rows

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, find, put
from reportedly.ledger import tables as t
from reportedly.ledger.holdings import reports, status, unread

TEXT = "The army said 12 people were killed in Ganja.\n\nResidents spoke of 3 fires."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return opened(tmp_path)


def test_a_report_goes_in_with_its_claims_and_its_unread_sentences(ledger: Ledger) -> None:
    stored = put(ledger, entry(TEXT))
    assert (stored.outcome, stored.claims, stored.unread) == ("added", 1, 1)
    [held] = find(ledger)
    assert held.claim.event.kind == "killing"
    assert held.claim.figures[0].best == 12
    assert held.sentence == "The army said 12 people were killed in Ganja."
    assert held.document == "a.txt"
    assert [row["quote"] for row in unread(ledger)] == ["Residents spoke of 3 fires."]


def test_the_same_report_again_changes_nothing(ledger: Ledger) -> None:
    put(ledger, entry(TEXT))
    before = rows(ledger)
    assert put(ledger, entry(TEXT)).outcome == "duplicate"
    assert rows(ledger) == before


def test_the_same_report_from_another_file_is_a_duplicate_and_is_noted(ledger: Ledger) -> None:
    first = put(ledger, entry(TEXT))
    again = put(ledger, entry(TEXT, origin="b.jsonl", row=7))
    assert (again.outcome, again.of) == ("duplicate", first.report)
    [report] = reports(ledger)
    assert report["arrivals"] == 2
    assert status(ledger)["duplicates"] == 1
    assert len(list(find(ledger))) == 1


def test_two_outlets_that_print_the_same_words_are_two_reports(ledger: Ledger) -> None:
    assert put(ledger, entry(TEXT, outlet="The Gate")).outcome == "added"
    assert put(ledger, entry(TEXT, outlet="The Tower")).outcome == "added"
    assert len(list(reports(ledger))) == 2


def test_new_text_at_a_known_address_is_a_new_version_and_the_older_one_stays(
    ledger: Ledger,
) -> None:
    first = put(ledger, entry(TEXT, address="https://gate.example/1"))
    later = TEXT.replace("12", "14")
    second = put(ledger, entry(later, address="https://gate.example/1"))
    assert (second.outcome, second.of) == ("version", first.report)
    held = {row["id"]: row for row in reports(ledger)}
    assert held[first.report]["superseded_by"] == second.report
    assert (held[second.report]["version"], held[second.report]["previous"]) == (2, first.report)
    assert [h.claim.figures[0].best for h in find(ledger)] == [14]
    from reportedly.ledger import Filters

    assert sorted(h.claim.figures[0].best or 0 for h in find(ledger, Filters(everything=True))) == [
        12,
        14,
    ]


def test_other_bytes_with_the_same_text_at_the_same_address_are_kept_but_no_second_report(
    ledger: Ledger,
) -> None:
    first = put(ledger, entry(TEXT, address="https://gate.example/1"))
    changed = entry(TEXT, address="https://gate.example/1")
    other = "f" * 64
    changed.original["sha256"] = other
    changed.report.update(id="abcd", original=other)
    stored = put(ledger, changed)
    assert (stored.outcome, stored.of) == ("unchanged", first.report)
    assert status(ledger)["originals"] == 2
    assert status(ledger)["reports"] == 1


def test_a_newer_reader_supersedes_and_both_readings_remain(ledger: Ledger) -> None:
    put(ledger, entry(TEXT))
    assert put(ledger, entry(TEXT, reader="toy 2")).outcome == "reread"
    with ledger.reading() as connection:
        readings = connection.execute(select(t.readings).order_by(t.readings.c.id)).all()
        assert [(r.reader, r.superseded_by) for r in readings] == [("toy 1", 2), ("toy 2", None)]
        assert len(connection.execute(select(t.claims)).all()) == 2
    assert [held.claim.reader for held in find(ledger)] == ["toy 2"]
    # An older version of the program that is run again has read it already.
    before = rows(ledger)
    assert put(ledger, entry(TEXT)).outcome == "duplicate"
    assert rows(ledger) == before


def test_a_fault_in_the_middle_leaves_nothing_behind(ledger: Ledger) -> None:
    put(ledger, entry("The army said 2 people were killed in Barda."))
    before = rows(ledger)
    broken = entry(TEXT)
    broken.claims[0].children["figures"][0]["what"] = None  # the column forbids it
    with pytest.raises(LedgerError):
        put(ledger, broken)
    assert rows(ledger) == before


@pytest.mark.parametrize("table", t.APPEND_ONLY)
def test_what_happened_cannot_be_changed(ledger: Ledger, table: str) -> None:
    from reportedly.ledger.judgements import withdraw

    withdraw(ledger, put(ledger, entry(TEXT)).report, author="anna")
    for act in (
        delete(t.metadata.tables[table]),
        update(t.metadata.tables[table]).values(time="2000"),
    ):
        with pytest.raises(LedgerError, match="only ever added"), ledger.writing() as connection:
            connection.execute(insert(t.former), {"event": "none", "became": None, "time": "2020"})
            connection.execute(act)
