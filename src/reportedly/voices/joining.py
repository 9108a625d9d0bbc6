"""Encoder and grammar put together: neither is asked to be right alone.

The encoder says where source, cue and content begin and end; the grammar says what the cue makes of
the content, and adds what the encoder was never shown: speech within speech, and what its training text
seldom has (headlines, text in capitals). A denial that only the grammar sees is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from reportedly.language import Scores, Text, Token
from reportedly.language.clauses import is_verb
from reportedly.span import Span
from reportedly.voices import tagged as tags
from reportedly.voices.attribution import Attribution
from reportedly.voices.layout import is_place
from reportedly.voices.linking import Page, Run
from reportedly.voices.misread import is_made, is_struck
from reportedly.voices.phrases import is_standard
from reportedly.voices.proposal import Class, Proposal
from reportedly.voices.source import voice
from reportedly.voices.words import words

#: How sure an attribution must be that names nobody, the class that the encoder is worst at. Chosen on
#: PolNeAR dev among .4 to .7, which differ by .002 of AR-soft.
NOBODY = 0.6
#: How sure it must be of a cue that the grammar does not know. A guess: not fitted.
UNKNOWN = 0.7
_ARMED = frozenset({"military", "armed-group", "police"})
_MARKERS = frozenset({"SCONJ", "PUNCT", "CCONJ", "ADP", "DET"})
_EMPTY = frozenset({"be", "have", "do"})
_DATES = frozenset({"DATE", "TIME"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: The chance from which a finding of the grammar stands where the encoder is silent. A guess; from .7 to
#: 1.0 AR-soft on PolNeAR dev stays the same.
SURE = 0.7
#: Stances that must never be lost, however unsure the grammar is.
_UNTRUE = frozenset({"denies", "does-not-confirm", "retracts"})
_ITSELF = frozenset({"itself", "themselves", "himself", "herself"})
_CLASSES: dict[str, Class] = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


def told(
    text: Text, scores: Scores, groups: Sequence[Sequence[Proposal]], chosen: Sequence[Proposal]
) -> Iterator[tuple[tags.Tagged, Proposal, Span | None]]:
    """What the encoder tells, each with the grammar's reading of its cue and the span of its source.

    ``groups`` is what the grammar offers for each cue, ``chosen`` what it would take. The proposal's cue, content
    and source are the encoder's.
    """
    page = Page(
        [t.sentence for t in text.tokens],
        [text.sentences[t.sentence].paragraph for t in text.tokens],
        [t.quoted for t in text.tokens],
    )
    offered: dict[int, list[Proposal]] = {}
    for proposal in chain.from_iterable(groups):
        for i in {proposal.head.i, *(t.i for t in proposal.cue)}:
            offered.setdefault(i, []).append(proposal)
    by_head = {p.head.i: p for p in chosen}
    heads = scores.heads
    for found in tags.read(heads["attribution"], heads["links"], scores.parameters, page):
        if found.source is None and found.score < NOBODY:
            continue
        cue = _words(text, found.cue)
        runs = [_words(text, run) for run in found.content]
        content = [t for run in runs for t in ended(text, run, cue[0])] or list(chain(*runs))
        cue, content = bordered(cue, content)
        content = _to_next(content, cue)
        source = None if found.source is None else head_of(_words(text, found.source))
        said = corrected(source, cue, content, [by_head[t.i] for t in cue if t.i in by_head])
        if said is not None:
            yield found, said, None
            continue
        of_cue = [p for t in cue for p in offered.get(t.i, ())]
        base = max(of_cue, key=lambda p: _likeness(p, content, cue), default=None)
        if _is_none(text, base, source, cue, content):
            continue
        span = None if found.source is None else _name(text, found.source)
        giver = _giver(cue, content)
        if giver is not None and (source is None or not _is_in(source, giver.subtree())):
            source, span = giver, None
        if base is None:
            base = _plain(cue, content)
            if base.head.lemma in _EMPTY or found.score < UNKNOWN:
                continue
        elif source is not None and base.source is None and _holds(base, source):
            source, span, content = None, None, base.content  # "Army accused of …": it says nothing
        else:
            content = completed(content, base)
        if base.head not in cue and all(_is_in(t, base.cue) for t in cue):
            cue = base.cue  # "refused to rule out"
            content = [t for t in content if not _is_in(t, cue)] or base.content
        yield found, replace(base, source=source, cue=cue, content=content, by="encoder"), span


def _to_next(content: list[Token], cue: Sequence[Token]) -> list[Token]:
    """What was said, up to the next verb of saying of the same speaker: "did not say why, | but noted that …"."""
    after = {
        t.i
        for verb in cue
        for c in verb.children
        if c.dep in {"conj", "dep"} and c.i > verb.i and c.lemma in words("continuing")
        and is_verb(c) and not _is_in(c, cue)
        for t in c.subtree()
    }  # fmt: skip
    return [t for t in content if t.i not in after] or content


def _giver(cue: Sequence[Token], content: Sequence[Token]) -> Token | None:
    """Whose word it is, where the cue ends in "from" or "by": "was the statement from *the office*"."""
    if cue[-1].dep not in {"prep", "agent"} or cue[-1].lower not in {"from", "by"}:
        return None
    giver = cue[-1].child("pobj")
    return None if giver is None or _is_in(giver, content) else giver


def _is_none(
    text: Text, base: Proposal | None, source: Token | None, cue: Sequence[Token],
    content: Sequence[Token],
) -> bool:  # fmt: skip
    """Whether what looks like an attribution to the encoder is none: a topic, a standard, a blow."""
    if base is not None and base.frame == "untrue":
        return True  # the grammar says what is untrue, and of whom
    if base is None and all(t.pos == "PUNCT" for t in cue) and is_place(text, source):
        return True  # a topic before a colon
    if source is None and cue[-1].lemma in words("seeming"):
        return True
    if base is None and any(t.lemma in words("deeds") for t in cue):
        return True
    if base is not None and is_blow(text, base, source):
        return True
    if content and content[0].lower in _ITSELF and cue[-1].lemma in words("showing"):
        return True  # "has shown itself fighting"
    if source is not None and cue[0].lower == "according" and is_standard(source):
        return True
    return is_struck(cue[-1], source) or (source is None and is_made(cue[-1]))


def is_blow(text: Text, p: Proposal, source: Token | None) -> bool:
    """Whether somebody strikes with more than words: who bears arms, or at a place."""
    if not p.frame.startswith("obj") or p.head.lemma not in words("blows"):
        return False
    struck = p.head.child("dobj")
    if struck is not None and any(is_place(text, t) for t in _with_parts(struck)):
        return True  # "attacked Goris", "attacked parts of Goris town"
    return source is not None and voice(text, source)[0] in _ARMED


def _with_parts(struck: Token) -> Iterator[Token]:
    """What is struck, and what it is a part of ("parts *of the old city*")."""
    yield struck
    for of in struck.kids("prep"):
        if of.lower == "of":
            for whole in of.kids("pobj"):
                yield from (whole, *whole.kids("compound", "amod", "nmod"))


def bordered(cue: list[Token], content: list[Token]) -> tuple[list[Token], list[Token]]:
    """The particle of the cue's verb is the cue's: "did not rule | out an attack"."""
    if len(content) > 1 and content[0].dep == "prt" and _is_in(content[0].head, cue):
        return [*cue, content[0]], content[1:]
    return cue, content


def corrected(
    source: Token | None, cue: Sequence[Token], content: Sequence[Token], chosen: Sequence[Proposal]
) -> Proposal | None:
    """The grammar's reading, where the encoder's cannot be: null where it can.

        Nothing is said by a marker alone ("wrote *that*, according to …"); who is spoken of does not speak ("*Rebels* allegedly
        attacked", "*Five* reported killed"); a name is no statement, but who is cited ("citing *the police*"); and who stands
    right before a last "said" speaks, though a comma is lost ("… and two civilians *the agency* said").
    """
    for p in chosen:
        if all(t.pos in _MARKERS for t in content) and len(p.content) > len(content):
            return p
        speaks = any(q.source is source for q in chosen)
        if source is not None and p.source is None and not speaks and _holds(p, source):
            return p
        named = p.source is not None and _is_in(p.source, content)
        if named and p.frame == "tail":
            return p
        if named and not any(is_verb(t) for t in content) and any(is_verb(t) for t in p.content):
            return p
    return None


class Stretches:
    """Spans of which it can be asked, in a long text too, whether one shares a character with another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [s.start for s in ordered]
        self._ends = list(accumulate((s.end for s in ordered), max))

    def touch(self, span: Span) -> bool:
        """Whether any of them overlaps ``span``."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def join(text: Text, tagged: list[Attribution], ruled: list[Attribution]) -> list[Attribution]:
    """All that the encoder told, and of the grammar's findings those that add to it; in order of their cues."""
    denials = [a for a in ruled if a.by == "rule:untrue" or a.stance in _UNTRUE]
    denied = Stretches(c for d in denials for c in d.cue)
    kept = [a for a in tagged if a.stance in _UNTRUE or not any(map(denied.touch, a.cue))]
    cues = Stretches(c for a in kept for c in a.cue)
    contents = Stretches(c for a in kept for c in a.content)
    added = [a for a in ruled if not any(map(cues.touch, a.cue)) and _adds(text, a, contents)]
    return sorted((*kept, *added), key=lambda a: a.cue[0])


def _adds(text: Text, a: Attribution, contents: Stretches) -> bool:
    """Whether a finding of the grammar stands beside what the encoder told."""
    if a.by == "rule:untrue" or a.stance in _UNTRUE or text.capitals:
        return True
    if (a.score or 0.0) >= SURE or contents.touch(a.cue[0]):
        return True
    first = text.token_at(a.cue[0].start)
    return first is not None and (first.quoted or text.sentence_of(first).part == "headline")


def ended(text: Text, words: list[Token], cue: Token) -> list[Token]:
    """What is said, ended where a sentence or paragraph ends.

    A paragraph ends what is said in the one of the cue (a headline is no part of the sentence below it),
    and nobody speaks a sentence before or after the cue's, but inside quotation marks or after a colon.
    """
    own = text.sentences[cue.sentence].paragraph
    if any(text.sentences[t.sentence].paragraph == own for t in (words[0], words[-1])):
        words = [t for t in words if t.quoted or text.sentences[t.sentence].paragraph == own]
    quoted = {t.sentence for t in words if t.quoted}
    heard = quoted | {cue.sentence} if not _announces(text, cue) else {t.sentence for t in words}
    words = [t for t in words if t.sentence in heard or t.pos == "PUNCT"]
    if all(t.pos == "PUNCT" for t in words):
        return []
    last = text.sentences[words[-1].sentence]
    further = last.i not in {words[0].sentence, cue.sentence}
    if further and not words[-1].quoted and words[-1].i + 2 < last.last:
        words = [t for t in words if t.sentence != last.i]
    return words


def _announces(text: Text, cue: Token) -> bool:
    """Whether the cue's sentence ends in a colon: "She issued this statement:"."""
    return text.tokens[text.sentences[cue.sentence].last - 1].text == ":"


def completed(content: list[Token], base: Proposal) -> list[Token]:
    """What was said, made whole: the grammar's clause holds a subject's verb, its date, and the second of two deeds.

    "Accused them [of shelling the port] and burning it": a conjunct with no subject of its own.
    """
    inside, clause = {t.i for t in content}, {t.i for t in base.content}
    if not inside < clause:
        return content
    missing = clause - inside
    if any(t.dep in _SUBJECTS and t.head.i in missing for t in content):
        return base.content
    content = [*_dated(content, base), *content]
    after = [t for t in base.content if t.i in missing and t.i > content[-1].i]
    charged = base.frame.startswith(("obj+", "pass+"))
    if charged and len(after) > 1 and after[0].i == content[-1].i + 1 and after[0].dep == "cc":
        second = [t for t in after if t.dep == "conj" and t.head.i in inside]
        if second and second[0].child(*_SUBJECTS) is None:
            return base.content
    return content


def _dated(content: Sequence[Token], base: Proposal) -> list[Token]:
    """What stands before the content and dates it: "according to them, *on Monday* shells fell"."""
    before = [t for t in base.content if t.i < content[0].i]
    before = before[1:] if before and before[0].pos == "PUNCT" else before
    run = content[0].i - before[0].i == len(before) if before else False
    return before if run and any(t.entity in _DATES for t in before) else []


def runs_of(text: Text, words: Sequence[Token]) -> tuple[Span, ...]:
    """One span for each unbroken run of words."""
    found: list[list[Token]] = []
    for word in words:
        if found and word.i == found[-1][-1].i + 1:
            found[-1].append(word)
        else:
            found.append([word])
    return tuple(text.span_of(run[0], run[-1]) for run in found)


def head_of(words: Sequence[Token]) -> Token:
    """The word of a run that the others hang on; the first of several."""
    inside = {t.i for t in words}
    heads = [t for t in words if t.is_root or t.head.i not in inside]
    return next((t for t in heads if t.pos not in {"PUNCT", "DET"}), words[0])


def _words(text: Text, run: Run) -> list[Token]:
    return list(text.tokens[run[0] : run[1] + 1])


def _name(text: Text, run: Run) -> Span:
    """A source without the comma that closes its apposition."""
    words = _words(text, run)
    while len(words) > 1 and words[-1].text in {",", ";", ":", "–", "—"}:
        words.pop()
    return text.span_of(words[0], words[-1])


def _likeness(p: Proposal, content: Sequence[Token], cue: Sequence[Token]) -> tuple[bool, float]:
    """Whether a proposal's head is in the cue, and how far its content is the encoder's."""
    mine, theirs = {t.i for t in p.content}, {t.i for t in content}
    return _is_in(p.head, cue), len(mine & theirs) / max(1, len(mine | theirs))


def _is_in(token: Token, words: Sequence[Token]) -> bool:
    return any(t is token for t in words)


def _holds(p: Proposal, source: Token) -> bool:
    """Whether a word that was taken for the source is spoken of: a passive's subject, "allegedly"."""
    spoken_of = p.frame.startswith("pass") or p.frame == "adverb"
    return spoken_of and _is_in(source, p.content)


def _plain(cue: list[Token], content: list[Token]) -> Proposal:
    """A cue that the grammar does not know: it says what follows, no more."""
    verbs = [t for t in cue if is_verb(t)]
    head = verbs[-1] if verbs else head_of(cue)
    kind = "verb" if is_verb(head) else _CLASSES.get(head.pos, "phrase")
    return Proposal(head.lemma, kind, "that", head, cue, content, None)
