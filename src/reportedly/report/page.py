"""An HTML page: its article by trafilatura, and what the page says of itself.

What a page states for machines (JSON-LD, OpenGraph, meta, ``<time>``) goes before the line that a
reader sees, and that before htmldate's guess.
"""

from __future__ import annotations

import logging
import re
from itertools import islice
from typing import Any

from reportedly.errors import RefusedReport
from reportedly.report.dates import date_of
from reportedly.report.draft import Draft
from reportedly.report.options import Options
from reportedly.report.paragraphs import split, tidy
from reportedly.report.statements import Statements, statements
from reportedly.report.strand import Strand
from reportedly.report.title import squeezed
from reportedly.report.visible import Visible, tags, visible

for _name in ("trafilatura", "htmldate"):  # what they find wrong with a page is ours to say
    logging.getLogger(_name).addHandler(logging.NullHandler())

LONGEST = 8_000_000  # characters of a page; a longer one is no article
MOST = 60_000  # elements; the extractor takes minutes over more, and no article has them
FEW = 80  # characters; if the extractor finds less, the whole page is read
LATEST = "2099-12-31"  # htmldate would ask the clock; reading has none

_BULLET = re.compile(r"^(?:[-–•*]\s+|\|\s*)|\s*\|$")
_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|table|tr|td|blockquote|section|article|header|footer|nav|aside"
    r"|figure|figcaption|main|title|head|body|html|form|option|button|pre|hr|dd|dt|dl)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"<(script|style|noscript|template|nav|footer|form|select|button|iframe|svg|head)\b",
    re.IGNORECASE,
)


def draft(page: str, field: str, options: Options) -> Draft:
    """What stands on a page; ``RefusedReport`` where it cannot be read as one.

    ``field`` is the name under which the map to the source speaks of the page.
    """
    if len(page) > LONGEST:
        raise RefusedReport(
            f"This page has {len(page):,} characters; at most {LONGEST:,} are read. Save the article alone."
        )
    tree = _tree(page)
    if tree is None:
        raise RefusedReport(
            "This page has no elements that can be read. Is it cut off at its head?"
        )
    stated = statements(tree)
    seen = visible(page)
    notes = list(stated.notes)
    if "<html" in page[:5000].lower() and "</html" not in page[-20_000:].lower():
        notes.append("the page breaks off before its end; what is there was read")
    paragraphs = _article(tree, page, field, seen, notes)
    made = Draft(paragraphs)
    if stated.title:
        seen.rewind()
        made.title = _strand(seen, stated.title, field)
    made.outlet, made.address, made.section = stated.outlet, stated.address, stated.section
    made.credit, made.language, made.notes = stated.credit, stated.language, notes
    made.dates = [
        (d, "structured") for s in stated.structured if (d := date_of(s, options.date_order))
    ]
    if not any(dated.clear for dated, _ in made.dates):  # else they may be those of other articles
        made.dates += [
            (d, "visible") for s in stated.visible if (d := date_of(s, options.date_order))
        ]
    if not any(dated.clear for dated, _ in made.dates):
        made.guessed = _guessed(page)
    return made


def fragment(text: str, field: str) -> list[Strand]:
    """The paragraphs of a text that still has tags in it, as feeds give it.

    >>> [p.string for p in fragment("<p>Shells fell.</p><p>Nobody was <b>hurt</b>.</p>", "text")]
    ['Shells fell.', 'Nobody was hurt.']
    """
    edits = [(a, b, "\n\n" if _BLOCK.match(text, a) else "") for a, b in tags(text)]
    return split(Strand.of(field, text).edited(edits))


def _tree(page: str) -> Any:
    from trafilatura import load_html

    try:
        return load_html(page)
    except (ValueError, AssertionError, RecursionError):
        return None


def _article(tree: Any, page: str, field: str, seen: Visible, notes: list[str]) -> list[Strand]:
    """The article's paragraphs; the whole page's where the extractor finds none."""
    extracted = _extracted(tree) if sum(1 for _ in islice(tree.iter(), MOST + 1)) <= MOST else ""
    lines = [_BULLET.sub("", line).strip() for line in extracted.split("\n")]
    lines = [line for line in lines if squeezed(line)]
    if sum(map(len, lines)) < FEW:
        whole = fragment(_bared(page), field)
        if sum(len(p.string) for p in whole) > 2 * sum(map(len, lines)):
            notes.append("no article stood out on the page, so all of its text was read")
            return whole
    strands, lost = [], 0
    for line in lines:
        strand, missing = seen.strand(line, field)
        lost += missing
        strands.append(tidy(strand))
    if lost:
        notes.append(
            f"{lost} characters of the article could not be found on the page; their place is near"
        )
    return [s for s in strands if s.string]


def _extracted(tree: Any) -> str:
    from trafilatura import extract

    try:
        text = extract(
            tree, output_format="txt", favor_precision=True, include_comments=False,
            include_tables=False, with_metadata=False,
        )  # fmt: skip
    except (ValueError, AssertionError, RecursionError, AttributeError, TypeError, IndexError):
        return ""  # a page that breaks the extractor is read whole, and that is noted
    return text or ""


def _bared(page: str) -> str:
    """The page with what is never article overwritten by spaces, so that offsets stay."""
    out, here = [], 0
    while match := _HIDDEN.search(page, here):
        closing = re.compile(rf"</{match.group(1)}\s*>", re.IGNORECASE).search(page, match.end())
        if closing is None:
            break
        out.append(page[here : match.start()])
        gap = closing.end() - match.start()
        out.append("\n\n" + " " * (gap - 2))
        here = closing.end()
    out.append(page[here:])
    return "".join(out)


def _strand(seen: Visible, text: str, field: str) -> Strand:
    """A title with its place: on the page if it is seen there, else in the source as it is written."""
    text = " ".join(text.split())
    strand, lost = seen.strand(text, field)
    if lost:
        at = seen.page.find(text)
        if at >= 0:
            return Strand.of(field, text, at)
    return tidy(strand)


def _guessed(page: str) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(page, original_date=True, extensive_search=True, max_date=LATEST)
    except (ValueError, AssertionError, RecursionError, AttributeError, TypeError, OverflowError):
        return None
    return found if isinstance(found, str) else None


__all__ = ["Statements", "draft", "fragment"]
