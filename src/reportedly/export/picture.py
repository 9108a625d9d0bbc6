"""Tolls as a picture: a step line for each source with its bounds, denials, and the range of independent sources.

Plain SVG with presentation attributes alone, so that it stands in a page with a strict policy and as a file of its own. Lines differ by
dashes, marks and the name at their end, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from reportedly.ledger.tolls import Denial, Step

WIDTH, HEIGHT = 860, 320
LEFT, RIGHT, TOP, BOTTOM = 54, 210, 14, 46
LINES = 8  # lines that are drawn; the table has all
#: Colours that keep a contrast of 3:1 on white and on near-black alike, with a dash and a mark for each.
INKS = ("#2f7fc4", "#c05a1c", "#2c8c5a", "#a05fb4", "#8a7a1e", "#c2497a", "#4f8f97", "#7f7f7f")
DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 4", "12 4", "1 4", "6 2 2 2 2 2")
TOLD = 300  # characters of a voice and of its words, over a mark: either can be a megabyte
LONGEST = 26  # characters of a name at the end of its line


@dataclass(frozen=True, slots=True)
class Frame:
    """Days and numbers to pixels."""

    first: date
    days: int
    most: int

    def x(self, day: str) -> float:
        """Where a day, or an hour of it, stands."""
        hour = int(day[11:13]) if day[11:13].isdigit() else 0
        gone = (date.fromisoformat(day[:10]) - self.first).days + min(hour, 23) / 24
        return LEFT + (WIDTH - LEFT - RIGHT) * gone / max(1, self.days)

    def y(self, number: float) -> float:
        """Where a number stands."""
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / max(1, self.most)


def toll_picture(steps: Sequence[Step], denials: Sequence[Denial] = (), title: str = "") -> str:
    """The steps that have a day and a number, as SVG; empty where none has.

    Shapes: a filled mark where a number is given, a bar from its low to its high, a line until the source gives another, an × on
    the axis for a denial, and a hatched band from the lowest to the highest of what the sources last said.
    """
    drawn = [s for s in steps if s.since and len(s.since) >= 10 and _numbers(s)]
    lines = _lines(drawn)
    if not lines:
        return ""
    days = [s.since[:10] for s in drawn if s.since] + [d.published[:10] for d in denials]
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days)) + timedelta(days=1)
    frame = Frame(first, (last - first).days, max(n for s in drawn for n in _numbers(s)))
    label = escape(title or "What each source said of the toll, and when")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="toll" role="group" aria-label="{label}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="system-ui, sans-serif" font-size="12" fill="currentColor">',
        f"<title>{label}</title>", _HATCH, *_axes(frame, last), *_band(frame, lines, last),
    ]  # fmt: skip
    ends: list[float] = []
    for n, line in enumerate(lines[:LINES]):
        parts += _line(frame, line, n, last, ends)
    parts += [_denied(frame, d) for d in denials]
    return "\n".join([*parts, "</svg>"])


_HATCH = (
    '<defs><pattern id="range" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="currentColor" stroke-opacity="0.22" stroke-width="2"/></pattern></defs>'
)


def _numbers(step: Step) -> list[int]:
    return [n for n in (step.low, step.best, step.high) if n is not None]


def _middle(step: Step) -> int:
    """The number at which the line of a step runs: its best, else the bound that it gives."""
    return step.best if step.best is not None else _numbers(step)[0]


def _lines(steps: Iterable[Step]) -> list[list[Step]]:
    """Steps by line, those with most steps first, each in order."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(step.line, []).append(step)
    ordered = sorted(found.values(), key=lambda line: (-len(line), line[0].since or "", line[0].id))
    return [sorted(line, key=lambda s: s.since or "") for line in ordered]


def _axes(frame: Frame, last: date) -> list[str]:
    """The frame with its numbers and days."""
    bottom, right = frame.y(0), WIDTH - RIGHT
    made = [
        f'<line x1="{LEFT}" x2="{right}" y1="{bottom:.1f}" y2="{bottom:.1f}" stroke="currentColor" stroke-opacity="0.5"/>'
    ]
    for n in _ticks(frame.most):
        y = frame.y(n)
        made.append(
            f'<line x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" stroke-opacity="0.12"/>'
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill-opacity="0.75">{n:,}</text>'
        )
    for n in range(5):
        day = frame.first + timedelta(days=round(frame.days * n / 4))
        if n and day == frame.first + timedelta(days=round(frame.days * (n - 1) / 4)):
            continue
        anchor = "start" if n == 0 else "end" if day == last else "middle"
        made.append(
            f'<text x="{frame.x(day.isoformat()):.1f}" y="{bottom + 30:.1f}" text-anchor="{anchor}" fill-opacity="0.75">{day}</text>'
        )
    return made


def _ticks(most: int) -> list[int]:
    """Round numbers up to the highest."""
    size = 10 ** max(0, len(str(max(1, most))) - 1)
    step = next(s for s in (size // 5, size // 2, size, size * 2) if s and most / s <= 6)
    return list(range(0, most + 1, step))


def _band(frame: Frame, lines: list[list[Step]], last: date) -> list[str]:
    """The lowest and the highest of what the sources last said of one thing, where there are two or more."""
    of = {(s.event, s.scope, s.place) for line in lines for s in line}
    if len(lines) < 2 or len(of) > 1:
        return []
    days = sorted({s.since[:16] for line in lines for s in line if s.since})
    made = []
    for day, after in zip(days, [*days[1:], last.isoformat()], strict=True):
        said = [now for line in lines if (now := _at(line, day)) is not None]
        numbers = [n for s in said for n in _numbers(s)]
        if len(said) > 1:
            top, foot = frame.y(max(numbers)), frame.y(min(numbers))
            made.append(
                f'<rect x="{frame.x(day):.1f}" width="{frame.x(after) - frame.x(day):.1f}" y="{top - 2:.1f}"'
                f' height="{foot - top + 4:.1f}" fill="url(#range)"/>'
            )
    return made


def _at(line: list[Step], day: str) -> Step | None:
    """What the source said last at that time."""
    return next((s for s in reversed(line) if s.since and s.since[:16] <= day), None)


def _line(frame: Frame, line: list[Step], n: int, last: date, ends: list[float]) -> list[str]:
    """One source: its steps, marks, bounds, and its name at the end."""
    ink, dash = INKS[n % len(INKS)], DASHES[n % len(DASHES)]
    path, made = "", []
    for step, after in zip(line, [*line[1:], None], strict=True):
        x, y = frame.x(step.since or ""), frame.y(_middle(step))
        until = after.since if after and after.since else last.isoformat()
        path += f"{'L' if path else 'M'}{x:.1f} {y:.1f}H{frame.x(until):.1f}"
        low, high = frame.y(min(_numbers(step))), frame.y(max(_numbers(step)))
        if low != high:
            made.append(
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}" stroke="{ink}" stroke-width="5" stroke-opacity="0.35"/>'
            )
        words = escape(f"{step.voice[:TOLD]}: {step.quote[:TOLD]} ({(step.since or '')[:10]})")
        made.append(
            f'<a href="/claims/{escape(step.id)}"><title>{words}</title>{_mark(x, y, n, ink)}</a>'
        )
    end = frame.y(_middle(line[-1]))
    at = _free(end, ends)
    name = line[-1].voice if len(line[-1].voice) <= LONGEST else line[-1].voice[: LONGEST - 1] + "…"
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    label = f'<text x="{WIDTH - RIGHT + 10}" y="{at + 4:.1f}">{escape(name)}</text>'
    return [f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="2"{dashed}/>', *made, label]


def _free(y: float, ends: list[float]) -> float:
    """The nearest height below ``y`` at which no other name stands."""
    while any(abs(y - other) < 14 for other in ends):
        y += 4
    ends.append(y)
    return y


def _mark(x: float, y: float, n: int, ink: str) -> str:
    """A circle, square, triangle or diamond."""
    if n % 4 == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{ink}"/>'
    corners = {
        1: ((-4, -4), (4, -4), (4, 4), (-4, 4)), 2: ((0, -5), (5, 4), (-5, 4)),
        3: ((0, -6), (6, 0), (0, 6), (-6, 0)),
    }[n % 4]  # fmt: skip
    points = " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in corners)
    return f'<polygon points="{points}" fill="{ink}"/>'


def _denied(frame: Frame, denial: Denial) -> str:
    """An × on the axis."""
    x, y = frame.x(denial.published), frame.y(0)
    words = escape(f"{denial.voice} {denial.stance.replace('-', ' ')} it ({denial.published[:10]})")
    return (
        f'<a href="/claims/{escape(denial.id)}"><title>{words}</title>'
        f'<path d="M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10" stroke="currentColor" stroke-width="2"/></a>'
    )
