"""Which kinds of attributions are found: the classes of error of ``bench attribution``.

Each is the share of gold attributions of the class that an attribution of ours is softly the same as (recall),
over all documents. A gold attribution can be in several classes.

=================  =========================================================================
``short``          contents of at most four words
``quoted``         at least half of the content's words inside quotation marks
``unquoted``       the others
``rare_cue``       no word of the cue is a common cue of ``voices/frames.tsv`` (``COMMON`` times right)
``no_source``      nobody named
``several``        contents over more than one sentence
``plain``          the cue is one plain reporting word (``PLAIN``)
=================  =========================================================================

``plain_soft_f1`` is over those of ours and of the gold whose cue is plain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.language import Text

COMMON = 20
SHORT = 4
PLAIN = frozenset({"say", "tell", "add", "announce", "report", "state", "note", "explain"})
CLASSES = ("short", "quoted", "unquoted", "rare_cue", "no_source", "several", "plain")

Word = tuple[int, int, str, bool, int]  # start, end, lemma, quoted, sentence
Spans = Sequence[Sequence[int]]


def words(text: Text) -> list[Word]:
    """The words of a text as the classes need them; marks are left out."""
    return [
        (t.start, t.end, t.lemma, t.quoted, t.sentence)
        for t in text.tokens
        if any(c.isalnum() for c in t.text)
    ]


def classes(attribution: Mapping[str, Any], every: Sequence[Word]) -> set[str]:
    """The classes of one attribution of the gold or of ours."""
    content = _inside(attribution["content"], every)
    cue = [lemma for _, _, lemma, _, _ in _inside(attribution["cue"], every)]
    quoted = sum(q for _, _, _, q, _ in content)
    found = {"quoted" if 2 * quoted >= len(content) > 0 else "unquoted"}
    if len(content) <= SHORT:
        found.add("short")
    if not attribution["source"]:
        found.add("no_source")
    if len({sentence for *_, sentence in content}) > 1:
        found.add("several")
    if len(cue) == 1 and cue[0] in PLAIN:
        found.add("plain")
    if not any(lemma in common() for lemma in cue):
        found.add("rare_cue")
    return found


@cache
def common() -> frozenset[str]:
    """The words that were right as a cue at least ``COMMON`` times in training."""
    from reportedly.tables import tsv

    right: Counter[str] = Counter()
    for row in tsv("voices/frames.tsv"):
        right[row["word"]] += int(row["right"])
    return frozenset(word for word, count in right.items() if count >= COMMON and word != "*")


def counted(every: Iterable[set[str]], numbers: Iterable[int]) -> Counter[str]:
    """How often each class occurs among the attributions with these numbers."""
    chosen = set(numbers)
    return Counter(c for n, own in enumerate(every) if n in chosen for c in own)


def _inside(spans: Spans, every: Sequence[Word]) -> list[Word]:
    return [w for w in every if any(a <= w[0] and w[1] <= b for a, b in spans)]
