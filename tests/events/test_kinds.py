"""Every kind has its place in both codebooks, and together they reach every type of both."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from reportedly import events
from reportedly.claim import EventKind
from reportedly.events import kinds, lexicon, means
from reportedly.tables import toml

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
ACLED = {
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    "Excessive force against protesters", "Protest with intervention", "Peaceful protest",
    "Violent demonstration", "Mob violence", "Chemical weapon", "Air/drone strike", "Suicide bomb",
    "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    "Sexual violence", "Attack", "Abduction/forced disappearance", "Agreement", "Arrests",
    "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
}  # fmt: skip
KINDS: tuple[EventKind, ...] = get_args(EventKind)
ROLES = (None, "military", "armed-group", "protester", "mob")


def test_every_kind_of_the_record_has_a_row() -> None:
    assert set(kinds.table()) == set(KINDS)


def test_kinds_reach_every_plover_type_and_no_other() -> None:
    assert {events.plover(kind) for kind in KINDS} - {None} == PLOVER
    assert [kind for kind in KINDS if events.plover(kind) is None] == ["other"]


def test_every_plover_type_has_its_quad_class() -> None:
    assert {events.quad(plover) for plover in PLOVER} == {1, 2, 3, 4}
    with pytest.raises(ValueError, match="no PLOVER type"):
        events.quad("WAR")


def test_kinds_reach_every_acled_sub_event_type_and_no_other() -> None:
    used = {kind for rows in means.table().values() for _, _, kind in rows}
    reached = {
        events.acled(kind, [actor], [target], [one] if one else [])
        for kind, actor, target, one in product(KINDS, ROLES, ROLES, (None, *used))
    }
    assert reached - {None} == ACLED


def test_the_acled_type_turns_on_who_and_with_what() -> None:
    assert events.acled("territory-taken", ["military"]) == "Government regains territory"
    assert events.acled("territory-taken", ["armed-group"]) == "Non-state actor overtakes territory"
    assert events.acled("attack", ["armed-group"], ["civilian"]) == "Attack"
    assert events.acled("attack", ["armed-group"], ["military"]) == "Armed clash"
    assert events.acled("attack", ["police"], ["protester"]) == "Excessive force against protesters"
    assert events.acled("killing", means=["suicide"]) == "Suicide bomb"


def test_every_rule_of_the_table_names_what_exists() -> None:
    read = toml("events/kinds.toml")
    used = {kind for rows in means.table().values() for _, _, kind in rows}
    for case in read["acled"]:
        assert case["type"] in ACLED
        assert set(case.get("kinds", ())) <= set(KINDS)
        assert set(case.get("means", ())) <= used
    for name in read["groups"]:
        assert kinds.group(name) <= set(KINDS)
    for kind, better in read["means"].items():
        assert {kind, *better.values()} <= set(KINDS)
        assert set(better) <= used


def test_every_kind_can_be_triggered() -> None:
    named = {trigger.kind for rows in lexicon.triggers().values() for trigger in rows}
    assert named == set(KINDS)


def test_a_trigger_of_no_kind_names_its_plover_type() -> None:
    for rows in lexicon.triggers().values():
        for trigger in rows:
            assert trigger.plover or events.plover(trigger.kind), trigger


def test_intended_acts_are_coded_as_plover_asks() -> None:
    assert events.intended("AID") == "AGREE"
    assert events.intended("ASSAULT") == "THREATEN"
    assert events.intended("CONCEDE", refused=True) == "REJECT"
    assert events.intended("REQUEST") == "REQUEST"
