"""An event as one trigger word names it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Counted, EventKind, Means, Party
from reportedly.span import Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger with its parties and means.

    ``token`` is the index of the trigger's head token, ``clause`` the clause that makes the claim
    (trigger, subject, objects, without attribution or neighbouring clauses). ``figure_what`` says
    what a number that hangs on this trigger counts (``killed`` for "killed"), null where the noun
    that is counted says it.
    """

    trigger: Span
    token: int
    clause: Span
    kind: EventKind
    plover: str | None
    acled: str | None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    means: tuple[Means, ...] = ()
    by: str = "kinds.toml"
    score: float | None = None
    figure_what: Counted | None = None
