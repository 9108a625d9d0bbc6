"""Who is who among the single persons harmed: one person told of again is no second victim.

A report names its dead several times: "a man" in its lead, "the 34-year-old" and "he" after that,
with his name at the end. Mentions are joined where nothing speaks against it: names, ages, sexes,
child and adult, victim and perpetrator. Two mentions of one sentence are two persons unless
grammar ties them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.figures.lexicon import ADULT, exact, is_name, lookup, may_be_name, singular, words
from reportedly.figures.mention import FigureMention
from reportedly.figures.phrases import PRONOUNS
from reportedly.language import Text, Token

_BEHIND = re.compile(r"(?:, | \(|, aged? |, ages )(\d{1,2})\)?(?=[,.;)—–]| and |\s*$)")
_UNITS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
#: How far behind somebody "one of the victims" may stand to be he.
_NEAR = 5
_SELF = frozenset({"himself", "herself"})
_DEFINITE = frozenset({"the", "this", "that"})
#: Words for somebody spoken of before; alone they are a first mention like any other.
AGAIN = frozenset({"victim", "man", "woman", "person", "body"})
#: Words that say of somebody that he is none of those spoken of before.
_MORE = frozenset(
    ["another", "other", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
)
_TITLES = frozenset(
    {"jr", "jr.", "sr", "sr.", "ii", "iii", "mr", "mr.", "mrs", "mrs.", "ms", "ms."}
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What one mention says of somebody; what it does not say is null or empty."""

    names: tuple[str, ...]
    years: int | None
    sex: str | None
    child: bool | None
    perpetrator: bool
    more: bool
    again: bool
    pronoun: bool
    weak: bool
    suspect: bool


@dataclass(slots=True)
class Person:
    """One person harmed: the traits that add up, and the mentions (indices) that tell of the harm."""

    names: set[str] = field(default_factory=set)
    years: int | None = None
    sex: str | None = None
    child: bool | None = None
    perpetrator: bool = False
    firm: bool = False
    dead: bool = False
    oneself: bool = False
    more: bool = False
    last: int = -1
    nouns: set[int] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)

    def add(self, n: int, mention: FigureMention, traits: Traits, sentence: int) -> None:
        """Count a mention as telling of this person."""
        self.names.update(traits.names)
        self.years = traits.years if self.years is None else self.years
        self.sex = self.sex or traits.sex
        self.child = traits.child if self.child is None else self.child
        self.perpetrator = self.perpetrator or traits.perpetrator
        self.firm = self.firm or not (traits.pronoun or traits.weak)
        self.dead = self.dead or mention.figure.what == "killed"
        self.last = sentence
        self.nouns.add(mention.noun or 0)
        self.mentions.append(n)


def persons(text: Text, mentions: Sequence[FigureMention], indices: Sequence[int]) -> list[Person]:
    """The persons whom the mentions ``indices`` tell of, each a single one, in order of the text."""
    found: list[Person] = []
    for n in indices:
        mention = mentions[n]
        noun = text.tokens[mention.noun or 0]
        subject = _oneself(text, mention, noun)
        traits = traits_of(text, mention, subject or noun)
        former = _former(text, mention, found, traits, subject or noun)
        if former is None:
            former = Person(more=traits.more)
            found.append(former)
        former.add(n, mention, traits, noun.sentence)
        if subject is not None:
            former.nouns.add(subject.i)
            former.oneself = True
            former.perpetrator |= mention.perpetrator or len(found) > 1
    return found


def _former(
    text: Text, mention: FigureMention, found: list[Person], traits: Traits, noun: Token
) -> Person | None:
    """The person spoken of before whom a mention means."""
    among = text.between(mention.figure.mention.start, mention.figure.mention.end)[0]
    for person in reversed(found):
        if noun.i in person.nouns:
            return person
        beside = any(0 < among.i - i < _NEAR for i in person.nouns)
        if beside and among.lower == "one" and _next(text, among) == "of":
            return person  # "the guard, one of the four victims"
        if traits.names and person.names and _same_name(traits.names, person.names):
            return person
    if traits.more:
        return None
    fit = [p for p in reversed(found) if _may_be(text, p, traits, noun)]
    if mention.figure.what == "killed":
        return next((p for p in fit if p.dead), None) or next(iter(fit), None)
    if mention.figure.what == "wounded" and not (traits.again or traits.pronoun):
        alive = [p for p in fit if not p.dead]
        same = [p for p in fit if traits.years is not None and traits.years == p.years]
        alive = alive or same
        fit = alive or (fit if _sent(text, mention) and not traits.names else [])
    return next(iter(fit), None)


def _next(text: Text, token: Token) -> str:
    return text.tokens[token.i + 1].lower if token.i + 1 < len(text.tokens) else ""


def _sent(text: Text, mention: FigureMention) -> bool:
    """Whether somebody is only said to have been found hurt or taken to hospital: he may have died."""
    if mention.governor is None:
        return False
    by = text.tokens[mention.governor]
    return by.lemma in words("losses", "hospital") or singular(by) in words("losses", "wounds")


def _may_be(text: Text, person: Person, traits: Traits, noun: Token) -> bool:
    if traits.names and person.names:
        return False
    here = person.last == noun.sentence
    if here and not (traits.pronoun or _tied(text, person, noun)):
        return False
    return not _at_odds(traits, person)


def _same_name(names: tuple[str, ...], known: set[str]) -> bool:
    if len(names) == 1 or len(known) == 1:
        return bool(set(names) & known)
    return names[0] in known


def _at_odds(traits: Traits, person: Person) -> bool:
    """Whether what is said of the one cannot be said of the other."""
    if traits.sex and person.sex and traits.sex != person.sex:
        return True
    if traits.years is not None and person.years is not None and traits.years != person.years:
        return True
    if traits.child is not None and person.child is not None and traits.child != person.child:
        return True
    if traits.suspect and not person.dead:
        return True
    known = traits.pronoun or traits.suspect
    return traits.perpetrator != person.perpetrator and not known


def apart(one: Person, other: Person) -> bool:
    """Whether two persons are known to be two: of another sex, or with full names that differ."""
    if one.sex and other.sex:
        return one.sex != other.sex
    full = len(one.names) > 1 and len(other.names) > 1
    return full and not one.names & other.names


def _tied(text: Text, person: Person, noun: Token) -> bool:
    """Whether grammar makes a noun one person with another of its sentence."""
    for i in person.nouns:
        other = text.tokens[i]
        if other.sentence != noun.sentence:
            continue
        if noun.dep == "appos" and (other is noun.head or other in noun.head.children):
            return True
        if noun.dep == "attr" and other.dep == "nsubj" and other.head is noun.head:
            return True
        indefinite = any(c.lower in {"a", "an", "one"} for c in noun.children)
        if not indefinite and singular(other) == singular(noun):
            return True
    return False


def _oneself(text: Text, mention: FigureMention, noun: Token) -> Token | None:
    """Who did it to himself: the subject of the verb."""
    own = noun.lower == "suicide" or (noun.tag == "PRP$" and singular(noun.head) == "life")
    if (noun.lower not in _SELF and not own) or mention.governor is None:
        return None
    verb = text.tokens[mention.governor]
    for _ in range(4):
        subject = verb.child("nsubj", "nsubjpass")
        if subject is not None:
            if subject.lower in {"who", "that"} and verb.dep == "relcl":
                return verb.head
            return subject
        if verb.head is verb:
            return None
        if verb.dep == "acl":
            return verb.head
        verb = verb.head
    return None


def traits_of(text: Text, mention: FigureMention, noun: Token) -> Traits:
    """What the phrase around ``noun`` says of the one person whom it means."""
    pronoun = noun.lower in PRONOUNS
    names = () if pronoun else _names(text, noun)
    beside = {c.lower for c in noun.children if c.i < noun.i}
    years = _years(text, noun)
    for other in noun.kids("appos"):
        years = _years(text, other) if years is None else years
    word = singular(noun)
    sex = lookup("sexes").get(noun.lower) or lookup("sexes").get(word)
    for c in noun.children:
        sex = sex or (
            lookup("sexes").get(c.lower) if c.dep in {"amod", "compound", "appos"} else None
        )
    child = None
    if years is not None:
        child = years < ADULT
    elif lookup("who").get(word) == "children" and word not in words("persons", "youths"):
        child = True
    elif word in words("persons", "adults") or names:
        child = None if names else False
    return Traits(
        names, years, sex, child, word in words("persons", "perpetrators"),
        bool(beside & _MORE), _definite(noun), pronoun, _definite(noun) and word in AGAIN,
        word == "suspect",
    )  # fmt: skip


def _definite(noun: Token) -> bool:
    return any(c.lower in _DEFINITE or c.dep == "poss" for c in noun.children)


def _names(text: Text, noun: Token) -> tuple[str, ...]:
    """The parts of a proper name that the noun ends, or that stands beside it in apposition."""
    for head in (noun, *noun.kids("appos")):
        if is_name(text, head) or may_be_name(text, head):
            inside = [
                c for c in head.children if c.dep == "compound" and c.tag == "NNP" and c.i < head.i
            ]
            parts = [t.lower for t in (*inside, head) if t.lower not in _TITLES and len(t.text) > 1]
            return tuple(
                p for p in parts if p not in lookup("who") and p not in words("people", "nouns")
            )
    if noun.dep == "appos" and noun.head.tag == "NNP":
        return _names(text, noun.head)
    return ()


def _years(text: Text, noun: Token) -> int | None:
    """The age that a phrase gives: "a 12-year-old boy", "Smith, 34,", "(16)"."""
    tokens = text.tokens
    left = noun.i - 4 if noun.lower == "old" else noun.i
    for child in noun.children:
        if child.i < noun.i:
            left = min(left, *(t.i for t in child.subtree()))
    for i in range(max(left + 1, noun.i - 9, 3), noun.i + 1):
        if tokens[i].lower not in {"old", "olds"} or tokens[i].sentence != noun.sentence:
            continue
        unit = tokens[i - 1 - (tokens[i - 1].text == "-")]
        before = tokens[unit.i - 1 - (unit.i > 0 and tokens[unit.i - 1].text == "-")]
        if unit.lower in _UNITS:
            return 0 if not unit.lower.startswith("year") else exact(text).get(before.i)
    after = _BEHIND.match(text.string, noun.end)
    return int(after[1]) if after else None
