"""The record as other programs get it, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reportedly.ledger.claims import Held


def record(held: Held) -> dict[str, Any]:
    """The record of ``docs/record.md`` with the report's file and the sentence added.

    ``document`` is the file's name, with ``:ROW`` where it holds several reports; ``known`` is what is known of its
    event (``docs/assessment.md``), absent where it is not linked; ``corrected``,
    ``rejected``, ``withdrawn`` and ``superseded`` are there where they are true.
    """
    line: dict[str, Any] = msgspec.to_builtins(held.claim)
    line["document"] = held.document
    line["sentence"] = held.sentence
    if held.known is not None:
        line["known"] = msgspec.to_builtins(held.known)
    for name in ("corrected", "rejected", "withdrawn", "superseded"):
        if getattr(held, name):
            line[name] = True
    return line


def lines(claims: Iterable[Held]) -> Iterator[str]:
    """A line of JSON for each claim, each with its line's end."""
    for held in claims:
        yield json.dumps(record(held), ensure_ascii=False) + "\n"
