"""A time expression and its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Time


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 expression; ``time.timex`` is its value, ``time.mention`` its span.

    ``type`` is the TIMEX3 type. Durations and sets carry no ``start``/``end`` in ``time`` unless
    they are anchored ("over the past two weeks"). A stretch written by its two ends ("from 27
    September to 10 November") is one expression of precision ``range`` whose value is an ISO 8601
    interval; ``ends`` are the two dates, which TIMEX3 annotates apart.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    time: Time
    by: str = "times"
    score: float | None = None
    ends: tuple[Time, Time] | None = None
