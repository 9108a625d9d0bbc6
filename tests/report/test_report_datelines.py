"""Datelines: place, date and agency before a wire story."""

from __future__ import annotations

import pytest

from reportedly.report import clean

STORY = "Shells hit a farm on Monday, the army said."


@pytest.mark.parametrize(
    ("head", "span", "place", "day", "credit"),
    [
        ("BAKU, Oct 4 (AFP) - ", "BAKU, Oct 4", "BAKU", None, "AFP"),
        ("Yerevan, 4 October 2020. /ARMENPRESS/. ", "Yerevan, 4 October 2020", "Yerevan", "2020-10-04", "ARMENPRESS"),
        ("TRIPOLI, 3 JAN 90 -- [REPORT] [PRESS OFFICE] [TEXT] ", "TRIPOLI, 3 JAN 90", "TRIPOLI", "1990-01-03", "PRESS OFFICE"),
        ("TRIPOLI, 3 JAN 90 -- [INTERVIEW] [THE MAYOR] [TEXT] ", "TRIPOLI, 3 JAN 90", "TRIPOLI", "1990-01-03", None),
        ("QUITO (ECUADOR), 20 APR 89 (RADIO ANDES) -- [TEXT] ", "QUITO (ECUADOR), 20 APR 89", "QUITO", "1989-04-20", "RADIO ANDES"),
        ("SHELBY, N.C. - ", "SHELBY, N.C.", "SHELBY", None, None),
        ("BEIRUT (Reuters) – ", "BEIRUT", "BEIRUT", None, "Reuters"),
        ("YEREVAN, OCTOBER 4, ARMENPRESS. ", "YEREVAN, OCTOBER 4", "YEREVAN", None, "ARMENPRESS"),
        ("Baku, Azerbaijan, Oct. 4, 2020 - ", "Baku, Azerbaijan, Oct. 4, 2020", "Baku", "2020-10-04", None),
    ],
)  # fmt: skip
def test_a_dateline_stands_by_itself(
    head: str, span: str, place: str, day: str | None, credit: str | None
) -> None:
    report = clean(head + STORY, title="Farm hit by shells")
    assert report.text == f"Farm hit by shells\n\n{span}\n\n{STORY}"
    assert report.dateline is not None and report.dateline.place is not None
    assert report.dateline.span.quote == span
    assert report.dateline.place.quote == place
    assert (report.dateline.date, report.dateline.credit, report.credit) == (day, credit, credit)
    assert [part.kind for part in report.parts] == ["headline", "lead"]
    assert (report.published.value if report.published else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "The army - said to be tired - withdrew on Monday.",
        "NATO - the alliance - met on Monday.",
        "UNICEF Director Alan Reed said so on Monday.",
        "AFP, a news agency, said so on Monday.",
        "Damascus (the capital) was quiet on Monday.",
        "On 4 October 2020 shells fell on the town.",
        "Ganja was hit again - twice on Monday.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    report = clean(text)
    assert report.dateline is None
    assert report.text == text


def test_a_dateline_without_a_year_takes_it_from_the_date_beside_it() -> None:
    report = clean("BAKU, Dec 31 (AFP) - " + STORY, published="2021")
    assert report.published is not None
    assert (report.published.value, report.published.source) == ("2021-12-31", "dateline")
    alone = clean("BAKU, Dec 31 (AFP) - " + STORY)
    assert alone.published is None
    assert any("no year" in note for note in alone.notes)


def test_a_place_that_is_not_told_is_no_place() -> None:
    report = clean("CLANDESTINE, 24 MAY 89 (RADIO ANDES) -- [TEXT] " + STORY)
    assert report.dateline is None
    assert report.published is not None and report.published.value == "1989-05-24"
    assert report.text == STORY


def test_a_dateline_may_follow_a_summary() -> None:
    report = clean(
        "Two farms were hit.\n\nGANJA, Oct 5 (AFP) — " + STORY,
        title="Farms hit",
        published="2020-10-05",
    )
    assert report.dateline is not None and report.dateline.span.quote == "GANJA, Oct 5"
    assert [part.kind for part in report.parts] == ["headline", "lead", "lead"]
