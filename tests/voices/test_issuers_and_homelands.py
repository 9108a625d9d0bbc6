"""Who speaks in a statement, and of which state an official is whom the sentence names without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.language import english
from reportedly.report import clean
from reportedly.voices import find

Said = tuple[str, str | None, str | None]


def told(body: str, title: str = "News", outlet: str | None = None) -> Said:
    """Kind, name and country of the last voice of the report."""
    report = replace(clean(body, title=title), outlet=outlet)
    last = find(english.analyse(report))[-1]
    return last.kind, last.name, last.country


@pytest.mark.parametrize(
    ("body", "kind", "country"),
    [
        ("A statement issued by Georgian officials said shells hit Orvik.", "government", "GEO"),
        ("The Syrian Coalition said shells hit Orvik.", "politician", "SYR"),
        ("A statement by the Red Cross said shells hit Orvik.", "ngo", "xICR"),
        ("The Georgian army's statement said shells hit Orvik.", "military", "GEO"),
        ("The Defence Ministry in Tbilisi said shells hit Orvik.", "military", "GEO"),
        ("A Defense Department news release said shells hit Orvik.", "military", "USA"),
        ("A DoD news release said shells hit Orvik.", "military", "USA"),
        (
            "The Halvar Relief Foundation (HRF) came. An HRF statement said shells hit Orvik.",
            "ngo",
            None,
        ),
        ("A Russian statement said shells hit Orvik.", "government", "RUS"),
        ("Shells hit Orvik, according to a report by Amnesty International.", "ngo", None),
    ],
)
def test_whoever_issued_it_speaks_in_it(body: str, kind: str, country: str | None) -> None:
    assert (told(body)[0], told(body)[2]) == (kind, country)


@pytest.mark.parametrize(
    "before",
    [
        "The Georgian army said in a statement that it had left.",
        "The Georgian army issued a statement on Monday.",
        "In a statement, the Georgian army said it had left.",
        "A statement was released by the Georgian army.",
    ],
)
def test_the_statement_again_is_of_the_same_voice(before: str) -> None:
    kind, _, country = told(before + " The statement said that shells hit Orvik.")
    assert (kind, country) == ("military", "GEO")


@pytest.mark.parametrize(
    "body",
    [
        "A leaked letter said that shells hit Orvik.",
        "The Georgian army left. The letter said that shells hit Orvik.",
        "The army issued a statement. A leaked letter said that shells hit Orvik.",
        "Reports from Tbilisi said that shells hit Orvik.",
    ],
)
def test_what_cannot_be_traced_stays_a_document(body: str) -> None:
    assert told(body)[0] == "document"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        # The office tells it
        ("The Foreign Office said shells hit Orvik.", ("government", "Foreign Office", "GBR")),
        ("The Department of Defense said shells hit Orvik.", ("military", "Pentagon", "USA")),
        ("The Foreign Secretary said shells hit Orvik.", ("government", None, "GBR")),
        # Not where another state calls its own so
        ("Pakistan was silent. The Foreign Secretary said shells hit Orvik.",
         ("government", None, None)),
        # Another mention of the same person
        ("Georgian Foreign Minister Ada Lindqvist came. Lindqvist said shells hit Orvik.",
         ("government", "Ada Lindqvist", "GEO")),
        # The apposition, and whom it serves
        ("Ada Lindqvist, a spokeswoman for the Armenian army, said shells hit Orvik.",
         ("military", "Ada Lindqvist", "ARM")),
        ("Ada Lindqvist, an adviser to Georgia's president, said shells hit Orvik.",
         ("government", "Ada Lindqvist", "GEO")),
        # Where it sits
        ("The Foreign Ministry in Ankara said shells hit Orvik.", ("government", None, "TUR")),
        ("The Armenian army fired. The Ministry of Defence in Baku said shells hit Orvik.",
         ("military", None, "AZE")),
        ("The defence ministry in Baku spoke. The ministry said shells hit Orvik.",
         ("military", None, "AZE")),
        ("President Ada Lindqvist said in the capital Tbilisi that shells hit Orvik.",
         ("politician", "Ada Lindqvist", "GEO")),
        # The one unrecognised authority of the report
        ("Fighting went on in Nagorno-Karabakh. The territorial authorities said shells hit Orvik.",
         ("government", None, "xNKR")),
        ("Fighting went on. The territorial authorities said shells hit Orvik.",
         ("government", None, None)),
        # A head of state by surname
        ("President Putin said shells hit Orvik.", ("politician", "Vladimir Putin", "RUS")),
        # Two states are no one's
        ("The warring neighbouring countries Georgia and Armenia said shells hit Orvik.",
         ("government", None, None)),
    ],
)  # fmt: skip
def test_of_which_state_an_official_is(body: str, said: Said) -> None:
    assert told(body) == said


def test_an_envoy_for_a_state_is_not_of_it() -> None:
    assert told("The special envoy for Georgia said shells hit Orvik.")[2] is None


def test_an_office_of_state_publishes_for_its_own_people() -> None:
    body = "Minister Lindqvist said shells hit Orvik."
    assert told(body, outlet="UK Government")[2] == "GBR"
    assert told(body, outlet="Orvik Courier")[2] is None


def test_a_guests_officer_in_a_commands_release_keeps_his_state_open() -> None:
    body = "France sent a frigate. Captain Ada Lindqvist said shells hit Orvik."
    assert told(body, outlet="CENTCOM")[2] is None
    assert told("Captain Ada Lindqvist said shells hit Orvik.", outlet="CENTCOM")[2] == "USA"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("U.N. Secretary-General Ada Lindqvist said shells hit Orvik.",
         "international-organisation"),
        ("General Ada Lindqvist said shells hit Orvik.", "military"),
        ("Shells hit Orvik, according to the respective parties.", "government"),
        ("Two opposition parties met. The parties said shells hit Orvik.", "politician"),
        ("Ada Lindqvist, a member of the opposition party, said shells hit Orvik.", "politician"),
        ("The Halvar Relief Foundation (HRF) came. HRF said shells hit Orvik.", "ngo"),
    ],
)  # fmt: skip
def test_the_kind_of_voice(body: str, kind: str) -> None:
    assert told(body)[0] == kind


def test_the_britain_based_group_is_the_monitor_named_before() -> None:
    body = (
        "Six people died, the Syrian Observatory for Human Rights said. "
        "The Britain-based group said shells hit Orvik."
    )
    assert told(body)[1] == "Syrian Observatory for Human Rights"


def test_we_in_a_release_is_its_publisher() -> None:
    assert told("We condemn the shelling of Orvik.", outlet="US State Department") == (
        "outlet", "US State Department", None,
    )  # fmt: skip


def test_a_stray_we_in_an_article_is_not_the_outlets() -> None:
    body = 'A baker said: "It was loud." We condemn the shelling of Orvik.'
    assert told(body)[0] != "outlet"
