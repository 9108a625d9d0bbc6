"""From the figures of a report to its toll: what it says by the end, each victim once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from reportedly.claim import Counted
from reportedly.figures.lexicon import singular, words
from reportedly.figures.mention import FigureMention
from reportedly.figures.once import again, key_of, once, sums_up
from reportedly.figures.persons import apart, persons
from reportedly.figures.told import Told, counts, exact, one, value
from reportedly.language import Text
from reportedly.tables import toml


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


def distinct(text: Text, mentions: Sequence[FigureMention]) -> list[FigureMention]:
    """The figures with repetitions left out: the same harm of the same number, or the same person.

    A pronoun counts nobody new, and neither does "the victim", a deed that has a victim already
    ("a fatal shooting") or a part of a whole. A single person is known again by name or noun.
    """
    wholes = [n for n, m in enumerate(mentions) if m.figure.part_of is None]
    singles = [n for n in wholes if one(mentions[n])]
    who = {
        n: number
        for number, person in enumerate(persons(text, mentions, singles))
        for n in person.mentions
    }
    firm = {
        mentions[n].figure.what
        for n in wholes
        if mentions[n].by != "deeds" and not again(text, mentions[n])
    }
    kept: list[FigureMention] = []
    seen: set[tuple[object, ...]] = set()
    for n in wholes:
        mention = mentions[n]
        key = (mention.figure.what, who[n]) if n in who else key_of(text, mention)
        weak = mention.by == "deeds" or again(text, mention)
        if key in seen or (
            weak and (mention.figure.what in firm or any(k[0] == key[0] for k in seen))
        ):
            continue
        seen.add(key)
        kept.append(mention)
    return kept


def toll(text: Text, mentions: Sequence[FigureMention], what: Counted) -> Toll | None:
    """The report's current toll of one kind of harm; null where it gives none.

    Figures of one sentence that are no parts are added up ("three soldiers and two civilians"),
    repetitions counted once, persons by who they are. The largest sum is the toll, but what the
    headline and the lead give, no later sentence raises, unless it speaks of others, sums up or
    names them: what is larger there is another incident. So are dead who are told of further down,
    tied to nobody of those hurt in the headline and lead. Perpetrators who died count beside those
    they killed. Left out are figures of longer periods, of other years, with "since", and of deeds
    that were only tried. Where only hits are told ("four people were shot") the wounded are those hit
    who are not said to be dead.

    >>> from reportedly.figures import find
    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Nine people were shot, two fatally."))
    >>> [(found := toll(text, find(text), w)) and found.best for w in ("killed", "wounded")]
    [2, 7]
    """
    told = Told.of(text, mentions)
    if what == "killed":
        return _as_counted(told, _killed(told))
    if what != "wounded":
        return _sum(told, what)
    return _wounded(told)


def _wounded(told: Told) -> Toll | None:
    """Those said to be wounded, or who were hit and are not said to be dead, where they are more."""
    own = _sum(told, "wounded", {n for n, p in told.who.items() if p in told.dead})
    hit = _sum(told, "people")
    dead = _killed(told)
    if own is not None and (died := _since_died(told, own)):
        own = Toll(own.low - died, own.best - died, own.high and own.high - died, own.mentions)
    if hit and own and _numbered(told, own) and not _opening(told, hit):
        return own
    left = _alive(told, hit, dead.best if dead else 0) if hit else 0
    if hit is None or left <= (own.best if own else 0):
        return own
    return Toll(own.low if own else left, left, left, hit.mentions)


def _since_died(told: Told, own: Toll) -> int:
    """How many of the wounded died by what is told further on: "one of the victims later died".

    Those, too, whom the number names: "five people, including Petrov, were wounded".
    """
    some = [n for n in own.mentions if (value(told.mentions[n].figure) or 0) > 1]
    sentences = {told.sentence(n, "wounded") for n in own.mentions}
    if len(some) != 1 or told.of_others(some[0]) or len(sentences) != 1:
        return 0
    (at,) = sentences
    if at is None or any(told.sentence(n, "killed") == at for n in range(len(told.mentions))):
        return 0
    here = {t.lower for t in told.text.words(told.text.sentences[at])}
    return sum(
        1
        for person in told.persons
        if person.dead
        and (person.names & here or any(_one_of_them(told, n, at) for n in person.mentions))
    )


def _one_of_them(told: Told, n: int, at: int) -> bool:
    """ "One of the victims", further on than the sentence ``at``."""
    later = (told.sentence(n, "killed") or 0) > at
    quote = told.mentions[n].figure.mention.quote.lower()
    noun = told.noun(n)
    of_them = noun is not None and singular(noun) in {"victim", "wounded", "injured"}
    return later and of_them and quote.startswith("one of the")


def _opening(told: Told, found: Toll) -> bool:
    """Whether a toll is given by the headline and lead."""
    return all(told.opens(n) for n in found.mentions)


def _numbered(told: Told, found: Toll) -> bool:
    """Whether the headline and lead give a toll as a number of several, not as this man and that."""
    figures = [told.mentions[n].figure for n in found.mentions]
    return _opening(told, found) and any(exact(f) and (f.best or 0) > 1 for f in figures)


def _alive(told: Told, hit: Toll, dead: int) -> int:
    """How many of those hit are not among the dead: "five others were hit" counts none of them."""
    singles = [told.who[n] for n in hit.mentions if n in told.who]
    if len(singles) == len(hit.mentions) and sum(p.dead for p in told.persons) >= dead > 0:
        return sum(_spared(told, p) for p in singles)
    if any(told.of_others(n) for n in hit.mentions if n not in told.who):
        return hit.best - sum(told.persons[p].dead for p in singles)
    return hit.best - dead


def _spared(told: Told, number: int) -> bool:
    """Whether a person hit is nobody of the dead: he cannot be one of those, and they are no more."""
    person = told.persons[number]
    return not person.dead and all(apart(person, p) for p in told.persons if p.dead)


def _killed(told: Told) -> Toll | None:
    """The dead; attackers whom a number counts ("five gunmen") beside those they killed."""
    several = {
        n for n, m in enumerate(told.mentions) if m.perpetrator and (value(m.figure) or 0) > 1
    }
    victims = _sum(told, "killed", several)
    attackers = _sum(told, "killed", set(range(len(told.mentions))) - several) if several else None
    if victims is None or attackers is None:
        return _with_perpetrators(told, victims or attackers)
    at = {told.sentence(n, "killed") for n in victims.mentions}
    apart_from_them = any(
        told.sentence(n, "killed") in at and told.mentions[n].figure.part_of is None
        for n in several
    )
    if not apart_from_them and not all(_others(told, n) for n in victims.mentions):
        return max(victims, attackers, key=lambda t: t.best)
    high = None
    if victims.high is not None and attackers.high is not None:
        high = victims.high + attackers.high
    mentions = tuple(sorted({*victims.mentions, *attackers.mentions}))
    return Toll(victims.low + attackers.low, victims.best + attackers.best, high, mentions)


def _as_counted(told: Told, counted: Toll | None) -> Toll | None:
    """The dead, where the headline or lead says of one the how many-th he is: "a third man has died"."""
    named: list[str] = toml("figures/counted.toml")["persons"]["ordinals"]  # from the second on
    best = 0
    for n in counted.mentions if counted else ():
        span = told.mentions[n].figure.mention
        for token in told.text.between(span.start, span.end):
            if told.opens(n) and token.lower in named:
                best = max(best, named.index(token.lower) + 2)
    if counted is None or best <= counted.best:
        return counted
    return Toll(best, best, best, counted.mentions)


def _with_perpetrators(told: Told, counted: Toll | None) -> Toll | None:
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


def _others(told: Told, n: int) -> bool:
    """Whether a figure counts those whom somebody killed, so that he is none of them."""
    mention, tokens = told.mentions[n], told.text.tokens
    inside = told.text.between(mention.figure.mention.start, mention.figure.mention.end)
    head = inside[-1] if mention.noun is None else tokens[mention.noun]
    sentence = told.text.words(told.text.sentence_of(head))
    if any(t.lower in {"including", "among"} for t in sentence):
        return False
    if _lying(told, n) and _suicide(told.text):
        return False  # "a couple were found dead in a murder-suicide": he is one of them
    if mention.noun is not None and singular(head) not in words("persons", "anybody"):
        return True
    while head.dep == "conj":
        head = head.head
    if head.dep == "pobj":
        return singular(head.head.head) in words("persons", "done")
    return head.dep == "dobj" and head.head.lemma not in {"leave", "find"}


def _lying(told: Told, n: int) -> bool:
    """Whether the dead are counted as they were found, not by what was done to them."""
    by = told.mentions[n].governor
    return by is not None and told.text.tokens[by].lower in {"dead", "body", "bodies", "found"}


def _suicide(text: Text) -> bool:
    return any(t.lower in {"suicide", "suicides"} for t in text.tokens)


def _sum(told: Told, what: Counted, left_out: Collection[int] = ()) -> Toll | None:
    text, mentions = told.text, told.mentions
    sums: dict[int, list[int]] = {}
    for n in range(len(mentions)):
        sentence = told.sentence(n, what)
        if sentence is not None and n not in left_out:
            sums.setdefault(sentence, []).append(n)
    best: list[int] = []
    led = False
    for sentence in sorted(sums):
        indices = once(told, sums[sentence])
        total, before = told.total(indices), told.total(best)
        first = text.sentences[sentence].part in {"headline", "lead"}
        more = total > 1 and before == 1 and _goes_further(told, indices)
        if total > before and (not led or first or more):
            best = indices
        figures = [mentions[n].figure for n in indices]
        firm = all(map(exact, figures)) or (total > 1 and any(f.bound != "vague" for f in figures))
        led = led or (first and total > 0 and firm)
    if what == "killed" and not led:
        sums = {i: kept for i, some in sums.items() if (kept := _linked(told, some, i))}
        best = max(
            ([*once(told, some)] for some in sums.values()),
            key=lambda x: told.total(x),
            default=[],
        )
    if not sums:
        return None
    best = [*best, *_also(told, best, sums.values())]
    figures = [mentions[n].figure for n in best]
    highs = [f.high if f.best is None else f.best for f in figures]
    return Toll(
        sum(f.low or f.best or 0 for f in figures),
        told.total(best),
        None if any(h is None for h in highs) else sum(h or 0 for h in highs),
        tuple(best),
    )


def _also(told: Told, best: list[int], sums: Iterable[list[int]]) -> list[int]:
    """Persons by name who further on "also" died, where the toll so far is of persons by name."""
    seen = {told.who.get(n) for n in best}
    if not best or None in seen or not all(told.persons[told.who[n]].names for n in best):
        return []
    more: dict[int, int] = {}
    for n in (n for some in sums for n in some if n not in best and n in told.who):
        by, person = told.mentions[n].governor, told.who[n]
        also = by is not None and any(
            c.lower == "also" for c in told.text.tokens[by].kids("advmod")
        )
        if also and person not in seen and told.persons[person].names:
            more.setdefault(person, n)
    return list(more.values())


def _goes_further(told: Told, indices: list[int]) -> bool:
    """Whether a later sentence adds to the one person of the lead: "others", "all three", by name."""
    if any(told.of_others(n) or sums_up(told, n) for n in indices):
        return True
    return all(n in told.who and told.persons[told.who[n]].names for n in indices)


def _linked(told: Told, some: list[int], sentence: int) -> list[int]:
    """Those of the dead of a sentence who are tied to people hurt in the headline and lead.

    All of them where these tell of nobody hurt, or of dead, or the sentence speaks of the incident.
    """
    early = [n for n in range(len(told.mentions)) if told.opens(n)]
    whats = {told.mentions[n].figure.what for n in early}
    hurt = {
        n
        for n in early
        if (what := told.mentions[n].figure.what) in {"wounded", "people"}
        and counts(told.text, told.mentions[n], what)
    }
    if not hurt or "killed" in whats or _of_the_incident(told.text, sentence):
        return some
    return [n for n in some if _tied_to(told, n, hurt)]


def _of_the_incident(text: Text, sentence: int) -> bool:
    """ "The blast", "this attack": the incident that the report is about."""
    return any(
        singular(token) in words("totals", "incidents")
        and any(c.lower in {"the", "this"} for c in token.children)
        for token in text.words(text.sentences[sentence])
    )


def _tied_to(told: Told, n: int, hurt: set[int]) -> bool:
    """Whether a figure is of somebody hurt, "one of the victims", or a number without a noun."""
    person = told.who.get(n)
    if person is not None and hurt & set(told.persons[person].mentions):
        return True
    quote = told.mentions[n].figure.mention.quote.lower()
    return "victim" in quote or " of " in quote or told.mentions[n].noun is None
