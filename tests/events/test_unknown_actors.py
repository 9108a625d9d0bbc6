"""Actors whom no table knows, and actors that another word of the sentence names."""

from __future__ import annotations

import pytest

from reportedly import events
from reportedly.language import english
from reportedly.report import plain

#: A sentence, the trigger asked about, and the words of who acts and of whom it is done to.
SHEET = [
    # whoever can act is an actor, known or not
    ("A Riga court convicted the former minister on Monday.", "convicted", ["A Riga court"]),
    ("The Harbour League condemned the shelling of the port.", "condemned", ["The Harbour League"]),
    ("President Mbele welcomed the decision of the union.", "welcomed", ["President Mbele"]),
    ("Some lawmakers rejected the proposal.", "rejected", ["Some lawmakers"]),
    ("The committee accused the company of fraud.", "accused", ["The committee"]),
    # what cannot act is none
    ("A car bomb killed five people in the market.", "killed", []),
    ("The flood killed five people in the valley.", "killed", []),
    ("A tunnel blast killed five people.", "killed", []),
    ("The Kalibr missile struck the village.", "struck", []),
    # who says it of itself does it
    ("The league said it rejected the offer.", "rejected", ["The league"]),
    ("The unions said they condemned the arrests.", "condemned", ["The unions"]),
    ("The unions said it rejected the offer.", "rejected", []),
    # a cause that has its own actor lends it
    ("Ten villagers were killed in Turkish shelling.", "killed", ["Turkish"]),
    ("Two men died on Monday in clashes between rebels and villagers.", "died", []),
    # an order is the act of who gives it
    ("A Dutch judge ordered the arrest of two ministers.", "arrest", ["A Dutch judge"]),
    ("The president granted a pardon to the journalist.", "pardon", ["The president"]),
    ("A newspaper reported the arrest of two ministers.", "arrest", []),
    # an adjective lends its subject
    ("Both armies were guilty of violating the truce.", "violating", ["Both armies"]),
    ("Thousands protested in the capital.", "protested", ["Thousands"]),
    # who made a deal stands between; who is blamed for strikes made them
    ("They praised the deal reached between Chad and Mali.", "reached", ["Chad", "Mali"]),
    # never swapped by a passive
    ("The former minister was convicted by a Riga court.", "convicted", ["a Riga court"]),
    ("The offer was rejected by the Harbour League.", "rejected", ["the Harbour League"]),
    ("The former minister was convicted.", "convicted", []),
]

TARGETS = [
    ("Some countries called for sanctions against Moscow.", "called for", ["Moscow"]),
    ("The former minister was convicted by a Riga court.", "convicted", ["The former minister"]),
    ("The town has been under rocket attacks since May.", "rocket attacks", ["The town"]),
    ("The truce recalled the role of Moscow.", "truce", []),
    ("The army used chemical weapons on three occasions.", "used", []),
    ("Armenia said four of its troops were killed.", "killed", ["four of its troops"]),
    ("The judges convicted the former minister.", "convicted", ["the former minister"]),
    ("The offer was rejected by the Harbour League.", "rejected", ["The offer"]),
]


def _read(sentence: str, trigger: str, side: str) -> list[str]:
    found = events.find(english.analyse(plain.report(sentence)))
    mention = next(e for e in found if e.trigger.quote == trigger)
    return [party.mention.quote for party in getattr(mention, side)]


@pytest.mark.parametrize(("sentence", "trigger", "wanted"), SHEET)
def test_actors(sentence: str, trigger: str, wanted: list[str]) -> None:
    assert _read(sentence, trigger, "actors") == wanted


@pytest.mark.parametrize(("sentence", "trigger", "wanted"), TARGETS)
def test_targets(sentence: str, trigger: str, wanted: list[str]) -> None:
    assert _read(sentence, trigger, "targets") == wanted
