"""The encoder's tags read as sources, cues and contents, linked.

The head ``attribution`` scores seven tags for each word (``TAGS``), the head ``links`` gives the vectors
by which a content finds its cue and a cue its source. The best sequence of tags is Viterbi's (1967), over
the transitions that were trained with them (a linear-chain CRF, Lafferty et al. 2001).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.voices.linking import FARTHEST, Page, Run, candidates, signs

if TYPE_CHECKING:
    from reportedly.language.scores import Rows

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
WIDTH = 48  # of one link vector


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution in words: runs from a first to a last word, both included.

    ``score`` is the least of the chances of its cue and its links.
    """

    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    score: float


def tags(emissions: Rows, parameters: Mapping[str, Rows]) -> list[int]:
    """The best sequence of tags for rows of (words, 7) scores."""
    import numpy

    if not len(emissions):
        return []
    moves = parameters["transitions"]
    ahead = emissions[0] + parameters["begins"]
    back = numpy.empty((len(emissions), len(TAGS)), dtype=numpy.int8)
    for word in range(1, len(emissions)):
        ways = ahead[:, None] + moves
        best = ways.argmax(0)
        back[word] = best
        ahead = ways[best, range(len(TAGS))] + emissions[word]
    last = int(ahead.argmax())
    found = [last]
    for word in range(len(emissions) - 1, 0, -1):
        last = int(back[word][last])
        found.append(last)
    return found[::-1]


def runs(labels: Sequence[int]) -> tuple[list[Run], list[Run], list[Run]]:
    """Sources, cues and contents, each in order of the text.

    >>> runs([1, 2, 3, 5, 6, 6, 0])
    ([(0, 1)], [(2, 2)], [(3, 5)])
    """
    found: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    for word, label in enumerate(labels):
        if label % 2:
            found[label // 2].append((word, word))
        elif label:
            role = found[label // 2 - 1]
            role[-1] = (role[-1][0], word)
    return found


def read(emissions: Rows, links: Rows, parameters: Mapping[str, Rows], page: Page) -> list[Tagged]:
    """The attributions of a text, in order of their cues."""
    sources, cues, contents = runs(tags(emissions, parameters))
    content_of: dict[int, list[tuple[Run, float]]] = {}
    for content in contents:
        cue, chance = _partner(0, content, cues, contents, links, parameters, page)
        if cue is not None:
            content_of.setdefault(cue, []).append((content, chance))
    found = []
    for number, cue_run in enumerate(cues):
        if number not in content_of:
            continue
        source, chance = _partner(1, cue_run, sources, cues, links, parameters, page)
        said = content_of[number]
        sure = _sureness(emissions, cue_run)
        found.append(
            Tagged(
                None if source is None else sources[source],
                cue_run,
                tuple(run for run, _ in said),
                min(sure, chance, *(c for _, c in said)),
            )
        )
    return found


def _partner(
    kind: int, own: Run, partners: Sequence[Run], owners: Sequence[Run],
    links: Rows, parameters: Mapping[str, Rows], page: Page,
) -> tuple[int | None, float]:  # fmt: skip
    """The partner's number, or null where having none scores best, and the chance of that."""
    import numpy

    near = candidates(own, partners, FARTHEST["content" if kind == 0 else "cue"])
    if kind == 1:  # who speaks only in a later sentence speaks there
        sentence = page.sentences[own[1]]
        near = [n for n in near if page.sentences[partners[n][0]] <= sentence]
    at = 3 * kind * WIDTH
    first, last = (links[word].astype(numpy.float32) for word in own)
    mine = first[at : at + WIDTH] + last[at + WIDTH : at + 2 * WIDTH]
    scores = []
    for number in near:
        run = partners[number]
        there = slice(at + 2 * WIDTH, at + 3 * WIDTH)
        theirs = (links[run[0], there].astype(numpy.float32) + links[run[1], there]) / 2
        marks = signs(own, run, page, partners, owners)
        felt = sum(parameters[f"signs{n}"][kind][mark] for n, mark in enumerate(marks))
        scores.append(mine @ theirs / WIDTH**0.5 + _gelu(felt) @ parameters["weigh"][kind])
    scores.append(mine @ parameters["none"][kind] / WIDTH**0.5)
    shares = numpy.exp(numpy.array(scores) - max(scores))
    best = int(shares.argmax())
    return (near[best] if best < len(near) else None), float(shares[best] / shares.sum())


def _gelu(x: Rows) -> Rows:
    """Gaussian error linear unit (Hendrycks & Gimpel 2016)."""
    import math

    import numpy

    return numpy.array([v * 0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x], dtype=numpy.float32)


def _sureness(emissions: Rows, run: Run) -> float:
    """The mean chance, word by word, that the words of a run are a cue."""
    import numpy

    rows = emissions[run[0] : run[1] + 1]
    shares = numpy.exp(rows - rows.max(1, keepdims=True))
    return float((shares[:, 3:5].sum(1) / shares.sum(1)).mean())
