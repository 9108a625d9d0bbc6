"""How many? Counts of people harmed and of things, with their bounds, and a report's toll."""

from reportedly.figures.finder import find
from reportedly.figures.mention import FigureMention
from reportedly.figures.told import value
from reportedly.figures.toll import Toll, distinct, toll

__all__ = ["FigureMention", "Toll", "distinct", "find", "toll", "value"]
