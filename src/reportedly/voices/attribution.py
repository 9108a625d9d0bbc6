"""An attribution: who is said to have said what, by which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Evidence, Speech, Stance, Time, VoiceKind
from reportedly.span import Span

Manner = Literal["speech", "belief", "attitude"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content, as annotated in PolNeAR (Newell et al. 2018), and what they mean.

    ``source`` and ``cue`` may each be split (``he … said``: several spans) or, for a source,
    missing ("According to, a few hours ago, …"). ``content`` spans are in order of the text.
    ``name``, ``country`` and ``kind`` say who the source is; ``evidence`` is what the cue or the
    source points at ("the video shows"). ``manner`` tells what was said from what is only thought
    or expected, and from an attitude to a thing ("backs the offensive"), which vouches for nothing.
    ``when`` is the expression of the time at which it was said, for the times room to read.
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
    manner: Manner = "speech"
    when: Span | None = None
