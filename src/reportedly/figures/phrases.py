"""Noun phrases that give a count: by a number, by "a", by naming one person, or by "no"."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Bound
from reportedly.figures.bounds import bounded
from reportedly.figures.lexicon import (
    age,
    is_name,
    is_person,
    lookup,
    may_be_name,
    may_live,
    singular,
    words,
)
from reportedly.figures.revisions import renewed
from reportedly.figures.uncounted import numbers_nothing
from reportedly.language import Text, Token
from reportedly.language.numbers import Number, numbers

_ONE = frozenset({"a", "an", "another", "one"})
_MEASURING = frozenset({"how", "as", "so", "too"})  # "how many", "as many as possible"
_JOINING = frozenset({"-", "and", "year", "old"})
#: Words that stand for somebody spoken of before.
PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself"})
#: What is found of somebody who is dead ("a body was found").
BODIES = frozenset({"body", "corpse"})
_MAYBE = frozenset({"possibly", "perhaps", "probably", "maybe", "likely"})
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_NOBODY = frozenset({"nobody", "none"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted phrase: tokens ``first`` to ``last``.

    ``head`` stands for the phrase in its clause, ``noun`` names what is counted (null where it is
    left out: "killing three"). ``change`` is the word of a revision that gives the number ("raised").
    """

    first: int
    last: int
    head: Token
    noun: Token | None
    low: int | None
    best: int | None
    high: int | None
    bound: Bound
    year: bool = False
    part: bool = False
    change: Token | None = None
    stranger: bool = False


def numbered(text: Text) -> list[Phrase]:
    """The phrases that a number counts, in order."""
    kept, changes = renewed(text, numbers(text))
    found = [_numbered(text, n, changes.get(n.first)) for n in kept if n.counts]
    return [p for p in found if p is not None]


def single(text: Text, head: Token) -> Phrase | None:
    """One person or none, said without a number: "a soldier", a name, "he", "nobody"."""
    dets = {c.lower for c in head.children if c.dep in {"det", "nummod", "poss", "neg"}}
    nobody = head.lower in _NOBODY or (
        head.lower == "one" and head.i > 0 and text.tokens[head.i - 1].lower == "no"
    )
    if nobody or "no" in dets:
        first = _left(text, head) if "no" in dets else head.i - (head.lower == "one")
        return Phrase(first, head.i, head, None if nobody else head, 0, 0, 0, "exact")
    if head.lower in PRONOUNS:
        after = text.tokens[head.i + 1] if head.i + 1 < len(text.tokens) else head
        if (
            head.lower == "her"
            and after.pos in {"NOUN", "ADJ"}
            and head.head
            in (
                after.head,
                after.head.head,
            )
        ):
            return None  # "shooting her older brother", read as two objects
        return Phrase(head.i, head.i, head, head, 1, 1, 1, "exact")
    if head.lower in {"his", "her"} and singular(head.head) == "life":
        return Phrase(head.i, head.head.i, head, head, 1, 1, 1, "exact")
    if head.lower == "life":
        own = any(c.lower == "own" for c in head.children) and head.child("poss") is None
        return Phrase(head.i, head.i, head, head, 1, 1, 1, "exact") if own else None
    if singular(head) in BODIES:
        found = head.dep in {"nsubjpass", "dobj"} and head.head.lemma in words("persons", "found")
        alone = bool(dets & {"a", "an", "another", "second"}) and head.child("prep") is None
        return (
            Phrase(_left(text, head), head.i, head, head, 1, 1, 1, "exact")
            if found and alone
            else None
        )
    if head.lower == "suicide":
        if head.dep != "dobj" or head.head.lemma != "commit":
            return None
        return Phrase(head.i, head.i, head, head, 1, 1, 1, "exact")
    if _one_more(text, head, dets):
        return Phrase(_left(text, head), head.i, head, head, 1, 1, 1, "exact")
    if head.lower in words("persons", "pairs") and "nummod" not in {c.dep for c in head.children}:
        return Phrase(_left(text, head), head.i, head, head, 2, 2, 2, "exact")
    joined = head.dep == "conj" and head.tag == "NN" and not dets and _determined(head.head)
    if joined and not _another_person(head):
        return None  # "a former editor and columnist" is one person
    deed = _deed(text, head)
    if deed is not None:
        return deed
    if head.tag not in {"NN", "NNP", "JJ", "UH"} or singular(head) in words(
        "people", "collectives"
    ):
        return None
    known = is_person(text, head) or is_name(text, head) or may_be_name(text, head)
    known = known or _lone_name(text, head)
    if not known and not (head.tag == "NN" and dets and may_live(text, head)):
        return None
    if "both" in dets or "all" in dets or "each" in dets:
        return None
    if head.pos == "NOUN" and singular(head) != head.lower:
        return None  # "servicemen", which the tagger takes for one
    return Phrase(_left(text, head), head.i, head, head, 1, 1, 1, "exact", stranger=not known)


def _lone_name(text: Text, head: Token) -> bool:
    """ "Petrov died", "Petrov was killed": one capitalised word that no table knows, so somebody."""
    if head.tag != "NNP" or head.entity not in {"", "PERSON"} or head.children:
        return False
    beside = text.tokens[max(head.i - 2, 0) : head.i]
    if len(beside) == 2 and beside[1].text == "," and beside[0].pos in {"NUM", "PROPN"}:
        return False  # "Ann Lee, 15, Minot died on"
    dying = head.dep == "nsubj" and lookup("suffers").get(head.head.lemma) == "killed"
    hurt = head.dep == "nsubjpass" and head.head.lemma in words("people", "befalls")
    return (dying or hurt) and len(head.text) > 2 and may_live(text, head)


def _one_more(text: Text, head: Token, dets: set[str]) -> bool:
    """ "Another was wounded", "a fourth", "the other": a person, where no thing was told of before."""
    ordinal = head.lower in words("persons", "ordinals") and bool(dets & {"a", "the"})
    if head.lower != "another" and not ordinal and not (head.lower == "other" and "the" in dets):
        return False
    if head.dep not in {"nsubj", "nsubjpass", "dobj", "conj", "ROOT"}:
        return False
    if ordinal and head.i > 1 and text.tokens[head.i - 2].pos == "PROPN":
        return False  # "Winston the fourth"
    for token in reversed(text.tokens[max(head.i - 20, 0) : head.i]):
        if token.sentence == head.sentence and token.dep in {"nsubj", "nsubjpass", "dobj"}:
            return (
                token.pos == "NUM"
                or token.pos == "PRON"
                or is_person(text, token)
                or is_name(text, token)
            )
    return False


def _another_person(head: Token) -> bool:
    """ "A father and daughter", "a woman and child": of another sex, or a child."""
    one, other = lookup("sexes").get(singular(head.head)), lookup("sexes").get(singular(head))
    if one and other and one != other:
        return True
    child = lookup("who").get(singular(head)) == "children"
    return child and lookup("who").get(singular(head.head)) != "children"


def _determined(head: Token) -> bool:
    return head.tag == "NN" and any(c.lower in {"a", "an", "the"} for c in head.kids("det"))


def _deed(text: Text, head: Token) -> Phrase | None:
    """ "A double homicide", "a fatal shooting": the deed counts its victims, or says of one."""
    section = lookup("deeds").get(singular(head))
    following = text.tokens[head.i + 1] if head.i + 1 < len(text.tokens) else None
    if section is None or head.tag not in {"NN", "NNP"}:
        return None
    if following is not None and following.pos == "NUM":
        return None  # "… Killing 50"
    beside = {c.lower for c in head.children if c.i < head.i}
    first = _left(text, head)
    for word in beside & lookup("multiples").keys():
        many = int(lookup("multiples")[word])
        return Phrase(first, head.i, head, head, many, many, many, "exact")
    fatal = section == "people" and beside & words("deadly", "adjectives")
    charged = head.lower == "manslaughter"  # a charge that needs a death, and no article
    one = charged or bool(beside & {"a", "an"})
    if fatal or (section == "killed" and one and "attempted" not in beside):
        return Phrase(first, head.i, head, head, 1, None, None, "at-least")
    return None


def _left(text: Text, head: Token) -> int:
    """Where the phrase begins: its modifiers, without clauses before it."""
    first = head.i
    for child in head.children:
        if any(t.text in {'"', "”", "''"} for t in text.tokens[child.i : head.i]):
            continue  # what stands before a quotation's end is not of this phrase
        if child.i < head.i and child.dep in {
            "det",
            "amod",
            "compound",
            "nummod",
            "poss",
            "nmod",
            "neg",
        }:
            first = min(first, *(t.i for t in child.subtree()))
    if age(text, head) is not None:
        first = min(first, head.i - 4)  # "17-year-old killed"
    return max(first, head.i - 8)


def _numbered(text: Text, number: Number, change: Token | None) -> Phrase | None:
    tokens = text.tokens
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    if after is not None and after.lower in words("measures", "after") and number.kind != "vague":
        return None
    if number.kind == "year" and before is not None and before.text.isdigit():
        return None  # "August 15 2016"
    bound = bounded(text, number)
    if before is not None and (
        before.lower in words("measures", "before")
        or (
            before.lower in _MEASURING
            and bound.first >= number.first
            and not _as_well(before, text)
        )
    ):
        return None
    if (
        after is not None
        and after.lower == "more"
        and before is not None
        and before.lower in _MAYBE
    ):
        return None  # "more than 1,000 people, and possibly many more"
    head, noun, last = _noun(text, number)
    if numbers_nothing(text, number, noun):
        return None
    if (
        number.kind == "vague"
        and number.last + 2 in _starts(text)
        and after
        and after.lower == "of"
    ):
        return None  # "a group of ten soldiers" are ten
    if before is not None and before.lower == "no" and tokens[number.first].lower == "one":
        return None
    first = min(bound.first, number.first)
    of = head.head
    if (
        noun is None
        and head.dep == "pobj"
        and of.lower == "of"
        and of.head.lower in words("persons", "sized")
    ):
        head = noun = of.head  # "a family of four"
        first = min(first, head.i)
    elif head.dep == "pobj" and of.lower == "of" and of.head.lower in words("persons", "sized"):
        head = of.head  # "a group of ten soldiers"
    if tokens[number.first].lower == "both" and _correlative(tokens[number.first], after, noun):
        return None
    if number.kind == "range" and before is not None and before.lower in {"between", "from"}:
        first = min(first, before.i)
    if first and tokens[first - 1].lower in {"a", "an", "the", "another"}:
        first -= 1
    last = max(last, bound.last)
    if tokens[number.last].lower == "couple" and (after is None or after.lower != "of"):
        return Phrase(first, last, head, noun, 2, 2, 2, "exact")
    part = (
        number.last + 2 < len(tokens)
        and tokens[number.last + 1].lower == "of"
        and tokens[number.last + 2].lower in {"them", "whom", "those", "these", "which"}
    )
    return Phrase(
        first, last, head, noun, bound.low, bound.best, bound.high, bound.bound,
        number.kind == "year", part, change,
    )  # fmt: skip


def _as_well(before: Token, text: Text) -> bool:
    """ "As well as five of his men": adds to those before, measures nothing."""
    return before.i > 0 and text.tokens[before.i - 1].lower == "well"


def _starts(text: Text) -> frozenset[int]:
    return text.once("figures.starts", lambda t: frozenset(n.first for n in numbers(t)))


def _correlative(both: Token, after: Token | None, noun: Token | None) -> bool:
    """ "Both President Diaz and …", "both Armenia and Georgia": no number of two."""
    if after is not None and after.pos in {"VERB", "AUX"}:
        return False  # "were both injured and taken away"
    if both.dep == "preconj" or (after is not None and after.tag == "NNP"):
        return True
    joined = noun.child("conj") if noun is not None and noun.child("cc") is not None else None
    if joined is not None and joined.child("nummod", "det") is None:
        return True  # "both militants and civilians"
    return noun is not None and noun.tag in {"NN", "NNP"}


def _noun(text: Text, number: Number) -> tuple[Token, Token | None, int]:
    """The head of the phrase, the noun that it counts, and its last token."""
    tokens = text.tokens
    token = _top(tokens, number)
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    if after is not None and after.lower == "more" and after.sentence == token.sentence:
        following = tokens[number.last + 2] if number.last + 2 < len(tokens) else None
        if following is None or following.pos not in {"NOUN", "PROPN", "ADJ"}:
            return after if after.head is not token else token, None, after.i  # "40 more were hurt"
        if following.lower in lookup("states"):
            return after, None, after.i
    if after is not None and after.lower == "of" and after.sentence == token.sentence:
        thing = after.child("pobj")
        if thing is not None and thing.i > after.i and thing.i - after.i < 8:
            if thing.pos == "PRON":
                named = _named_behind(text, thing)
                return token, named, named.i if named else number.last
            return token, thing, thing.i
    if after is not None and after.lower == "shot" and after.pos in {"NOUN", "PROPN"}:
        return token, None, number.last  # "2 shot dead", read as a noun
    by_place = _next_noun(text, number.last)
    head = token.head
    hung = token.dep in {"nummod", "amod", "det", "quantmod", "predet", "nmod", "compound"}
    other = any(t.pos == "NUM" for t in tokens[number.last + 1 : head.i] if t.text[0] not in "-")
    if other and any(t.text in {",", ";"} for t in tokens[number.last + 1 : head.i]):
        return token, None, number.last  # "several injured, 1 dead"
    if hung and head.i == number.last + 1 and head.lower in _WEEKDAYS:
        return head, None, number.last  # "wounded 40 Tuesday"
    if hung and token.i < head.i <= token.i + 9 and head.pos in {"NOUN", "PROPN", "PRON", "ADJ"}:
        while head.dep == "compound" and 0 < head.head.i - head.i < 4:
            head = head.head
        if head.dep == "poss" and head.tag == "NN" and (number.best or 2) > 1:
            head = head.head  # "two sheriff's deputies"
        misled = head.tag != "NNS" and not _counted(text, head)
        if by_place is not None and misled and (by_place.i < head.i or by_place.tag == "NNS"):
            head = by_place  # "70 army and rebel fighters"
        return head, head, head.i
    if by_place is not None:
        return by_place, by_place, by_place.i
    return token, None, number.last


def _named_behind(text: Text, them: Token) -> Token | None:
    """Who a part is: "20 dead, two of them children,"."""
    first = them.i + 1
    if first < len(text.tokens) and text.tokens[first].lower in {"was", "were", "are"}:
        first += 1  # "four of them were children"
    behind = text.tokens[first : first + 3]
    noun = next((t for t in behind if t.pos not in {"ADJ", "ADV"}), None)
    if noun is None or noun.tag not in {"NN", "NNS"} or not is_person(text, noun):
        return None
    after = text.tokens[noun.i + 1] if noun.i + 1 < len(text.tokens) else None
    return noun if after is None or after.pos in {"PUNCT", "CCONJ"} else None


def _top(tokens: tuple[Token, ...], number: Number) -> Token:
    """The token by which the number hangs in its clause: "hundreds" of "hundreds of thousands"."""
    inside = range(number.first, number.last + 1)
    last = tokens[number.last]
    if last.head.i not in inside or last.is_root:
        return last
    return next((t for t in tokens[number.first : number.last] if t.head.i not in inside), last)


def _next_noun(text: Text, last: int) -> Token | None:
    """The noun that follows a number through adjectives, where the parse hangs it elsewhere."""
    found = None
    for token in text.tokens[last + 1 : last + 7]:
        if token.sentence != text.tokens[last].sentence or token.text.isdigit():
            break
        if token.pos in {"NOUN", "PROPN"} and _counted(text, token):
            found = token
        elif found is not None or (
            token.pos not in {"ADJ", "NOUN", "PROPN", "NUM"} and token.lower not in _JOINING
        ):
            break
    return found


def _counted(text: Text, token: Token) -> bool:
    word = singular(token)
    if word in lookup("harm_nouns") or word in lookup("things"):
        return True
    return word in words("losses", "lives") or is_person(text, token)
