"""Objects by order: who stands right behind an active word of harm that the parse leaves without one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from reportedly.figures.lexicon import lookup
from reportedly.figures.predicates import Harm
from reportedly.language import Text, Token

_IN_A_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_LONGEST = 9


def behind(text: Text) -> Mapping[int, Harm]:
    """What befell whom, by the last token of the phrase: "charged with killing 6-year-old Ann Lee was".

    In headlines, where every word is capitalised, the tagger takes such verbs for names ("Boy Kills
    Girl, Wounds Mother").
    """
    return text.once("figures.behind", _behind)


def _behind(text: Text) -> dict[int, Harm]:
    forms = lookup("forms_before")
    found: dict[int, Harm] = {}
    for verb in text.tokens:
        if verb.lower not in forms or not _active(text, verb) or verb.child("dobj") is not None:
            continue
        sentence = text.sentence_of(verb)
        after = text.tokens[verb.i + 1 : min(sentence.last, verb.i + 1 + _LONGEST)]
        phrase = list(takewhile(_goes_on, after))
        if phrase and phrase[-1].pos in {"NOUN", "PROPN"} and phrase[-1].head is not verb:
            found[phrase[-1].i] = Harm(forms[verb.lower], verb)
    return found


def _active(text: Text, verb: Token) -> bool:
    if verb.pos == "VERB":
        return verb.tag in {"VBG", "VBZ", "VBP"} and verb.child("agent", "auxpass") is None
    sentence = text.sentence_of(verb)
    return sentence.part == "headline" and verb.lower.endswith("s") and verb.i > sentence.first


def _goes_on(token: Token) -> bool:
    """Whether a phrase goes on: "his 6-year-old sister Ann Lee", not "Monday"."""
    if token.entity == "DATE" and token.tag == "NNP":
        return token.lower in {"year", "old", "month"}
    return token.pos in _IN_A_PHRASE or token.tag in {"PRP$", "HYPH"}
