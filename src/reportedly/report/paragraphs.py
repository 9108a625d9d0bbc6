"""Paragraphs out of a text: which line breaks end one, and which only end a line.

Also the repairs that every paragraph gets: white space folded, invisible characters dropped,
entities and mojibake put right, and the space after a full stop given back where a page lost it.
"""

from __future__ import annotations

import html
import re

from reportedly.report.encoding import mojibake
from reportedly.report.strand import Edit, Strand

WIDEST_WRAP = 100  # characters; lines that are longer were not broken by a machine

_BLANK = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*+(?:(?:\r\n?|\n)[^\S\r\n]*+)++")
_LINE = re.compile(r"\r\n?|\n|\u2028|\u2029")
_SPACE = re.compile(r"[^\S ]|\s{2,}")
# Soft hyphens, zero-width characters, direction marks, control characters.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+"
)
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|laquo|raquo));"
)
_BULLET = re.compile(r"\s*(?:[-–—*•·]\s|\(?\d{1,2}[.)]\s)")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
# A stop, a closing mark perhaps, and a capital with no space between: "on Friday.The video".
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_A-Z][^\W\d_A-Z])|(?<=[ap]\.m)|(?<=[\d)\]%”’»]))([.!?…:])([\"”’»)\]]{0,2})"
    r"(?=[\"“‘«(]?(?:[^\W\d_a-z][^\W\d_A-Z]|[AIQ][\s:]|[^\W\d_a-z]{3}))"
)
_ADDRESS = re.compile(
    r"www\.|://|@|\.(?:com|net|org|info|ru|am|az|ge|tr|ir)(?:\W|$)", re.IGNORECASE
)


def split(strand: Strand) -> list[Strand]:
    """The paragraphs of a text, clean within.

    Blank lines part paragraphs. A single line break does too, but not in a text whose lines a
    machine has wrapped: there it becomes a space.

    >>> [p.string for p in split(Strand.of("text", "Shells fell.\\n\\nNobody  was hurt."))]
    ['Shells fell.', 'Nobody was hurt.']
    """
    wrapped = _wrapped(strand.string)
    found = []
    start = 0
    for gap in [*_BLANK.finditer(strand.string), None]:
        end = gap.start() if gap else len(strand)
        block = strand.cut(start, end)
        found.extend([block] if wrapped and not _listed(block.string) else _lines(block))
        start = gap.end() if gap else end
    return [p for p in map(tidy, found) if p.string]


def tidy(strand: Strand) -> Strand:
    """A paragraph with white space folded, nothing invisible, and its glued sentences parted."""
    if "&" in strand.string:
        strand = strand.edited(
            (m.start(), m.end(), html.unescape(m.group())) for m in _ENTITY.finditer(strand.string)
        )
    if not strand.string.isascii():
        strand = strand.edited(mojibake(strand.string))
    strand = strand.edited((m.start(), m.end(), "") for m in _INVISIBLE.finditer(strand.string))
    strand = strand.edited((m.start(), m.end(), " ") for m in _SPACE.finditer(strand.string))
    return parted(strand.stripped())


def parted(strand: Strand) -> Strand:
    """Give back the space between sentences that were glued together.

    >>> parted(Strand.of("text", "It began on Friday.The U.S.A. paid 3.5 to example.com.")).string
    'It began on Friday. The U.S.A. paid 3.5 to example.com.'
    """
    string = strand.string
    edits: list[Edit] = []
    marks = last = 0
    for match in _GLUED.finditer(string):
        if _ADDRESS.search(_word(string, match.start())):
            continue
        marks += string.count('"', last, match.start())
        last = match.start()
        first = match.group(2).find('"')
        at = match.end(2)
        if first >= 0:  # the mark closes what is open, else it opens what follows
            at = match.start(2) + first + marks % 2
        edits.append((at, at, " "))
    return strand.edited(edits)


def _word(string: str, at: int) -> str:
    """What stands around ``at`` between two spaces, at most 60 characters either way."""
    before = string.rfind(" ", max(0, at - 60), at) + 1 or max(0, at - 60)
    after = string.find(" ", at, at + 60)
    return string[before : after if after >= 0 else at + 60]


def _lines(block: Strand) -> list[Strand]:
    found, start = [], 0
    for match in _LINE.finditer(block.string):
        found.append(block.cut(start, match.start()))
        start = match.end()
    found.append(block.cut(start))
    return found


def _listed(block: str) -> bool:
    """Whether each line of a block is an item of a list."""
    lines = [line for line in _LINE.split(block) if line.strip()]
    return len(lines) > 2 and all(_BULLET.match(line) for line in lines)


def _wrapped(string: str) -> bool:
    """Whether a machine broke the lines: none is long, and most break in mid-sentence."""
    breaks = inside = 0
    for block in _BLANK.split(string):
        lines = _LINE.split(block)
        if any(len(line) > WIDEST_WRAP for line in lines):
            return False
        for line in lines[:-1]:
            breaks += 1
            inside += not _ENDS.search(line) and len(line) > WIDEST_WRAP // 2
    return breaks > 1 and inside * 2 > breaks
