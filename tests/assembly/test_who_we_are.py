"""Who "we" and "us" are: the one who speaks, and nobody where nobody is known."""

from __future__ import annotations

import pytest

from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report import plain


def claims(sentence: str, kind: str) -> list[Claim]:
    found = read(plain.report(sentence), "rules").claims
    return [c for c in found if c.event.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "targets"),
    [
        ("“We have released two prisoners,” Turkey's defence minister said.", "release", ["TUR"], [None]),
        ("The Syrian army said: “Rebels attacked us near the dam.”", "attack", [None], ["SYR"]),
        ("The Syrian army said: “They attacked us near the dam.”", "attack", [], ["SYR"]),
        ("“We shelled the port,” the Turkish army said.", "shelling", ["TUR"], [None]),
        # nobody is guessed
        ("“We have released two prisoners,” a source said.", "release", [], [None]),
        ("We shelled the port.", "shelling", [], [None]),
    ],
)  # fmt: skip
def test_who_speaks_is_meant(
    sentence: str, kind: str, actors: list[str | None], targets: list[str | None]
) -> None:
    (claim,) = claims(sentence, kind)
    assert [p.code for p in claim.event.actors] == actors
    assert [p.code for p in claim.event.targets] == targets


def test_the_words_that_stand_for_somebody_are_pointed_at() -> None:
    (claim,) = claims("“We shelled the port,” the Turkish army said.", "shelling")
    (party,) = claim.event.actors
    assert (party.name, party.role, party.mention.quote) == ("Turkey", "military", "We")


@pytest.mark.parametrize(("outlet", "codes"), [("UK Government", ["GBR"]), ("Daily Courier", [])])
def test_we_of_a_published_statement_are_its_office_and_of_a_paper_nobody(
    outlet: str, codes: list[str]
) -> None:
    report = plain.report("We condemn the bomb attacks in the port of Basra.", outlet=outlet)
    found = read(report, "rules").claims
    (claim,) = [c for c in found if c.event.kind == "criticism"]
    assert [p.code for p in claim.event.actors] == codes
