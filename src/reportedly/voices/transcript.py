"""Interviews and briefings printed turn by turn: "QUESTION: …", "GOVERNOR LIND: …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.actors.persons import persons
from reportedly.claim import VoiceKind
from reportedly.language.text import Text, Token
from reportedly.span import Span
from reportedly.tables import toml
from reportedly.voices.antecedent import bearers
from reportedly.voices.attribution import Attribution
from reportedly.voices.kinds import Voiced
from reportedly.voices.source import voice

_LONGEST = 5  # words of a label
_INTRODUCED = 14  # words of a first label that says who it is: "Ada Lind, governor of Orvik:"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch: the label's tokens, its colon, and the last token said."""

    first: int
    speaker: int
    colon: int
    last: int
    key: str  # the surname, or "question" or "answer"


def turns(text: Text) -> list[Turn]:
    """The turns of a transcript, in order; none where the text is no transcript.

    A transcript has questions marked as such, or a speaker who has the floor more than once.
    """
    return text.once("voices.turns", _turns)


def spoken(text: Text) -> list[Attribution]:
    """The turns as attributions; what only an "answer" label marks is left to the outlet."""
    asking = _asking(text)
    known = _speakers(text)
    found = []
    for turn in turns(text):
        if turn.key == "answer":
            continue
        kind: VoiceKind = "journalist"
        name = country = None
        if turn.key != "question":
            kind, name, country = known[turn.key]
            kind = "journalist" if kind == "other" and turn.key in asking else kind
        asked, told = _asked_and_told(text, turn)
        label = text.span_of(*text.tokens[turn.first : turn.speaker + 1])
        for content, asks in ((asked, True), (told, False)):
            if content:
                found.append(Attribution(
                    source=(label,), cue=(text.span_of(text.tokens[turn.colon]),),
                    content=tuple(content), kind=kind, name=name, country=country,
                    stance="asks" if asks and kind == "journalist" else "asserts",
                    speech="direct", by="rule:transcript",
                ))  # fmt: skip
    return found


def _speakers(text: Text) -> dict[str, Voiced]:
    """Who each speaker is, from the turn that tells most: one with a country, else with a kind."""
    best: dict[str, Voiced] = {}
    for turn in turns(text):
        head = text.tokens[turn.speaker]
        kind, name, country = voice(text, head)
        bearer = bearers(text).get(head.i)
        own = [
            n for n in (name, bearer.name if bearer else None) if n and n.lower().endswith(turn.key)
        ]
        told = kind, max(own, key=lambda n: len(n.split()), default=name), country
        before = best.get(turn.key)
        if before is None or _tells(told) > _tells(before):
            best[turn.key] = told
    return best


def _tells(told: Voiced) -> tuple[bool, bool]:
    return told[2] is not None, told[0] != "other"


def _turns(text: Text) -> list[Turn]:
    labels = []
    for token in text.tokens:
        if token.text == ":" and not token.quoted and token.i:
            label = _label(text, token)
            if label is not None:
                labels.append((*label, token.i))
    clean = {key for first, _, key, _ in labels if _begins(text, first)}
    labels = [label for label in labels if label[2] in clean and not _is_other(text, label[3])]
    heard = Counter(key for _, _, key, _ in labels)
    opens = any(key == "question" and _opens(text, first) for first, _, key, _ in labels)
    asked = heard["question"] > 1 or opens
    if len(labels) < 2 or not (asked or (len(heard) > 1 and max(heard.values()) > 1)):
        return []
    # The last turn ends with its paragraph: prose may follow it, and nothing would tell.
    final = text.sentences[text.tokens[labels[-1][0]].sentence].paragraph
    end = max(s.last for s in text.sentences if s.paragraph == final)
    ends = [first for first, *_ in labels[1:]] + [end]
    return [
        Turn(first, speaker, colon, end - 1, key)
        for (first, speaker, key, colon), end in zip(labels, ends, strict=True)
        if colon + 1 < end
    ]


def _begins(text: Text, first: int) -> bool:
    """Whether a label stands where a sentence may begin."""
    before = text.tokens[first - 1]
    return first == text.sentences[text.tokens[first].sentence].first or before.text in {
        ".",
        "?",
        "!",
    }


def _is_other(text: Text, colon: int) -> bool:
    """Whether a quotation follows, which needs no transcript, or a number, as in a list."""
    after = text.tokens[min(colon + 1, len(text.tokens) - 1)]
    return (
        after.text[0].isdigit()
        or after.quoted
        or after.text in {'"', "“", "„", "«", "``", "‘", "—"}
    )


def _opens(text: Text, first: int) -> bool:
    """Whether a paragraph begins there."""
    sentence = text.sentences[text.tokens[first].sentence]
    before = text.sentences[sentence.i - 1] if sentence.i else None
    return first == sentence.first and (before is None or before.paragraph != sentence.paragraph)


def _label(text: Text, colon: Token) -> tuple[int, int, str] | None:
    """First token, speaker and key of what stands before a colon, where that is a speaker's label."""
    sentence = text.sentence_of(colon)
    if sentence.part == "headline":
        return None
    before = text.tokens[colon.i - 1]
    if before.lower in _words("questions") | _words("answers"):
        single = before.i == sentence.first or text.tokens[before.i - 1].pos == "PUNCT"
        asks = before.lower in _words("questions")
        return (before.i, before.i, "question" if asks else "answer") if single else None
    low = max(sentence.first, colon.i - _LONGEST)
    first = colon.i
    while first > low and (
        text.tokens[first - 1].text[0].isupper() or text.tokens[first - 1].text == "."
    ):
        first -= 1
    label = text.tokens[first : colon.i]
    if label and text.span_of(*label).quote.lower().startswith(tuple(_words("furniture"))):
        return None
    named = persons(text)
    if label and (before.i in named or _in_capitals(label)):
        return (
            (first, before.i, before.lower)
            if first == sentence.first or before.i in named
            else None
        )
    opening = text.tokens[sentence.first : colon.i]
    if len(opening) <= _INTRODUCED and not any(t.pos in {"VERB", "AUX"} for t in opening):
        first_named = named.get(opening[0].i) if opening else None
        if first_named is not None and text.tokens[first_named.last + 1].text == ",":
            return opening[0].i, first_named.last, text.tokens[first_named.last].lower
    return None


def _in_capitals(label: Sequence[Token]) -> bool:
    return len(label) > 1 and all(t.text.isupper() or t.pos == "PUNCT" for t in label)


def _asking(text: Text) -> set[str]:
    """Those most of whose turns end in a question."""
    asked: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    for turn in turns(text):
        heard[turn.key] += 1
        asked[turn.key] += text.tokens[turn.last].text == "?"
    return {key for key in heard if asked[key] * 2 > heard[key]}


def _asked_and_told(text: Text, turn: Turn) -> tuple[list[Span], list[Span]]:
    """The sentences of a turn that ask, and those that do not, as runs within paragraphs."""
    asked: list[Span] = []
    told: list[Span] = []
    first = text.tokens[turn.colon + 1]
    for sentence in text.sentences[first.sentence : text.tokens[turn.last].sentence + 1]:
        tokens = text.tokens[max(first.i, sentence.first) : min(turn.last + 1, sentence.last)]
        if tokens:
            asks = tokens[-1].text == "?"
            (asked if asks else told).append(text.span_of(*tokens))
    return _merged(text, asked), _merged(text, told)


def _merged(text: Text, spans: list[Span]) -> list[Span]:
    """Neighbouring sentences as one span."""
    cuts = [
        0,
        *(n + 1 for n, (a, b) in enumerate(pairwise(spans)) if b.start - a.end > 1),
        len(spans),
    ]
    return [text.span(spans[a].start, spans[b - 1].end) for a, b in pairwise(cuts) if a < b]


@cache
def _words(block: str) -> frozenset[str]:
    return frozenset(toml("voices/monologue.toml")[block])
