"""The heads of both sides read as somebody, or as the thing that was hit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from reportedly import actors
from reportedly.actors import Who
from reportedly.claim import EventKind, Party
from reportedly.events.grammar import RELATIVES, under, words
from reportedly.events.lexicon import classes
from reportedly.events.means import weapons
from reportedly.language.text import Text, Token
from reportedly.span import Span

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
        if acting and head.lemma in words("strife"):
            continue  # "the Karabakh war killed thousands": nobody's deed
        beside = {other.i for other in heads if other is not head}
        read = list(_read(text, head, things, beside))
        if not read and acting:
            meant = _said(head) if head.pos == "PRON" else head
            if _acts(text, meant):
                read = [Party(None, _role(text, meant), None, text.span_of(*phrase(meant)))]
            elif siding := [c for c in head.kids(*MODIFYING) if c.lower in words("siding")]:
                read = [_sided(text, siding[-1])]  # "government aircraft", "rebel shells"
            elif head.dep == "conj" and head.lower in words("siding"):
                read = [_sided(text, head)]  # "Russian and regime bombing"
        if found and head.lower in words("siding") and _one(text, head, found[-1]):
            whole = text.span(found[-1].mention.start, head.end)  # "Syrian government" strikes
            found[-1] = replace(found[-1], role=_role(text, head), mention=whole)
            continue
        for party in read:
            found = [p for p in found if p.code or not _inside(p, party)]
            if not any(_same(party, other) for other in found):
                found.append(party)
    return tuple(found)


def as_place(text: Text, party: Party, kind: EventKind) -> Party:
    """A shelled or captured town as a town, though its name may stand for the government in it.

    And a name that the tagger takes for a person's, where only places are raided and shelled.
    """
    if party.role == "person" and kind in {"air-strike", "shelling"}:
        return replace(party, name=None, role=None)
    words = text.between(party.mention.start, party.mention.end)
    if party.role == "government" and words and actors.seated(text, words[-1]):
        return replace(party, name=None, role=None, code=None)
    return party


def apart(text: Text, party: Party, trigger: Span, acting: bool) -> Party | None:
    """A party of a headline whose verb the parse took into its name: "Coalition Strikes Mosul Hospital".

    Who acts stands before the verb, and is read from these words alone; null where they name nobody.
    """
    mention = party.mention
    if mention.end <= trigger.start or mention.start >= trigger.end:
        return party
    if not acting:
        after = [t for t in text.between(trigger.end, mention.end) if t.start >= trigger.end]
        return replace(party, mention=text.span_of(*after)) if after else None
    before = text.between(mention.start, trigger.start)
    if not before:
        return None
    one = actors.alone(text, before[-1])
    role = actors.role_at(text, before[-1].i)
    whole = text.span_of(*before)
    named = Party(one.name, role or one.role, one.code, whole) if one else None
    return named or (Party(None, role, None, whole) if role else None)


def _sided(text: Text, modifier: Token) -> Party:
    """A side that only stands before a noun, as "government" in "government aircraft"."""
    return Party(None, _role(text, modifier), None, text.span_of(modifier))


def _role(text: Text, head: Token) -> str | None:
    """The part that a modifier plays by its noun alone, as "police" in "police raid"."""
    role = actors.role_at(text, head.i) if head.dep in {*MODIFYING, "conj"} else None
    return None if role == "nobody" else role


def _one(text: Text, head: Token, before: Party) -> bool:
    """Whether a modifier and the party before it name one side: "Syrian" and "government"."""
    beside = text.tokens[head.i - 1]
    state = before.code is not None and before.role in {"state", "people"}
    return state and head.dep in MODIFYING and beside.end == before.mention.end


def _acts(text: Text, head: Token) -> bool:
    """Whether an unknown noun phrase is somebody who acts: an organisation by name, or people."""
    named = classes()["body"] | classes()["person"]
    if any(head in (arm.head, *arm.words) for arm in weapons(text).get(head.sentence, ())):
        return False
    if head.lower in words("doubting"):
        return False  # "Suspected Gas Attack"
    if head.dep in MODIFYING and head.tag in {"NNS", "NNPS"} and _role(text, head):
        return True  # "Terrorists Rocket Attack"
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


def _inside(one: Party, whole: Party) -> bool:
    """Whether a nameless party is a part of the next one's words: "Assad", "Assad regime"."""
    return one.mention != whole.mention and whole.mention.covers(one.mention)


def _same(one: Party, other: Party) -> bool:
    if one.mention == other.mention and one.code == other.code:
        return True
    return one.name is not None and (one.name, one.code, one.role) == (
        other.name,
        other.code,
        other.role,
    )


def _read(text: Text, head: Token, things: bool, beside: Set[int]) -> Iterable[Party]:
    """Whom one noun phrase names, those ``beside`` it in the list left to themselves."""
    if head.pos not in NOUNS or head.lower in RELATIVES or not head.text[:1].isalnum():
        return
    if head.lower == "eachother" or _is_not(text, head):
        return
    known = [who for who in somebody(text, head) if who.head not in beside and not _flies(head)]
    if known:
        yield from (who.party() for who in known)
        return
    others = head.lemma in words("others")  # "Turkey and its allies": these are not Turkey
    armed = not things and any(head is arm.head for arm in weapons(text).get(head.sentence, ()))
    whose = () if others else _owners(head, armed)
    if _flies(head):
        whose = [c for c in whose if c.entity == "NORP"]  # "Russian bombers", not "Tupolev bombers"
    owners = next((found for owner in whose if (found := somebody(text, owner))), [])
    called = next((a for a in head.kids("appos") if a.entity == "PERSON"), None)
    if called is not None and (named := somebody(text, called)):
        whole = text.span_of(*phrase(head), called)  # "his French colleague Emmanuel Macron"
        code = named[0].code or (owners[0].code if owners else None)
        yield replace(named[0].party(), code=code, mention=whole)
        return
    if owners:
        whole = text.span_of(*phrase(head))
        so_many = head.lemma in CROWDS | {"ten", "score", "number", "group"}  # "dozens of students"
        whole_one = things or (so_many and head.child("prep") is not None)
        if things and head.lemma in words(
            "inhabited"
        ):  # "the Syrian town": in Syria, not its state
            yield Party(None, None, owners[0].code, whole)
            return
        yield from (replace(o.party(), mention=whole) if whole_one else o.party() for o in owners)
        return
    if things and (head.pos in {"NOUN", "PROPN", "NUM"} or head.lower in words("some")):
        yield Party(None, None, None, text.span_of(*phrase(head)))


def _is_not(text: Text, head: Token) -> bool:
    """Whether a name only says who somebody is not: "most of them non-Syrians"."""
    before = text.tokens[max(0, head.i - 2) : head.i]
    return bool(before) and before[0].lower == "non" and before[-1].text in {"-", "–", "non"}


def _flies(head: Token) -> bool:
    """Bombers that are aircraft: "Tupolev bombers", "strategic bombers"; two others may be people."""
    if head.lemma != "bomber":
        return False
    near = head.kids(*MODIFYING)
    if any(c.lower in words("flying") for c in near):
        return True
    made = [c for c in near if c.pos == "PROPN" and c.entity not in {"NORP", "GPE"}]
    return bool(made) and all(c.pos != "NOUN" for c in near)  # not "suicide bombers"


def somebody(text: Text, token: Token) -> Sequence[Who]:
    """Whom a noun phrase, a pronoun or a modifier ("Georgian", "the ministry's") stands for."""
    known = actors.whos(text, token)
    if known:
        return known
    one = actors.refer(text, token) or actors.who(text, token)
    return [one] if one is not None else []


def _owners(head: Token, armed: bool) -> Iterable[Token]:
    """Whom a thing belongs to: "Armenian positions", "the ministry's decision", "members of the militia".

    Of ``armed`` ones also "aircraft of the coalition".
    """
    yield from (
        c
        for c in head.children
        if c.dep in {"poss", "amod", "compound", "nmod"}
        and (c.text[:1].isupper() or c.lower in words("siding"))
        and not _dashed(c, head)
    )
    for child in head.kids("poss"):
        if child.lower == "whose":
            yield from (a.head for a in child.ancestors() if a.dep == "relcl")
        elif child.pos == "PRON":
            yield child
    if (
        armed
        or head.pos == "NUM"
        or head.lemma in classes()["force"] | classes()["statehood"] | MADE_OF
    ):
        yield from under(head, "of", "from")


def _dashed(modifier: Token, head: Token) -> bool:
    """Whether a dash with room around it parts a headline's source from its first words."""
    return any(
        c.text in {"-", "–", "—", ":", "|"} and modifier.i < c.i < head.i and c.start > modifier.end
        for c in head.kids("punct")
    )


def phrase(head: Token) -> list[Token]:
    """A noun phrase without its relative clauses: what stands before the head, and "of" phrases."""
    inside, todo = [head], [head]
    while todo:
        token = todo.pop()
        for child in token.children:
            before = child.dep in BEFORE and child.i < head.i and not _dashed(child, token)
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
