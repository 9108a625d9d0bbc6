"""What the examples come to once they are linked: who repeats whom, what was revised, what is denied, what is two events."""

from __future__ import annotations

from reportedly.adding import Summary
from reportedly.ledger import Filters, Ledger, find
from reportedly.ledger.claims import Held
from reportedly.ledger.events import events, explain
from reportedly.ledger.measures import measures
from reportedly.ledger.timeline import timeline
from reportedly.ledger.tolls import steps

Demo = tuple[Ledger, Summary]


def at(ledger: Ledger, place: str, day: str) -> set[str]:
    """The events at a place on a day."""
    found = events(ledger, Filters(place=place))
    return {e["id"] for e in found if e["first"] == e["last"] == day and e["place"] == place}


def of(ledger: Ledger, document: str) -> list[Held]:
    """The claims of one report."""
    return [held for held in find(ledger) if held.document == document]


def test_a_reprint_repeats_and_corroborates_nothing(demo: Demo) -> None:
    ledger, _ = demo
    wire, reprint = of(ledger, "karabakh-2020.jsonl:1"), of(ledger, "karabakh-2020.jsonl:2")
    first = {held.known.event for held in wire if held.known}
    told = [held.known for held in reprint if held.known]
    assert {known.event for known in told} <= first
    assert {known.part for known in told} <= {"repeats", "denies"}
    both = {held.claim.report for held in (*wire, *reprint)}
    found = [explain(ledger, event) for event in sorted(first)]
    alone = [one for one in found if {c.held.claim.report for c in one.claims} <= both]
    assert alone
    assert all(one.known.standing != "corroborated" for one in alone)


def test_a_toll_that_was_revised_is_superseded(demo: Demo) -> None:
    ledger, _ = demo
    parts = {
        change.part
        for event in at(ledger, "Ganja", "2020-10-11")
        for change in explain(ledger, event).claims
        if any(f.what == "killed" and f.best == 7 for f in change.held.claim.figures)
    }
    assert parts == {"superseded"}
    found = steps(ledger, Filters(figure="killed"))
    first, last = [
        s for s in found if (s.place, s.day, s.scope) == ("Ganja", "2020-10-11", "incident")
    ]
    assert (first.best, last.best, first.line == last.line) == (7, 9, True)
    assert first.until == last.since


def test_a_strike_that_is_denied_says_by_whom(demo: Demo) -> None:
    ledger, _ = demo
    denied = {
        name
        for row in timeline(ledger, Filters(place="Ganja"), dispute=["denied"])
        if row["first"] == "2020-10-11"
        for name in row["denied_by"]
    }
    assert denied == {"Armenian Ministry of Defence"}
    [killed] = [
        toll for event in at(ledger, "Ganja", "2020-10-11")
        for toll in explain(ledger, event).known.tolls if toll.what == "killed"
    ]  # fmt: skip
    assert killed.best
    assert killed.best.value == 9


def test_look_alikes_stay_apart(demo: Demo) -> None:
    ledger, _ = demo
    days = [at(ledger, "Ganja", f"2020-10-{day}") for day in ("04", "11", "17")]
    days += [at(ledger, "Barda", f"2020-10-{day}") for day in (27, 28)]
    assert all(days)
    assert len(set().union(*days)) == sum(map(len, days))
    of_the_28th = {
        f.best
        for event in at(ledger, "Barda", "2020-10-28")
        for change in explain(ledger, event).claims
        for f in change.held.claim.figures
        if f.what == "killed"
    }
    assert 21 in of_the_28th
    assert not of_the_28th & {4, 5}


def test_a_headline_is_contradicted_by_the_sources_of_its_own_text(demo: Demo) -> None:
    ledger, _ = demo
    [headline] = [
        held for held in of(ledger, "karabakh-2020.jsonl:9") if held.claim.part == "headline"
    ]
    assert headline.known
    found = explain(ledger, headline.known.event)
    assert found.known.standing == "single-source"
    assert found.known.disputes == ("denied",)
    assert {c.held.claim.report for c in found.claims} == {headline.claim.report}
    assert [c.part for c in found.claims if c.part == "denies"]


def test_what_was_in_force_and_since_when(demo: Demo) -> None:
    ledger, _ = demo
    found = {(m.kind, m.place): m for m in measures(ledger)}
    law = found["martial-law", "Armenia"]
    assert (law.since, law.ended) == ("2020-09-27", None)
    assert {"Lantern Wire", "Plane Tree Post"} <= set(law.voices)
    curfews = {place for kind, place in found if kind == "curfew"}
    assert curfews == {"Baku", "Ganja", "Goygol", "Yevlakh"}
