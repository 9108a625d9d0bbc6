"""Make ``places/weights.tsv``: how much each feature speaks for a name's being a place's.

``python -m training.place_weights --data DIR`` learns from the seen four fifths of the corpora in
``DIR/places``: logistic regression (L2) over every name that the gazetteer holds, right where it
overlaps a gold toponym. Features seen fewer than ``RARE`` times are left out. What those corpora of
peace-time news cannot weigh is set by hand (``BY_HAND``), and the rest is learned beside it. Prints
precision, recall and F1, cross-validated over documents. Nothing is random.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from training.place_corpora import SETS, annotated, touching

from reportedly.places.finder import LIKELY
from reportedly.places.gazetteer import gazetteer
from reportedly.places.recognition import recognise

RARE = 12
PENALTY, BIAS_PENALTY = 2.0, 0.01
FOLDS = 5
STEPS = 25
#: A name of towns.tsv, which news of war has printed before; and what is done to places in war.
BY_HAND = {"own-table": 1.5, "war:taken": 1.8, "war:fell": 1.3, "war:hit": 0.8}
TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "places" / "weights.tsv"
HEAD = """\
# How much each feature of evidence.py speaks for a name's being a place's: the logarithm of odds.
# Origin: training/place_weights.py: logistic regression (L2, 2.0) on the seen four fifths of LGL, TR-News, GeoVirus and GeoWebNews, where
# a name is right when it overlaps a gold toponym. Features seen fewer than a dozen times are left out. Learned, not set by hand: change
# them by learning anew. The exceptions stand in that script, since those corpora tell of peace and cannot weigh them: own-table, a name
# of towns.tsv, and war:taken, war:fell, war:hit, what is done to a place in war (hostilities.py).
feature	weight
"""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A name with its features, and whether gold calls it a place."""

    corpus: str
    document: str
    features: tuple[str, ...]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--table", type=Path, default=TABLE)
    asked = parser.parse_args()
    examples = collect(asked.data, asked.limit)
    counts = Counter(f for e in examples for f in e.features)
    names = sorted(f for f, n in counts.items() if n >= RARE and f not in BY_HAND)
    report(examples, names)
    for feature in BY_HAND:
        mine = [e.right for e in examples if feature in e.features]
        print(f"{feature} by hand: seen {len(mine)} times, {sum(mine)} of them places")
    weights = fit(*matrix(examples, names))
    learned = dict(zip(names, weights[:-1].round(2).tolist(), strict=True))
    write(asked.table, {**learned, **BY_HAND}, float(weights[-1]))


def collect(data: Path, limit: int | None) -> list[Example]:
    """Every name in the seen reports that may be a place's."""
    known = gazetteer()
    return [
        Example(
            one.corpus,
            one.id,
            name.features,
            touching(one.gold, name.start, name.end) is not None,
        )
        for one in annotated(data, limit)
        for name in recognise(one.text, known)
    ]


def matrix(examples: list[Example], names: list[str]) -> tuple[Array, Array, Array]:
    """Features (the last is the bias), what is set by hand, and the answers; a row an example."""
    at = {name: i for i, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names) + 1))
    rows[:, -1] = 1
    for i, example in enumerate(examples):
        for feature in example.features:
            if feature in at:
                rows[i, at[feature]] = 1
    given = [sum(BY_HAND.get(f, 0.0) for f in e.features) for e in examples]
    return rows, np.array(given), np.array([float(e.right) for e in examples])


def fit(rows: Array, given: Array, right: Array) -> Array:
    """Newton's method on the penalised likelihood."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(len(weights), PENALTY)
    penalty[-1] = BIAS_PENALTY
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-(rows @ weights + given)))
        slope = rows.T @ (odds - right) + penalty * weights
        curve = (rows * (odds * (1 - odds))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def report(examples: list[Example], names: list[str]) -> None:
    """Print how well names are told apart in documents that were not learned from."""
    rows, given, right = matrix(examples, names)
    documents = sorted({(e.corpus, e.document) for e in examples})
    fold_of = {document: i % FOLDS for i, document in enumerate(documents)}
    fold = np.array([fold_of[e.corpus, e.document] for e in examples])
    odds = np.zeros(len(right))
    for k in range(FOLDS):
        rest = fold != k
        weights = fit(rows[rest], given[rest], right[rest])
        odds[~rest] = 1 / (1 + np.exp(-(rows[~rest] @ weights + given[~rest])))
    for corpus in SETS:
        mine = np.array([e.corpus == corpus for e in examples])
        said, true = odds[mine] > LIKELY, right[mine]
        hits, found, gold = (said * true).sum(), said.sum(), true.sum()
        f1 = 2 * hits / (found + gold) if found + gold else 0.0
        print(f"{corpus}: P {hits / max(1, found):.3f} R {hits / max(1, gold):.3f} F1 {f1:.3f}")


def write(table: Path, weights: dict[str, float], bias: float) -> None:
    """Write the table, the heaviest first."""
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{feature}\t{weight + 0.0}\n" for feature, weight in ordered]
    table.write_text(HEAD + f"bias\t{bias:.2f}\n" + "".join(lines), encoding="utf-8")
    print(f"{table}: {len(lines)} features")


if __name__ == "__main__":
    main()
