"""What hangs on a noun phrase and says whose it is: the state or group behind it, an office."""

from __future__ import annotations

from reportedly.actors import names, phrase
from reportedly.actors.names import Match
from reportedly.actors.roles import RoleMatch, roles
from reportedly.language import Text, Token


def belonging(text: Text, head: Token) -> list[Match]:
    """The named ones that a phrase belongs to: by adjective, compound, possessor, *of* or *from*."""
    found: list[Match] = []
    at = names.matches(text)
    own = roles(text).get(head.i)
    inner = range(own.first, own.last + 1) if own else ()
    for child in head.children:
        if child.i < head.i and child.dep in {"amod", "compound", "nmod", "poss", "nummod"}:
            _collect(text, child, at, found)
        elif child.dep == "prep" and child.lower in {"of", "from"} and child.i not in inner:
            for thing in child.kids("pobj"):
                for one in phrase.conjuncts(thing):
                    _collect(text, one, at, found)
    if own and own.last != head.i and not found:
        # "Ministry of Defence of Georgia": the parse may hang the state inside the office's name
        for child in text.tokens[own.last].children:
            if child.dep == "prep" and child.lower == "of":
                for thing in child.kids("pobj"):
                    _collect(text, thing, at, found)
    return firsts(found)


def title_of(text: Text, head: Token) -> RoleMatch | None:
    """The office before a person's name, or in apposition to it."""
    found = roles(text)
    for child in reversed(head.children):
        if child.i < head.i and child.i in found and child.dep in phrase.INSIDE | {"nmod", "appos"}:
            return found[child.i]
    for child in head.kids("appos"):
        if child.i in found:
            return found[child.i]
    if head.dep == "appos" and head.head.i in found:
        return found[head.head.i]
    return _beside(text, head)


def _beside(text: Text, head: Token) -> RoleMatch | None:
    """An office set off by a comma before or after the name, whatever the parse makes of it."""
    found = roles(text)
    first = head
    while first.i and text.tokens[first.i - 1].entity == "PERSON":
        first = text.tokens[first.i - 1]
    before = text.tokens[max(0, first.i - 8) : first.i]
    if before and before[-1].text == "," and before[-1].sentence == head.sentence:
        for token in reversed(before[:-1]):
            if token.text == "," or token.pos == "VERB":
                break
            match = found.get(token.i)
            if match and match.role.sort == "person" and not match.role.plural:
                return match
    after = text.tokens[head.i + 1 : head.i + 8]
    if after and after[0].text == ",":
        for token in after[1:]:
            if token.pos in {"VERB", "AUX", "PUNCT", "ADP", "PRON"}:
                break
            match = found.get(token.i)
            if match and match.role.sort == "person" and not match.role.plural:
                return match
    return None


def _collect(text: Text, token: Token, at: dict[int, Match], found: list[Match]) -> None:
    match = at.get(token.i)
    named = match is not None and (match.entry.code or match.entry.country)
    if match is not None and named and not names.sponsors(text, text.tokens[match.last]):
        found.append(match)
    if len(found) > 4:
        return
    for child in token.children:
        inside = child.i < token.i and child.dep in {"compound", "amod", "poss", "nmod"}
        inside = inside or (child.dep == "npadvmod" and token.dep == "amod")  # "Syrias embattled"
        if inside or (child.dep == "conj" and token.dep in {"amod", "compound", "nmod", "poss"}):
            if not (match and match.first <= child.i <= match.last):
                _collect(text, child, at, found)
        elif match is None and child.dep == "prep" and child.lower in {"of", "from"}:
            for thing in child.kids("pobj"):
                if thing.i > token.i:
                    _collect(text, thing, at, found)


def firsts(found: list[Match]) -> list[Match]:
    kept: dict[str | None, Match] = {}
    for match in found:
        kept.setdefault(match.entry.code or match.entry.name, match)
    return list(kept.values())
