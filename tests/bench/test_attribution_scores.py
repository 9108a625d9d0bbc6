"""The soft and exact measures of attribution, on counts that can be done by hand."""

from __future__ import annotations

from bench.attribution import Attribution, alike, pairs
from bench.attribution_classes import classes, words

from reportedly.language import english
from reportedly.report import plain

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
    assert pairs([one, one], [one]) in ([(0, 0)], [(1, 0)])
    assert pairs([], [one]) == []


def test_exact_is_told_from_soft() -> None:
    gold = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 36]]}
    near = {"source": [[4, 9]], "cue": [[10, 14]], "content": [[20, 36]]}
    task = Attribution()
    found = {"attributions": [near], "words": words(english.analyse(plain.report(TEXT)))}
    measured = task.measures([task.compare({"text": TEXT, "attributions": [gold]}, found)])
    assert measured["ar_soft_f1"] == 1.0
    assert measured["cue_exact_f1"] == 1.0
    assert measured["source_exact_f1"] == 0.0
    assert measured["content_exact_f1"] == 0.0


def test_kinds_of_attributions_are_counted_apart() -> None:
    string = "The mayor said that the depot burned. “Nobody was there,” the guard conceded. It was feared that it fell."
    every = words(english.analyse(plain.report(string)))

    def of(source: str, cue: str, content: str) -> set[str]:
        spans = [
            [[string.index(s), string.index(s) + len(s)]] if s else []
            for s in (source, cue, content)
        ]
        return classes(dict(zip(("source", "cue", "content"), spans, strict=True)), every)

    assert of("The mayor", "said", "that the depot burned") == {"unquoted", "short", "plain"}
    assert of("the guard", "conceded", "“Nobody was there,”") >= {"quoted", "short"}
    assert "no_source" in of("", "feared", "that it fell")
    assert "plain" not in of("the guard", "conceded", "Nobody was there")
    both = of("The mayor", "said", "that the depot burned. “Nobody was there")
    assert {"several", "unquoted"} <= both and "short" not in both


def test_the_share_found_of_a_kind_and_the_plain_ones() -> None:
    gold = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 36]]}
    other = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[31, 36]]}
    task = Attribution()
    found = {"attributions": [other], "words": words(english.analyse(plain.report(TEXT)))}
    measured = task.measures([task.compare({"text": TEXT, "attributions": [gold]}, found)])
    assert measured["recall_plain"] == measured["plain_soft_f1"] == 0.0
    found = {"attributions": [other, gold], "words": found["words"]}
    measured = task.measures([task.compare({"text": TEXT, "attributions": [gold]}, found)])
    assert measured["recall_plain"] == measured["recall_short"] == 1.0
    assert round(measured["plain_soft_f1"], 2) == 0.67


def test_what_stands_inside_a_quotation_is_left_out_by_a_printed_switch() -> None:
    document = {"text": "“Sources say that the depot burned,” the agency said.", "attributions": []}
    assert Attribution().switches["inside_quotations"] is False
    kept = Attribution(
        switches={"inside_quotations": True, "nested": True, "closing_commas": False}
    )
    assert len(kept.read(document)["attributions"]) == 2
    assert len(Attribution().read(document)["attributions"]) == 1
