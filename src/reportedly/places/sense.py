"""In what sense a place is named: as a place, for its government, or inside another name."""

from __future__ import annotations

from typing import Literal

from reportedly.actors.names import matches
from reportedly.language.text import Text, Token
from reportedly.places.gazetteer import Entry
from reportedly.places.lexicon import seats, words
from reportedly.places.recognition import Name

Sense = Literal["place", "metonym", "demonym", "part"]
#: A state's name stands for the state; a town's only where it is a seat of government.
STATES = {"country", "province", "region"}


def in_actor(text: Text, first: int, last: int, codes: frozenset[str | None]) -> bool:
    """Whether tokens ``first`` to ``last`` (exclusive) are part of a longer name of an actor.

    Those of ``actors.tsv`` count ("Islamic State in Iraq and the Levant"), but for the authority
    that has the code of the place itself ("Republic of Artsakh").
    """
    match = matches(text).get(first)
    if match is None or match.entry.table != "actors.tsv" or match.entry.form != "name":
        return False
    longer = match.first < first or match.last >= last
    return longer and (match.entry.code is None or match.entry.code not in codes)


def head_of(text: Text, name: Name) -> Token:
    """The token of a name that hangs on something outside it."""
    inside = range(name.first, name.last)
    for token in reversed(text.tokens[name.first : name.last]):
        if token.head.i not in inside or token.is_root:
            return token
    return text.tokens[name.last - 1]


def sense_of(text: Text, name: Name, entry: Entry | None) -> Sense:
    """How a name is meant where it stands.

    Markert & Nissim (SemEval-2007 task 8) distinguish place-for-people readings by much the same
    grammatical cues: subject of an active verb, genitive or modifier of an office.
    """
    if in_organisation(text, name):
        return "part"
    if entry is None or not _stands_for_state(name, entry):
        return "place"
    head = head_of(text, name)
    if head.dep == "nsubjpass" and entry.kind in {"province", "region"}:
        return "place"  # "the province was shelled"
    return "metonym" if _acts(text, head) or _is_short_for_state(head) else "place"


def _is_short_for_state(token: Token) -> bool:
    """ "*U.S.* air strikes" are those of the state; "Syria air strikes" may be where they fell."""
    letters = [c for c in token.text if c.isalpha()]
    short = token.text.isupper() and len(letters) <= 3
    return (
        short
        and token.dep in {"compound", "nmod", "amod"}
        and token.head.lemma in words("own_acts")
    )


def _stands_for_state(name: Name, entry: Entry) -> bool:
    if entry.kind in STATES:
        return True
    return entry.kind == "town" and seats().get(name.folded) == entry.code


def _acts(text: Text, token: Token, depth: int = 0) -> bool:
    head = token.head
    if token.dep == "conj" and depth < 4:
        return _acts(text, head, depth + 1)
    if token.dep in {"nsubj", "nsubjpass"}:
        return head.lemma not in words("place_subject_verbs") and head.pos == "VERB"
    if token.dep in {"agent", "dative"}:
        return True
    if token.dep == "pobj":
        return head.lower in words("party_prepositions") and not _where_to(head)
    if token.dep in {"poss", "compound", "nmod", "amod"}:
        return head.lower in words("state_nouns") or head.lemma in words("state_nouns")
    return False


def _where_to(preposition: Token) -> bool:
    """Whether "to" or "for" leads somewhere: it hangs on a verb of motion or a way."""
    return preposition.lower in {"to", "for", "between"} and preposition.head.lemma in {
        "go", "come", "travel", "return", "fly", "move", "flee", "send", "deploy", "withdraw", "bring",
        "take", "leave", "head", "advance", "march", "drive", "trip", "visit", "way", "road", "arrive",
        "journey", "transfer", "redeploy", "evacuate", "escape", "close", "north", "south", "east", "west",
    }  # fmt: skip


def in_organisation(text: Text, name: Name) -> bool:
    """Whether the name is inside an organisation's: "Charleston Police", "Bank of England"."""
    if in_actor(text, name.first, name.last, frozenset(e.code for e in name.entries)):
        return True
    tokens = text.tokens
    sentence = text.sentence_of(tokens[name.first])
    after = name.last
    while after < min(sentence.last, name.last + 4) and tokens[after].text[0].isupper():
        low = tokens[after].lower
        if low in words("facilities"):
            return False
        if low in words("organisation_tails"):
            return True
        after += 1
    before = name.first - 1
    if before > sentence.first and tokens[before].lower == "the":
        before -= 1
    if before - 1 >= sentence.first and tokens[before].lower == "of":
        noun = tokens[before - 1]
        return noun.text[0].isupper() and noun.lower in words("organisation_heads")
    return False
