"""The score from -3 (certainly not) to +3: a small linear model over the cues on the way.

The features are linguistic categories: the level and polarity that the cues compose to, each
kind of cue in the trigger's own clause or above it, tense and form of the trigger. The weights
stand in ``weights.tsv``; ``training/certainty_weights.py`` made them by ridge regression (Hoerl &
Kennard 1970) from the training parts of UW (Lee et al. 2015) and MEANTIME (Minard et al. 2016).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import fsum

from reportedly.certainty.composition import State
from reportedly.certainty.signatures import signature
from reportedly.certainty.step import Path
from reportedly.language.text import Token
from reportedly.tables import tsv

_NOUNS = frozenset({"NOUN", "PROPN"})


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature; ``bias`` is always on."""
    return {row["feature"]: float(row["weight"]) for row in tsv("certainty/weights.tsv")}


def score(way: Path, state: State) -> float:
    """The score of the trigger's event, clipped to -3 … +3."""
    known = weights()
    held = (known.get(name, 0.0) for name in features(way, state))
    total = fsum((known.get("bias", 0.0), *held))  # exact, so that no order of a set shows in it
    return max(-3.0, min(3.0, total))


def features(way: Path, state: State) -> set[str]:
    """The names of the features that hold."""
    found = {f"composed:{state.level}:{state.polarity}"}
    kinds = set()
    for step in way.steps:
        found.add(f"{'own' if step.own else 'above'}:{step.kind}")
        kinds.add(step.kind)
    found.update(f"form:{name}" for name in way.form)
    found.update(_trigger(way.trigger))
    if "negation" in kinds:
        found.update(f"negation+{k}" for k in kinds if k != "negation")
    if len(kinds) > 1:
        found.add("several")
    return found


def _trigger(token: Token) -> set[str]:
    """Form and tense of the trigger itself."""
    found = {
        f"trigger:{token.pos if token.pos in {'VERB', 'AUX', 'NOUN', 'PROPN', 'ADJ'} else 'other'}"
    }
    own = signature(token, "np")
    if own is not None:
        found.add(f"trigger-class:{own.name}")
    if token.pos in {"VERB", "AUX"}:
        found.add(f"tag:{token.tag}")
        auxiliaries = [c for c in token.children if c.dep in {"aux", "auxpass"}]
        if any(a.tag == "TO" for a in auxiliaries):
            found.add("infinitive")
        if any(a.lemma == "have" for a in auxiliaries):
            found.add("perfect")
        if any(a.tag in {"VBD"} for a in auxiliaries):
            found.add("past-auxiliary")
        found.add(
            f"dep:{token.dep if token.dep in {'ROOT', 'ccomp', 'xcomp', 'advcl', 'relcl', 'acl', 'amod', 'pcomp', 'conj'} else 'other'}"
        )
    elif token.pos in _NOUNS:
        determiner = token.child("det")
        found.add(
            f"noun:{determiner.lower if determiner and determiner.lower in {'the', 'a', 'an', 'any', 'no', 'this', 'these', 'some'} else 'possessed' if token.child('poss') else 'bare'}"
        )
        if token.tag in {"NNS"}:
            found.add("noun:plural")
        found.add(
            f"noun-dep:{token.dep if token.dep in {'nsubj', 'nsubjpass', 'dobj', 'pobj', 'compound', 'attr', 'conj'} else 'other'}"
        )
    return found
