"""One claim, drawn: its sentence with every value marked, the chain of voices, what read each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.claim import Claim, Voice, spans
from reportedly.cli.listing import figure_words, voice_words
from reportedly.cli.output import safe
from reportedly.export import record
from reportedly.ledger.holdings import Shown
from reportedly.ledger.sentence import around
from reportedly.span import Span

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "voice": "bold magenta", "cue": "magenta", "trigger": "bold red", "actor": "bold cyan",
    "target": "cyan", "means": "cyan", "place": "bold green", "time": "bold blue",
    "figure": "bold yellow", "evidence": "bold magenta", "certainty": "italic",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and what was read from it."""

    span: Span
    label: str


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
            {"relation": kind, "claim": record(other), "sentence": _sentence(other.claim, shown)}
            for kind, other in shown.related
        ],
        "judgements": msgspec.to_builtins(shown.judgements),
    }


def draw(shown: Shown, out: Console) -> None:
    """Print the claim."""
    from rich.text import Text

    held, claim, text = shown.held, shown.held.claim, shown.report["text"]
    about = [held.outlet, held.published, held.title, held.document, held.address]
    out.print(Text(f"Claim {claim.id}", style="bold"))
    out.print(Text(safe("  ".join(a for a in about if a))))
    state = [n for n in ("corrected", "rejected", "withdrawn", "superseded") if getattr(held, n)]
    if state:
        out.print(Text(f"This claim is {', '.join(state)}.", style="bold red"))
    for start, end in _stretches(claim, text):
        out.print()
        out.print(_marked(text, start, end, marks(claim)))
    out.print(Text("\nWho says so", style="bold"))
    for n, voice in enumerate(claim.voices):
        out.print(Text(f"  {'   ' * (n - 1)}{'└─ ' if n else ''}{_voice(voice)}"))
    if shown.related:
        out.print(Text("\nThe same report elsewhere", style="bold"))
    for kind, other in shown.related:
        said = f"{voice_words(other.claim)} {other.claim.voices[-1].stance}"
        out.print(Text(safe(f"  {kind} {other.claim.id[:8]}: {said}")))
        out.print(Text(safe(f"    {_sentence(other.claim, shown)}")))
    out.print(Text("\nWhat was read", style="bold"))
    for name, value, by in values(claim):
        out.print(
            Text(
                f"  {name:<10} {safe(value)}   [{safe(by)}]"
                if by
                else f"  {name:<10} {safe(value)}"
            )
        )
    out.print(Text(f"\nRead by {safe(claim.reader)}"))
    for note in shown.report["notes"]:
        out.print(Text(f"Note on the report: {safe(note)}"))
    for j in shown.judgements:
        words = [f"Judgement {j.id}, {j.time}, {j.author}: {j.act}"]
        words += [f"{j.field} {j.old} → {j.new}"] if j.field else []
        words += [f"judgement {j.undoes}"] if j.undoes else []
        words += [f"({j.reason})"] if j.reason else []
        words += [f"– undone by {j.undone_by}"] if j.undone_by else []
        out.print(Text(safe(" ".join(words))))


def _sentence(claim: Claim, shown: Shown) -> str:
    """The sentence of a claim of the same report."""
    text: str = shown.report["text"]
    start, end = around(text, claim.anchor.start, claim.anchor.end)
    return " ".join(text[start:end].split())


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


def _stretches(claim: Claim, text: str) -> list[tuple[int, int]]:
    """The sentences that hold the anchor and every mark, once each and in order."""
    places = [claim.anchor, *(mark.span for mark in marks(claim))]
    found: list[tuple[int, int]] = []
    for start, end in sorted(around(text, p.start, p.end) for p in places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _marked(text: str, start: int, end: int, marks: list[Mark]) -> Any:
    """A stretch of the text with its marks in brackets; one that crosses another is left out here."""
    from rich.text import Text

    out = Text()
    open_marks: list[Mark] = []
    starts: dict[int, list[Mark]] = {}
    taken: list[Mark] = []
    for mark in marks:
        a, b = mark.span.start, mark.span.end
        crosses = any(
            t.span.start < a < t.span.end < b or a < t.span.start < b < t.span.end for t in taken
        )
        if start <= a < b <= end and not crosses:
            taken.append(mark)
            starts.setdefault(a, []).append(mark)
    for at in range(start, end + 1):
        while open_marks and open_marks[-1].span.end == at:
            closed = open_marks.pop()
            out.append(f"]{closed.label}", STYLES[closed.label])
        for mark in starts.get(at, ()):
            open_marks.append(mark)
            out.append("[", STYLES[mark.label])
        if at < end:
            out.append(safe(text[at]), STYLES[open_marks[-1].label] if open_marks else "")
    return out


def _voice(voice: Voice) -> str:
    said = voice.name or (voice.mention.quote if voice.mention else "not named")
    country = f" ({voice.country})" if voice.country else ""
    cue = f' "{voice.cue.quote}"' if voice.cue else ""
    when = f", {voice.time.timex}" if voice.time else ""
    return safe(f"{said}{country}: {voice.kind}, {voice.stance}{cue}, {voice.speech}{when}")


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
