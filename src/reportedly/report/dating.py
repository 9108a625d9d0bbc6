"""When a report was published: which of the dates that it carries is taken, and what is said of it.

First what was said by option, then the row's field or the page's structured data, then the line above
the article, its dateline, and htmldate's guess. An ambiguous date is settled by another
date of the same report, or left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.report.dates import Dated, completed, date_of
from reportedly.report.draft import Draft
from reportedly.report.head import Head
from reportedly.report.options import Options
from reportedly.report.record import DateSource, Published

_NEAR = timedelta(days=1)  # an evening's date may be the next day's elsewhere


def publication(draft: Draft, head: Head, options: Options) -> tuple[Published | None, list[str]]:
    """The time of publication, if one can be told, and notes about it."""
    notes: list[str] = []
    candidates = _candidates(draft, head, options)
    chosen: Published | None = None
    for dated, source in candidates:
        chosen = _settled(dated, source, candidates, options, notes)
        if chosen:
            break
    if chosen is None and draft.guessed:
        chosen = Published(draft.guessed, "day", None, "htmldate")
    if chosen and chosen.precision in ("year", "month"):
        chosen = _sharper(chosen, candidates, options)
    if chosen:
        notes.extend(_doubts(chosen, candidates, options))
    return chosen, notes


def _candidates(draft: Draft, head: Head, options: Options) -> list[tuple[Dated, DateSource]]:
    found: list[tuple[Dated, DateSource]] = []
    stated = date_of(options.published, options.date_order) if options.published else None
    if stated:
        found.append((stated, "option"))
    found.extend(draft.dates)
    found.extend((dated, "visible") for dated in head.dates)
    if head.wire and head.wire.dated:
        found.append((head.wire.dated, "dateline"))
    return found


def _settled(dated: Dated, source: DateSource, candidates: list[tuple[Dated, DateSource]],
             options: Options, notes: list[str]) -> Published | None:  # fmt: skip
    if dated.clear:
        return dated.published(source, options.zone)
    days = {other.days[0] for other, _ in candidates if other.clear}
    if dated.yearless:
        years = sorted(day for day in days if len(day) == 10)
        if not years:
            notes.append(f"its date {dated.days[0][2:]} has no year")
            return None
        whole = completed(dated.days[0], years[0])
        return replace(dated, days=(whole,)).published(source, options.zone)
    agreed = [day for day in dated.days if day in days]
    if len(agreed) == 1:
        notes.append(f"its date may be {' or '.join(dated.days)}; its own text says {agreed[0]}")
        return replace(dated, days=(agreed[0],)).published(source, options.zone)
    notes.append(
        f"its date may be {' or '.join(dated.days)}, so none was taken; say which order its dates have"
    )
    return None


def _sharper(chosen: Published, candidates: list[tuple[Dated, DateSource]],
             options: Options) -> Published:  # fmt: skip
    """A day that fits a date known only to the month or year."""
    for dated, source in candidates:
        days = [day for day in dated.days if len(day) == 10 and day.startswith(chosen.value)]
        if dated.yearless:
            days = [
                day
                for day in (chosen.value[:4] + dated.days[0][1:],)
                if day.startswith(chosen.value)
            ]
        if len(days) == 1:
            return replace(dated, days=(days[0],)).published(source, options.zone) or chosen
    return chosen


def _doubts(
    chosen: Published, candidates: list[tuple[Dated, DateSource]], options: Options
) -> list[str]:
    doubts = []
    day = _day(chosen.day)
    for dated, source in candidates:
        other = _day(dated.days[0]) if dated.clear else None
        if source != chosen.source and day and other and abs(day - other) > _NEAR:
            what = (
                "dateline"
                if source == "dateline"
                else "own text"
                if source == "visible"
                else source
            )
            doubts.append(f"it is dated {chosen.day}, but its {what} says {dated.days[0]}")
    today = _day(options.today or "")
    if today and day and day > today + _NEAR:
        doubts.append(f"its date {chosen.day} lies in the future")
    return doubts


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None
