"""Those driven from home: "forced 400 villagers to flee", "drove thousands out of their homes"."""

from __future__ import annotations

from reportedly.figures.lexicon import lookup, singular
from reportedly.language import Token

_FORCE = frozenset({"force", "compel", "drive", "oblige"})
_LEAVE = frozenset({"leave", "abandon", "evacuate"})
_HOME = frozenset({"home", "house", "village", "town"})
_AWAY = frozenset({"out", "of", "from"})


def driven(verb: Token) -> Token | None:
    """The word that says that the object of a verb was driven from home; null where none does."""
    if verb.lemma not in _FORCE:
        return None
    for child in verb.kids("xcomp", "ccomp"):
        if lookup("suffers").get(child.lemma) == "displaced" or child.lemma in _LEAVE:
            return child
    below = [p for prep in verb.kids("prep") for p in (prep, *prep.kids("prep"))]
    homes = (t for p in below if p.lower in _AWAY for t in p.kids("pobj"))
    return verb if any(singular(t) in _HOME for t in homes) else None
