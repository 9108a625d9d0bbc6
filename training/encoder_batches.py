"""Documents cut into windows and packed into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy
import torch
from torch import Tensor
from torch.nn.functional import pad
from training.encoder_data import Document, Lesson

from reportedly.language.encoder import Pieces, laid_out
from reportedly.language.windows import LONGEST, OVERLAP, Window, windows
from reportedly.voices.linking import FARTHEST, NEAREST, Page, Run, candidates, signs

WINDOWS = 6  # in a batch
PIECES = 1536  # in a batch of sentences
QUOTED = 4  # the column of traits that says whether a word is quoted


@dataclass(slots=True)
class Batch:
    """``pieces`` (batch, pieces), ``traits`` (…, columns), ``mask`` over pieces, ``firsts`` the first piece of each
    word, ``words`` the mask over words; what is to be learnt is null where the batch does not teach it."""

    pieces: Tensor
    traits: Tensor
    mask: Tensor
    firsts: Tensor
    words: Tensor
    tags: Tensor | None = None
    links: tuple[list[Choice], list[Choice]] | None = None
    certainty: Tensor | None = None  # rows of window, word
    labels: Tensor | None = None
    weights: Tensor | None = None
    lesson: Lesson | None = None  # of words, padded


@dataclass(slots=True)
class Choice:
    """One span and its candidates: window, own run, their runs and signs, and which is right."""

    window: int
    own: Run
    theirs: list[Run]
    signs: list[tuple[int, ...]]
    right: int  # len(theirs): none


@dataclass(slots=True)
class Cut:
    """One window as arrays, with the document and words that it holds."""

    document: Document
    window: Window
    pieces: list[int]
    traits: list[list[int]]
    firsts: list[int]


def starts(document: Document) -> list[int]:
    """The words that begin a sentence."""
    changed = numpy.flatnonzero(numpy.diff(document.borders[:, 0])) + 1
    return [0, *changed.tolist()]


def cuts(
    document: Document, marks: Pieces, first: int = LONGEST, overlap: int = OVERLAP
) -> list[Cut]:
    """Every window of a document, as the encoder reads it unless told otherwise."""
    counts = document.counts.tolist()
    breaks = [False, *(numpy.diff(document.borders[:, 1]) != 0).tolist()]
    held = [c + b for c, b in zip(counts, breaks, strict=True)]
    return [
        cut(document, w, breaks, marks) for w in windows(held, starts(document), first, overlap)
    ]


def cut(document: Document, window: Window, breaks: Sequence[bool], marks: Pieces) -> Cut:
    """The words of one window between a beginning and an end, paragraphs apart."""
    ends = numpy.cumsum(document.counts)[:-1]
    of_words = [own.tolist() for own in numpy.split(document.pieces, ends)]
    return Cut(
        document, window, **laid_out(window, of_words, document.traits.tolist(), breaks, marks)
    )


def pack(group: Sequence[Cut]) -> Batch:
    """Pad windows to the longest of them."""
    long, wide = max(len(c.pieces) for c in group), max(len(c.firsts) for c in group)
    columns = len(group[0].traits[0])
    pieces = torch.zeros(len(group), long, dtype=torch.long)
    traits = torch.zeros(len(group), long, columns, dtype=torch.long)
    mask = torch.zeros(len(group), long, dtype=torch.bool)
    firsts = torch.zeros(len(group), wide, dtype=torch.long)
    words = torch.zeros(len(group), wide, dtype=torch.bool)
    for row, c in enumerate(group):
        pieces[row, : len(c.pieces)] = torch.tensor(c.pieces)
        traits[row, : len(c.pieces)] = torch.tensor(c.traits)
        mask[row, : len(c.pieces)] = True
        firsts[row, : len(c.firsts)] = torch.tensor(c.firsts)
        words[row, : len(c.firsts)] = True
    lesson = _lesson(group, wide)
    return Batch(pieces, traits, mask[:, None, None, :], firsts, words, lesson=lesson)


def _lesson(group: Sequence[Cut], wide: int) -> Lesson | None:
    """What a teacher says of the windows' words, padded; null where one has no teacher."""
    lessons = [c.document.lesson for c in group]
    rows = [
        [part[c.window[0] : c.window[1]] for part in lesson.parts()]
        for c, lesson in zip(group, lessons, strict=True)
        if lesson is not None
    ]
    if len(rows) < len(group):
        return None
    parts = zip(*rows, strict=True)
    return Lesson(
        *(torch.stack([pad(p, (0, 0, 0, wide - len(p))) for p in of_part]) for of_part in parts)
    )


def attributions(
    documents: Sequence[Document], marks: Pieces, chance: random.Random
) -> Iterator[Batch]:
    """One epoch of PolNeAR: the first window of each article cut at a random place."""
    every = [c for d in documents for c in cuts(d, marks, chance.randint(60, LONGEST), 0)]
    chance.shuffle(every)
    for at in range(0, len(every), WINDOWS):
        group = every[at : at + WINDOWS]
        batch = pack(group)
        batch.tags = torch.zeros_like(batch.firsts)
        links: tuple[list[Choice], list[Choice]] = ([], [])
        for row, c in enumerate(group):
            own = _tags(c)
            batch.tags[row, : len(own)] = torch.from_numpy(own)
            _choose(c, row, links)
        batch.links = links
        yield batch


def _tags(c: Cut) -> numpy.ndarray:
    start, end = c.window
    tags = c.document.tags[start:end].astype(numpy.int64)
    if tags[0] and tags[0] % 2 == 0:
        tags[0] -= 1  # what runs on from the window before begins anew
    return tags


def _choose(c: Cut, row: int, links: tuple[list[Choice], list[Choice]]) -> None:
    """Add the links whose both ends stand in the window."""
    start, end = c.window
    page = page_of(c.document, c.window)
    rows = [n for n, (_, a, b, _) in enumerate(c.document.links.tolist()) if start <= a and b < end]
    rows.sort(key=lambda n: int(c.document.links[n, 1]))
    of_role: list[list[int]] = [[n for n in rows if c.document.links[n, 0] == r] for r in range(3)]
    spans = [[_run(c, n) for n in numbers] for numbers in of_role]
    for kind, (role, other) in enumerate(((2, 1), (1, 0))):
        for number, own in zip(of_role[role], spans[role], strict=True):
            partner = int(c.document.links[number, 3])
            near = candidates(own, spans[other], FARTHEST["content" if kind == 0 else "cue"])
            there = [of_role[other][n] for n in near]
            if partner >= 0 and partner not in there:
                continue
            links[kind].append(
                Choice(
                    row, own, [spans[other][n] for n in near],
                    [signs(own, spans[other][n], page, spans[other], spans[role]) for n in near],
                    there.index(partner) if partner >= 0 else len(near),
                )
            )  # fmt: skip


def _run(c: Cut, number: int) -> Run:
    _, first, last, _ = c.document.links[number].tolist()
    return first - c.window[0], last - c.window[0]


def page_of(document: Document, window: Window | None = None) -> Page:
    """Where each word of a window (or of the whole document) stands."""
    start, end = window or (0, len(document.words))
    return Page(
        document.borders[start:end, 0].tolist(),
        document.borders[start:end, 1].tolist(),
        (document.traits[start:end, QUOTED] == 2).tolist(),
    )


def certainties(
    corpora: Sequence[tuple[Sequence[Document], float, float]], marks: Pieces, chance: random.Random
) -> Iterator[Batch]:
    """One epoch of factuality: of each corpus its share of sentences, drawn anew, with its weight."""
    drawn: list[tuple[Document, float]] = []
    for documents, share, weight in corpora:
        fit = [d for d in documents if len(d.certainty) and 0 < len(d.pieces) < 120]
        drawn += [(d, weight) for d in chance.sample(fit, int(share * len(fit)))]
    drawn.sort(key=lambda pair: len(pair[0].pieces) + chance.random() * 8)
    groups: list[list[tuple[Document, float]]] = [[]]
    for pair in drawn:
        if (len(groups[-1]) + 1) * (len(pair[0].pieces) + 2) > PIECES:
            groups.append([])
        groups[-1].append(pair)
    chance.shuffle(groups)
    for group in groups:
        batch = pack([cut(d, (0, len(d.words)), [False] * len(d.words), marks) for d, _ in group])
        rows = [
            (n, word, label / 100, weight)
            for n, (d, weight) in enumerate(group)
            for word, label in d.certainty.tolist()
        ]
        batch.certainty = torch.tensor([(n, word) for n, word, _, _ in rows])
        batch.labels = torch.tensor([label for _, _, label, _ in rows])
        batch.weights = torch.tensor([weight for *_, weight in rows])
        yield batch


def stack_choices(
    choices: Sequence[Choice], links: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Owners, partners, signs, mask of real candidates, right answers."""
    owners, partners, marks, real, right = [], [], [], [], []
    for c in choices:
        vectors = links[c.window]
        owners.append(torch.stack([vectors[c.own[0]], vectors[c.own[1]]], -1))
        short = NEAREST - len(c.theirs)
        runs = c.theirs + [(0, 0)] * short
        index = torch.tensor(runs)
        partners.append(torch.stack([vectors[index[:, 0]], vectors[index[:, 1]]], -1))
        marks.append(c.signs + [(0,) * 6] * short)
        real.append([True] * len(c.theirs) + [False] * short + [True])
        right.append(c.right if c.right < len(c.theirs) else NEAREST)
    return (
        torch.stack(owners), torch.stack(partners), torch.tensor(marks), torch.tensor(real),
        torch.tensor(right),
    )  # fmt: skip
