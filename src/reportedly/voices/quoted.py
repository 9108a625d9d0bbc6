"""Quotations and who speaks them: how what is said runs on inside quotation marks.

A speaker's content is widened to the whole of the quotation that it touches; a quotation that
stands before or after "X said" belongs to it, and so does one that follows in the next sentence
with nobody else put beside it (the continuing quote of news style).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.language.text import Text, Token
from reportedly.voices.proposal import Proposal

_STOPS = frozenset({",", ":", "-", "–", "—", "."})
_AFTER = frozenset({"that", "clause", "n-that", "colon"})  # frames whose content follows the cue
_OPEN_ENDED = frozenset({",", "?", "!", "-", "–", "—", "…", "..."})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation by its tokens: ``first`` to ``last`` inclusive, marks among them."""

    first: int
    last: int
    closed: bool
    orphan: bool  # whole sentences, with nobody beside them
    paragraph: int


def quotations(text: Text) -> tuple[dict[int, Quoted], list[Quoted]]:
    """The quotations of a text by each of their tokens, and in order; worked out once per text."""
    return text.once("voices.quoted", _quotations)


def _quotations(text: Text) -> tuple[dict[int, Quoted], list[Quoted]]:
    at: dict[int, Quoted] = {}
    found = []
    for q in text.quotations:
        inside = text.between(q.start, q.end)
        if not inside:
            continue
        first, last = inside[0].i, inside[-1].i
        if first and text.tokens[first - 1].end == q.start and not text.tokens[first - 1].quoted:
            first -= 1
        if q.closed and last + 1 < len(text.tokens) and text.tokens[last + 1].start == q.end:
            last += 1
        quoted = Quoted(
            first, last, q.closed, _orphan(text, first, last),
            text.sentences[text.tokens[first].sentence].paragraph,
        )  # fmt: skip
        found.append(quoted)
        for i in range(first, last + 1):
            at[i] = quoted
    return at, found


def _orphan(text: Text, first: int, last: int) -> bool:
    """Whether a quotation fills its sentences to the last word."""
    begin = text.sentences[text.tokens[first].sentence]
    end = text.sentences[text.tokens[last].sentence]
    before = text.tokens[begin.first : first]
    after = text.tokens[last + 1 : end.last]
    if "," in {text.tokens[last].text, text.tokens[last - 1].text}:
        return False  # its speaker comes next
    return all(t.pos == "PUNCT" for t in (*before, *after))


def grow(text: Text, proposal: Proposal) -> list[Token]:
    """Content widened to the quotations that it touches, that adjoin its verb, or that follow."""
    verb, content = proposal.head, proposal.content
    at, _ = quotations(text)
    taken = {t.i for t in content}
    if not text.quotations and content:
        return content
    here = at.get(verb.i)
    touched = [q for q in {at[i] for i in taken if i in at} if q is not here]
    if here is None:
        touched.extend(adjoining(text, verb, taken, proposal.frame not in _AFTER))
    for q in touched:
        taken.update(range(q.first, q.last + 1))
    if not taken and not touched and here is None:
        taken = _announced(text, verb)
    if touched or here is None:
        end = max(q.last for q in touched) if touched else -1
        taken.update(following(text, verb, end))
    return [text.tokens[i] for i in sorted(taken) if i != verb.i]


def _announced(text: Text, verb: Token) -> set[int]:
    """The paragraph that a sentence ending in a colon announces: "The minister said:"."""
    sentence = text.sentence_of(verb)
    if text.tokens[sentence.last - 1].text != ":" or sentence.last - verb.i > 12:
        return set()
    following = text.sentences[sentence.i + 1 :]
    if not following:
        return set()
    same = [s for s in following[:40] if s.paragraph == following[0].paragraph]
    return {i for s in same for i in range(s.first, s.last)}


def adjoining(text: Text, verb: Token, taken: set[int], before_too: bool) -> list[Quoted]:
    """The quotations right before and right after the words that introduce them."""
    at, _ = quotations(text)
    sentence = text.sentence_of(verb)
    found = []
    left = verb.i
    while left - 1 >= sentence.first and left - 1 not in at and left - 1 not in taken:
        left -= 1
    before = at.get(left - 1)
    if before_too and before is not None and before.last == left - 1 and verb.i - left < 30:
        inside = left > sentence.first
        if inside or (
            before.paragraph == sentence.paragraph
            and text.tokens[before.last - 1].text in _OPEN_ENDED
        ):
            found.append(before)
    right = verb.i
    while right + 1 < sentence.last and right + 1 not in at and right + 1 not in taken:
        right += 1
    after = at.get(right + 1)
    if right + 1 == sentence.last and text.tokens[right].text != ":":
        after = None
    if after is not None and after.first == right + 1:
        near = text.tokens[right]
        if (
            near is verb
            or near.text in _STOPS
            or (near.head is verb and near.dep in {"dative", "dobj", "advmod", "prt", "nsubj"})
        ):
            found.append(after)
    return found


def following(text: Text, verb: Token, end: int) -> set[int]:
    """The tokens of orphan quotations that follow the sentence of ``verb`` in its paragraph."""
    at, _ = quotations(text)
    sentence = text.sentence_of(verb)
    nxt = max(sentence.last, end + 1)
    last = at.get(end)
    found: set[int] = set()
    while nxt < len(text.tokens):
        q = at.get(nxt)
        if q is None or q.first != nxt or not q.orphan:
            break
        if text.sentences[text.tokens[nxt].sentence].paragraph != sentence.paragraph and not (
            last is not None and not last.closed
        ):
            break
        found.update(range(q.first, q.last + 1))
        last = q
        nxt = q.last + 1
        while nxt < len(text.tokens) and text.tokens[nxt].pos == "PUNCT" and nxt not in at:
            nxt += 1
    return found
