"""Who did it, where a sentence takes up the act of one before; and where nobody may be guessed."""

from __future__ import annotations

import pytest

from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report import plain


def claim(told: str, trigger: str) -> Claim:
    claims = read(plain.report(told, published="2020-10-08"), "rules").claims
    return [c for c in claims if c.event.trigger.quote == trigger][-1]


@pytest.mark.parametrize(
    ("told", "trigger", "doers"),
    [
        # "the" act is the one told before
        ("Rebels shelled the mill on Sunday. The shelling wounded two.", "wounded", ["Rebels"]),
        ("Rebels shelled the mill on Sunday. Three children died in the attack.", "died", ["Rebels"]),
        ("Turkish jets carried out air strikes near the dam. The air raids began at dawn.", "air raids", ["Turkish"]),
        ("Turkish jets bombed the dam on Sunday. It was noon. The strikes hit a school.", "hit", ["Turkish"]),
        # a count goes on
        ("Rebels killed nine men in the pass. Dozens of people were also wounded.", "wounded", ["Rebels"]),
        # another act, another means, another cause: nobody is guessed
        ("Rebels shelled the mill on Sunday. An earlier attack killed two.", "killed", []),
        ("Rebels shelled the mill on Sunday. The blast killed four.", "killed", []),
        ("Rebels shelled the mill on Sunday. Attacks killed hundreds that year.", "killed", []),
        ("Rebels killed nine men in the pass. Two were also wounded in a landslide.", "wounded", []),
        # two have acted
        ("Rebels shelled the mill on Sunday. The army bombed the dam. The attack killed two.", "killed", []),
        # what is denied, planned or feared gives nobody away
        ("Russia denied that its jets had bombed the market. The strike killed ten people.", "killed", []),
        ("Turkey may bomb the dam on Friday. The strike killed ten people.", "killed", []),
        # too far
        ("Rebels shelled the mill. It was noon. It rained. Nobody spoke. The shelling wounded two.", "wounded", []),
    ],
)  # fmt: skip
def test_who_did_what_is_taken_up(told: str, trigger: str, doers: list[str]) -> None:
    found = claim(told, trigger)
    assert [p.mention.quote for p in found.event.actors] == doers
    assert ("actors" in found.read_by) == bool(doers)


def test_what_one_side_alleges_is_not_put_into_anothers_mouth() -> None:
    told = "Chad accused Mali of shelling the mill. The shelling wounded two, doctors said."
    assert claim(told, "wounded").event.actors == ()
