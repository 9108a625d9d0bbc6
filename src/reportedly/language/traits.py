"""What the encoder is told of a word besides its letters: numbered traits.

The encoder's vocabulary is lower-case and its layers are few; what the tagger, the parser and the
page already know (capitals, part of speech, what a word hangs on, quotation marks) is handed to it
as one small number per column. 0 is "nothing known" in every column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.language.text import Text, Token

#: The columns, in order. Those named in ``Vocabulary`` count its words; the others have fixed sizes.
COLUMNS = ("tag", "dep", "entity", "shape", "quoted", "reach", "head_tag")
SHAPES = 7
QUOTED = 4
REACHES = 10

_MARKS = frozenset("\"“”«»„''``‘’")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of tags, dependencies and entity types, as frozen with the weights."""

    tag: Mapping[str, int]
    dep: Mapping[str, int]
    entity: Mapping[str, int]

    @classmethod
    def of(cls, tags: Sequence[str], deps: Sequence[str], entities: Sequence[str]) -> Vocabulary:
        """Number the labels from 1, in the order given."""
        tables = ({label: n for n, label in enumerate(t, 1)} for t in (tags, deps, entities))
        return cls(*tables)

    def sizes(self) -> tuple[int, ...]:
        """How many numbers each column of ``COLUMNS`` has, 0 included."""
        tags = len(self.tag) + 1
        return (tags, len(self.dep) + 1, len(self.entity) + 1, SHAPES, QUOTED, REACHES, tags)


def traits(text: Text, vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """One row of numbers for each token of ``text``, in the order of ``COLUMNS``."""
    tag, dep, entity = vocabulary.tag, vocabulary.dep, vocabulary.entity
    capitals = text.capitals
    return [
        (
            tag.get(t.tag, 0),
            dep.get(t.dep, 0),
            entity.get(t.entity, 0),
            0 if capitals else _shape(t.text),
            _quoted(t),
            _reach(t),
            tag.get(t.head.tag, 0),
        )
        for t in text.tokens
    ]


def _shape(word: str) -> int:
    """Lower case, Capitalised, CAPITALS, miXed, with digits, neither.

    >>> [_shape(w) for w in ("tank", "Ganja", "NATO", "iPhone", "S-300", ",")]
    [1, 2, 3, 4, 5, 6]
    """
    if any(c.isdigit() for c in word):
        return 5
    if word.islower():
        return 1
    if word.istitle():
        return 2
    if word.isupper():
        return 3
    return 4 if any(c.isalpha() for c in word) else 6


def _quoted(token: Token) -> int:
    if token.text in _MARKS:
        return 3
    return 2 if token.quoted else 1


def _reach(token: Token) -> int:
    """Where the word's head stands: itself, or how far to the left or to the right."""
    away = token.head.i - token.i
    if not away:
        return 1
    far = abs(away)
    step = 0 if far == 1 else 1 if far < 4 else 2 if far < 9 else 3
    return 2 + step + (4 if away > 0 else 0)
