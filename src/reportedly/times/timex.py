"""A time expression and its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Time


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 expression; ``time.timex`` is its value, ``time.mention`` its span.

    ``type`` is the TIMEX3 type. Durations and sets carry no ``start``/``end`` in ``time`` unless
    they are anchored ("since September 27").
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    time: Time
    by: str = "times"
    score: float | None = None
