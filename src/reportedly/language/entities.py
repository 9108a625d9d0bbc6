"""Named entities, by the weights of the model's own recogniser.

The recogniser reads word after word and asks at each which of its moves are allowed: begin, go on
or end a name of a sort, a name of one word, or none (Lample et al. 2016, a chunker over a stack;
here without one). Outside a name a word's scores hang on that word alone, so they are worked out for all
words at once; only inside a name is one word read after the other. The same names come out as of
``model().get_pipe("ner")`` (a test says so) in a tenth of the time its own search takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportedly.language.vectors import WordVectors

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = NDArray[numpy.float32]
    Flags = NDArray[numpy.bool_]


class EntityReader:
    """The model's named-entity recogniser."""

    def __init__(self, nlp: Language) -> None:
        import numpy

        ner: Any = nlp.get_pipe("ner")
        chain, self._affine, scorer = ner.model.layers
        self._vectors, self._narrow = WordVectors(chain.layers[0]), chain.layers[-1]
        self._ops = ner.model.ops
        self._bias: Floats = self._affine.get_param("b")
        self._weights: Floats = scorer.get_param("W")
        self._offsets: Floats = scorer.get_param("b")
        names = [ner.moves.get_class_name(n) for n in range(ner.moves.n_moves)]
        self._moves = [(name[0], name[2:]) for name in names]
        kinds = numpy.array([move for move, _ in self._moves])
        self._begins, self._units = kinds == "B", kinds == "U"
        # "U-" marks words that must not be in a name: none here.
        self._inner = (kinds == "I") | (kinds == "L") | (numpy.array(names) == "U-")
        at = {move: n for n, move in enumerate(self._moves)}
        #: For each label, the columns of "goes on" and "ends here".
        self._inside = {label: (at["I", label], at["L", label]) for m, label in at if m == "B"}

    def read(
        self, docs: Sequence[Doc], starts: Sequence[bool], spaces: Sequence[bool]
    ) -> list[str]:
        """The label of each word of all ``docs``, one after the other; "" outside any name.

        ``starts`` says of each word whether a sentence (or a doc) starts at it, which no name
        reaches over, ``spaces`` whether it is white space, which no name begins with.
        """
        import numpy

        layers = self._affine.predict(
            self._narrow.predict(numpy.concatenate(self._vectors.of(docs)))
        )
        padding, layers = layers[0], layers[1:]
        lonely = self._scores(layers[:, 0] + padding[1] + padding[2])
        lasts = numpy.array([*starts[1:], True])
        blank = numpy.array(spaces)
        lonely[:, self._inner] = -numpy.inf
        lonely[numpy.ix_(lasts | blank, self._begins)] = -numpy.inf
        lonely[numpy.ix_(blank, self._units)] = -numpy.inf
        best = lonely.argmax(axis=1).tolist()
        labels = [""] * len(best)
        i = 0
        while i < len(best):
            move, label = self._moves[best[i]]
            end = self._end(layers, i, label, lasts) if move == "B" else i
            if label:
                labels[i : end + 1] = [label] * (end + 1 - i)
            i = end + 1
        return labels

    def _end(self, layers: Floats, first: int, label: str, lasts: Flags) -> int:
        """The last word of the name that begins at ``first``."""
        on, over = self._inside[label]
        i = first + 1
        while not lasts[i]:
            state = layers[i, 0] + layers[first, 1] + layers[i - 1, 2]
            scores = self._scores(state[None])[0]
            if scores[over] > scores[on]:
                break
            i += 1
        return i

    def _scores(self, state: Floats) -> Floats:
        """Scores of all moves, a row for each row of ``state`` (rows, units, pieces)."""
        hidden = (state + self._bias).max(axis=2)
        scores: Floats = self._ops.gemm(hidden, self._weights, trans2=True)
        return scores + self._offsets
