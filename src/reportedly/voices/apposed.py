"""Denials that stand beside a sentence: "…, a charge Armenia denies", "…, something they dispute".

The noun stands for the whole sentence before it, and the relative clause has lost its "that". The
parser often takes the verb for a noun there, so the words are read by their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.language.clauses import negation
from reportedly.language.text import Text, Token
from reportedly.span import Span
from reportedly.voices.proposal import Proposal
from reportedly.voices.words import words

#: The frame of such a denial, by which it is known further on.
FRAME = "apposed"
_LONGEST = 9  # words of a source with its article and attributes
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "CCONJ", "NUM", "PART"})
_RELATIVE = frozenset({"that", "which"})
_ARTICLES = frozenset({"a", "an", "the"})


def apposed(text: Text) -> Iterator[tuple[Proposal, Span]]:
    """The denials of this kind and where their sources stand; the content is the noun that stands in.

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> told = english.analyse(report("Troops shelled the port, a charge Georgia denies."))
    >>> [(p.content[0].text, source.quote) for p, source in apposed(told)]
    [('charge', 'Georgia')]
    """
    for verb in text.tokens:
        if verb.lemma in words("apposed", "verbs") and _closes(text, verb):
            found = _remark(text, verb)
            if found is not None:
                yield found


def _closes(text: Text, verb: Token) -> bool:
    """Whether nothing follows that the verb could have for its object."""
    sentence = text.sentence_of(verb)
    return verb.i + 1 >= sentence.last or text.tokens[verb.i + 1].pos in {"PUNCT", "SPACE"}


def _remark(text: Text, verb: Token) -> tuple[Proposal, Span] | None:
    first = text.sentence_of(verb).first
    at = verb.i - 1
    while at > first and _helps(text.tokens[at]):
        at -= 1
    last = at
    while at > first and last - at < _LONGEST and not _is_noun(text, at):
        if text.tokens[at].pos not in _NAMING and text.tokens[at].lower not in _RELATIVE:
            return None
        at -= 1
    noun = text.tokens[at]
    named = [t for t in text.tokens[at + 1 : last + 1] if t.lower not in _RELATIVE]
    refused = noun.lower == "something" and verb.lemma in words("apposed", "refusing")
    if refused or not named or not _is_noun(text, at) or not _stands_apart(text, at, first):
        return None
    cue = text.tokens[last + 1 : verb.i + 1]
    if negation(verb) is not None or any(t.lower in {"not", "never", "n't", "n’t"} for t in cue):
        return None
    source = _head(named, verb)
    if source.pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    said = Proposal(verb.lemma, "verb", FRAME, verb, list(cue), [noun], source)
    return said, text.span_of(named[0], named[-1])


def _head(named: Sequence[Token], verb: Token) -> Token:
    """The source's main word: the subject, or the first of several names, or else the last word."""
    subject = verb.child("nsubj")
    if subject is not None and subject in named:
        return subject
    joined = next((n for n, t in enumerate(named) if t.pos == "CCONJ"), 0)
    return named[joined - 1]


def _helps(token: Token) -> bool:
    return token.tag in {"MD", "RB"} or token.lemma in {"have", "do"}


def _is_noun(text: Text, at: int) -> bool:
    """Whether a noun for what was said stands here, and it is no attribute of the source."""
    after = text.tokens[at + 1]
    return text.tokens[at].lemma in words("apposed") and after.pos not in {"ADP", "PUNCT"}


def _stands_apart(text: Text, at: int, first: int) -> bool:
    """Whether a comma or dash, and an article at most, stands before the noun."""
    before = at - 1
    if before > first and text.tokens[before].lower in _ARTICLES:
        before -= 1
    return before > first and text.tokens[before].text in {",", "–", "—", "-", "--"}
