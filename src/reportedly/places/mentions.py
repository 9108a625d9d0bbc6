"""Runs of words that the gazetteer holds: what may be the name of a place."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.language.text import Text, Token
from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.lexicon import abbreviations, common_nouns, common_words, words
from reportedly.places.names import key

LONGEST_NAME = 7  # tokens
NEVER_NAMES = frozenset(
    {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "NUM", "INTJ", "PUNCT"}
)
LONGEST_TOKEN = 40  # characters; longer ones are no names


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to ``last`` (exclusive) with the places of their name."""

    first: int
    last: int
    folded: str
    entries: tuple[Entry, ...]


def scan(text: Text, known: Gazetteer) -> list[Found]:
    """The longest names from left to right, none overlapping another."""
    found = []
    i, tokens = 0, text.tokens
    while i < len(tokens):
        match = _longest(text, i, known) if _opens(text, tokens[i]) else None
        if match:
            found.append(match)
            i = match.last
        else:
            i += 1
    return found


def _capital(text: Text, token: Token) -> bool:
    start = token.text[2:3] if token.text[1:2] in {"'", "’"} else token.text[0]  # d'Ivoire
    if len(token.text) > LONGEST_TOKEN or not start.isupper():
        return False
    if not text.capitals:
        return True
    return (
        token.tag in {"NNP", "NNPS"}
        or token.entity in {"GPE", "LOC", "PERSON", "ORG"}
        or (token.lower not in common_words() and token.pos in {"PROPN", "NOUN", "ADJ", "X"})
    )


def _opens(text: Text, token: Token) -> bool:
    if _capital(text, token):
        return True
    return token.lower in words("articles") and _hyphened(text, token.i)


def _hyphened(text: Text, i: int) -> bool:
    after = text.tokens[i + 1 : i + 3]
    return len(after) == 2 and after[0].text in "-‑" and after[1].text[0].isupper()


def _longest(text: Text, i: int, known: Gazetteer) -> Found | None:
    """The longest name that opens at token ``i``."""
    tokens, string = text.tokens, text.string
    ends = []
    for j in range(i, min(i + LONGEST_NAME, len(tokens))):
        token = tokens[j]
        if token.sentence != tokens[i].sentence:
            break
        if _capital(text, token) or (j > i + 1 and token.lower in {"'s", "’s"}):  # St. John's
            ends.append(j + 1)
        elif token.lower not in words("inside_names"):
            break
    for end in reversed(ends):
        if end == i + 1 and not _alone(text, tokens[i]):
            continue
        folded = key(string[tokens[i].start : tokens[end - 1].end])
        entries = known.named(folded) if len(folded) > 1 else ()
        if not entries and folded.startswith("al ") and _has_article(text, i):
            entries = known.named(folded[3:])
        if entries:
            return Found(i, end, folded, entries)
    return None


def _has_article(text: Text, i: int) -> bool:
    return text.tokens[i].lower in {"al", "el"} or _hyphened(text, i)


def _alone(text: Text, token: Token) -> bool:
    """Whether one token may be a name: no pronoun, compass word, "us" with a capital, or "Co"."""
    folded = key(token.text)
    labelled = token.entity in {"GPE", "LOC"}
    if folded in words("compass") or folded in words("articles") or folded in common_nouns():
        return False
    if folded in abbreviations() and not _stopped(text, token):
        return False
    if folded in words("letters"):
        return token.text.isupper() and not (text.capitals and token.pos == "PRON")
    if len(folded) == 2 and not (token.text.isupper() or token.text[-1] == "." or labelled):
        return False
    return labelled or token.pos not in NEVER_NAMES


def _stopped(text: Text, token: Token) -> bool:
    """Whether it is written as an abbreviation: "Miss." or "NY", but not "Miss Lee"."""
    return (
        token.text.isupper()
        or token.text[-1] == "."
        or text.string[token.end : token.end + 1] == "."
    )
