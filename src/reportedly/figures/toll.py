"""From the figures of a report to its toll: what it says by the end, each victim once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.claim import Counted, Figure
from reportedly.figures.lexicon import singular, words
from reportedly.figures.mention import FigureMention
from reportedly.figures.persons import Person, apart, persons
from reportedly.language import Text

#: Words for somebody spoken of before; alone they are a first mention like any other.
AGAIN = frozenset({"he", "she", "him", "her", "victim", "man", "woman", "person", "body"})
#: Words that say that people were hit, not how they fared ("turned the gun on himself").
HIT = frozenset({"shoot", "shot", "shooting", "gun", "hit", "strike", "graze", "turn"})
#: How many sentences open a lead that is not parted from the body.
_OPENING = 5
_UNIFORMED = frozenset({"military", "police"})
_OTHERS = frozenset({"other", "others", "another", "more", "additional", "surviving"})
_ELSEWHEN = re.compile(r"\b(?:last|previous|that) (?:year|month|week)\b|\b(?:years?|months?|weeks?) (?:ago|earlier|before)\b|\bin (?:19|20)\d\d\b", re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toll:
    """How many a report says were killed, wounded and so on in its incident.

    ``low`` to ``high`` is what it says (``high`` null where it sets no ceiling), ``best`` the one
    number to show; ``mentions`` are the indices of the figures that it was added up from.
    """

    low: int
    best: int
    high: int | None
    mentions: tuple[int, ...]


def value(figure: Figure) -> int | None:
    """The one number to show for a figure: the best, else the bound, else the least."""
    for number in (figure.best, figure.low, figure.high):
        if number is not None:
            return number
    return None


def distinct(text: Text, mentions: Sequence[FigureMention]) -> list[FigureMention]:
    """The figures with repetitions left out: the same harm of the same number, or the same person.

    A pronoun counts nobody new, and neither does "the victim", a deed that has a victim already
    ("a fatal shooting") or a part of a whole. A single person is known again by name or noun.
    """
    wholes = [n for n, m in enumerate(mentions) if m.figure.part_of is None]
    singles = [n for n in wholes if _one(mentions[n])]
    who = {
        n: number
        for number, person in enumerate(persons(text, mentions, singles))
        for n in person.mentions
    }
    firm = {
        mentions[n].figure.what
        for n in wholes
        if mentions[n].by != "deeds" and not _again(text, mentions[n])
    }
    kept: list[FigureMention] = []
    seen: set[tuple[object, ...]] = set()
    for n in wholes:
        mention = mentions[n]
        key = (mention.figure.what, who[n]) if n in who else _key(text, mention)
        weak = mention.by == "deeds" or _again(text, mention)
        if key in seen or (
            weak and (mention.figure.what in firm or any(k[0] == key[0] for k in seen))
        ):
            continue
        seen.add(key)
        kept.append(mention)
    return kept


def _one(mention: FigureMention) -> bool:
    harmed = mention.figure.what in {"killed", "wounded", "people"}
    return (
        harmed and mention.by != "deeds" and value(mention.figure) == 1 and mention.noun is not None
    )


def toll(text: Text, mentions: Sequence[FigureMention], what: Counted) -> Toll | None:
    """The report's current toll of one kind of harm; null where it gives none.

    Figures of one sentence that are no parts are added up ("three soldiers and two civilians"),
    repetitions counted once, persons by who they are. The largest sum is the toll, but what the
    headline and the lead give, no later sentence raises, unless it speaks of others, sums up or
    names them: what is larger there is another incident. So are dead who are told of further down,
    tied to nobody of those hurt in the headline and lead. A perpetrator who died counts beside those
    he killed. Left out are figures of longer periods, of other years, and with "since". Where only
    hits are told ("four people were shot") the wounded are those hit who are not said to be dead.

    >>> from reportedly.figures import find
    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Nine people were shot, two fatally."))
    >>> [(found := toll(text, find(text), w)) and found.best for w in ("killed", "wounded")]
    [2, 7]
    """
    told = _Told.of(text, mentions)
    if what == "killed":
        return _with_perpetrators(told, _sum(told, "killed"))
    if what != "wounded":
        return _sum(told, what)
    own = _sum(told, "wounded", told.dead)
    hit = _sum(told, "people")
    dead = toll(text, mentions, "killed")
    if hit and own and _numbered(told, own) and not _opening(told, hit):
        return own
    left = _alive(told, hit, dead.best if dead else 0) if hit else 0
    if hit is None or left <= (own.best if own else 0):
        return own
    return Toll(own.low if own else left, left, left, hit.mentions)


def _opening(told: _Told, found: Toll) -> bool:
    """Whether a toll is given by the headline and lead."""
    return all(_opens(told.text, told.mentions[n]) for n in found.mentions)


def _numbered(told: _Told, found: Toll) -> bool:
    """Whether the headline and lead give a toll as a number of several, not as this man and that."""
    figures = [told.mentions[n].figure for n in found.mentions]
    return _opening(told, found) and any(_exact(f) and (f.best or 0) > 1 for f in figures)


def _alive(told: _Told, hit: Toll, dead: int) -> int:
    """How many of those hit are not among the dead: "five others were hit" counts none of them."""
    singles = [told.who[n] for n in hit.mentions if n in told.who]
    if len(singles) == len(hit.mentions) and sum(p.dead for p in told.persons) >= dead > 0:
        return sum(_spared(told, p) for p in singles)
    if any(_of_others(told, n) for n in hit.mentions if n not in told.who):
        return hit.best - sum(told.persons[p].dead for p in singles)
    return hit.best - dead


def _spared(told: _Told, number: int) -> bool:
    """Whether a person hit is nobody of the dead: he cannot be one of those, and they are no more."""
    person = told.persons[number]
    return not person.dead and all(apart(person, p) for p in told.persons if p.dead)


def _of_others(told: _Told, n: int) -> bool:
    span = told.mentions[n].figure.mention
    return any(t.lower in _OTHERS for t in told.text.between(span.start, span.end))


@dataclass(frozen=True, slots=True)
class _Told:
    """A report's figures with the persons whom the single ones mean."""

    text: Text
    mentions: Sequence[FigureMention]
    who: Mapping[int, int]
    """The person (by number) of each single mention."""
    dead: frozenset[int]
    hurt: frozenset[int]
    persons: Sequence[Person]

    @classmethod
    def of(cls, text: Text, mentions: Sequence[FigureMention]) -> _Told:
        singles = [n for n, m in enumerate(mentions) if _single(text, m)]
        found = persons(text, mentions, singles)
        who = {n: number for number, person in enumerate(found) for n in person.mentions}
        dead = frozenset(n for n, p in enumerate(found) if p.dead)
        return cls(text, mentions, who, dead, frozenset(range(len(found))) - dead, found)


def _single(text: Text, mention: FigureMention) -> bool:
    return (
        _one(mention)
        and _counts(text, mention, mention.figure.what)
        and _sentence(text, mention) is not None
    )


def _with_perpetrators(told: _Told, counted: Toll | None) -> Toll | None:
    """The dead with a perpetrator who died too, where what counts the dead leaves him out.

    "Killed three people before killing himself" and "two officers" leave him out; "three people
    were killed" may count him.
    """
    ended = [
        p for p in told.persons if p.perpetrator and (p.dead or (p.oneself and _suicide(told.text)))
    ]
    counted_in = set(counted.mentions) if counted else set()
    ended = [p for p in ended if not counted_in & set(p.mentions)][:1]
    if not ended:
        return counted
    if counted is None:
        return Toll(1, 1, 1, tuple(ended[0].mentions[:1]))
    if not all(_others(told, n) for n in counted.mentions):
        return counted
    high = None if counted.high is None else counted.high + 1
    mentions = (*counted.mentions, ended[0].mentions[0])
    return Toll(counted.low + 1, counted.best + 1, high, tuple(sorted(mentions)))


def _others(told: _Told, n: int) -> bool:
    """Whether a figure counts those whom somebody killed, so that he is none of them."""
    mention, tokens = told.mentions[n], told.text.tokens
    inside = told.text.between(mention.figure.mention.start, mention.figure.mention.end)
    head = inside[-1] if mention.noun is None else tokens[mention.noun]
    sentence = told.text.words(told.text.sentence_of(head))
    if any(t.lower in {"including", "among"} for t in sentence):
        return False
    if mention.noun is not None and singular(head) not in words("persons", "anybody"):
        return True
    while head.dep == "conj":
        head = head.head
    if head.dep == "pobj":
        return singular(head.head.head) in words("persons", "done")
    return head.dep == "dobj" and head.head.lemma not in {"leave", "find"}


def _suicide(text: Text) -> bool:
    return any(t.lower in {"suicide", "suicides"} for t in text.tokens)


def _sum(told: _Told, what: Counted, gone: frozenset[int] = frozenset()) -> Toll | None:
    text, mentions = told.text, told.mentions
    sums: dict[int, list[int]] = {}
    for n, mention in enumerate(mentions):
        sentence = _sentence(text, mention) if _counts(text, mention, what) else None
        if sentence is None or told.who.get(n) in gone:
            continue
        sums.setdefault(sentence, []).append(n)
    best: list[int] = []
    led = False
    for sentence in sorted(sums):
        indices = _once(told, sums[sentence])
        total, before = _total(mentions, indices), _total(mentions, best)
        first = text.sentences[sentence].part in {"headline", "lead"}
        more = total > 1 and before == 1 and _goes_further(told, indices)
        if total > before and (not led or first or more):
            best = indices
        firm = total > 1 or all(_exact(mentions[n].figure) for n in indices)
        led = led or (first and total > 0 and firm)
    if what == "killed" and not led:
        sums = {i: kept for i, some in sums.items() if (kept := _linked(told, some, i))}
        best = max(
            ([*_once(told, some)] for some in sums.values()),
            key=lambda x: _total(mentions, x),
            default=[],
        )
    if not sums:
        return None
    figures = [mentions[n].figure for n in best]
    highs = [f.high if f.best is None else f.best for f in figures]
    return Toll(
        sum(f.low or f.best or 0 for f in figures),
        _total(mentions, best),
        None if any(h is None for h in highs) else sum(h or 0 for h in highs),
        tuple(best),
    )


def _counts(text: Text, mention: FigureMention, what: Counted) -> bool:
    figure = mention.figure
    part = figure.part_of is not None and what != "killed"
    if figure.what != what or part or figure.since is not None or value(figure) is None:
        return False
    if figure.scope == "cumulative" and mention.by != "totals":
        return False
    if what == "people":
        return mention.governor is not None and text.tokens[mention.governor].lemma in HIT
    return True


def _sentence(text: Text, mention: FigureMention) -> int | None:
    token = text.token_at(mention.figure.mention.start)
    if token is None:
        return None
    sentence = text.sentences[token.sentence]
    if not _first_told(text, token.sentence) and _ELSEWHEN.search(text.string[sentence.start : sentence.end]):
        return None
    return token.sentence


def _first_told(text: Text, sentence: int) -> bool:
    """Whether a sentence is of the headline or opens the lead: its incident is the report's, however old."""
    sentences = text.sentences
    if sentences[sentence].part == "headline":
        return True
    opened = next((s.i for s in sentences if s.part != "headline"), 0)
    return sentences[sentence].part == "lead" and sentence - opened < _OPENING


def _goes_further(told: _Told, indices: list[int]) -> bool:
    """Whether a later sentence adds to the one person of the lead: "others", "all three", by name."""
    if any(_of_others(told, n) or _sums_up(told, n) for n in indices):
        return True
    return all(n in told.who and told.persons[told.who[n]].names for n in indices)


def _linked(told: _Told, some: list[int], sentence: int) -> list[int]:
    """Those of the dead of a sentence who are tied to people hurt in the headline and lead.

    All of them where these tell of nobody hurt, or of dead, or the sentence speaks of the incident.
    """
    early = [n for n, m in enumerate(told.mentions) if _opens(told.text, m)]
    whats = {told.mentions[n].figure.what for n in early}
    hurt = {
        n
        for n in early
        if (what := told.mentions[n].figure.what) in {"wounded", "people"}
        and _counts(told.text, told.mentions[n], what)
    }
    if not hurt or "killed" in whats or _of_the_incident(told.text, sentence):
        return some
    return [n for n in some if _tied_to(told, n, hurt)]


def _opens(text: Text, mention: FigureMention) -> bool:
    token = text.token_at(mention.figure.mention.start)
    return token is not None and text.sentence_of(token).part in {"headline", "lead"}


def _of_the_incident(text: Text, sentence: int) -> bool:
    """ "The blast", "this attack": the incident that the report is about."""
    return any(
        singular(token) in words("totals", "incidents")
        and any(c.lower in {"the", "this"} for c in token.children)
        for token in text.words(text.sentences[sentence])
    )


def _tied_to(told: _Told, n: int, hurt: set[int]) -> bool:
    """Whether a figure is of somebody hurt, "one of the victims", or a number without a noun."""
    person = told.who.get(n)
    if person is not None and hurt & set(told.persons[person].mentions):
        return True
    quote = told.mentions[n].figure.mention.quote.lower()
    return "victim" in quote or " of " in quote or told.mentions[n].noun is None


def _exact(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high


def _total(mentions: Sequence[FigureMention], indices: Sequence[int]) -> int:
    return sum(value(mentions[n].figure) or 0 for n in indices)


def _once(told: _Told, indices: list[int]) -> list[int]:
    """The mentions of a sentence, each person and each number once."""
    kept: list[int] = []
    seen: set[object] = set()
    for n in indices:
        mention = told.mentions[n]
        key: object = told.who.get(n, _key(told.text, mention))
        if n not in told.who and _another_group(told, kept, n):
            kept.append(n)
            continue
        if key in seen or mention.figure.part_of is not None:
            continue
        seen.add(key)
        kept.append(n)
    firm = [n for n in kept if told.mentions[n].by != "deeds"]
    return _unsplit(told, firm) or kept or indices[:1]


def _another_group(told: _Told, kept: list[int], n: int) -> bool:
    """ "Two guards and two cooks", "two soldiers … and two nurses": a group as large as one before.

    It is another where it is listed beside that one, or counts people who cannot be those.
    """
    noun, key = told.mentions[n].noun, _key(told.text, told.mentions[n])
    if noun is None or told.mentions[n].figure.part_of is not None:
        return False
    alike = [m for k in kept if _key(told.text, m := told.mentions[k]) == key]
    return bool(alike) and all(
        _listed_beside(told, noun, m) or _others_than(told.mentions[n], m) for m in alike
    )


def _listed_beside(told: _Told, noun: int, other: FigureMention) -> bool:
    token, before = told.text.tokens[noun], other.noun
    while token.dep == "conj" and before is not None:
        token = token.head
        if token.i == before:
            return singular(token) != singular(told.text.tokens[noun])
    return False


def _others_than(one: FigureMention, other: FigureMention) -> bool:
    who = {one.figure.who, other.figure.who}
    return len(who) == 2 and bool(who & _UNIFORMED) and not who & {"unknown", "mixed", None}


def _unsplit(told: _Told, indices: list[int]) -> list[int]:
    """Without what only divides or sums up: "four teens, one of 19 and three of 17", "both died"."""
    sizes = [value(told.mentions[n].figure) or 0 for n in indices]
    if len(indices) > 2 and sizes[0] == sum(sizes[1:]):
        return indices[:1]
    indices = [n for n in indices if not any(_spells_out(told, n, m) for m in indices if m < n)]
    summing = [n for n in indices if _sums_up(told, n)]
    others = [n for n in indices if n not in summing]
    if summing and others:
        return max(summing, others, key=lambda some: _total(told.mentions, some))
    return indices


def _spells_out(told: _Told, n: int, group: int) -> bool:
    """ "Three others, a woman, her son and …": whether a figure is in apposition to a group."""
    noun, whole = told.mentions[n].noun, told.mentions[group].noun
    if noun is None or whole is None or (value(told.mentions[group].figure) or 0) < 2:
        return False
    if singular(told.text.tokens[whole]) not in words("persons", "anybody"):
        return False  # "three women, one man injured"
    token = told.text.tokens[noun]
    while token.dep in {"conj", "appos"} and token.head.i < token.i:
        apposed = token.dep == "appos"
        token = token.head
        if token.i == whole:
            return apposed
    return False


def _sums_up(told: _Told, n: int) -> bool:
    figure = told.mentions[n].figure
    return (
        figure.mention.quote.split()[0].lower() in {"both", "all"} and told.mentions[n].noun is None
    )


def _again(text: Text, mention: FigureMention) -> bool:
    noun = mention.noun
    return value(mention.figure) == 1 and noun is not None and singular(text.tokens[noun]) in AGAIN


def _key(text: Text, mention: FigureMention) -> tuple[object, ...]:
    figure = mention.figure
    if value(figure) == 1 and mention.noun is not None:
        return (figure.what, 1, singular(text.tokens[mention.noun]))
    return (figure.what, figure.low, figure.best, figure.high)
