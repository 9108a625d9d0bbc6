"""Count which words are cues in which frames: ``python -m training.frames TRAIN.jsonl [N]``.

Reads the training part of PolNeAR (Newell et al. 2018) and writes
``src/reportedly/voices/frames.tsv``: for each word and frame that the grammar offers, how often it
was offered and how often an annotated attribution has softly the same source and content
(``bench.attribution.alike``). The table holds words and counts, no text.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.attribution import alike

from reportedly.language import Text, english
from reportedly.language.clauses import spans_of
from reportedly.report import plain
from reportedly.span import Span
from reportedly.voices.extent import phrase
from reportedly.voices.offers import offers

TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "voices" / "frames.tsv"
HEAD = """\
# How often a word in a frame is an attribution in PolNeAR (Newell et al. 2018), training part:
# "right" of "seen" times that the grammar offered it outside quotations, an annotated source and
# content were softly the same. "*" counts every word in the frame. Made by training/frames.py;
# verbs.py, nominals.py and phrases.py explain the frames. Rows that decide nothing are left out:
# one in {least} right or fewer, unless most words in the frame are cues.
class\tword\tframe\tright\tseen
"""
LEAST = 6
_WORD = re.compile(r"\w+")
Key = tuple[str, str, str]


def count(texts: Iterable[tuple[Text, Sequence[dict[str, Any]]]]) -> dict[Key, list[int]]:
    """Right and seen of every word and frame over texts with their annotated attributions."""
    counts: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for text, annotated in texts:
        starts = [m.start() for m in _WORD.finditer(text.string)]
        gold = [(_words(a["source"], starts), _words(a["content"], starts)) for a in annotated]
        for together in offers(text):
            for p in together:
                if p.head.quoted:  # not annotated: what is said inside what somebody says
                    continue
                source = phrase(text, p.source, p.head) if p.source is not None else ()
                ours = (_cover(source, starts), _cover(spans_of(text, p.content), starts))
                right = any(alike(ours, g) for g in gold)
                for key in {(p.kind, p.key, p.frame), (p.kind, "*", p.family)}:
                    counts[key][0] += right
                    counts[key][1] += 1
    return counts


def _cover(spans: Iterable[Span], starts: Sequence[int]) -> frozenset[int]:
    return _words([(s.start, s.end) for s in spans], starts)


def _words(spans: Iterable[Sequence[int]], starts: Sequence[int]) -> frozenset[int]:
    return frozenset(
        n for s, e in spans for n in range(bisect_left(starts, s), bisect_left(starts, e))
    )


def write(counts: dict[Key, list[int]], path: Path = TABLE) -> None:
    """Write the table, words in alphabetical order."""
    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(least=LEAST))
        for key, (right, seen) in sorted(counts.items()):
            if _kept(key, right, seen, counts) and "\t" not in key[1]:
                out.write("\t".join((*key, str(right), str(seen))) + "\n")


def _kept(key: Key, right: int, seen: int, counts: dict[Key, list[int]]) -> bool:
    """Whether the row can change what is found."""
    kind, word, frame = key
    if word == "*":
        return True
    family = frame.split("+")[0] + "+" if "+" in frame else frame
    all_right, all_seen = counts[kind, "*", family]
    if 2 * all_right > all_seen:
        return right > 0 or seen > 1
    return LEAST * right > seen


def read(path: Path, most: int | None) -> Iterator[tuple[Text, Sequence[dict[str, Any]]]]:
    """The texts of a corpus file, analysed."""
    with path.open(encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if most is not None and n >= most:
                return
            row = json.loads(line)
            yield english.analyse(plain.report(row["text"])), row["attributions"]


if __name__ == "__main__":
    most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    write(count(read(Path(sys.argv[1]), most)))
