"""A place name and what it was resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Place
from reportedly.span import Span


@dataclass(frozen=True, slots=True)
class Toponym:
    """One mention.

    ``sense`` is ``place`` for a place as such, ``metonym`` where it stands for a government or an
    army ("Moscow said"), ``demonym`` for "Armenian", ``part`` inside the name of something else: an
    organisation ("Charleston Police") or a line ("the border of Armenia and Iran"). ``token`` is the
    index of its head token.
    ``place`` is null where nothing in the gazetteer fits. ``point`` is the (lat, lon) that a
    geocoding benchmark scores, also for areas; it is never written into a claim's ``lat``/``lon``.
    """

    mention: Span
    token: int
    sense: Literal["place", "metonym", "demonym", "part"]
    place: Place | None
    point: tuple[float, float] | None = None
    by: str = "gazetteer"
    score: float | None = None
