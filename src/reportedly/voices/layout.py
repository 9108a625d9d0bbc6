"""Layout as a cue: who stands before a colon, after a dash, or at the end where the marks were lost.

``colon``: Minister: [we will not retreat]; ``dash``: [Town taken] - ministry, or with a colon;
``tail``: [ten fell in the north] SANA reported; ``bare``: [Raids kill ten near Hama] Monitor.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.actors import names
from reportedly.language.clauses import is_verb
from reportedly.language.text import Sentence, Text, Token
from reportedly.voices.antecedent import named_below
from reportedly.voices.kinds import Voiced, kind_of
from reportedly.voices.proposal import Proposal
from reportedly.voices.source import speaks, voice
from reportedly.voices.words import words as listed

_DASHES = frozenset({"-", "–", "—"})
_TAILS = frozenset({"says", "said", "reports", "reported"})
_DAYS = frozenset({"DATE", "TIME"})
_REPORTING = frozenset({"agency", "media", "monitor"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
_OPEN = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PRON", "AUX", "PART"})


def of_layout(text: Text, sentence: Sentence) -> Iterator[Proposal]:
    """Who stands before a colon or after a dash, with what is said on the other side."""
    words = text.words(sentence)
    for mark in words[1:9]:
        if mark.text != ":":
            continue
        before, after = [t for t in words if t.i < mark.i], [t for t in words if t.i > mark.i]
        head = _noun_phrase(before)
        if head is not None and len(after) > 2 and speaks(text, head):
            if not is_topic(text, head, before, after):
                yield Proposal(":", "phrase", "colon", mark, [mark], after, head, grows=True)
            return
        break
    for mark in words[-7:-1]:
        if mark.text not in _DASHES | {":"} or mark.i - sentence.first < 3:
            continue
        if mark.text != ":" and joins(text, mark):
            continue
        before = [t for t in words if t.i < mark.i]
        head = _noun_phrase([t for t in words if t.i > mark.i and t.text != "."])
        if head is None or words[-1].text == "." or head.quoted or not speaks(text, head):
            return
        if head.entity not in _PLACES or any(is_verb(t) for t in before):
            yield Proposal("-", "phrase", "dash", mark, [mark], before, head)
        return


def joins(text: Text, mark: Token) -> bool:
    """Whether a mark stands between two words without a space on either side: "al-Bab"."""
    before = text.tokens[mark.i - 1].end if mark.i else -1
    after = text.tokens[mark.i + 1].start if mark.i + 1 < len(text.tokens) else -1
    return before == mark.start and mark.end == after


def is_place(text: Text, head: Token | None) -> bool:
    """Whether somebody is named by a state or place alone."""
    if head is None:
        return False
    match = names.matches(text).get(head.i)
    return match.entry.role == "state" if match is not None else head.entity in _PLACES


def is_topic(text: Text, head: Token, before: list[Token], after: list[Token]) -> bool:
    """Whether what stands before a colon names what the words after it are about.

    A place does, and so do two states ("Ruritania-Graustark: clashes resume"). One state, or its
    capital, speaks only where another state comes next: "Turkey: Armenia must pay".
    """
    if any(t.lower == "of" and t.head.lemma == "state" for t in before):
        return True  # "state of emergency"
    found = names.matches(text)
    named = [m for i, m in found.items() if before[0].i <= i <= before[-1].i]
    states = {m.entry.code for m in named if m.entry.role == "state" or m.entry.form == "seat"}
    if not any(m.first <= head.i <= m.last and m.entry.code in states for m in named):
        return head.entity in _PLACES and not named
    if all(m.entry.form in {"adjective", "people"} for m in named):
        return False
    if len(states) > 1 or any(state is not None and state.startswith("x") for state in states):
        return True
    first = next((found[t.i] for t in after[:3] if t.i in found), None)
    return first is None or first.entry.country is None or first.entry.code in states


def of_tail(text: Text, sentence: Sentence) -> Iterator[Proposal]:
    """ "… in the north SANA reported.": who speaks at the end, where the comma was lost."""
    words = [t for t in text.words(sentence) if t.pos != "PUNCT"]
    if sentence.part == "headline":
        yield from _bare(text, words)
    while words and (words[-1].entity in _DAYS or words[-1].lower == "on"):
        words.pop()
    if len(words) < 6 or words[-1].lower not in _TAILS or words[-1].quoted:
        return
    verb, source = words[-1], words[-2]
    if any(text.tokens[i].text == "," for i in range(words[-5].i, verb.i)):
        return
    first = _start(text, words[:-1])
    if first is None or text.tokens[first - 1].pos == "PUNCT":
        return
    before = [t for t in words if t.i < first]
    if len(before) > 3 and before[-1].pos not in _OPEN and any(is_verb(t) for t in before):
        linked = verb.child("nsubj", "nsubjpass") is source and verb.child("ccomp") is not None
        if not (linked and source.subtree()[0].i == first):
            yield Proposal("tail", "phrase", "tail", verb, [verb], before, source)


def alone(text: Text, source: Token) -> Voiced:
    """Kind, name and country by the noun itself, where words beside it belong to what is said."""
    for word in (source, *source.kids("compound")):  # "the state-run SANA agency"
        match = names.matches(text).get(word.i)
        if (
            match is not None
            and match.last == word.i
            and (word is source or match.entry.voice in _REPORTING)
        ):
            return match.entry.voice, match.entry.name, match.entry.country
    below = named_below(text, source)
    return voice(text, below[0]) if below else (kind_of(source) or "other", None, None)


def _start(text: Text, words: list[Token]) -> int | None:
    """Where the noun phrase begins that closes these words and names who speaks, if one does."""
    last = words[-1]
    match = names.matches(text).get(last.i)
    if match is not None and match.last == last.i and match.entry.voice in _REPORTING:
        return match.first - (match.first > 0 and text.tokens[match.first - 1].lower == "the")
    if last.pos not in {"NOUN", "PROPN"}:
        return None
    fixed = f"{words[-2].lower} {last.lower}"
    if fixed in listed("bare"):
        return words[-2].i
    if last.lower not in listed("bare", "bodies"):
        return None
    for word in reversed(words[-4:-1]):
        if word.lower in {"a", "an", "the"}:
            return word.i
        if word.pos not in {"NOUN", "PROPN", "ADJ"}:
            return None
    return None


def _bare(text: Text, words: list[Token]) -> Iterator[Proposal]:
    """ "Raids kill ten near Hama Monitor": a headline whose dash before the source was lost.

    A capital that the words before it lack shows it; else the clause must be whole without it.
    """
    if len(words) < 5 or text.tokens[words[-1].i].quoted:
        return
    last = words[-1]
    size = 2 if f"{words[-2].lower} {last.lower}" in listed("bare") else 1
    if size == 1 and (last.lower not in listed("bare") or last.tag in {"NNS", "NNPS"}):
        return
    before = words[:-size]
    end = before[-1]
    if end.i + size != last.i or end.pos not in {"NOUN", "PROPN", "NUM"}:
        return  # "Shells hit state media", "dead in raid on monitor"
    verbs = [
        t.i
        for t in before
        if (is_verb(t) and t.dep != "amod") or t.lower in listed("bare", "losses")
    ]
    marked = words[-size].text[0].isupper() and any(
        t.tag in {"NN", "NNS"} and t.text.islower() for t in before
    )
    governor = before[-2]
    if not marked and (governor.lower == "of" or (governor.pos == "ADP" and end.tag == "NN")):
        return  # "the head of UN monitor", "on ceasefire monitor"
    if marked or (verbs and any(t.pos in {"ADP", "NUM"} for t in before if t.i > verbs[-1])):
        yield Proposal("tail", "phrase", "tail", last, [last], before, last)


def _noun_phrase(tokens: list[Token]) -> Token | None:
    """The head of these tokens where they are one noun phrase without a verb."""
    inside = {t.i for t in tokens}
    if not tokens or any(is_verb(t) for t in tokens):
        return None
    heads = [t for t in tokens if t.is_root or t.head.i not in inside]
    nouns = [t for t in heads if t.pos in {"NOUN", "PROPN"}]
    return nouns[-1] if len(nouns) == 1 else None
