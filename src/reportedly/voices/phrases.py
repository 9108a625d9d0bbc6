"""Phrases and layout as cues: "according to", "in the words of", and who stands before a colon.

``according``: [Shells fell], according to the army; ``in-view``: in their view, [it holds];
``colon``: Minister: [we will not retreat]; ``dash``: [Town taken] - ministry, or with a colon.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.actors import names
from reportedly.language.clauses import CLAUSAL, clause_of, is_verb
from reportedly.language.text import Sentence, Text, Token
from reportedly.voices.proposal import Proposal
from reportedly.voices.source import speaks

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
_TAILS = frozenset({"says", "said", "reports", "reported"})
_REPORTING = frozenset({"agency", "media", "monitor"})
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
    yield _around(text, token, "according", cue, source, [*cue, *own])


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


def of_layout(text: Text, sentence: Sentence) -> Iterator[Proposal]:
    """Who stands before a colon or after a dash, with what is said on the other side."""
    words = text.words(sentence)
    for mark in words[1:9]:
        if mark.text != ":":
            continue
        before, after = [t for t in words if t.i < mark.i], [t for t in words if t.i > mark.i]
        head = _noun_phrase(before)
        if head is not None and len(after) > 2 and speaks(text, head):
            yield Proposal(":", "phrase", "colon", mark, [mark], after, head, grows=True)
            return
        break
    for mark in words[-7:-1]:
        if mark.text not in {"-", "–", "—", ":"} or mark.i - sentence.first < 3:
            continue
        after = [t for t in words if t.i > mark.i and t.text != "."]
        head = _noun_phrase(after)
        if head is not None and words[-1].text != "." and not head.quoted and speaks(text, head):
            before = [t for t in words if t.i < mark.i]
            yield Proposal("-", "phrase", "dash", mark, [mark], before, head)
        return


def of_tail(text: Text, sentence: Sentence) -> Iterator[Proposal]:
    """ "… in the north SANA reported.": who speaks at the end, where the comma was lost."""
    words = [t for t in text.words(sentence) if t.pos != "PUNCT"]
    if len(words) < 6 or words[-1].lower not in _TAILS:
        return
    verb, source = words[-1], words[-2]
    linked = verb.child("nsubj", "nsubjpass", "ccomp") is not None or source.head is verb
    if source.pos != "PROPN" or verb.quoted or (linked and verb.pos == "VERB"):
        return
    match = names.matches(text).get(source.i)
    if match is None or match.last != source.i or match.entry.voice not in _REPORTING:
        return
    before = [t for t in words if t.i < match.first]
    if before and before[-1].pos not in {"ADP", "DET", "CCONJ", "SCONJ", "PRON", "VERB", "AUX"}:
        yield Proposal("tail", "phrase", "tail", verb, [verb], before, source)


def _noun_phrase(tokens: list[Token]) -> Token | None:
    """The head of these tokens where they are one noun phrase without a verb."""
    inside = {t.i for t in tokens}
    if not tokens or any(is_verb(t) for t in tokens):
        return None
    heads = [t for t in tokens if t.is_root or t.head.i not in inside]
    nouns = [t for t in heads if t.pos in {"NOUN", "PROPN"}]
    return nouns[-1] if len(nouns) == 1 else None
