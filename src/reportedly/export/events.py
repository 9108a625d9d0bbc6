"""An event as ``explain --json`` and the interface for programs give it."""

from __future__ import annotations

from typing import Any

import msgspec

from reportedly.ledger.events import Change, Explained


def explained(found: Explained) -> dict[str, Any]:
    """The event with its assessment, its claims in the order in which they were made, and what is missing."""
    known = found.known
    return {
        "event": found.event,
        "standing": known.standing,
        "disputes": known.disputes,
        "independent": known.independent,
        "sides": known.sides,
        "tolls": msgspec.to_builtins(known.tolls),
        "origins": msgspec.to_builtins(known.origins),
        "claims": [told(change) for change in found.claims],
        "disagreements": msgspec.to_builtins(known.disagreements),
        "reasons": known.reasons,
        "missing": found.missing,
        "judgements": msgspec.to_builtins(found.judgements),
        "former": found.former,
    }


def told(change: Change) -> dict[str, Any]:
    """A claim of an event: its words, its part, what it changed, and how it was traced to its origin."""
    held, origin = change.held, change.teller.origin
    return {
        "claim": held.claim.id, "report": held.claim.report, "published": held.published,
        "outlet": held.outlet, "document": held.document, "kind": held.claim.event.kind,
        "polarity": held.claim.certainty.polarity, "stance": held.claim.voices[-1].stance,
        "quote": held.claim.anchor.quote, "part": change.part, "changes": change.changed,
        "origin": {"key": origin.key, "name": origin.name, "kind": origin.kind, "side": origin.side},
        "trace": [{"how": s.how, "name": s.name, "reason": s.reason} for s in origin.steps],
    }  # fmt: skip
