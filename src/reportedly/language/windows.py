"""Long texts in short windows: what the encoder reads at once.

A window is a run of whole sentences of at most ``LONGEST`` pieces; the next one begins with the last
sentences of the one before, if they hold at most ``OVERLAP`` pieces. Each word takes what is said of it
in the window where it is most central (or at the text's own beginning or end).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

LONGEST = 252  # pieces, without those that begin and end a window
OVERLAP = 64

Window = tuple[int, int]  # words, end exclusive


def windows(
    pieces: Sequence[int], sentences: Sequence[int], first: int = LONGEST, overlap: int = OVERLAP
) -> list[Window]:
    """Cut words into windows.

    ``pieces[i]`` is how many pieces word ``i`` has, separators before it included; ``sentences``
    are the indices of the words that begin a sentence. ``first`` is the longest that the first
    window may be, ``overlap`` the pieces that two may share. A sentence too long for a window is cut.

    >>> windows([100, 100, 40, 100, 100], [0, 1, 2, 3, 4])
    [(0, 3), (2, 5)]
    """
    words = len(pieces)
    borders = sorted({*sentences, words} - {0})
    found: list[Window] = []
    start, longest = 0, first
    while start < words:
        end = _end(pieces, borders, start, longest)
        found.append((start, end))
        if end >= words:
            break
        start, longest = _next(pieces, borders, start, end, overlap), LONGEST
    return found


def _end(pieces: Sequence[int], borders: Sequence[int], start: int, longest: int) -> int:
    """The last sentence's end that fits, or the last word that does."""
    end, held = start, 0
    while end < len(pieces) and held + pieces[end] <= longest:
        held += pieces[end]
        end += 1
    if end == len(pieces):
        return end
    at = bisect_right(borders, end) - 1
    return borders[at] if at >= 0 and borders[at] > start else max(end, start + 1)


def _next(pieces: Sequence[int], borders: Sequence[int], start: int, end: int, overlap: int) -> int:
    """Where the window after ``start``-``end`` begins."""
    begin, held = end, 0
    inside = borders[bisect_right(borders, start) : bisect_left(borders, end)]
    for border in reversed(inside):
        held += sum(pieces[border:begin])
        if held > overlap:
            break
        begin = border
    return begin


def most_central(found: Sequence[Window], words: int) -> list[int]:
    """For each word the number of the window to believe.

    >>> most_central([(0, 4), (2, 6)], 6)
    [0, 0, 0, 1, 1, 1]
    """
    best, owner = [-1] * words, [0] * words
    for number, (start, end) in enumerate(found):
        for word in range(start, end):
            before = word - start if start else words
            after = end - 1 - word if end < words else words
            if min(before, after) > best[word]:
                best[word], owner[word] = min(before, after), number
    return owner
