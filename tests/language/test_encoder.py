"""The encoder: rows for every token, the same ones however it is asked, and only from its own files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy
import pytest

from reportedly.errors import ModelError
from reportedly.language import encoder, english
from reportedly.report import plain

SAID = "The governor said on Monday that two shells had hit the market. Nobody was hurt, she added."


def test_every_head_has_a_row_for_every_token() -> None:
    text = english.analyse(plain.report(SAID))
    scores = encoder.scores(text)
    widths = {"attribution": 7, "links": 288, "certainty": 1}
    assert {n: h.shape for n, h in scores.heads.items()} == {
        n: (len(text.tokens), width) for n, width in widths.items()
    }


def test_a_report_gets_the_same_scores_alone_and_among_others() -> None:
    first = english.analyse(plain.report(SAID))
    alone = encoder.Encoder().scores(first)
    busy = encoder.Encoder()
    busy.scores(english.analyse(plain.report("Something else was said before. " * 60)))
    again = busy.scores(first)
    for name, rows in alone.heads.items():
        assert numpy.array_equal(rows, again.heads[name])


def test_a_long_text_is_read_to_its_end() -> None:
    text = english.analyse(plain.report(" ".join([SAID] * 60)))
    scores = encoder.scores(text)
    assert len(scores.heads["attribution"]) == len(text.tokens)
    assert numpy.isfinite(scores.heads["attribution"]).all()


def test_a_word_of_a_hundred_thousand_letters_is_no_more_than_a_few_pieces() -> None:
    pieces = encoder.Pieces(encoder.WEIGHTS / "tokenizer.json")
    assert 1 <= len(pieces.of("a" * 100_000)) <= encoder.MOST_PIECES
    assert len(pieces.of("\u200b")) == 1


def test_no_words_no_heads() -> None:
    assert encoder.scores(english.analyse(plain.report(""))).heads == {}


@pytest.mark.parametrize("name", ["encoder.onnx", "parameters.json", "tokenizer.json"])
def test_files_that_are_not_those_of_the_manifest_are_refused(tmp_path: Path, name: str) -> None:
    for file in encoder.WEIGHTS.iterdir():
        shutil.copy(file, tmp_path)
    with (tmp_path / name).open("ab") as handle:
        handle.write(b" ")
    with pytest.raises(ModelError, match=rf"{name} is not the one.*--reader rules"):
        encoder.Encoder(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match="missing"):
        encoder.Encoder(tmp_path)


def test_a_manifest_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        encoder.Encoder(tmp_path)


def test_the_model_card_names_the_weights_that_ship() -> None:
    manifest = json.loads((encoder.WEIGHTS / "manifest.json").read_text(encoding="utf-8"))
    card = (encoder.WEIGHTS / "card.md").read_text(encoding="utf-8")
    assert all(digest in card for digest in manifest["sha256"].values())


def test_words_are_cut_as_written_and_marked_where_a_space_precedes(tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models

    names = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁Tanks", "▁tanks", "tanks", "▁the", "."]
    kept = Tokenizer(models.Unigram([(n, -float(i)) for i, n in enumerate(names)], unk_id=3))
    kept.save(str(tmp_path / "tokenizer.json"))
    pieces = encoder.Pieces(tmp_path / "tokenizer.json")
    assert (pieces.cased, pieces.begin, pieces.separate, pieces.unknown) == (True, 0, 2, 3)
    found = pieces.of_text(english.analyse(plain.report("Tanks. tanks.")))
    assert found == [(5,), (9,), (6,), (9,)]
    shouted = pieces.of_text(english.analyse(plain.report("THE TANKS.")))
    assert shouted == [(8,), (6,), (9,)]
