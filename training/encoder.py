"""Train the encoder: ``python -m training.encoder --data DIR --model FOLDER --out FOLDER [--seed N] …``.

Reads the *train* files of ``DIR/attribution`` and ``DIR/certainty``; the recipe is written down in
``docs/training.md``. Prints what it does as lines of JSON.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from training import encoder_data as data
from training import encoder_student as student
from training.encoder_batches import Batch, attributions, certainties, stack_choices
from training.encoder_model import Encoder, Tagger, link_scores, pretrained, unlikeliness

from reportedly.language.encoder import Pieces

LINKING, CERTAINTY = 0.1, 0.3  # weights beside the tags
UNKNOWN = 0.1  # share of words whose traits are hidden in training
RATE, HEADS_RATE, WARM, DECAY = 2e-4, 1e-3, 0.05, 0.01
KEEP = 100  # steps after which a run keeps itself
AVERAGE, EVERY = 0.98, 4  # moving average of the weights, taken every so many steps


def loss_of(tagger: Tagger, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that the batch teaches."""
    hidden = torch.rand(batch.pieces.shape) < UNKNOWN
    traits = batch.traits.masked_fill(hidden.unsqueeze(-1), 0)
    said = tagger.told(batch.pieces, traits, batch.firsts, batch.mask)
    tags, links, certainty = said[0], said[1], said[2].squeeze(-1)
    found = student.losses(said, batch)
    if batch.tags is not None:
        found["tags"] = unlikeliness(tagger, tags, batch.tags, batch.words) / batch.words.sum()
    for kind, choices in enumerate(batch.links or ()):
        if choices:
            owners, partners, signs, real, right = stack_choices(choices, links)
            scores = link_scores(tagger, kind, owners, partners, signs)
            scores = scores.masked_fill(~real, -10_000.0)
            found[f"links{kind}"] = LINKING * functional.cross_entropy(scores, right)
    if batch.certainty is not None:
        told = certainty[batch.certainty[:, 0], batch.certainty[:, 1]]
        away = functional.smooth_l1_loss(told, batch.labels, reduction="none")
        found["certainty"] = CERTAINTY * (away * batch.weights).mean()
    return found


def mixed(one: list[Batch], other: list[Batch], chance: random.Random) -> Iterator[Batch]:
    """Two kinds of batches in one order."""
    order = [True] * len(one) + [False] * len(other)
    chance.shuffle(order)
    first, second = iter(one), iter(other)
    return (next(first) if kind else next(second) for kind in order)


def optimizer_of(tagger: Tagger) -> torch.optim.Optimizer:
    """AdamW, by which what begins at random learns faster than what was pretrained."""
    heads = {
        n for n, _ in tagger.named_parameters() if not n.startswith("encoder.") or "traits" in n
    }
    return torch.optim.AdamW(
        [
            {"params": [p for n, p in tagger.named_parameters() if n not in heads], "lr": RATE},
            {"params": [p for n, p in tagger.named_parameters() if n in heads], "lr": HEADS_RATE},
        ],
        weight_decay=DECAY, fused=True,
    )  # fmt: skip


def learn(tagger: Tagger, batch: Batch, optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """One step down the loss of a batch."""
    tagger.train()
    losses = loss_of(tagger, batch)
    optimizer.zero_grad()
    torch.stack(list(losses.values())).sum().backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    return losses


def train(arguments: argparse.Namespace) -> Tagger:
    """Train one tagger from one seed; a run that was stopped goes on where it last kept itself."""
    torch.manual_seed(arguments.seed)
    chance = random.Random(arguments.seed)
    folder, cache = Path(arguments.data), arguments.cache
    tokenizer = arguments.model / "tokenizer.json"
    marks = Pieces(tokenizer)

    def corpus(name: str) -> list[data.Document]:
        kind, stem = name.split("/")
        if stem.removesuffix("-train") in arguments.without:
            return []
        return data.corpus(kind, folder / f"{name}.jsonl", tokenizer, cache)

    articles = corpus("attribution/polnear-train")
    facts = [
        (corpus("certainty/uw-train"), 1.0, 1.0),
        (corpus("certainty/meantime-train"), 1.0, 1.0),
        (corpus("certainty/uds-ih2-train"), 0.25, 0.5),
    ]
    if arguments.limit:
        articles = articles[: arguments.limit]
    sizes = data.vocabulary().sizes()
    tagger, reports = Tagger(Encoder(pretrained(arguments.model), sizes)), []
    if arguments.teacher:
        by = student.teacher(arguments.teacher, arguments.model)
        tagger = student.student(by, arguments.layers)
        reports = [d for path in sorted((folder / "reports").glob("*.jsonl"))
                   for d in data.corpus("reports", path, tokenizer, cache) if len(d.words)]  # fmt: skip
        student.teach(by, [*articles, *reports], marks)
        _say(taught=len(articles), unlabelled=len(reports))
    optimizer = optimizer_of(tagger)
    smooth = copy.deepcopy(tagger).eval()
    steps_an_epoch = (
        len(list(attributions(articles, marks, random.Random(0))))
        + len(list(certainties(facts, marks, random.Random(0))))
        + len(list(student.unlabelled(reports, marks, random.Random(0))))
    )
    total = arguments.epochs * steps_an_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(n / (WARM * total), max(0.0, (total - n) / (total * (1 - WARM))))
    )
    arguments.out.mkdir(parents=True, exist_ok=True)
    kept = arguments.out / f"seed{arguments.seed}-unfinished.pt"
    parts = {"tagger": tagger, "smooth": smooth, "optimizer": optimizer, "schedule": schedule}
    epoch, step, done = resumed(kept, parts, chance)
    begun = time.perf_counter()
    sums: dict[str, float] = {}
    while epoch < arguments.epochs:
        order = chance.getstate()
        labelled = mixed(
            list(attributions(articles, marks, chance)),
            list(certainties(facts, marks, chance)),
            chance,
        )
        alone = list(student.unlabelled(reports, marks, chance))
        epoch_batches = mixed(list(labelled), alone, chance)
        for at, batch in enumerate(epoch_batches, 1):
            if at <= done:
                continue
            losses = learn(tagger, batch, optimizer)
            schedule.step()
            step += 1
            for name, value in losses.items():
                sums[name] = 0.99 * sums.get(name, value.item()) + 0.01 * value.item()
            if step % EVERY == 0:
                _average(smooth, tagger, min(AVERAGE, step / (step + 40)))
            if step % 100 == 0 or step == 10:
                _say(step=step, of=total, seconds=round(time.perf_counter() - begun),
                     **{n: round(v, 4) for n, v in sums.items()})  # fmt: skip
            if step % KEEP == 0:
                keep(kept, parts, order, epoch, step, at)
        epoch, done = epoch + 1, 0
        torch.save(smooth.state_dict(), arguments.out / f"seed{arguments.seed}-epoch{epoch}.pt")
        keep(kept, parts, chance.getstate(), epoch, step, 0)
    kept.unlink(missing_ok=True)
    return smooth


def keep(
    path: Path, parts: Mapping[str, Any], order: Any, epoch: int, step: int, done: int
) -> None:
    """Write what a run needs to go on: ``order`` is the state of chance as the epoch began, of which so many batches are done."""
    state = {name: part.state_dict() for name, part in parts.items()}
    state |= {"chance": order, "torch": torch.get_rng_state(), "done": done}
    torch.save(state | {"epoch": epoch, "step": step}, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def resumed(path: Path, parts: Mapping[str, Any], chance: random.Random) -> tuple[int, int, int]:
    """Bring everything to where ``keep`` left it; the epochs, steps and batches of the epoch done."""
    if not path.exists():
        return 0, 0, 0
    state = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    chance.setstate(state["chance"])
    torch.set_rng_state(state["torch"])
    _say(resumed=str(path), epochs=state["epoch"], steps=state["step"])
    return state["epoch"], state["step"], state["done"]


@torch.no_grad()
def _average(smooth: Tagger, tagger: Tagger, keep: float) -> None:
    for mine, theirs in zip(smooth.parameters(), tagger.parameters(), strict=True):
        mine.lerp_(theirs, 1 - keep)


def _say(**fields: object) -> None:
    print(json.dumps(fields), flush=True)


def main() -> None:
    """Read the arguments, train, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--model", type=Path, required=True, help="folder of the pretrained weights"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--teacher", type=Path, help="folder of weights of which this is a student")
    parser.add_argument("--layers", type=int, default=6, help="of a student")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--limit", type=int, help="train on so many articles only")
    parser.add_argument("--without", nargs="*", default=[], help="corpora to leave out, by name")
    arguments = parser.parse_args()
    tagger = train(arguments)
    torch.save(tagger.state_dict(), arguments.out / f"seed{arguments.seed}.pt")


if __name__ == "__main__":
    main()
