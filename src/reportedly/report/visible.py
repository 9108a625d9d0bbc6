"""The visible text of a page with its offsets, and where an extractor's text stands in it.

An extractor returns text without offsets. Since it only leaves things out, each of its paragraphs
is found again in the page's visible characters, white space left aside; what it changed is mapped
to the nearest characters that are known.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.report.record import Segment
from reportedly.report.strand import Strand, append

WHOLE_SEARCHES = 60  # searches over the whole page; after these only what lies ahead is searched
AHEAD = 50_000  # characters

_MARKUP = re.compile(r"<[A-Za-z/!?]|&[#A-Za-z]")
_WORD = re.compile(r"\S+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = re.compile(r"<(script|style|template|svg|iframe)\b", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!?]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]+")
Place = tuple[int, int]


@dataclass(slots=True)
class Visible:
    """The visible characters of ``page`` without white space; ``at`` holds the offset of each."""

    page: str
    string: str = ""
    at: array[int] = field(default_factory=lambda: array("l"))
    ends: dict[int, int] = field(default_factory=dict)
    """Where a character written as an entity ends."""
    _cursor: int = 0
    _searches: int = 0

    def __post_init__(self) -> None:
        parts: list[str] = []
        length = here = 0
        page = self.page
        while here < len(page):
            match = _MARKUP.search(page, here)
            end = match.start() if match else len(page)
            for word in _WORD.finditer(page, here, end):
                parts.append(word.group())
                self.at.extend(range(word.start(), word.end()))
                length += word.end() - word.start()
            if match is None:
                break
            if page[end] == "<":
                here = past_markup(page, end)
                continue
            entity = _ENTITY.match(page, end)
            here = entity.end() if entity else end + 1
            for letter in html.unescape(page[end:here]).strip():
                self.ends[length] = here
                self.at.append(end)
                parts.append(letter)
                length += 1
        self.string = "".join(parts)

    def rewind(self) -> None:
        """Search from the top again."""
        self._cursor = 0

    def strand(self, text: str, name: str) -> tuple[Strand, int]:
        """``text`` as a strand of the field ``name``, and how many characters were not found."""
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        squeezed = "".join(text[a:b] for a, b in words)
        places = self._places(squeezed)
        lost = sum(place is None for place in places)
        return Strand(text, tuple(self._runs(text, words, places, name))), lost

    def _places(self, squeezed: str) -> list[int | None]:
        """For each character its index in the visible string, where it was found."""
        found = self._find(squeezed)
        if found >= 0:
            return list(range(found, found + len(squeezed)))
        places: list[int | None] = [None] * len(squeezed)
        todo = [(0, len(squeezed))]
        while todo:
            start, end = todo.pop()
            near = 400 if end - start < 24 else AHEAD
            found = self.string.find(squeezed[start:end], self._cursor, self._cursor + near)
            if found >= 0:
                places[start:end] = range(found, found + end - start)
                self._cursor = found + end - start
            elif end - start > 6:
                middle = (start + end) // 2
                todo.extend([(middle, end), (start, middle)])
        return places

    def _find(self, squeezed: str) -> int:
        found = self.string.find(squeezed, self._cursor, self._cursor + AHEAD + len(squeezed))
        if found < 0 and self._searches < WHOLE_SEARCHES:
            self._searches += 1
            found = self.string.find(squeezed)
        if found >= 0:
            self._cursor = found + len(squeezed)
        return found

    def _place(self, index: int) -> Place:
        start = self.at[index]
        return start, self.ends.get(index, start + 1)

    def _runs(self, text: str, words: list[tuple[int, int]], places: list[int | None],
              name: str) -> list[Segment]:  # fmt: skip
        runs: list[Segment] = []
        k = last = reached = 0
        for start, end in words:
            here = places[k : k + end - start]
            k += end - start
            whole = self._whole(here)
            spots = [whole] if whole else self._spots(here, reached)
            if last < start:
                append(runs, Segment(last, start, name, reached, max(reached, spots[0][0])))
            step = end - start if whole else 1
            for i, (low, high) in enumerate(spots):
                append(runs, Segment(start + i * step, start + (i + 1) * step, name, low, high))
            reached, last = spots[-1][1], end
        if last < len(text):
            append(runs, Segment(last, len(text), name, reached, reached))
        return runs

    def _whole(self, indices: list[int | None]) -> Place | None:
        """The source of a word that stands on the page letter by letter."""
        first, last = indices[0], indices[-1]
        if first is None or last is None or None in indices or last - first != len(indices) - 1:
            return None
        start, end = self.at[first], self.at[last] + 1
        return (start, end) if end - start == len(indices) and last not in self.ends else None

    def _spots(self, indices: list[int | None], reached: int) -> list[Place]:
        """The source of each character of a word; the unknown ones stand at the last known one."""
        spots = []
        for index in indices:
            if index is not None:
                reached = self._place(index)[1]
                spots.append(self._place(index))
            else:
                spots.append((reached, reached))
        return spots


def visible(page: str) -> Visible:
    """The visible characters of a page, tags and scripts left out.

    >>> seen = visible("<p>Shells &amp; <b>mines</b></p>")
    >>> seen.string, list(seen.at)[:7]
    ('Shells&mines', [3, 4, 5, 6, 7, 8, 10])
    """
    return Visible(page)


def tags(page: str) -> Iterator[tuple[int, int]]:
    """Start and end of every tag, comment and script of a page, in order.

    >>> list(tags("<p>a</p><!-- b -->"))
    [(0, 3), (4, 8), (8, 18)]
    """
    here = 0
    while match := _TAG.search(page, here):
        here = past_markup(page, match.start())
        yield match.start(), here


def without_invisible(text: str) -> str:
    """Without soft hyphens and zero-width characters."""
    return _INVISIBLE.sub("", text)


def past_markup(page: str, start: int) -> int:
    """The end of the tag, comment or script that begins at ``start``."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return len(page) if end < 0 else end + 3
    raw = _RAW.match(page, start)
    end = page.find(">", start)
    if end < 0:
        return len(page)
    if raw and page[end - 1] != "/":
        closing = re.compile(rf"</{raw.group(1)}", re.IGNORECASE).search(page, end)
        if closing is None:
            return len(page)
        end = page.find(">", closing.end())
        return len(page) if end < 0 else end + 1
    return end + 1
