"""The groups of one sentence, each once: what is said again, split up or summed up counts nobody new."""

from __future__ import annotations

from reportedly.figures.lexicon import singular, words
from reportedly.figures.mention import FigureMention
from reportedly.figures.told import Told, value
from reportedly.language import Text

#: Words for somebody spoken of before; alone they are a first mention like any other.
AGAIN = frozenset({"he", "she", "him", "her", "victim", "man", "woman", "person", "body"})
_UNIFORMED = frozenset({"military", "police"})


def once(told: Told, indices: list[int]) -> list[int]:
    """The mentions of a sentence, each person and each number once."""
    kept: list[int] = []
    seen: set[object] = set()
    for n in indices:
        mention = told.mentions[n]
        key: object = told.who.get(n, key_of(told.text, mention))
        if n not in told.who and _another_group(told, kept, n):
            kept.append(n)
            continue
        if key in seen or mention.figure.part_of is not None:
            continue
        seen.add(key)
        kept.append(n)
    firm = [n for n in kept if told.mentions[n].by != "deeds"]
    return _unsplit(told, firm) or kept or indices[:1]


def _another_group(told: Told, kept: list[int], n: int) -> bool:
    """ "Two guards and two cooks", "two soldiers … and two nurses": a group as large as one before.

    It is another where it is listed beside that one, or counts people who cannot be those.
    """
    noun, key = told.mentions[n].noun, key_of(told.text, told.mentions[n])
    if noun is None or told.mentions[n].figure.part_of is not None:
        return False
    alike = [m for k in kept if key_of(told.text, m := told.mentions[k]) == key]
    return bool(alike) and all(
        _listed_beside(told, noun, m) or _others_than(told.mentions[n], m) for m in alike
    )


def _listed_beside(told: Told, noun: int, other: FigureMention) -> bool:
    token, before = told.text.tokens[noun], other.noun
    if before is None:  # "a couple and their two children"
        last = told.text.token_at(other.figure.mention.end - 1)
        before = last.i if last is not None else -1
    while token.dep == "conj":
        token = token.head
        if token.i == before:
            return singular(token) != singular(told.text.tokens[noun])
    return False


def _others_than(one: FigureMention, other: FigureMention) -> bool:
    who = {one.figure.who, other.figure.who}
    return len(who) == 2 and bool(who & _UNIFORMED) and not who & {"unknown", "mixed", None}


def _unsplit(told: Told, indices: list[int]) -> list[int]:
    """Without what only divides or sums up: "four teens, one of 19 and three of 17", "both died"."""
    sizes = [value(told.mentions[n].figure) or 0 for n in indices]
    if len(indices) > 2 and sizes[0] == sum(sizes[1:]):
        return indices[:1]
    indices = [n for n in indices if not any(_spells_out(told, n, m) for m in indices if m < n)]
    summing = [n for n in indices if sums_up(told, n)]
    others = [n for n in indices if n not in summing]
    if summing and others:
        return max(summing, others, key=lambda some: told.total(some))
    return indices


def _spells_out(told: Told, n: int, group: int) -> bool:
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


def sums_up(told: Told, n: int) -> bool:
    """ "Both died", "all three": whether a mention sums up those told of before."""
    quote, noun = told.mentions[n].figure.mention.quote.lower(), told.noun(n)
    if noun is not None and singular(noun) == "life":  # "the spree that took four lives"
        return noun.dep == "dobj" and noun.head.lemma in {"take", "claim", "cost"}
    before = noun is None or singular(noun) == "victim"
    return before and quote.split()[0] in {"both", "all"}


def again(text: Text, mention: FigureMention) -> bool:
    """Whether a mention is of one person spoken of before ("the victim")."""
    noun = mention.noun
    return value(mention.figure) == 1 and noun is not None and singular(text.tokens[noun]) in AGAIN


def key_of(text: Text, mention: FigureMention) -> tuple[object, ...]:
    """What two mentions of the same have in common: the harm and the number, or one person's noun."""
    figure = mention.figure
    if value(figure) == 1 and mention.noun is not None:
        return (figure.what, 1, singular(text.tokens[mention.noun]))
    return (figure.what, figure.low, figure.best, figure.high)
