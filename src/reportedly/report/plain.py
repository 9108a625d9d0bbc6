"""Reports from text that is clean already: one field, nothing taken away."""

from __future__ import annotations

import hashlib

from reportedly.report.record import Part, Published, Report, Segment


def report(text: str, *, title: str | None = None, published: str | None = None,
           outlet: str | None = None, outlet_country: str | None = None) -> Report:  # fmt: skip
    """Make a report whose clean text is ``text`` itself, character for character.

    ``published`` is an ISO 8601 day or minute. The first paragraph is the lead, the rest body;
    ``title`` is metadata only. For measuring and for trying things out.

    >>> report("Shells fell on the town.").parts
    (Part(kind='lead', start=0, end=24),)
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    stripped = len(text) - len(text.lstrip())
    border = text.find("\n\n", stripped)
    border = len(text) if border < 0 else border
    parts = [Part("lead", 0, border)]
    if border < len(text):
        parts.append(Part("body", border, len(text)))
    when = None
    if published:
        when = Published(published, "day" if len(published) <= 10 else "minute", None, "option")
    return Report(
        id=digest[:16],
        original=digest,
        text=text,
        parts=tuple(parts),
        segments=(Segment(0, len(text), "text", 0, len(text)),),
        title=title,
        outlet=outlet,
        outlet_country=outlet_country,
        published=when,
        language="en",
    )
