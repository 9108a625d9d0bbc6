"""What happens to a report that is added: it is taken in, read, stored, and linked.

    files ── items ──> workers: clean text, claims ──> one writer: a transaction per report ──> events

Files are split into items (a file, or a row of one) as they are needed. Workers, one process per
core, make a report of an item and read it; what they give back is ready to be stored. The one
process that writes stores each report whole, in the order in which the items came, so that the
same files make the same ledger however many workers there are. Every ``TOGETHER`` reports, and at the end, it links their claims to
events (``ledger/linking.py``). A file or row that cannot go in is
listed with the reason, and the rest goes on.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly import reading, version
from reportedly.errors import RefusedReport
from reportedly.ledger import known, prepare
from reportedly.ledger.entry import ReadingLike
from reportedly.ledger.glance import has_reading
from reportedly.report import DEFAULT, Item, Options, Refused, Report, items, report_from, walk
from reportedly.workers import run

if TYPE_CHECKING:
    from reportedly.ledger import Entry, Ledger, Stored

Read = Callable[[Report], ReadingLike]

# A report may take five minutes, since a worker's first also waits for the models to load, and 0.5 ms
# more for each byte: about 3 ms a word, where reading takes 0.3.
SECONDS = 300.0
SECONDS_PER_BYTE = 0.0005
TOGETHER = 50  # reports whose claims are linked at once


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file or row whose report was there already; ``of`` is that report."""

    origin: str
    row: int | None
    of: str


@dataclass(slots=True)
class Summary:
    """What came of adding; nothing that was given is missing from it."""

    items: int = 0
    added: int = 0
    versions: int = 0
    reread: int = 0
    claims: int = 0
    unread: int = 0
    words: int = 0
    seconds: float = 0.0
    duplicates: list[Duplicate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)  # kept, but in a language we do not read
    lost: list[int] = field(default_factory=list)  # judgements that a new reading has no claim for
    stopped: bool = False


def add(
    paths: Iterable[str | Path],
    ledger: Ledger,
    options: Options = DEFAULT,
    *,
    workers: int | None = None,
    read: Read = reading.read,
    reader: Callable[[], str] = version.reader,
    tick: Callable[[Summary, int], None] | None = None,
) -> Summary:
    """Add files, folders or ``-`` (standard input) to a ledger.

    ``workers`` is the number of processes (1: this one; None: one per core). ``read`` reads a
    report and ``reader`` names its version (for the rules alone, ``partial(reading.read, tagger="rules")``
    and ``partial(version.reader, "rules")``). ``tick`` is called after each item with the summary so far
    and the item's bytes. Raises ``LedgerError`` where the ledger
    cannot be written: what was stored before is whole, and adding the same files again goes on from
    there. After an interrupt the summary says ``stopped``.
    """
    from reportedly.ledger import put, settle  # only this process needs the database library

    begun = time.monotonic()
    if getattr(read, "func", read) is reading.read:
        make_ready()
    summary = Summary()
    work = partial(take, options=options, read=read, reader=reader, ledger=ledger.path)
    taken = run(
        work,
        split(paths, options, summary),
        workers or cores(),
        size=lambda item: len(item.data),
        seconds=lambda item: SECONDS + SECONDS_PER_BYTE * len(item.data),
        ready=["reportedly.language.loaded"] if read is reading.read else (),
    )
    try:
        for outcome in taken:
            item = outcome.job
            entry = outcome.result or refusal(item, outcome.fault or "It could not be read.")
            if isinstance(entry, Refused):
                summary.refused.append(entry)
            else:
                note(summary, item, entry, put(ledger, entry))
                if (summary.added + summary.versions + summary.reread) % TOGETHER == 0:
                    settle(ledger)
            if tick:
                tick(summary, len(item.data))
    except KeyboardInterrupt:
        summary.stopped = True
    finally:
        taken.close()
    settle(ledger)
    summary.seconds = time.monotonic() - begun
    return summary


def make_ready() -> None:
    """Build the gazetteer where it is missing: once, before every worker would."""
    from reportedly.places import build

    build.ensure()


def split(paths: Iterable[str | Path], options: Options, summary: Summary) -> Iterator[Item]:
    """The items of all files in order; files that are refused whole go into the summary."""
    for path in walk(paths):
        for item in items(path, options):
            summary.items += 1
            if isinstance(item, Refused):
                summary.refused.append(item)
            else:
                yield item


def take(
    item: Item, *, options: Options, read: Read, reader: Callable[[], str], ledger: Path
) -> Entry | Refused:
    """Make a report of an item and read it, unless this reader has done so before."""
    try:
        report = report_from(item, options)
    except RefusedReport as error:
        return refusal(item, str(error))
    if has_reading(ledger, report.id, reader()):
        return known(report, reader(), item.data)
    return prepare(report, read(report), item.data)


def refusal(item: Item, reason: str) -> Refused:
    """The item as it is listed among the refused."""
    return Refused(item.origin, item.row, reason)


def note(summary: Summary, item: Item, entry: Entry, stored: Stored) -> None:
    """Count a report that was stored."""
    summary.claims += stored.claims
    summary.unread += stored.unread
    summary.lost += stored.lost
    if stored.outcome in ("duplicate", "unchanged"):
        summary.duplicates.append(Duplicate(item.origin, item.row, stored.of or stored.report))
        return
    summary.added += stored.outcome == "added"
    summary.versions += stored.outcome == "version"
    summary.reread += stored.outcome == "reread"
    summary.words += entry.report["words"]
    if not entry.report["readable"]:
        summary.unreadable.append(stored.report)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
