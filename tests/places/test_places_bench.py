"""How the bench counts: overlaps one to one, and no penalty where the gold has no point."""

from __future__ import annotations

from bench.places import TASK, matches, mended, near
from bench.task import Document


def place(start: int, end: int, lat: float | None = 40.0, lon: float | None = 45.0) -> Document:
    return {"start": start, "end": end, "lat": lat, "lon": lon}


def test_a_shifted_gold_mention_is_moved_to_its_phrase() -> None:
    text = "In Baku and again in Baku."
    assert mended(text, {"start": 20, "end": 24, "phrase": "Baku"})["start"] == 21
    assert mended(text, {"start": 3, "end": 7, "phrase": "Baku"})["start"] == 3
    assert mended(text, {"start": 3, "end": 7, "phrase": "Oslo"})["start"] == 3


def test_one_to_one_by_the_largest_overlap() -> None:
    gold = [place(0, 10), place(12, 20)]
    assert matches(gold, [place(0, 4), place(5, 14), place(30, 34)]) == [(0, 1)]


def test_gold_without_a_point_counts_neither_way() -> None:
    document = {"text": "", "places": [place(0, 4, None, None), place(10, 14)]}
    counts = TASK.compare(document, {"places": [place(0, 4), place(10, 14, 40.5), place(20, 24)]})
    assert (counts.matched, counts.placed, counts.found, counts.gold) == (1, 1, 2, 1)


def test_a_hundred_miles() -> None:
    assert near(place(0, 1, 40.0, 45.0), place(0, 1, 41.4, 45.0))
    assert not near(place(0, 1, 40.0, 45.0), place(0, 1, 41.5, 45.0))


def test_measures() -> None:
    counts = [TASK.compare({"text": "", "places": [place(0, 4)]}, {"places": [place(0, 4, 0.0)]})]
    measured = TASK.measures(counts)
    assert round(measured.pop("mean_km")) == 4448  # forty degrees
    assert measured == {
        "f1_161km": 0.0, "recognition_f1": 1.0, "acc_161km": 0.0, "no_match": 0.0,
    }  # fmt: skip


def test_numbers_places_nowhere_and_war() -> None:
    gold = [place(0, 4) | {"geonames_id": "7"}, place(10, 14) | {"geonames_id": 8}, place(20, 24)]
    read = [place(0, 4) | {"geonames_id": 7}, place(10, 14) | {"geonames_id": 9}]
    quiet = TASK.compare({"text": "", "places": gold}, {"places": read, "nowhere": [place(20, 24)]})
    war = TASK.compare({"text": "", "places": gold[:1]}, {"places": read[:1], "conflict": True})
    measured = TASK.measures([quiet, war])
    assert measured["exact_id"] == 2 / 3
    assert measured["no_match"] == 1 / 4
    assert measured["conflict_f1_161km"] == 1.0
    assert "conflict_f1_161km" not in TASK.measures([quiet])
