"""How sure the last voice is of an event."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.certainty.composition import State, compose
from reportedly.certainty.path import path
from reportedly.certainty.score import score
from reportedly.certainty.step import Path
from reportedly.claim import Certainty, Level
from reportedly.language.scores import RULES_ONLY, Scores
from reportedly.language.text import Text, Token
from reportedly.span import Span

#: The grammar decides level and polarity; the fitted score is held to them: a certain event scores
#: at least this far on its side, a probable one this far. Costs .007 of Pearson's r on UW.
LEAST: dict[Level, float] = {"certain": 1.0, "probable": 0.5}
#: The encoder's share of the score.
ENCODER = 0.5
_QUIET = frozenset({"implicative", "report", "factive", "occurs", "cause", "withstood"})


def judge(
    text: Text,
    span: Span,
    scores: Scores = RULES_ONLY,
    token: Token | None = None,
    content: Sequence[Span] = (),
) -> Certainty:
    """Judge the commitment of the last voice to the event whose trigger is ``span``.

    ``token`` is the trigger's head where the caller knows it. ``content`` are the stretches that the
    last voice is answerable for: what stands outside them (its cue, "denied") is not looked at.
    Where ``content`` is empty, reporting verbs are seen through:
    what the speaker says outright is ``certain``. Future, wished, demanded, conditional and
    asked-about events are ``unknown``. ``score`` runs from -3 (certainly not) to +3 on the scale of UW,
    where readers give most of what is announced or wished for +1 to +2; ``cues`` are the
    words that hedge, negate or embed the event, in order of the text. Levels: FactBank (Saurí &
    Pustejovsky 2009).

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> told = english.analyse(report("The army did not shell the town."))
    >>> judged = judge(told, told.span(17, 22))
    >>> judged.level, judged.polarity, judged.cues[0].quote
    ('certain', 'negative', 'not')
    """
    trigger = token or head_of(text, span)
    if trigger is None:
        return Certainty("certain", "positive", 3.0)
    way = path(text, trigger, content)
    state = compose(way)
    return Certainty(
        state.level,
        state.polarity,
        _agreeing(_mean(score(way, state), trigger, scores), state),
        _cues(text, way),
    )


def head_of(text: Text, span: Span) -> Token | None:
    """The token of a span that the others hang on."""
    inside = text.between(span.start, span.end)
    within = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in within or t.is_root), None)


def _mean(by_rule: float, trigger: Token, scores: Scores) -> float:
    """The score by rule and the encoder's, where it gives one."""
    rows = scores.heads.get("certainty")
    if rows is None:
        return by_rule
    told = max(-3.0, min(3.0, float(rows[trigger.i][0])))
    return ENCODER * told + (1 - ENCODER) * by_rule


def _agreeing(value: float, state: State) -> float:
    """The score rounded, and held to the level and polarity that the grammar found."""
    least = LEAST.get(state.level)
    if least is not None:
        value = max(value, least) if state.positive else min(value, -least)
    return round(value, 2)


def _cues(text: Text, way: Path) -> tuple[Span, ...]:
    """The words that made the event less than plainly so."""
    found = {
        text.span_of(*step.cue)
        for step in way.steps
        if step.kind not in _QUIET
        and not (step.hedge and step.hedge.level is None and not step.hedge.negates)
    }
    return tuple(sorted(found))
