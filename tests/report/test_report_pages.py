"""Pages: the article, what the page says of itself, and broken markup."""

from __future__ import annotations

import gzip

from reportedly.report import Item, Options, Report, report_from, to_source

BODY = """
<p>Shells hit a farm near the town on Monday, killing two people &amp; wounding four others, the governor&nbsp;said.</p>
<p>The army <b>denied</b> that it had fired. A spokesman said the battery stood idle all day long in its barracks.</p>
<p>Rescue teams reached the farm in the evening, when the road was open again, and found both bodies.</p>
"""


def page(head: str = "", body: str = BODY, top: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Farm hit | Valley Times</title>{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav>
<main><article><h1>Farm hit by shells</h1>{top}{body}</article></main>
<footer><p>Copyright Valley Times. All rights reserved.</p></footer></body></html>"""


def read(text: str | bytes, options: Options = Options()) -> Report:  # noqa: B008  # frozen
    data = text if isinstance(text, bytes) else text.encode()
    return report_from(Item("a.html", None, data, "html", "file"), options)


def test_the_article_is_read_and_the_menus_are_not() -> None:
    report = read(page())
    assert report.title == "Farm hit by shells"
    assert "killing two people & wounding four" in report.text
    assert "Home" not in report.text and "rights reserved" not in report.text
    assert report.text.count("Farm hit by shells") == 1
    assert [part.kind for part in report.parts] == ["headline", "lead", "body"]


def test_the_article_points_back_into_the_markup() -> None:
    html = page()
    report = read(html)
    for quote, source in [
        ("people & wounding", "people &amp; wounding"),
        ("governor said", "governor&nbsp;said"),
        ("army denied that", "army <b>denied</b> that"),
        ("Farm hit by shells", "Farm hit by shells"),
    ]:
        start = report.text.index(quote)
        field, low, high = to_source(report, start, start + len(quote))
        assert (field, html[low:high]) == ("html", source)


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Farm hit by shells", "datePublished": "2020-10-05T18:30:00+04:00", "articleSection": "War",
"publisher": {"@type": "Organization", "name": "The Valley Times"}, "author": {"name": "Reuters"},
"url": "https://valley.example/farm"}]}</script>"""


def test_structured_data_come_first() -> None:
    report = read(
        page(
            LINKED + '<meta property="og:site_name" content="Valley">', top="<p>1 January 2019</p>"
        )
    )
    assert report.published is not None
    assert (report.published.value, report.published.zone, report.published.source) == (
        "2020-10-05T18:30:00", "+04:00", "structured",
    )  # fmt: skip
    assert (report.outlet, report.section, report.credit) == ("The Valley Times", "War", "Reuters")
    assert report.address == "https://valley.example/farm"


def test_then_meta_elements_and_time() -> None:
    report = read(page('<meta property="article:published_time" content="2020-10-05T10:00:00Z">'))
    assert report.published is not None and report.published.value == "2020-10-05T10:00:00"
    report = read(page(top='<time datetime="2020-10-06">yesterday</time>'))
    assert report.published is not None and report.published.value == "2020-10-06"


def test_then_the_line_that_a_reader_sees() -> None:
    report = read(page(top='<div class="post-date">Published: 7 October 2020, 11:20</div>'))
    assert report.published is not None
    assert (report.published.value, report.published.source) == ("2020-10-07T11:20", "visible")


def test_a_page_without_a_date_has_none() -> None:
    assert read(page()).published is None


def test_a_page_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    html = page()
    cut = html[: html.index("Rescue teams") + 12]
    report = read(cut)
    assert "killing two people" in report.text
    assert any("breaks off" in note for note in report.notes)


def test_a_page_in_an_older_encoding_is_read_as_it_declares() -> None:
    html = (
        page()
        .replace('charset="utf-8"', 'charset="windows-1252"')
        .replace("the town", "Čačak".replace("Č", "C").replace("č", "ç"))
    )
    report = read(html.encode("windows-1252"))
    assert "Caçak" in report.text
    assert any("windows-1252" in note or "cp1252" in note for note in report.notes)


def test_a_page_that_declares_the_wrong_encoding_is_read_in_its_own() -> None:
    report = read(page().replace('charset="utf-8"', 'charset="koi8-r"').replace("the town", "Şuşa"))
    assert "Şuşa" in report.text
    assert any("koi8" in note for note in report.notes)


def test_a_page_without_an_article_is_read_whole_and_says_so() -> None:
    report = read(
        "<html><body><div>Shells fell on the town.</div><div>Nobody was hurt.</div></body></html>"
    )
    assert report.text == "Shells fell on the town.\n\nNobody was hurt."


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    report = read(
        bomb
        + page(body=BODY + "<p>The word was &b; and &f; they said at noon.</p>").split("\n", 1)[1]
    )
    assert "boom" not in report.text.replace("&b;", "")


def test_deep_nesting_is_survived() -> None:
    report = read("<html><body>" + "<div>" * 20_000 + "Shells fell on the town. " * 9)
    assert "Shells fell" in report.text


def test_the_same_page_packed_or_not_is_one_original() -> None:
    data = page().encode()
    assert read(gzip.decompress(gzip.compress(data))).original == read(data).original
