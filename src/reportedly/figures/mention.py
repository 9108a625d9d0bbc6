"""A figure and where it hangs in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Figure


@dataclass(frozen=True, slots=True)
class FigureMention:
    """One count.

    ``noun`` is the index of the token that names what is counted ("helicopters"), ``governor`` of
    the event word that it hangs on ("killed", "shot down"), null where there is none. ``part_of`` of
    the figure indexes the list that ``find`` returned.
    """

    figure: Figure
    noun: int | None
    governor: int | None
    by: str = "figures"
    score: float | None = None

    @property
    def perpetrator(self) -> bool:
        """Whether those who did harm are counted ("two gunmen"), not those to whom it was done."""
        return self.figure.perpetrators
