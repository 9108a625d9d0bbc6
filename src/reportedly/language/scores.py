"""What a trained tagger says of a text: scores per named head, with no meaning attached.

Rooms that can use scores take them as their second argument and carry on by rule where there
are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Rows = NDArray[numpy.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """``heads[name]`` is an array (tokens, width): row ``i`` is what that head says of token ``i``.

    ``parameters[name]`` are arrays that were trained with the heads and that the room which reads
    them needs (the transitions between tags, say).
    """

    reader: str
    heads: Mapping[str, Rows] = field(default_factory=dict)
    parameters: Mapping[str, Rows] = field(default_factory=dict)


RULES_ONLY = Scores("rules")
