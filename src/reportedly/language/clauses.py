"""Clauses, as the later rooms ask about them: whose verb, which subject, negated or not.

Everything here is grammar over the dependencies of ``Token`` (ClearNLP labels).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.language.text import Text, Token
from reportedly.span import Span

CLAUSAL = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj"}
)
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_AUXILIARIES = frozenset({"aux", "auxpass"})
_FILL = frozenset(",;:-–—…'’\"“”„«»``''() \t\n")
_MARKS = frozenset('"“”„«»') | {"``", "''"}


def clause_of(token: Token) -> Token:
    """The verb (or copula) of the smallest clause that holds ``token``; itself where it is one.

    The root of the sentence stands for a clause without a verb, as in many a headline.
    """
    for step in (token, *token.ancestors()):
        if step.is_root or step.dep in CLAUSAL or (step.dep == "conj" and is_verb(step)):
            return step
    return token


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary used as one."""
    return token.pos in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive ("was shelled"), also one that shares a conjunct's auxiliary."""
    if any(c.dep in {"auxpass", "nsubjpass", "csubjpass"} for c in verb.children):
        return True
    if verb.tag != "VBN" or any(c.dep in {"aux", "nsubj"} for c in verb.children):
        return False
    if verb.dep in {"acl", "amod", "advcl"}:
        return verb.child("mark") is None or verb.child("dobj") is None
    return verb.dep == "conj" and verb.head.tag == "VBN" and is_passive(verb.head)


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, in order of the text: "has been" of "has been shelled"."""
    return [c for c in verb.children if c.dep in _AUXILIARIES]


def negation(token: Token) -> Token | None:
    """The word that negates a verb, adjective or noun ("not", "never", "no"), if one does."""
    for child in token.children:
        if child.dep == "neg" or (
            child.dep in {"det", "preconj"} and child.lower in {"no", "neither"}
        ):
            return child
        if child.dep == "advmod" and child.lower in {"never", "hardly", "neither", "nor"}:
            return child
    return None


def subject_of(verb: Token) -> Token | None:
    """The head of the noun phrase that is the verb's subject, also one that it shares.

    A conjunct shares the first verb's, an infinitive the object's or subject's of the verb above
    it, a participle the main clause's, and a participle after a noun has that noun. Null for an
    imperative and where the grammar gives none. A passive's subject is not its agent.
    """
    verb_, seen = verb, 0
    while seen < 6:
        own = verb_.kids(*SUBJECTS)
        if own:  # of two, which is one too many, the nearer
            return min((abs(t.i - verb_.i), t.i, t) for t in own)[2]
        if verb_.is_root:
            return None
        above = verb_.head
        if verb_.dep == "acl":
            return above
        if verb_.dep == "xcomp" and above.pos == "ADJ" and not above.is_root:
            above = above.head  # "is likely to say"
        elif verb_.dep == "xcomp":
            thing = above.child("dobj", "dative")
            if (
                thing is not None
                and thing.i < verb_.i
                and any(c.dep == "aux" for c in verb_.children)
            ):
                return thing
        elif verb_.dep in {"pcomp", "prep"}:
            while above.dep == "prep" and not is_verb(above):
                above = above.head
        elif verb_.dep not in {"conj", "advcl", "ccomp", "dep", "parataxis", "oprd", "acomp"}:
            return None
        if not is_verb(above):
            return subject_of_noun(above) if verb_.dep in {"pcomp", "prep"} else None
        verb_, seen = above, seen + 1
    return None


def subject_of_noun(noun: Token) -> Token | None:
    """Whose the noun is: its possessor ("the ministry's claim"), else null."""
    return noun.child("poss")


def agent_of(verb: Token) -> Token | None:
    """The head of the noun phrase after "by" of a passive."""
    by = verb.child("agent")
    return by.child("pobj") if by is not None else None


def spans_of(text: Text, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The runs that these tokens make, in order of the text; marks between two of them belong in.

    Commas, dashes and the like are trimmed from both ends; quotation marks and brackets stay where
    their partner is inside too.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Shells, he said, fell on Ganja."))
    >>> [s.quote for s in spans_of(text, [t for t in text.tokens if t.lower not in {"he", "said"}])]
    ['Shells', 'fell on Ganja']
    """
    ordered = sorted({t.i for t in tokens})
    runs: list[list[int]] = []
    for i in ordered:
        if runs and _joined(text, runs[-1][-1], i):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        trimmed = _trim([text.tokens[i] for i in run])
        if trimmed:
            found.append(text.span(trimmed[0].start, trimmed[-1].end))
    return tuple(found)


def _joined(text: Text, last: int, following: int) -> bool:
    return all(text.tokens[i].pos == "PUNCT" for i in range(last + 1, following))


def _trim(tokens: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(tokens)
    while first < last and _loose(tokens[first], tokens[first + 1 : last]):
        first += 1
    while first < last and _loose(tokens[last - 1], tokens[first : last - 1]):
        last -= 1
    return tokens[first:last]


def _loose(mark: Token, others: Sequence[Token]) -> bool:
    """Whether a mark at the edge belongs to nothing inside."""
    if mark.text in _MARKS:
        return sum(t.text in _MARKS for t in others) % 2 == 0
    if mark.text in {"(", ")", "[", "]"}:
        return not any(t.text in {"(", ")", "[", "]"} for t in others)
    return mark.pos == "PUNCT" or mark.text in _FILL
