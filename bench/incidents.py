"""Which incidents of a report MUC-4 would ask for, by type, from the claims that were read.

MUC-4's task (proceedings, 1992, appendix A) asks for acts of terrorism that the report tells as having
happened, against others than soldiers and guerrillas, each under one type. Claims hold more than that:
what is only threatened or denied, fighting between armies, the death beside the bomb that caused it. This
is the mapping. Not mapped: whether an incident is of the last two months, and told of as one in particular.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.claim import Claim

#: Our event kinds as MUC-4's incident types.
TYPES = {
    "attack": "ATTACK", "killing": "ATTACK", "shelling": "ATTACK", "air-strike": "ATTACK",
    "grenade-attack": "BOMBING", "bombing": "BOMBING", "suicide-bombing": "BOMBING",
    "mine-or-ied": "BOMBING", "abduction": "KIDNAPPING", "looting": "ROBBERY",
}  # fmt: skip
#: Words by which property was destroyed by fire.
FIRE = re.compile(r"\b(?:fire|burn\w*|torch\w*|ablaze|alight)\b", re.I)
#: Sides of a war, whose losses are no terrorism to MUC-4.
FIGHTING = frozenset({"military", "armed-group"})
NEAR = 250  # characters between a bomb and the dead that it left


def types(claims: Sequence[Claim]) -> set[str]:
    """The incident types of a report's claims.

    >>> from reportedly.reading import read
    >>> from reportedly.report import plain
    >>> text = "A bomb went off in a cafe. Two waiters were killed. Rebels did not kidnap the mayor."
    >>> types(read(plain.report(text), "rules").claims)
    {'BOMBING'}
    """
    told = [c for c in claims if type_of(c) and happened(c) and not at_war(c)]
    other = [c for c in told if type_of(c) != "ATTACK"]
    return {type_of(c) for c in told if c in other or not _left_by(c, other)}


def type_of(claim: Claim) -> str:
    """MUC-4's type of a claim's event; empty where it has none. Property burnt is arson."""
    event = claim.event
    if event.kind == "property-destruction" and FIRE.search(event.trigger.quote):
        return "ARSON"
    return TYPES.get(event.kind, "")


def happened(claim: Claim) -> bool:
    """Whether it is told as a fact, or at least as likely."""
    return claim.certainty.polarity == "positive" and claim.certainty.level != "unknown"


def at_war(claim: Claim) -> bool:
    """Whether those who suffer are all soldiers or fighters."""
    roles = {party.role for party in claim.event.targets}
    roles |= {"military" for f in claim.figures if f.who == "military"}
    return bool(roles) and roles <= FIGHTING


def _left_by(claim: Claim, others: Sequence[Claim]) -> bool:
    return any(abs(claim.event.trigger.start - o.event.trigger.start) < NEAR for o in others)
