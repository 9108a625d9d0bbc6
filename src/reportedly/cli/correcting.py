"""``corrections`` and ``decide``: what readers pointed at, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.judging import plain_or_json
from reportedly.cli.options import Ends, Settings, author, common, judging
from reportedly.cli.output import as_json, console, print_json, print_table, safe

if TYPE_CHECKING:
    from reportedly.ledger.corrections import Correction

#: As ``ledger.corrections`` has them; the command line loads it only when it is asked.
STATES = ("open", "accepted", "edited", "rejected", "unsure")
VERDICTS = ("accept", "reject", "unsure", "undo")
COLUMNS = ("id", "state", "times", "kind", "claim", "field", "value", "comment", "by", "passage")
LIMIT = 100


@click.command(cls=Ends, example="reportedly corrections --state open --state unsure")
@click.option(
    "--state", "states", multiple=True, type=click.Choice(STATES),
    help="Only those in this state; may be given more than once. Default: all.",
)  # fmt: skip
@click.option("--report", metavar="ID", help="Only those of this report.")
@click.option("--claim", metavar="ID", help="Only those of this claim.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@common
def corrections(
    states: tuple[str, ...], report: str | None, claim: str | None, limit: int | None,
    settings: Settings,
) -> None:  # fmt: skip
    """List the mistakes that readers pointed at, the oldest first.

    The passage is looked for in the newest version of its report; where it is not found again, or
    stands there twice, the correction is an orphan.
    """
    from reportedly.ledger.corrections import waiting

    as_lines = as_json(settings.json)
    most = limit or (None if as_lines else LIMIT + 1)
    with settings.open() as ledger:
        found = waiting(ledger, states, report=report, claim=claim, limit=most)  # type: ignore[arg-type]  # click lets no other in
    if as_lines:
        print_json(found)
        return
    rows = [_row(one) for one in found]
    print_table(rows, COLUMNS, empty="No correction fits.", wide="passage", limit=limit or LIMIT)


def _row(one: Correction) -> dict[str, object]:
    return {
        "id": one.id, "state": one.state, "times": one.times, "kind": one.kind,
        "claim": (one.claim or "")[:8], "field": one.field, "value": one.given or one.value,
        "comment": one.comment, "by": one.author,
        "passage": one.anchor.quote if one.stands else f"(orphan) {one.anchor.quote}",
    }  # fmt: skip


@click.command(cls=Ends, example='reportedly decide 4 accept --reason "the ministry says 13"')
@click.argument("correction", type=click.IntRange(min=1))
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option(
    "--value", metavar="VALUE",
    help="Take this value instead of the proposed one; JSON or a plain word.",
)  # fmt: skip
@judging
@common
def decide(
    correction: int, verdict: str, value: str | None, settings: Settings, author_: str | None,
    reason: str | None,
) -> None:  # fmt: skip
    """Decide a correction, by its number in the list.

    What is accepted becomes a judgement with your name, as `correct` and `reject` make it; a missed
    claim, a typo or a remark is noted and changes no record. undo takes the decision back.
    """
    from reportedly.ledger import settle
    from reportedly.ledger.corrections import UNSET
    from reportedly.ledger.corrections import decide as decided

    with settings.open() as ledger:
        made = decided(
            ledger, correction, verdict, author=author(author_), reason=reason,  # type: ignore[arg-type]  # click lets no other in
            value=UNSET if value is None else plain_or_json(value),
        )  # fmt: skip
        settle(ledger)
    if as_json(settings.json):
        print_json([made])
        return
    came = f" Judgement {made.judgement} came of it." if made.judgement and made.state in {"accepted", "edited"} else ""  # fmt: skip
    console().print(safe(f"Correction {made.id} is {made.state}, by {made.decided_by}.{came}"))
