"""``reportedly`` itself."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli import (
    asking,
    correcting,
    hearing,
    intake,
    judging,
    keeping,
    knowing,
    looking,
    places,
    questions,
    reviewing,
    serving,
)  # fmt: skip
from reportedly.cli.options import Group, Settings
from reportedly.version import __version__


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all went well; 1 some files were refused, or verify found faults; "
    "2 a command, option or value that is not known; 3 the ledger cannot be used; 130 it was interrupted.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--json/--table", "json_", default=None, help="Print JSON Lines, or a table.")
@click.option(
    "--ledger", type=click.Path(path_type=Path), metavar="PATH",
    help="The ledger. Default: $REPORTEDLY_LEDGER, else reportedly.ledger in this folder.",
)  # fmt: skip
@click.option(
    "--wait", type=click.FloatRange(min=0), metavar="SECONDS",
    help="How long to wait for another process that writes to the ledger. Default: 10.",
)  # fmt: skip
@click.pass_context
def main(
    context: click.Context, json_: bool | None, ledger: Path | None, wait: float | None
) -> None:
    """Read news about armed conflict, and keep a ledger of claims: who says so, how they know, how
    sure they are, what happened, who, where, when, how many.

    Answers are tables on a terminal and JSON Lines in a pipe.
    """
    settings = context.ensure_object(Settings)
    settings.json, settings.path, settings.wait = json_, ledger, wait


for command in (
    intake.read, intake.add,
    asking.claims, asking.show, asking.reports, hearing.voices, asking.unread, looking.search, asking.status,
    knowing.events, questions.timeline, questions.figures, questions.measures, knowing.explain,
    knowing.same, serving.serve,
    reviewing.doubts, reviewing.accept, reviewing.unsure, judging.correct, judging.reject, judging.history, judging.undo, judging.withdraw,
    correcting.corrections, correcting.decide,
    keeping.export, keeping.verify, keeping.backup, keeping.restore, keeping.schema,
    places.gazetteer,
):  # fmt: skip
    main.add_command(command)
