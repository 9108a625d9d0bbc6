"""Lines between places: borders ("the border of Armenia and Iran") and lines of contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.language.text import Text, Token
from reportedly.places.gazetteer import Entry

_BORDERS = frozenset({"border", "borders", "frontier", "frontiers"})
#: What may be "a border town": the border only says which town.
_AT_BORDER = frozenset(
    {
        "town",
        "towns",
        "city",
        "cities",
        "village",
        "villages",
        "post",
        "guard",
        "guards",
        "police",
        "forces",
        "troops",
    }
)
_LINKS = frozenset(
    {
        "of",
        "between",
        "with",
        "and",
        ",",
        "the",
        "-",
        "‑",
        "–",
        "'s",
        "’s",
        "both",
        "unrecognized",
        "unrecognised",
    }
)
_BETWEEN_SIDES = _LINKS - {"of", "with", "between"}
_BEFORE_NOUN = frozenset({"'s", "’s", "state", "southern", "northern", "eastern", "western"})
#: Before "line"; and after it, following "of".
_CONTACT = frozenset({"contact", "demarcation", "ceasefire", "cease-fire", "armistice"})


@dataclass(frozen=True, slots=True)
class Member:
    """A name or adjective that a line may run along: its tokens and its place."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Line:
    """A line named in the text: tokens ``first`` to ``last`` (exclusive), ``head`` its noun."""

    first: int
    last: int
    head: int
    name: str
    members: tuple[Member, ...]
    within: Entry | None = None


def lines(text: Text, members: Sequence[Member]) -> Iterator[Line]:
    """Every border that names its sides, and every line of contact, in order."""
    by_first = {m.first: m for m in members}
    by_last = {m.last: m for m in members}
    for token in text.tokens:
        if token.lower in _BORDERS and token.pos in {"NOUN", "PROPN"}:
            line = _border(text, token, by_first, by_last)
        elif token.lower in {"line", "lines"}:
            line = _contact(text, token, by_first)
        else:
            continue
        if line:
            yield line


def _border(
    text: Text, noun: Token, by_first: dict[int, Member], by_last: dict[int, Member]
) -> Line | None:
    sentence = text.sentence_of(noun)
    before: list[Member] = []
    i = noun.i
    while i > sentence.first:
        member = by_last.get(i)
        if member:
            before.insert(0, member)
            i = member.first
        elif text.tokens[i - 1].lower in (_BETWEEN_SIDES if before else _BEFORE_NOUN):
            i -= 1
        else:
            break
    after: list[Member] = []
    i = noun.i + 1
    if i < sentence.last and text.tokens[i].lower in {"of", "between", "with"}:
        while i < sentence.last:
            member = by_first.get(i)
            if member:
                after.append(member)
                i = member.last
            elif text.tokens[i].lower in _LINKS:
                i += 1
            else:
                break
    together = [*before, *after]
    sides = list(dict.fromkeys(m.entry.name for m in together))
    kept_for = noun.dep == "compound" and not after and noun.head.lower in _AT_BORDER
    if not sides or kept_for:  # "a Syrian border town" is a town
        return None
    first = min(noun.i, *(m.first for m in together))
    last = max(noun.i + 1, *(m.last for m in together))
    return Line(first, last, noun.i, f"border of {_listed(sides)}", tuple(together))


def _contact(text: Text, noun: Token, by_first: dict[int, Member]) -> Line | None:
    tokens = text.tokens
    before = tokens[noun.i - 1].lower if noun.i else ""
    after = tokens[noun.i + 1 : noun.i + 3]
    first, last = noun.i, noun.i + 1
    if before in _CONTACT:
        first, kind = noun.i - 1, before
    elif len(after) == 2 and after[0].lower == "of" and after[1].lower in _CONTACT:
        last, kind = noun.i + 3, after[1].lower
    else:
        return None
    within = None
    i = last
    while i < len(tokens) and tokens[i].lower in {"in", "the", "of"}:
        i += 1
    if i > last and i in by_first:
        within = by_first[i].entry
    name = f"{kind} line in {within.name}" if within else f"{kind} line"
    return Line(first, last, noun.i, name, (), within)


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
