"""Those who did the harm: attackers told from their victims, and bombers from what flies."""

from __future__ import annotations

from reportedly.figures.harm import harm_of
from reportedly.figures.lexicon import lookup, singular, words
from reportedly.figures.phrases import Phrase
from reportedly.language import Text, Token

#: Words of harm that befall people alone: a bomber that is destroyed is an aircraft.
_OF_PEOPLE = frozenset(
    [
        "kill", "murder", "assassinate", "execute", "die", "perish", "wound", "injure", "arrest", "detain",
        "shoot", "dead", "wounded", "injured",
    ]
)  # fmt: skip


def did_it(noun: Token, what: str, deed: Token | None) -> bool:
    """Whether people counted are who did the harm: "two gunmen", "killed three and then himself"."""
    if singular(noun) in words("persons", "perpetrators"):
        return True
    turned = deed is not None and deed.lemma == "turn"
    if deed is not None and (what == "killed" or turned) and noun.tag in {"PRP", "PRP$"}:
        above = deed.head.head if deed.dep == "pcomp" else deed.head  # "before turning the gun on"
        whom = [c for v in (deed, above, *deed.kids("conj"), *above.kids("conj"))
                if v.pos == "VERB" for c in v.kids("dobj")]  # fmt: skip
        whom += [c for thing in whom for c in thing.kids("conj")]
        oneself = noun.lower in {"himself", "herself"} or noun.tag == "PRP$"
        return oneself and any(map(_somebody_else, whom))
    return False


def _somebody_else(whom: Token) -> bool:
    known = singular(whom) in lookup("things") or singular(whom) in words("losses", "lives")
    return whom.tag not in {"PRP", "PRP$"} and not known


def attackers(text: Text, phrase: Phrase, noun: Token) -> bool:
    """Whether a noun for both means people: "two bombers died", "three suicide bombers"."""
    if singular(noun) not in words("persons", "perpetrators"):
        return False
    if any(c.lower == "suicide" for c in noun.kids("compound", "amod")):
        return True
    harm = harm_of(text, phrase.head, phrase.last)
    if harm is None or harm.by.lemma not in _OF_PEOPLE:
        return False
    return not any(c.lower == "down" for c in harm.by.kids("prt"))
