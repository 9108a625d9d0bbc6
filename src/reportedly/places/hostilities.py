"""What is done to a name: towns are shelled, taken and fallen, whatever the tagger calls them.

The word lists stand in ``context.toml``; grammar decides only how the name hangs on them.
"""

from __future__ import annotations

from reportedly.language.text import Token
from reportedly.places.lexicon import words

MOST_CONJUNCTS = 6


def suffered(head: Token) -> str | None:
    """How a name's head token hangs on a word of war: a feature of :mod:`evidence`, or null.

    ``war:taken`` where the word hardly takes anything but places ("shelled X", "the siege of X"),
    ``war:hit`` where people are its object too ("struck X"), ``war:fell`` of what falls or comes
    under fire. Names in a list share the fate of its first.

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> text = english.analyse(report("Officials said that Goris had been shelled."))
    >>> [suffered(t) for t in text.tokens if t.text == "Goris"]
    ['war:taken']
    """
    for _ in range(MOST_CONJUNCTS):
        if head.dep != "conj" or head.is_root:
            break
        head = head.head
    above = head.head
    if head.dep in {"dobj", "nsubjpass"}:
        return _object(above)
    if head.dep == "nsubj" and above.pos == "VERB":
        return "war:fell" if _falls(above) else None
    if head.dep == "pobj":
        return _after_preposition(above)
    if head.dep in {"compound", "nmod", "poss"} and above.lemma in words("war_nouns"):
        return "war:taken"
    return None


def _object(verb: Token) -> str | None:
    if verb.lemma in words("war_place_verbs"):
        return "war:taken"
    return "war:hit" if verb.lemma in words("war_verbs") else None


def _falls(verb: Token) -> bool:
    """Whether the subject falls ("fell to the rebels") or comes under fire or siege."""
    if verb.lemma == "fall":
        return not any(c.lower in {"from", "off", "by", "for"} for c in verb.kids("prep"))
    if verb.lemma == "come":
        return any(c.lower == "under" and _of_war(c.child("pobj")) for c in verb.kids("prep"))
    return False


def _of_war(noun: Token | None) -> bool:
    return noun is not None and (
        noun.lemma in words("war_nouns") or noun.lemma in words("war_nouns_on")
    )


def _after_preposition(preposition: Token) -> str | None:
    noun, low = preposition.head, preposition.lower
    if low == "of" and noun.lemma in words("war_nouns"):
        return "war:taken"
    if low in {"on", "upon", "at", "against"}:
        if noun.lemma in words("war_nouns_on") or noun.lemma in words("war_verbs_on"):
            return "war:hit"
    elif low in {"for", "over"} and noun.lemma in {"battle", "fight", "fighting"}:
        return "war:hit"
    return None
