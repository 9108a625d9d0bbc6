"""Make ``certainty/weights.tsv``: ridge regression of factuality scores on the cues of the grammar.

``python training/certainty_weights.py --data DIR`` reads ``certainty/*-train.jsonl`` below DIR, writes
the table and prints the cross-validated correlation on UW. Nothing random enters but the order of
the folds, which is seeded; the same data and grammar give the same table.

UW asked for the author's view of news and counts most; MEANTIME is small. UDS-IH2 asked the crowd
whether things happened, so that what is planned or wished lies at its negative end, not in the
middle as in FactBank: it is left out unless named (at a weight of 0.02 it lowers r on UW from .814
to .808). Features seen fewer than ``RARE`` times are dropped.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reportedly.certainty.composition import compose
from reportedly.certainty.path import path
from reportedly.certainty.score import features
from reportedly.language import english
from reportedly.report.plain import report

WEIGHT = {"uw": 1.0, "meantime": 0.5, "uds-ih2": 0.02}
DEFAULT = ["uw", "meantime"]
RARE = 8
PENALTY = 8.0
FOLDS = 5
SEED = 20201022
TABLE = Path(__file__).parent.parent / "src/reportedly/certainty/weights.tsv"
HEAD = """# Weights of the score (score.py), by ridge regression; made by training/certainty_weights.py, not by hand.
# Trained on the training parts of UW and MEANTIME. own: cue in the trigger's clause; above: farther up;
# composed: level and polarity that the cues compose to; form, tag, dep, noun: grammatical form.
"""

Row = tuple[str, int, set[str], float]
Array = npt.NDArray[np.float64]


def rows(file: Path, corpus: str, limit: int | None) -> list[Row]:
    """Corpus, sentence, features and label of each target."""
    found: list[Row] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()[:limit]):
        row = json.loads(line)
        text = english.analyse(report(row["text"]))
        starts = offsets(row["text"])
        for target in row["targets"]:
            token = text.token_at(starts[target["span1"][0]])
            if token is not None:
                way = path(text, token)
                found.append((corpus, number, features(way, compose(way)), float(target["label"])))
    return found


def offsets(text: str) -> list[int]:
    """Where each of the space-joined tokens begins."""
    starts, at = [], 0
    for token in text.split(" "):
        starts.append(at)
        at += len(token) + 1
    return starts


def matrix(data: list[Row], names: list[str]) -> Array:
    """One row of zeros and ones per target, the bias first."""
    column = {name: n + 1 for n, name in enumerate(names)}
    made = np.zeros((len(data), len(names) + 1))
    made[:, 0] = 1.0
    for n, (_, _, held, _) in enumerate(data):
        for name in held:
            if name in column:
                made[n, column[name]] = 1.0
    return made


def fit(data: list[Row], names: list[str]) -> Array:
    """The ridge solution, the bias not penalised."""
    x = matrix(data, names)
    y = np.array([row[3] for row in data])
    w = np.array([WEIGHT[row[0]] for row in data])
    penalty = PENALTY * np.eye(x.shape[1])
    penalty[0, 0] = 0.0
    solved: Array = np.linalg.solve(x.T @ (x * w[:, None]) + penalty, x.T @ (w * y))
    return solved


def crossed(data: list[Row], names: list[str]) -> tuple[float, float]:
    """Cross-validated Pearson r and mean absolute error on UW, folds by sentence."""
    sentences = sorted({row[1] for row in data if row[0] == "uw"})
    random.Random(SEED).shuffle(sentences)
    told: list[float] = []
    gold: list[float] = []
    for fold in range(FOLDS):
        held = set(sentences[fold::FOLDS])
        tested = [row for row in data if row[0] == "uw" and row[1] in held]
        learnt = [row for row in data if not (row[0] == "uw" and row[1] in held)]
        guessed = np.clip(matrix(tested, names) @ fit(learnt, names), -3, 3)
        told += [float(g) for g in guessed]
        gold += [row[3] for row in tested]
    r = float(np.corrcoef(told, gold)[0, 1])
    return r, float(np.mean(np.abs(np.array(told) - np.array(gold))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--corpora", nargs="+", default=DEFAULT, choices=list(WEIGHT))
    args = parser.parse_args()
    home = args.data / "certainty"
    data: list[Row] = []
    for corpus in args.corpora:
        data += rows(home / f"{corpus}-train.jsonl", corpus, args.limit)
    counts = Counter(name for row in data for name in row[2])
    names = sorted(name for name, n in counts.items() if n >= RARE)
    r, error = crossed(data, names)
    print(
        f"{len(data)} targets, {len(names)} features; UW cross-validated r {r:.3f}, MAE {error:.3f}"
    )
    solved = fit(data, names)
    lines = [f"{name}\t{weight:.3f}" for name, weight in zip(["bias", *names], solved, strict=True)]
    TABLE.write_text(HEAD + "feature\tweight\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
