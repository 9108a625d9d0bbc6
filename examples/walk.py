"""``python -m examples.walk [ID]``: one example report on its way through the house, room by room.

Prints what each room finds in it; ``docs/how-it-reads.md`` holds this print for ``lw-1109``, and a test
keeps the two the same; ``--page FILE`` brings the page up to date (``make docs``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from examples.__main__ import REPORTS
from reportedly import events, figures, places, times, voices
from reportedly.claim import Claim, Party
from reportedly.language import english
from reportedly.reading import read
from reportedly.report import Incoming, Report, read_path
from reportedly.span import Span

EXAMPLE = "lw-1109"


def report_of(name: str) -> Report:
    """The example report with this id."""
    path = REPORTS / "karabakh-2020.jsonl"
    rows = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    for name_of, came in zip(rows, read_path(path), strict=True):
        if name_of == name and isinstance(came, Incoming):
            return came.report
    raise SystemExit(f"no example report {name}; there are {', '.join(sorted(set(rows)))}")


def walk(report: Report) -> Iterator[tuple[str, list[str]]]:
    """Each room with what it finds, a line each, in the order of the house."""
    text = english.analyse(report)
    yield "report", list(_report(report))
    yield "language", [f"{len(text.sentences)} sentences, {len(text.tokens)} tokens"]
    yield (
        "voices",
        [
            f"{_quotes(a.source)} | {_quotes(a.cue)} | {a.stance}, {a.kind} {a.name or '-'}"
            for a in voices.find(text)
        ],
    )
    yield (
        "events",
        [
            f"{e.kind} | {e.trigger.quote} | {_parties(e.actors)} -> {_parties(e.targets)}"
            for e in events.find(text)
        ],
    )
    yield (
        "figures",
        [
            f"{m.figure.mention.quote} | {m.figure.what} {m.figure.low}-{m.figure.high} {m.figure.bound}"
            for m in figures.find(text)
        ],
    )
    yield (
        "places",
        [
            f"{t.mention.quote} | {t.sense} | {f'{t.place.name}, {t.place.precision}' if t.place else 'no match'}"
            for t in places.find(text)
        ],
    )
    yield (
        "times",
        [
            f"{t.time.mention.quote if t.time.mention else '-'} | {t.time.timex}"
            for t in times.find(text)
        ],
    )
    yield "assembly", [_claim(c) for c in read(report).claims]


def _report(report: Report) -> Iterator[str]:
    yield f"outlet {report.outlet}, published {report.published.value if report.published else '-'}"
    if report.dateline:
        yield f"dateline {report.dateline.span.quote} | credit {report.dateline.credit or '-'}"
    for part in report.parts:
        yield f"{part.kind} {part.start}-{part.end}"


def _claim(claim: Claim) -> str:
    chain = " > ".join(f"{v.kind} {v.name or ''}".strip() for v in claim.voices)
    place = claim.place.name if claim.place else "-"
    day = (claim.time.start or claim.time.timex) if claim.time else "-"
    count = ", ".join(f"{f.what} {f.low}" for f in claim.figures) or "-"
    return (
        f"{claim.event.kind} | {claim.event.trigger.quote} | {chain} {claim.voices[-1].stance} | "
        f"{claim.certainty.level} {claim.certainty.polarity} | {place} | {day} | {count}"
    )


def _quotes(spans: Sequence[Span]) -> str:
    return " … ".join(s.quote for s in spans) or "-"


def _parties(parties: Sequence[Party]) -> str:
    return ", ".join(p.code or p.mention.quote for p in parties) or "-"


def printed(name: str = EXAMPLE) -> str:
    """The whole print."""
    return "\n\n".join(
        f"{room}/\n" + "\n".join("  " + line for line in lines)
        for room, lines in walk(report_of(name))
    )


def page(text: str) -> str:
    """A page of the docs with the print in its marked block brought up to date."""
    before, rest = text.split("<!-- walk -->\n", 1)
    _, after = rest.split("<!-- end of walk -->", 1)
    return f"{before}<!-- walk -->\n```\n{printed()}\n```\n<!-- end of walk -->{after}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--page"]:
        path = Path(sys.argv[2])
        path.write_text(page(path.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(printed(*sys.argv[1:2]))
