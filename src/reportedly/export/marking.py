"""One claim whole: every value marked in the text, and what read each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from reportedly.claim import Claim, spans
from reportedly.export.lines import record
from reportedly.export.words import figure_words
from reportedly.ledger.holdings import Shown
from reportedly.ledger.sentence import around
from reportedly.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and what was read from it."""

    span: Span
    label: str


def marks(claim: Claim) -> list[Mark]:
    """Every span of the claim but the anchor, with what was read from it, in order of the text."""
    event = claim.event
    found = [Mark(event.trigger, "trigger")]
    parts: tuple[tuple[str, object], ...] = (
        ("actor", event.actors), ("target", event.targets), ("means", event.means),
        ("place", claim.place), ("time", claim.time), ("figure", claim.figures),
        ("evidence", claim.evidence), ("certainty", claim.certainty.cues),
    )  # fmt: skip
    found += [Mark(span, label) for label, part in parts for span in spans(part)]
    for voice in claim.voices:
        for span, label in ((voice.mention, "voice"), (voice.cue, "cue")):
            if span is not None:
                found.append(Mark(span, label))
        found += [Mark(span, "time") for span in spans(voice.time)]
    return sorted(set(found), key=lambda m: (m.span.start, -m.span.end, m.label))


def whole(shown: Shown) -> dict[str, Any]:
    """Everything that is drawn, for JSON."""
    report = {k: v for k, v in shown.report.items() if k not in ("text", "parts", "segments")}
    return {
        "claim": record(shown.held),
        "report": report,
        "marks": [
            {"label": m.label, **msgspec.to_builtins(m.span)} for m in marks(shown.held.claim)
        ],
        "related": [
            {"relation": kind, "claim": record(other), "sentence": sentence(other.claim, shown)}
            for kind, other in shown.related
        ],
        "judgements": msgspec.to_builtins(shown.judgements),
    }


def sentence(claim: Claim, shown: Shown) -> str:
    """The sentence of a claim of the same report."""
    text: str = shown.report["text"]
    start, end = around(text, claim.anchor.start, claim.anchor.end)
    return " ".join(text[start:end].split())


def stretches(claim: Claim, text: str) -> list[tuple[int, int]]:
    """The sentences that hold the anchor and every mark, once each and in order."""
    places = [claim.anchor, *(mark.span for mark in marks(claim))]
    found: list[tuple[int, int]] = []
    for start, end in sorted(around(text, p.start, p.end) for p in places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def values(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Each value in words, with what read it."""
    event, sure = claim.event, claim.certainty
    mapped = ", ".join(
        f"{n} {v}" for n, v in (("PLOVER", event.plover), ("ACLED", event.acled)) if v
    )
    rows = [("event", f"{event.kind}{f' ({mapped})' if mapped else ''}, {claim.part}", "event")]
    for label, parties in (("actor", event.actors), ("target", event.targets)):
        for p in parties:
            names = [p.name or p.mention.quote, p.role, p.code]
            rows.append((label, ", ".join(n for n in names if n), "event"))
    for m in event.means:
        count = f"{m.count} × " if m.count is not None else ""
        rows.append(("means", f"{count}{m.name} ({m.kind})", "event"))
    rows.append(("certainty", f"{sure.level}, {sure.polarity} ({sure.score:+.1f})", "certainty"))
    rows += [("evidence", f"{e.kind}: {e.mention.quote}", "evidence") for e in claim.evidence]
    if claim.place:
        at = claim.place
        names = [at.name, at.precision, at.code, "inherited" if at.inherited else None]
        rows.append(("place", ", ".join(n for n in names if n), "place"))
    if claim.time:
        t = claim.time
        day = t.start if t.end in (None, t.start) else f"{t.start} – {t.end}"
        rows.append(("time", f"{day or 'not anchored'} ({t.precision}, {t.timex})", "time"))
    rows += [("figure", f"{figure_words(f)}: {f.mention.quote}", "figures") for f in claim.figures]
    rows += [("relation", f"{r.kind} {r.claim}", "relations") for r in claim.relations]
    for name, value, part in rows:
        by = claim.read_by.get(part)
        score = f" {by.score:.2f}" if by and by.score is not None else ""
        yield name, value, f"{by.by}{score}" if by else ""
    for field, by in claim.read_by.items():
        if "." in field or by.by.startswith("judgement "):
            yield "corrected", field, by.by
