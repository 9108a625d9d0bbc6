"""A report's figures as they are told: whom each one means, and whether it speaks of the incident."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.claim import Counted, Figure
from reportedly.figures.mention import FigureMention
from reportedly.figures.persons import Person, persons
from reportedly.language import Text, Token

#: Words that say that people were hit, not how they fared ("turned the gun on himself").
HIT = frozenset({"shoot", "shot", "shooting", "gun", "hit", "strike", "graze", "turn"})
_TRIED = frozenset(
    {"try", "attempt", "plot", "plan", "intend", "want", "threaten", "conspire", "vow", "aim"}
)
_OTHERS = frozenset({"other", "others", "another", "more", "additional", "surviving"})
#: How many sentences open a lead that is not parted from the body.
_OPENING = 5
_ELSEWHEN = re.compile(r"\b(?:last|previous|that) (?:year|month|week)\b|\b(?:years?|months?|weeks?) (?:ago|earlier|before)\b|\b(?:in|for|during|throughout) (?:19|20)\d\d\b", re.I)  # fmt: skip


def value(figure: Figure) -> int | None:
    """The one number to show for a figure: the best, else the bound, else the least."""
    for number in (figure.best, figure.low, figure.high):
        if number is not None:
            return number
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """A report's figures with the persons whom the single ones mean."""

    text: Text
    mentions: Sequence[FigureMention]
    who: Mapping[int, int]
    """The person (by number) of each single mention."""
    dead: frozenset[int]
    persons: Sequence[Person]

    @classmethod
    def of(cls, text: Text, mentions: Sequence[FigureMention]) -> Told:
        """The persons of the single mentions, found."""
        singles = [n for n, m in enumerate(mentions) if _single(text, m)]
        found = persons(text, mentions, singles)
        who = {n: number for number, person in enumerate(found) for n in person.mentions}
        dead = frozenset(n for n, p in enumerate(found) if p.dead)
        return cls(text, mentions, who, dead, found)

    def noun(self, n: int) -> Token | None:
        """The token that names what a mention counts."""
        noun = self.mentions[n].noun
        return None if noun is None else self.text.tokens[noun]

    def total(self, indices: Sequence[int]) -> int:
        """The numbers of some mentions, added up."""
        return sum(value(self.mentions[n].figure) or 0 for n in indices)

    def of_others(self, n: int) -> bool:
        """ "Three others": whether a mention says that it counts nobody told of before."""
        span = self.mentions[n].figure.mention
        return any(t.lower in _OTHERS for t in self.text.between(span.start, span.end))

    def opens(self, n: int) -> bool:
        """Whether a mention stands in the headline or the lead."""
        token = self.text.token_at(self.mentions[n].figure.mention.start)
        return token is not None and self.text.sentence_of(token).part in {"headline", "lead"}

    def sentence(self, n: int, what: Counted) -> int | None:
        """The sentence of a mention that counts ``what`` in the incident; null where it does not."""
        mention = self.mentions[n]
        if not counts(self.text, mention, what):
            return None
        return sentence_of(self.text, mention)


def one(mention: FigureMention) -> bool:
    """Whether a mention counts a single person who came to harm."""
    harmed = mention.figure.what in {"killed", "wounded", "people"}
    return (
        harmed and mention.by != "deeds" and value(mention.figure) == 1 and mention.noun is not None
    )


def _single(text: Text, mention: FigureMention) -> bool:
    return (
        one(mention)
        and counts(text, mention, mention.figure.what)
        and sentence_of(text, mention) is not None
    )


def counts(text: Text, mention: FigureMention, what: Counted) -> bool:
    """Whether a mention counts ``what``, whole and of one incident."""
    figure = mention.figure
    part = figure.part_of is not None and what != "killed"
    if figure.what != what or part or figure.since is not None or value(figure) is None:
        return False
    if figure.scope == "cumulative" and mention.by != "totals":
        return False
    if mention.governor is not None and attempted(text.tokens[mention.governor]):
        return False
    if what == "people":
        return mention.governor is not None and text.tokens[mention.governor].lemma in HIT
    return True


def attempted(deed: Token) -> bool:
    """Whether a deed was only tried or meant: "tried to kill two guards", "attempting to murder"."""
    above = deed.head
    meant = above.lemma in _TRIED and deed.dep in {"xcomp", "dobj", "pcomp", "ccomp", "acl"}
    return meant and (deed.tag == "VB" or deed.pos == "NOUN")


def sentence_of(text: Text, mention: FigureMention) -> int | None:
    """The sentence of a mention; null where it tells of another time."""
    token = text.token_at(mention.figure.mention.start)
    if token is None:
        return None
    sentence = text.sentences[token.sentence]
    said = text.string[sentence.start : sentence.end]
    old = not _first_told(text, sentence.i) and _ELSEWHEN.search(said) is not None
    return None if old else sentence.i


def _first_told(text: Text, sentence: int) -> bool:
    """Whether a sentence is of the headline or opens the lead: its incident is the report's."""
    sentences = text.sentences
    if sentences[sentence].part == "headline":
        return True
    opened = next((s.i for s in sentences if s.part != "headline"), 0)
    return sentences[sentence].part == "lead" and sentence - opened < _OPENING


def exact(figure: Figure) -> bool:
    """Whether a figure gives one number, without a bound."""
    return figure.low is not None and figure.low == figure.high
