"""Whose act an event noun tells: what stands before it and can name somebody."""

from __future__ import annotations

from reportedly.actors.names import matches
from reportedly.events.grammar import DATED, first_listed, listed, words
from reportedly.events.kinds import group
from reportedly.events.lexicon import classes, inflected
from reportedly.events.matching import Found
from reportedly.language.text import Text, Token

#: What stands before a noun that brings its own words.
BEFORE = frozenset({"det", "poss", "amod", "nummod", "nmod"})

DIRECTIONS = frozenset(
    [
        "central",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "rural",
        "downtown",
    ]
)


def owners(text: Text, found: Found) -> list[Token]:
    """The heads of the possessors, demonyms and names before an event noun."""
    noun = found.head
    owner = [c for c in noun.children if c.dep == "poss"]
    beside = [c for t in found.words for c in t.children if c.dep in {"amod", "compound", "nmod"}]
    owner += [_leader(c) for c in beside]
    owner = [one for t in owner if t not in found.words and _names(t) for one in listed(t)]
    own = [
        t for t in owner
        if not (_set_off(text, t, noun) or _aside(text, t) or _opens(text, t) or _seat(text, found, t))
    ]  # fmt: skip
    own = [one for t in own for one in (*_joined(text, t), t)]
    return own or _shared(found)


def _joined(text: Text, name: Token) -> list[Token]:
    """The first of two names that a hyphen joins: "the Chad-Mali deal"."""
    first = [c for c in name.kids("compound", "nmod", "amod") if c.i == name.i - 2]
    return [
        c for c in first
        if c.pos == "PROPN" and text.string[c.end : name.start] in {"-", "–"}
    ]  # fmt: skip


def _aside(text: Text, name: Token) -> bool:
    """Whether a name says where: "a Central Syria attack"."""
    before = text.tokens[name.i - 1].lower if name.i else ""
    return before in DIRECTIONS and name.dep != "poss"


def _opens(text: Text, modifier: Token) -> bool:
    """Whether a word has its capital from the beginning of the sentence alone: "Heavy Syrian shelling"."""
    first = text.sentences[modifier.sentence].first == modifier.i
    plain = first and modifier.dep == "amod" and modifier.tag == "JJ"
    return plain and modifier.i not in matches(text) and modifier.lower not in words("siding")


def _seat(text: Text, found: Found, modifier: Token) -> bool:
    """Whether the capital before an act says where it was: "Damascus air raids" are in Damascus."""
    match = matches(text).get(modifier.i)
    seat = match is not None and match.entry.form == "seat"
    return seat and modifier.dep in {"compound", "nmod"} and found.row.kind in group("violent")


def _leader(modifier: Token) -> Token:
    """Of "US-led" raids the US; any other modifier itself."""
    named = [c for c in modifier.children if c.pos == "PROPN"] if modifier.lower == "led" else []
    return named[-1] if named else modifier


def _set_off(text: Text, modifier: Token, noun: Token) -> bool:
    """Whether a dash with room around it, a colon or a bar parts a headline's words.

    Or the noun's own article or number: "Near Idlib, five strikes".
    """
    counted = any(modifier.i < c.i for c in noun.kids("det", "nummod"))
    if counted and modifier.dep != "poss":
        return True
    if any(_says(t) for t in text.tokens[modifier.i + 1 : noun.i]):
        return True  # "U.S. Condemns Terrorist Attacks", read as one name
    between = text.tokens[min(modifier.i, noun.i) + 1 : max(modifier.i, noun.i)]
    return any(
        t.text in {":", "|", "–", "—"} or (t.text == "-" and t.start > text.tokens[t.i - 1].end)
        for t in between
    )


def _says(token: Token) -> bool:
    """Whether a word of a headline taken for a name is a verb's form: "Condemns", not "Forces"."""
    if token.tag not in {"NNP", "NNPS"} or not token.lower.endswith(("s", "ed")):
        return False
    forces = classes()["force"] | classes()["arms"] | words("measuring")
    return token.lower in inflected() and token.lower.removesuffix("s") not in forces


def _shared(found: Found) -> list[Token]:
    """Whose act the second of two is: "regime airstrikes and shelling", without a word between."""
    noun = found.head
    first = first_listed(noun)
    if first is noun or any(c.dep in BEFORE for t in found.words for c in t.children):
        return []
    before = [_leader(c) for c in first.kids("amod", "compound", "nmod", "poss") if c.i < first.i]
    return [one for t in before if _names(t) for one in listed(t)]


def _names(modifier: Token) -> bool:
    """Whether what stands before a noun can name somebody: not "unilateral", "peace", "Thursday"."""
    if modifier.entity in DATED:
        return False
    named = modifier.dep in {"poss", "npadvmod"} or modifier.text[:1].isupper()
    return named or modifier.lower in words("siding") or modifier.entity in {"ORG", "NORP"}
