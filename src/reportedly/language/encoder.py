"""The trained tagger: one small network, run once per report, window by window.

It returns scores per named head and knows nothing of what they mean. The weights lie in ``weights/``
with a model card; how they are made is in ``training/``. Windows are read one at a time, each with
numbers of its own only, so that a report gets the same scores alone and among others.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import ModelError
from reportedly.language.scores import Scores
from reportedly.language.traits import Vocabulary, traits
from reportedly.language.windows import Window, most_central, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from reportedly.language.scores import Rows
    from reportedly.language.text import Text

WEIGHTS = Path(__file__).parent / "weights"
MOST_PIECES = 5  # of one word; what is longer is an address or noise
BORDERS = (
    ("[CLS]", "[SEP]", "[UNK]"),
    ("<s>", "</s>", "<unk>"),
)  # by name: BERT's, SentencePiece's
SPACE = "\u2581"  # by which SentencePiece marks a word that a space or a line's beginning precedes
WIDE = 64  # a head of more columns is kept in half precision: a long report has many words
#: What makes reading slower here: sum and norm in one take eight times as long as apart (a seventh of all; onnxruntime 1.32).
SLOW = ["SkipLayerNormFusion"]
KEPT_WORDS = 50_000  # words whose pieces are remembered


class Pieces:
    """Cuts words into the encoder's pieces, each word by itself.

    A tokenizer of BERT's kind sees them in lower case; one of SentencePiece's kind as they are written
    (a sentence without a small letter in lower case), with a mark where a space precedes.
    """

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}
        self.cased = self._tokenizer.token_to_id(BORDERS[0][0]) is None
        self.begin, self.separate, self.unknown = (
            self._tokenizer.token_to_id(name) or 0 for name in BORDERS[self.cased]
        )

    def of_text(self, text: Text) -> list[tuple[int, ...]]:
        """The numbers of the pieces of every token."""
        if not self.cased:
            return [self.of(t.lower) for t in text.tokens]
        shouted = [
            all(t.text == t.text.upper() for t in text.tokens[s.first : s.last])
            for s in text.sentences
        ]
        end, found = -1, []
        for t in text.tokens:
            mark = SPACE if t.start != end else ""
            found.append(self.of(mark + (t.lower if shouted[t.sentence] else t.text)))
            end = t.end
        return found

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one, at most ``MOST_PIECES``."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > KEPT_WORDS:
                self._known.clear()
            ids = self._tokenizer.encode(word[:100], add_special_tokens=False).ids[:MOST_PIECES]
            found = self._known[word] = tuple(ids) or (self.unknown,)
        return found


class Encoder:
    """The network with what belongs to it, as loaded from a folder of weights."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        from numpy import array, float32

        manifest = checked(folder)
        self.name = f"{manifest['name']}-{manifest['sha256']['encoder.onnx'][:8]}"
        self.heads: list[str] = manifest["heads"]
        self.vocabulary = Vocabulary.of(manifest["tag"], manifest["dep"], manifest["entity"])
        self.pieces = Pieces(folder / "tokenizer.json")
        values = json.loads((folder / "parameters.json").read_text(encoding="utf-8"))
        self.parameters: Mapping[str, Rows] = {
            name: array(rows, dtype=float32) for name, rows in values.items()
        }
        self._session = _session(folder / "encoder.onnx")

    def scores(self, text: Text) -> Scores:
        """What each head says of each token of ``text``."""
        from numpy import array, float16, float32, int64, zeros

        if not text.tokens:
            return Scores(self.name)
        of_words = self.pieces.of_text(text)
        rows = traits(text, self.vocabulary)
        paragraphs = [text.sentences[t.sentence].paragraph for t in text.tokens]
        breaks = [a != b for a, b in zip(paragraphs, paragraphs[:1] + paragraphs, strict=False)]
        held = [len(p) + b for p, b in zip(of_words, breaks, strict=True)]
        found = windows(held, [s.first for s in text.sentences])
        heads: dict[str, Rows] = {}
        owners = most_central(found, len(of_words))
        for number, window in enumerate(found):
            own = [n for n in range(*window) if owners[n] == number]
            if not own:
                continue
            arrays = {
                name: array(values, dtype=int64)
                for name, values in laid_out(window, of_words, rows, breaks, self.pieces).items()
            }
            first, last = own[0] - window[0], own[-1] - window[0] + 1
            for name, rows_of in zip(
                self.heads, self._session.run(self.heads, arrays), strict=True
            ):
                if name not in heads:
                    width = rows_of.shape[1]
                    kind = float16 if width > WIDE else float32
                    heads[name] = zeros((len(of_words), width), dtype=kind)
                heads[name][own[0] : own[-1] + 1] = rows_of[first:last]
        return Scores(self.name, heads, self.parameters)


def laid_out(
    window: Window, of_words: Sequence[Sequence[int]], rows: Sequence[Sequence[int]],
    breaks: Sequence[bool], marks: Pieces,
) -> dict[str, list[Any]]:  # fmt: skip
    """The pieces of a window between a beginning and an end, paragraphs apart; in training too.

    ``of_words`` are the pieces of each word of the text, ``rows`` its traits, and ``breaks`` says whether a
    paragraph begins with it; ``marks`` knows the pieces of borders. ``firsts`` is where each word's first piece stands.
    """
    blank = (0,) * len(rows[0])
    pieces: list[int] = [marks.begin]
    seen: list[Sequence[int]] = [blank]
    firsts: list[int] = []
    for word in range(*window):
        if breaks[word] and word > window[0]:
            pieces.append(marks.separate)
            seen.append(blank)
        firsts.append(len(pieces))
        own = of_words[word]
        pieces.extend(own)
        seen.extend([rows[word]] * len(own))
    return {"pieces": [*pieces, marks.separate], "traits": [*seen, blank], "firsts": firsts}


@cache
def encoder() -> Encoder:
    """The encoder that ships with the package, once per process."""
    return Encoder()


def scores(text: Text) -> Scores:
    """What the encoder that ships says of a text's tokens."""
    return encoder().scores(text)


@cache
def version(folder: Path = WEIGHTS) -> str:
    """Name and fingerprint of the weights, as stamped on claims; they need not be loaded for it."""
    manifest = _manifest(folder)
    return f"{manifest['name']}-{manifest['sha256']['encoder.onnx'][:8]}"


def checked(folder: Path) -> dict[str, Any]:
    """The manifest of a folder whose files are those that it names.

    Raises ``ModelError`` where one is missing or differs.
    """
    manifest = _manifest(folder)
    for name, expected in manifest["sha256"].items():
        path = folder / name
        if not path.exists():
            raise ModelError(f"The encoder's file {path} is missing. {_MEND}")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise ModelError(
                f"The encoder's file {path} is not the one that its manifest names "
                f"(SHA-256 {found[:12]}…, expected {expected[:12]}…). {_MEND}"
            )
    return manifest


_MEND = "Install the package again, or read with --reader rules."


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The encoder's manifest {path} cannot be read: {error}. {_MEND}"
        ) from None
    return manifest


def _session(path: Path) -> InferenceSession:
    """One thread, sums in one order: the same report gives the same numbers."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
    )
