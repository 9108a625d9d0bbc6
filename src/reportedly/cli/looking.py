"""``search``: words in reports, claims, judgements and corrections."""

from __future__ import annotations

import click

from reportedly.cli.options import Ends, Settings, common
from reportedly.cli.output import as_json, print_json, print_table, safe

#: As ``ledger.search`` has them; the command line loads it only when it is asked.
KINDS = ("report", "claim", "judgement", "correction")
COLUMNS = ("what", "id", "published", "outlet", "passage")
LIMIT = 30


@click.command(cls=Ends, example="reportedly search Ganja prosecutors --in claim")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--in", "kinds", multiple=True, type=click.Choice(KINDS),
    help="Only in these; may be given more than once. Default: in everything.",
)  # fmt: skip
@click.option(
    "--everything", is_flag=True, help="Also what is rejected, withdrawn, or replaced by something newer."
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=LIMIT, show_default=True, metavar="N", help="At most so many.")  # fmt: skip
@common
def search(
    words: tuple[str, ...], kinds: tuple[str, ...], everything: bool, limit: int, settings: Settings
) -> None:
    """Find where all the WORDS stand, the best first.

    The last word may be the beginning of one; words between quotation marks stand together. Capitals and
    accents make no difference, in any script.
    """
    from reportedly.ledger.search import CLOSE, OPEN
    from reportedly.ledger.search import search as look

    with settings.open() as ledger:
        found = look(ledger, " ".join(words), kinds, everything=everything, limit=limit)
    if as_json(settings.json):
        print_json(found.items)
        return
    rows = (
        {
            "what": one.kind, "id": one.name[:8], "published": (one.published or "")[:10], "outlet": one.outlet,
            "passage": safe(one.snippet.replace(OPEN, "[").replace(CLOSE, "]")),
        }
        for one in found.items
    )  # fmt: skip
    print_table(rows, COLUMNS, empty="Nothing holds all of these words.", wide="passage")
