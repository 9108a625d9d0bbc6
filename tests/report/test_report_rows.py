"""Rows of JSON Lines: fields under many names, dates by option, flattened pages, identity."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.report import (
    Incoming,
    Item,
    Options,
    Refused,
    RefusedReport,
    Report,
    read_path,
    report_from,
)

STORY = "At least nine rebels were killed on Saturday, the army said. Four others fled."


def row(options: Options = Options(), /, **fields: Any) -> Report:  # noqa: B008  # frozen
    data = json.dumps(fields, ensure_ascii=False).encode()
    return report_from(Item("a.jsonl", 1, data, "row", "file"), options)


def test_fields_are_known_under_the_names_that_others_use() -> None:
    report = row(headline="Nine killed", body=STORY, source="Valley News", url="https://valley.example/9",
                 datePublished="2020-10-04T08:00:00+04:00", outlet_country="AM", place="Ganja", category="War")  # fmt: skip
    assert report.text == f"Nine killed\n\n{STORY}"
    assert (report.title, report.outlet, report.address) == (
        "Nine killed",
        "Valley News",
        "https://valley.example/9",
    )
    assert (report.outlet_country, report.place, report.section) == ("ARM", "Ganja", "War")
    assert report.published is not None
    assert (report.published.value, report.published.zone) == ("2020-10-04T08:00:00", "+04:00")
    assert {segment.field for segment in report.segments} == {"headline", "body"}


def test_a_field_can_be_named() -> None:
    report = row(Options(fields=(("text", "corpo"),)), corpo=STORY, text="something else")
    assert report.text == STORY


def test_an_outlet_without_a_name_goes_by_its_site() -> None:
    assert row(text=STORY, url="https://www.valley.example/a").outlet == "valley.example"
    assert row(Options(outlet="The Valley"), text=STORY).outlet == "The Valley"


@pytest.mark.parametrize(
    ("order", "written", "value"),
    [
        ("refuse", "7/10/2016", None),
        ("month-first", "7/10/2016", "2016-07-10"),
        ("day-first", "7/10/2016", "2016-10-07"),
        ("refuse", "7/25/2016", "2016-07-25"),
        ("refuse", "04.07.2015", "2015-07-04"),
        ("refuse", "2015-12", "2015-12"),
        ("refuse", 1601798400, "2020-10-04T08:00:00"),
        ("refuse", "Sun, 04 Oct 2020 12:00:00 +0400", "2020-10-04T12:00:00"),
        ("refuse", "last week", None),
    ],
)
def test_dates_are_not_guessed(order: Any, written: Any, value: str | None) -> None:
    report = row(Options(date_order=order), text=STORY, published=written)
    assert (report.published.value if report.published else None) == value
    assert bool(report.notes) == (value is None)


def test_an_ambiguous_date_is_settled_by_the_date_in_the_text() -> None:
    report = row(title="Nine killed near the dam", published="7/10/2016",
                 text=f"Sun 10 Jul 2016 Nine killed near the dam. {STORY}--AFP")  # fmt: skip
    assert report.published is not None and report.published.value == "2016-07-10"
    assert report.text == f"Nine killed near the dam\n\n{STORY}"
    assert report.credit == "AFP"


@pytest.mark.parametrize(
    "flattened",
    [
        "Published October 15 2016 {t}. {s}",
        "{t} Reuters Friday 6 Feb 2015 Print Tweet Views 371 {s}",
        "Posted on April 2 2017 by Yusuf Haddad {t} {s}",
        "04.07.2015 {s}",
        "Last updated at Jul 282016 {s}",
        "Wednesday 10 Aug 2016 {t} AFP {s}",
        "{s} Read Also",
    ],
)
def test_a_flattened_page_is_peeled(flattened: str) -> None:
    title = "Nine killed near the dam in heavy fighting"
    report = row(title=f"{title} | The Valley Times", text=flattened.format(t=title, s=STORY))
    assert report.text == f"{title}\n\n{STORY}"


def test_a_summary_before_credit_and_date_is_a_paragraph_of_its_own() -> None:
    report = row(
        title="Raid on dam", text=f"Talks were to begin today AFP Friday 12 Sep 2014 {STORY}"
    )
    assert report.text == f"Raid on dam\n\nTalks were to begin today\n\n{STORY}"
    assert report.published is not None and report.published.value == "2014-09-12"


def test_a_date_that_opens_a_sentence_stays() -> None:
    text = "22 October 2020 was a quiet day, the ministry said."
    assert row(text=text).text == text


def test_two_dates_far_apart_are_mentioned() -> None:
    report = row(text=f"Published October 15 2016 {STORY}", published="2016-04-10")
    assert report.published is not None and report.published.value == "2016-04-10"
    assert any("2016-10-15" in note for note in report.notes)


def test_a_date_in_the_future_is_mentioned_by_who_knows_the_day() -> None:
    options = Options(today="2020-10-05")
    assert any("future" in note for note in row(options, text=STORY, published="2020-12-01").notes)
    assert not row(options, text=STORY, published="2020-10-05").notes
    assert not row(text=STORY, published="2099-01-01").notes


def test_markup_in_a_text_field_goes() -> None:
    report = row(
        text="<p>Nine <b>rebels</b> &amp; a child died.</p><p>Four fled.<br/>One returned.</p>"
    )
    assert report.text == "Nine rebels & a child died.\n\nFour fled.\n\nOne returned."


def test_a_row_with_a_title_alone_is_a_headline() -> None:
    report = row(title="Nine killed near the dam", text="")
    assert report.text == "Nine killed near the dam"
    assert [part.kind for part in report.parts] == ["headline"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"title": "x', "not valid JSON"),
        (b"[1, 2]", "holds a list"),
        (b'{"id": 7, "words": 12}', "no text and no title (its fields: id, words)"),
        (b'{"text": "   "}', "no text and no title"),
        (b"[" * 5000, "not valid JSON"),
    ],
)
def test_a_broken_row_is_refused_in_words(line: bytes, says: str) -> None:
    with pytest.raises(RefusedReport) as refused:
        report_from(Item("a.jsonl", 3, line, "row", "file"))
    assert says in str(refused.value)


def test_one_bad_row_never_stops_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"text": STORY})
    path.write_text(f'{good}\n{{"text":\n\n{good[:-1]}, "outlet": "B"}}\n', encoding="utf-8")
    came = list(read_path(path))
    assert [type(c) for c in came] == [Incoming, Refused, Incoming]
    assert [c.row for c in came if isinstance(c, Refused)] == [2]


def test_identity() -> None:
    one = row(text=STORY, outlet="A")
    assert one.id == row(text=STORY, outlet="A").id
    assert one.original == row(text=STORY, outlet="A").original
    data = json.dumps({"text": STORY}).encode()
    item = Item("a.jsonl", 1, data, "row", "file")
    ours, theirs = (report_from(item, Options(outlet=name)) for name in "AB")
    assert ours.original == theirs.original
    assert ours.id != theirs.id
    later = report_from(item, Options(outlet="A", published="2020-10-04"))
    assert later.id != ours.id
