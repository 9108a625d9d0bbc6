"""Whether an act is done, only intended, or refused: PLOVER codes these apart."""

from __future__ import annotations

from reportedly.events import kinds
from reportedly.events.grammar import governor, words
from reportedly.events.matching import Found
from reportedly.language.text import Token

FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
NEGATION = frozenset({"not", "n't", "never", "n’t", "no"})


def intention(found: Found, plover: str | None) -> str | None:
    """The PLOVER type of the trigger as it is said: AGREE for what will be given, REJECT for what will not."""
    verb = found.head if found.row.pos == "v" else governor(found.head)[0]
    if plover is None or verb.pos not in {"VERB", "AUX"}:
        return plover
    auxiliaries = [c.lower for c in verb.children if c.dep in {"aux", "neg", "auxpass"}]
    negated = any(a in NEGATION for a in auxiliaries)
    if any(a in FUTURE for a in auxiliaries):
        return kinds.intended(plover, refused=negated)
    over = _over(verb)
    if over is None:
        return plover
    if over.lemma in words("refusing"):
        return kinds.intended(plover, refused=True)
    if over.lemma in words("intending") or over.lemma in {"willing", "ready", "prepared"}:
        return kinds.intended(plover)
    if any(c.lower in FUTURE for c in over.children if c.dep == "aux") and over.dep != "ccomp":
        return kinds.intended(plover, any(c.dep == "neg" for c in over.children))
    return plover


def _over(verb: Token) -> Token | None:
    """The verb or adjective that this one is the infinitive of."""
    return verb.head if verb.dep == "xcomp" and verb.head is not verb else None
