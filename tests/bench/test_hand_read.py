"""The rules by which claims answer hand-read ones, on claims made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from bench.hand_read import LONGEST_ANCHOR, check, pairs
from bench.seed import TASK
from bench.seed_misses import misses

TEXT = "Shells fell on Ganja, Baku said. Yerevan denied it. Shells fell on Ganja, Baku repeated."
Json = dict[str, Any]


def span(quote: str, nth: int = 0) -> Json:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return {"start": start, "end": start + len(quote), "quote": quote}


def claim(
    trigger: str = "fell", nth: int = 0, anchor: str = "Shells fell on Ganja", **changed: Any
) -> Json:
    """Shelling of Ganja by Armenia on 4 October, as the Azerbaijani army has it."""
    made: Json = {
        "anchor": span(anchor, nth),
        "voices": [
            {"kind": "outlet", "name": "Lamp", "mention": None, "stance": "reports"},
            {
                "kind": "military",
                "name": "Azerbaijani army",
                "mention": span("Baku"),
                "stance": "asserts",
            },
        ],
        "evidence": [{"kind": "video", "mention": span("Shells")}],
        "certainty": {"level": "certain", "polarity": "positive"},
        "event": {
            "kind": "shelling",
            "trigger": span(trigger, nth),
            "actors": [{"code": "ARM", "mention": span("Yerevan")}],
            "targets": [
                {"code": "AZE", "mention": span("Ganja")},
                {"code": None, "mention": span("Ganja")},
            ],
        },
        "place": {"name": "Ganja", "mention": span("Ganja")},
        "time": {"start": "2020-10-04T10:30", "end": "2020-10-04T10:30"},
        "figures": [{"what": "killed", "low": 1, "best": 1, "bound": "exact"}],
    }
    return made | changed


def voiced(*kinds: str, stance: str = "asserts") -> list[Json]:
    return [{"kind": kind, "stance": stance, "name": None, "mention": None} for kind in kinds]


@pytest.mark.parametrize(
    ("asked", "field", "right"),
    [
        ({"kind": ["shelling", "attack"]}, "kind", True),
        ({"kind": ["killing"]}, "kind", False),
        ({"parties": ["ARM", "AZE"]}, "parties", True),
        ({"parties": ["ARM", "RUS"]}, "parties", False),
        ({"parties_any": ["RUS", "ARM"]}, "parties", True),
        ({"parties_any": ["RUS"]}, "parties", False),
        ({"actors": ["ARM"]}, "actors", True),
        ({"actors": ["AZE"]}, "actors", False),
        ({"targets": ["AZE"]}, "targets", True),
        ({"targets": ["ARM"]}, "targets", False),
        ({"place": ["Barda", "ganja"]}, "place", True),
        ({"place": ["Barda"]}, "place", False),
        ({"time": "2020-10-04"}, "time", True),
        ({"time": "2020-10-05"}, "time", False),
        ({"polarity": "negative"}, "polarity", False),
        ({}, "polarity", True),
        ({"level": "certain"}, "level", True),
        ({"level": ["possible", "probable"]}, "level", False),
        ({"voice_name": "azerbaijan"}, "voice_name", True),
        ({"voice_name": "Baku"}, "voice_name", True),
        ({"voice_name": "Lamp"}, "voice_name", False),
        ({"stance": "denies"}, "stance", False),
        ({"stance": ["asserts", "confirms"]}, "stance", True),
        ({}, "stance", True),
        ({"evidence": ["video"]}, "evidence", True),
        ({"evidence": ["video", "photo"]}, "evidence", False),
        ({"figure": {"what": "killed", "low": 1}}, "figure", True),
        ({"figure": {"what": "killed", "low": 1, "high": 1}}, "figure", False),
    ],
)
def test_each_field_is_right_or_wrong_by_its_own_rule(asked: Json, field: str, right: bool) -> None:
    assert check({"kind": ["shelling"], **asked}, claim())[field] is right


def test_only_what_is_asked_for_is_checked() -> None:
    assert check({"kind": ["shelling"]}, claim()) == {
        "kind": True,
        "polarity": True,
        "stance": True,
    }


def test_an_empty_claim_is_right_in_nothing() -> None:
    everything = {
        "kind": ["shelling"], "parties": ["ARM"], "actors": ["ARM"], "targets": ["AZE"],
        "place": ["Ganja"], "time": "2020-10-04", "level": "certain", "voice_kinds": ["outlet"],
        "voice_name": "Baku", "stance": "asserts", "evidence": ["video"], "figure": {"low": 1},
    }  # fmt: skip
    empty = {"anchor": None, "event": None, "place": None, "time": None, "certainty": None}
    assert not any(check(everything, empty).values())


@pytest.mark.parametrize("stance", ["denies", "does-not-confirm"])
def test_doubt_must_be_asked_for(stance: str) -> None:
    doubted = claim(voices=voiced("outlet", "government", stance=stance))
    assert not check({"kind": ["shelling"]}, doubted)["stance"]
    assert check({"kind": ["shelling"], "stance": stance}, doubted)["stance"]


@pytest.mark.parametrize(
    ("kinds", "wanted", "right"),
    [
        (["outlet"], ["outlet"], True),
        (["outlet", "unnamed"], ["outlet"], False),
        (["outlet", "military"], ["outlet", "military"], True),
        (["outlet", "media", "military"], ["outlet", "military"], True),
        (["outlet", "media", "unnamed", "military"], ["outlet", "military"], False),
        (["outlet", "military", "media"], ["outlet", "military"], False),
        (["outlet"], ["outlet", "military"], False),
        (["outlet", "government"], ["outlet", "military"], True),  # the alternative
    ],
)
def test_a_chain_may_have_one_more_voice_in_its_middle(
    kinds: list[str], wanted: list[str], right: bool
) -> None:
    gold = {"kind": ["shelling"], "voice_kinds": wanted}
    if kinds[-1] == "government":
        gold["voice_kinds_alt"] = ["outlet", "government"]
    assert check(gold, claim(voices=voiced(*kinds)))["voices"] is right


def test_a_claim_answers_by_anchor_or_by_trigger() -> None:
    gold = {"quote": "Shells", "kind": ["shelling"]}
    assert len(pairs(TEXT, [gold], [claim()])) == 1  # the anchor overlaps, the trigger does not
    assert not pairs(TEXT, [gold], [claim(anchor="Baku said")])
    assert len(pairs(TEXT, [gold | {"quote": "fell on"}], [claim(anchor="Baku said")])) == 1


def test_the_quote_is_meant_wherever_it_stands() -> None:
    assert len(pairs(TEXT, [{"quote": "fell", "kind": ["shelling"]}], [claim(nth=1)])) == 1


def test_an_anchor_of_half_a_page_is_none() -> None:
    text = TEXT + " " * LONGEST_ANCHOR
    gold = {"quote": "Yerevan denied it", "kind": ["shelling"]}
    long = {"start": 0, "end": LONGEST_ANCHOR + 1, "quote": ""}
    assert not pairs(text, [gold], [claim(anchor="Shells") | {"anchor": long}])
    fits = long | {"end": LONGEST_ANCHOR}
    assert len(pairs(text, [gold], [claim() | {"anchor": fits}])) == 1


def test_pairs_are_one_to_one_and_the_whole_ones_are_preferred() -> None:
    golds = [
        {"quote": "Shells fell on Ganja", "kind": ["shelling"], "time": "2020-10-05"},
        {"quote": "Shells fell on Ganja", "kind": ["shelling"], "time": "2020-10-04"},
    ]
    other = claim(time={"start": "2020-10-05"})
    found = pairs(TEXT, golds, [claim(), other])
    assert [(p.gold, p.claim, p.whole) for p in found] == [(0, 1, True), (1, 0, True)]
    assert [(p.gold, p.claim) for p in pairs(TEXT, golds, [claim()])] == [(1, 0)]


def test_finding_more_claims_goes_before_getting_one_right() -> None:
    golds = [
        {"quote": "Shells", "kind": ["killing"]},
        {"quote": "Shells fell on Ganja", "kind": ["shelling"]},
    ]
    first = claim()  # would be right for the second, but only it can answer the first
    second = claim(anchor="on Ganja", trigger="on") | {
        "event": {"kind": "curfew", "trigger": span("on Ganja")}
    }
    assert [(p.gold, p.claim) for p in pairs(TEXT, golds, [first, second])] == [(0, 0), (1, 1)]


def test_the_counts_become_measures() -> None:
    gold = [
        {"quote": "Shells fell on Ganja", "kind": ["shelling"]},
        {"quote": "Yerevan denied it", "kind": ["shelling"], "stance": "denies"},
        {"quote": "Baku repeated", "kind": ["shelling"]},
    ]
    claims = [
        claim(),
        claim(trigger="denied", anchor="denied it"),
        claim(trigger="said", anchor="said"),
    ]
    document = {"id": "one.txt", "text": TEXT, "gold": gold}
    measures = TASK.measures([TASK.compare(document, {"claims": claims})])
    assert measures["found"] == pytest.approx(2 / 3)
    assert measures["whole_precision"] == pytest.approx(1 / 3)
    assert measures["whole_recall"] == pytest.approx(1 / 3)
    assert measures["whole_f1"] == pytest.approx(1 / 3)
    assert (measures["field_kind"], measures["field_stance"]) == (1.0, 0.5)


def test_what_was_missed_wrong_and_extra_is_listed() -> None:
    gold = [
        {"quote": "Shells fell on Ganja", "kind": ["shelling"], "time": "2020-10-05"},
        {"quote": "Yerevan denied it", "kind": ["shelling"], "stance": "denies"},
    ]
    document = {"id": "one.txt", "text": TEXT, "gold": gold}
    lines = list(misses(document, [claim(), claim(trigger="repeated", anchor="repeated")]))
    assert lines == [
        "WRONG   Shells fell on Ganja",
        "          time: got '2020-10-04'; wanted {'time': '2020-10-05'}",
        "MISSED  Yerevan denied it  (shelling)",
        "EXTRA   shelling “repeated” in: repeated",
    ]
