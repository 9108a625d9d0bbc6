"""Who says so? Sources, cues and contents, kinds of voice, stance, evidence."""

from reportedly.voices.attribution import Attribution, Manner
from reportedly.voices.evidence import EvidenceFound, evidence_in
from reportedly.voices.finder import find

__all__ = ["Attribution", "EvidenceFound", "Manner", "evidence_in", "find"]
