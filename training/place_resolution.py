"""Make ``places/resolution.tsv``: how much each feature speaks for one of the places of a name.

``python -m training.place_resolution --data DIR`` learns from the seen four fifths of the corpora in
``DIR/places``: a conditional logit (L2) over the namesakes of every name that ``places.find`` would
resolve, and "nil". Right are the namesakes within 161 km of the gold point, nil where there is none. A
report's names are weighed against each other, so that features depend on weights: it is learned in
``PASSES``, each in the context that the last one's weights make, beginning without any,
until they agree. Prints F1 within 161 km of these names, cross-validated over documents. Nothing is
random.

Learning the rest beside what is set by hand, as ``place_weights`` does, was tried: it leaves more
names unknown, and loses as much on GeoWebNews and GeoVirus as it gains on LGL and TR-News.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bench.places import BOUND_KM
from scipy.optimize import minimize
from training.place_corpora import Annotated, annotated, touching

from reportedly.places.finder import Gathered, gather
from reportedly.places.gazetteer import Entry, distance, gazetteer
from reportedly.places.resolution import ROUNDS, Case, cases, features, settle, shortlist
from reportedly.places.sense import in_organisation

PENALTY = 3.0
PASSES = 6
FOLDS = 4
STEPS = 100
#: Set by hand, because corpora of peace-time local news show them too seldom, or because what the
#: text says is to win over numbers; the head of the table gives each its reason.
BY_HAND = {
    "held": 3.0, "not-held": -1.0, "asked": 3.0, "not-asked": -0.5, "home": 1.0,
    "kind:site": 0.0, "kind:region": 1.0, "kind:sea": 1.0, "kind:line": 1.0,
    "neighbour-named": 1.2, "seat": 1.6, "named-after-town": -1.0, "own-table": 2.5,
    "nil": 3.2, "nil-bare": 0.0,
}  # fmt: skip
TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "places" / "resolution.tsv"
HEAD = """\
# How much each feature of resolution.py speaks for one of the places of a name, or for none of them (nil).
# Origin: training/place_resolution.py: conditional logit (L2, 3.0) over the namesakes of {names:,} names in the seen four fifths of LGL,
# TR-News, GeoVirus and GeoWebNews, right within 161 km; nil where no namesake is right. Set by hand there, because those corpora of
# peace-time local news show them too seldom, or because grammar is to win over numbers: held, not-held (the text says what it lies in),
# asked, not-asked (it says what kind of place it is), home (the outlet's country), neighbour-named (its country borders on one that the
# report names: wars cross borders), seat (of a government), named-after-town (an area with its main town's name), own-table (a name of
# towns.tsv), kind:site, kind:region, kind:sea, kind:line (our own table holds no doubtful ones). nil was learned as {nil:.1f} and lowered,
# since recognition has sifted already; nil-bare holds where the report names nothing to compare with.
feature	weight
"""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A name's namesakes with their features, the last of them nil, and which of them are right."""

    document: tuple[str, str]
    features: list[Mapping[str, float]]
    right: list[bool]
    gold: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--table", type=Path, default=TABLE)
    asked = parser.parse_args()
    known = gazetteer()
    reports = [(one, gather(one.text, known)) for one in annotated(asked.data, asked.limit)]
    learned: dict[str, float] = {}
    for turn in range(PASSES):
        table = {**learned, **BY_HAND} if learned else {}
        examples = [e for one, named in reports for e in collect(one, named, table)]
        names = sorted({f for e in examples for row in e.features for f in row} - {"own-table"})
        rows = [matrix(e, names) for e in examples]
        weights = fit(rows, range(len(rows)))
        learned = dict(zip(names, weights.round(2).tolist(), strict=True))
        print(
            f"pass {turn + 1}: {len(examples)} names, F1 {f1(examples, rows, weights):.4f}, "
            f"cross-validated {cross_validated(examples, rows):.4f}"
        )
    head = HEAD.format(names=round(len(examples), -2), nil=learned["nil"])
    write(asked.table, head, {**learned, **BY_HAND})


def collect(one: Annotated, named: Gathered, table: Mapping[str, float]) -> list[Example]:
    """The examples of one report, in the context that these weights make."""
    known = gazetteer()
    weighed = cases(named.names, named.containers)
    rounds = ROUNDS - 1 if table else 0  # the choice is made in the context of the round before
    context, _ = settle(weighed, known, named.countries, None, table, rounds)
    examples = []
    for case in weighed:
        short = shortlist(case.entries, case.around, context)
        told = [features(case.folded, e, case.asked, case.around, context) for e in short]
        for i in case.members:
            example = _example(one, named, case, i, short)
            if example is not None:
                right, gold = example
                nil: list[Mapping[str, float]] = [{"nil": 1.0}]
                examples.append(Example((one.corpus, one.id), [*told, *nil], right, gold))
    return examples


def _example(
    one: Annotated, named: Gathered, case: Case, i: int, short: list[Entry]
) -> tuple[list[bool], bool] | None:
    """Which namesakes are right, and whether gold knows the name; null where it is not scored."""
    name = named.names[i]
    gold = touching(one.scored, name.start, name.end)
    if gold is None:
        unscored = one.corpus != "geowebnews" and touching(one.unscored, name.start, name.end)
        if unscored or in_organisation(one.text, name):
            return None
        return [*(False for _ in short), True], False
    point = (gold["lat"], gold["lon"])
    near = [e.point is not None and distance(e.point, point) <= BOUND_KM for e in short]
    return [*near, not any(near)], True


def matrix(example: Example, names: list[str]) -> tuple[Array, npt.NDArray[np.bool_]]:
    """A row for each namesake, and which are right."""
    at = {name: i for i, name in enumerate(names)}
    rows = np.zeros((len(example.features), len(names)))
    for k, told in enumerate(example.features):
        for feature, value in told.items():
            if feature in at:
                rows[k, at[feature]] = value
    return rows, np.array(example.right)


def fit(rows: list[tuple[Array, npt.NDArray[np.bool_]]], which: range | list[int]) -> Array:
    """The weights that make the right namesakes likeliest, penalised."""

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = 0.0, np.zeros_like(weights)
        for i in which:
            told, right = rows[i]
            power = np.exp(told @ weights - (told @ weights).max())
            odds = power / power.sum()
            mine = odds * right
            mass = mine.sum() + 1e-12
            total -= float(np.log(mass))
            slope -= told.T @ (mine / mass - odds)
        return total + PENALTY / 2 * float(weights @ weights), slope + PENALTY * weights

    start = np.zeros(rows[0][0].shape[1])
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(best.x, dtype=np.float64)


def f1(
    examples: list[Example], rows: list[tuple[Array, npt.NDArray[np.bool_]]], weights: Array
) -> float:
    """F1 of the heaviest namesake of each name; one left unknown is not found."""
    return _f1(examples, [int(np.argmax(told @ weights)) for told, _ in rows])


def cross_validated(
    examples: list[Example], rows: list[tuple[Array, npt.NDArray[np.bool_]]]
) -> float:
    """The same, of weights that were learned from other documents."""
    documents = sorted({e.document for e in examples})
    fold_of = {document: i % FOLDS for i, document in enumerate(documents)}
    best = [0] * len(examples)
    for k in range(FOLDS):
        weights = fit(rows, [i for i, e in enumerate(examples) if fold_of[e.document] != k])
        for i, e in enumerate(examples):
            if fold_of[e.document] == k:
                best[i] = int(np.argmax(rows[i][0] @ weights))
    return _f1(examples, best)


def _f1(examples: list[Example], best: list[int]) -> float:
    found = [(e.right[b], b == len(e.right) - 1) for e, b in zip(examples, best, strict=True)]
    hits = sum(right and not nil for right, nil in found)
    said, gold = sum(not nil for _, nil in found), sum(e.gold for e in examples)
    return 2 * hits / (said + gold)


def write(table: Path, head: str, weights: Mapping[str, float]) -> None:
    """Write the table, the heaviest first."""
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    lines = "".join(f"{feature}\t{weight + 0.0}\n" for feature, weight in ordered)
    table.write_text(head + lines, encoding="utf-8")
    print(f"{table}: {len(ordered)} features")


if __name__ == "__main__":
    main()
