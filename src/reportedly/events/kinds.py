"""What PLOVER and ACLED call our kinds of event.

PLOVER types and quad classes are those of its codebook (Open Event Data Alliance 2018); ACLED
sub-event types those of ACLED's codebook of 2023. The correspondence stands in ``kinds.toml``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, cast, get_args

from reportedly.claim import Counted, EventKind
from reportedly.errors import TableError
from reportedly.tables import toml

#: Acts of cooperation that PLOVER codes as AGREE when they are only intended, REJECT when refused.
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
#: Acts of conflict that PLOVER codes as THREATEN when they are only intended.
CONFLICTUAL = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE"})


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """The rows of ``kinds.toml``; ``TableError`` where one is missing or names no known type."""
    read = toml("events/kinds.toml")
    rows: Mapping[str, Mapping[str, str]] = read["kinds"]
    known, given = set(get_args(EventKind)), set(rows)
    if known != given:
        odd = sorted(known ^ given)
        raise TableError(f"events/kinds.toml: {odd} must stand once in it and in claim.EventKind.")
    bad = sorted({row["plover"] for row in rows.values()} - set(read["quad"]) - {""})
    if bad:
        raise TableError(f"events/kinds.toml: {bad} are no PLOVER types; they stand under [quad].")
    return rows


def kind(name: str) -> EventKind:
    """A name as a kind; ``TableError`` where the closed list has none such."""
    if name not in table():
        raise TableError(
            f"events: '{name}' is no kind of event; the list stands in docs/record.md."
        )
    return cast(EventKind, name)


def plover(kind: EventKind) -> str | None:
    """The PLOVER type of a kind, null for ``other``.

    >>> plover("deployment")
    'MOBILIZE'
    """
    return table()[kind]["plover"] or None


@cache
def group(name: str) -> frozenset[str]:
    """The kinds of one of the lists under ``[groups]``."""
    listed: str = toml("events/kinds.toml")["groups"][name]
    return frozenset(kind(one) for one in listed.split())


@cache
def taken_up(kind: EventKind) -> frozenset[str]:
    """The kinds that, as the object of a verb of this kind, make no claim beside it.

    >>> "negotiation" in taken_up("refusal"), "shelling" in taken_up("escalation")
    (True, False)
    """
    listed: Mapping[str, str] = toml("events/kinds.toml")["taken-up"]
    return frozenset(listed.get(kind, "").split())


def counted(kind: EventKind) -> Counted | None:
    """What a number that hangs on a trigger of this kind counts; null where the noun says it."""
    counts: Mapping[str, Counted] = toml("events/kinds.toml")["counts"]
    return counts.get(kind)


def refined(kind: EventKind, means: Collection[str]) -> EventKind:
    """The kind that the means make of a general one.

    >>> refined("attack", ["small-arms", "drone"]), refined("attack", [])
    ('drone-strike', 'attack')
    """
    better: Mapping[str, EventKind] = toml("events/kinds.toml")["means"].get(kind, {})
    return next((one for used, one in better.items() if used in means), kind)


def quad(plover: str) -> int:
    """PLOVER's quad class: 1 and 2 verbal and material cooperation, 3 and 4 conflict.

    >>> quad("THREATEN")
    3
    """
    classes: Mapping[str, int] = toml("events/kinds.toml")["quad"]
    if plover not in classes:
        raise ValueError(f"'{plover}' is no PLOVER type; they are {', '.join(classes)}")
    return classes[plover]


def intended(plover: str | None, refused: bool = False) -> str | None:
    """The PLOVER type of an act that is only announced, or that is refused.

    PLOVER (*Verb tense*): cooperation in the future is AGREE, conflict THREATEN; cooperation that
    is refused is REJECT.

    >>> intended("AID"), intended("ASSAULT"), intended("CONCEDE", refused=True)
    ('AGREE', 'THREATEN', 'REJECT')
    """
    if plover in COOPERATIVE:
        return "REJECT" if refused else "AGREE"
    if plover in CONFLICTUAL and not refused:
        return "THREATEN"
    return plover


def acled(
    kind: EventKind,
    actors: Collection[str | None] = (),
    targets: Collection[str | None] = (),
    means: Collection[str] = (),
) -> str | None:
    """The ACLED sub-event type of a kind, given the roles of both sides and the kinds of means.

    >>> acled("territory-taken", actors=["military"])
    'Government regains territory'
    >>> acled("attack", means=["drone"])
    'Air/drone strike'
    >>> acled("visit") is None
    True
    """
    met = {"kinds": (kind,), "actors": actors, "targets": targets, "means": means}
    cases: list[Mapping[str, Any]] = toml("events/kinds.toml")["acled"]
    for case in cases:
        if all(
            name == "type" or not set(wanted).isdisjoint(met[name]) for name, wanted in case.items()
        ):
            return str(case["type"])
    return table()[kind]["acled"] or None
