"""What a trained tagger says of a text: scores per named head, with no meaning attached.

Rooms that can use scores take them as their second argument and carry on by rule where there
are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """``heads[name][i]`` holds the scores of token ``i``, one per label of that head."""

    reader: str
    heads: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


RULES_ONLY = Scores("rules")
