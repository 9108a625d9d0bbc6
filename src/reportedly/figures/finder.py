"""Figures: every count of people harmed and of things of war, in order of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.claim import Counted, Counted_who, Figure
from reportedly.figures import parts
from reportedly.figures.behind import behind
from reportedly.figures.harm import among, harm_of, harmed, triggers, unreal
from reportedly.figures.headlines import headlined
from reportedly.figures.lexicon import (
    is_name,
    is_person,
    lookup,
    may_be_name,
    singular,
    thing_of,
    who_of,
    words,
)
from reportedly.figures.mention import FigureMention
from reportedly.figures.perpetrators import attackers, did_it
from reportedly.figures.phrases import BODIES, Phrase, numbered, single
from reportedly.figures.predicates import Harm
from reportedly.figures.totals import Total, bounded_by, scope_of, total_of
from reportedly.language import RULES_ONLY, Scores, Text, Token
from reportedly.language.negation import negated

#: Harm that comes to people alone: a town is hit, burned or captured as well.
_OF_PEOPLE = frozenset(
    [
        "kill",
        "murder",
        "assassinate",
        "slay",
        "execute",
        "die",
        "perish",
        "wound",
        "injure",
        "kidnap",
        "abduct",
        "arrest",
        "detain",
        "shoot",
        "murdered",
        "death",
        "murder",
        "assassination",
        "killing",
        "kidnapping",
        "abduction",
        "dead",
        "wounded",
        "injured",
        "body",
        "corpse",
        "life",
    ]
)
_TO_PEOPLE = frozenset({"killed", "wounded", "missing", "captured", "detained", "displaced"})
_WHERE = frozenset({"in", "at", "near", "from", "on", "outside"})
#: How many tokens may stand between the members of a list by places ("in the town of X,").
_APART = 8
#: Endings of nouns for those who do something, where no table has them ("herder", "cyclist").
_DOERS = ("er", "or", "ist", "ian")
_HURTS = frozenset({"kill", "wound", "injure", "dead", "die"})
_MORTAL = frozenset({"kill", "wound", "murder", "assassinate", "execute", "massacre", "behead"})
_FATALLY = frozenset({"fatally", "mortally"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A phrase and what it counts."""

    phrase: Phrase
    what: Counted
    who: Counted_who | None
    governor: Token | None
    total: Total | None = None
    by: str = "counted.toml"


def find(text: Text, scores: Scores = RULES_ONLY) -> list[FigureMention]:
    """The figures of a text in order; ``part_of`` indexes the list that is returned.

    People are counted where they come to harm or where an event word holds them; things where
    ``counted.toml`` names them. One person, named or not, counts as one. Ages, dates, prices,
    measures and designations count nothing.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("A raid killed at least 9 people, including two girls."))
    >>> [(f.figure.what, f.figure.who, f.figure.low, f.figure.part_of) for f in find(text)]
    [('killed', 'unknown', 9, None), ('killed', 'children', 2, 0)]
    """
    return text.once("figures.find", _find)


def _find(text: Text) -> list[FigureMention]:
    phrases = numbered(text)
    read: list[_Read] = []
    for phrase in phrases:
        one = _read(text, phrase) or _distributed(text, phrase, read)
        if one is not None:
            read.append(one)
    taken = {i for p in phrases for i in range(p.first, p.last + 1)}
    for head in _single_heads(text, taken):
        alone = single(text, head)
        read += _singly(text, alone) if alone else []
    read.sort(key=lambda r: (r.phrase.first, -r.phrase.last))
    return _joined(text, _distinct(read))


def _single_heads(text: Text, taken: set[int]) -> list[Token]:
    heads: dict[int, Token] = {}
    for trigger in triggers(text):
        for head in harmed(trigger):
            if head.i not in taken:
                heads.setdefault(head.i, head)
        if any(c.lower == "no" for c in trigger.children) and trigger.i not in taken:
            heads.setdefault(trigger.i, trigger)
    for head in (*headlined(text), *(text.tokens[i] for i in behind(text))):
        if head.i not in taken:
            heads.setdefault(head.i, head)
    for token in text.tokens:
        if token.i not in taken and token.tag == "NN" and among(token) is not None:
            heads.setdefault(token.i, token)  # "including a nurse"
        if token.tag == "PRP" and token.dep == "pobj" and token.head.head.lemma == "turn":
            heads.setdefault(token.i, token)  # "turned the gun on himself"
        if token.lower == "no" and token.dep in {"det", "neg"} and token.head.i not in taken:
            heads.setdefault(token.head.i, token.head)
    return [heads[i] for i in sorted(heads)]


def _told_of(text: Text, mention: FigureMention) -> bool:
    """Whether a phrase has its harm in a clause of its own ("people wounded")."""
    if mention.noun is None or mention.governor is None:
        return False
    governor = text.tokens[mention.governor]
    return governor.head.i == mention.noun and governor.dep in {"acl", "relcl"}


def _singly(text: Text, phrase: Phrase) -> list[_Read]:
    """One person harmed; or "no casualties", which says that none was killed and none wounded."""
    noun = phrase.noun
    if phrase.best == 0 and noun is not None:
        own = lookup("harm_nouns").get(singular(noun))
        if own is not None and singular(noun) not in {"body", "victim", "hostage", "prisoner"}:
            whats = ("killed", "wounded") if own == "people" else (own,)
            who = who_of(text, noun)
            return [_Read(phrase, what, who, _above(noun)) for what in whats]  # type: ignore[arg-type]
    if noun is not None and singular(noun) in lookup("deeds") and phrase.low:
        deadly = lookup("deeds")[singular(noun)] == "killed" or phrase.bound == "at-least"
        return [_Read(phrase, "killed" if deadly else "people", "unknown", noun, by="deeds")]
    if phrase.best == 1 and noun is not None and singular(noun) in BODIES:
        return [_Read(phrase, "killed", "unknown", noun)]
    harm = harm_of(text, phrase.head, phrase.last)
    if harm is not None and phrase.best == 1:
        named = is_name(text, phrase.head) or may_be_name(text, phrase.head)
        place = named and harm.by.lemma not in _OF_PEOPLE
        stranger = phrase.stranger and not _of_living(phrase.head, harm)
        if place or stranger or unreal(harm):
            return []
    if harm is None and phrase.best == 0:
        harm = _none_harmed(phrase.head)
    if harm is None:
        return []
    return [_harmed(text, phrase, harm)]


def _of_living(head: Token, harm: Harm) -> bool:
    """Whether somebody whose noun no table names must be a person: "their cook was murdered"."""
    if harm.what not in {"killed", "wounded"}:
        return False
    doer = head.lower.endswith((*_DOERS, "mate")) and harm.by.lemma in _HURTS
    if head.dep == "nsubj" or (head.dep == "dobj" and head.child("poss") is not None):
        return doer  # "a rapper is dead", "killed his housemate"
    if head.dep not in {"nsubjpass", "conj"}:
        return False
    return doer or harm.by.lemma in {"murder", "assassinate", "behead"}


def _none_harmed(head: Token) -> Harm | None:
    """ "No one was hurt": the negation is in the phrase, so the verb stands as it is."""
    verb = head.head
    what = lookup("harms").get(verb.lemma) or lookup("suffers").get(verb.lemma)
    return Harm(what, verb) if what and head.dep in {"nsubj", "nsubjpass"} else None


def _read(text: Text, phrase: Phrase) -> _Read | None:
    """What a numbered phrase counts: a total, people harmed, harm itself, things, people."""
    noun = phrase.noun
    total = None
    if noun is None or singular(noun) in lookup("harm_nouns"):
        total = total_of(text, phrase)
    if total is None and noun is not None and is_person(text, noun):
        total = total_of(text, phrase)
    if total is not None and not (phrase.year and noun is None):
        phrase = bounded_by(total.verb, phrase)
        who = _who_among(text, total.noun)
        return _Read(phrase, total.what, who, total.verb or total.noun, total, "totals")
    if noun is None:
        harm = None
        if not phrase.year:
            harm = _fatally(text, phrase) or harm_of(text, phrase.head, phrase.last)
            badly = parts.graded(text, phrase)
            if badly is not None and (harm is None or harm.what == "killed"):
                harm = Harm("wounded", badly)
        return _harmed(text, phrase, harm) if harm else None
    before = text.tokens[phrase.first : noun.i]
    thing = None if attackers(text, phrase, noun) else thing_of(noun, before)
    if thing is not None:
        acting = phrase.head is not noun and phrase.best == 1 and phrase.head.dep == "nsubj"
        # "one of the shells landed" counts no shells
        return None if acting else _Read(phrase, thing, None, _governor(phrase.head))
    own = lookup("harm_nouns").get(singular(noun))
    lives = singular(noun) in words("losses", "lives")
    if own is None and not lives and not is_person(text, noun):
        return _mortal(text, phrase, noun)
    harm = harm_of(text, phrase.head, phrase.last) or _fatally(text, phrase)
    claimed = text.tokens[phrase.first - 1] if phrase.first else noun
    if lives and claimed.lemma in words("losses", "verbs"):
        harm = Harm("killed", claimed)
    if harm is not None and not (
        own == "killed" or (own and own != "people" and harm.what == "people")
    ):
        return _harmed(text, phrase, harm)
    if own is not None:
        what: Counted = own  # type: ignore[assignment]  # the table's keys are the record's
        return _Read(phrase, what, _who_among(text, noun), _governor(phrase.head) or noun)
    if phrase.best == 1 or singular(noun) in words("losses", "lives"):
        return None
    governor = _governor(phrase.head) or (noun if phrase.part else None)
    destroyed = governor is not None and governor.lemma in words("losses", "destroy")
    if governor and destroyed and phrase.head.dep in {"nsubjpass", "dobj", "conj"}:
        if negated(text, governor):
            return None
        return _Read(phrase, "killed", who_of(text, noun), governor)
    if singular(noun) == "force":
        return None  # "the two forces" are armies
    return _Read(phrase, "people", who_of(text, noun), governor) if governor else None


def _mortal(text: Text, phrase: Phrase, noun: Token) -> _Read | None:
    """Several that no table names, who must be people since they were killed: "15 Druze", "aides"."""
    several = noun.tag in {"NNS", "NNPS"} and (phrase.best or 2) > 1
    if not several or singular(noun) in words("people", "animals"):
        return None
    harm = harm_of(text, phrase.head, phrase.last)
    away = phrase.head.dep not in {"dobj", "nsubjpass", "conj"}  # "killed three streets from home"
    if harm is None or harm.what not in {"killed", "wounded"}:
        return None
    fatal = harm.what == "killed" and harm.by.lemma in {"dead", "die", "shoot"}
    if fatal and phrase.head.dep in {"nsubj", "nsubjpass", "dobj", "conj"}:
        return _harmed(text, phrase, harm)
    if away or harm.by.lemma not in _MORTAL:
        return None
    return _harmed(text, phrase, harm)


def _distributed(text: Text, phrase: Phrase, read: list[_Read]) -> _Read | None:
    """ "Three people were killed in Ganja and one in Terter": the second shares the first's harm."""
    tokens = text.tokens
    if phrase.noun is not None or phrase.year or not read or phrase.change is not None:
        return None
    first, former = phrase.first, read[-1]
    near = 0 < first - former.phrase.last <= _APART and former.what in _TO_PEOPLE
    if not near or tokens[former.phrase.first].sentence != tokens[first].sentence:
        return None
    prep = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    where = prep.child("pobj") if prep is not None and prep.lower in _WHERE else None
    placed = where is not None and (where.pos == "PROPN" or where.child("det") is not None)
    if not placed or tokens[first - 1].lower not in {"and", ",", ";"}:
        return None
    return _Read(phrase, former.what, former.who, former.governor, by="counted.toml")


def _fatally(text: Text, phrase: Phrase) -> Harm | None:
    """ "14 shot, one fatally"."""
    at = phrase.last + (3 if phrase.part else 1)
    after = text.tokens[at] if at < len(text.tokens) else None
    if after is not None and after.lower in _FATALLY:
        following = text.tokens[after.i + 1] if after.i + 1 < len(text.tokens) else None
        if following is None or following.pos == "PUNCT":
            return Harm("killed", after)
    return None


def _harmed(text: Text, phrase: Phrase, harm: Harm) -> _Read:
    what: Counted = harm.what  # type: ignore[assignment]  # the table's keys are the record's
    who = who_of(text, phrase.noun) if phrase.noun is not None else "unknown"
    return _Read(phrase, what, who, harm.by)


def _who_among(text: Text, noun: Token) -> Counted_who:
    """Whose death it is: "civilian deaths", "the toll among the peaceful population"."""
    found = who_of(text, noun)
    beside = {t.i for c in noun.kids("conj") for t in c.subtree()}
    of = noun.head.head if noun.dep == "pobj" else noun
    for said in of.head.kids("attr") if of.dep == "nsubj" and of.head.lemma == "be" else ():
        found = who_of(text, said) if found == "unknown" else found  # "14 of the dead were rebels"
    for token in noun.subtree():
        if found != "unknown":
            break
        if token is not noun and token.i not in beside:
            found = lookup("who_adjectives").get(token.lower, found)  # type: ignore[assignment]
            if token.pos in {"NOUN", "PROPN"} and found == "unknown":
                found = who_of(text, token)
    return found


def _above(noun: Token) -> Token | None:
    return _governor(noun) or noun


def _governor(head: Token) -> Token | None:
    """The event word that a phrase hangs on: the nearest verb or noun above its preposition."""
    for _ in range(4):
        if head.dep not in {"conj", "appos"} or head.head.pos == "VERB":
            break
        head = head.head
    for up in head.ancestors():
        if up.pos in {"VERB", "NOUN"}:
            return up
    return None


def _distinct(read: list[_Read]) -> list[_Read]:
    """One reading for each token counted and kind of harm, the first and largest."""
    kept: list[_Read] = []
    seen: set[tuple[int, str]] = set()
    for r in read:
        key = (r.phrase.head.i, r.what)
        if key not in seen:
            seen.add(key)
            kept.append(r)
    return kept


def _joined(text: Text, read: list[_Read]) -> list[FigureMention]:
    """The mentions, with parts tied to their wholes."""
    found: list[FigureMention] = []
    before: list[tuple[int, Phrase, str]] = []
    for r in read:
        p, what, part_of = r.phrase, r.what, None
        if parts.is_part(text, p) or (r.governor is not None and r.governor.lower in _FATALLY):
            part_of = parts.whole_of(p, what, before, text)
            if part_of is not None and what == "people":
                what = found[part_of].figure.what
        if what == "people" and part_of is None and p.best == 1 and p.noun is None:
            continue
        scope, since = scope_of(text, p, what, r.total, r.governor)
        if part_of is not None:
            scope, since = found[part_of].figure.scope, found[part_of].figure.since
        noun = r.total.noun if r.total is not None and p.noun is None else p.noun
        figure = Figure(
            what, r.who, p.low, p.best, p.high, p.bound, scope, since, part_of,
            text.span_of(text.tokens[p.first], text.tokens[p.last]),
            noun is not None and r.who is not None and did_it(noun, what, r.governor),
        )  # fmt: skip
        made = FigureMention(
            figure, noun.i if noun else None, r.governor.i if r.governor else None, r.by
        )
        if part_of is None:
            before.append((len(found), p, what))
        found.append(made)
    return _among(text, found)


def _among(text: Text, found: list[FigureMention]) -> list[FigureMention]:
    """ "One of five people wounded": the one is a part of the five, of whom the harm is told."""
    tied = list(found)
    for n, mention in enumerate(found):
        figure = mention.figure
        inside = (
            m
            for m in range(n + 1, len(found))
            if figure.mention.start < found[m].figure.mention.start < figure.mention.end
        )
        whole = next((m for m in inside if _told_of(text, found[m])), None)
        if whole is not None and figure.part_of is None and found[whole].figure.part_of is None:
            tied[n] = replace(mention, figure=replace(figure, part_of=whole))
    return tied
