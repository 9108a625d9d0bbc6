"""Several who say one thing of each other: the voice is theirs in common, and no single one's."""

from __future__ import annotations

from itertools import pairwise

from reportedly.language.text import Text, Token
from reportedly.voices.kinds import Voiced
from reportedly.voices.proposal import Proposal
from reportedly.voices.source import voice


def in_common(text: Text, p: Proposal) -> Voiced | None:
    """What all who accuse "each other" have in common; null where one speaks, or of others.

    "Zenda and Strelsau blame each other": neither alone is the voice, and no one state is.
    """
    if p.source is None or not _is_mutual(p.content):
        return None
    several = _joined(p.source)
    if len(several) < 2:
        return None
    (kind, _, country), *others = (voice(text, one) for one in several)
    same_kind = all(other[0] == kind for other in others)
    same_country = all(other[2] == country for other in others)
    return kind if same_kind else "other", None, country if same_country else None


def _is_mutual(content: list[Token]) -> bool:
    pairs = {(a.lower, b.lower) for a, b in pairwise(content[:7])}
    return bool(pairs & {("each", "other"), ("one", "another")})


def _joined(head: Token) -> list[Token]:
    found = [head]
    while (following := found[-1].child("conj")) is not None and len(found) < 6:
        found.append(following)
    return found
