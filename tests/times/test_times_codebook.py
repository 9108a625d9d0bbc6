"""When? A sentence, the day it was published, and what must be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.language import Text, english
from reportedly.report import Part
from reportedly.report.plain import report
from reportedly.times import Timex, find

THURSDAY = "2020-10-22"


def analysed(string: str, published: str | None = THURSDAY) -> Text:
    return english.analyse(report(string, published=published))


def read(string: str, published: str | None = THURSDAY) -> list[Timex]:
    return find(analysed(string, published))


def values(string: str, published: str | None = THURSDAY) -> list[str]:
    return [t.time.timex for t in read(string, published)]


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("Shells fell on 27 September 2020.", "2020-09-27"),
        ("Shells fell on September 27, 2020.", "2020-09-27"),
        ("Shells fell on Sunday, 27 September 2020.", "2020-09-27"),
        ("Shells fell on the 27th of September 2020.", "2020-09-27"),
        ("Shells fell on Sept. 27.", "2020-09-27"),
        ("Shells fell on 2020-09-27.", "2020-09-27"),
        ("Shells fell on 27.09.2020.", "2020-09-27"),
        ("Shells fell in late September 2020.", "2020-09"),
        ("The mill burned in the spring of 2016.", "2016-SP"),
        ("The mill burned in the first half of 2016.", "2016-H1"),
        ("The mill burned in the third quarter of 2016.", "2016-Q3"),
        ("The mill was built in the 1930s.", "193"),
        ("The mill was built in the nineteenth century.", "18"),
        ("The truce was signed in 1994.", "1994"),
        ("The fleet sailed in 490 BC.", "BC0490"),
    ],
)
def test_written_dates(string: str, value: str) -> None:
    assert values(string) == [value]


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("On Tuesday the army shelled the town.", "2020-10-20"),
        ("The army shelled the town on Thursday.", "2020-10-22"),
        ("The minister will arrive on Tuesday.", "2020-10-27"),
        ("Talks are scheduled for Tuesday.", "2020-10-27"),
        ("The army shelled the town last Thursday.", "2020-10-15"),
        ("The minister arrives next Friday.", "2020-10-23"),
        ("Yesterday the bridge was hit.", "2020-10-21"),
        ("The bridge was hit yesterday afternoon.", "2020-10-21TAF"),
        ("Last night the bridge was hit.", "2020-10-21TNI"),
        ("The bridge was hit early on Monday morning.", "2020-10-19TMO"),
        ("The bridge was hit five days ago.", "2020-10-17"),
        ("A few hours ago the bridge was hit.", "2020-10-22"),
        ("The bridge was hit three weeks ago.", "2020-W40"),
        ("The bridge was hit last month.", "2020-09"),
        ("The bridge was hit last weekend.", "2020-W42-WE"),
        ("The day before, the bridge was hit.", "2020-10-21"),
        ("The bridge was hit at 10:30 on 27 September.", "2020-09-27T10:30"),
        ("The bridge was hit on 27 September at about 7:10 a.m.", "2020-09-27T07:10"),
        ("The bridge was hit on the night of 27 September.", "2020-09-27TNI"),
    ],
)
def test_times_told_from_the_publication(string: str, value: str) -> None:
    assert values(string) == [value]


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("The fighting began on September 27.", "2020-09-27"),
        ("The bridge was blown up in December.", "2019-12"),
        ("The accord will be signed in December.", "2020-12"),
        ("The accord will be signed on 3 February.", "2021-02-03"),
        ("He was born on 29 February.", "2020-02-29"),
    ],
)
def test_the_verb_decides_the_year(string: str, value: str) -> None:
    assert values(string) == [value]


def test_a_leap_day_falls_in_a_leap_year() -> None:
    assert values("The bridge fell on 29 February.", "2023-05-01") == ["2020-02-29"]


def test_the_year_that_sets_the_scene_is_kept() -> None:
    told = "In 2016 clashes broke out. On 2 April the road was cut."
    assert values(told) == ["2016", "2016-04-02"]
    told = "Clashes broke out on 2 April 2016. On 5 April the guns fell silent."
    assert values(told) == ["2016-04-02", "2016-04-05"]


def test_a_year_told_as_background_is_not_kept() -> None:
    told = "The region has been quiet since 1994. The latest fighting began in September."
    assert values(told) == ["1994", "2020-09"]


def test_without_a_date_no_year_is_guessed() -> None:
    told = "A war ended in 1994. Talks failed in 2001 and 2011. On Monday the army said fighting began on 27 September."
    assert values(told, None) == ["1994", "2001", "2011", "XXXX-WXX-1", "XXXX-09-27"]


def test_of_two_readings_the_one_near_the_publication_is_meant() -> None:
    assert values("Updated 09-10-2020.", "2020-10-10") == ["2020-10-09"]
    assert values("Updated 10/9/2020.", "2020-10-10") == ["2020-10-09"]


def test_a_year_that_names_a_thing_is_not_kept() -> None:
    told = "The 1994 truce was broken on September 27."
    assert values(told) == ["1994", "2020-09-27"]


def test_later_counts_from_the_date_just_told() -> None:
    told = (
        "The attack began on 27 September. Two days later the village fell. The next day it burned."
    )
    assert values(told) == ["2020-09-27", "2020-09-29", "2020-09-30"]


def test_the_day_before_counts_from_the_publication_when_nothing_is_near() -> None:
    told = "Guns fired on 27 September.\n\nHouses burned.\n\nHe had left the day before."
    assert values(told)[-1] == "2020-10-21"


def test_a_stretch_is_one_time_with_two_ends() -> None:
    (found,) = read("Fighting lasted from 27 September to 10 October 2020.")
    assert (found.time.start, found.time.end) == ("2020-09-27", "2020-10-10")
    assert found.time.precision == "range"
    assert found.ends is not None
    assert [end.timex for end in found.ends] == ["2020-09-27", "2020-10-10"]


@pytest.mark.parametrize(
    ("string", "first", "last"),
    [
        ("It was calm between March and May 2020.", "2020-03-01", "2020-05-31"),
        ("It was calm on 12-14 July.", "2020-07-12", "2020-07-14"),
        ("It was calm from August until September.", "2020-08-01", "2020-09-30"),
        ("It was calm in 2016-18.", "2016-01-01", "2018-12-31"),
        ("He fought from 30 December 2018 to 2 January 2019.", "2018-12-30", "2019-01-02"),
    ],
)
def test_stretches(string: str, first: str, last: str) -> None:
    (found,) = read(string)
    assert (found.time.start, found.time.end) == (first, last)


def test_a_list_of_dates_is_no_stretch() -> None:
    assert values("He came in July and September 2019.") == ["2019-07", "2019-09"]


def test_since_lasts_until_the_publication() -> None:
    (found,) = read("Shells have fallen since September 27.")
    assert (found.time.timex, found.time.start, found.time.end) == (
        "2020-09-27", "2020-09-27", THURSDAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("string", "kind", "value", "start"),
    [
        ("The siege lasted two weeks.", "DURATION", "P2W", None),
        ("The siege lasted several days.", "DURATION", "PXD", None),
        ("It was a 44-day siege.", "DURATION", "P44D", None),
        ("The siege lasted two and a half years.", "DURATION", "P2.5Y", None),
        ("Twenty people died over the past two weeks.", "DURATION", "P2W", "2020-10-08"),
        ("In the last two weeks of August 2020 it rained.", "DURATION", "P2W", "2020-08-18"),
        ("The guns fire every Friday.", "SET", "XXXX-WXX-5", None),
        ("The guns fire daily.", "SET", "XXXX-XX-XX", None),
        ("The town is now quiet.", "DATE", "PRESENT_REF", THURSDAY),
        ("The town was recently shelled.", "DATE", "PAST_REF", None),
    ],
)
def test_how_long_and_how_often(string: str, kind: str, value: str, start: str | None) -> None:
    (found,) = read(string)
    assert (found.type, found.time.timex, found.time.start) == (kind, value, start)


@pytest.mark.parametrize(
    "string",
    [
        "On 31 June nobody came.",
        "Some 1,500 soldiers left.",
        "He counted 1914 prisoners.",
        "UN Resolution 1973 was adopted.",
        "Two MiG-29 and a T-72 were hit.",
        "They may march on the capital.",
        "The fall of the town was a shock.",
        "Mines were found on 3/4/2020.",  # the third of April or the fourth of March: nobody can say
        "The second attack failed.",
    ],
)
def test_what_is_no_time(string: str) -> None:
    assert values(string) == []


def test_without_a_date_a_relative_time_keeps_its_words() -> None:
    for string in ("On Tuesday the mill burned.", "The mill burned on 27 September."):
        (found,) = read(string, None)
        assert not found.time.anchored
        assert found.time.start is None and found.time.end is None
        assert found.time.mention is not None


def test_a_history_counts_from_its_own_dates() -> None:
    told = (
        "The war began in 1950. In July 1951 talks opened. In 1952 they failed. "
        "On 3 March the guns fired again. Two days later they fell silent."
    )
    assert values(told, "2009-12-19") == ["1950", "1951-07", "1952", "1952-03-03", "1952-03-05"]


def test_a_history_only_glances_at_a_far_year() -> None:
    told = (
        "The war began in 1950. In 1951 talks opened, as a book of 1998 tells. "
        "In 1951 they failed. In May the front froze."
    )
    assert values(told, "2009-12-19")[-1] == "1951-05"


def test_capitals_are_read_too() -> None:
    told = "GUERRILLAS BLEW UP TWO BRIDGES NEAR THE CAPITAL ON 3 JANUARY 1990, THE ARMY SAID."
    assert values(told, "1990-01-05") == ["1990-01-03"]


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("The pilot was forced to land on Tuesday.", "2020-10-20"),
        ("The two sides agreed to meet on Tuesday.", "2020-10-27"),
        ("Talks to be held on Tuesday are in doubt.", "2020-10-27"),
        ("Guns fell silent in July this year.", "2020-07"),
        ("Guns fell silent in July last year.", "2019-07"),
    ],
)
def test_which_way_a_time_points(string: str, value: str) -> None:
    assert values(string) == [value]


def test_a_season_inside_a_name_is_no_season() -> None:
    assert values("He took part in the Arab Spring.") == []


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("The depot has been burning since Tuesday.", "2020-10-20"),
        ("The ministers meet on Friday.", "2020-10-23"),
        ("The mandate expires in December.", "2020-12"),
        ("The decree of 3 January takes effect.", "2020-01-03"),  # hangs on the decree
        ("The trial was adjourned until 6 December.", "2020-12-06"),
        ("The trial was adjourned on 6 December.", "2019-12-06"),
        ("The army reports on Friday's losses.", "2020-10-16"),
    ],
)
def test_what_stands_in_a_calendar_is_to_come(string: str, value: str) -> None:
    assert values(string) == [value]


def test_the_present_of_a_headline_has_happened() -> None:
    title = "Ministers meet on Friday"
    told = report(f"{title}\n\nThe talks failed.", published=THURSDAY)
    told = replace(
        told, parts=(Part("headline", 0, len(title)), Part("lead", len(title), len(told.text)))
    )
    first = find(english.analyse(told))[0]
    assert first.time.timex == "2020-10-16"


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("On the 14th the mill burned.", "2020-10-14"),
        ("On the 28th the mill burned.", "2020-09-28"),
        ("The mill burned on 2 June. On the 14th it burned again.", "2020-06-14"),
        ("He lived on the 14th floor.", None),
        ("The army advanced on the 3rd battalion.", None),
        ("He fought on the second of three fronts.", None),
    ],
)
def test_a_day_of_the_month_alone(string: str, value: str | None) -> None:
    assert values(string)[-1:] == ([value] if value else [])


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("The budget of fiscal year 2022 was spent.", ["FY2022"]),
        ("The October Revolution is remembered.", []),
        ("The October fighting left ruins.", ["2020-10"]),
        ("The blast at 8.30pm on Tuesday was loud.", ["2020-10-20T20:30"]),
        ("Prices rose by 8.30 points.", []),
        ("The gunfire lasted half an hour.", ["PT30M"]),
    ],
)
def test_rarer_times(string: str, value: list[str]) -> None:
    assert values(string) == value


@pytest.mark.parametrize(
    ("published", "value"), [("2020-10-24", "2020-W43-WE"), (THURSDAY, "2020-W42-WE")]
)
def test_the_weekend_on_a_saturday_is_the_one_that_has_begun(published: str, value: str) -> None:
    assert values("The hotel burned over the weekend.", published) == [value]
