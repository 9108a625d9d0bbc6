"""The soft and exact measures of attribution, on counts that can be done by hand."""

from __future__ import annotations

from bench.attribution import Attribution, alike, pairs

TEXT = "The mayor said that the depot burned."


def test_contents_must_share_half_of_their_words() -> None:
    source = frozenset({0, 1})
    assert alike((source, frozenset({3, 4})), (source, frozenset({3, 4, 5, 6})))
    assert not alike((source, frozenset({3})), (source, frozenset({3, 4, 5, 6})))


def test_a_missing_source_is_like_a_missing_source_only() -> None:
    content = frozenset({3, 4})
    assert alike((frozenset(), content), (frozenset(), content))
    assert not alike((frozenset({0}), content), (frozenset(), content))


def test_each_is_paired_once() -> None:
    one = (frozenset({0}), frozenset({3, 4}))
    assert pairs([one, one], [one]) == 1
    assert pairs([], [one]) == 0


def test_exact_is_told_from_soft() -> None:
    gold = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 36]]}
    near = {"source": [[4, 9]], "cue": [[10, 14]], "content": [[20, 36]]}
    task = Attribution()
    counts = task.compare({"text": TEXT, "attributions": [gold]}, {"attributions": [near]})
    measured = task.measures([counts])
    assert measured["ar_soft_f1"] == 1.0
    assert measured["cue_exact_f1"] == 1.0
    assert measured["source_exact_f1"] == 0.0
    assert measured["content_exact_f1"] == 0.0


def test_what_stands_inside_a_quotation_is_left_out_by_a_printed_switch() -> None:
    document = {"text": "“Sources say that the depot burned,” the agency said.", "attributions": []}
    assert Attribution().switches["inside_quotations"] is False
    kept = Attribution(
        switches={"inside_quotations": True, "nested": True, "closing_commas": False}
    )
    assert len(kept.read(document)["attributions"]) == 2
    assert len(Attribution().read(document)["attributions"]) == 1
