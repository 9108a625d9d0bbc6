"""What became of what a voice said, in words and as data."""

from __future__ import annotations

from typing import Any

import msgspec

from reportedly.ledger.track import Track

#: What becomes of what a voice said, and what each means where it says that something happened, or denies it.
FATES = {
    "corroborated": ("another independent source says so too", "another independent source denies it too"),
    "contradicted": ("another source denies it, or says what cannot be so as well", "another source says that it happened"),
    "superseded": ("it has given another number since", ""),
    "withdrawn": ("every report that has it from this voice was withdrawn",) * 2,
}  # fmt: skip


def tracked(found: Track) -> dict[str, Any]:
    """A voice with how many of the events that it affirms and denies came to what, of how many."""
    row: dict[str, Any] = msgspec.to_builtins(found)
    told = row.pop("told")
    for says in ("affirms", "denies"):
        row[says] = {
            fate: dict(zip(("events", "of"), found.count(fate, says), strict=True))
            for fate in FATES
        }
    return row | {"told": told}
