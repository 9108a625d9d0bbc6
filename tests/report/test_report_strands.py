"""The map back: every character of the clean text points at the original it came from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import RefusedReport
from reportedly.report import Item, Report, clean, report_from, to_source

WORDS = st.sampled_from(
    ["Shells", "fell", "on", "Friday.", "Friday.The", "city,", "“Go”", "&amp;", "3.5", "U.S.A", "  ", "\n", "\n\n",
     "\t", "Photo:", "Agency", "BAKU,", "3 JAN 90", "--", "[TEXT]", "4 October 2020", "(AFP)", "\u00ad", "\u00a0",
     "Reuters", "Share", "’Еда", "é", "said", "â€™", ".", "\r\n", "Read", "also", "12:30"]
)  # fmt: skip


def mapped(report: Report, fields: dict[str, str]) -> None:
    """Segments cover the text without gaps, in order, and point at what they stand for."""
    assert report.segments[0].start == 0
    assert report.segments[-1].end == len(report.text)
    for before, after in zip(report.segments, report.segments[1:], strict=False):
        assert before.end == after.start
    for run in report.segments:
        source = fields[run.field]
        assert 0 <= run.source_start <= run.source_end <= len(source)
        if run.end - run.start == run.source_end - run.source_start:
            for mine, theirs in zip(
                report.text[run.start : run.end],
                source[run.source_start : run.source_end],
                strict=True,
            ):
                assert mine == theirs or (mine.isspace() and theirs.isspace())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(WORDS, min_size=1, max_size=60),
    st.sampled_from(["", "Shells fell on Friday", "Talks | The Times"]),
)
def test_every_clean_run_points_at_its_source(words: list[str], title: str) -> None:
    text = " ".join(words)
    try:
        report = clean(text, title=title or None)
    except RefusedReport:
        return
    mapped(report, {"text": text, "title": title})
    for part in report.parts:
        assert (
            report.text[part.start : part.end].strip() == report.text[part.start : part.end] != ""
        )
    if report.dateline:
        assert report.dateline.span.fits(report.text)
        assert all(
            part.end <= report.dateline.span.start or part.start >= report.dateline.span.end
            for part in report.parts
        )


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_paragraphs_of_a_page_point_at_its_markup(words: list[str]) -> None:
    body = "".join(
        f"<p>{w} the army said on the same day that it had not left the town</p>\n" for w in words
    )
    page = f"<html><head><title>News of the day</title></head><body><article>{body}</article></body></html>"
    try:
        report = report_from(Item("page", None, page.encode(), "html", "file"))
    except RefusedReport:
        return
    mapped(report, {"html": page.replace("\r\n", "\r\n")})


def test_a_span_is_followed_back_to_its_field() -> None:
    text = "GANJA, 4 Oct 2020 (AFP) -- A rocket  hit a house.Nobody was hurt."
    report = clean(text, title="Rocket hits house")
    start = report.text.index("hit a house. Nobody")
    assert to_source(report, start, start + 11) == ("text", 37, 48)
    assert text[37:48] == "hit a house"
    nobody = report.text.index("Nobody")
    assert to_source(report, nobody, nobody + 6) == ("text", 49, 55)
    assert to_source(report, 0, 6) == ("title", 0, 6)


def test_an_entity_is_one_character_that_stands_for_its_whole_source() -> None:
    report = clean("Smith &amp; Sons were shelled.")
    assert report.text == "Smith & Sons were shelled."
    assert to_source(report, 6, 7) == ("text", 6, 11)


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text", "html", "row"]))
def test_any_bytes_are_read_or_refused_in_words(data: bytes, kind: str) -> None:
    try:
        report = report_from(Item("any", None, data, kind, "file"))  # type: ignore[arg-type]
    except RefusedReport as refused:
        assert str(refused).endswith((".", "?"))
        return
    assert report.text.strip()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=x>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<",
                ">",
                "&",
                "&lt;",
                "a b c",
                "<time datetime='2020'>",
                "<meta property='og:title' content='x'>",
                "Shells fell on the town. ",
                "\x00",
                '<script type="application/ld+json">{"@type":"NewsArticle","headline":1',
                "<svg>",
                "é",
                "<table><tr><td>",
            ]
        ),
        max_size=40,
    )
)
def test_broken_markup_is_read_or_refused_in_words(pieces: list[str]) -> None:
    try:
        report = report_from(Item("page", None, "".join(pieces).encode(), "html", "file"))
    except RefusedReport as refused:
        assert str(refused)
        return
    assert report.text.strip()
