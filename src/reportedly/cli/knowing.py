"""``events``, ``explain``, ``same``: what is known, and what people say of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.asking import LIMIT, chosen, filters, limited, rows_asked
from reportedly.cli.options import Command, Ends, Settings, author, common, judging
from reportedly.cli.output import as_json, console, print_json, print_table, safe, tell

if TYPE_CHECKING:
    from reportedly.corroboration.toll import Rule, Toll
    from reportedly.ledger.events import Change, Explained

_rule = click.option(
    "--rule", type=click.Choice(["conservative", "latest", "most"]), default="conservative",
    show_default=True, help="By which rule the best number of a toll is chosen.",
)  # fmt: skip


def of_events(command: Command) -> Command:
    """The options by which events are chosen, besides those of claims."""
    for option in reversed((
        click.option("--standing", multiple=True, metavar="STANDING",
                     help="reported, single-source, corroborated or withdrawn."),
        click.option("--dispute", multiple=True, metavar="DISPUTE",
                     help="denied, toll-disputed or responsibility-contested."),
        click.option("--reports", type=click.IntRange(min=1), default=1, metavar="N",
                     help="Only events that at least so many reports tell of."),
    )):  # fmt: skip
        command = option(command)
    return command


@click.command(
    cls=Ends, example="reportedly events --standing corroborated --place Ganja",
    short_help="List events, and what is known of each.",
)  # fmt: skip
@of_events
@filters
@limited
@common
def events(
    standing: tuple[str, ...], dispute: tuple[str, ...], reports: int, limit: int | None,
    settings: Settings, **given: Any,
) -> None:  # fmt: skip
    """List events, by their first day: each of which a claim tells that fits.

    An event is what claims tell of, gathered over all reports. Its id is that of its first claim.
    """
    from reportedly.export.words import day_words, known_words, toll_shown
    from reportedly.ledger import events as happened

    with settings.open() as ledger:
        found = happened.events(
            ledger, chosen(given), standing=standing, dispute=dispute, reports=reports,
            limit=rows_asked(limit, settings),
        )  # fmt: skip
        if as_json(settings.json):
            print_json(found)
            return
        rows = [
            {
                **row, "id": row["id"][:8], "when": day_words(row["first"], row["last"]),
                "what": ", ".join(filter(None, (row["kind"], row["place"]))),
                "killed": toll_shown(row["killed"]), "known": known_words(row),
            }
            for row in found
        ]  # fmt: skip
    columns = ("id", "when", "what", "killed", "reports", "known")
    print_table(
        rows, columns, empty="No event in the ledger fits.", wide="known", limit=limit or LIMIT
    )


@click.command(
    cls=Ends, example="reportedly explain 3fa1 --rule latest",
    short_help="Show what is known of an event, and why.",
)  # fmt: skip
@click.argument("id")
@_rule
@common
def explain(id: str, rule: Rule, settings: Settings) -> None:
    """Show what is known of an event: its claims by origin, what each changes, what is missing.

    ID is that of the event, one that it had before, or that of any claim that tells of it.
    """
    from reportedly.export.events import explained
    from reportedly.ledger import events as happened

    with settings.open() as ledger:
        found = happened.explain(ledger, id, rule)
    if as_json(settings.json):
        print_json([explained(found)])
        return
    out = console()
    for line in _explained(found):
        out.print(safe(line), soft_wrap=True)


def _explained(found: Explained) -> Iterator[str]:
    from reportedly.export.words import day_words, known_words

    event, known = found.event, found.known
    yield f"Event {event['id']}"
    when = day_words(event["first"], event["last"])
    yield "  ".join(filter(None, (event["kind"], event["place"], when)))
    yield from ("", "What is known")
    yield f"  {known_words(event)}"
    yield from (f"  {reason}" for reason in known.reasons)
    for toll in known.tolls:
        yield f"  {_toll(toll)}"
    yield from ("", "Who says so, by origin")
    for key in dict.fromkeys(change.teller.origin.key for change in found.claims):
        of = [change for change in found.claims if change.teller.origin.key == key]
        side = of[0].teller.origin.side
        yield f"  {of[0].teller.origin.name}" + (f" (side: {side})" if side else "")
        for change in of:
            yield from _told(change)
    if found.missing:
        yield from ("", "What is missing")
        yield from (f"  {sentence}" for sentence in found.missing)
    for judged in found.judgements:
        undone = f", undone by {judged.undone_by}" if judged.undone_by else ""
        yield f"Judgement {judged.id}, {judged.author}: {judged.claim} {judged.act} {judged.new}{undone}"
    if found.former:
        yield f"Once also: {', '.join(found.former)}"


def _told(change: Change) -> Iterator[str]:
    held = change.held
    where = ", ".join(filter(None, ((held.published or "")[:16], held.outlet or held.document)))
    yield f"    {held.claim.id[:8]} {change.part} ({where}): “{' '.join(held.claim.anchor.quote.split())}”"
    yield from (f"      {step.reason}" for step in change.teller.origin.steps)
    if change.changed:
        yield f"      → {'; '.join(change.changed)}"


def _toll(toll: Toll) -> str:
    """A toll with the claim behind each number."""
    numbers = (("low", toll.low), ("best", toll.best), ("high", toll.high))
    words = ", ".join(f"{name} {n.value} [{n.claim[:8]}]" for name, n in numbers if n)
    origins = f"{toll.origins} origin" + ("" if toll.origins == 1 else "s")
    return f"{toll.what}: {words or 'no number'} ({toll.rule} rule, {origins})"


@click.command(
    cls=Ends, example='reportedly same 3fa1 8b0c --not --reason "two strikes on one night"',
    short_help="Say whether two claims tell of one event.",
)  # fmt: skip
@click.argument("one")
@click.argument("other")
@click.option("--not", "verdict", flag_value="not-same", help="They do not.")
@click.option(
    "--unsure",
    "verdict",
    flag_value="unsure",
    help="It cannot be told; what was decided before no longer holds.",
)
@judging
@common
def same(
    one: str, other: str, verdict: Any, settings: Settings, author_: str | None, reason: str | None
) -> None:
    """Say that two claims, or events, tell of the same event.

    An event stands for its first claim, whose id it has.
    """
    from reportedly.ledger import pairs, settle

    with settings.open() as ledger:
        made = pairs.decide(
            ledger, one, other, verdict or "same", author=author(author_), reason=reason
        )
        settle(ledger)
    said = {"not-same": "tell of two events", "unsure": "may or may not tell of one event"}
    tell(made, settings, f"{one} and {other} {said.get(made.act, 'tell of one event')}.")
