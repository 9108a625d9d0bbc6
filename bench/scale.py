"""``python -m bench.scale [--sizes 1000,10000]``: what linking a report costs in ledgers that grow, and what events it finds.

Reports are made up as readings, so that no text is read: an event in one of ``TOWNS`` towns on a day, a toll,
and one to four reports of it: an outlet’s own, a reprint of it, one in other words, and one in which the army denies it. They are
put into one ledger in the order of their days, as ``add`` puts them, and
linked every ``BATCH`` reports. Printed for each size: milliseconds per report of the last tenth to that size (putting and linking, and linking
alone), the peak of memory, and BCubed F1 of the events against those that were made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.linking import overlaps
from bench.task import SEED, f1
from reportedly.claim import (
    Certainty,
    Claim,
    Context,
    Event,
    Figure,
    Party,
    Place,
    ReadBy,
    Time,
    Voice,
)
from reportedly.ledger import Ledger, prepare, put
from reportedly.ledger import tables as t
from reportedly.ledger.linking import settle
from reportedly.report import Report, plain
from reportedly.span import Span

TOWNS = 400
BATCH = 50  # reports
A_DAY = 12  # events
READER = "generated"
KINDS = ("shelling", "air-strike", "missile-strike", "drone-strike")
SITES = (
    "market",
    "school",
    "bridge",
    "depot",
    "clinic",
    "station",
    "mill",
    "barracks",
    "harbour",
    "pump house",
)
STREETS = (
    "river",
    "hill",
    "old",
    "north",
    "mill",
    "garden",
    "castle",
    "station",
    "lake",
    "orchard",
    "poplar",
    "tannery",
)
SYLLABLES = ("ka", "ro", "ven", "tis", "mal", "dor", "shi", "bel", "ur", "gan", "pol", "zem")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as it is made up."""

    number: int
    day: date
    town: int
    kind: str
    dead: int
    site: str


@dataclass(frozen=True, slots=True)
class Made:
    """A reading that nobody read; what ``prepare`` asks of one."""

    report_id: str
    reader: str
    claims: tuple[Claim, ...]
    unread: tuple[()] = ()


def happenings(draw: random.Random) -> Iterator[Happening]:
    """Events without end, in the order of their days."""
    day, number = date(2000, 1, 1), 0
    while True:
        for town in draw.sample(range(TOWNS), A_DAY):
            site = f"{draw.choice(STREETS)} {draw.choice(SITES)}"
            yield Happening(number, day, town, draw.choice(KINDS), draw.randint(1, 60), site)
            number += 1
        day += timedelta(days=1)


def told(draw: random.Random) -> Iterator[tuple[Report, Made, int]]:
    """Reports with their readings and the number of the event that they tell of."""
    for one in happenings(draw):
        outlets = draw.sample(range(60), 4)
        first = _text(one, draw.choice(LEADS), draw)
        yield _report(one, first, f"Outlet {outlets[0]}", 9, negative=False)
        if draw.random() < 0.5:
            yield _report(one, first, f"Outlet {outlets[1]}", 10, negative=False)
        if draw.random() < 0.3:
            other = _text(one, draw.choice(LEADS), draw)
            yield _report(one, other, f"Outlet {outlets[2]}", 11, negative=False)
        if draw.random() < 0.15:
            denial = _text(one, DENIAL, draw)
            yield _report(one, denial, f"Outlet {outlets[3]}", 12, negative=True)


LEADS = (
    "{kind} hit the {site} of {town} on {day} and killed {dead} people.",
    "On {day} {dead} people were killed in {town} when {kind} struck the {site} there.",
    "At the {site} in {town} {dead} people died in {kind} on {day}.",
)
DENIAL = (
    "The army did not carry out any {kind} on the {site} of {town} on {day}, its spokesman said."
)


def _text(one: Happening, form: str, draw: random.Random) -> str:
    lead = form.format(
        kind=one.kind, site=one.site, town=name(one.town), day=one.day.isoformat(), dead=one.dead
    )
    words = [name(draw.randrange(1000, 4000)) for _ in range(40)]
    return f"{lead}\n\nWitnesses named {' '.join(words)}."


def name(number: int) -> str:
    """A made-up name, one for each number.

    >>> name(0), name(1), name(401)
    ('Kakaka', 'Kakaro', 'Vengandor')
    """
    parts = []
    for _ in range(3):
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(reversed(parts)).capitalize() + ("a" * number)


def _report(
    one: Happening, text: str, outlet: str, hour: int, *, negative: bool
) -> tuple[Report, Made, int]:
    published = f"{one.day.isoformat()}T{hour:02}:00"
    report = plain.report(text, published=published, outlet=outlet)
    return report, Made(report.id, READER, (_claim(report, one, negative=negative),)), one.number


def _claim(report: Report, one: Happening, *, negative: bool) -> Claim:
    text = report.text
    end = text.index(".") + 1
    town, day = name(one.town), one.day.isoformat()

    def cut(words: str) -> Span:
        start = text.index(words)
        return Span.cut(text, start, start + len(words))

    voices = [Voice("outlet", report.outlet, None, None, None, "asserts", "author")]
    if negative:
        voices.append(
            Voice("military", None, "XAA", cut("The army"), cut("said"), "denies", "indirect")
        )
    number = one.dead
    figure = () if negative else (
        Figure("killed", None, number, number, number, "exact", "incident", None, None, cut(str(number))),
    )  # fmt: skip
    return Claim(
        id=hashlib.sha256(f"{report.id} claim".encode()).hexdigest()[:16],
        report=report.id,
        reader=READER,
        anchor=Span.cut(text, 0, end),
        context=Context("", text[end : end + 32]),
        part="lead",
        voices=tuple(voices),
        evidence=(),
        certainty=Certainty("certain", "negative" if negative else "positive", -3.0 if negative else 3.0),
        event=Event(
            one.kind, cut(one.kind), "ASSAULT", None,  # type: ignore[arg-type]
            actors=(Party("army", "military", "XAA", cut("The army")),) if negative else (),
        ),
        place=Place(
            town, 10_000_000 + one.town, 30 + one.town // 20, 30 + one.town % 20, None, "town", "XBB", False, cut(town)
        ),
        time=Time(day, day, "day", day, True, cut(day)),
        figures=figure,
        relations=(),
        read_by={"event": ReadBy("generated")},
    )  # fmt: skip


def run(sizes: Sequence[int], folder: Path) -> Iterator[dict[str, float]]:
    """Fill one ledger and look at it at each size."""
    draw = random.Random(SEED)
    gold: dict[str, int] = {}
    with Ledger.open(folder / "scale.ledger", create=True) as ledger:
        putting = linking = 0.0
        source = told(draw)
        for size in sizes:
            tail = size - max(size // 10, BATCH)
            while len(gold) < size:
                if len(gold) == tail:
                    putting = linking = 0.0
                report, made, number = next(source)
                begun = time.perf_counter()
                put(ledger, prepare(report, made, report.text.encode()))
                putting += time.perf_counter() - begun
                gold[made.claims[0].id] = number
                if len(gold) % BATCH == 0:
                    begun = time.perf_counter()
                    settle(ledger)
                    linking += time.perf_counter() - begun
            some = size - tail
            yield {
                "reports": size,
                "ms_per_report": round(1000 * (putting + linking) / some, 2),
                "ms_linking": round(1000 * linking / some, 2),
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                **_found(ledger, gold),
            }


def _found(ledger: Ledger, gold: dict[str, int]) -> dict[str, float]:
    with ledger.reading() as connection:
        members = connection.execute(t.members.select()).all()
    label = {row.claim: row.event for row in members}
    numbers: dict[str, int] = {}
    counts = overlaps(
        [numbers.setdefault(label[c], len(numbers)) for c in gold], [str(n) for n in gold.values()]
    )
    precision = sum((c[0] + 1) / (c[1] + 1) for c in counts) / len(counts)
    recall = sum((c[0] + 1) / (c[2] + 1) for c in counts) / len(counts)
    return {
        "events": len(numbers),
        "bcubed_f1": round(f1(precision * recall, precision, recall), 4),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", default="1000,10000", help="how many reports, rising")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        for row in run(sizes, Path(folder)):
            print(json.dumps(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
