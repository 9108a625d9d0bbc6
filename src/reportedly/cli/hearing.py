"""``voices``: who is heard, and what became of what one of them said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.asking import LIMIT, chosen, filters, limited, rows_asked
from reportedly.cli.options import Ends, Settings, author, common, judging
from reportedly.cli.output import as_json, console, print_json, print_table, safe, tell

if TYPE_CHECKING:
    from reportedly.ledger.track import Told, Track


@click.command(
    cls=Ends,
    example="reportedly voices --voice-kind military",
    short_help="List who is heard, or what became of what one says.",
)
@click.argument("name", required=False)
@click.option(
    "--merge", nargs=2, metavar="A B", help="Say that A is the same voice as B, by name or id."
)
@judging
@filters
@limited
@common
def voices(
    name: str | None, merge: tuple[str, str] | None, limit: int | None, settings: Settings,
    author_: str | None, reason: str | None, **given: Any,
) -> None:  # fmt: skip
    """List who is heard, and in how many claims, reports and outlets; of one NAME, what became of what it said.

    An outlet counts where it speaks for itself. Denials are claims that the voice denies or does
    not confirm. A voice with an id is one over all reports; one without is known by no name. A merge
    is a judgement, which undo takes back.
    """
    from reportedly.ledger import heard, settle

    with settings.open() as ledger:
        if merge:
            made = heard.merge(ledger, *merge, author=author(author_), reason=reason)
            settle(ledger)
            tell(made, settings, f"{merge[0]} is the same voice as {merge[1]}.")
            return
        if name:
            from reportedly.ledger.track import track

            _show(track(ledger, name, chosen(given)), limit, settings)
            return
        kinds = given["voice_kind"]
        found = heard.voices(ledger, kinds, rows_asked(limit, settings), chosen(given))
    if as_json(settings.json):
        print_json(found)
        return
    columns = ("id", "name", "kind", "country", "claims", "reports", "outlets", "denials")
    rows = ({**row, "id": (row["id"] or "")[:8]} for row in found)
    print_table(rows, columns, empty="No such voice is heard.", wide="name", limit=limit or LIMIT)


def _show(found: Track, limit: int | None, settings: Settings) -> None:
    from reportedly.export.voices import tracked

    if as_json(settings.json):
        print_json([tracked(found)])
        return
    out = console()
    for line in _counts(found):
        out.print(safe(line))
    if found.told:
        out.print("")
        columns = ("id", "when", "what", "says", "became")
        rows = [_row(one) for one in found.told]
        print_table(rows, columns, empty="", wide="became", limit=limit or LIMIT)


def _counts(found: Track) -> Iterator[str]:
    from reportedly.export.voices import FATES

    about = ", ".join([*found.kinds, *found.countries])
    yield f"{found.name} ({about})" if about else found.name
    others = [name for name in found.names if name != found.name]
    if others:
        yield f"Also called {'; '.join(others)}"
    yield f"{_some(found.claims, 'claim')} in {_some(found.reports, 'report')} of {_some(found.outlets, 'outlet')}"
    for says, words in (
        ("affirms", "says that {} happened"),
        ("denies", "denies or does not confirm {}"),
    ):
        count = found.count("withdrawn", says)[1]
        if not count:
            continue
        yield ""
        yield f"It {words.format(_some(count, 'event'))}"
        for fate, meanings in FATES.items():
            if meaning := meanings[says == "denies"]:
                yield f"  {fate:<13} {found.count(fate, says)[0]} of {count}  {meaning}"
    rest = sum(1 for one in found.told if one.says == "other")
    if rest:
        yield ""
        yield f"It expects, demands, asks about or thinks possible {_some(rest, 'event')}"
    if found.unlinked:
        yield f"{_some(found.unlinked, 'claim')} tell of no event"


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _row(one: Told) -> dict[str, Any]:
    from reportedly.export.words import day_words

    fates = [f"corroborated by {', '.join(one.corroborated)}"] if one.corroborated else []
    fates += [f"contradicted ({', '.join(one.contradicted)})"] if one.contradicted else []
    fates += [name for name in ("superseded", "withdrawn") if getattr(one, name)]
    event = one.event
    return {
        "id": event["id"][:8], "when": day_words(event["first"], event["last"]),
        "what": ", ".join(filter(None, (event["kind"], event["place"]))), "says": one.says,
        "became": "; ".join(fates),
    }  # fmt: skip
