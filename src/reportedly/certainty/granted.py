"""What is taken for granted, or done by the very words, whatever the grammar around it says.

"Considering that shells fell" presupposes that they did; "I want to congratulate the army" is the
congratulation; where there is "no toll yet" none was told, and where one word alone stands in quotation
marks the writer does not vouch for it.
"""

from __future__ import annotations

from reportedly.language.text import Text, Token
from reportedly.tables import toml

_GRANTING = frozenset({"considering", "given", "granted"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FIRST = frozenset({"i", "we"})
_OPENING = frozenset({"“", "‘", '"', "'", "«", "„", "``"})
_CLOSING = frozenset({"”", "’", '"', "'", "»", "“", "''"})
_CLASSING = frozenset({"classify", "regard", "see", "view", "describe", "treat", "count", "class"})
#: Nouns for losses as they are told: "no toll" says that nothing is known, not that nobody died.
_TOLD = frozenset({"toll"})


def grants(head: Token) -> bool:
    """Whether a participle without a subject takes its clause for granted ("considering that …")."""
    return head.lower in _GRANTING and head.child(*_SUBJECTS, "aux", "auxpass") is None


def is_courtesy(verb: Token, wish: Token) -> bool:
    """Whether the first person does by saying what it wishes: "we want to *condemn* the raid"."""
    table = toml("voices/cues.toml")["courtesies"]
    subject = wish.child("nsubj")
    if subject is None or subject.lower not in _FIRST or verb.lemma not in table["acts"]:
        return False
    return wish.lemma in table["wishes"]


def is_deplored(verb: Token) -> bool:
    """Whether condolences or thanks are offered: what they are for is so."""
    table = toml("voices/cues.toml")["courtesies"]
    thing = verb.child("dobj") if verb.lemma in table["offers"] else None
    return thing is not None and thing.lemma in table["offered"]


def is_untold(noun: Token) -> bool:
    """Whether what is denied is only that there is news of it: "there was no immediate toll"."""
    return noun.lemma in _TOLD and noun.head.lemma == "be" and noun.head.child("expl") is not None


def is_classed(verb: Token) -> bool:
    """Whether it is only said what a thing counts as: "such fire is not classified as a strike"."""
    return verb.lemma in _CLASSING and any(p.lower == "as" for p in verb.kids("prep"))


def is_held_off(text: Text, word: Token) -> bool:
    """Whether the word stands alone in quotation marks: the army “liberated” the town."""
    if not 0 < word.i < len(text.tokens) - 1:
        return False
    before, after = text.tokens[word.i - 1], text.tokens[word.i + 1]
    return before.text in _OPENING and after.text in _CLOSING and before.sentence == after.sentence
