"""With whom somebody deals, where the object is only what is dealt in."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.events.grammar import DEEPEST, SUBJECTS, governor, patients, under, within, words
from reportedly.events.matching import Found
from reportedly.events.sides import MET
from reportedly.language.text import Token

#: Dealings whose other side stands with them alone; "on" and "for" name what they are about.
MEETING = frozenset({"negotiation", "visit", "agreement", "ceasefire", "mediation", "cooperation"})
#: Prepositions below which the other side of a dealing may stand, beside "with" and "to".
FOR = ("on", "against", "from", "for", "toward", "towards")
#: Prepositions by which a dealing stands beside what its verb tells: "the issue raised at the talks".
ASIDE = MET | {"by", "amid", "under"}


def partners(found: Found) -> Iterator[Token]:
    """Where the other side of a dealing may stand, when the object is only what is dealt in.

    "lifted the sanctions on Syria", "talks with the union", "refused to send aid to Chad": below
    the object, the verb, and the infinitives that hang on it, nearest first.
    """
    verbs, seen = [found.head], set[int]()
    holder, how = governor(found.head)
    if how in SUBJECTS or how in ASIDE:
        pass  # "the truce recalled the role of B" is no truce with B
    elif holder.lemma in words("moving"):
        pass  # "will travel to Paris for the talks"
    elif found.row.pos == "n" and holder.pos == "VERB" and holder is not found.head:
        verbs.append(holder)
    while verbs and len(seen) < DEEPEST:
        verb = verbs.pop(0)
        seen.add(verb.i)
        things = [t for t in patients(verb) if t is not verb] if verb.pos == "VERB" else []
        if found.row.kind == "demand" and verb is found.head:
            things = things or under(verb, "for")  # "called for sanctions against"
        if verb is not found.head:
            yield from things
        if found.row.kind in {"aid", "arms-transfer"}:  # "provided millions in aid to the refugees"
            yield from (t for thing in things for t in within(thing, "to"))
        met = found.row.kind in MEETING  # "met for the summit", "a deal on the region"
        for token in (*things, verb):
            yield from under(token, "with", "to", *(() if met else FOR))
            if token.pos != "VERB":
                yield from under(token, "by", "of", "between")
                yield from token.kids("poss")
        verbs += [c for c in verb.children if c.dep in {"xcomp", "acomp"} and c.i not in seen]
