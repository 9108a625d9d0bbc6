"""What negates a word, in its own clause or noun phrase.

Local scope only: that a verb stands under "failed to" or "denied" is for ``certainty/`` to say.
"""

from __future__ import annotations

from itertools import pairwise

from reportedly.language.clauses import SUBJECTS
from reportedly.language.text import Text, Token
from reportedly.span import Span

_NEVER = frozenset(
    {"never", "not", "n't", "n’t", "neither", "nor", "nowhere", "hardly", "scarcely"}
)
_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_NTH = frozenset({"first", "second", "third", "last", "latest", "only", "same", "new"})
_ONE = frozenset({"a", "one", "single", "any"})
_ONLY = frozenset({"only", "just", "merely", "simply"})


def negated(text: Text, token: Token) -> Span | None:
    """The cue that negates a verb, adjective or noun; null where none does.

    For a verb: its "not", "never" or "no longer", a negative subject ("no shell hit", "nobody was
    hurt"), "without" before a participle, and the negation of the
    conjunct whose auxiliary it shares. For a noun: "no", "without", "not a single".

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> told = english.analyse(report("The bridge was not hit, but the mill burned."))
    >>> [t.text for t in told.tokens if t.pos == "VERB" and negated(told, t)]
    ['hit']
    """
    cue = negator(token)
    return text.span_of(*cue) if cue else None


def negator(token: Token, depth: int = 4) -> tuple[Token, ...]:
    """The words that negate ``token``, empty where none do."""
    own = _own(token) or _by_argument(token) or _by_preposition(token)
    if own or depth == 0:
        return own
    if token.dep == "attr" and nth(token):
        return ()  # "is not the first raid" is a raid
    if token.dep == "conj" and token.head is not token and shares(token):
        return _beside(token.head, depth - 1)
    if token.dep in {"acomp", "attr", "oprd"} and token.head.lemma in {
        "be",
        "become",
        "remain",
        "get",
    }:
        return negator(token.head, depth - 1)
    return ()


def _own(token: Token) -> tuple[Token, ...]:
    for child in token.children:
        if child.dep in {"neg", "advmod", "preconj"} and child.lower in _NEVER:
            return () if _limited(child) else (child,)
        if child.dep in {"det", "neg"} and child.lower in _NO:
            return (child,)
        if child.dep == "advmod" and child.lower == "longer":
            no = next((c for c in child.children if c.lower == "no"), None)
            if no is not None:
                return (no, child)
    return ()


def _limited(cue: Token) -> bool:
    """ "not only" asserts."""
    beside = [*cue.children, *cue.head.children]
    return any(c.lower in _ONLY and 0 < c.i - cue.i <= 1 for c in beside)


def _by_argument(token: Token) -> tuple[Token, ...]:
    """A negative subject or object negates its verb ("no one was hurt", "caused no deaths")."""
    if token.pos not in {"VERB", "AUX"}:
        return ()
    for argument in token.kids(*SUBJECTS, "dobj"):
        if argument.lower in _NOBODY:
            return (argument,)
        if (single := _not_one(argument)) is not None:
            return (single,)
        if argument.dep == "dobj":
            continue  # "holds no grudge" is still holding; the noun itself is negated
        if (no := argument.child("det", "neg", "preconj", "cc")) is not None and no.lower in _NO:
            return (no, argument) if argument.lower == "one" else (no,)
    return ()


def _not_one(noun: Token) -> Token | None:
    """The "not" of "not a single soldier", "not one house"."""
    words = sorted(
        [*noun.children, *(g for c in noun.children for g in c.children), noun], key=lambda w: w.i
    )
    return next(
        (w for w, after in pairwise(words) if w.lower == "not" and after.lower in _ONE), None
    )


def _by_preposition(token: Token) -> tuple[Token, ...]:
    if token.dep in {"pobj", "pcomp"} and token.head.lower == "without":
        return (token.head,)
    return ()


def nth(noun: Token) -> bool:
    """Whether a noun is counted off ("the first raid", "the only one")."""
    return any(c.lower in _NTH for c in noun.children)


def shares(token: Token) -> bool:
    """Whether a conjunct is under the auxiliary and negation of the one before it."""
    if any(c.dep == "cc" and c.lower == "but" for c in token.head.children):
        return False
    if token.pos not in {"VERB", "AUX"}:
        return True
    if any(c.dep in {*SUBJECTS, "aux", "auxpass", "neg"} for c in token.children):
        return False
    return token.tag == token.head.tag or token.tag == "VB"


def _beside(first: Token, depth: int) -> tuple[Token, ...]:
    """The negation of the first conjunct, where it reaches over the list."""
    cue = _own(first) or _by_preposition(first)
    if cue or first.dep != "conj":
        return cue
    return negator(first, depth)
