"""A report that is ready to be stored: rows of every table, made where the report was read.

Workers make these, so that the one process that writes has little to do.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import msgspec

from reportedly.claim import Claim, to_json
from reportedly.ledger.sentence import around
from reportedly.report import Custody, Report
from reportedly.span import Span

Row = dict[str, Any]
#: By what a place or day was handed on from another sentence.
HANDED = frozenset({"paragraph", "dateline", "story", "sentence", "lead", "taken-up", "same-time"})


class UnreadSentence(Protocol):
    """A sentence that gave no claim, and why it should have."""

    @property
    def span(self) -> Span: ...
    @property
    def why(self) -> str: ...


class ReadingLike(Protocol):
    """What the ledger asks of a reading (``reportedly.reading.Reading`` is one)."""

    @property
    def report_id(self) -> str: ...
    @property
    def reader(self) -> str: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def unread(self) -> tuple[UnreadSentence, ...]: ...


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """A claim's own row, and those of its children by table."""

    row: Row
    children: Mapping[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One report with its original, its reading and its claims, as rows.

    ``known`` says that the ledger holds this reader's reading already, so that none was made.
    """

    report: Row
    original: Row
    custody: Custody
    reader: str
    claims: tuple[ClaimRows, ...]
    unread: tuple[Row, ...]
    known: bool = False


def prepare(report: Report, reading: ReadingLike, original: bytes) -> Entry:
    """Make the rows of a report that was read from ``original``."""
    whole = known(report, reading.reader, original)
    return replace(
        whole, claims=_claim_rows(report, reading), unread=_unread_rows(reading), known=False
    )


def known(report: Report, reader: str, original: bytes) -> Entry:
    """The rows of a report that this reader has read before: where it came from is all that is new."""
    return Entry(
        report_row(report),
        {"sha256": report.original, "size": len(original), "data": zlib.compress(original)},
        _nameable(report.custody or Custody("-", None, None, "given")),
        reader,
        (),
        (),
        known=True,
    )


def _nameable(custody: Custody) -> Custody:
    """The same, where a file's name that is not UTF-8 is written with escapes."""
    return replace(custody, origin=custody.origin.encode("utf-8", "backslashreplace").decode())


def _claim_rows(report: Report, reading: ReadingLike) -> tuple[ClaimRows, ...]:
    return tuple(
        ClaimRows(
            {
                "id": claim.id,
                "report": report.id,
                "n": n,
                "record": to_json(claim).decode(),
                **sentence_of(claim, report.text),
                **columns(claim),
            },
            children(claim),
        )
        for n, claim in enumerate(reading.claims)
    )


def _unread_rows(reading: ReadingLike) -> tuple[Row, ...]:
    return tuple(
        {"n": n, "start": u.span.start, "end": u.span.end, "quote": u.span.quote, "why": u.why}
        for n, u in enumerate(reading.unread)
    )


def report_row(report: Report) -> Row:
    """The columns of a report that come from the report itself."""
    when = report.published
    return {
        "id": report.id,
        "original": report.original,
        "title": report.title,
        "outlet": report.outlet,
        "outlet_country": report.outlet_country,
        "address": report.address,
        "published": when and when.value,
        "precision": when and when.precision,
        "zone": when and when.zone,
        "dated_by": when and when.source,
        "credit": report.credit,
        "section": report.section,
        "language": report.language,
        "readable": report.readable,
        "place": report.place,
        "dateline": report.dateline and _json(report.dateline),
        "notes": _json(report.notes),
        "text": report.text,
        "parts": _json(report.parts),
        "segments": _json(report.segments),
        "words": len(report.text.split()),
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def sentence_of(claim: Claim, text: str) -> Row:
    """The sentence that holds the claim's anchor."""
    start, end = around(text, claim.anchor.start, claim.anchor.end)
    return {"sentence": text[start:end], "sentence_start": start}


def columns(claim: Claim) -> Row:
    """The columns of a claim that are filtered on; they follow its judgements."""
    last, place, time = claim.voices[-1], claim.place, claim.time
    return {
        "part": claim.part,
        "kind": claim.event.kind,
        "plover": claim.event.plover,
        "acled": claim.event.acled,
        "voice_kind": last.kind,
        "stance": last.stance,
        "level": claim.certainty.level,
        "polarity": claim.certainty.polarity,
        "score": claim.certainty.score,
        "least": _least(claim),
        "place": place and place.name,
        "place_code": place and place.code,
        "geonames_id": place and place.geonames_id,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "time_start": time and time.start,
        "time_end": time and time.end,
    }


def _least(claim: Claim) -> float | None:
    """The lowest score of what read a part; what was only handed on is marked as such and no doubt of the reading."""
    given = (by.score for by in claim.read_by.values() if by.by not in HANDED)
    return min((score for score in given if score is not None), default=None)


def _held(number: int | None) -> int | None:
    """A number that fits the column; the record itself holds it whole."""
    return None if number is None else min(number, 2**63 - 1)


def children(claim: Claim) -> dict[str, list[Row]]:
    """The rows of a claim's voices, parties, figures, evidence and relations."""
    event = claim.event
    sides = (("actor", event.actors), ("target", event.targets))
    parties: list[Row] = [
        {"side": side, "n": n, "name": p.name, "role": p.role, "code": p.code,
         "mention": p.mention.quote}
        for side, group in sides for n, p in enumerate(group)
    ]  # fmt: skip
    parties += [
        {"side": "means", "n": n, "name": m.name, "role": m.kind, "code": m.operator,
         "mention": m.mention.quote}
        for n, m in enumerate(event.means)
    ]  # fmt: skip
    last = len(claim.voices) - 1
    rows: dict[str, list[Row]] = {
        "voices": [
            {"n": n, "kind": v.kind, "name": v.name, "country": v.country,
             "mention": v.mention and v.mention.quote, "stance": v.stance, "speech": v.speech,
             "last": n == last}
            for n, v in enumerate(claim.voices)
        ],
        "parties": parties,
        "figures": [
            {"n": n, "what": f.what, "who": f.who, "low": _held(f.low), "best": _held(f.best),
             "high": _held(f.high), "bound": f.bound, "scope": f.scope, "mention": f.mention.quote}
            for n, f in enumerate(claim.figures)
        ],
        "evidence": [
            {"n": n, "kind": e.kind, "mention": e.mention.quote}
            for n, e in enumerate(claim.evidence)
        ],
        "relations": [
            {"n": n, "kind": r.kind, "other": r.claim} for n, r in enumerate(claim.relations)
        ],
    }  # fmt: skip
    for group in rows.values():
        for row in group:
            row["claim"] = claim.id
    return rows
