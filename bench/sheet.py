"""``python -m bench.sheet``: claims drawn at random, judged by a person's eye, and the shares right.

``--data DIR --seed N --size 100 [--about voices|events|places] [--reports NAME,NAME]
[--aside only|never]`` (``--about linking --ledger FILE --seed N --size
50``) prints a sheet as JSON Lines: a claim with its sentence and those around it,
and the empty fields of ``JUDGED`` to be filled with ``right``, ``wrong`` or ``unclear``. A field's
judgement is on what was read for the claim. About voices: ``voice`` (who, kind and country of every
link), ``stance``, ``polarity``, ``evidence``, ``level``, and ``event``, whether the trigger is an
event that the text reports. About events: ``kind``, ``actor``, ``target``, ``figure``. About places:
``place`` and ``time`` of the event, right also where none is read and the text has none. About
linking: ``same``, ``independence`` and ``status`` of an event (``event_sheet.py``). ``note`` takes
the kinds of error as short labels.

``--kept FILE`` prints a filled sheet without anyone's text: ids, judgements and labels, the form in
which ``bench/sheets/`` holds them. ``--score FILE`` prints the shares of either form.

Reports are shuffled by the seed and the file's name and give one claim each, drawn evenly among
its claims, the files in turn; only where a file has no more reports does a report give a second.
A report with many claims thus weighs no more than a short one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from bench.aside import is_aside
from bench.event_sheet import drawn
from bench.task import RESAMPLES, SEED, Document, Score, jsonl
from reportedly.claim import Claim, Figure, Party, Time, Voice
from reportedly.language import english
from reportedly.reading import read
from reportedly.report import Item, Options, RefusedReport, Report, items, report_from
from reportedly.version import reader

JUDGED = {
    "voices": ("voice", "stance", "polarity", "evidence", "level", "event"),
    "events": ("kind", "actor", "target", "figure"),
    "places": ("place", "time"),
    "linking": ("same", "independence", "status"),
}
JUDGEMENTS = frozenset({"right", "wrong", "unclear"})
A_REPORT = 2
"""The most claims that one report gives."""

_LABELS = re.compile(r"(?:[a-z0-9-]+(?:, [a-z0-9-]+)*)?")

Reader = Callable[[Report], tuple[Claim, ...]]


def sheet(
    data: Path, names: list[str], seed: int, size: int, aside: str = "all",
    claims_of: Reader = lambda report: read(report).claims, about: str = "voices",
) -> Iterator[Document]:  # fmt: skip
    """The rows of a sheet: the files in turn, until there are ``size`` or no more claims."""
    drawing = {name: _drawn(data / f"{name}.jsonl", seed, aside, claims_of) for name in names}
    empty = dict.fromkeys((*JUDGED[about], "note"), "")
    given = 0
    while drawing and given < size:
        for name in list(drawing):
            row = next(drawing[name], None)
            if row is None:
                del drawing[name]
            elif given < size:
                given += 1
                yield {"about": about, **row, **empty}


def _drawn(path: Path, seed: int, aside: str, claims_of: Reader) -> Iterator[Document]:
    """A claim of each report of the file, then a second of each."""
    draw = random.Random(f"{seed} {path.stem}")
    reports = list(_reports(path, aside))
    draw.shuffle(reports)
    seconds: list[Document] = []
    for key, report in reports:
        claims = claims_of(report) if report.readable else ()
        chosen = draw.sample(claims, min(A_REPORT, len(claims)))
        rows = [{"set": path.stem, "report": key, **_row(report, claim)} for claim in chosen]
        yield from rows[:1]
        seconds += rows[1:]
    yield from seconds


def _reports(path: Path, aside: str) -> Iterator[tuple[str, Report]]:
    """The reports of a file with the ids of their rows, in the order of the file."""
    options = Options(date_order="month-first")  # the press clippings' rows are dated so
    keys = [str(row["id"]) for row in jsonl(path)]
    for key, item in zip(keys, items(path, options), strict=True):
        if not isinstance(item, Item) or (aside != "all" and is_aside(key) != (aside == "only")):
            continue
        try:
            yield key, report_from(item, options)
        except RefusedReport as refused:
            print(f"{path.stem} {key}: {refused}", file=sys.stderr)


def _row(report: Report, claim: Claim) -> Document:
    """What the judge is given, and the fields to be filled."""
    sentences = english.analyse(report).sentences
    at = [s.i for s in sentences if s.start < claim.anchor.end and claim.anchor.start < s.end]
    first, last = (at[0], at[-1] + 1) if at else (0, 0)

    def words(start: int, end: int) -> str:
        part = sentences[max(start, 0) : end]
        return report.text[part[0].start : part[-1].end] if part else ""

    return {
        "claim": claim.id,
        "reader": claim.reader,
        "attributed": len(claim.voices) > 1,
        "published": report.published.value if report.published else None,
        "outlet": report.outlet,
        "title": report.title,
        "before": words(first - 2, first),
        "sentence": words(first, last),
        "after": words(last, last + 1),
        "read": fields(claim),
    }


def fields(claim: Claim) -> Document:
    """The claim's fields as short text."""
    event, sure = claim.event, claim.certainty
    cues = ", ".join(c.quote for c in sure.cues)
    return {
        "part": claim.part,
        "clause": claim.anchor.quote,
        "voices": " > ".join(map(_voice, claim.voices)),
        "stance": claim.voices[-1].stance,
        "polarity": sure.polarity,
        "evidence": ", ".join(f"{e.kind} ({e.mention.quote})" for e in claim.evidence),
        "level": sure.level + (f" ({cues})" if cues else ""),
        "event": f"{event.kind} ({event.trigger.quote})",
        "who": ", ".join(map(_party, event.actors)),
        "whom": ", ".join(map(_party, event.targets)),
        "means": ", ".join(f"{m.count or ''} {m.name}".strip() for m in event.means),
        "where": f"{claim.place.name}{' (inherited)' * claim.place.inherited}"
        if claim.place
        else "",
        "when": _time(claim.time),
        "figures": ", ".join(map(_figure, claim.figures)),
    }


def _voice(voice: Voice) -> str:
    who = voice.name or (f"“{voice.mention.quote}”" if voice.mention else "nobody named")
    country = f" {voice.country}" if voice.country else ""
    cue = f" “{voice.cue.quote}”" if voice.cue else ""
    when = f" at {_time(voice.time)}" if voice.time else ""
    return f"{voice.kind}{country}: {who} {voice.stance} ({voice.speech}{cue}{when})"


def _party(party: Party) -> str:
    known = [word for word in (party.name, party.code, party.role) if word]
    return f"“{party.mention.quote}” [{' '.join(known)}]"


def _time(time: Time | None) -> str:
    if time is None:
        return ""
    return f"{time.start}–{time.end}" if time.start else time.timex


def _figure(figure: Figure) -> str:
    who = f" {figure.who}" if figure.who else ""
    return (
        f"{figure.what}{who} {figure.bound} {figure.low}/{figure.best}/{figure.high} {figure.scope}"
    )


def kept(row: Document) -> Document:
    """A filled row without text; ``ValueError`` where a judgement is missing or a label is none."""
    about = row.get("about", "voices")
    for field in JUDGED[about]:
        if row[field] not in JUDGEMENTS:
            raise ValueError(f"{row['claim']}: {field} is {row[field]!r}")
    if not _LABELS.fullmatch(row["note"]):
        raise ValueError(f"{row['claim']}: {row['note']!r} are no labels")
    known = ("set", "report", "claim", "reader", "attributed", *JUDGED[about], "note")
    return {"about": about, **{key: row[key] for key in known}}


def shares(rows: list[Document]) -> dict[str, Score]:
    """The share right per field, unclear ones left out, with a bootstrap over reports.

    ``voice_stance_polarity`` is the share of claims with all three right. Where every judgement is
    right the bootstrap has nothing to draw from: up to 3/n may then be wrong (Hanley &
    Lippman-Hand 1983).
    """
    by_report: dict[tuple[str, str], list[Document]] = {}
    for row in rows:
        by_report.setdefault((row["set"], row["report"]), []).append(row)
    about = str(rows[0].get("about", "voices"))
    names: dict[str, tuple[str, ...]] = {field: (field,) for field in JUDGED[about]}
    if about == "voices":
        names["voice_stance_polarity"] = ("voice", "stance", "polarity")
    else:
        names["all_right"] = JUDGED[about]
    scores = {}
    for name, wanted in names.items():
        counts = [_counts(of_one, wanted) for of_one in by_report.values()]
        draw = random.Random(SEED)
        drawn = sorted(_share(draw.choices(counts, k=len(counts))) for _ in range(RESAMPLES))
        low, high = drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES)]
        scores[name] = Score(_share(counts), low, high, sum(judged for _, judged in counts))
    return scores


def _counts(rows: list[Document], wanted: tuple[str, ...]) -> tuple[int, int]:
    """How many of a report's claims are right in these fields, and how many were judged."""
    judged = [r for r in rows if all(r[field] != "unclear" for field in wanted)]
    return sum(all(r[field] == "right" for field in wanted) for r in judged), len(judged)


def _share(counts: list[tuple[int, int]]) -> float:
    judged = sum(n for _, n in counts)
    return sum(right for right, _ in counts) / judged if judged else 0.0


def scored(rows: list[Document]) -> Document:
    """Shares of the whole sheet and of its parts, and the kinds of error by number.

    The parts are the files, and the claims that were read as someone's in the report
    (``attributed``) beside those that were read as the outlet's own.
    """
    done = [kept(row) for row in rows]
    parts = {"all": done}
    for row in done:
        parts.setdefault(row["set"], []).append(row)
        parts.setdefault("attributed" if row["attributed"] else "outlet alone", []).append(row)
    rounded = {
        name: {
            field: {k: v if k == "n" else round(v, 3) for k, v in asdict(score).items()}
            for field, score in shares(part).items()
        }
        for name, part in parts.items()
    }
    labels = Counter(label for row in done for label in row["note"].split(", ") if label)
    return {"shares": rounded, "kinds_of_error": dict(labels.most_common())}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.sheet",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, help="the folder of the reports, as JSON Lines")
    parser.add_argument("--ledger", type=Path, help="the ledger of the events, about linking")
    parser.add_argument("--reports", default="karabakh-2020,syria,re3d", help="which files of it")
    parser.add_argument("--about", choices=list(JUDGED), default="voices", help="what is judged")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--aside", choices=["all", "only", "never"], default="all")
    parser.add_argument("--kept", type=Path, help="print this filled sheet without its text")
    parser.add_argument("--score", type=Path, help="print the shares of this filled sheet")
    given = parser.parse_args()
    try:
        if given.score:
            print(json.dumps(scored(list(jsonl(given.score))), indent=1))
        elif given.kept:
            for row in jsonl(given.kept):
                print(json.dumps(kept(row)))
        elif given.data and given.about != "linking":
            print(f"drawing with {reader()}", file=sys.stderr)
            names = given.reports.split(",")
            for row in sheet(
                given.data, names, given.seed, given.size, given.aside, about=given.about
            ):
                print(json.dumps(row, ensure_ascii=False), flush=True)
        elif given.ledger and given.about == "linking":
            empty = dict.fromkeys((*JUDGED["linking"], "note"), "")
            for row in drawn(given.ledger, given.seed, given.size, A_REPORT):
                print(json.dumps({"about": "linking", **row, **empty}, ensure_ascii=False))
        else:
            parser.error("--data, --kept or --score is needed, or --ledger --about linking")
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
