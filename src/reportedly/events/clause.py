"""The clause that makes the claim: the trigger with its subject, objects and adverbials.

Neighbouring clauses and the words that attribute it stay outside; what reaches farther than
``LONGEST`` characters is cut at a word, around the trigger.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.language.text import Text, Token
from reportedly.span import Span

LONGEST = 300  # characters; longer anchors point at nothing in particular
OUTSIDE = frozenset({"parataxis", "advcl", "appos", "relcl", "punct", "cc", "mark", "meta", "intj"})
EDGES = frozenset({"PUNCT", "CCONJ", "SCONJ", "SPACE"})


def clause(text: Text, trigger: Sequence[Token], verb: Token | None) -> Span:
    """The span of the clause around a trigger; ``verb`` is the verb that it hangs on, if any."""
    inside = {t.i for t in trigger}
    top = verb if verb is not None else trigger[0]
    words = _below(top, inside, clausal=verb is not None)
    if verb is not None and verb.dep in {"relcl", "acl"}:
        words += [t for t in _below(verb.head, inside, clausal=False) if t.i < verb.i]
    first, last = min(t.i for t in (*words, *trigger)), max(t.i for t in (*words, *trigger))
    low, high = min(inside), max(inside)
    tokens = text.tokens
    while first < low and tokens[first].pos in EDGES:
        first += 1
    while last > high and tokens[last].pos in EDGES:
        last -= 1
    while tokens[last].end - tokens[first].start > LONGEST and (last > high or first < low):
        if last > high and (
            first >= low
            or tokens[last].end - tokens[high].end >= tokens[low].start - tokens[first].start
        ):
            last -= 1
        else:
            first += 1
    start = tokens[first].start
    return text.span(start, min(tokens[last].end, start + LONGEST))


def _below(top: Token, inside: set[int], clausal: bool) -> list[Token]:
    """What hangs on a word without leaving its clause."""
    found, todo = [], [top]
    while todo:
        token = todo.pop()
        found.append(token)
        for child in token.children:
            if child.i in inside or _holds(child, inside):
                todo.append(child)
            elif (
                child.dep in OUTSIDE
                or (child.dep == "conj" and child.pos in {"VERB", "AUX"})
                or (child.dep == "ccomp" and child.i < token.i)
                or (not clausal and child.dep in {"acl", "punct"})
            ):
                continue
            else:
                todo.append(child)
    return found


def _holds(token: Token, inside: set[int]) -> bool:
    """Whether the trigger itself hangs below a word that would be left out."""
    if token.dep not in OUTSIDE and token.dep != "conj":
        return False
    todo, steps = [token], 0
    while todo and steps < 200:
        one = todo.pop()
        if one.i in inside:
            return True
        todo.extend(one.children)
        steps += 1
    return False
