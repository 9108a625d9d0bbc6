"""One claim, drawn: its sentence with every value marked, the chain of voices, what read each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.claim import Voice
from reportedly.cli.output import safe
from reportedly.export.marking import Mark, marks, sentence, stretches, values
from reportedly.export.words import part_words, said_words
from reportedly.ledger.holdings import Shown

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "voice": "bold magenta", "cue": "magenta", "trigger": "bold red", "actor": "bold cyan",
    "target": "cyan", "means": "cyan", "place": "bold green", "time": "bold blue",
    "figure": "bold yellow", "evidence": "bold magenta", "certainty": "italic",
}  # fmt: skip


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
    if held.known:
        what = ", ".join([held.known.standing, *held.known.disputes.split()])
        said = part_words(held.known.part, held.known.origin)
        out.print(Text(safe(f"Event {held.known.event[:8]} ({what}): this claim {said}.")))
    for start, end in stretches(claim, text):
        out.print()
        out.print(_marked(text, start, end, marks(claim)))
    out.print(Text("\nWho says so", style="bold"))
    for n, voice in enumerate(claim.voices):
        out.print(Text(f"  {'   ' * (n - 1)}{'└─ ' if n else ''}{_voice(voice)}"))
    if shown.related:
        out.print(Text("\nThe same report elsewhere", style="bold"))
    for kind, other in shown.related:
        out.print(Text(safe(f"  {kind} {other.claim.id[:8]}: {said_words(other.claim)}")))
        out.print(Text(safe(f"    {sentence(other.claim, shown)}")))
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
