"""What the ledger answers of time: events by day, numbers as they grew, measures in force, what became of what a voice said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.kit import entry, opened

from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import Filters, Ledger, find, put, settle
from reportedly.ledger.judgements import withdraw
from reportedly.ledger.measures import measures
from reportedly.ledger.timeline import timeline, undated
from reportedly.ledger.tolls import Step, steps
from reportedly.ledger.track import track

FIRST = "The army said 7 people were killed in Ganja on 2020-10-11."
LATER = "The army said 9 people were killed in Ganja on 2020-10-11."
DENIED = "The rebels denied that people were killed in Ganja on 2020-10-11."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path) as made:
        yield made


def told(ledger: Ledger, *reports: tuple[str, str]) -> None:
    """Reports, each a text and when it was published, linked."""
    for n, (text, published) in enumerate(reports):
        put(ledger, entry(text, published=published, outlet=f"Paper {n}", origin=f"{n}.txt"))
    settle(ledger)


def numbers(found: list[Step]) -> list[tuple[int | None, str | None, str | None]]:
    return [(step.best, step.since, step.until) for step in found]


def test_events_stand_by_day_and_place_with_who_says_so(ledger: Ledger) -> None:
    told(
        ledger,
        (FIRST, "2020-10-12"),
        ("The army said 4 people were killed in Barda on 2020-10-04.", "2020-10-05"),
        ("The army said 2 people were killed in Barda on 2020-10-11.", "2020-10-12"),
        ("Some men shelled the hills.", "2020-10-12"),
    )
    found = list(timeline(ledger))
    assert [(row["first"], row["place"]) for row in found] == [
        ("2020-10-04", "Barda"), ("2020-10-11", "Barda"), ("2020-10-11", "Ganja"),
    ]  # fmt: skip
    assert [row["told_by"] for row in found] == [["The army"]] * 3
    assert undated(ledger) == 1
    assert len(list(timeline(ledger, limit=2))) == 2
    assert [row["place"] for row in timeline(ledger, Filters(since="2020-10-05"))] == [
        "Barda",
        "Ganja",
    ]


def test_who_denies_an_event_does_not_tell_of_it(ledger: Ledger) -> None:
    told(ledger, (FIRST, "2020-10-12"), ("The army denied people were killed in Ganja on 2020-10-11.", "2020-10-12"))  # fmt: skip
    [row] = timeline(ledger)
    assert (row["told_by"], row["denied_by"]) == (["The army"], ["The army"])


def test_a_number_that_grew_is_a_line_of_two_steps(ledger: Ledger) -> None:
    told(ledger, (FIRST, "2020-10-11"), (LATER, "2020-10-12"), (LATER, "2020-10-13"))
    found = steps(ledger)
    assert numbers(found) == [(7, "2020-10-11", "2020-10-12"), (9, "2020-10-12", None)]
    assert [step.claims for step in found] == [1, 2]
    assert len({step.line for step in found}) == 1
    assert {(step.place, step.day) for step in found} == {("Ganja", "2020-10-11")}


def test_two_events_and_two_sources_are_lines_of_their_own(ledger: Ledger) -> None:
    told(
        ledger,
        (FIRST, "2020-10-11"),
        ("Nobody knows. 9 people were killed in Ganja on 2020-10-11.", "2020-10-12"),
        ("The army said 4 people were killed in Barda on 2020-10-27.", "2020-10-28"),
    )
    found = steps(ledger, Filters(figure="killed"))
    assert len({step.line for step in found}) == 3
    assert all(step.until is None for step in found)
    assert steps(ledger, Filters(figure="wounded")) == []
    with pytest.raises(InvalidValue, match="--figure"):
        steps(ledger, Filters(figure="dead"))


def test_what_is_denied_gives_no_number(ledger: Ledger) -> None:
    told(ledger, ("The army denied 12 people were killed in Ganja on 2020-10-04.", "2020-10-05"))
    assert steps(ledger) == []


def test_a_measure_holds_from_a_day_on_somebodys_word(ledger: Ledger) -> None:
    told(
        ledger,
        ("The army said a truce began in Ganja on 2020-10-10.", "2020-10-11"),
        ("The army said the truce holds in Ganja.", "2020-10-12"),
        ("A truce began in Barda.", "2020-10-12"),
    )
    barda, ganja = measures(ledger)
    assert (ganja.place, ganja.since, ganja.told, ganja.ended) == ("Ganja", "2020-10-10", "2020-10-11", None)  # fmt: skip
    assert len(ganja.claims) == 2
    assert (barda.since, barda.told) == (None, "2020-10-12")
    assert measures(ledger, Filters(kind=("curfew",))) == []
    with pytest.raises(InvalidValue, match="martial-law"):
        measures(ledger, Filters(kind=("shelling",)))


def test_a_measure_ends_and_begins_again(ledger: Ledger) -> None:
    told(
        ledger,
        ("The army said a truce began in Ganja on 2020-10-10.", "2020-10-11"),
        ("Anna Petrosyan said the truce in Ganja collapsed on 2020-10-17.", "2020-10-18"),
        ("The army said a truce began in Ganja on 2020-10-26.", "2020-10-26"),
    )
    first, second = measures(ledger)
    assert (first.since, first.ended, second.since, second.ended) == (
        "2020-10-10", "2020-10-17", "2020-10-26", None,
    )  # fmt: skip
    assert first.ended_by == ["Anna Petrosyan"]


def test_a_truce_that_is_denied_is_not_one(ledger: Ledger) -> None:
    told(ledger, ("The army denied that a truce was agreed in Ganja.", "2020-10-11"))
    assert measures(ledger) == []
    told(ledger, ("A truce began in Ganja on 2020-10-10.", "2020-10-10"))
    [truce] = measures(ledger)
    assert truce.denied_by == ["The army"]


def test_what_became_of_what_a_voice_said(ledger: Ledger) -> None:
    told(
        ledger,
        (FIRST, "2020-10-11"),
        (LATER, "2020-10-12"),
        (
            "By evening doctors had counted 9 people killed by the shells of 2020-10-11, all in Ganja.",
            "2020-10-12",
        ),
        ("The army said 4 people were killed in Barda on 2020-10-27.", "2020-10-28"),
        ("The army denied that men shelled Shusha on 2020-10-08.", "2020-10-09"),
    )
    found = track(ledger, "The army")
    assert (found.claims, found.reports, found.outlets, found.unlinked) == (4, 4, 4, 0)
    assert {fate: found.count(fate) for fate in ("corroborated", "superseded", "withdrawn")} == {
        "corroborated": (1, 2), "superseded": (1, 2), "withdrawn": (0, 2),
    }  # fmt: skip
    assert found.count("contradicted", "denies") == (0, 1)
    assert [one.corroborated for one in found.told] == [(), ("Paper 2",), ()]
    assert track(ledger, "The army", Filters(place="Barda")).count("corroborated") == (0, 1)
    with pytest.raises(NotFound):
        track(ledger, "The navy")


def test_what_was_withdrawn_is_counted_as_such(ledger: Ledger) -> None:
    told(ledger, (FIRST, "2020-10-11"))
    withdraw(ledger, next(iter(find(ledger))).claim.report, author="anna")
    settle(ledger)
    assert track(ledger, "The army").count("withdrawn") == (1, 1)
