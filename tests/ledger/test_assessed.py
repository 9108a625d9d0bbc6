"""Events in a ledger: in any order alike, judged by people, explained by their claims."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.ledger.kit import entry, opened

from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import Entry, Filters, Ledger, find, put, settle
from reportedly.ledger import tables as t
from reportedly.ledger.events import events, explain
from reportedly.ledger.heard import merge
from reportedly.ledger.judgements import reject, undo, withdraw
from reportedly.ledger.pairs import Verdict, decide

GANJA = "The army said 12 people were killed in Ganja on 2020-10-04."
REPORTS = [
    entry(GANJA),
    entry(
        GANJA + " Two hours later the square was empty.", outlet="Plane Tree Post", origin="b.txt"
    ),
    entry(
        "Anna Petrosyan said 12 people were killed in Ganja on 2020-10-04.", outlet="Orchard Radio"
    ),
    entry("The army denied 12 people were killed in Ganja on 2020-10-04.", outlet="Meridian"),
    entry("The army said 12 people were killed in Ganja on 2020-10-11.", published="2020-10-12"),
    entry("The army said 4 people were killed in Barda on 2020-10-27.", published="2020-10-28"),
    entry("The army said 21 people were killed in Barda on 2020-10-28.", published="2020-10-29"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path) as made:
        yield made


def filled(ledger: Ledger, entries: list[Entry]) -> None:
    for one in entries:
        put(ledger, one)
    settle(ledger)


def told(ledger: Ledger) -> dict[str, object]:
    """Every table of events but their history and the running numbers."""
    with ledger.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())))
            for table in (t.events, t.members, t.links, t.shelves, t.facts)
        }


def test_strikes_of_other_days_are_other_events(ledger: Ledger) -> None:
    filled(ledger, REPORTS)
    found = list(events(ledger))
    assert [(e["first"], e["place"]) for e in found] == [
        ("2020-10-04", "Ganja"), ("2020-10-11", "Ganja"), ("2020-10-27", "Barda"), ("2020-10-28", "Barda"),
    ]  # fmt: skip
    assert found[0]["reports"] == 4
    assert found[0]["disputes"] == ["denied"]
    assert [e["place"] for e in events(ledger, Filters(place="Barda"))] == ["Barda", "Barda"]
    assert [e["first"] for e in events(ledger, dispute=["denied"])] == ["2020-10-04"]
    assert [e["first"] for e in events(ledger, reports=2)] == ["2020-10-04"]
    with pytest.raises(InvalidValue, match="choose from"):
        list(events(ledger, standing=["true"]))


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False), st.lists(st.booleans(), min_size=7, max_size=7))
def test_any_order_and_any_batches_give_the_same_events(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, pauses: list[bool]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    with opened(folder, "one.ledger") as one, opened(folder, "other.ledger") as other:
        filled(one, REPORTS)
        shuffled = REPORTS[:]
        chance.shuffle(shuffled)
        for report, pause in zip(shuffled, pauses, strict=True):
            put(other, report)
            if pause:
                settle(other)
        settle(other)
        assert told(one) == told(other)


def test_what_was_taken_back_leaves_no_trace_in_events(ledger: Ledger) -> None:
    filled(ledger, REPORTS)
    before = told(ledger)
    claim = next(h.claim.id for h in find(ledger, Filters(outlet="Orchard")))
    made = reject(ledger, claim, author="anna")
    settle(ledger)
    assert next(iter(events(ledger)))["reports"] == 3
    with pytest.raises(NotFound):
        explain(ledger, claim)
    undo(ledger, made.id, author="anna")
    settle(ledger)
    assert told(ledger) == before


def test_a_reprint_repeats_and_two_voices_are_told_apart(ledger: Ledger) -> None:
    filled(ledger, REPORTS[:3])
    [event] = events(ledger)
    found = explain(ledger, event["id"])
    assert sorted(change.part for change in found.claims) == ["origin", "origin", "repeats"]
    assert found.known.standing == "single-source", "both speak for one state"
    assert "No second independent source." in found.missing
    assert all(toll.best and toll.best.value == 12 for toll in found.known.tolls)
    held = {h.claim.id: h for h in find(ledger)}
    assert {h.known.event for h in held.values() if h.known} == {event["id"]}


def test_who_denies_a_strike_in_the_same_report_tells_of_that_strike(ledger: Ledger) -> None:
    filled(ledger, [entry("The army said 4 people were killed in Barda on 2020-10-27. The army said men were not killed.")])  # fmt: skip
    [event] = events(ledger)
    assert (event["claims"], event["disputes"]) == (2, ["denied"])
    one = next(iter(find(ledger))).claim.id
    made = reject(ledger, one, author="anna")
    settle(ledger)
    assert [e["claims"] for e in events(ledger)] == [1]
    undo(ledger, made.id, author="anna")
    settle(ledger)
    assert [e["claims"] for e in events(ledger)] == [2]


def test_a_withdrawn_report_no_longer_counts(ledger: Ledger) -> None:
    filled(ledger, REPORTS[5:6])
    [event] = events(ledger)
    withdraw(ledger, next(iter(find(ledger))).claim.report, author="anna")
    settle(ledger)
    assert explain(ledger, event["id"]).known.standing == "withdrawn"


def test_a_decision_holds_outlives_a_reading_and_can_be_undone(ledger: Ledger) -> None:
    filled(ledger, REPORTS[5:])
    one, other = (e["id"] for e in events(ledger))
    made = decide(ledger, one, other, "same", author="anna", reason="one night")
    settle(ledger)
    assert len(list(events(ledger))) == 1
    again = entry(
        "The army said 4 people were killed in Barda on 2020-10-27.",
        published="2020-10-28",
        reader="toy 2",
    )
    put(ledger, again)
    settle(ledger)
    [event] = events(ledger)
    assert event["claims"] == 2
    with ledger.reading() as connection:
        asked = select(t.former.c.event, t.former.c.became)
        former = {row.event: row.became for row in connection.execute(asked)}
    assert former[other] == one
    assert explain(ledger, other).event["id"] == event["id"]
    undo(ledger, made.id, author="anna")
    settle(ledger)
    assert len(list(events(ledger))) == 2


def test_who_is_merged_is_one_origin_until_that_is_undone(ledger: Ledger) -> None:
    filled(ledger, [REPORTS[0], REPORTS[2]])
    before = told(ledger)
    [event] = events(ledger)
    assert sorted(change.part for change in explain(ledger, event["id"]).claims) == [
        "origin",
        "origin",
    ]
    made = merge(ledger, "Anna Petrosyan", "The army", author="anna")
    settle(ledger)
    found = explain(ledger, event["id"])
    assert sorted(change.part for change in found.claims) == ["origin", "repeats"]
    assert {change.teller.origin.name for change in found.claims} == {"The army"}
    undone = undo(ledger, made.id, author="anna")
    settle(ledger)
    assert told(ledger) == before
    undo(ledger, undone.id, author="anna")
    settle(ledger)
    assert len({change.teller.origin.key for change in explain(ledger, event["id"]).claims}) == 1


BARDA = "The army said 4 people were killed in Barda on 2020-10-27."
BARDA_AGAIN = "The army said 21 people were killed in Barda on 2020-10-28."
SQUARE = GANJA + " Two hours later the square was empty."


def reread(reader: str, verdict: Verdict) -> list[Entry]:
    """Two reports that the rules take for one event, or for two."""
    if verdict == "same":
        return [
            entry(BARDA, published="2020-10-28", reader=reader),
            entry(BARDA_AGAIN, published="2020-10-29", reader=reader),
        ]
    return [entry(GANJA, reader=reader), entry(SQUARE, outlet="Post", reader=reader)]


@pytest.mark.parametrize(("verdict", "claims"), [("same", [2]), ("not-same", [1, 1])])
def test_a_decision_holds_for_the_claims_of_a_newer_reading(
    ledger: Ledger, verdict: Verdict, claims: list[int]
) -> None:
    filled(ledger, reread("toy 1", verdict))
    assert [e["claims"] for e in events(ledger)] != claims
    one, other = (h.claim.id for h in find(ledger))
    decide(ledger, one, other, verdict, author="anna")
    filled(ledger, reread("toy 2", verdict))
    assert [e["claims"] for e in events(ledger)] == claims
    assert not {h.claim.id for h in find(ledger)} & {one, other}


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.randoms(use_true_random=False), st.lists(st.sampled_from(range(12)), min_size=3, max_size=3),
)  # fmt: skip
def test_when_people_judge_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, pauses: list[int]
) -> None:
    """Two decisions and a merge, made as soon as what they are on is there, or at the end."""
    folder = tmp_path_factory.mktemp("judged")

    def judge(ledger: Ledger, due: dict[str, Callable[[Ledger, dict[str, str]], object]]) -> None:
        there = {f"{h.outlet} {h.published}": h.claim.id for h in find(ledger)}
        for name in list(due):
            if all(key in there for key in name.split(" + ")):
                due.pop(name)(ledger, there)

    a, b, c = "The Gate 2020-10-05", "Plane Tree Post 2020-10-05", "Meridian 2020-10-05"
    d, e, f = "The Gate 2020-10-28", "The Gate 2020-10-29", "Orchard Radio 2020-10-05"
    acts: dict[str, Callable[[Ledger, dict[str, str]], object]] = {
        f"{a} + {c}": lambda made, there: decide(
            made, there[a], there[c], "not-same", author="anna"
        ),
        f"{d} + {e}": lambda made, there: decide(made, there[d], there[e], "same", author="anna"),
        f"{b} + {f}": lambda made, there: merge(made, "Anna Petrosyan", "The army", author="anna"),
    }
    with opened(folder, "one.ledger") as one, opened(folder, "other.ledger") as other:
        filled(one, REPORTS)
        judge(one, dict(acts))
        settle(one)
        shuffled, due = REPORTS[:], dict(acts)
        chance.shuffle(shuffled)
        for n, report in enumerate(shuffled):
            put(other, report)
            judge(other, due)
            if n in pauses:
                settle(other)
        assert not due
        settle(other)
        assert told(one) == told(other)


def test_what_is_said_to_be_two_stays_two(ledger: Ledger) -> None:
    filled(ledger, REPORTS[:2])
    one, other = (h.claim.id for h in find(ledger))
    decide(ledger, one, other, "not-same", author="anna")
    settle(ledger)
    assert len(list(events(ledger))) == 2
    decide(ledger, other, one, "unsure", author="anna")
    settle(ledger)
    assert len(list(events(ledger))) == 1
    with pytest.raises(InvalidValue, match="one claim"):
        decide(ledger, one, one, "same", author="anna")


def test_claims_are_asked_for_by_what_is_known_of_their_event(ledger: Ledger) -> None:
    filled(ledger, REPORTS)

    def found(*status: str) -> dict[str, set[str]]:
        parts: dict[str, set[str]] = {}
        for held in find(ledger, Filters(status=status)):
            assert held.known
            parts.setdefault(held.known.event, set()).add(held.known.part)
        return parts

    [denied] = found(
        "denied"
    ).values()  # all claims of the one event that is denied, those for it too
    assert "denies" in denied and "origin" in denied
    assert {part for parts in found("denies").values() for part in parts} == {"denies"}
    assert {part for parts in found("repeats").values() for part in parts} == {"repeats"}
    assert (
        len(found("denied", "single-source")) == len(found("denied") | found("single-source")) > 1
    )
    assert found("withdrawn") == {}
    with pytest.raises(InvalidValue, match="--status perhaps: not in its list"):
        list(find(ledger, Filters(status=("perhaps",))))


def test_what_another_process_linked_meanwhile_is_not_linked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as ledger, opened(tmp_path) as other:
        put(ledger, REPORTS[0])
        began = ledger.writing
        monkeypatch.setattr(ledger, "writing", lambda: (settle(other), began())[1])
        assert settle(ledger) == 0  # the other was faster, between the look and the lock
        assert [row["claims"] for row in events(ledger)] == [1]
