"""Times as reports of a day tell them: parts of the day, what was agreed, numbers that are no years."""

from __future__ import annotations

import pytest

from reportedly import times
from reportedly.language import english
from reportedly.report import plain


def values(sentence: str, published: str | None = "2020-10-11") -> list[str]:
    text = english.analyse(plain.report(sentence, published=published))
    return [t.time.timex for t in times.find(text)]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The truce was agreed in Geneva on Saturday.", "2020-10-10"),
        ("The two sides agreed to meet on Saturday.", "2020-10-17"),
        ("Parliament decided on Tuesday to send troops.", "2020-10-06"),
        ("The next talks are to be held on 3 May.", "2021-05-03"),
        ("The mill was hit at about two o'clock in the morning.", "2020-10-11T02:00"),
        ("The mill was hit in the early hours of Friday.", "2020-10-09TMO"),
        ("The bridge fell in the morning.", "2020-10-11TMO"),
        ("During the night the bridge fell.", "2020-10-10TNI"),
        ("They shell the valley at night.", "XXXX-XX-XXTNI"),
        ("The army took the village a week after it reached the river.", "XXXX-WXX"),
    ],
)
def test_a_time_of_the_day_or_week(sentence: str, value: str) -> None:
    assert values(sentence) == [value]


def test_a_part_of_the_day_belongs_to_the_day_told_of() -> None:
    told = "Two shells hit the mill on Thursday. In the evening three more fell."
    assert values(told) == ["2020-10-08", "2020-10-08TEV"]


def test_a_clock_time_after_the_hour_of_publication_was_the_day_before() -> None:
    assert values("The mill was hit at 23:15.", "2020-10-11T08:00") == ["2020-10-10T23:15"]


def test_an_evening_of_a_report_without_an_hour_is_one_of_two() -> None:
    text = english.analyse(plain.report("The mill burned in the evening.", published="2020-10-11"))
    time = times.find(text)[0].time
    assert (time.start, time.end, time.precision) == ("2020-10-10", "2020-10-11", "range")


@pytest.mark.parametrize(
    "sentence",
    [
        "The clinic reported 1407 injured.",
        "Views 1430 Related",
        "In all 1914 men fled.",
        "They flew nearly 2000 raids.",
    ],
)
def test_what_is_counted_is_no_year(sentence: str) -> None:
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value"), [("The 2016 truce held.", "2016"), ("It began in 1788.", "1788")]
)
def test_a_year(sentence: str, value: str) -> None:
    assert values(sentence) == [value]


def test_a_page_without_a_date_is_dated_by_the_line_it_begins_with() -> None:
    page = "Wire Friday 22 Jul 2016 Shells fell on the port. Ten people died on Thursday."
    assert values(page, None) == ["2016-07-22", "2016-07-21"]


def test_a_date_in_the_story_is_no_date_line() -> None:
    told = "The siege began on 27 September 2020. Ten people died on Thursday."
    assert values(told, None) == ["2020-09-27", "XXXX-WXX-4"]


def test_a_full_date_lends_its_year_to_one_near_by_only() -> None:
    told = "The siege began on 27 September 2020.\n\nOn 3 October a shell fell.\n\nIt was quiet on 2 May."
    assert values(told, None) == ["2020-09-27", "2020-10-03", "XXXX-05-02"]


def test_days_after_another_event_are_not_counted_from_the_day_just_told() -> None:
    told = "Jets bombed the clinic on Wednesday. The raid comes two days after shells hit a mill."
    assert values(told)[1:] == ["XXXX-XX-XX"]
