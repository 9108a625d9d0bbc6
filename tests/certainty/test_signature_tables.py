"""The tables of the room are whole."""

from __future__ import annotations

from reportedly.certainty.score import weights
from reportedly.certainty.signatures import classes, hedges, signatures
from reportedly.tables import tsv


def test_every_class_says_what_follows() -> None:
    for found in classes().values():
        assert found.plus in {"+", "-", "o", "o-"} and found.minus in {"+", "-", "o", "o-"}
        assert found.level in {"certain", "probable", "possible", "unknown"}


def test_every_embedding_word_stands_once_and_has_a_known_class() -> None:
    words = [row["word"] for row in tsv("certainty/signatures.tsv")]
    assert len(words) == len(set(words)) == len(signatures())


def test_every_hedge_stands_once() -> None:
    words = [row["word"] for row in tsv("certainty/hedges.tsv")]
    assert len(words) == len(set(words)) == len(hedges())


def test_the_weights_name_categories_not_words() -> None:
    known = set(classes()) | {hedge.name for hedge in hedges().values()}
    of_cues = [name for name in weights() if name.startswith(("own:", "above:", "trigger-class:"))]
    grammar = {"negation", "condition", "question", "purpose", "if-clause", "occurs"}
    assert of_cues
    assert {name.split(":", 1)[1] for name in of_cues} <= known | grammar
