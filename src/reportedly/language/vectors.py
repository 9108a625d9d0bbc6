"""Vectors of words in their context, by the weights of the model's own "tok2vec" parts.

Such a part embeds each word by itself (hashes of its form, beginning, end and shape: Bloom
embeddings, Serrà & Karatzoglou 2017) and then mixes each with its neighbours, layer upon layer. The
first step knows nothing of the neighbours, so a word met before is looked up; the second is written
out here in as few passes over memory as it takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[numpy.float32]

MOST_KEPT = 60_000  # words, some 40 MB; then the memory is emptied, whatever is read
TINY = 1e-8  # keeps the variance above nothing, as in the layers' training


class WordVectors:
    """One "tok2vec" part: a chain of an embedding and layers over windows of three words."""

    def __init__(self, part: Any) -> None:
        import numpy

        embedding, encoder = part.layers
        self._product = part.ops.gemm  # numpy's or BLIS's, see ``products``
        self._columns: list[int | str] = list(embedding.layers[0].attrs["columns"])
        self._embed = embedding.layers[2]
        (self._first,) = _layers(embedding.layers[3])
        self._layers = _layers(encoder)
        self._width = len(self._first.gain)
        self._known: dict[bytes, int] = {}
        self._rows = numpy.zeros((MOST_KEPT, self._width), dtype=numpy.float32)

    def of(self, docs: Sequence[Doc]) -> list[Floats]:
        """An array (words, width) for each doc; no doc has a part in another's."""
        import numpy

        gap = len(self._layers)  # empty rows between docs, one for each layer's look aside
        lengths = [len(doc) for doc in docs]
        whole = numpy.zeros((sum(lengths) + gap * (len(docs) + 1), self._width), numpy.float32)
        spans = []
        start = gap
        for doc, length in zip(docs, lengths, strict=True):
            whole[start : start + length] = self.alone(doc)
            spans.append((start, start + length))
            start += length + gap
        width = self._width
        window = numpy.zeros((len(whole), 3 * width), numpy.float32)
        for layer in self._layers:
            window[1:, :width] = whole[:-1]
            window[:, width : 2 * width] = whole
            window[:-1, 2 * width :] = whole[1:]
            whole = whole + layer.settled(self._product(window, layer.weights))
        return [whole[first:last] for first, last in spans]

    def alone(self, doc: Doc) -> Floats:
        """The vectors (words, width) of a doc's words, each by itself."""
        import numpy

        traits = numpy.ascontiguousarray(doc.to_array(self._columns), dtype=numpy.uint64)
        if len(traits) > MOST_KEPT:  # no piece is so long, but nothing hangs on that
            return self._embedded(traits)
        keys: list[bytes] = traits.view(f"V{traits.shape[1] * 8}").ravel().tolist()
        known = self._known
        if len(known) + len(keys) > MOST_KEPT:
            known.clear()
        new = {key: n for n, key in enumerate(keys) if key not in known}
        if new:
            first = len(known)
            known.update(zip(new, range(first, first + len(new)), strict=True))
            self._rows[first : first + len(new)] = self._embedded(traits[list(new.values())])
        found: Floats = self._rows[[known[key] for key in keys]]
        return found

    def _embedded(self, traits: Any) -> Floats:
        """One product per word: the last bits of a sum may hang on how many rows are multiplied."""
        import numpy

        rows = self._embed.predict(traits)[:, None, :]
        products = [self._product(row, self._first.weights) for row in rows]
        return self._first.settled(numpy.concatenate(products))


class Layer(NamedTuple):
    """Weights (inputs, pieces * units), the pieces first; bias alike; gain and shift of the norm."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def settled(self, pieces: Floats) -> Floats:
        """The largest piece of each unit (maxout), normed over the units of a row."""
        import numpy

        pieces += self.bias
        width = len(self.gain)
        best: Floats = pieces[:, :width]
        for first in range(width, pieces.shape[1], width):
            best = numpy.maximum(best, pieces[:, first : first + width])
        spread = best.var(axis=1, keepdims=True) + numpy.float32(TINY)
        best = best - best.mean(axis=1, keepdims=True)
        best *= spread**-0.5
        best *= self.gain
        best += self.shift
        return best


def _layers(model: Any) -> list[Layer]:
    import numpy

    nodes = [node for node in model.walk() if node.name in {"maxout", "layernorm"}]
    found = []
    for maxout, norm in zip(nodes[::2], nodes[1::2], strict=True):
        units, pieces, inputs = maxout.get_param("W").shape
        weights = maxout.get_param("W").transpose(1, 0, 2).reshape(pieces * units, inputs).T
        bias = maxout.get_param("b").T.reshape(-1)
        found.append(
            Layer(numpy.ascontiguousarray(weights), bias, norm.get_param("G"), norm.get_param("b"))
        )
    return found
