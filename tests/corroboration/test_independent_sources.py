"""Which origins are sources of their own: a count that cannot be shown is not made."""

from __future__ import annotations

import pytest

from reportedly.corroboration.identity import named
from reportedly.corroboration.independence import Heard, sources
from reportedly.corroboration.origin import Publisher, origin, told
from reportedly.reading import read
from reportedly.report import plain


def heard(text: str, outlet: str, credit: str | None = None) -> list[Heard]:
    """What each claim of one report is laid to."""
    found = []
    for claim in read(plain.report(text, published="2020-10-05", outlet=outlet), "rules").claims:
        voice = claim.voices[-1] if len(claim.voices) > 1 else None
        publisher = Publisher(outlet, outlet, credit)
        relay = named(told(text) or credit or outlet)
        traced = origin(claim, publisher, sentence=text)
        found.append(Heard(traced, outlet, relay, voice, bool(claim.evidence)))
    return found


def count(*reports: tuple[str, str]) -> int:
    return len(sources(one for text, outlet in reports for one in heard(text, outlet)))


RED_CROSS = "Shells hit the town of Terter, the Red Cross said."


def test_two_that_are_told_apart_by_name_are_two() -> None:
    unicef = "Shells hit the town of Terter, UNICEF said."
    assert count((RED_CROSS, "The Gate"), (unicef, "Orchard Radio")) == 2
    assert count((RED_CROSS, "The Gate"), (RED_CROSS, "Orchard Radio")) == 1


@pytest.mark.parametrize("who", ["residents", "sources", "a monitoring group", "activists"])
def test_a_voice_without_a_name_adds_nothing_beside_one_with(who: str) -> None:
    beside = f"{RED_CROSS} Shells hit the town of Terter, {who} said."
    assert count((beside, "The Gate")) == 1
    later = f"Shells hit the town of Terter, {who} said."
    assert count((RED_CROSS, "The Gate"), (later, "The Gate")) == 1


def test_residents_whom_two_outlets_heard_are_two_and_whom_one_heard_are_one() -> None:
    text = "Shells hit the town of Terter, residents said."
    assert count((text, "The Gate"), (text, "Orchard Radio")) == 2
    assert count((f"{text} Shells hit the town of Terter, a doctor said.", "The Gate")) == 1


def test_a_monitor_without_a_name_may_be_the_same_wherever_it_is_heard() -> None:
    text = "Shells hit the town of Terter, a monitoring group said."
    known = "Shells hit the town of Terter, the Syrian Observatory for Human Rights said."
    assert count((text, "The Gate"), (text, "Orchard Radio")) == 1
    assert count((text, "The Gate"), (known, "Orchard Radio")) == 1


def test_who_speaks_for_a_body_is_no_second_source() -> None:
    head = "Shells hit the town of Terter, Observatory head Anna Petrosyan said."
    body = "Shells hit the town of Terter, the Syrian Observatory for Human Rights said."
    assert count((head, "The Gate"), (body, "Orchard Radio")) == 1


def test_what_an_outlet_says_outright_is_whom_it_names_elsewhere() -> None:
    own = "Shells hit the town of Terter."
    assert count((own, "The Gate"), (RED_CROSS, "The Gate")) == 1
    assert count((own, "Orchard Radio"), (RED_CROSS, "The Gate")) == 2
    assert count((own, "The Gate"), (own, "Orchard Radio")) == 2


def test_reportedly_is_nobody() -> None:
    text = "Shells reportedly hit the town of Terter."
    assert count((text, "The Gate"), (RED_CROSS, "Orchard Radio")) == 1
    assert count((text, "The Gate")) == 1
    assert count() == 0


def test_who_told_an_agency_was_heard_by_it_whoever_prints_it() -> None:
    first = heard("A shepherd told AFP that shells hit the town of Terter.", "The Gate")
    other = heard("A farmer told AFP that shells hit the town of Terter.", "Orchard Radio")
    assert len(sources([*first, *other])) == 1
    assert told("He told the army. She told Reuters.") == "Reuters"
    assert told("He told us of Reuters.") is None


def test_a_word_that_stands_for_somebody_is_no_source_of_its_own() -> None:
    other = "Shells hit the town of Terter, he said."
    assert count((RED_CROSS, "The Gate"), (other, "Orchard Radio")) == 1
    [he] = {one.origin.name for one in heard(other, "Orchard Radio") if one.voice is not None}
    assert he == "other voice, as heard by Orchard Radio"


def test_a_name_cut_short_adds_nothing_beside_the_whole() -> None:
    whole = "Shells hit the town of Terter, Red Cross spokeswoman Ana Solberg said."
    short = "Shells hit the town of Terter, Solberg said."
    assert count((whole, "The Gate"), (short, "Orchard Radio")) == 1


def test_the_ministry_without_a_state_may_be_the_one_with_it() -> None:
    known = "Shells hit the town of Terter, Azerbaijan's defence ministry said."
    bare = "Shells hit the town of Terter, the ministry said."
    assert count((known, "The Gate"), (bare, "Orchard Radio")) == 1
