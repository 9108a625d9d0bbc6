"""The heads of both sides read as somebody, or as the thing that was hit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly import actors
from reportedly.claim import Party
from reportedly.events.grammar import RELATIVES, under
from reportedly.events.lexicon import classes
from reportedly.language.text import Text, Token

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "VERB"})
#: What may stand before the head of a noun phrase that names a thing.
BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "case", "advmod", "neg"})
LONGEST_THING = 12  # words of a mention that names no known party


def parties(text: Text, heads: Sequence[Token], things: bool) -> tuple[Party, ...]:
    """Every party that these noun phrases name, in order, none twice.

    With ``things`` a noun phrase that is nobody stays as a party without name and code: what was
    shelled, who was killed.
    """
    found: list[Party] = []
    for head in heads:
        for party in _read(text, head, things):
            if all(party.mention != other.mention and not _same(party, other) for other in found):
                found.append(party)
    return tuple(found)


def _same(one: Party, other: Party) -> bool:
    return one.name is not None and (one.name, one.code, one.role) == (other.name, other.code, other.role)


def _read(text: Text, head: Token, things: bool) -> Iterable[Party]:
    if head.pos not in NOUNS or head.lower in RELATIVES:
        return
    known = actors.whos(text, head)
    if known:
        yield from (who.party() for who in known)
        return
    referred = actors.refer(text, head)
    if referred is not None:
        yield referred.party()
        return
    for owner in _owners(head):
        for who in actors.whos(text, owner):
            yield who.party()
            return
        whose = actors.refer(text, owner)
        if whose is not None:
            yield whose.party()
            return
    if things and head.pos in {"NOUN", "PROPN", "NUM"}:
        yield Party(None, None, None, text.span_of(*phrase(head)))


def _owners(head: Token) -> Iterable[Token]:
    """Whom a thing belongs to: "Armenian positions", "the ministry's decision", "members of the militia"."""
    yield from (c for c in head.children if c.dep in {"poss", "amod", "compound", "nmod"} and c.text[:1].isupper())
    yield from (c for c in head.children if c.dep == "poss" and c.pos == "PRON")
    if head.lemma in classes()["force"] | {"member", "number", "group", "side", "dozen", "hundred", "thousand", "leader"}:
        yield from under(head, "of", "from")


def phrase(head: Token) -> list[Token]:
    """A noun phrase without its relative clauses: what stands before the head, and "of" phrases."""
    words, todo = [head], [head]
    while todo:
        for child in todo.pop().children:
            before = child.dep in BEFORE and child.i < head.i
            if before or (child.dep == "prep" and child.lower == "of") or child.dep in {"pobj", "case"}:
                words.append(child)
                todo.append(child)
    words.sort(key=lambda t: t.i)
    if words[-1].i - words[0].i >= LONGEST_THING:
        words = [t for t in words if head.i - LONGEST_THING < t.i <= head.i]
    return words


def roles(read: Sequence[Party], heads: Sequence[Token]) -> set[str | None]:
    """The roles of one side; protesters and mobs are known by their nouns."""
    named = {party.role for party in read}
    for head in heads:
        if head.lemma in {"protester", "demonstrator", "protestor", "rioter", "striker"}:
            named.add("protesters")
        if head.lemma in classes()["mob"]:
            named.add("mob")
        if head.lemma in {"gunman", "militant", "rebel", "insurgent", "militia", "fighter", "jihadist", "terrorist", "guerrilla"}:
            named.add("armed-group")
        if head.lemma in {"soldier", "troop", "army", "military", "convoy", "warplane"}:
            named.add("military")
    return named
