"""Every way in which a text's words could be read as cues, by grammar alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from reportedly.language.clauses import is_verb
from reportedly.language.text import Text, Token
from reportedly.voices.disbelief import of_disbelief
from reportedly.voices.layout import of_layout, of_tail
from reportedly.voices.nominals import of_adjective, of_noun
from reportedly.voices.phrases import ADVERBS, of_phrase
from reportedly.voices.proposal import Proposal
from reportedly.voices.quoted import grow
from reportedly.voices.verbs import citing, of_verb, quoting
from reportedly.voices.words import words

Known = Callable[[str, str], bool]


def offers(text: Text, known: Known = lambda kind, lemma: True) -> Iterator[list[Proposal]]:
    """The proposals of each word that could be a cue, together; their contents are full-grown.

    ``known(kind, lemma)`` says which verbs, nouns and adjectives are worth asking about.
    """
    tails = {p.head.i: p for sentence in text.sentences for p in of_tail(text, sentence)}
    for token in text.tokens:
        if token.i in tails:
            yield [tails[token.i]]
            continue
        found = [p for p in _of_word(text, token, known) if _grown(text, p)]
        if found:
            yield found
    for sentence in text.sentences:
        laid_out = [p for p in of_layout(text, sentence) if _grown(text, p)]
        if laid_out:
            yield laid_out


def _of_word(text: Text, token: Token, known: Known) -> Iterator[Proposal]:
    if token.lower in _PHRASES:
        yield from of_phrase(text, token)
    if token.lower in _judging():
        found = list(of_disbelief(text, token))
        if found:
            yield from found
            return
    if is_verb(token) or _is_mistagged(token):
        if token.dep in _HELPING or token.lemma in _EMPTY or not known("verb", token.lemma):
            return
        cited = citing(token)
        if cited is not None:
            yield cited
            return
        proposals = list(of_verb(text, token))
        yield from proposals
        if not any(p.grows for p in proposals):  # a clause grows into its quotation by itself
            quote = quoting(text, token)
            if quote is not None:
                yield quote
    elif token.pos in {"NOUN", "PROPN"}:
        if known("noun", token.lemma):
            yield from of_noun(token)
    elif token.pos == "ADJ" and known("adjective", token.lemma):
        yield from of_adjective(token)


@cache
def _judging() -> frozenset[str]:
    """The words that call a thing true or false."""
    return words("disbelief") | words("disbelief", "truths")


def _is_mistagged(token: Token) -> bool:
    """ "…, the agency reports.": a verb that the tagger took for the plural of its noun."""
    return token.tag == "NNS" and all(token.child(dep) for dep in ("nsubj", "ccomp"))


_PHRASES = frozenset({"according", "per", "in", "by", "from", "to"}) | ADVERBS
_EMPTY = frozenset({"be", "do"})
_HELPING = frozenset({"aux", "auxpass"})


def _grown(text: Text, proposal: Proposal) -> bool:
    if proposal.grows:
        proposal.content = grow(text, proposal)
    return bool(proposal.content)
