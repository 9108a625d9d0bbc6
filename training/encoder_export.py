"""From trained weights to what ships: ``python -m training.encoder_export CHECKPOINT --model FOLDER --data DIR``.

Writes ``encoder.onnx`` (matrices as 8-bit integers, one scale per column, on 7 bits so that no processor
overflows its 16-bit sums), ``parameters.json``, ``tokenizer.json`` and ``manifest.json`` with the SHA-256 of
each, by which a mismatch is refused. ``DIR`` is what was trained on: by a few of its articles the matrices' inputs are evened.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from training import encoder_data as data
from training.encoder_batches import cuts
from training.encoder_evening import even
from training.encoder_model import Encoder, Tagger, parameters, pretrained

from reportedly.language.encoder import Pieces

WEIGHTS = Path(__file__).parents[1] / "src" / "reportedly" / "language" / "weights"
HEADS = ("attribution", "links", "certainty")
EACH = 50  # by one article in so many the inputs of matrices are evened
FILES = ("encoder.onnx", "parameters.json", "tokenizer.json")


class Whole(torch.nn.Module):
    """One window in, a row for each word out."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(
        self, pieces: torch.Tensor, traits: torch.Tensor, firsts: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        tags, links, certainty = self.tagger(pieces[None], traits[None], firsts[None])
        return tags[0], links[0], certainty[0].unsqueeze(-1)


def export(
    tagger: Tagger, articles: list[data.Document], model: Path, out: Path, name: str, full: bool
) -> None:
    """Write everything that reading needs to ``out``; ``full`` leaves the matrices as they are."""
    marks = Pieces(model / "tokenizer.json")
    if not full:
        even(tagger, (window for article in articles for window in cuts(article, marks)))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _graph(tagger, plain, len(data.vocabulary().sizes()))
        if full:
            shutil.copy(plain, out / "encoder.onnx")
        else:
            quantize_dynamic(
                plain, out / "encoder.onnx", op_types_to_quantize=["MatMul"], per_channel=True,
                reduce_range=True, weight_type=QuantType.QInt8,
                nodes_to_exclude=_heads(plain),
            )  # fmt: skip
    kept = {n: _rounded(p) for n, p in parameters(tagger).items()}
    (out / "parameters.json").write_text(json.dumps(kept), encoding="utf-8")
    shutil.copy(model / "tokenizer.json", out / "tokenizer.json")
    known = data.vocabulary()
    manifest: dict[str, Any] = {
        "name": name,
        "heads": list(HEADS),
        "tag": list(known.tag), "dep": list(known.dep), "entity": list(known.entity),
        "sha256": {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in FILES},
    }  # fmt: skip
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    _stamp(out / "card.md", manifest["sha256"])


def trained(checkpoint: Path, model: Path) -> Tagger:
    """The tagger as training left it."""
    tagger = Tagger(Encoder(pretrained(model), data.vocabulary().sizes(), dropout=0.0))
    state = torch.load(checkpoint, weights_only=True)
    held = {int(n.split(".")[2]) for n in state if n.startswith("encoder.layers.")}
    tagger.encoder.layers = tagger.encoder.layers[: len(held)]
    tagger.load_state_dict(state)
    return tagger.eval()


def _stamp(card: Path, digests: dict[str, str]) -> None:
    """Name the files in the model card, below its last heading."""
    if card.exists():
        kept = card.read_text(encoding="utf-8").split("## Files")[0]
        rows = [f"| `{name}` | `{digest}` |" for name, digest in digests.items()]
        table = "\n".join(["## Files", "", "| file | SHA-256 |", "| --- | --- |", *rows])
        card.write_text(f"{kept}{table}\n", encoding="utf-8")


def _graph(tagger: Tagger, path: Path, columns: int) -> None:
    pieces = torch.randint(1000, 2000, (30,))
    example = (pieces, torch.ones(30, columns, dtype=torch.long), torch.arange(1, 29))
    torch.onnx.export(
        Whole(tagger).eval(), example, str(path), input_names=["pieces", "traits", "firsts"],
        output_names=list(HEADS), opset_version=17, dynamo=False,
        dynamic_axes={
            "pieces": {0: "pieces"}, "traits": {0: "pieces"}, "firsts": {0: "words"},
            **{name: {0: "words"} for name in HEADS},
        },
    )  # fmt: skip


def _heads(path: Path) -> list[str]:
    """The heads' own matrices, which are small and decide: left as they are."""
    import onnx

    nodes = onnx.load(str(path)).graph.node
    return [n.name for n in nodes if n.op_type == "MatMul" and "/encoder/" not in n.name]


def _rounded(values: object) -> object:
    if isinstance(values, list):
        return [_rounded(v) for v in values]
    return round(float(values), 5)  # type: ignore[arg-type]  # numbers at the leaves


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument(
        "--model", type=Path, required=True, help="folder of the pretrained weights"
    )
    parser.add_argument("--data", type=Path, required=True, help="what it was trained on")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--name", default="e5-small", help="what claims are stamped with")
    parser.add_argument("--full", action="store_true", help="no 8-bit integers")
    given = parser.parse_args()
    train = given.data / "attribution" / "polnear-train.jsonl"
    articles = data.corpus("attribution", train, given.model / "tokenizer.json", given.cache)
    tagger = trained(given.checkpoint, given.model)
    export(tagger, articles[::EACH], given.model, given.out, given.name, given.full)


if __name__ == "__main__":
    main()
