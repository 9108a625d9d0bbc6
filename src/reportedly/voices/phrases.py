"""Phrases as cues: "according to", "in the words of".

``according``: [Shells fell], according to the army; ``in-view``: in their view, [it holds].
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.language.clauses import CLAUSAL, clause_of, is_verb
from reportedly.language.text import Text, Token
from reportedly.voices.proposal import Proposal
from reportedly.voices.words import words

_VIEWS = frozenset(
    {
        "word",
        "view",
        "opinion",
        "account",
        "telling",
        "estimate",
        "eye",
        "estimation",
        "assessment",
        "mind",
        "perspective",
    }
)
ADVERBS = frozenset({"reportedly", "allegedly", "purportedly"})
_OPENERS = frozenset({"in", "by", "from", "to"})


def of_phrase(text: Text, token: Token) -> Iterator[Proposal]:
    """The frames that a preposition-like word opens."""
    if token.lower in ADVERBS:
        clause = clause_of(token)
        content = [t for t in clause.subtree() if t is not token]
        yield Proposal(token.lower, "phrase", "adverb", token, [token], content, None)
    elif token.lower == "according":
        yield from _according(text, token)
    elif token.lower == "per" and token.dep == "prep":
        source = token.child("pobj")
        if source is not None and source.entity in {"ORG", "PERSON"}:
            yield _around(text, token, "per", [token], source, token.subtree())
    elif token.lower in _OPENERS and token.dep == "prep":
        thing = token.child("pobj")
        if thing is None or thing.lemma not in _VIEWS:
            return
        source = thing.child("poss")
        cue = [token, thing]
        if source is None:
            of = next((c for c in thing.kids("prep") if c.lower == "of"), None)
            source = of.child("pobj") if of is not None else None
            if of is not None:
                cue.append(of)
        if source is None:
            determiner = thing.child("det", "amod")
            if determiner is None or determiner.lower not in {"some", "most", "many", "all", "any"}:
                return
        yield _around(text, token, f"in-view+{token.lower}", cue, source, token.subtree())


def _according(text: Text, token: Token) -> Iterator[Proposal]:
    following = text.tokens[token.i + 1] if token.i + 1 < len(text.tokens) else None
    if following is None or following.lower != "to":
        return
    source = following.child("pobj")
    own = source.subtree() if source is not None else []
    cue = [token, following]
    if source is not None and following.i + 1 < len(text.tokens):
        nxt = text.tokens[following.i + 1]
        if nxt.pos == "PUNCT" and nxt.text == ",":
            source, own = None, []
    if source is None:
        sentence = text.sentence_of(token)
        rest = [t for t in text.words(sentence) if t.i > following.i]
        yield Proposal("according to", "phrase", "according", token, cue, rest, None, grows=True)
        return
    if not is_standard(source):
        yield _around(text, token, "according", cue, source, [*cue, *own])


def is_standard(source: Token) -> bool:
    """Whether something is done by it rather than said by it: a law, a plan, a measure."""
    return source.lemma in words("standards")


def _around(text: Text, token: Token, frame: str, cue: list[Token], source: Token | None,
            own: list[Token]) -> Proposal:  # fmt: skip
    """The phrase's clause, less the phrase."""
    left_out = {t.i for t in own} | {t.i for t in cue}
    if source is not None:
        left_out.update(t.i for t in source.subtree())
    sentence = text.sentence_of(token)
    clause = _clause_above(token)
    if token.i == sentence.first:
        clause = text.tokens[token.i] if clause is token else clause
        while not clause.is_root and clause.dep == "ccomp":
            clause = clause.head
    content = [t for t in clause.subtree() if t.i not in left_out]
    key = "according to" if frame == "according" else frame
    return Proposal(key, "phrase", frame, token, cue, content, source, grows=True)


def _clause_above(token: Token) -> Token:
    step = token
    while not step.is_root:
        step = step.head
        if is_verb(step) and (step.dep in CLAUSAL or step.dep == "conj"):
            return step
    return clause_of(step)
