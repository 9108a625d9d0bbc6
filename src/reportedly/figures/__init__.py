"""How many? Counts of people harmed and of things, with their bounds."""

from reportedly.figures.finder import find
from reportedly.figures.mention import FigureMention

__all__ = ["FigureMention", "find"]
