"""Importing this loads the English model, for processes that part after it and then share it.

Loading takes longer than reading a hundred reports. Files that may not be shared, such as the
gazetteer, are opened by each process for itself.
"""

from __future__ import annotations

from contextlib import suppress

from reportedly.language import english
from reportedly.report import plain

with suppress(Exception):  # whoever reads will meet the same fault and can say so
    english.analyse(plain.report("The model is loaded."))
