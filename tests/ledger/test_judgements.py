"""What people decide is laid over what was read, survives a new reading, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ledger.kit import entry, opened

from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import Filters, Ledger, find, put
from reportedly.ledger import judgements as j
from reportedly.ledger.custody import verify
from reportedly.ledger.holdings import history, show

TEXT = (
    "The army said 12 people were killed in Ganja. The ministry denied that troops shelled Barda. "
    "The envoy said the truce was signed."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = opened(tmp_path)
    put(ledger, entry(TEXT))
    return ledger


def claim(ledger: Ledger, kind: str) -> str:
    [held] = find(ledger, Filters(kind=(kind,)))
    return held.claim.id


def test_a_correction_changes_the_answers_and_says_who_made_it(ledger: Ledger) -> None:
    name = claim(ledger, "killing")
    made = j.correct(
        ledger, name[:6], "figures.0.best", 13, author="anna", reason="typo in the text"
    )
    assert (made.old, made.new, made.author, made.reason) == (
        "12",
        "13",
        "anna",
        "typo in the text",
    )
    [held] = find(ledger, Filters(kind=("killing",)))
    assert held.claim.figures[0].best == 13
    assert held.corrected
    assert held.claim.read_by["figures.0.best"].by == f"judgement {made.id} by anna"
    assert [h.claim.id for h in find(ledger, Filters(figure="killed=13"))] == [name]


def test_filters_follow_a_correction(ledger: Ledger) -> None:
    name = claim(ledger, "killing")
    j.correct(ledger, name, "event.kind", "air-strike", author="anna")
    assert claim(ledger, "air-strike") == name
    assert (
        show(ledger, name).held.claim.event.acled == "Air/drone strike"
    )  # it follows from the kind
    assert list(find(ledger, Filters(kind=("killing",)))) == []


def test_a_rejected_claim_is_left_out_and_stays(ledger: Ledger) -> None:
    name = claim(ledger, "shelling")
    j.reject(ledger, name, author="anna")
    assert list(find(ledger, Filters(kind=("shelling",)))) == []
    [held] = find(ledger, Filters(kind=("shelling",), everything=True))
    assert held.rejected
    with pytest.raises(InvalidValue, match="rejected already"):
        j.reject(ledger, name, author="anna")


def test_a_withdrawn_report_takes_its_claims_with_it_until_that_is_undone(ledger: Ledger) -> None:
    [first, *_] = find(ledger)
    made = j.withdraw(ledger, first.claim.report, author="anna", reason="the outlet took it back")
    assert list(find(ledger)) == []
    j.undo(ledger, made.id, author="boris")
    assert len(list(find(ledger))) == 3


def test_undoing_is_a_judgement_that_can_be_undone(ledger: Ledger) -> None:
    name = claim(ledger, "killing")
    first = j.correct(ledger, name, "certainty.level", "possible", author="anna")
    second = j.undo(ledger, first.id, author="boris", reason="it says so plainly")
    assert show(ledger, name).held.claim.certainty.level == "certain"
    with pytest.raises(InvalidValue, match=f"by judgement {second.id}"):
        j.undo(ledger, first.id, author="boris")
    j.undo(ledger, second.id, author="anna")
    assert show(ledger, name).held.claim.certainty.level == "possible"
    acts = [(row["what"], row.get("undone_by")) for row in history(ledger, name)]
    assert acts == [("read", None), ("correct", None), ("undo", 3), ("undo", None)]


def test_undoing_an_earlier_correction_leaves_the_later_one(ledger: Ledger) -> None:
    name = claim(ledger, "killing")
    first = j.correct(ledger, name, "part", "headline", author="anna")
    j.correct(ledger, name, "part", "caption", author="anna")
    j.undo(ledger, first.id, author="anna")
    assert show(ledger, name).held.claim.part == "caption"


def test_judgements_survive_a_newer_reading_where_the_claim_persists(ledger: Ledger) -> None:
    killing, shelling = claim(ledger, "killing"), claim(ledger, "shelling")
    j.correct(ledger, killing, "figures.0.best", 13, author="anna")
    made = j.reject(ledger, shelling, author="anna")
    stored = put(ledger, entry(TEXT, reader="toy 2"))
    assert stored.lost == ()
    [held] = find(ledger)
    assert held.claim.reader == "toy 2"
    assert (held.claim.id != killing, held.claim.figures[0].best) == (True, 13)
    # Undoing by the old claim's judgement reaches the new reading's claim.
    j.undo(ledger, made.id, author="anna")
    assert claim(ledger, "shelling") != shelling
    assert [row["what"] for row in history(ledger, killing)] == ["read", "correct", "read"]
    assert verify(ledger).faults == ()


def test_a_judgement_whose_claim_is_gone_is_told_not_dropped(ledger: Ledger) -> None:
    truce = claim(ledger, "ceasefire")
    made = j.correct(ledger, truce, "event.kind", "agreement", author="anna")
    stored = put(ledger, entry(TEXT, reader="toy 2"))
    assert stored.lost == (made.id,)
    [report] = {held.claim.report for held in find(ledger)}
    assert ("not-carried", made.id) in [
        (r["what"], r.get("judgement")) for r in history(ledger, report)
    ]
    with pytest.raises(InvalidValue, match="newer reading does not make it"):
        j.reject(ledger, truce, author="anna")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("event.kind", "tea-party", "Invalid enum value"),
        ("event.colour", "red", "event has kind, trigger"),
        ("id", "x", "cannot be corrected"),
        ("figures.4.best", 1, "list of 1"),
        ("figures.0.best", "many", "Expected `int"),
        ("certainty.level.x", 1, 'certainty.level is "certain"'),
        ("event.kind", "killing", "already"),
        ("voices", [], "at least its outlet"),
        ("event.trigger", {"start": 0, "end": 3, "quote": "Ape"}, "there stands 'The'"),
    ],
)
def test_a_value_that_the_record_does_not_allow_is_refused(
    ledger: Ledger, field: str, value: object, why: str
) -> None:
    with pytest.raises(InvalidValue, match=why):
        j.correct(ledger, claim(ledger, "killing"), field, value, author="anna")
    assert verify(ledger).faults == ()


def test_ids_by_their_first_characters(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="No claim"):
        j.reject(ledger, "zz", author="anna")
    with pytest.raises(InvalidValue, match="is no id"):
        j.reject(ledger, "%", author="anna")
    with pytest.raises(NotFound, match="no judgement 9"):
        j.undo(ledger, 9, author="anna")
