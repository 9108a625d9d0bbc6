"""How a report is read, top to bottom, nothing hidden.

``read`` is a pure function of the report and the version of the code, its tables and its models:
no clock, network, database or other report has a part in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly import assembly, events, figures, places, times, version, voices
from reportedly.assembly import Found, Unread
from reportedly.claim import Claim
from reportedly.language import RULES_ONLY, english
from reportedly.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version read in one report."""

    report_id: str
    reader: str
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


def read(report: Report) -> Reading:
    """Read a report into its claims, and the sentences that gave none.

    A report in a language that is not read gives an empty reading (``report.readable`` is false).

    >>> from reportedly.report import plain
    >>> reading = read(plain.report("The army said that shells hit Ganja on Sunday.", published="2020-10-05"))
    >>> [(c.event.kind, c.voices[-1].kind) for c in reading.claims]
    [('shelling', 'military')]
    """
    reader = version.reader()
    if not report.readable:
        return Reading(report.id, reader, (), ())
    text = english.analyse(report)
    scores = RULES_ONLY
    found = Found(
        attributions=voices.find(text, scores),
        evidence=voices.evidence_in(text),
        events=events.find(text, scores),
        figures=figures.find(text, scores),
        toponyms=places.find(text, scores),
        times=times.find(text, scores),
    )
    claims, about = assembly.taken_up(text, found, assembly.claims(text, found, scores, reader))
    claims = assembly.relate(claims, about)
    left = assembly.unread(text, found, claims, events.triggers(text))
    return Reading(report.id, reader, tuple(claims), tuple(left))
