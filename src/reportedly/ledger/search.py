"""Search over everything: reports, claims, what people decided and pointed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import BindParameter, bindparam, text

from reportedly.errors import InvalidValue
from reportedly.ledger.store import Ledger

Kind = Literal["report", "claim", "judgement", "correction"]
KINDS: tuple[str, ...] = get_args(Kind)
MOST_WORDS = 20
#: Around the words that were found in a snippet: characters that no clean text has.
OPEN, CLOSE = "\x02", "\x03"
SNIPPET = 24  # words
LONGEST = 100  # characters that are shown of what is longer than 200 and has no space in it
_ENDLESS = re.compile(rf"[^\s{OPEN}{CLOSE}]{{200,}}")

#: What is left out unless ``everything`` is asked for: what is rejected, withdrawn, or followed by something newer.
_STANDING = """
  (passages.kind = 'report' AND EXISTS (SELECT 1 FROM reports r WHERE r.id = passages.name AND NOT r.withdrawn AND r.superseded_by IS NULL))
  OR (passages.kind = 'claim' AND EXISTS (
    SELECT 1 FROM claims c JOIN readings g ON g.id = c.reading JOIN reports r ON r.id = c.report
    WHERE c.id = passages.name AND NOT c.rejected AND g.superseded_by IS NULL AND NOT r.withdrawn AND r.superseded_by IS NULL))
  OR passages.kind IN ('judgement', 'correction')
"""
_ABOUT = """
SELECT passages.kind, passages.name, passages.title, snippet(passages, 3, :open, :close, '…', :long) AS snippet,
  coalesce(r.title, cr.title) AS report_title, coalesce(r.outlet, cr.outlet) AS outlet, coalesce(r.published, cr.published) AS published,
  coalesce(r.id, cr.id) AS report, coalesce(c.id, j.claim, k.claim) AS claim
FROM passages
LEFT JOIN reports r ON passages.kind = 'report' AND r.id = passages.name
LEFT JOIN claims c ON passages.kind = 'claim' AND c.id = passages.name
LEFT JOIN judgements j ON passages.kind = 'judgement' AND j.id = passages.name
LEFT JOIN corrections k ON passages.kind = 'correction' AND k.id = passages.name
LEFT JOIN reports cr ON cr.id = coalesce(c.report, j.report, k.report)
"""


_ORDER = "ORDER BY bm25(passages, 0, 0, 4.0, 1.0), passages.rowid LIMIT :limit OFFSET :offset"


@dataclass(frozen=True, slots=True)
class Match:
    """Something in which the words stand: what it is, its id, and the passage, the words between ``OPEN`` and ``CLOSE``."""

    kind: str
    name: str
    title: str
    snippet: str
    report: str | None
    report_title: str | None
    outlet: str | None
    published: str | None
    claim: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """The best matches, how many there are of each kind, and the offset of the next page."""

    items: tuple[Match, ...]
    totals: dict[str, int]
    next: int | None


def search(
    ledger: Ledger, words: str, kinds: Sequence[str] = (), *, everything: bool = False,
    offset: int = 0, limit: int = 30,
) -> Found:  # fmt: skip
    """What holds all the words, the best first (BM25); the last word may be the beginning of one.

    Words are taken as they are, without regard to capitals and accents; between quotation marks they stand together. Corrected
    values are found by what was read. Raises ``InvalidValue`` where no word is given or a kind is not known.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise InvalidValue(f"{kind}: what is searched is one of {', '.join(KINDS)}.")
    asked: dict[str, Any] = {
        "match": matching(words), "kinds": list(kinds or KINDS), "open": OPEN, "close": CLOSE,
        "long": SNIPPET, "limit": limit + 1, "offset": offset,
    }  # fmt: skip
    # Only constants are put together here; what is asked for is bound.
    where = "passages MATCH :match AND passages.kind IN :kinds" + (
        "" if everything else f" AND ({_STANDING})"
    )
    listed: BindParameter[list[str]] = bindparam("kinds", expanding=True)
    counted = text(f"SELECT passages.kind, count(*) FROM passages WHERE {where} GROUP BY 1")  # noqa: S608
    best = text(f"{_ABOUT} WHERE {where} {_ORDER}")
    with ledger.reading() as connection:
        some = {name: asked[name] for name in ("match", "kinds")}
        totals: dict[str, int] = {}
        for kind, count in connection.execute(counted.bindparams(listed), some):
            totals[kind] = count
        rows = connection.execute(best.bindparams(listed), asked).mappings()
        matches = [Match(**{**row, "snippet": _bounded(row["snippet"])}) for row in rows]
    return Found(tuple(matches[:limit]), totals, offset + limit if len(matches) > limit else None)


def _bounded(snippet: str) -> str:
    """The snippet with words that are no words cut in their middle: one can be a megabyte long."""
    return _ENDLESS.sub(lambda m: f"{m[0][:LONGEST]}…", snippet)


def matching(words: str) -> str:
    """The words as an expression of FTS5, each quoted, so that none is taken for its syntax.

    >>> matching('Ganja OR "4 October" stri')
    '"Ganja" "OR" "4 October" "stri"*'
    """
    pieces = words.replace("\0", " ").split('"')
    terms = [
        term
        for n, piece in enumerate(pieces)
        for term in ([piece.strip()] if n % 2 else piece.split())
        if any(c.isalnum() for c in term)
    ][:MOST_WORDS]
    if not terms:
        raise InvalidValue("Search for at least one word.")
    whole = words.rstrip().endswith('"')
    return " ".join(f'"{t}"' for t in terms) + ("" if whole else "*")
