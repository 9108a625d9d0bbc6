"""How much each sign speaks for one event: ``python -m training.likeness --data DIR [--write]``.

Prints the weights of ``corroboration/likeness.toml``, how well they tell pairs of claims by ten folds, and with ``--write``
puts them there. DIR holds ``syria.jsonl`` and ``gva.jsonl``, a report a line with its claims as they were read (``--read FILE`` prints
such lines, of what is not set aside), and ``judged.jsonl``: ``a`` and ``b``, claims of Syria's, and ``same``, what a person says of the pair.

Logistic regressions drawn towards what a coder would expect (``EXPECTED``). All weights come from the judged pairs. Those of ``FREE``, signs of
whole reports, of which few judged pairs have any, are then fitted once more with pairs of leads from the registry's
incidents beside them; a pair of these counts ``REGISTRY`` of a judged one, since not all that a lead says is about its incident.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from bench.aside import is_aside
from bench.linking import TOLD, facts

from reportedly.claim import Claim, to_json
from reportedly.corroboration.blocking import keys
from reportedly.corroboration.facts import Fact
from reportedly.corroboration.likeness import apart, signs
from reportedly.reading import read
from reportedly.report import clean
from reportedly.tables import HERE

EXPECTED = {
    "bias": -2.5, "same_kind": 0.5, "same_place": 1.5, "same_area": 0.3, "inside": 0.3, "no_place": 0.0, "same_day": 0.7,
    "next_day": -1.5, "place_and_day": 1.5, "days": -1.0, "undated": 0.0, "wide_time": -0.5, "parties": 0.7,
    "parties_differ": -1.0, "same_number": 1.5, "other_number": -0.5, "two_tolls": -4.0, "reported_apart": -1.0, "words": 4.0, "about": 3.0, "leads_about": 2.0,
    "named": 4.0, "one_report": 0.0, "beside": 2.0,
}  # fmt: skip
NAMES = list(EXPECTED)
FREE = ("leads_about", "named")
PULL = 3.0  # of the expectation
REGISTRY = 0.3
PAIRS = 3000  # of one incident, and as many of two
SEED = 20201022

Array = npt.NDArray[np.float64]
Rows = tuple[Array, Array]


def main() -> None:
    """Read, or fit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the folder of the readings and judgements")
    parser.add_argument("--read", type=Path, help="print the readings of these reports")
    parser.add_argument("--write", action="store_true", help="write the table")
    given = parser.parse_args()
    if given.read:
        for row in readings(given.read):
            print(json.dumps(row), flush=True)
        return
    judged, registry = _judged(given.data), _registry(given.data)
    print(f"{len(judged[1])} judged pairs, {len(registry[1])} of the registry", file=sys.stderr)
    _folds(judged, registry)
    weights = fitted(judged, registry)
    lines = [f"{name} = {weight:.2f}" for name, weight in zip(NAMES, weights, strict=True)]
    print("\n".join(lines))
    if given.write:
        path = HERE / "corroboration/likeness.toml"
        comment = path.read_text(encoding="utf-8").split("[weights]")[0]
        path.write_text(f"{comment}[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def readings(file: Path) -> Iterator[dict[str, Any]]:
    """The reports of a file that are not set aside, nor of an incident that is, each with its claims."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        incident = row.get("incident")
        if is_aside(str(row["id"])) or (incident and is_aside(f"i{incident}")):
            continue
        report = clean(row["text"], title=row.get("title"), published=row.get("published"))
        yield {
            "id": row["id"], "incident": incident, "title": report.title, "text": report.text,
            "published": report.published.value if report.published else None,
            "claims": [json.loads(to_json(claim)) for claim in read(report).claims],
        }  # fmt: skip


def _told(file: Path) -> Iterator[tuple[str | None, list[Fact]]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        claims = msgspec.convert(row["claims"], list[Claim])
        yield row["incident"], facts(claims, row["title"], row["text"], row["published"])


def _judged(folder: Path) -> Rows:
    by_id = {one.claim: one for _, told in _told(folder / "syria.jsonl") for one in told}
    rows = map(json.loads, (folder / "judged.jsonl").read_text(encoding="utf-8").splitlines())
    sure = [row for row in rows if row["same"] in ("yes", "no")]
    return _rows((by_id[r["a"]], by_id[r["b"]], r["same"] == "yes") for r in sure)


def _registry(folder: Path) -> Rows:
    """Pairs of claims that meet under a key: of leads of one incident, and of any of two incidents."""
    incident: dict[str, str | None] = {}
    met: dict[int, list[Fact]] = defaultdict(list)
    for name, told in _told(folder / "gva.jsonl"):
        for one in told:
            if one.happenings & TOLD and one.positive:
                incident[one.claim] = name
                for key in keys(one):
                    met[key].append(one)
    found: dict[bool, dict[tuple[str, str], tuple[Fact, Fact]]] = {True: {}, False: {}}
    for together in met.values():
        ordered = sorted(together, key=lambda one: one.claim)[:40]
        for n, one in enumerate(ordered):
            for other in ordered[:n]:
                same = incident[one.claim] == incident[other.claim]
                if one.report == other.report or apart(one, other):
                    continue
                if not same or (one.lead and other.lead):
                    found[same][other.claim, one.claim] = other, one
    draw = random.Random(SEED)
    drawn = {same: draw.sample(sorted(p), min(PAIRS, len(p))) for same, p in found.items()}
    return _rows((*found[same][pair], same) for same, pairs in drawn.items() for pair in pairs)


def _rows(pairs: Iterable[tuple[Fact, Fact, bool]]) -> Rows:
    made, label = [], []
    for one, other, same in pairs:
        held = signs(one, other)
        made.append([1.0, *(held[name] for name in NAMES[1:])])
        label.append(float(same))
    return np.array(made), np.array(label)


def fitted(judged: Rows, registry: Rows) -> Array:
    """The weights, in the order of ``NAMES``."""
    expected = np.array(list(EXPECTED.values()))
    first = _fit(*judged, np.ones(len(judged[1])), expected, NAMES)
    count = np.r_[np.ones(len(judged[1])), np.full(len(registry[1]), REGISTRY)]
    both = np.r_[judged[0], registry[0]], np.r_[judged[1], registry[1]]
    return _fit(*both, count, first, FREE)


def _fit(x: Array, y: Array, count: Array, expected: Array, free: Sequence[str]) -> Array:
    """Newton's method; weights that are not free stay as expected."""
    weights = expected.copy()
    held = np.array([name in free for name in NAMES])
    for _ in range(60):
        odds = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (count * (odds - y)) + PULL * (weights - expected)
        bend = (x * (count * odds * (1 - odds))[:, None]).T @ x + PULL * np.eye(len(weights))
        weights[held] -= np.linalg.solve(bend[np.ix_(held, held)], slope[held])
    return weights


def _folds(judged: Rows, registry: Rows) -> None:
    """How many judged pairs are told right by weights that were fitted without them."""
    x, y = judged
    fold = np.random.default_rng(SEED).integers(0, 10, len(y))
    said = np.zeros(len(y))
    for n in range(10):
        kept = fold != n
        said[~kept] = x[~kept] @ fitted((x[kept], y[kept]), registry)
    right, found = ((said > 0) == y).mean(), y[said > 0].mean()
    print(
        f"right {right:.3f}, precision {found:.3f}, recall {(said[y == 1] > 0).mean():.3f}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
