"""One cue on the way from a trigger up the sentence, and the way itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.certainty.signatures import Hedge, Signature
from reportedly.language.text import Token


@dataclass(frozen=True, slots=True)
class Step:
    """One cue on the way: its kind, the words, whether it is in the trigger's own clause."""

    kind: str
    cue: tuple[Token, ...]
    own: bool
    hedge: Hedge | None = None
    signature: Signature | None = None


@dataclass(slots=True)
class Path:
    """The steps, innermost first, and the features of form met on the way."""

    trigger: Token
    steps: list[Step] = field(default_factory=list)
    form: set[str] = field(default_factory=set)
