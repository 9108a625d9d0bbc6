"""``doubts``, ``accept`` and ``unsure``: readings that a person should look at, and what was found."""

from __future__ import annotations

import click

from reportedly.cli.options import Ends, Settings, author, common, judging
from reportedly.cli.output import as_json, print_json, print_table, tell

#: As ``ledger.doubts`` has them; the command line loads it only when it is asked.
REASONS = ("changed", "contradicted", "toll", "unsure-reading")
COLUMNS = ("id", "why", "who says so", "what", "sentence")
LIMIT = 20


@click.command(cls=Ends, example="reportedly doubts --reason toll")
@click.option(
    "--reason", type=click.Choice(REASONS), help="Only those that are doubtful for this reason."
)
@click.option("--limit", type=click.IntRange(min=1, max=10_000), default=LIMIT, show_default=True, metavar="N", help="At most so many.")  # fmt: skip
@common
def doubts(reason: str | None, limit: int, settings: Settings) -> None:
    """List the claims that a person should look at, and why.

    First accepted claims that a newer reading changed, then claims that their own report contradicts, the largest
    tolls that rest on one source, and the least sure readings. What was accepted, corrected, rejected or left unsure is not listed.
    """
    from reportedly.export import record
    from reportedly.export.words import event_words, said_words
    from reportedly.ledger.doubts import doubts as queue

    with settings.open() as ledger:
        found = queue(ledger, reason, limit=limit)  # type: ignore[arg-type]  # click lets no other in
    if as_json(settings.json):
        rows = (
            {"reason": d.reason, "words": d.words, "before": d.before, "claim": record(d.held)}
            for d in found
        )
        print_json(rows)
        return
    shown = (
        {
            "id": d.held.claim.id[:8], "why": d.words, "who says so": said_words(d.held.claim),
            "what": event_words(d.held.claim), "sentence": d.held.sentence,
        }
        for d in found
    )  # fmt: skip
    print_table(shown, COLUMNS, empty="Nothing is left to look at.", wide="sentence")


@click.command(cls=Ends, example='reportedly accept 3fa1 --reason "checked against the page"')
@click.argument("id")
@judging
@common
def accept(id: str, settings: Settings, author_: str | None, reason: str | None) -> None:
    """Say that a claim was read as the report has it.

    It is no longer listed by doubts; where a newer reading reads it otherwise, it comes back.
    """
    from reportedly.ledger import doubts as queue

    with settings.open() as ledger:
        made = queue.accept(ledger, id, author=author(author_), reason=reason)
    tell(made, settings, f"Claim {made.claim} is accepted.")


@click.command(cls=Ends, example='reportedly unsure 3fa1 --reason "the sentence can mean either"')
@click.argument("id")
@judging
@common
def unsure(id: str, settings: Settings, author_: str | None, reason: str | None) -> None:
    """Say that it cannot be told whether a claim was read rightly."""
    from reportedly.ledger import doubts as queue

    with settings.open() as ledger:
        made = queue.doubt(ledger, id, author=author(author_), reason=reason)
    tell(made, settings, f"Claim {made.claim} is left unsure.")
