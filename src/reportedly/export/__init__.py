"""Answers for other programs: JSON Lines and CSV."""

from reportedly.export.formats import FORMATS, export
from reportedly.export.lines import record

__all__ = ["FORMATS", "export", "record"]
