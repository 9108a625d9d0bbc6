"""Plain lists of ``cues.toml``."""

from __future__ import annotations

from functools import cache

from reportedly.tables import toml


@cache
def words(block: str, key: str = "words") -> frozenset[str]:
    """A list of ``cues.toml`` by its block and key.

    >>> "issue" in words("supports")
    True
    """
    return frozenset(toml("voices/cues.toml")[block][key])
