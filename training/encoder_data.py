"""The corpora that the encoder learns from, word by word.

Every text is read by ``english.analyse`` first, exactly as a report is. Offsets of annotations are
code points; a word takes the role of the span that holds its middle.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy
from bench.aside import is_aside
from bench.certainty import offsets
from numpy.typing import NDArray
from torch import Tensor

from reportedly.language import Text, english
from reportedly.language.encoder import Pieces
from reportedly.language.traits import Vocabulary, traits
from reportedly.report import plain

Ints = NDArray[numpy.int32]
ROLES = ("source", "cue", "content")
FIELDS = ("pieces", "counts", "traits", "borders", "words", "tags", "links", "certainty")


@dataclass(slots=True)
class Lesson:
    """What a teacher says of each word: rows of (words, width)."""

    tags: Tensor
    links: Tensor
    certainty: Tensor
    states: Tensor

    def parts(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        return self.tags, self.links, self.certainty, self.states


@dataclass(slots=True)
class Document:
    """One text. All arrays count words; ``pieces`` holds those of all words, ``counts`` how many each.

    ``borders`` is (words, 2): the number of the sentence and of the paragraph. ``words`` is (words, 2):
    where each begins and ends in the text. ``tags`` number O, B-source, I-source, B-cue, I-cue,
    B-content, I-content. ``links`` has a row for each span: role, first word, last word, and the row of
    its partner (a content's cue, a cue's source) or -1. ``certainty`` has rows of word and 100 × score. ``lesson`` is what a
    teacher says of the words, if there is one; it is not kept.
    """

    pieces: Ints
    counts: Ints
    traits: Ints
    borders: Ints
    words: Ints
    tags: Ints
    links: Ints
    certainty: Ints
    lesson: Lesson | None = None


def vocabulary() -> Vocabulary:
    """Every label that the English model can give."""
    model = english.model()
    labels = [model.get_pipe(name).labels for name in ("tagger", "parser", "ner")]  # type: ignore[attr-defined]
    return Vocabulary.of(*labels)


def attribution(row: dict[str, Any], pieces: Pieces, known: Vocabulary) -> Document:
    """A PolNeAR article."""
    text = english.analyse(plain.report(row["text"]))
    document = _document(text, pieces, known)
    spans: list[tuple[int, int, int, int]] = []
    at: dict[tuple[int, int, int], int] = {}

    def add(role: int, start: int, end: int, partner: int) -> int:
        inside = [t.i for t in text.between(start, end) if start <= (t.start + t.end) / 2 < end]
        if not inside:
            return -1
        key = (role, inside[0], inside[-1])
        if key not in at:
            at[key] = len(spans)
            spans.append((*key, partner))
        return at[key]

    for found in row["attributions"]:
        source = -1
        for start, end in found["source"]:
            source = add(0, start, end, -1)
        cue = -1
        for start, end in found["cue"]:
            cue = add(1, start, end, source)
        for start, end in found["content"]:
            add(2, start, end, cue)
    for role, first, last, _ in spans:
        document.tags[first : last + 1] = 2 * role + 2
        document.tags[first] = 2 * role + 1
    document.links = numpy.array(spans, dtype=numpy.int32).reshape(-1, 4)
    return document


def certainty(row: dict[str, Any], pieces: Pieces, known: Vocabulary) -> Document:
    """A sentence of a factuality corpus."""
    string = row["text"]
    text = english.analyse(plain.report(string))
    document = _document(text, pieces, known)
    borders = offsets(string)
    rows = []
    for target in row["targets"]:
        first, last = target["span1"]
        span = text.span(borders[first][0], borders[last - 1][1])
        word = head_word(text, span.start, span.end)
        if word is not None:
            rows.append((word, round(100 * float(target["label"]))))
    document.certainty = numpy.array(rows, dtype=numpy.int32).reshape(-1, 2)
    return document


def report(row: dict[str, Any], pieces: Pieces, known: Vocabulary) -> Document:
    """A report that nobody has labelled."""
    return _document(english.analyse(plain.report(row["text"])), pieces, known)


def head_word(text: Text, start: int, end: int) -> int | None:
    """The word of a span that the others hang on, as ``certainty.judge`` takes it."""
    inside = text.between(start, end)
    within = {t.i for t in inside}
    return next((t.i for t in inside if t.head.i not in within or t.is_root), None)


def _document(text: Text, pieces: Pieces, known: Vocabulary) -> Document:
    of_words = pieces.of_text(text)
    empty = numpy.zeros((0, 4), dtype=numpy.int32)
    borders = [(t.sentence, text.sentences[t.sentence].paragraph) for t in text.tokens]
    return Document(
        pieces=_array([p for word in of_words for p in word]),
        counts=_array([len(word) for word in of_words]),
        traits=_array(traits(text, known)).reshape(len(text.tokens), -1),
        borders=_array(borders).reshape(-1, 2),
        words=_array([(t.start, t.end) for t in text.tokens]).reshape(-1, 2),
        tags=numpy.zeros(len(text.tokens), dtype=numpy.int32),
        links=empty,
        certainty=empty[:, :2],
    )


def _array(values: Sequence[Any]) -> Ints:
    return numpy.array(values, dtype=numpy.int32)


def _read(job: tuple[str, str, str]) -> Document:
    kind, tokenizer, line = job
    pieces, known = _tools(tokenizer)
    make = {"attribution": attribution, "certainty": certainty, "reports": report}[kind]
    return make(json.loads(line), pieces, known)


_TOOLS: dict[str, tuple[Pieces, Vocabulary]] = {}


def _tools(tokenizer: str) -> tuple[Pieces, Vocabulary]:
    if tokenizer not in _TOOLS:
        _TOOLS[tokenizer] = Pieces(Path(tokenizer)), vocabulary()
    return _TOOLS[tokenizer]


def read(kind: str, path: Path, tokenizer: Path, workers: int = 2) -> list[Document]:
    """Every row of a corpus file, in order."""
    jobs = [(kind, str(tokenizer), line) for line in _lines(path) if _is_read(kind, line)]
    with get_context("spawn").Pool(workers) as pool:
        return pool.map(_read, jobs, chunksize=16)


def _is_read(kind: str, line: str) -> bool:
    """Whether a row is learnt from: of the reports none that is set aside."""
    row = json.loads(line) if kind == "reports" else {}
    return kind != "reports" or (bool(row["text"].strip()) and not is_aside(str(row["id"])))


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if line.strip())


def keep(documents: Sequence[Document], path: Path) -> None:
    """Write documents to one file of plain arrays."""
    arrays: dict[str, Any] = {}
    for name in FIELDS:
        columns = [getattr(d, name) for d in documents]
        arrays[name] = numpy.concatenate(columns)
        arrays[f"{name}.lengths"] = _array([len(c) for c in columns])
    numpy.savez_compressed(path, **arrays)


def kept(path: Path) -> list[Document]:
    """Read what ``keep`` wrote."""
    with numpy.load(path, allow_pickle=False) as file:
        columns = [
            numpy.split(file[name], numpy.cumsum(file[f"{name}.lengths"])[:-1]) for name in FIELDS
        ]
    return [Document(*fields) for fields in zip(*columns, strict=True)]


def corpus(kind: str, path: Path, tokenizer: Path, cache: Path | None) -> list[Document]:
    """The documents of a file, from ``cache`` where it was read before with this tokenizer."""
    if cache is None:
        return read(kind, path, tokenizer)
    digest = hashlib.sha256(tokenizer.read_bytes()).hexdigest()[:8]
    store = cache / f"{path.stem}-{digest}.npz"
    if not store.exists():
        cache.mkdir(parents=True, exist_ok=True)
        keep(read(kind, path, tokenizer), store)
    return kept(store)
