"""Who speaks in a statement, a news release or a post: whoever issued it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportedly.language.clauses import agent_of, is_passive, is_verb, subject_of
from reportedly.language.text import Text, Token
from reportedly.tables import toml

_REACH = 12  # sentences that "the statement" may reach back
_AGAIN = frozenset({"the", "this", "that", "same"})
_INDEFINITE = frozenset({"a", "an", "another"})


def is_vehicle(head: Token) -> bool:
    """Whether the noun is something that is given out by somebody: "statement", "release"."""
    if head.pos == "PROPN" and head.lemma == "post":
        return False  # a newspaper
    return head.lemma in _words("words") and head.pos in {"NOUN", "PROPN"}


def issuers(text: Text, head: Token) -> Iterator[Token]:
    """The words that may name who issued it, the surest first.

    Beside it first ("a statement by the army", "the ministry's statement", "an army statement");
    then, for "the statement", beside the last that the report told of, whoever spoke in it
    ("the army said in a statement") or gave it out.
    """
    yield from _beside(head)
    yield from _giver(head)
    det = head.child("det")
    if (det is None or det.lower not in _AGAIN) and text.report.part_at(head.start) != "headline":
        return
    for earlier in _earlier(text, head):
        named = [*_beside(earlier), *_giver(earlier), *_speaker(earlier)]
        if named:
            yield from named
            return
        before = earlier.child("det")
        if before is not None and before.lower in _INDEFINITE:
            return  # somebody's whom the report does not name


def _beside(head: Token) -> Iterator[Token]:
    for prep in head.kids("prep", "agent"):
        place = prep.lower == "from" and head.lemma == "report"  # "reports from the front"
        if prep.i > head.i and prep.lower in _words("prepositions") and not place:
            yield from prep.kids("pobj")
    for part in head.kids("acl", "relcl"):
        if part.lemma in _words("giving"):
            agent = agent_of(part)
            if agent is not None:
                yield agent
            elif part.dep == "relcl" and not is_passive(part):
                yield from (t for t in part.kids("nsubj") if t.lower not in {"that", "which"})
    yield from head.kids("poss")
    yield from reversed([c for c in head.kids("compound", "nmod", "amod") if c.i < head.i])


def _giver(head: Token) -> Iterator[Token]:
    """ "The army issued a statement", "a statement was issued by the army"."""
    verb = head.head
    if not is_verb(verb) or verb.lemma not in _words("giving"):
        return
    giver = agent_of(verb) if head.dep == "nsubjpass" else None
    if head.dep == "dobj":
        giver = subject_of(verb)
    if giver is not None and giver is not head:
        yield giver


def _speaker(head: Token) -> Iterator[Token]:
    """ "The army said in a statement", "in a statement, the army said"."""
    if head.dep != "pobj" or head.head.lower not in _words("through"):
        return
    above = head.head.head
    if not is_verb(above) and above.dep == "prep":
        above = above.head
    if is_verb(above):
        speaker = subject_of(above)
        if speaker is not None and speaker is not head:
            yield speaker


def _earlier(text: Text, head: Token) -> Iterator[Token]:
    """The mentions before of the same kind of thing, the last first; then the headline's."""
    low = text.sentences[max(0, head.sentence - _REACH)].first
    for token in reversed(text.tokens[low : head.i]):
        if token.lemma == head.lemma and is_vehicle(token):
            yield token


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(toml("voices/serving.toml")["vehicles"][key])
