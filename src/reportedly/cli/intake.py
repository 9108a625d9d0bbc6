"""``read`` and ``add``: reports in."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import FAULTS, INTERRUPTED, Command, Ends, Settings, common
from reportedly.cli.output import as_json, console, print_json, safe

if TYPE_CHECKING:
    from reportedly.adding import Summary
    from reportedly.claim import Claim
    from reportedly.ledger import Held
    from reportedly.reading import Tagger
    from reportedly.report import Options, Report


def _about_files(command: Command) -> Command:
    """What a person may say about the files that go in."""
    for option in reversed((
        click.option("--outlet", metavar="NAME", help="Who published them, where they do not say."),
        click.option(
            "--country", metavar="CODE",
            help="Where the outlet sits, ISO 3166-1 alpha-3, where they do not say.",
        ),
        click.option(
            "--published", metavar="DATE", help="When they were published, where they do not say."
        ),
        click.option("--zone", metavar="ZONE", help="The zone of times that name none: Z or +04:00."),
        click.option("--month-first", "date_order", flag_value="month-first",
                     help="7/10/2016 is the 10th of July."),
        click.option("--day-first", "date_order", flag_value="day-first",
                     help="7/10/2016 is the 7th of October."),
        click.option(
            "--map", "fields", metavar="FIELD=NAME", multiple=True,
            help="In rows of JSON Lines, FIELD (title, text, outlet, published, address …) is called "
            "NAME. May be repeated.",
        ),
        click.option(
            "--language", metavar="CODE", help="Their language, ISO 639-1, instead of a guess."
        ),
        click.option(
            "--kind", type=click.Choice(["text", "html", "row"]),
            help="What they are, instead of what they look like.",
        ),
    )):  # fmt: skip
        command = option(command)
    return command


def _options(given: dict[str, Any]) -> Options:
    from reportedly.report import Options

    pairs = []
    for pair in given["fields"]:
        field, sign, name = pair.partition("=")
        if not (field and sign and name):
            raise click.BadParameter(
                f"{pair}: write FIELD=NAME, such as title=headline_en.", param_hint="--map"
            )
        pairs.append((field, name))
    return Options(
        fields=tuple(pairs),
        date_order=given["date_order"] or "refuse",
        outlet=given["outlet"],
        outlet_country=given["country"],
        published=given["published"],
        zone=given["zone"],
        language=given["language"],
        kind=given["kind"],
        today=datetime.now(UTC).date().isoformat(),
    )


_reader = click.option(
    "--reader", "tagger", type=click.Choice(["encoder", "rules"]), default="encoder",
    help="Read with the trained encoder and the rules (default), or with the rules alone.",
)  # fmt: skip


@click.command(cls=Ends, example="reportedly read article.html")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@_about_files
@_reader
@common
def read(files: tuple[Path, ...], settings: Settings, tagger: Tagger, **given: Any) -> None:
    """Print the claims of files or folders, and keep nothing. - is standard input.

    A file is a text, an HTML page, or JSON Lines with a report in each row.
    """
    options = _options(given)
    from reportedly.cli.listing import claim_table, record  # after the options, which may be wrong
    from reportedly.ledger.claims import document
    from reportedly.reading import read as read_report
    from reportedly.report import Refused, read_path, walk

    refused = 0
    for incoming in (i for path in walk(files) for i in read_path(path, options)):
        if isinstance(incoming, Refused):
            refused += 1
            name = safe(document(incoming.origin, incoming.row))
            click.echo(f"Refused {name}: {safe(incoming.reason)}", err=True)
            continue
        report = incoming.report
        held = [_unkept(claim, report) for claim in read_report(report, tagger).claims]
        if as_json(settings.json):
            print_json(record(h) for h in held)
        else:
            console().print(f"\n{safe(report.title or 'A report without a title')}", style="bold")
            claim_table(held, empty="No claims were read.")
    if refused:
        raise SystemExit(FAULTS)


def _unkept(claim: Claim, report: Report) -> Held:
    """A claim as the ledger would give it back."""
    from reportedly.ledger.claims import Held, document
    from reportedly.ledger.sentence import around

    start, end = around(report.text, claim.anchor.start, claim.anchor.end)
    came, when = report.custody, report.published
    return Held(
        claim=claim,
        sentence=report.text[start:end],
        sentence_start=start,
        document=document(came.origin, came.row) if came else "-",
        outlet=report.outlet,
        published=when.value + (when.zone or "") if when else None,
        address=report.address,
        title=report.title,
        added="",
    )


@click.command(cls=Ends, example="reportedly add articles/ --month-first")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@_about_files
@_reader
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N",
    help="Processes that read. Default: one for each core; 1 reads in this process.",
)  # fmt: skip
@common
def add(
    paths: tuple[Path, ...], workers: int | None, settings: Settings, tagger: Tagger, **given: Any
) -> None:
    """Read files or folders and keep them in the ledger. - is standard input.

    Adding the same report again changes nothing. Every file that is refused is listed with the
    reason, and the others go in.
    """
    options = _options(given)
    from reportedly import adding, reading, version  # after the options, which may be wrong

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end as after an interrupt
    with settings.open(create=True) as ledger, _progress(paths) as tick:
        summary = adding.add(
            paths, ledger, options, workers=workers, tick=tick,
            read=partial(reading.read, tagger=tagger), reader=partial(version.reader, tagger),
        )  # fmt: skip
    if as_json(settings.json):
        print_json([_summary(summary)])
    else:
        _tell(summary)
    if summary.stopped:
        raise SystemExit(INTERRUPTED)
    if summary.refused:
        raise SystemExit(FAULTS)


@contextmanager
def _progress(paths: tuple[Path, ...]) -> Iterator[Callable[[Summary, int], None] | None]:
    """A bar of the bytes that were read, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from reportedly.report import walk

    total = sum(path.stat().st_size for path in walk(paths) if path.is_file())
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting (the first time takes a minute)", total=total or None)

        def tick(summary: Summary, size: int) -> None:
            said = f"{summary.items - len(summary.refused)} reports, {summary.claims} claims"
            bar.update(task, advance=size, description=said)

        yield tick


def _summary(summary: Summary) -> dict[str, Any]:
    import msgspec

    told: dict[str, Any] = msgspec.to_builtins(summary)
    told["seconds"] = round(summary.seconds, 2)
    return told


def _tell(summary: Summary) -> None:
    """The summary in sentences, every refused file with its reason."""
    out = console()
    kept = summary.added + summary.versions
    again = f" and {summary.reread:,} read again by a newer reader" if summary.reread else ""
    out.print(
        f"{_many(kept, 'report')} added{again} ({_many(summary.words, 'word')}, "
        f"{summary.seconds:.1f} s): {_many(summary.claims, 'claim')}, "
        f"{_many(summary.unread, 'sentence')} unread."
    )
    if summary.versions:
        out.print(
            f"{_many(summary.versions, 'of them is', 'of them are')} new text at a known address."
        )
    if summary.unreadable:
        out.print(
            f"{_many(len(summary.unreadable), 'report')} kept unread, in a language we do not read."
        )
    if summary.lost:
        numbers = ", ".join(map(str, summary.lost))
        out.print(f"Judgements that the new readings have no claim for: {numbers}.")
    if summary.duplicates:
        out.print(f"{_many(len(summary.duplicates), 'duplicate')}, here already:")
        for duplicate in summary.duplicates[:20]:
            out.print(f"  {safe(_name(duplicate.origin, duplicate.row))} is {duplicate.of}")
        if len(summary.duplicates) > 20:
            out.print(f"  and {len(summary.duplicates) - 20} more; --json lists them all")
    if summary.refused:
        out.print(f"{_many(len(summary.refused), 'refused file or row', 'refused files or rows')}:")
        for refused in summary.refused:
            out.print(f"  {safe(_name(refused.origin, refused.row))}: {safe(refused.reason)}")
    if summary.stopped:
        out.print("Stopped. What was added is whole; run the same command again to go on.")


def _name(origin: str, row: int | None) -> str:
    return origin if row is None else f"{origin}, row {row}"


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
