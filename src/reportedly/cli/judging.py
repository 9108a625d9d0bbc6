"""``correct``, ``reject``, ``history``, ``undo``, ``withdraw``: what people decide."""

from __future__ import annotations

import json

import click

from reportedly.cli.options import Ends, Settings, author, common, judging
from reportedly.cli.output import as_json, print_json, print_table, tell


@click.command(
    cls=Ends,
    example='reportedly correct 3fa1 event.kind air-strike --reason "the ministry says jets"',
)
@click.argument("id")
@click.argument("field")
@click.argument("value")
@judging
@common
def correct(
    id: str, field: str, value: str, settings: Settings, author_: str | None, reason: str | None
) -> None:
    """Say that a FIELD of a claim is VALUE.

    A FIELD is a path through the record, such as certainty.level, place.name or figures.0.best. VALUE
    is JSON (12, null, {…}) or else a plain word. What was read stays in the ledger; the answers
    change.
    """
    from reportedly.ledger import judgements, settle

    with settings.open() as ledger:
        made = judgements.correct(
            ledger, id, field, plain_or_json(value), author=author(author_), reason=reason
        )
        settle(ledger)
    tell(made, settings, f"{field} of claim {made.claim} is {made.new}, no longer {made.old}.")


def plain_or_json(given: str) -> object:
    """A value that a person typed: JSON, or else a plain word."""
    try:
        return json.loads(given)
    except ValueError:
        return given


@click.command(cls=Ends, example='reportedly reject 3fa1 --reason "the sentence is about 1994"')
@click.argument("id")
@judging
@common
def reject(id: str, settings: Settings, author_: str | None, reason: str | None) -> None:
    """Say that the report makes no such claim.

    It is left out of answers, and stays in the ledger.
    """
    from reportedly.ledger import judgements, settle

    with settings.open() as ledger:
        made = judgements.reject(ledger, id, author=author(author_), reason=reason)
        settle(ledger)
    tell(made, settings, f"Claim {made.claim} is rejected.")


@click.command(cls=Ends, example='reportedly withdraw 77ac --reason "the outlet took it back"')
@click.argument("report")
@judging
@common
def withdraw(report: str, settings: Settings, author_: str | None, reason: str | None) -> None:
    """Take a report and its claims out of every answer.

    It stays in the ledger; undo brings it back.
    """
    from reportedly.ledger import judgements, settle

    with settings.open() as ledger:
        made = judgements.withdraw(ledger, report, author=author(author_), reason=reason)
        settle(ledger)
    tell(made, settings, f"Report {made.report} is withdrawn.")


@click.command(
    cls=Ends, example='reportedly undo 4 --reason "I misread it"', short_help="Undo a judgement."
)
@click.argument("judgement", type=click.IntRange(min=1))
@judging
@common
def undo(judgement: int, settings: Settings, author_: str | None, reason: str | None) -> None:
    """Undo a judgement, by its number in the history. An undoing can itself be undone."""
    from reportedly.ledger import judgements, settle

    with settings.open() as ledger:
        made = judgements.undo(ledger, judgement, author=author(author_), reason=reason)
        settle(ledger)
    tell(made, settings, f"Judgement {judgement} is undone.")


@click.command(cls=Ends, example="reportedly history 3fa1")
@click.argument("id")
@common
def history(id: str, settings: Settings) -> None:
    """List all that happened to a claim, to a report, or to a voice."""
    from reportedly.ledger import holdings

    with settings.open() as ledger:
        rows = holdings.history(ledger, id)
    if as_json(settings.json):
        print_json(rows)
        return
    columns = ("id", "time", "what", "author", "field", "old", "new", "reason", "detail", "undone_by",
               "undoes", "reader")  # fmt: skip
    used = [name for name in columns if any(row.get(name) is not None for row in rows)]
    print_table(rows, used, empty="Nothing happened to it.")
