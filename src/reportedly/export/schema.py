"""The JSON Schema of the record, generated from its classes."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from reportedly.claim import Claim


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one claim.

    >>> schema()["$ref"]
    '#/$defs/Claim'
    """
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A claim, as reportedly records it",
    }
    return {**head, **msgspec.json.schema(Claim)}


def schema_text() -> str:
    """The schema as ``docs/claim.schema.json`` holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
