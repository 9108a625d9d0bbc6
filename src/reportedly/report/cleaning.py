"""How an original becomes a report, top to bottom.

Decode it, take its paragraphs, peel off what stands above and below the story, put headline,
dateline, lead and body together, date it, tell its language. Pure: the same bytes and options give
the same report.
"""

from __future__ import annotations

import hashlib
from itertools import islice
from urllib.parse import urlsplit

from reportedly.errors import RefusedReport
from reportedly.report import head as above
from reportedly.report import tail as below
from reportedly.report import tongue
from reportedly.report.countries import alpha3
from reportedly.report.dating import publication
from reportedly.report.draft import Draft
from reportedly.report.encoding import decode, mojibake
from reportedly.report.fields import Row, row_of
from reportedly.report.intake import Item
from reportedly.report.layout import Layout, lay_out
from reportedly.report.options import DEFAULT, Options
from reportedly.report.paragraphs import split, tidy
from reportedly.report.record import Custody, Report
from reportedly.report.strand import Strand
from reportedly.report.title import end_of, is_title, squeezed, trimmed


def report_from(item: Item, options: Options = DEFAULT) -> Report:
    """Clean one item; ``RefusedReport`` says what is wrong with it.

    ``original`` is the SHA-256 of the item's bytes; the id hashes the bytes together with outlet,
    address and time of publication (``docs/record.md``, *Reports*).

    >>> item = Item("-", None, b"Bridge falls\\n\\nA bridge fell on Sunday.", "text", "file")
    >>> report_from(item).text
    'Bridge falls\\n\\nA bridge fell on Sunday.'
    """
    if len(item.data) > options.max_bytes:
        raise RefusedReport(
            f"This report is {len(item.data):,} bytes long; at most {options.max_bytes:,} are read."
        )
    if item.kind == "row":
        draft = _from_row(row_of(item.data, options), options)
    elif item.kind == "html":
        draft = _from_page(item.data, options)
    else:
        decoded = decode(item.data)
        draft = _from_text(decoded.text)
        draft.notes = [*decoded.notes, *_repairs(decoded.text)]
    draft.notes = [*item.notes, *draft.notes]
    return _report(draft, item, options)


def clean(text: str, *, title: str | None = None, published: str | None = None,
          options: Options = DEFAULT) -> Report:  # fmt: skip
    """Clean a text that is at hand as a string, as ``report_from`` would.

    >>> clean("BAKU, 4 Oct 2020 (AFP) -- Shells fell.").published.value
    '2020-10-04'
    """
    draft = _from_text(text) if title is None else Draft(split(Strand.of("text", text)))
    draft.notes = _repairs(text)
    if title is not None:
        draft.title = tidy(Strand.of("title", title))
    if published:
        dated = above.date_in_field(published, options.date_order)
        draft.dates = [(dated, "field")] if dated else []
    data = "\0".join((title or "", text)).encode("utf-8", "surrogatepass")
    return _report(draft, Item("text", None, data, "text", "text at hand"), options)


def _from_text(text: str) -> Draft:
    """A text file: its first line is the title if it reads as one."""
    paragraphs = split(Strand.of("text", text))
    first = paragraphs[0].string if paragraphs else ""
    dated = above.date_in_field(first, "refuse")
    titled = len(paragraphs) > 1 and is_title(first) and not below.is_furniture(first)
    if titled and not (dated and dated.end > len(first) // 2) and not _is_wire(paragraphs[:2]):
        return Draft(paragraphs[1:], title=paragraphs[0])
    return Draft(paragraphs)


def _is_wire(paragraphs: list[Strand]) -> bool:
    return above.peel(paragraphs, None).wire is not None


def _from_row(row: Row, options: Options) -> Draft:
    """A row: its fields say what is what; its text may still carry a page's furniture."""
    if "text" not in row.values and "html" in row.values:
        from reportedly.report import page

        draft = page.draft(row.values["html"], row.names["html"], options)
    else:
        draft = Draft(_paragraphs(row))
    if "title" in row.values:
        draft.title = tidy(Strand.of(row.names["title"], row.values["title"]))
    draft.outlet = row.get("outlet") or draft.outlet
    draft.address = row.get("address") or draft.address
    draft.credit = row.get("credit") or draft.credit
    draft.section = row.get("section") or draft.section
    draft.language = row.get("language") or draft.language
    draft.place = row.get("place")
    draft.name = row.get("id")
    draft.notes += _repairs("\n".join(filter(None, (row.get("title"), row.get("text")))))
    country = row.get("outlet_country")
    if country:
        draft.outlet_country = alpha3(country)
        if draft.outlet_country is None:
            draft.notes.append(f"the country {country[:40]!r} is not one of ISO 3166")
    written = row.get("published")
    if written:
        dated = above.date_in_field(written, options.date_order)
        if dated:
            draft.dates.insert(0, (dated, "field"))
        else:
            draft.notes.append(f"the date {written[:40]!r} cannot be read; ISO 8601 always can")
    return draft


def _paragraphs(row: Row) -> list[Strand]:
    text = row.values.get("text")
    if text is None:
        return []
    if text.count("</") + text.count("<br") > 1:
        from reportedly.report import page

        return page.fragment(text, row.names["text"])
    return split(Strand.of(row.names["text"], text))


def _from_page(data: bytes, options: Options) -> Draft:
    from reportedly.report import page

    decoded = decode(data, page=True)
    draft = page.draft(decoded.text, "html", options)
    draft.notes = [*decoded.notes, *_repairs(decoded.text), *draft.notes]
    return draft


def _repairs(text: str) -> list[str]:
    found = 0 if text.isascii() else len(mojibake(text))
    return (
        [f"{found} places were UTF-8 read as Windows-1252 (such as â€™) and put right"]
        if found
        else []
    )


def _report(draft: Draft, item: Item, options: Options) -> Report:
    """Peel, lay out, date; everything that all kinds of original share."""
    address = draft.address.strip() if draft.address else None
    title = _title(draft.title, draft.outlet or options.outlet)
    paragraphs = _once(below.without_furniture(draft.paragraphs), title)
    head = above.peel(paragraphs, title.string if title else None, options.date_order)
    kept, credit = below.strip(head.paragraphs)
    outlet = draft.outlet or head.outlet or options.outlet or _host(address)
    if not kept and title is None and head.dateline is None:
        raise RefusedReport(
            "There is no article in it: nothing is left once page furniture is taken away."
        )
    layout = lay_out(title, head, kept)
    published, notes = publication(draft, head, options)
    language = options.language or tongue.told(_prose(layout, title)) or draft.language
    if language is None:
        notes.append("its language cannot be told")
    notes += [
        f"{end - start:,} characters without a space are no words and were not read"
        for start, end in islice(tongue.no_words(layout.text), 3)
    ]
    original = hashlib.sha256(item.data).hexdigest()
    when = f"{published.value}{published.zone or ''}" if published else ""
    return Report(
        id=identity(item.data, outlet, address, when),
        original=original,
        text=layout.text,
        parts=layout.parts,
        segments=layout.segments,
        title=title.string if title else None,
        outlet=outlet,
        outlet_country=draft.outlet_country or _country(options.outlet_country),
        address=address,
        published=published,
        credit=draft.credit or head.credit or credit,
        section=draft.section or head.section,
        language=language[:2].lower() if language else None,
        readable=tongue.readable(language[:2].lower() if language else None, layout.text),
        dateline=layout.dateline,
        custody=Custody(item.origin, item.row, None, _how(item, draft)),
        place=draft.place,
        notes=tuple(dict.fromkeys([*draft.notes, *notes])),
    )


def identity(data: bytes, outlet: str | None, address: str | None, published: str) -> str:
    """The report's id: 16 hex digits over its bytes, outlet, address and time of publication."""
    digest = hashlib.sha256(hashlib.sha256(data).digest())
    for value in (outlet, address, published):
        digest.update(b"\0" + (value or "").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def _title(title: Strand | None, outlet: str | None) -> Strand | None:
    if title is None or not title.string:
        return None
    return title.cut(0, len(trimmed(title.string, outlet))).stripped()


def _once(paragraphs: list[Strand], title: Strand | None) -> list[Strand]:
    """Without the paragraphs that say the title again."""
    if title is None:
        return paragraphs
    wanted = squeezed(title.string)
    return [
        p
        for p in paragraphs
        if len(p.string) > 2 * len(title.string) + 40
        or squeezed(p.string) != wanted
        or end_of(p.string, title.string) is None
    ]


def _prose(layout: Layout, title: Strand | None) -> str:
    start = len(title.string) if title else 0
    body = layout.text[start : start + tongue.SAMPLE]
    return body if len(body) > 100 else layout.text


def _country(written: str | None) -> str | None:
    return alpha3(written) if written else None


def _how(item: Item, draft: Draft) -> str:
    """How it came, with the id that its owner gave it."""
    return f"{item.how}, id {draft.name[:100]}" if draft.name else item.how


def _host(address: str | None) -> str | None:
    """The site of an address, for an outlet that goes by no other name."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
