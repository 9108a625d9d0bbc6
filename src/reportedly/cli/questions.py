"""``timeline``, ``figures``, ``measures``: what happened day by day, how the numbers grew, what is in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.asking import LIMIT, chosen, filters, limited, rows_asked
from reportedly.cli.knowing import of_events
from reportedly.cli.options import Command, Ends, Settings, common
from reportedly.cli.output import as_json, console, print_csv, print_json, print_table

if TYPE_CHECKING:
    from reportedly.ledger.measures import Measure
    from reportedly.ledger.tolls import Step

Row = dict[str, Any]


def csv(command: Command) -> Command:
    """``--csv``."""
    return click.option(
        "--csv", "as_csv", is_flag=True, help="Print CSV, lists parted by a bar."
    )(command)  # fmt: skip


def answered(rows: Iterable[object], as_csv: bool, settings: Settings) -> bool:
    """Print rows for a program, where that is asked; whether it was."""
    if as_csv:
        print_csv(rows)
    elif as_json(settings.json):
        print_json(rows)
    return as_csv or as_json(settings.json)


@click.command(
    cls=Ends, example="reportedly timeline --since 2020-10-04 --place Ganja",
    short_help="List events by day and place.",
)  # fmt: skip
@of_events
@csv
@filters
@limited
@common
def timeline(
    standing: tuple[str, ...], dispute: tuple[str, ...], reports: int, as_csv: bool,
    limit: int | None, settings: Settings, **given: Any,
) -> None:  # fmt: skip
    """List events by day and place, each with who says so and who denies it.

    Events of which nobody gives the day are left out; `events` lists them too.
    """
    from reportedly.ledger import timeline as by_day

    asked: Row = {"standing": standing, "dispute": dispute, "reports": reports}
    most = limit if as_csv else rows_asked(limit, settings)
    with settings.open() as ledger:
        found = by_day.timeline(ledger, chosen(given), limit=most, **asked)
        if answered(found, as_csv, settings):
            return
        rows = list(days(found))
        without = by_day.undated(ledger, chosen(given), **asked)
    columns = ("id", "day", "place", "what", "known")
    print_table(
        rows, columns, empty="No event with a day fits.", wide="known", limit=limit or LIMIT
    )
    if without:
        console(stderr=True).print(f"{without:,} more without a day: reportedly events lists them.")


def days(found: Iterable[Row]) -> Iterator[Row]:
    """Rows of the table; day and place stand where they change."""
    from reportedly.export.words import day_words, known_words, toll_shown

    day = place = None
    for row in found:
        when, where = day_words(row["first"], row["last"]), row["place"] or ""
        same = when == day
        killed = f", {toll_shown(row['killed'])} killed" if row["killed"] else ""
        denied = f"; denied by {', '.join(row['denied_by'])}" if row["denied_by"] else ""
        disputes = [d for d in row["disputes"] if d != "denied" or not denied]
        told = f": {', '.join(row['told_by'])}" if row["told_by"] else ""
        yield {
            "id": row["id"][:8], "day": "" if same else when,
            "place": "" if same and where == place else where, "what": row["kind"] + killed,
            "known": known_words({**row, "disputes": disputes}) + told + denied,
        }  # fmt: skip
        day, place = when, where


@click.command(
    cls=Ends, example="reportedly figures --figure killed --place Ganja",
    short_help="Show what each source said of a toll, and when.",
)  # fmt: skip
@csv
@filters
@limited
@common
def figures(as_csv: bool, limit: int | None, settings: Settings, **given: Any) -> None:
    """Show what each source said of a toll, and when: the steps of a line, with their bounds.

    A step is a number that a source gave, until it gave another; who says the same again takes none.
    """
    from reportedly.ledger.tolls import steps

    with settings.open() as ledger:
        found = steps(ledger, chosen(given))
    if answered(islice(found, limit), as_csv, settings):
        return
    columns = ("id", "who says so", "what", "where and when", "said", "number")
    print_table(
        _steps(found), columns, empty="No claim that fits gives a number.", wide="who says so",
        limit=limit or LIMIT,
    )  # fmt: skip


def _steps(found: list[Step]) -> Iterator[Row]:
    """Rows of the table; what a line counts stands at its first step."""
    from reportedly.export.words import bounds_words, counted_words

    before: Step | None = None
    for n, step in enumerate(found):
        goes_on = before is not None and before.line == step.line
        after = found[n + 1] if n + 1 < len(found) else None
        near = [s for s in (before, after) if s is not None and s.line == step.line]
        day = (step.since or "")[:10]
        clock = any((s.since or "")[:10] == day for s in near)
        of = ", ".join(filter(None, (step.place, step.day)))
        if step.counted_from:
            of = f"{of or 'in all'}, since {step.counted_from}"
        yield {
            "id": step.id[:8],
            "who says so": "" if goes_on and before and before.voice == step.voice else step.voice,
            "what": "" if goes_on else counted_words(step.what, step.who, step.perpetrators, step.scope),
            "where and when": "" if goes_on else of,
            "said": f"{day} {(step.since or '')[11:16]}".strip() if clock else day,
            "number": ("→ " if goes_on else "") + bounds_words(step.low, step.best, step.high, step.bound, step.quote),
        }  # fmt: skip
        before = step


@click.command(
    cls=Ends, example="reportedly measures --kind curfew",
    short_help="List martial law, mobilizations, curfews and truces.",
)  # fmt: skip
@csv
@filters
@limited
@common
def measures(as_csv: bool, limit: int | None, settings: Settings, **given: Any) -> None:
    """List which territory is under martial law, mobilization, a curfew or a truce: since when, on whose word, and when it ended.

    What is only demanded, expected or promised is left out.
    """
    from reportedly.ledger.measures import measures as in_force

    with settings.open() as ledger:
        found = in_force(ledger, chosen(given))
    if answered(islice(found, limit), as_csv, settings):
        return
    columns = ("id", "what", "territory", "since", "on whose word", "ended")
    print_table(
        map(_measure, found), columns, empty="No claim that fits tells of such a measure.",
        wide="on whose word", limit=limit or LIMIT,
    )  # fmt: skip


def _measure(one: Measure) -> Row:
    since = one.since or (f"by {one.told}" if one.told else "")
    again = "".join(f"; again {day}" for day in one.again)
    denied = f"; denied by {', '.join(one.denied_by)}" if one.denied_by else ""
    ended = f"{one.ended} ({', '.join(one.ended_by)})" if one.ended else ""
    return {
        "id": one.claims[0][:8], "what": one.kind,
        "territory": one.territory,
        "since": since + again, "on whose word": ", ".join(one.voices) + denied, "ended": ended,
    }  # fmt: skip
