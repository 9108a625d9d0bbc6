"""Matrix products: on one thread by numpy's OpenBLAS where that can be had, else by BLIS.

The wheels of spaCy's BLIS are built for no processor in particular; OpenBLAS, which numpy brings,
is three times as fast on one thread, and far slower on several with matrices as small as ours.
How many it takes is fixed when numpy is first imported, so this module comes before that. Words are
read the same by either (the sums differ in the last bits, and no decision stood so near another in
200,000 words, with OpenBLAS made to work as on processors of four generations).
"""

from __future__ import annotations

import os
import sys
from functools import cache

VARIABLE = "OPENBLAS_NUM_THREADS"

if "numpy" not in sys.modules:
    os.environ.setdefault(VARIABLE, "1")


@cache
def by_numpy() -> bool:
    """Whether numpy multiplies by OpenBLAS on one thread."""
    import numpy

    built = numpy.show_config(mode="dicts")
    blas = built["Build Dependencies"]["blas"]["name"]
    return "openblas" in blas and os.environ.get(VARIABLE) == "1"
