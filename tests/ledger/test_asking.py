"""Each filter, by sentences that it must and must not find."""

from __future__ import annotations

import pytest
from tests.ledger.kit import entry, opened

from reportedly.errors import InvalidValue
from reportedly.ledger import Filters, Ledger, find, put
from reportedly.ledger.heard import voices
from reportedly.ledger.holdings import reports

ARMY = "The army said 12 people were killed in Ganja on 2020-10-04."
DENIAL = "The ministry denied that troops shelled Barda."
OWN = "A strike hit Shusha on 2020-10-08."
VIDEO = "The army said a video shows that 40 men were not killed."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = opened(tmp_path_factory.mktemp("asking"))
    put(ledger, entry(f"{ARMY} {DENIAL}", outlet="The Gate", published="2020-10-05"))
    put(ledger, entry(OWN, outlet="ÉCHO", published="2020-10-09"))
    put(ledger, entry(f"{ARMY} {VIDEO}", outlet="The Tower", published="2020-10-06"))
    return ledger


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filters(), [ARMY, DENIAL, ARMY, VIDEO, OWN]),
        (Filters(voice="army"), [ARMY, ARMY, VIDEO]),
        (Filters(voice="écho"), [OWN]),
        (Filters(voice="The Gate"), []),  # it only reports what others say
        (Filters(voice_kind=("outlet",)), [OWN]),
        (Filters(voice_kind=("military", "outlet")), [ARMY, DENIAL, ARMY, VIDEO, OWN]),
        (Filters(stance=("denies",)), [DENIAL]),
        (Filters(evidence=("video",)), [VIDEO]),
        (Filters(kind=("shelling", "air-strike")), [DENIAL, OWN]),
        (Filters(actor="ministry"), [DENIAL]),
        (Filters(actor="AZE"), [ARMY, DENIAL, ARMY, VIDEO]),
        (Filters(place="ganja"), [ARMY, ARMY]),
        (Filters(place="AZE"), [ARMY, DENIAL, ARMY, OWN]),
        (Filters(since="2020-10-05"), [OWN]),
        (Filters(until="2020-10-05"), [ARMY, ARMY]),
        (Filters(since="2020-10", until="2020-10"), [ARMY, ARMY, OWN]),
        (Filters(since="2021"), []),
        (Filters(figure="killed"), [ARMY, ARMY, VIDEO]),
        (Filters(figure="killed>=12"), [ARMY, ARMY, VIDEO]),
        (Filters(figure="killed > 12"), [VIDEO]),
        (Filters(figure="killed=12"), [ARMY, ARMY]),
        (Filters(figure="killed<=12"), [ARMY, ARMY]),
        (Filters(figure="wounded"), []),
        (Filters(figure="killed:civilian"), []),
        (Filters(certainty=("probable",)), []),
        (Filters(polarity=("negative",)), [VIDEO]),
        (Filters(outlet="écho"), [OWN]),
        (Filters(text="BARDA"), [DENIAL]),
        (Filters(text="100%"), []),
        (Filters(contradicted=True), [ARMY, VIDEO]),
    ],
)
def test_a_filter_finds(ledger: Ledger, asked: Filters, found: list[str]) -> None:
    assert [held.sentence for held in find(ledger, asked)] == found


def test_limit_and_report(ledger: Ledger) -> None:
    assert len(list(find(ledger, limit=2))) == 2
    [gate] = reports(ledger, outlet="gate")
    assert [h.sentence for h in find(ledger, Filters(report=gate["id"][:8]))] == [ARMY, DENIAL]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Filters(kind=("tea-party",)), "--kind tea-party: not in its list, which is armed-clash"),
        (Filters(voice_kind=("army",)), "--voice-kind army"),
        (Filters(since="last week"), "--since last week: not a date"),
        (Filters(until="2020-13-01"), "not a date"),
        (Filters(figure="dead>=3"), "--figure dead>=3: write killed"),
        (Filters(figure="killed>=a lot"), "write killed"),
        (Filters(figure="killed>=99999999999999999999"), "write killed"),
    ],
)
def test_a_filter_that_nothing_could_fit_is_an_error(
    ledger: Ledger, asked: Filters, why: str
) -> None:
    with pytest.raises(InvalidValue, match=why):
        list(find(ledger, asked))


def test_who_is_heard(ledger: Ledger) -> None:
    heard = {row["name"]: row for row in voices(ledger)}
    assert (heard["The army"]["claims"], heard["The army"]["outlets"]) == (3, 2)
    assert heard["The ministry"]["denials"] == 1
    assert heard["ÉCHO"]["kind"] == "outlet"
    assert "The Gate" not in heard
