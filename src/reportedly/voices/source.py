"""The source: the noun phrase of who speaks, and what kind of voice it is."""

from __future__ import annotations

from functools import cache
from typing import cast

from reportedly import actors
from reportedly.claim import VoiceKind
from reportedly.language.clauses import spans_of
from reportedly.language.text import Text, Token
from reportedly.span import Span
from reportedly.tables import toml
from reportedly.voices.words import words

_LONGEST = 60  # words of a source; a longer one is a misparse and keeps its head's own words


def phrase(text: Text, head: Token, cue: Token) -> tuple[Span, ...]:
    """The noun phrase headed by ``head``, with its appositives, less what the cue governs."""
    return spans_of(text, tokens_of(head, cue))


def tokens_of(head: Token, cue: Token) -> list[Token]:
    """The words of the source, in order of the text."""
    left_out: set[int] = set()
    if head in cue.ancestors():  # "a statement announcing the deal"
        branch = cue
        while branch.head is not head:
            branch = branch.head
        left_out.update(t.i for t in branch.subtree())
    found = [t for t in head.subtree() if t.i not in left_out][:_LONGEST]
    while len(found) > 1 and found[0] is not head and found[0].lower in words("loose"):
        del found[0]
    return found


def voice(text: Text, head: Token) -> tuple[VoiceKind, str | None, str | None]:
    """Kind, name and country of the source headed by ``head``.

    The actors room says who it is; where it knows nobody, the noun itself says what kind of voice
    speaks (``kinds.toml``). Whoever cannot be told is ``other``.
    """
    found = _known(text, head)
    if found is not None and found.voice != "other":
        return found.voice, found.name, found.country
    kind = _kind(head)
    if kind is not None:
        return kind, found.name if found else None, found.country if found else None
    name = found.name if found else head.text if head.entity == "PERSON" else None
    for beside in head.children:  # "ministry spokeswoman Jane Doe", "Jane Doe, a doctor"
        if beside.dep in {"compound", "appos", "nmod", "poss"}:
            near = _known(text, beside)
            kind = near.voice if near is not None and near.voice != "other" else _kind(beside)
            if kind is not None:
                return kind, name or (near.name if near else None), near.country if near else None
    return "other", name, found.country if found else None


def speaks(text: Text, head: Token) -> bool:
    """Whether the noun phrase is somebody who can speak: an actor, a kind of voice, a person."""
    return head.entity == "PERSON" or _known(text, head) is not None or _kind(head) is not None


def _known(text: Text, head: Token) -> actors.Who | None:
    found = actors.who(text, head)
    if found is None or (found.name is None and found.code is None):
        found = actors.refer(text, head) or found
    return found


def _kind(head: Token) -> VoiceKind | None:
    before = head.kids("compound", "amod")
    for name in ((f"{before[-1].lemma} {head.lemma}" if before else ""), head.lemma, head.lower):
        kind = _kinds().get(name)
        if kind is not None:
            return kind
    return None


@cache
def _kinds() -> dict[str, VoiceKind]:
    table = toml("voices/kinds.toml")
    return {word: cast(VoiceKind, kind) for kind, words in table.items() for word in words}
