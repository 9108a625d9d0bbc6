"""``python -m bench.seed_misses --data DIR``: what the reading of hand-read reports got wrong.

Per document: the hand-read claims that nothing answers (``MISSED``), those answered with a wrong
field (``WRONG``, with what was read and what was wanted), and the claims that answer nothing (``EXTRA``).
For development, on reports that may be looked at. Exit code 2 when there is no such file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.hand_read import FIELDS, Json, pairs
from bench.seed import TASK
from bench.task import Document, paths

WIDTH = 90


def misses(document: Document, claims: list[Json]) -> Iterator[str]:
    """The lines to print for one document."""
    golds: list[Json] = document["gold"]
    paired = {pair.gold: pair for pair in pairs(document["text"], golds, claims)}
    for i, gold in enumerate(golds):
        pair = paired.get(i)
        if pair is None:
            yield f"MISSED  {gold['quote'][:WIDTH]}  ({', '.join(gold['kind'])})"
        elif not pair.whole:
            yield f"WRONG   {gold['quote'][:WIDTH]}"
            for field in FIELDS:
                if pair.right.get(field.name) is False:
                    got = _short(field.got(claims[pair.claim]))
                    yield f"          {field.name}: got {got}; wanted {field.wanted(gold) or 'the usual'}"
    answering = {pair.claim for pair in paired.values()}
    for j, claim in enumerate(claims):
        if j not in answering:
            event, anchor = claim["event"], claim["anchor"]["quote"]
            yield f"EXTRA   {event['kind']} “{event['trigger']['quote']}” in: {' '.join(anchor.split())[:WIDTH]}"


def _short(got: Any) -> str:
    """A value as it fits a line; of figures what matters."""
    if isinstance(got, list) and got and isinstance(got[0], dict):
        keys = ("what", "who", "low", "best", "high", "bound", "scope")
        return str([{key: row[key] for key in keys if row.get(key) is not None} for row in got])
    return repr(got)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.seed_misses", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="as for `python -m bench seed`")
    args = parser.parse_args()
    documents = [d for path in paths(TASK, args.data) for d in TASK.documents(path)]
    if not documents:
        print(
            f"--data {args.data}: no hand-read claims in it; docs/bench.md says how it is laid out.",
            file=sys.stderr,
        )
        return 2
    for document in documents:
        print(f"== {document['id']}")
        print("\n".join(misses(document, TASK.read(document)["claims"])) or "all right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
