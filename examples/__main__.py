"""``python -m examples`` (what ``make demo`` runs): the example reports, in a fresh ledger, asked first things.

Prints what went in, who says what about how many dead, what is known of the events that several reports tell of, what is denied or
not confirmed and by whom, where a report contradicts itself, and what to type next. The ledger stays in
``demo.ledger``, so that it can be asked more. Exit code 0, or 1 where a report was refused.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.adding import Summary
    from reportedly.claim import Claim, Figure
    from reportedly.ledger import Ledger
    from reportedly.ledger.claims import Held

REPORTS = Path(__file__).parent / "reports"
LEDGER = Path("demo.ledger")
DOUBTS = ("denies", "does-not-confirm")
QUOTE = 70  # characters of a claim that a table shows

Row = dict[str, Any]


def fresh(path: Path) -> Ledger:
    """An empty ledger at ``path``; one that an earlier demo left there goes."""
    from reportedly.ledger import Ledger

    for old in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        old.unlink(missing_ok=True)
    return Ledger.open(path)


def arrived(summary: Summary) -> Iterator[str]:
    """What came of adding, as sentences."""
    yield (
        f"{summary.added} reports added ({summary.words:,} words, {summary.seconds:.1f} s): "
        f"{summary.claims} claims, {summary.unread} sentences that gave none though they hold an event or a number."
    )
    for duplicate in summary.duplicates:
        row = f", row {duplicate.row}," if duplicate.row else ""
        yield f"Duplicate: {Path(duplicate.origin).name}{row} is there already."
    if summary.unreadable:
        yield f"Kept unread, in a language that is not read yet: {len(summary.unreadable)}."
    for refused in summary.refused:
        yield f"Refused: {Path(refused.origin).name}: {refused.reason}"


def deaths(ledger: Ledger) -> list[Row]:
    """Every count of dead that somebody stands for, by place and day of the event."""
    from reportedly.cli.listing import figure_words
    from reportedly.ledger import Filters, find

    rows = [
        {
            **_who(held),
            "how many": figure_words(figure),
            **_where(held.claim),
            "outlet": _outlet(held),
        }
        for held in find(ledger, Filters(figure="killed"))
        for figure in _dead(held.claim)
    ]
    return sorted(rows, key=lambda row: (row["where"] or "~", row["when"] or "~"))


def doubts(ledger: Ledger) -> list[Row]:
    """What is denied or not confirmed, or said not to be so, in the order of publication."""
    from reportedly.ledger import Filters, find

    found = {held.claim.id: held for held in find(ledger, Filters(stance=DOUBTS))}
    found |= {held.claim.id: held for held in find(ledger, Filters(polarity=("negative",)))}
    ordered = sorted(found.values(), key=lambda held: held.published or "~")
    return [
        {**_who(held), "what": _what(held.claim), "outlet": _outlet(held), "claim": _quote(held)}
        for held in ordered
    ]


def told_again(ledger: Ledger) -> list[Row]:
    """The events of which several reports tell, or that somebody denies, by day and place, with who says so."""
    from reportedly.cli.questions import days
    from reportedly.ledger.timeline import timeline

    return list(days(row for row in timeline(ledger) if row["reports"] > 1 or row["denied_by"]))


def contradictions(ledger: Ledger) -> dict[str, list[tuple[Held, Held]]]:
    """By report, the pairs of its claims that cannot both be so, the earlier in the text first."""
    from reportedly.ledger import Filters, find

    found = {held.claim.id: held for held in find(ledger, Filters(contradicted=True))}
    reports: dict[str, dict[frozenset[str], tuple[Held, Held]]] = {}
    for held in found.values():
        for relation in held.claim.relations:
            other = found.get(relation.claim)
            if other is not None and relation.kind != "repeats":
                first, second = sorted((held, other), key=lambda h: h.claim.anchor.start)
                pairs = reports.setdefault(f"{_outlet(held)}: {held.title}", {})
                pairs.setdefault(frozenset((held.claim.id, relation.claim)), (first, second))
    return {title: list(pairs.values()) for title, pairs in reports.items()}


def _dead(claim: Claim) -> Iterable[Figure]:
    return (figure for figure in claim.figures if figure.what == "killed")


def _who(held: Held) -> Row:
    from reportedly.cli.listing import voice_words

    return {"who says so": voice_words(held.claim), "stance": held.claim.voices[-1].stance}


def _where(claim: Claim) -> Row:
    place, time = claim.place, claim.time
    return {"where": place.name if place else "", "when": (time.start or "")[:10] if time else ""}


def _what(claim: Claim) -> str:
    return ("not " if claim.certainty.polarity == "negative" else "") + claim.event.kind


def _outlet(held: Held) -> str:
    return held.outlet or held.document


def _quote(held: Held) -> str:
    words = " ".join(held.claim.anchor.quote.split())
    return words if len(words) <= QUOTE else words[: QUOTE - 2].rsplit(" ", 1)[0] + " …"


def _said(held: Held) -> str:
    who = _who(held)
    return f"{who['who says so']} {who['stance']} {_what(held.claim)} (“{_quote(held)}”)"


def show(ledger: Ledger, path: Path) -> None:
    """Print what a news desk asks first, and how to ask on."""
    from reportedly.cli.output import console, print_table, safe
    from reportedly.ledger import Filters, find

    out = console()
    out.print("\nWho says what about how many dead?", style="bold")
    columns = ("who says so", "stance", "how many", "where", "when", "outlet")
    print_table(deaths(ledger), columns, empty="Nobody gives a number.", wide="who says so")
    out.print("\nWhat is known of what several tell, or somebody denies?", style="bold")
    events = ("id", "day", "place", "what", "known")
    print_table(told_again(ledger), events, empty="Nothing is told twice.", wide="known")
    out.print("\nWhat is denied or not confirmed, and by whom?", style="bold")
    asked = ("who says so", "stance", "what", "outlet", "claim")
    print_table(doubts(ledger), asked, empty="Nothing is denied.", wide="claim")
    out.print("\nWhere does a report contradict itself?", style="bold")
    disputed = contradictions(ledger)
    for title, pairs in disputed.items():
        out.print(safe(title))
        for pair in pairs:
            out.print(safe("   " + " ↔ ".join(_said(held) for held in pair)))
    if not disputed:
        out.print("No report does.")
    out.print("\nWhat to type next", style="bold")
    command = f".venv/bin/reportedly --ledger {path}"
    for line in (
        f"{command} claims --place Ganja",
        f"{command} claims --stance denies --kind shelling",
        f"{command} timeline --place Ganja",
        *(f"{command} explain {row['id']}" for row in told_again(ledger)[:1]),
        f"{command} figures --figure killed --place Barda",
        *(f"{command} show {held.claim.id[:10]}" for held in find(ledger, Filters(), 1)),
        f"{command} serve --open",
        f"{command} unread",
        ".venv/bin/reportedly add YOUR-ARTICLES/",
    ):
        out.print(f"  $ {line}")


def main() -> int:
    from reportedly import adding
    from reportedly.cli.output import console, safe

    with fresh(LEDGER) as ledger:
        summary = adding.add([REPORTS], ledger)
        for line in arrived(summary):
            console().print(safe(line))
        show(ledger, LEDGER)
    return 1 if summary.refused else 0


if __name__ == "__main__":
    sys.exit(main())
