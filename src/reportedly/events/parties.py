"""The heads of both sides read as somebody, or as the thing that was hit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly import actors
from reportedly.actors import Who
from reportedly.claim import Party
from reportedly.events.grammar import RELATIVES, under, words
from reportedly.events.lexicon import classes
from reportedly.events.means import weapons
from reportedly.language.text import Text, Token

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "VERB"})
#: Nouns that stand for whom their "of" phrase names.
MADE_OF = frozenset(
    {"member", "number", "group", "side", "dozen", "hundred", "thousand", "leader", "part"}
)
#: What may stand before the head of a noun phrase that names a thing.
BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "quantmod",
        "predet",
        "case",
        "advmod",
        "neg",
    }
)
#: Names of what does nothing by itself, as the tagger sorts them; "KABUL", "the Grad", "Monday".
NO_ACTORS = frozenset(
    {"GPE", "LOC", "FAC", "DATE", "TIME", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}
    | {"MONEY", "QUANTITY", "CARDINAL", "ORDINAL", "PERCENT"}
)
ORGANISED = frozenset({"ORG", "PERSON", "NORP"})
MODIFYING = frozenset({"amod", "compound", "nmod"})
CROWDS = frozenset({"dozen", "hundred", "thousand"})
SELVES = frozenset({"it", "he", "she", "they"})
LONGEST_THING = 12  # words of a mention that names no known party


def parties(
    text: Text, heads: Sequence[Token], things: bool, acting: bool = False
) -> tuple[Party, ...]:
    """Every party that these noun phrases name, in order, none twice.

    With ``things`` a noun phrase that is nobody stays as a party without name and code: what was
    shelled, who was killed. With ``acting`` the same holds of those alone who can do something, an
    organisation or people whom no table knows ("a Riga court", "the Harbour League").
    """
    found: list[Party] = []
    for head in heads:
        read = list(_read(text, head, things))
        if not read and acting:
            meant = _said(head) if head.pos == "PRON" else head
            if _acts(text, meant):
                read = [Party(None, None, None, text.span_of(*phrase(meant)))]
        for party in read:
            if not any(_same(party, other) for other in found):
                found.append(party)
    return tuple(found)


def _acts(text: Text, head: Token) -> bool:
    """Whether an unknown noun phrase is somebody who acts: an organisation by name, or people."""
    named = classes()["body"] | classes()["person"]
    if any(head in (arm.head, *arm.words) for arm in weapons(text).get(head.sentence, ())):
        return False
    if head.dep in MODIFYING:  # "the Harbour League raid", not "an Aleppo tunnel blast"
        return head.entity in ORGANISED or head.lower in words("siding")
    if head.pos == "PROPN":
        if not head.text[:1].isupper():
            return False  # "al" of "al-Hamadaniya"
        if any(c.dep == "compound" and c.lower in named for c in head.children):
            return True
        return head.entity not in NO_ACTORS
    if head.pos != "NOUN":
        return False
    made = under(head, "of") if head.lemma in MADE_OF else []
    if not made and head.lemma in CROWDS:  # "thousands took to the streets"
        return head.tag == "NNS"
    return head.lemma in named or any(_acts(text, one) for one in made)


def _said(pronoun: Token) -> Token:
    """Who says it of itself: "the league said it would …"; the pronoun where nobody does."""
    verb = pronoun.head
    if pronoun.dep != "nsubj" or pronoun.lower not in SELVES:
        return pronoun
    for _ in range(4):
        if verb.dep not in {"ccomp", "xcomp", "advcl"} or verb.is_root:
            break
        held, verb = verb, verb.head
        if held.dep == "ccomp" and (subject := verb.child("nsubj")) and subject.pos != "PRON":
            plural = subject.tag in {"NNS", "NNPS"} or bool(subject.kids("conj"))
            return subject if plural == (pronoun.lower == "they") else pronoun
    return pronoun


def _same(one: Party, other: Party) -> bool:
    if one.mention == other.mention and one.code == other.code:
        return True
    return one.name is not None and (one.name, one.code, one.role) == (
        other.name,
        other.code,
        other.role,
    )


def _read(text: Text, head: Token, things: bool) -> Iterable[Party]:
    if head.pos not in NOUNS or head.lower in RELATIVES:
        return
    known = somebody(text, head)
    if known:
        yield from (who.party() for who in known)
        return
    others = head.lemma in words("others")  # "Turkey and its allies": these are not Turkey
    whose = () if others else _owners(head)
    owners = next((found for owner in whose if (found := somebody(text, owner))), [])
    if owners:
        whole = text.span_of(*phrase(head))
        yield from (replace(o.party(), mention=whole) if things else o.party() for o in owners)
        return
    if things and head.pos in {"NOUN", "PROPN", "NUM"}:
        yield Party(None, None, None, text.span_of(*phrase(head)))


def somebody(text: Text, token: Token) -> Sequence[Who]:
    """Whom a noun phrase, a pronoun or a modifier ("Georgian", "the ministry's") stands for."""
    known = actors.whos(text, token)
    if known:
        return known
    one = actors.refer(text, token) or actors.who(text, token)
    return [one] if one is not None else []


def _owners(head: Token) -> Iterable[Token]:
    """Whom a thing belongs to: "Armenian positions", "the ministry's decision", "members of the militia"."""
    yield from (
        c
        for c in head.children
        if c.dep in {"poss", "amod", "compound", "nmod"}
        and (c.text[:1].isupper() or c.lower in words("siding"))
    )
    for child in head.kids("poss"):
        if child.lower == "whose":
            yield from (a.head for a in child.ancestors() if a.dep == "relcl")
        elif child.pos == "PRON":
            yield child
    if head.pos == "NUM" or head.lemma in classes()["force"] | classes()["statehood"] | MADE_OF:
        yield from under(head, "of", "from")


def phrase(head: Token) -> list[Token]:
    """A noun phrase without its relative clauses: what stands before the head, and "of" phrases."""
    inside, todo = [head], [head]
    while todo:
        for child in todo.pop().children:
            before = child.dep in BEFORE and child.i < head.i
            of = child.dep == "prep" and child.lower == "of" and child.child("pobj") is not None
            if before or of or child.dep in {"pobj", "case"}:
                inside.append(child)
                todo.append(child)
    inside.sort(key=lambda t: t.i)
    if inside[-1].i - inside[0].i >= LONGEST_THING:
        inside = [t for t in inside if head.i - LONGEST_THING < t.i <= head.i]
    return inside


def roles(read: Sequence[Party], heads: Sequence[Token]) -> set[str | None]:
    """The roles of one side; protesters and mobs are known by their nouns."""
    named = {party.role for party in read}
    for head in heads:
        if head.lemma in {"protester", "demonstrator", "protestor", "striker"}:
            named.add("protester")
        if head.lemma in classes()["mob"]:
            named.add("mob")
        if head.lemma in {
            "gunman",
            "militant",
            "rebel",
            "insurgent",
            "militia",
            "fighter",
            "jihadist",
            "terrorist",
            "guerrilla",
        }:
            named.add("armed-group")
        if head.lemma in {"soldier", "troop", "army", "military", "convoy", "warplane"}:
            named.add("military")
    return named
