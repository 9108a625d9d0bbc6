"""How a report is read, top to bottom, nothing hidden.

``read`` is a pure function of the report and the version of the code, its tables and its models:
no clock, network, database or other report has a part in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from reportedly import assembly, events, figures, places, times, version, voices
from reportedly.assembly import Found, Unread
from reportedly.claim import Claim
from reportedly.language import RULES_ONLY, encoder, english
from reportedly.report import Report

#: Who tags the words: the trained encoder beside the rules, or the rules alone.
Tagger = Literal["encoder", "rules"]
TAGGERS: tuple[Tagger, ...] = get_args(Tagger)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version read in one report."""

    report_id: str
    reader: str
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


def read(report: Report, tagger: Tagger = "encoder") -> Reading:
    """Read a report into its claims, and the sentences that gave none.

    A report in a language that is not read gives an empty reading (``report.readable`` is false).
    ``tagger`` "rules" reads without the trained weights. Raises ``ModelError`` where they are missing.

    >>> from reportedly.report import plain
    >>> reading = read(plain.report("The army said that shells hit Ganja on Sunday.", published="2020-10-05"))
    >>> [(c.event.kind, c.voices[-1].kind) for c in reading.claims]
    [('shelling', 'military')]
    """
    reader = version.reader(tagger)
    if not report.readable:
        return Reading(report.id, reader, (), ())
    text = english.analyse(report)
    scores = encoder.scores(text) if tagger == "encoder" else RULES_ONLY
    found = Found(
        attributions=voices.find(text, scores),
        evidence=voices.evidence_in(text),
        events=events.find(text, scores),
        figures=figures.find(text, scores),
        toponyms=places.find(text, scores),
        times=times.find(text, scores),
    )
    claims: Sequence[Claim] = assembly.claims(text, found, scores, reader)
    claims = assembly.handed_on(text, claims, found)
    claims, about = assembly.taken_up(text, found, claims)
    claims = assembly.relate(claims, about)
    left = assembly.unread(text, found, claims, events.triggers(text))
    return Reading(report.id, reader, tuple(claims), tuple(left))
