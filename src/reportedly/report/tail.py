"""What stands below the story, and between its paragraphs: buttons, notices, credits, initials."""

from __future__ import annotations

import re
from functools import cache

from reportedly.report.credit import agencies, closing, labelled
from reportedly.report.dateline import notes_of_monitors
from reportedly.report.dates import date_at
from reportedly.report.strand import Strand
from reportedly.tables import toml

STEPS = 16

_NAME = r"(?:[A-Z]\.\s?)?(?:al-)?[A-Z][\w.'’-]*(?: (?:al-)?[A-Z][\w'’-]*){0,2}"
_ENDED = r"(?<=[.!?…\"”’»)])\s*"
# Initials of those who wrote and translated: "R.J/H. Said"
_SIGNED = re.compile(rf"{_ENDED}{_NAME}(?:\s?/\s?{_NAME}){{1,5}}\s*$")
# A name by itself: who wrote it
_NAME_ALONE = re.compile(r"(?<=[.!?…\"”’»)])\s+[A-Z][a-z]+(?: (?:al-)?[A-Z][a-z'’-]+){1,2}\s*$")
_STAFF = re.compile(
    r"(?<=[.!?…\"”’»)])\s*\(?(?i:additional |with )?(?i:reporting|writing|editing|written|edited|compiled|translated)"
    r" by [A-Z][^.!?]{2,150}\.?\s*$"
)
# A desk's code: "12", "SSH 11", "218-11"
_CODE = re.compile(rf"{_ENDED}(?:[A-Z]{{2,5}}(?: \d{{1,3}})?|\d{{1,4}}(?:-\d{{1,3}})?)\s*$")
_NAMED = re.compile(
    rf"(?<=[.!?…\"”’»])\s*\((?P<who>{_NAME}(?:(?:,| and| \+|/) ?{_NAME}){{0,3}})\)\s*$"
)
_COUNTS = re.compile(r"[\s\d:A-Z|(),–-]*")
_CAPTION = re.compile(r"(?:file photo|photo|image|picture|caption)\s?: ?(?=\S)", re.IGNORECASE)
_PHOTO = re.compile(
    r"\s*[(\[](?:photo|image|picture|source|credit|file|video)s?(?: by| credit| courtesy(?: of)?)?\s?[:/] ?[^()\[\]]{2,80}[)\]]\.?\s*$"
    r"|\s+(?:photo|image|picture|credit|photograph)(?: credit)?\s?: ?[^.:]{2,60}$",
    re.IGNORECASE,
)


def is_furniture(string: str) -> bool:
    """Whether a whole paragraph is page furniture, by ``furniture.toml``.

    >>> is_furniture("Found a typo? Select it and press Ctrl+Enter"), is_furniture("Shells fell.")
    (True, False)
    """
    return len(string) <= _longest() and bool(_furniture().fullmatch(string))


def without_furniture(paragraphs: list[Strand]) -> list[Strand]:
    """The paragraphs that are not furniture from end to end, free of monitors' remarks."""
    return [p for p in map(_without_notes, paragraphs) if p.string and not is_furniture(p.string)]


def strip(paragraphs: list[Strand]) -> tuple[list[Strand], str | None]:
    """Without what is signed below the story; the credit that was there.

    >>> kept, credit = strip([Strand.of("text", "Two died.--AFP")])
    >>> kept[0].string, credit
    ('Two died.', 'AFP')
    """
    kept = list(paragraphs)
    credit = None
    while kept:
        last, found = _below(kept[-1], alone=len(kept) > 1)
        credit = credit or found
        if last.string:
            kept[-1] = last
            break
        kept.pop()
    return kept, credit


def caption(strand: Strand) -> Strand | None:
    """The words of a picture's caption without label and credit; null for any other paragraph."""
    string = strand.string
    if len(string) > 400:
        return None
    label = _CAPTION.match(string)
    credit = _PHOTO.search(string, max(0, len(string) - 120))
    if not label and not credit:
        return None
    start = label.end() if label else 0
    return strand.cut(start, max(start, credit.start()) if credit else len(string)).stripped()


def _without_notes(strand: Strand) -> Strand:
    if "[" not in strand.string:
        return strand
    notes = [(m.start(), m.end(), "") for m in notes_of_monitors().finditer(strand.string)]
    return strand.edited(notes).stripped() if notes else strand


def _below(strand: Strand, alone: bool) -> tuple[Strand, str | None]:
    """Cut what is signed off the last paragraph, piece by piece."""
    if alone:
        whole = labelled(strand.string)
        if whole:
            return Strand("", ()), whole
    credit = None
    for _ in range(STEPS):
        string = strand.string
        signed = closing(string) or _named(string)
        end = signed[0] if signed else _end(string)
        if end is None or end >= len(string):
            break
        credit = credit or (signed[1] if signed else None)
        strand = strand.cut(0, end).stripped()
    return strand, credit


def _named(string: str) -> tuple[int, str] | None:
    match = _NAMED.search(string, max(0, len(string) - 120))
    return (match.start(), agencies(match["who"]) or match["who"]) if match else None


def _end(string: str) -> int | None:
    base = max(0, len(string) - 160)
    words = _words().search(string, base)
    if words and _stands_apart(string, words):
        return words.start()
    for pattern in (_SIGNED, _CODE, _NAME_ALONE, _STAFF):
        match = pattern.search(string, base)
        if match and match.start() > 0:
            return match.start()
    for label in _dated_labels():
        at = string.rfind(label, base)
        if at > 0:
            gap = re.compile(r"\s*").match(string, at + len(label))
            dated = date_at(string, gap.end() if gap else at)
            if dated and _COUNTS.fullmatch(string, dated.end):
                return at
    return None


def _stands_apart(string: str, words: re.Match[str]) -> bool:
    """Whether buttons are buttons: the story has ended before them, or they cannot be anything else."""
    left = string[: words.start()].rstrip()
    sure: list[str] = toml("report/furniture.toml")["tail"]["sure"]
    ended = left[-1:] in tuple('.!?…"”’»)') or _CODE.search(left, max(0, len(left) - 20))
    return bool(ended) or any(word in words.group() for word in sure)


@cache
def _longest() -> int:
    return int(toml("report/furniture.toml")["longest"])


@cache
def _furniture() -> re.Pattern[str]:
    patterns = toml("report/furniture.toml")["paragraph"]["patterns"]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    words = sorted(toml("report/furniture.toml")["tail"]["words"], key=len, reverse=True)
    return re.compile(rf"\s*(?:(?:{'|'.join(map(re.escape, words))})[ |·•]*){{1,20}}$")


@cache
def _dated_labels() -> tuple[str, ...]:
    return tuple(toml("report/furniture.toml")["tail"]["dated"])
