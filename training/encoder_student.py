"""A student of a trained encoder: fewer layers, taught by what the larger one says of each word.

The student begins as every so-manieth layer of its teacher (Sanh et al. 2019) and learns, beside the corpora's own labels, the
teacher's tags softened (Hinton et al. 2015), its link vectors, its certainty and its last states (Jiao et al. 2020), on the training articles and
on reports that nobody has labelled. The teacher is read from the folder in which its weights ship, so that it need not be trained again.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional
from training import encoder_data as data
from training.encoder_batches import WINDOWS, Batch, cuts, pack
from training.encoder_data import Document, Lesson
from training.encoder_model import BUCKETS, Encoder, Tagger, pretrained

from reportedly.language.encoder import Pieces
from reportedly.language.windows import LONGEST, most_central

SOFT = 2.0  # by which the teacher's tags are divided before they are chances
SHARES = {"tags": 1.0, "links": 0.5, "certainty": 0.1, "states": 1.0}
MATRIX = re.compile(r"/tagger/(.+)/MatMul(?:_quant)?$")


def teacher(folder: Path, model: Path) -> Tagger:
    """The tagger whose weights ship in ``folder``, as full numbers again; ``model`` is what it was trained from."""
    tagger = Tagger(Encoder(pretrained(model), data.vocabulary().sizes(), dropout=0.0))
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    known = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    state = {n.removeprefix("tagger."): v for n, v in known.items() if n.startswith("tagger.")}
    state = {n.replace(".layer.bias", ".bias"): v for n, v in state.items()}
    for node in graph.node:
        named = MATRIX.match(node.name)
        if named and "Transpose" not in node.input[0] and "Softmax" not in node.input[0]:
            name, of_weight = _matrix(named[1], node.input[1], known)
            state[name] = of_weight
    values = json.loads((folder / "parameters.json").read_text(encoding="utf-8"))
    for name in ("transitions", "begins", "none", "weigh"):
        state[name] = torch.tensor(values[name])
    for n in range(len(BUCKETS)):
        state[f"signs.{n}"] = torch.tensor(values[f"signs{n}"])
    state = {n: v for n, v in state.items() if not n.endswith(".shrink")}
    tagger.load_state_dict(state)
    tagger.eval()
    return tagger


def _matrix(path: str, name: str, known: dict[str, Tensor]) -> tuple[str, Tensor]:
    """A layer's name and its matrix, brought back from integers and from the evening of its inputs."""
    stem = name.removesuffix("_quantized")
    matrix = known[name].float()
    if stem != name:
        matrix = matrix * known[f"{stem}_scale"]
    place = path.removesuffix("/layer").replace("/certainty/certainty.", "/certainty.")
    place = place.replace("certainty/certainty.", "certainty.").replace("/", ".")
    shrink = known.get(f"tagger.{place}.shrink")
    if shrink is not None:
        matrix = matrix * shrink[:, None]
    return f"{place}.weight", matrix.T.contiguous()


def student(of: Tagger, layers: int, dropout: float = 0.1) -> Tagger:
    """A tagger of some of the teacher's layers, the first and the last among them."""
    found = copy.deepcopy(of)
    chosen = numpy.linspace(0, len(found.encoder.layers) - 1, layers).round().astype(int)
    found.encoder.layers = nn.ModuleList(found.encoder.layers[n] for n in chosen)
    for part in found.modules():
        if isinstance(part, nn.Dropout):
            part.p = dropout
    return found


@torch.no_grad()
def teach(by: Tagger, documents: Sequence[Document], marks: Pieces) -> None:
    """Write into each document what the teacher says of its words, windows cut as in reading."""
    for document in documents:
        if not len(document.words):
            continue
        every = cuts(document, marks)
        owners = numpy.array(most_central([c.window for c in every], len(document.words)))
        rows: list[list[Tensor]] = []
        for at in range(0, len(every), WINDOWS):
            group = every[at : at + WINDOWS]
            batch = pack(group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                said = by.told(batch.pieces, batch.traits, batch.firsts, batch.mask)
            rows += [[part[n].half() for part in said] for n in range(len(group))]
        lesson = [torch.zeros(len(owners), part.shape[-1], dtype=torch.half) for part in rows[0]]
        for number, (c, told) in enumerate(zip(every, rows, strict=True)):
            own = numpy.flatnonzero(owners == number)
            for kept, part in zip(lesson, told, strict=True):
                kept[own] = part[own - c.window[0]]
        document.lesson = Lesson(*lesson)


def unlabelled(
    documents: Sequence[Document], marks: Pieces, chance: random.Random
) -> Iterator[Batch]:
    """One epoch of batches that only the teacher teaches, the first window of each document cut at a random place."""
    every = [c for d in documents for c in cuts(d, marks, chance.randint(60, LONGEST), 0)]
    chance.shuffle(every)
    for at in range(0, len(every), WINDOWS):
        yield pack(every[at : at + WINDOWS])


def losses(said: Sequence[Tensor], batch: Batch) -> dict[str, Tensor]:
    """How far the student is from its teacher, over the words of a batch: ``said`` are tags, links, certainty, states."""
    if batch.lesson is None:
        return {}
    mine = Lesson(*(part[batch.words].float() for part in said))
    theirs = Lesson(*(part[batch.words].float() for part in batch.lesson.parts()))
    chances = functional.log_softmax(mine.tags / SOFT, -1)
    wanted = functional.softmax(theirs.tags / SOFT, -1)
    found = {
        "tags": functional.kl_div(chances, wanted, reduction="batchmean") * SOFT**2,
        "links": _away(mine.links, theirs.links),
        "certainty": functional.smooth_l1_loss(mine.certainty, theirs.certainty),
        "states": _away(mine.states, theirs.states),
    }
    return {f"taught_{name}": SHARES[name] * loss for name, loss in found.items()}


def _away(mine: Tensor, theirs: Tensor) -> Tensor:
    """Mean squared distance, as a share of how much the teacher's own rows vary."""
    return (mine - theirs).square().mean() / theirs.var().clamp(min=1e-6)
