"""What a body is called that no table has: by its own words, and not by its state's name."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly import actors
from reportedly.actors import names
from reportedly.language.text import Text, Token

_OF_STATE = frozenset({"government", "military", "police", "politician", "armed-group"})
_JOINING = frozenset({"of", "for"})
_SHORTEST = 3  # words of a name: two alone may be an office and a place


def entries(text: Text, head: Token) -> Iterator[names.Entry]:
    """What the tables know by name right before the noun: "the SANA *agency*"."""
    for word in head.kids("compound", "amod", "nmod"):
        match = names.matches(text).get(word.i)
        if match is not None and match.entry.form == "name":
            yield match.entry


def is_unnamed(text: Text, found: actors.Who) -> bool:
    """Whether a body that is no part of a state goes by the state's name alone, or by none."""
    told = found.rule.endswith("roles.tsv") or found.rule.startswith("reference")
    if found.voice in _OF_STATE or not told:
        return False
    return found.name is None or found.name in text.once("voices.states_named", _states)


def _states(text: Text) -> frozenset[str]:
    """The names of the states and governments that the text names."""
    found = (m.entry for m in names.matches(text).values())
    return frozenset(e.name for e in found if e.role in {"state", "government"})


def own_name(text: Text, head: Token) -> str | None:
    """The name of a body that no table has: "the Halvar Institute of Justice"."""
    words = [t for t in head.subtree() if t.dep not in {"punct", "det"}]
    if (
        head.pos != "PROPN"
        or len(words) < _SHORTEST
        or not all(t.pos == "PROPN" or t.lower in _JOINING for t in words)
    ):
        return None
    return text.span_of(words[0], words[-1]).quote


def known_as(head: Token) -> Token | None:
    """By what name a body goes: "the organisation known as the *White Helmets*"."""
    for part in head.kids("acl"):
        if part.lemma in {"know", "call", "dub", "name"} and part.tag == "VBN":
            below = [
                o for prep in part.kids("prep") if prep.lower == "as" for o in prep.kids("pobj")
            ]
            named = [t for t in (*below, *part.kids("oprd")) if t.pos == "PROPN"]
            if named:
                return named[0]
    return None


def watches(head: Token) -> bool:
    """Whether a body is told by its work alone: "a group monitoring the conflict"."""
    work = [c for c in head.kids("acl", "relcl") if c.lemma in {"monitor", "track", "document"}]
    return head.lemma in {"group", "organisation", "organization"} and bool(work)
