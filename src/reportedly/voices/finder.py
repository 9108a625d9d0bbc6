"""Finds the attributions of a text: the best reading of every cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claim import VoiceKind
from reportedly.language import RULES_ONLY, Scores, Text, Token
from reportedly.language.clauses import is_verb, spans_of
from reportedly.span import Span
from reportedly.voices import lexicon as tables
from reportedly.voices.apposed import apposed
from reportedly.voices.attribution import Attribution
from reportedly.voices.disbelief import is_disbelieved
from reportedly.voices.evidence import evidence_in, keeper, pointed_at
from reportedly.voices.extent import phrase
from reportedly.voices.joining import Stretches, is_blow, join, runs_of, told
from reportedly.voices.layout import alone
from reportedly.voices.lexicon import Lexicon
from reportedly.voices.meaning import belief, is_act, is_refusal, is_wrapped, unwrap
from reportedly.voices.monologue import authored, carried
from reportedly.voices.offers import offers
from reportedly.voices.proposal import Proposal
from reportedly.voices.sharing import in_common
from reportedly.voices.source import voice
from reportedly.voices.stance import speech_of, stance_of
from reportedly.voices.words import words

#: The least chance at which a proposal is taken for an attribution. Where F1 is the aim, half of the
#: F1 reached is best (Lipton et al. 2014); a little more keeps doubtful voices out of the ledger.
ENOUGH = 0.3

#: Stances that must not be lost: what somebody denies of himself is no statement that it is so.
_UNTRUE = frozenset({"denies", "does-not-confirm"})
#: What these open is not the speaker's own ground.
_AGAINST = frozenset({"though", "although", "while", "whereas", "even"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "which", "it"})
_FIRST_PERSONS = frozenset({"i", "we", "you", "us", "me", "my", "our", "your"})


def find(text: Text, scores: Scores = RULES_ONLY) -> list[Attribution]:
    """Find who is said to have said what, in order of the text.

    Spans are code points into the clean text. Attributions may nest: the words "sources" and "the
    message" of a message that quotes sources are two, the one's cue within the other's content.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("The army denied that its tanks had crossed the border."))
    >>> [(a.source[0].quote, a.cue[0].quote, a.stance) for a in find(text)]
    [('The army', 'denied', 'denies')]
    """
    lexicon = tables.lexicon()
    groups = list(offers(text, lexicon.known))
    chosen = [c for c in _chosen(groups, lexicon) if not is_blow(text, c[0], c[0].source)]
    ruled = [_attribution(text, p, chance, lexicon) for p, chance in chosen]
    found = ruled
    if "attribution" in scores.heads:
        tagged = [
            _attribution(text, p, t.score, lexicon, source)
            for t, p, source in told(text, scores, groups, [p for p, _ in chosen])
            if not _is_no_voice(p)
        ]
        found = join(text, tagged, ruled)
    found = [a for a in found if not _is_inferred(text, a)]
    found = _with_apposed(text, found, lexicon)
    found = carried(text, found)
    judged = Stretches(c for a in found if a.by == "rule:untrue" for c in a.cue)
    spoken = [
        _as_speaker(a, found)
        for a in found
        if a.by == "rule:untrue" or not any(map(judged.touch, a.cue))
    ]
    return authored(text, spoken)


def _chosen(groups: list[list[Proposal]], lexicon: Lexicon) -> list[tuple[Proposal, float]]:
    """The best reading of every cue that the grammar offers, with its chance."""
    found = []
    for together in groups:
        weighed = ((lexicon.chance(p) * belief(p), -n, p) for n, p in enumerate(together))
        chance, _, best = max(weighed)
        if chance >= ENOUGH and not _misleads(best, lexicon):
            found.append((best, chance))
    return found


def _with_apposed(text: Text, found: list[Attribution], lexicon: Lexicon) -> list[Attribution]:
    """With the denials beside a sentence, in place of what else was made of their words."""
    added = [_attribution(text, p, 1.0, lexicon, named) for p, named in apposed(text)]
    taken = Stretches(s for a in added for s in (*a.cue, *a.content))
    kept = [a for a in found if not any(map(taken.touch, a.cue))]
    return sorted([*kept, *added], key=lambda a: a.cue[0].start) if added else found


def _misleads(p: Proposal, lexicon: Lexicon) -> bool:
    """Whether the words are no voice after all, though the grammar fits.

    Inside a quotation only others' speech counts: "I think" there is the speaker again, and what
    the speaker likes is no report.
    """
    if _is_no_voice(p):
        return True
    if not p.head.quoted:
        return False
    cue = lexicon.cue(p)
    own = p.source is not None and _is_first(p.source.lower)
    return (own and stance_of(p, cue.stance) not in _UNTRUE) or cue.manner == "attitude"


def _is_no_voice(p: Proposal) -> bool:
    """An act done by saying, or a noun that only wraps what another word confirms or denies."""
    return is_act(p) or (p.kind == "noun" and (is_wrapped(p.head) or is_disbelieved(p.head)))


def _is_inferred(text: Text, a: Attribution) -> bool:
    """Whether the thing just told of "shows" something: the teller infers it, and nobody else says so.

    ("These sanctions show that …", "a step which demonstrates that …"; not "this report shows")
    """
    if a.kind != "other" or a.name is not None or a.evidence or not a.source or not a.cue:
        return False
    first = text.token_at(a.source[0].start)
    shown = any(t.lemma in words("showing") for t in text.between(a.cue[0].start, a.cue[-1].end))
    return shown and first is not None and first.lower in _POINTING


def _is_first(word: str) -> bool:
    return word.strip("“”\"'‘’") in _FIRST_PERSONS


def _as_speaker(inner: Attribution, found: list[Attribution]) -> Attribution:
    """ "We deny it", somebody said: the denial is the speaker's own."""
    if not inner.source or not _is_first(inner.source[0].quote.lower()):
        return inner
    for outer in found:
        said = any(c.start <= inner.cue[0].start < c.end for c in outer.content)
        if outer is not inner and outer.source and said:
            return replace(
                inner, source=outer.source, kind=outer.kind, name=outer.name, country=outer.country
            )
    return inner


def _attribution(
    text: Text, p: Proposal, chance: float, lexicon: Lexicon, tagged: Span | None = None
) -> Attribution:
    source = phrase(text, p.source, p.head) if p.source is not None else ()
    shown = (tagged,) if tagged is not None else source
    saw = keeper(p.source) if p.source is not None else None
    if saw is not None:  # "a video seen by the agency shows": the agency passes it on
        p, tagged, source = replace(p, source=saw), None, phrase(text, saw, p.head)
    if tagged is not None:
        source = (tagged,)
    elif p.frame == "tail" and p.source is not None:
        source = (text.span_of(text.tokens[p.content[-1].i + 1], p.source),)
    cue = lexicon.cue(p)
    content = unwrap(p, cue.stance)
    who: tuple[VoiceKind, str | None, str | None] = ("unnamed", None, None)
    if p.source is not None:
        cut = _is_cut_off(text, p, source)
        who = alone(text, p.source) if cut else in_common(text, p) or voice(text, p.source)
    beside = _beside(p)
    return Attribution(
        source=source,
        cue=_cue(text, p),
        content=runs_of(text, content) if p.by == "encoder" else spans_of(text, content),
        kind=who[0],
        name=who[1],
        country=who[2],
        stance=stance_of(p, cue.stance),
        speech=speech_of(content),
        by=f"{p.by}:{p.frame}",
        score=round(min(chance, 1.0), 2),
        evidence=pointed_at(evidence_in(text), shown, {t.i for t in beside}),
        manner="attitude" if is_refusal(p) else cue.manner,
        when=_when(text, [t for t in beside if not _trails(p, t)]),
    )


def _is_cut_off(text: Text, p: Proposal, source: Sequence[Span]) -> bool:
    """Whether the parser gave a source words of what is said: "… near Hama a monitor said"."""
    first = text.token_at(source[0].start) if source else None
    if p.source is None or first is None or (p.frame != "tail" and first.pos != "DET"):
        return False
    return any(c.i < first.i for c in p.source.kids("compound", "amod", "nmod", "nummod", "poss"))


def _cue(text: Text, p: Proposal) -> tuple[Span, ...]:
    """The cue's words; the encoder's are one run, as it gave them."""
    if p.by == "encoder":
        return runs_of(text, p.cue)
    return spans_of(text, p.cue) or (text.span_of(*p.cue),)


def _beside(p: Proposal) -> list[Token]:
    """What hangs on the cue besides source and content: when, where and by what it was said."""
    inside = {t.i for t in p.content}
    if p.source is not None:
        inside.update(t.i for t in p.source.subtree())
    if p.kind == "phrase":
        return []
    verb = p.head if p.kind == "verb" or not is_verb(p.head.head) else p.head.head
    for child in verb.children:  # "denied it, though images showed craters": told against it
        mark = child.child("mark") if child.dep == "advcl" else None
        if mark is not None and mark.lower in _AGAINST:
            inside.update(t.i for t in child.subtree())
    return [t for t in verb.subtree() if t.i not in inside]


def _trails(p: Proposal, token: Token) -> bool:
    """Whether a word follows a thing said, where it dates the thing as likely as the saying."""
    return p.frame.startswith(("obj", "to", "ing")) and token.i > p.content[-1].i


def _when(text: Text, beside: list[Token]) -> Span | None:
    dated = [t for t in beside if t.entity in {"DATE", "TIME"}]
    run = [t for n, t in enumerate(dated) if t.i - dated[0].i == n]
    return text.span_of(*run) if run else None
