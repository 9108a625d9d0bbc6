"""``claims``, ``show``, ``reports``, ``unread``, ``status``: what the ledger holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import Command, Ends, Settings, common
from reportedly.cli.output import as_json, console, print_json, print_table, safe

if TYPE_CHECKING:
    from reportedly.ledger import Filters

LIMIT = 50  # rows of a table, where nothing else is asked for


def filters(command: Command) -> Command:
    """The options by which claims are chosen."""
    for option in reversed((
        click.option("--voice", metavar="TEXT", help="Who says so: part of a name, or a country's code."),
        click.option("--voice-kind", multiple=True, metavar="KIND",
                     help="The kind of a voice: government, military, unnamed …"),
        click.option("--stance", multiple=True, metavar="STANCE",
                     help="What the last voice does: asserts, denies, does-not-confirm …"),
        click.option("--evidence", multiple=True, metavar="KIND",
                     help="How they know: video, satellite-image …"),
        click.option("--kind", multiple=True, metavar="KIND", help="The event: shelling, ceasefire …"),
        click.option("--actor", metavar="TEXT", help="An actor or a target: part of a name, or a code."),
        click.option("--place", metavar="TEXT", help="Part of a place's name, a code, or a GeoNames id."),
        click.option("--since", metavar="DATE", help="The event's time: this day, month or year or later."),
        click.option("--until", metavar="DATE", help="The event's time: this day, month or year or before."),
        click.option("--figure", metavar="FIGURE",
                     help="What is counted, and how many: killed, 'killed>=10', 'killed:civilian>=10'."),
        click.option("--certainty", multiple=True, metavar="LEVEL",
                     help="How sure: certain, probable, possible, unknown."),
        click.option("--polarity", multiple=True, metavar="POLARITY", help="positive or negative."),
        click.option("--status", multiple=True, metavar="STATUS",
                     help="What is known of the event, or what the claim is in it: corroborated, denied, repeats …"),
        click.option("--outlet", metavar="TEXT", help="Who published it: part of the name."),
        click.option("--text", metavar="TEXT", help="Words of the sentence."),
        click.option("--report", metavar="ID", help="Only this report."),
        click.option("--contradicted", is_flag=True,
                     help="Only claims that their own report denies or contradicts."),
        click.option("--everything", is_flag=True,
                     help="Also what was rejected, withdrawn, or replaced by something newer."),
    )):  # fmt: skip
        command = option(command)
    return command


def chosen(given: dict[str, Any]) -> Filters:
    """The filters that were given on the command line."""
    from reportedly.ledger import Filters

    return Filters(**given)


def limited(command: Command) -> Command:
    """``--limit``."""
    return click.option(
        "--limit", type=click.IntRange(min=1), metavar="N",
        help=f"At most so many. Default: {LIMIT} in a table, all in JSON.",
    )(command)  # fmt: skip


def rows_asked(limit: int | None, settings: Settings) -> int | None:
    """How many rows to ask for: of a table one more than are shown, to know whether there are more."""
    return limit if as_json(settings.json) else (limit or LIMIT) + 1


@click.command(cls=Ends, example="reportedly claims --kind shelling --figure 'killed>=10'")
@filters
@limited
@common
def claims(limit: int | None, settings: Settings, **given: Any) -> None:
    """List claims, by day of publication.

    Options that may be repeated (--kind, --stance, --voice-kind, --evidence, --certainty,
    --polarity, --status) ask for any of their values; otherwise all that is given must hold.
    """
    from reportedly.cli.listing import claim_table, record
    from reportedly.ledger import find

    with settings.open() as ledger:
        found = find(ledger, chosen(given), rows_asked(limit, settings))
        if as_json(settings.json):
            print_json(record(held) for held in found)
        else:
            claim_table(found, empty="No claim in the ledger fits.", limit=limit or LIMIT)


@click.command(
    cls=Ends, example="reportedly show 3fa1", short_help="Show one claim in its sentence."
)
@click.argument("id")
@common
def show(id: str, settings: Settings) -> None:
    """Show one claim in its sentence, each value marked, and who says so.

    The first characters of an id are enough where no other id starts with them.
    """
    from reportedly.cli import drawing
    from reportedly.export.marking import whole
    from reportedly.ledger import holdings

    with settings.open() as ledger:
        shown = holdings.show(ledger, id)
    if as_json(settings.json):
        print_json([whole(shown)])
    else:
        drawing.draw(shown, console())


@click.command(cls=Ends, example="reportedly reports --outlet herald")
@click.option("--outlet", metavar="TEXT", help="Who published it: part of the name.")
@limited
@common
def reports(outlet: str | None, limit: int | None, settings: Settings) -> None:
    """List the reports, every version of each.

    What could be read only with a doubt (a guessed encoding, a date in the future) is in their notes.
    """
    from reportedly.ledger import holdings

    with settings.open() as ledger:
        found = holdings.reports(ledger, outlet, rows_asked(limit, settings))
        if as_json(settings.json):
            print_json(found)
            return
        rows = [
            {
                **row,
                "id": row["id"][:8],
                "published": (row["published"] or "")[:10],
                "notes": "; ".join(row["notes"]),
            }
            for row in found
        ]
        several = [name for name in ("version", "arrivals") if any(row[name] > 1 for row in rows)]
        columns = (
            "id",
            "published",
            "outlet",
            "title",
            "language",
            *several,
            "claims",
            "unread",
            "withdrawn",
            "notes",
        )
        print_table(
            rows,
            columns,
            empty="The ledger holds no such report.",
            wide="title",
            limit=limit or LIMIT,
        )


@click.command(
    cls=Ends, example="reportedly unread --limit 20",
    short_help="List sentences that gave no claim.",
)  # fmt: skip
@click.option("--report", metavar="ID", help="Only this report.")
@limited
@common
def unread(report: str | None, limit: int | None, settings: Settings) -> None:
    """List the sentences that hold an event or a number and gave no claim."""
    from reportedly.ledger import holdings

    with settings.open() as ledger:
        found = holdings.unread(ledger, report, rows_asked(limit, settings))
        if as_json(settings.json):
            print_json(found)
            return
        rows = ({**row, "report": row["report"][:8], "sentence": row["quote"]} for row in found)
        columns = ("report", "outlet", "why", "sentence")
        print_table(
            rows, columns, empty="Every sentence with an event or a number gave a claim.",
            wide="sentence", limit=limit or LIMIT,
        )  # fmt: skip


@click.command(cls=Ends, example="reportedly status")
@common
def status(settings: Settings) -> None:
    """Say how much the ledger holds."""
    from reportedly.ledger import holdings

    with settings.open() as ledger:
        held = holdings.status(ledger)
    if as_json(settings.json):
        print_json([held])
        return
    out = console()
    for name, value in held.items():
        words = ", ".join(value) if isinstance(value, list) else value
        shown = f"{words:,}" if isinstance(words, int) else "" if words is None else words
        out.print(f"{name.replace('_', ' '):<16} {safe(shown)}")
