"""What read a claim: the version of the code, of the tables and of the models."""

from __future__ import annotations

from functools import cache

__version__ = "0.1.0"


@cache
def reader() -> str:
    """The stamp that every claim carries, e.g. ``reportedly 0.1.0 tables 1f0c… en_core_web_sm-3.8.0``."""
    from reportedly.language import english
    from reportedly.tables import fingerprint

    return f"reportedly {__version__} tables {fingerprint()} {english.version()}"
