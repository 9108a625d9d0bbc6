"""Figures, measures and voices in the room: pictures, tables, files, and what is hostile in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from starlette.testclient import TestClient
from tests.ledger.kit import entry, opened
from tests.web.room import SCRIPT, TURNED, room

from reportedly.ledger import put, settle


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    with opened(tmp_path) as ledger:
        said = "The army said 12 people were killed in Ganja on 2020-10-04."
        put(ledger, entry(said, outlet=f"The {SCRIPT}{TURNED}", published="2020-10-05"))
        more = "The army said 15 people were killed in Ganja on 2020-10-04."
        put(ledger, entry(more, outlet="The Wall", published="2020-10-07"))
        denied = "The police denied 12 people were killed in Ganja on 2020-10-04."
        put(ledger, entry(denied, outlet="The Wall", published="2020-10-06"))
        settle(ledger)
    return room(tmp_path / "test.ledger")


def drawn(client: TestClient, address: str) -> etree._Element:
    """The picture of figures, read as XML that may define and fetch nothing."""
    made = client.get(address)
    assert made.headers["content-type"].startswith("image/svg+xml")
    strict = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(made.content, strict)


def test_more_figures_than_one_picture_shows_are_asked_to_be_narrowed(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.web.tolls.DRAWN", 1)
    shown = client.get("/figures?figure=killed").text
    assert "too many for one picture" in shown
    assert "<svg" not in shown
    assert "/figures?event=" in shown
    assert len(client.get("/figures.csv?figure=killed").text.splitlines()) > 2


def test_figures_show_each_number_with_its_words_and_who_denies_it(client: TestClient) -> None:
    page = client.get("/figures?place=Ganja").text
    assert ">12 people<" in page or ">12<" in page
    assert "15" in page
    assert "Denied" in page
    assert "<script>document" not in page
    assert "\u202e" not in page
    assert "No claim that fits gives a number." in client.get("/figures?place=Nowhere").text


def test_without_a_filter_the_tolls_most_told_lead_to_their_event(client: TestClient) -> None:
    page = client.get("/figures").text
    assert "Tolls that most reports tell of" in page
    assert "/figures?event=" in page


def test_the_picture_is_well_formed_and_its_numbers_are_those_of_the_table(
    client: TestClient,
) -> None:
    picture = drawn(client, "/figures.svg?place=Ganja")
    titles = [t.text or "" for t in picture.iter("{*}title")]
    told = client.get("/api/v1/figures?place=Ganja").json()
    assert told
    assert all(any(step["quote"] in title for title in titles) for step in told)
    assert not list(picture.iter("{*}script"))
    assert any("denies" in title for title in titles)


def test_the_chart_holds_its_data(client: TestClient) -> None:
    chart = json.loads(client.get("/figures.vl.json?place=Ganja").text)
    rows = chart["data"]["values"]
    assert [row["id"] for row in rows] == [
        row["id"] for row in client.get("/api/v1/figures?place=Ganja").json()
    ]
    assert all(row["shown"] in (row["best"], row["low"], row["high"]) for row in rows)


@pytest.mark.parametrize("end", ["csv", "jsonl"])
@pytest.mark.parametrize("what", ["figures", "measures"])
def test_files_are_downloads(client: TestClient, what: str, end: str) -> None:
    made = client.get(f"/{what}.{end}?place=Ganja")
    assert made.status_code == 200
    assert "attachment" in made.headers["content-disposition"]


def test_a_filter_that_is_wrong_is_told(client: TestClient) -> None:
    assert client.get("/figures?figure=wishes").status_code == 400
    assert client.get("/measures?kind=shelling").status_code == 400
    assert client.get("/figures?event=none").status_code == 404


def test_measures_tell_since_when_and_on_whose_word(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        put(ledger, entry("The army said 3 people were killed in Ganja on 2020-10-04."))
        settle(ledger)
    assert (
        "No claim that fits tells of such a measure."
        in room(tmp_path / "test.ledger").get("/measures").text
    )


def test_a_voice_has_counts_with_their_denominators(client: TestClient) -> None:
    listed = client.get("/api/v1/voices").json()
    name = next(v["id"] or v["name"] for v in listed if v["denials"])
    page = client.get(f"/voices/{name}").text
    assert " of 1</b>" in page
    whole = client.get(f"/api/v1/voices/{name}").json()
    assert whole["denies"]["contradicted"]["of"] == 1
    assert client.get("/voices/nobody-at-all").status_code == 404
