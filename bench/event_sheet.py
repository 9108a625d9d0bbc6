"""``python -m bench.sheet --about linking --ledger FILE``: events drawn at random, to be judged by a person's eye.

Drawn evenly, by the seed, among the events that a ledger has from two or more reports. A row shows the event as ``explain`` does, each claim
with its sentence, the origin that it was traced to and its part. ``same`` is right where every claim tells of the one event;
``independence`` where the number of independent sources is that which a
reader of these sentences counts; ``status`` where standing and disputes are what they come to.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.task import Document
from reportedly.ledger import Ledger
from reportedly.ledger.events import Change, Row, events, explain
from reportedly.version import reader


def drawn(path: Path, seed: int, size: int, most: int) -> Iterator[Document]:
    """The events of a sheet, without the fields to be filled; at most ``most`` whose first claim is of one report."""
    with Ledger.open(path, create=False) as ledger:
        told = sorted(events(ledger, reports=2), key=lambda event: str(event["id"]))
        random.Random(f"{seed} {path.stem}").shuffle(told)
        first: Counter[str] = Counter()
        for event in told:
            if not size:
                return
            row = _row(ledger, event, path.stem)
            first[row["report"]] += 1
            if first[row["report"]] <= most:
                size -= 1
                yield row


def _row(ledger: Ledger, event: Row, name: str) -> Document:
    explained = explain(ledger, str(event["id"]))
    known = explained.known
    claims = [_claim(one) for one in explained.claims]
    return {
        "set": name,
        "report": explained.claims[0].held.claim.report,
        "claim": event["id"],
        "reader": reader(),
        "attributed": any(len(one.teller.claim.voices) > 1 for one in explained.claims),
        "event": f"{event['kind']}, {event['place'] or '?'}, {event['first'] or '?'}–{event['last'] or '?'}",
        "killed": event["killed"],
        "standing": known.standing,
        "disputes": list(known.disputes),
        "independent": known.independent,
        "reasons": list(known.reasons),
        "claims": claims,
    }


def _claim(one: Change) -> Document:
    claim, origin = one.teller.claim, one.teller.origin
    return {
        "report": one.held.claim.report[:8],
        "published": one.held.published,
        "title": one.held.title,
        "part": one.part,
        "origin": f"{origin.name} [{origin.kind} {origin.side or ''}]",
        "kind": f"{claim.event.kind} ({claim.event.trigger.quote})",
        "where": claim.place.name if claim.place else None,
        "when": claim.time.start if claim.time else None,
        "certainty": f"{claim.certainty.level} {claim.certainty.polarity} {claim.voices[-1].stance}",
        "sentence": one.held.sentence,
    }
