"""From the cues on the way to a level and a polarity, from the outermost cue inwards.

The speaker starts certain; each embedding word turns, keeps or weakens that by its signature, as in
Nairn, Condoravdi & Karttunen (2006), each hedge by its level. Levels are those of FactBank
(Saurí & Pustejovsky 2009).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.certainty.step import Path, Step
from reportedly.claim import Level, Polarity

_RANK: dict[Level, int] = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}


@dataclass(slots=True)
class State:
    """What the speaker is committed to so far."""

    level: Level = "certain"
    positive: bool = True
    guarded: bool = False  # a possibility was granted: "may have decided to X" stays possible

    @property
    def polarity(self) -> Polarity:
        """As the record writes it."""
        return "positive" if self.positive else "negative"


def compose(way: Path) -> State:
    """The level and polarity of the trigger's event."""
    state = State()
    for step in reversed(way.steps):
        _apply(state, step, way)
    if state.guarded and state.level == "unknown":
        state.level = "possible"
    return state


def _apply(state: State, step: Step, way: Path) -> None:
    if step.signature is not None:
        _embed(state, step)
    elif step.kind == "negation":
        _negate(state, step, way)
    elif step.kind in {"condition", "question", "purpose", "demand", "if-clause"}:
        if step.kind != "if-clause" or any(s.kind.startswith("modal") for s in way.steps):
            state.level = "unknown"
    elif step.hedge is not None:
        if step.hedge.negates:
            state.positive = not state.positive
        if step.hedge.level is not None:
            _hedge(state, step, way)


def _hedge(state: State, step: Step, way: Path) -> None:
    level = step.hedge.level if step.hedge else None
    if level is None:
        return
    if step.kind.startswith("adjective") and not state.positive:
        return  # "cancelled the planned parade": there was none
    negated = any(s.kind == "negation" and s.own == step.own for s in way.steps)
    if step.kind in {"modal-could", "modal-ability"} and negated:
        return  # "could not reach the town": it was not reached
    if step.kind == "modal-would" and "perfect-modal" in way.form:
        state.positive = not state.positive  # "would have fallen": it did not
        state.level = _lower(state.level, "probable")
        return
    state.level = _lower(state.level, level)
    state.guarded = state.guarded or step.kind in {"modal-possible", "adverb-possible"}


def _lower(one: Level, other: Level) -> Level:
    return one if _RANK[one] <= _RANK[other] else other


def _negate(state: State, step: Step, way: Path) -> None:
    state.positive = not state.positive


def _embed(state: State, step: Step) -> None:
    sign = step.signature
    if sign is None:
        return
    if sign.resets:
        state.level, state.positive = "certain", True
        return
    effect = sign.plus if state.positive else sign.minus
    if effect == "+":
        state.positive = True
    elif effect == "-":
        state.positive = False
    else:
        state.positive = effect != "o-"
        state.level = _lower(state.level, sign.level)
        if sign.name == "possible":
            state.guarded = True
