"""Which event words say again what another word of the same clause says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.events import kinds
from reportedly.events.grammar import agents, patients, under, words
from reportedly.events.matching import Found
from reportedly.language.text import Token

STRIKING = frozenset({"hit", "strike", "target", "rock"})
DEALS = frozenset({"agreement", "ceasefire"})
#: What a deal or truce is made for: its infinitive of purpose tells of nothing that happened.
PURPOSES = frozenset({"armed-clash", "ceasefire", "escalation", "prisoner-exchange"})
NEAR = 5  # words of the parse between an event and the deal that it is the purpose of
POINTING = frozenset({"this", "that", "these", "those", "such"})


def told(matched: Sequence[Found], nouns: Mapping[int, Found]) -> dict[int, Found | None]:
    """The head tokens of triggers that make no claim of their own, with what tells theirs, if known.

    An air raid that hits a town is one event, a truce that is agreed on one, and fighting that a
    truce is to end none.
    """
    found: dict[int, Found | None] = {}
    deals = {one.head.i for one in matched if one.row.kind in DEALS}
    for one in matched:
        if one.row.kind in PURPOSES and (
            (one.row.kind == "ceasefire" and _aim(one.head))
            or (deals and _purpose(one.head, deals))
        ):
            found[one.head.i] = None
        if one.row.pos == "v":
            found |= _by_object(one, nouns)
            if one.row.kind == "ceasefire-violation":  # "the truce collapsed": none holds
                ended = (t.i for t in agents(one.head) if t.i in nouns)
                found |= {i: None for i in ended if nouns[i].row.kind == "ceasefire"}
        if one.head.lemma == "target" and one.head.dep == "advcl" and _struck(one.head, nouns):
            found[one.head.i] = None  # "launched an attack on the town, targeting schools"
        elif one.row.kind == "attack" and one.head.lemma in STRIKING:
            for token in measured(agents(one.head)):
                if token.i in nouns and nouns[token.i].row.kind in kinds.group("violent"):
                    found[token.i] = one
    return found


def _by_object(verb: Found, nouns: Mapping[int, Found]) -> dict[int, Found | None]:
    """Of a verb and the event noun that it takes for its object, the one that says less."""
    kind = verb.row.kind
    objects = patients(verb.head)
    if kind == "agreement":
        objects = [*objects, *(t for w in verb.words for t in under(w, "to", "on", "upon"))]
    found: dict[int, Found | None] = {}
    for token in measured(objects):
        noun = nouns.get(token.i)
        if noun is None:
            if kind == "agreement" and verb.head.tag == "VBG" and _pointed(token):
                found[verb.head.i] = None  # "in reaching this agreement"
            continue
        if kind == "agreement" and noun.row.kind == "ceasefire":
            found[verb.head.i] = noun
        elif noun.row.kind in kinds.taken_up(kind):
            found[token.i] = verb  # "broke the siege"
        elif kind in kinds.group("violent") and verb.head.lemma in words("light"):
            found[verb.head.i] = noun  # "launched a rocket attack": the noun has its sides
        elif noun.row.kind == kind:
            found[token.i] = verb
        deal = kind == "agreement" and noun.row.kind in {"agreement", "negotiation"}
        if deal and verb.head.tag == "VBG" and _pointed(token):
            found[verb.head.i] = None
    return found


def _struck(verb: Token, nouns: Mapping[int, Found]) -> bool:
    """Whether the clause that a participle hangs on tells of violence in its object or subject."""
    above = verb.head
    return any(
        t.i in nouns and nouns[t.i].row.kind in kinds.group("violent")
        for t in (*above.kids("dobj", "nsubjpass"), *measured(patients(above)))
    )


def _pointed(noun: Token) -> bool:
    determiner = noun.child("det")
    return determiner is not None and determiner.lower in POINTING


def _purpose(token: Token, deals: set[int]) -> bool:
    """Whether a word stands in the infinitive of purpose of a deal or of making one."""
    for _ in range(NEAR):
        if token.is_root:
            return False
        above = token.head
        if above.i in deals and token.dep in {"acl", "relcl", "advcl"}:
            return _infinitive(token)
        token = above
    return False


def _aim(verb: Token) -> bool:
    """ "To stop the bloodshed", "in order to": why something is done."""
    aim = verb.dep == "advcl" or (verb.dep == "acl" and verb.head.lemma == "order")
    return aim and _infinitive(verb)


def _infinitive(verb: Token) -> bool:
    return any(c.dep == "aux" and c.tag == "TO" for c in verb.children)


def measured(tokens: Sequence[Token]) -> list[Token]:
    """For "a wave of raids" the raids."""
    found: list[Token] = []
    for token in tokens:
        found += (under(token, "of") if token.lemma in words("measuring") else []) or [token]
    return found
