"""Running totals: "the death toll reached 31", "the number of wounded has exceeded 3,000"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from reportedly.claim import Bound, Counted, Scope
from reportedly.figures.bounds import put
from reportedly.figures.lexicon import lookup, singular, words
from reportedly.figures.phrases import Phrase
from reportedly.language import Text, Token
from reportedly.language.clauses import clause_of
from reportedly.tables import toml

_KILLED = frozenset(
    ["death", "dead", "killed", "fatality", "victim", "life", "deceased", "martyr", "die"]
)
#: How many tokens "since" may stand away from the number.
_NEAR = 25
_DATED = frozenset({"PROPN", "NUM", "PUNCT", "NOUN", "ADP", "DET"})
_OF_TOTALS = frozenset({"to", "at", "of", "by", "past", "above", "over"})
_SINCE = frozenset({"since"})
_SO_FAR = frozenset(
    {("so", "far"), ("to", "date"), ("in", "total"), ("in", "all"), ("until", "now")}
)
#: Periods longer than an incident: what is counted in them is a sum over incidents.
_PERIODS = frozenset(
    (which, length)
    for which in ("this", "past", "previous", "every", "each", "a", "per", "recent")
    for length in ("year", "years", "month", "months", "weeks", "decade", "decades")
)
#: A stretch of days or more, and what goes on for days: "over the past few days", "six weeks of fighting".
_STRETCH = re.compile(
    r"\b(?:over|in|during|within|for|throughout) the (?:past|last) (?:\w+ ){0,2}(?:days|weeks|months|years|decades)\b"
    r"|\b(?:days|weeks|months|years|decades) of (?:\w+ ){0,2}(?:fighting|war|conflict|violence|clashes|bombardment|hostilities|unrest)\b",
    re.I,
)  # fmt: skip
#: As many people as no one incident harms.
_MULTITUDE = 100_000
_HARM = frozenset({"killed", "wounded", "missing", "displaced"})
_CUTS = frozenset({"–", "—", ";", ":", "--"})


@dataclass(frozen=True, slots=True)
class Total:
    """A number read as a total: what it counts, the noun that says so, and the verb."""

    what: Counted
    noun: Token
    verb: Token | None
    cumulative: bool


def total_of(text: Text, phrase: Phrase) -> Total | None:
    """The total that a phrase gives, by the toll noun that it is the subject complement or object of."""
    head = phrase.head
    verb = head.head
    if phrase.change is not None:
        return _changed(phrase.change)
    if head.dep in {"dobj", "attr", "npadvmod", "acomp", "oprd"}:
        return _with(verb.child("nsubj", "nsubjpass"), verb)
    before = text.tokens[phrase.first - 1] if phrase.first else head
    prep = verb if head.dep == "pobj" and before.dep != "prep" else before
    if prep.dep == "prep" and prep.lower in _OF_TOTALS:
        above = prep.head
        if above.dep in {"prt", "advmod"} and above.head.pos == "VERB":
            above = above.head  # "revised down to 151"
        if above.pos == "NOUN" and head.dep == "pobj":
            return _with(above, None)
        subject = _with(above.child("nsubj", "nsubjpass"), above)
        return subject or _with(above.child("dobj"), above)
    if head.dep == "nummod" and verb.lemma in words("totals", "verbs"):
        return _with(verb.child("nsubj"), verb)
    return None


def _changed(change: Token) -> Total | None:
    """The total that a word of change moves: its object, its subject, or what it is a change of."""
    of = [thing for prep in change.kids("prep") for thing in prep.kids("pobj")]
    beside = [change.head] if change.dep in {"relcl", "acl"} else []
    sharing = change.head.kids("nsubj", "nsubjpass") if change.dep == "conj" else []
    subjects = [t for t in change.kids("nsubj", "nsubjpass") if t.pos != "PRON" or not beside]
    after = [
        t for c in change.kids("ccomp") for t in c.kids("nsubj")
    ]  # "brings to 40 the number of"
    for noun in [*change.kids("dobj"), *subjects, *beside, *sharing, *of, *after]:
        found = _with(noun, change)
        if found is not None:
            return found
    return None


def bounded_by(verb: Token | None, phrase: Phrase) -> Phrase:
    """The phrase under the verb's own bound: "exceeded 3,000" is more than 3,000."""
    if verb is None or phrase.bound != "exact" or phrase.best is None:
        return phrase
    bound: Bound
    for bound, lemmas in toml("figures/bounds.toml")["verbs"].items():
        if verb.lemma in lemmas:
            low, best, high, kind = put(phrase.best, bound)
            return replace(phrase, low=low, best=best, high=high, bound=kind)
    return phrase


def scope_of(
    text: Text, phrase: Phrase, what: Counted, total: Total | None, governor: Token | None
) -> tuple[Scope, str | None]:
    """Whether a figure is of one incident or a running total, and since when, as written."""
    since = _since(text, phrase)
    if since is not None or (total is not None and total.cumulative):
        return "cumulative", since
    if _long(text, phrase, what, governor):
        return "cumulative", None
    sentence = text.sentence_of(text.tokens[phrase.first])
    lowered = [t.lower for t in text.words(sentence)]
    at = phrase.last - sentence.first
    near = lowered[max(0, at - 10) : at + 10]
    if any(pair in _SO_FAR for pair in pairwise(near)):
        return "cumulative", None
    if phrase.best != 1 and any(pair in _PERIODS for pair in pairwise(lowered)):
        return "cumulative", None
    if phrase.best != 1 and governor is not None and _in_a_war(governor, phrase.head):
        return "cumulative", None
    return "incident", None


def _long(text: Text, phrase: Phrase, what: Counted, governor: Token | None) -> bool:
    """Whether several are counted over days or more: "has since killed", "over the past few days"."""
    if phrase.best == 1 or governor is None:
        return False
    if any(c.lower == "since" and c.dep == "advmod" for c in governor.children):
        return True
    if what not in _HARM:
        return False
    if max(phrase.low or 0, phrase.best or 0, phrase.high or 0) >= _MULTITUDE:
        return True
    sentence = text.sentence_of(text.tokens[phrase.first])
    return _STRETCH.search(text.string[sentence.start : sentence.end]) is not None


def _in_a_war(governor: Token, head: Token) -> bool:
    """Whether a war did it, or it was done in the war: "the conflict has killed 40,000"."""
    if governor.pos != "VERB" and governor.head.pos == "VERB":
        governor = governor.head  # "left 30,000 dead"
    subject = governor.child("nsubj")
    if subject is None and governor.dep == "advcl":
        subject = governor.head.child("nsubj")  # "a war began, killing 5,000"
    if subject is not None and subject.tag == "WDT" and governor.dep == "relcl":
        subject = governor.head
    things = [subject] if subject is not None else []
    if governor.dep == "relcl":
        things.append(governor.head)  # "the war, in which 30,000 people died"
    if governor.dep == "advcl":
        things += governor.head.kids("dobj")  # "fought a war, killing thousands"
    for prep in [*governor.kids("prep", "agent"), *head.kids("prep")]:
        if prep.lower in {"in", "during", "by", "throughout"}:
            things += prep.kids("pobj")
    return any(singular(thing) in words("totals", "wars") for thing in things)


def _with(noun: Token | None, verb: Token | None) -> Total | None:
    if noun is None:
        return None
    moved = verb is not None and verb.lemma in words("totals", "cumulative") | words(
        "totals", "changes"
    )
    deaths = moved and noun.tag == "NNS" and singular(noun) in lookup("harm_nouns")
    if singular(noun) not in words("totals", "nouns") and not deaths:
        return None
    if verb is not None and not moved and verb.lemma not in _of_totals():
        return None
    what = _what(noun, noun.subtree())
    if what is None and noun.dep == "nsubj" and noun.head.dep == "ccomp":
        what = _what(noun, noun.head.subtree())  # "brings to 40 the number confirmed to have died"
    if what is None:
        return None
    runs = moved or singular(noun) in {"toll", "tally"}
    return Total(what, noun, verb, runs and not _of_one_incident(noun))


@cache
def _of_totals() -> frozenset[str]:
    return words("totals", "verbs") | words("totals", "setters")


def _of_one_incident(noun: Token) -> bool:
    """Whether the toll is of a deed that happens once: "killed in a strike on the port"."""
    return any(
        t.tag == "NN" and singular(t) in words("totals", "incidents")
        for t in noun.subtree()
        if t is not noun
    )


def _what(noun: Token, of: list[Token]) -> Counted | None:
    """What the toll noun counts, by the words ``of`` which it is."""
    found: str | None = None
    for token in of:
        word = singular(token)
        if token is noun:
            if word == "casualty":
                found = found or "people"
            elif word in lookup("harm_nouns"):
                return lookup("harm_nouns")[word]  # type: ignore[return-value]
            continue
        if word == "victim" and singular(noun) == "total":
            continue  # "found a total of four victims" says not how they fared
        if word in _KILLED or token.lemma in _KILLED:
            return "killed"
        for section in ("harm_nouns", "states", "harms"):
            found = found or lookup(section).get(word) or lookup(section).get(token.lemma)
        found = found or lookup("things").get(word)
    if found is None and singular(noun) == "toll":
        found = "killed"
    return found  # type: ignore[return-value]  # the table's keys are the record's


def _since(text: Text, phrase: Phrase) -> str | None:
    """What stands behind "since" in the same clause, as written: a date, or what happened then."""
    sentence = text.sentence_of(text.tokens[phrase.first])
    for token in text.words(sentence):
        if token.lower not in _SINCE or abs(token.i - phrase.last) >= _NEAR:
            continue
        if token.dep not in {"prep", "mark"} or not _same_clause(phrase.head, token):
            continue
        between = text.tokens[min(phrase.last, token.i) : max(phrase.last, token.i)]
        if any(t.text in _CUTS for t in between):
            continue
        if token.i and text.tokens[token.i - 1].lower in {"time", "times"}:
            continue  # "for the first time since Sunday" counts nothing from then on
        inner = token.child("pobj") or token.child("pcomp")
        if token.dep == "mark":
            inner = token.head
        last = max((t.i for t in inner.subtree()), default=token.i) if inner else token.i
        for following in text.tokens[token.i + 1 : min(token.i + 8, sentence.last)]:
            dated = following.entity in {"DATE", "TIME"} and following.pos in _DATED
            if following.i > last and not dated:
                break
            last = max(last, following.i)
        if phrase.first > token.i:
            last = min(last, phrase.first - 1)
        last = min(last, token.i + 12, sentence.last - 1)
        while last > token.i and text.tokens[last].pos in {"PUNCT", "DET", "ADP"}:
            last -= 1
        if last > token.i:
            return text.span_of(text.tokens[token.i + 1], text.tokens[last]).quote
    return None


def _same_clause(head: Token, since: Token) -> bool:
    """Whether "since" dates the clause of the phrase, or one from which it is not cut off."""
    dated = clause_of(since.head.head if since.dep == "mark" else since.head)
    clause = clause_of(head)
    for _ in range(4):
        if clause is dated or dated in clause.children:
            return True
        if clause.is_root or clause.dep in {"relcl", "advcl"}:
            return any(up is clause for up in dated.ancestors()) and dated.dep != "relcl"
        clause = clause_of(clause.head)
    return False
