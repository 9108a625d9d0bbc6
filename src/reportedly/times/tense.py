"""Which way a year-less or weekday date points, by the verb that governs it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from reportedly.language.text import Token
from reportedly.tables import toml

Direction = Literal["past", "future"]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("times/tense.toml")[name])


def direction(token: Token, headline: bool = False) -> Direction:
    """Whether the time at ``token`` lies before or after the moment of writing.

    News tells what happened: only a future auxiliary, an infinitive, a word of planning, a progressive
    present or, outside headlines, the simple present of what stands in a calendar makes it future.
    """
    ahead, direct = False, True  # direct: no noun stands between the time and the verb
    own = {token.i, token.head.i} if token.head.entity == "DATE" else {token.i}
    for node in [token, *token.ancestors()]:
        if node is not token and (
            node.lemma in _words("planned") or (ahead and node.lemma in _words("intended"))
        ):
            return "future"
        if node.lower in _words("behind"):
            return "past"
        direct = direct and (node.pos == "ADP" or node.i in own or node.pos in {"VERB", "AUX"})
        ahead = ahead or (node.pos == "ADP" and node.lower in _words("ahead"))
        if node.pos not in {"VERB", "AUX"}:
            continue
        if ahead and node.lemma == "be" and node.tag in {"VBZ", "VBP"}:
            return "future"  # "are to be held on 3 May"
        auxiliaries = [c for c in node.children if c.dep in {"aux", "auxpass"}]
        if any(a.lower in _words("will") for a in auxiliaries):
            return "future"
        if any(a.tag == "MD" for a in auxiliaries):
            return "past" if any(a.lemma == "have" for a in auxiliaries) else "future"
        if any(a.tag == "TO" for a in auxiliaries):
            ahead = True
            if node.dep in {"xcomp", "advcl", "ccomp"}:
                continue  # "was forced to land on Friday": the verb above tells
            return "future"
        if node.tag == "VBG" and any(a.tag in {"VBZ", "VBP"} for a in auxiliaries):
            return "past" if any(a.lower == "been" for a in auxiliaries) else "future"
        if node.tag in {"VBZ", "VBP"} and node.lemma in _words("scheduled") and not auxiliaries:
            return "future" if direct and not headline else "past"
        if node.tag in {"VBD", "VBZ", "VBP", "MD"} or auxiliaries:
            return "past"
    return "past"
