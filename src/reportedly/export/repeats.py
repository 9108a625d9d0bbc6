"""Who repeats whom in an event, as a picture: where the word comes from on the left, who printed it on the right.

Plain SVG with presentation attributes alone; each line says in words why it is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from reportedly.ledger.events import Change

MOST = 40  # names that are drawn
ROW, WIDE, GAP = 34, 240, 90  # pixels: of a row, of a box, between columns
LONGEST = 32  # characters of a name in its box


@dataclass(frozen=True, slots=True)
class Named:
    """A source, a go-between or a report: its column (0 is the origin), its name, and the claim to which it leads."""

    key: str
    column: int
    name: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Passed:
    """One hands the word to another: ``how`` and the reason in words."""

    giver: str
    taker: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repeats:
    """The names and the lines between them; ``left_out`` names were too many."""

    names: tuple[Named, ...]
    passed: tuple[Passed, ...]
    left_out: int


def repeats(changes: Sequence[Change]) -> Repeats:
    """Who has the claims of an event from whom, in the order in which they were made."""
    names: dict[str, Named] = {}
    passed: dict[tuple[str, str], Passed] = {}
    left_out = 0
    for change in changes:
        held, origin = change.held, change.teller.origin
        printed = f"report {held.claim.report}"
        if len(names) >= MOST:
            left_out += printed not in names
            continue
        when = (held.published or "undated")[:10]
        names.setdefault(
            printed, Named(printed, 2, f"{held.outlet or held.document}, {when}", held.claim.id)
        )
        source = f"origin {origin.key}"
        names.setdefault(source, Named(source, 0, origin.name, None))
        taker = printed
        own = (held.outlet or "").casefold()
        for step in origin.steps[:-1]:
            between = f"name {step.name.casefold()}"
            if between == taker or step.name.casefold() in {own, origin.name.casefold()}:
                continue
            names.setdefault(between, Named(between, 1, step.name, None))
            passed.setdefault((between, taker), Passed(between, taker, step.how, step.reason))
            taker = between
        last = origin.steps[-1] if origin.steps else None
        how, reason = (last.how, last.reason) if last else ("says so itself", "says so itself")
        passed.setdefault((source, taker), Passed(source, taker, how, reason))
    return Repeats(tuple(names.values()), tuple(passed.values()), left_out)


def repeats_picture(found: Repeats) -> str:
    """The names in three columns with lines between them, as SVG; empty where there is nothing to tell apart."""
    if len(found.names) < 3:
        return ""
    columns = [[n for n in found.names if n.column == c] for c in range(3)]
    shown = [c for c in columns if c]
    across = {id(c): n * (WIDE + GAP) for n, c in enumerate(shown)}
    at: dict[str, tuple[float, float]] = {
        name.key: (across[id(c)], 6 + ROW * n + ROW * (max(map(len, shown)) - len(c)) / 2)
        for c in shown
        for n, name in enumerate(c)
    }
    width = len(shown) * (WIDE + GAP) - GAP + 2
    height = ROW * max(map(len, shown)) + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="repeats" role="group" aria-label="Who repeats whom" viewBox="0 0 {width} {height:.0f}"'
        f' width="{width}" font-family="system-ui, sans-serif" font-size="12" fill="currentColor">',
        '<defs><marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>',
    ]  # fmt: skip
    parts += [_line(one, at) for one in found.passed]
    parts += [_box(name, *at[name.key]) for name in found.names]
    return "\n".join([*parts, "</svg>"])


def _line(one: Passed, at: Mapping[str, tuple[float, float]]) -> str:
    (x, y), (to_x, to_y) = at[one.giver], at[one.taker]
    x, y, to_y = x + WIDE, y + ROW / 2 - 3, to_y + ROW / 2 - 3
    dash = "" if one.how in ("quotes", "says so itself") else ' stroke-dasharray="5 3"'
    words = escape(one.reason[:300])
    middle = f"{(x + to_x) / 2:.0f}"
    return (
        f'<g><title>{words}</title><path d="M{x:.0f} {y:.1f}C{middle} {y:.1f} {middle} {to_y:.1f} {to_x - 2:.0f} {to_y:.1f}" fill="none"'
        f' stroke="currentColor" stroke-opacity="0.6"{dash} marker-end="url(#to)"/></g>'
    )


def _box(name: Named, x: float, y: float) -> str:
    words = name.name if len(name.name) <= LONGEST else name.name[: LONGEST - 1] + "…"
    box = (
        f'<rect x="{x + 1:.0f}" y="{y:.1f}" width="{WIDE - 2}" height="{ROW - 8}" rx="3" fill="none" stroke="currentColor"'
        f' stroke-opacity="{0.9 if name.column == 0 else 0.4}"/><text x="{x + 8:.0f}" y="{y + ROW / 2 + 1:.1f}">{escape(words)}</text>'
    )
    title = f"<title>{escape(name.name[:300])}</title>"
    if name.claim is None:
        return f"<g>{title}{box}</g>"
    return f'<a href="#c-{escape(name.claim)}">{title}{box}</a>'
