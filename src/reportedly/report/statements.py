"""What a page states about itself: JSON-LD, OpenGraph, meta elements, ``<time>``, the date line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from reportedly.report.credit import agencies
from reportedly.report.dates import date_at, date_of

DEEPEST = 8  # levels of JSON-LD that are looked into
LARGEST = 2_000_000  # characters of one JSON-LD block

_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_OUTLETS = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher",
    "twitter:site",
)
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "publish-date",
    "publish_date", "pubdate", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "article.published", "cxenseparse:recs:publishtime", "date",
    "article:modified_time", "og:updated_time",
)  # fmt: skip
_DATE_LINE = re.compile(r"date|time|publi|posted|byline|meta|stamp", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:[^\W\d]+ ){0,3}?(?:published|posted|updated|date|on|at|created)?\s?(?:on|at)?\s?:?\s*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Statements:
    """What was found; the dates as written, the best first."""

    title: str | None = None
    outlet: str | None = None
    address: str | None = None
    section: str | None = None
    credit: str | None = None
    language: str | None = None
    structured: list[str] = field(default_factory=list)
    visible: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def statements(tree: Any) -> Statements:
    """Read them off a parsed page."""
    found = Statements()
    for node in _linked(tree):
        _article(node, found)
    meta = _meta(tree)
    found.title = found.title or _first(meta, _TITLES) or _heading(tree)
    found.outlet = found.outlet or _name(_first(meta, _OUTLETS))
    found.section = found.section or meta.get("article:section")
    found.address = found.address or _address(tree, meta)
    found.language = (tree.get("lang") or meta.get("og:locale") or "")[:2].lower() or None
    found.structured += [meta[name] for name in _DATES if name in meta]
    found.structured += _times(tree)
    found.visible = list(_date_lines(tree))
    found.title, found.outlet, found.section = map(
        _plain, (found.title, found.outlet, found.section)
    )
    return found


def _plain(value: str | None) -> str | None:
    """Without the entities that some systems write into JSON-LD and meta elements."""
    return " ".join(html.unescape(value).split()) or None if value else None


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that are articles."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text_content() or "").strip().strip(";")
        if not text or len(text) > LARGEST:
            continue
        try:
            read = msgspec.json.decode(text.encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from _articles(read, DEEPEST)


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(node, list):
        for part in node[:50]:
            yield from _articles(part, depth - 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(n, str) and n.endswith(("Article", "Posting", "Report")) for n in names):
            yield node
        for key in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemListElement",
            "liveBlogUpdate",
        ):
            if key != "liveBlogUpdate" and key in node:
                yield from _articles(node[key], depth - 1)


def _article(node: dict[str, Any], found: Statements) -> None:
    found.title = found.title or _string(node.get("headline")) or _string(node.get("name"))
    found.outlet = found.outlet or _name(_string(node.get("publisher")))
    found.section = found.section or _string(node.get("articleSection"))
    found.address = found.address or _url(node.get("url")) or _url(node.get("mainEntityOfPage"))
    for key in ("datePublished", "dateCreated", "dateModified"):
        value = _string(node.get(key))
        if value and date_of(value):
            found.structured.append(value)
    author = _string(node.get("author"))
    found.credit = found.credit or (agencies(author) if author else None)


def _meta(tree: Any) -> dict[str, str]:
    """Name and content of the meta elements, names in small letters; the first of each counts."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.strip().lower(), content[:1000])
    return meta


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _heading(tree: Any) -> str | None:
    """The page's one first-level heading, else what its window is called."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    headings = [h for h in headings if h]
    if len(headings) == 1:
        return str(headings[0])[:500]
    for element in tree.iter("title"):
        text = " ".join((element.text_content() or "").split())
        if text:
            return str(text)[:500]
    return str(headings[0])[:500] if headings else None


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            address = _url(link.get("href"))
            if address:
                return address
    return _url(meta.get("og:url"))


def _times(tree: Any) -> list[str]:
    """``<time datetime>`` and ``itemprop=datePublished``, those of publication first."""
    first: list[str] = []
    other: list[str] = []
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        prop = (element.get("itemprop") or "").lower()
        value = element.get("datetime") or element.get("content") or ""
        if element.tag != "time" and prop != "datepublished":
            continue
        value = value.strip() or " ".join(element.text_content().split())[:60]
        if not date_of(value):
            continue
        marked = prop == "datepublished" or element.get("pubdate") is not None
        (first if marked else other).append(value)
    return first[:1] + other[:1]


def _date_lines(tree: Any) -> Iterator[str]:
    """The dates that stand alone in an element whose name says that it holds one."""
    given = 0
    for element in tree.iter("span", "div", "p", "li", "small", "em"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _DATE_LINE.search(name) or given > 2:
            continue
        text = " ".join(element.text_content().split())
        if not 6 <= len(text) <= 60:
            continue
        label = _LABEL.match(text)
        for start in (0, label.end() if label else 0):
            dated = date_at(text, start)
            if dated and not dated.yearless:
                given += 1
                yield text[start : dated.end]
                break


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip()[:1000] or None if isinstance(value, str) else None


def _name(value: str | None) -> str | None:
    return None if not value or value.startswith(("http:", "https:")) else value.lstrip("@")


def _url(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id")
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None
