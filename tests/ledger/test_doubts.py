"""Doubtful readings: what is to be looked at, and that what was decided stays decided over readings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.ledger.kit import entry, opened

from reportedly.errors import NotFound
from reportedly.ledger import Ledger, holdings, judgements, put, settle
from reportedly.ledger import tables as t
from reportedly.ledger.doubts import accept, core, doubt, doubts

DEADLY = "The army said 40 people were killed in Ganja on 2020-10-04."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = opened(tmp_path)
    put(made, entry(DEADLY, address="https://example.org/1"))
    put(
        made,
        entry("The police said 2 people were killed in Barda on 2020-10-05.", outlet="The Wall"),
    )
    settle(made)
    return made


def ids(ledger: Ledger) -> list[str]:
    return [one.held.claim.id for one in doubts(ledger)]


def test_a_large_toll_of_one_source_is_to_be_looked_at(ledger: Ledger) -> None:
    (one,) = doubts(ledger, "toll")
    assert one.held.claim.figures[0].best == 40
    assert "one source" in one.words


@pytest.mark.parametrize("decide", [accept, doubt, judgements.reject])
def test_what_was_decided_is_not_asked_again_until_it_is_taken_back(ledger: Ledger, decide) -> None:  # type: ignore[no-untyped-def]
    (name,) = ids(ledger)
    made = decide(ledger, name, author="ann", reason="seen")
    assert ids(ledger) == []
    judgements.undo(ledger, made.id, author="ann")
    assert ids(ledger) == [name]


def test_an_acceptance_stands_in_the_history_and_changes_nothing(ledger: Ledger) -> None:
    (name,) = ids(ledger)
    before = holdings.show(ledger, name).held.claim
    accept(ledger, name, author="ann", reason="checked")
    shown = holdings.show(ledger, name)
    assert shown.held.claim == before
    assert [(j.act, j.author, j.reason) for j in shown.judgements] == [("accept", "ann", "checked")]


def again(ledger: Ledger, reader: str) -> None:
    """The same report by another version of the reader."""
    put(ledger, entry(DEADLY, address="https://example.org/1", reader=reader))
    settle(ledger)


def test_an_acceptance_outlives_a_reading_that_reads_the_same(ledger: Ledger) -> None:
    (name,) = ids(ledger)
    accept(ledger, name, author="ann")
    again(ledger, "toy 1.1")
    assert doubts(ledger, "changed") == []
    assert name not in ids(ledger)


def test_an_accepted_claim_that_is_read_otherwise_comes_back_with_what_it_said(
    ledger: Ledger,
) -> None:
    (name,) = ids(ledger)
    made = accept(ledger, name, author="ann")
    said = json.loads(made.new or "null") | {"stance": "denies"}
    with ledger.writing() as connection:  # as if it had been accepted when it was read otherwise
        connection.execute(t.judgements.insert().values(
            id=made.id + 1, time=made.time, author="ann", act="accept", report=made.report, claim=name, new=json.dumps(said),
        ))  # fmt: skip
    again(ledger, "toy 1.1")
    (back,) = doubts(ledger, "changed")
    assert back.before is not None
    assert back.before["stance"] == "denies"
    assert "another stance" in back.words


def test_what_is_accepted_is_who_what_where_when_and_how_many(ledger: Ledger) -> None:
    (one,) = doubts(ledger, "toll")
    with ledger.reading() as connection:
        asked = select(t.claims.c.record).where(t.claims.c.id == one.held.claim.id)
        record = connection.execute(asked).scalar_one()
    assert set(core(record)) == {
        "voice", "stance", "kind", "certainty", "polarity", "place", "time", "figures"
    }  # fmt: skip


def test_who_is_not_there_is_told(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        accept(ledger, "ffffffff", author="ann")
