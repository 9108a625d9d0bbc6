"""Parts and wholes: "13 people, including three children", "14 shot, one fatally"."""

from __future__ import annotations

from reportedly.figures.phrases import Phrase
from reportedly.language import Text, Token

_INCLUDING = frozenset({"including", "include", "includes", "included"})
_BADLY = frozenset(
    {"critically", "seriously", "gravely", "badly", "severely", "slightly", "lightly", "critical"}
)
_BEHIND = frozenset({"after", "in", "at", "following"})
_AMONG = frozenset(
    {"them", "whom", "these", "those", "dead", "wounded", "injured", "victims", "the"}
)


def is_part(text: Text, phrase: Phrase) -> bool:
    """Whether the phrase counts some of those counted before it in the sentence."""
    if phrase.part or graded(text, phrase) is not None:
        return True
    first = text.sentence_of(text.tokens[phrase.first]).first
    for i in range(phrase.first - 1, max(first, phrase.first - 14) - 1, -1):
        token = text.tokens[i]
        if token.lower in _INCLUDING:
            return True
        if token.lower == "among" and i + 1 < phrase.first:
            return text.tokens[i + 1].lower in _AMONG
        if token.pos in {"VERB", "AUX"} or token.text in {";", ":"}:
            return False
    return False


def graded(text: Text, phrase: Phrase) -> Token | None:
    """ "Four were wounded, one (of them) critically": the word by which a bare number says how badly."""
    at = phrase.last + (3 if phrase.part else 1)
    after = text.tokens[at] if at < len(text.tokens) else None
    if phrase.noun is not None or after is None or after.lower not in _BADLY:
        return None
    following = text.tokens[after.i + 1] if after.i + 1 < len(text.tokens) else None
    ended = following is None or following.pos in {"PUNCT", "CCONJ"} or following.lower in _BEHIND
    return after if ended else None


def whole_of(
    part: Phrase, what: str, before: list[tuple[int, Phrase, str]], text: Text
) -> int | None:
    """The index of the nearest figure of the same sentence that the part can belong to."""
    sentence = text.tokens[part.first].sentence
    size = part.best or part.low or 0
    for index, phrase, counted in reversed(before):
        if text.tokens[phrase.first].sentence != sentence:
            return None
        room = phrase.best or phrase.high or phrase.low or 0
        fits = counted == what or what == "people" or counted == "people"
        if fits and (room >= size or phrase.bound in {"vague", "at-least", "more-than"}):
            return index
    return None
