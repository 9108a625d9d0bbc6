"""Who a noun phrase names: a state, a force, an office, a group, a person, or nobody known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Party, VoiceKind
from reportedly.span import Span


@dataclass(frozen=True, slots=True)
class Who:
    """A noun phrase read as somebody.

    ``head`` is the index of its head token. ``name`` is the table's name (``Azerbaijan``,
    ``Azerbaijani Ministry of Defence``) or the name as written; ``role`` is the part played
    (``military``, ``government``, ``armed-group``, ``civilian`` …); ``code`` is ISO 3166-1 alpha-3 or
    a code of the actor table; ``voice`` is the kind of voice it has when it speaks.
    """

    mention: Span
    head: int
    name: str | None
    role: str | None
    code: str | None
    voice: VoiceKind
    country: str | None = None  # of the state behind it; ISO 3166-1 alpha-3 or a table's code
    rule: str = "actors.tsv"
    sort: Literal["person", "body"] = "body"
    plural: bool = False

    def party(self) -> Party:
        """The same as the record names it among actors and targets."""
        return Party(self.name, self.role, self.code, self.mention)
