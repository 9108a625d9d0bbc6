"""An attribution: who is said to have said what, by which words."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Evidence, Speech, Stance, Time, VoiceKind
from reportedly.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content, as annotated in PolNeAR (Newell et al. 2018), and what they mean.

    ``source`` and ``cue`` may each be split (``he … said``: several spans) or, for a source,
    missing ("According to, a few hours ago, …"). ``content`` spans are in order of the text.
    ``name``, ``country`` and ``kind`` say who the source is; ``evidence`` is what the cue or the
    source points at ("the video shows").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: VoiceKind
    name: str | None
    country: str | None
    stance: Stance
    speech: Speech
    by: str
    score: float | None = None
    time: Time | None = None
    evidence: tuple[Evidence, ...] = ()
