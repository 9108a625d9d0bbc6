"""How closely two words of a sentence belong together, measured along the dependency tree."""

from __future__ import annotations

from reportedly.language.text import Token

#: Dependencies that open a clause of their own: what lies beyond belongs to another verb first.
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
#: Steps that cost nothing: they only lead through the words of one phrase.
FREE = frozenset({"prep", "pobj", "agent", "compound", "nmod", "amod", "appos", "aux", "auxpass"})
CLAUSE_STEP = 4.0
FREE_STEP = 0.3
CONJUNCT_STEP = 0.6
VERB_CONJUNCT_STEP = 3.0
FAR = 99.0


def path_up(token: Token) -> list[Token]:
    """The token and its ancestors, up to the root of the sentence."""
    return [token, *token.ancestors()]


def step(token: Token) -> float:
    """What the step from a token to its head costs."""
    if token.dep in CLAUSES:
        return CLAUSE_STEP
    if token.dep == "conj":
        return VERB_CONJUNCT_STEP if token.pos in {"VERB", "AUX"} else CONJUNCT_STEP
    return FREE_STEP if token.dep in FREE else 1.0


def distance(one: Token, other: Token) -> float:
    """The cost of the way between two tokens of one sentence; ``FAR`` across sentences."""
    if one.sentence != other.sentence:
        return FAR
    ups = path_up(other)
    place = {token.i: n for n, token in enumerate(ups)}
    cost = 0.0
    for token in path_up(one):
        if token.i in place:
            return cost + sum(step(t) for t in ups[: place[token.i]])
        cost += step(token)
    return FAR


def first_conjunct(token: Token) -> Token:
    """The first member of the list that the token stands in (itself outside any list)."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token
