"""Noun phrases: from any word of one to its head, and from the head to its ends."""

from __future__ import annotations

from reportedly.language import Token

#: Dependencies that hang a word inside its noun phrase, before the head.
INSIDE = frozenset({"compound", "amod", "nmod", "det", "nummod", "quantmod", "predet", "advmod"})
#: Prepositions whose phrase still says who somebody is ("commander of the army", "men from Baku").
BELONGING = frozenset({"of", "from", "for", "to"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
#: No mention is longer; beyond it the parse has run away.
LONGEST = 25


def head_of(token: Token) -> Token:
    """The head of the noun phrase that holds ``token``; itself where it stands alone."""
    for _ in range(6):
        head = token.head
        if token.dep in INSIDE and head.i > token.i and head.pos in NOMINAL:
            token = head
        elif (
            token.dep == "conj"
            and head.dep in {"amod", "compound", "nmod"}
            and head.head.i > token.i
            and head.head.pos in NOMINAL
        ):
            token = head.head
        else:
            break
    return token


def left_edge(head: Token) -> Token:
    """The first word of the noun phrase: determiners, possessors and modifiers belong to it."""
    first = head
    for child in reversed(head.children):
        if child.i >= head.i:
            continue
        if child.lower == "both" and head.tag == "NNP":
            break  # "both Armenia and Azerbaijan"
        if child.dep in {"punct", "cc", "preconj", "mark", "case", "advmod", "prep", "relcl"}:
            if child.dep == "punct" and child.text in {"-", "–"}:
                continue
            break
        edge = min(child.subtree(), key=lambda t: t.i) if child.children else child
        if head.i - edge.i > LONGEST:
            break
        first = edge
    return first


def right_edge(head: Token, depth: int = 0) -> Token:
    """The last word: phrases with *of*, *from* and the like, but no clause and no apposition."""
    last = head
    for child in head.children:
        if child.i <= head.i:
            continue
        if child.dep == "prep" and child.lower in BELONGING and depth < 3:
            objects = child.kids("pobj")
            if not objects:
                break
            last = right_edge(objects[-1], depth + 1)
            for other in conjuncts(objects[-1])[1:]:
                last = right_edge(other, depth + 1)
        elif child.dep in {"nummod", "case", "npadvmod"} and child.i == last.i + 1:
            last = child
        else:
            break
        if last.i - head.i > LONGEST:
            return head
    return last


def conjuncts(head: Token) -> list[Token]:
    """The head and what it is coordinated with, in order: "A, B and C"."""
    found = [head]
    todo = head
    for _ in range(8):
        other = todo.child("conj")
        if other is None or other.i < todo.i:
            break
        found.append(other)
        todo = other
    return found
