"""How far the words of a source run."""

from __future__ import annotations

from reportedly.language.clauses import spans_of
from reportedly.language.text import Text, Token
from reportedly.span import Span
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
    if cue.pos == "PUNCT":  # of a headline, only its own side of the colon or dash
        found = [t for t in found if (t.i > cue.i) == (head.i > cue.i)]
    while len(found) > 1 and found[0] is not head and found[0].lower in words("loose"):
        del found[0]
    return found
