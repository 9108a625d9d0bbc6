"""The map: dots only where a spot is told, areas as areas, and nothing of a name that runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from lxml import etree
from tests.web.room import SCRIPT, TURNED

from reportedly.ledger.locations import Location
from reportedly.web import maps

GANJA = Location("Ganja", "AZE", 586523, "town", True, 40.68, 46.36, 12)
SYUNIK = Location("Syunik", "ARM", 409315, "province", False, 39.3, 46.2, 3)
ARMENIA = Location("Armenia", "ARM", 174982, "country", False, 40.0, 45.0, 5)
KARDUZ = Location("Karduz quarter", "ARM", None, "exact", False, None, None, 2)


def picture(places: Sequence[Location]) -> etree._Element:
    """The map, read as XML that may define and fetch nothing."""
    made = maps.drawn(places, lambda place: f"/?place={place.geonames_id}", "Where")
    return etree.fromstring(str(made), etree.XMLParser(resolve_entities=False, no_network=True))


def links(found: etree._Element, part: str) -> set[str]:
    return {
        a.get("aria-label", "") for a in found.iter("{*}a") if a.find(f"{{*}}{part}") is not None
    }


def test_towns_are_dots_and_areas_are_none() -> None:
    found = picture([GANJA, SYUNIK, ARMENIA])
    assert links(found, "circle") == {"Ganja: 12 claims (town)"}
    assert "Syunik: 3 claims (province)" in links(found, "text")
    assert "Armenia: 5 claims (country)" in links(found, "path")


def test_a_place_without_a_position_is_not_drawn() -> None:
    assert maps.drawn([KARDUZ], lambda _: "/", "Where") == ""
    assert "Karduz" not in etree.tostring(picture([GANJA, KARDUZ])).decode()


def test_a_larger_dot_has_more_claims() -> None:
    found = picture([GANJA, replace(GANJA, name="Barda", lat=40.37, lon=47.13, claims=1)])
    sizes = {
        a.get("aria-label"): float(dot.get("r", "0"))
        for a in found.iter("{*}a")
        for dot in a.iter("{*}circle")
    }
    assert sizes["Ganja: 12 claims (town)"] > sizes["Barda: 1 claim (town)"]


def test_disputed_outlines_are_dashed_and_a_note_says_so() -> None:
    found = picture([replace(GANJA, name="Nicosia", lat=35.17, lon=33.36)])
    assert any("disputed" in str(path.get("class")) for path in found.iter("{*}path"))
    assert "not as claimed" in maps.note()


def test_few_far_places_do_not_widen_the_map() -> None:
    far = replace(GANJA, name="Moscow", lat=55.75, lon=37.62, claims=1)
    near = replace(GANJA, claims=40)
    assert maps.outside([near, far]) == 1
    assert maps.outside([near, replace(far, claims=40)]) == 0


@pytest.mark.parametrize("name", [SCRIPT, TURNED, 'Gan"ja', "<b>&"])
def test_a_hostile_name_is_text(name: str) -> None:
    text = str(maps.drawn([replace(GANJA, name=name)], lambda _: "/?a=1&b=2", "Where"))
    assert "<script" not in text
    assert "\u202e" not in text
    picture([replace(GANJA, name=name)])


def test_every_place_is_where_the_projection_puts_it() -> None:
    found = picture([GANJA, replace(GANJA, name="Baku", lat=40.38, lon=49.89)])
    x = {
        a.get("aria-label", "")[:4]: float(c.get("cx", "0"))
        for a in found.iter("{*}a")
        for c in a.iter("{*}circle")
    }
    assert 0 <= x["Ganj"] < x["Baku"] <= maps.WIDTH
