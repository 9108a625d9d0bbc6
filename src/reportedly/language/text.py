"""The words of one report, whatever the language: tokens, sentences, quotations.

This is the small interface that every later room reads; what fills it (spaCy for English) stays
behind ``english.py``. Part-of-speech tags are Universal POS (``pos``) and the treebank's own
(``tag``); ``dep`` are the labels of spaCy's English models (ClearNLP style). Offsets are code
points into the report's clean text, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from reportedly.claim import PartKind
from reportedly.report.record import Report
from reportedly.span import Span

Made = TypeVar("Made")
_PLACE = attrgetter("i")


@dataclass(slots=True, eq=False)
class Token:
    """A word or mark. ``lower`` is as written, lower-cased; ``lemma`` is lower-case too."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str  # PERSON, ORG, GPE, DATE … of the statistical tagger; "" outside any
    sentence: int
    quoted: bool = False  # inside quotation marks
    morph: str = ""
    head: Token = field(init=False, repr=False)  # itself at the root of a sentence
    children: list[Token] = field(init=False, repr=False, default_factory=list)

    @property
    def is_root(self) -> bool:
        return self.head is self

    def child(self, *deps: str) -> Token | None:
        """The first child that hangs on one of these dependencies."""
        for c in self.children:
            if c.dep in deps:
                return c
        return None

    def kids(self, *deps: str) -> list[Token]:
        """Every child on one of these dependencies, in order of the text."""
        return [c for c in self.children if c.dep in deps]

    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """This token and all that hangs on it, in order of the text."""
        if not self.children:
            return [self]
        found, todo = [], [self]
        while todo:
            token = todo.pop()
            found.append(token)
            todo.extend(token.children)
        found.sort(key=_PLACE)
        return found


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to, not including, ``last``."""

    i: int
    first: int
    last: int
    start: int
    end: int
    part: PartKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks; the marks are outside ``start``-``end``.

    ``closed`` is false where the mark is never closed and the paragraph's end closes it.
    """

    start: int
    end: int
    closed: bool


@dataclass(slots=True, eq=False)
class Text:
    """One report's words."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    capitals: bool = False  # the text came in capitals throughout, and its case was guessed
    _starts: list[int] = field(default_factory=list, repr=False)
    _made: dict[str, object] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._starts = [t.start for t in self.tokens]

    @property
    def string(self) -> str:
        """The clean text."""
        return self.report.text

    def span(self, start: int, end: int) -> Span:
        """Cut a span by offsets."""
        return Span.cut(self.report.text, start, end)

    def span_of(self, *tokens: Token) -> Span:
        """The span from the first to the last of these tokens."""
        return self.span(min(t.start for t in tokens), max(t.end for t in tokens))

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with ``start``-``end``."""
        first = bisect_right(self._starts, start) - 1
        first = max(first, 0)
        if first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        return self.tokens[first : bisect_left(self._starts, end)]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds ``offset``, if one does."""
        found = self.between(offset, offset + 1)
        return found[0] if found else None

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds ``token``."""
        return self.sentences[token.sentence]

    def once(self, name: str, make: Callable[[Text], Made]) -> Made:
        """What ``make`` finds in this text, worked out once and shared by the rooms."""
        if name not in self._made:
            self._made[name] = make(self)
        return self._made[name]  # type: ignore[return-value]  # one name, one maker
