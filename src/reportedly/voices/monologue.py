"""Statements printed without quotation marks: who speaks them, and how far they run.

Press offices print what somebody said as plain paragraphs below "The minister said:", or below the
title "Statement by the minister on the attack". Such words are the speaker's until somebody else
speaks, the speaker is spoken of, or the page's own furniture begins. An article that quotes somebody
with a colon stays the outlet's after the quotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from reportedly import actors
from reportedly.actors.persons import persons
from reportedly.actors.roles import roles
from reportedly.language.clauses import is_verb, subject_of
from reportedly.language.text import Sentence, Text, Token
from reportedly.span import Span
from reportedly.tables import toml
from reportedly.voices.attribution import Attribution
from reportedly.voices.extent import phrase
from reportedly.voices.homeland import office_of, publisher
from reportedly.voices.kinds import Voiced
from reportedly.voices.source import modifier, speaks, voice
from reportedly.voices.transcript import spoken, turns

_FURTHEST = 15  # words between "said" and its colon: "told reporters in Geneva on Monday:"
_FURTHER = 30  # and of "issued the following statement on the attack in Orvik:"
_HEADING = 12  # words of a paragraph without a full stop that is a heading and no speech
_OFFICIAL = frozenset({"government", "military", "police", "politician"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a statement begins and whose it is."""

    speaker: Token
    source: tuple[Span, ...]
    cue: Span
    first: int  # the first token of what is said
    block: bool  # the statement begins a paragraph
    plain: bool  # all that follows is the speaker's, though nobody says "I" or "we"
    titled: bool = False


def carried(text: Text, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with statements that run on unquoted given to who makes them.

    An attribution that announces a statement gets all of it as content; a title that names whose
    statement the report is becomes an attribution of its own. Content is one span a paragraph.

    >>> from reportedly.language import english
    >>> from reportedly.report import clean
    >>> from reportedly.voices import find
    >>> text = english.analyse(clean(
    ...     "The governor spoke.\\n\\nGovernor Ada Lind said:\\n\\nWe mourn the dead.\\n\\nShells hit Orvik.",
    ...     title="Visit"))
    >>> [len(a.content) for a in find(text) if a.by == "rule:monologue"]
    [2]
    """
    made = spoken(text)
    for opening in _openings(text, found):
        content = _content(text, opening, found)
        if content:
            made.append(_said(text, opening, content))
    if not made:
        return found
    cues = {c for m in made for c in m.cue}
    kept = [a for a in found if not any(c.overlaps(m) for c in a.cue for m in cues)]
    return sorted((*kept, *made), key=lambda a: a.cue[0])


def authored(text: Text, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with the "we" of nobody's speech given to who published the report.

    "We condemn the attack" in a release that names no speaker is the publisher's own word. Where
    others are quoted, a stray "we" may be theirs, whose quotation marks were lost.
    """
    if publisher(text.report.outlet or "") is None and (
        text.quotations or any(_is_told(text, a) for a in found)
    ):
        return found
    return [
        replace(a, kind="outlet", name=text.report.outlet, country=text.report.outlet_country)
        if a.kind == "other" and a.source and _is_own_word(text, a.source[0])
        else a
        for a in found
    ]


def _is_own_word(text: Text, source: Span) -> bool:
    token = text.token_at(source.start)
    return token is not None and not token.quoted and _is_first(source.quote)


def _openings(text: Text, found: list[Attribution]) -> Iterator[_Opening]:
    titled = _titled(text)
    if titled is not None:
        yield titled
    for sentence in text.sentences:
        if sentence.part == "headline":
            continue
        for token in text.words(sentence):
            if token.text == ":" and not token.quoted and token.i + 1 < len(text.tokens):
                opening = _announced(text, sentence, token, found)
                if opening is not None:
                    yield opening
                break


def _announced(
    text: Text, sentence: Sentence, colon: Token, found: list[Attribution]
) -> _Opening | None:
    """ "The minister told reporters:", "She issued the following statement:"."""
    following = text.tokens[colon.i + 1]
    if following.quoted or following.text in {'"', "“", "„", "«", "'", "‘", "``"}:
        return None
    verb = _verb(text, sentence, colon)
    if verb is None or verb.quoted:
        return None
    speaker = subject_of(verb)
    if speaker is None or speaker.i > colon.i or not speaks(text, speaker):
        return None
    ends = colon.i == sentence.last - 1
    block = ends and text.sentences[following.sentence].paragraph != sentence.paragraph
    statement = any(t.lower == "following" for t in text.tokens[verb.i : colon.i])
    plain = statement or (block and publisher(text.report.outlet or "") is not None)
    return _Opening(
        speaker, phrase(text, speaker, verb), text.span_of(verb), following.i, block, plain
    )


def _verb(text: Text, sentence: Sentence, colon: Token) -> Token | None:
    given = False
    for token in reversed(text.tokens[max(sentence.first, colon.i - _FURTHER) : colon.i]):
        if token.quoted or token.text in {":", ";"}:
            return None
        given = given or token.lemma in _words("nouns")
        if is_verb(token) and token.dep not in {"aux", "auxpass", "amod"}:
            known = "giving" if given else "verbs"
            if token.lemma in _words(known) and token.tag != "VB":
                return token if given or colon.i - token.i <= _FURTHEST else None
            if token.lower not in {"following", "regarding", "concerning"} and not given:
                return None
    return None


def _titled(text: Text) -> _Opening | None:
    """ "Statement by the minister on the attack", "Minister Lind's statement on …"."""
    head = [s for s in text.sentences if s.part == "headline"]
    body = next((s for s in text.sentences if s.part != "headline"), None)
    if not head or body is None or body.i < head[-1].i:
        return None
    tokens = text.tokens[head[0].first : head[-1].last]
    for noun in tokens:
        if noun.tag in _FINITE:
            return None  # a headline that tells of a statement
        if noun.lemma not in _words("nouns") or noun.pos not in {"NOUN", "PROPN"}:
            continue
        issuer = _issuer_after(text, noun)
        plain = issuer is not None
        issuer = issuer or _issuer_before(text, noun)
        if issuer is not None:
            return _Opening(
                issuer,
                phrase(text, issuer, noun),
                text.span_of(noun),
                body.first,
                True,
                plain,
                True,
            )
        return None
    return None


def _issuer_after(text: Text, noun: Token) -> Token | None:
    """The issuer after "by", "of" or "from", where that is somebody who can speak."""
    if noun.i + 2 >= len(text.tokens) or text.tokens[noun.i + 1].lower not in {"by", "of", "from"}:
        return None
    prep = text.tokens[noun.i + 1]
    head = prep.child("pobj", "pcomp")
    if head is None or not (speaks(text, head) or _in_office(text, head) is not None):
        return None
    return head


def _in_office(text: Text, head: Token) -> Voiced | None:
    """A name that is known by its office alone: "Secretary of Defense Jane Doe"."""
    found = roles(text)
    for token in head.subtree():
        office = found.get(token.i)
        if office is not None and token.i < head.i and office.role.sort == "person":
            known = office_of(text, token)
            name = [
                t.text for t in text.tokens[office.last + 1 : head.i + 1] if t.dep == "compound"
            ]
            return office.role.voice, " ".join([*name, head.text]), known[1] if known else None
    return None


def _issuer_before(text: Text, noun: Token) -> Token | None:
    i = noun.i - 1
    while i >= 0 and (text.tokens[i].lower in _words("between") or text.tokens[i].tag == "POS"):
        i -= 1
    if i < 0 or text.tokens[i].sentence != noun.sentence:
        return None
    before = text.tokens[i]
    return before if modifier(text, before) is not None else None


def _content(text: Text, opening: _Opening, found: list[Attribution]) -> list[Span]:
    """What is said, by paragraph; nothing where the words do not show whose they are."""
    others = _others(text, found, opening)
    spoken_of = _spoken_of(text, opening.speaker)
    labelled = {text.tokens[t.first].sentence for t in turns(text)}
    start = text.sentences[text.tokens[opening.first].sentence]
    taken: list[Sentence] = []
    for sentence in text.sentences[start.i :]:
        if sentence.part == "headline" or sentence.i in labelled or _is_furniture(text, sentence):
            break
        announced = opening.block and not opening.titled and sentence.paragraph == start.paragraph
        own_words = sentence.i == start.i and not opening.titled
        if not (announced or own_words) and (
            sentence.i in others or _mentions(text, sentence, spoken_of)
        ):
            if opening.titled:
                return []  # an article about the statement
            if opening.block:  # the outlet's paragraph, from its first word on
                taken = [s for s in taken if s.paragraph != sentence.paragraph]
            break
        taken.append(sentence)
    if not opening.plain and not any(_is_own(text, s, others) for s in taken):
        if opening.titled or not opening.block:
            return []
        taken = [s for s in taken if s.paragraph == start.paragraph]
    return _by_paragraph(text, taken, opening.first)


def _others(text: Text, found: list[Attribution], opening: _Opening) -> frozenset[int]:
    """The sentences in which somebody else is heard: quoted, announced, or reported of."""
    sentences = set()
    for a in found:
        token = text.token_at(a.cue[0].start)
        if token is None or token.quoted or not a.source or _is_first(a.source[0].quote):
            continue
        reported = _is_told(text, a) and (opening.titled or not opening.block)
        if a.speech != "indirect" or (reported and not opening.plain):
            sentences.add(token.sentence)
    for sentence in text.sentences:
        for token in text.words(sentence):
            if token.text == ":" and _verb(text, sentence, token) is not None:
                sentences.add(sentence.i)
    return frozenset(sentences)


def _is_told(text: Text, a: Attribution) -> bool:
    """Whether the outlet tells that somebody said something: "the governor said"."""
    words = [t for c in a.cue for t in text.between(c.start, c.end)]
    return any(t.tag == "VBD" and t.lemma in _words("verbs") and not t.quoted for t in words)


def _spoken_of(text: Text, speaker: Token) -> frozenset[str]:
    """The words that would show that the speaker is spoken of: surname and, lower-cased, office."""
    one = actors.who(text, speaker)
    if one is not None and one.sort == "body":
        return frozenset()  # a state's statement says "the state welcomes" of itself
    name = voice(text, speaker)[1]
    named = persons(text)
    words = {t.text for t in speaker.subtree() if t.i in named and named[t.i].last == t.i}
    if name and not words:
        words.add(name.split()[-1])
    if not words and one is not None:
        words.add(f"the {speaker.lower}")
    return frozenset(words)


def _mentions(text: Text, sentence: Sentence, spoken_of: frozenset[str]) -> bool:
    tokens = text.words(sentence)
    for n, token in enumerate(tokens):
        if token.quoted:
            continue
        if token.pos == "PROPN" and token.text in spoken_of:
            return True
        before = [t for t in tokens[max(0, n - 3) : n] if t.lower == "the"]
        if before and f"the {token.lower}" in spoken_of and token.dep == "nsubj":
            return True
    return False


def _is_own(text: Text, sentence: Sentence, others: frozenset[int]) -> bool:
    """Whether somebody says "I" or "we" in it, outside quotation marks."""
    return sentence.i not in others and any(
        _is_first(t.text) and not t.quoted for t in text.words(sentence)
    )


def _is_first(word: str) -> bool:
    acronym = word.isupper() and len(word) > 1  # "US"
    return not acronym and word.lower() in _words("first_person")


def _is_furniture(text: Text, sentence: Sentence) -> bool:
    """Whether a paragraph begins that belongs to the page: a note, a link, a heading."""
    opens = sentence.i == 0 or text.sentences[sentence.i - 1].paragraph != sentence.paragraph
    if not opens:
        return False
    words = text.string[sentence.start : sentence.end].rstrip()
    if words.lower().startswith(tuple(_words("furniture"))):
        return True
    last = sentence.i + 1 == len(text.sentences)
    alone = last or text.sentences[sentence.i + 1].paragraph != sentence.paragraph
    short = sentence.last - sentence.first <= _HEADING
    return alone and short and words[-1:].isalnum()


def _by_paragraph(text: Text, taken: list[Sentence], first: int) -> list[Span]:
    spans: dict[int, tuple[int, int]] = {}
    for sentence in taken:
        start = max(sentence.start, text.tokens[first].start)
        begun = spans.get(sentence.paragraph, (start, start))[0]
        last = text.tokens[sentence.last - 1]
        spans[sentence.paragraph] = begun, last.start if last.text == "." else sentence.end
    return [text.span(start, end) for start, end in spans.values()]


def _said(text: Text, opening: _Opening, content: list[Span]) -> Attribution:
    kind, name, country = voice(text, opening.speaker)
    if opening.titled:
        told = modifier(text, opening.speaker) or _in_office(text, opening.speaker)
        if kind in {"document", "other", "unnamed"} and told is not None:
            kind, name, country = told
    if country is None and kind in _OFFICIAL:
        country = text.report.outlet_country  # who gives out the words of its own people
    return Attribution(
        source=opening.source, cue=(opening.cue,), content=tuple(content), kind=kind, name=name,
        country=country, stance="asserts", speech="direct", by="rule:monologue",
    )  # fmt: skip


@cache
def _words(block: str) -> frozenset[str]:
    return frozenset(toml("voices/monologue.toml")[block])
