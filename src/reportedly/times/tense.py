"""Which way a year-less or weekday date points, by the verb that governs it."""

from __future__ import annotations

from typing import Literal

from reportedly.language.text import Token

Direction = Literal["past", "future"]

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
#: Words that put what hangs on them in the future ("scheduled for Tuesday", "due on Monday").
_PLANNED = frozenset({
    "schedule", "scheduled", "plan", "planned", "due", "expect", "expected", "slate", "slated",
    "upcoming", "postpone", "deadline", "await",
})  # fmt: skip
#: Words that are themselves of the past and put only what they embed in the future: "agreed to meet
#: on Saturday" is to come, "was agreed on Saturday" is over.
_INTENDED = frozenset({
    "agree", "intend", "hope", "want", "promise", "vow", "threaten", "decide", "aim", "order",
    "urge", "demand", "prepare", "propose", "invite",
})  # fmt: skip
#: Prepositions by which such a word takes the time of what it intends ("agreed a truce for Saturday").
_AHEAD = frozenset({"for", "by", "until", "till", "before", "from"})


def direction(token: Token) -> Direction:
    """Whether the time at ``token`` lies before or after the moment of writing.

    News tells what happened: only a future auxiliary, an infinitive, a word of planning or a
    progressive present above the time makes it future.
    """
    ahead = False
    for node in [token, *token.ancestors()]:
        if node is not token and (node.lemma in _PLANNED or (ahead and node.lemma in _INTENDED)):
            return "future"
        ahead = ahead or (node.pos == "ADP" and node.lower in _AHEAD)
        if node.pos not in {"VERB", "AUX"}:
            continue
        if ahead and node.lemma == "be" and node.tag in {"VBZ", "VBP"}:
            return "future"  # "are to be held on 3 May"
        auxiliaries = [c for c in node.children if c.dep in {"aux", "auxpass"}]
        if any(a.lower in _WILL for a in auxiliaries):
            return "future"
        if any(a.tag == "MD" for a in auxiliaries):
            return "past" if any(a.lemma == "have" for a in auxiliaries) else "future"
        if any(a.tag == "TO" for a in auxiliaries):
            ahead = True
            if node.dep in {"xcomp", "advcl", "ccomp"}:
                continue  # "was forced to land on Friday": the verb above tells
            return "future"
        if node.tag == "VBG" and any(a.tag in {"VBZ", "VBP"} for a in auxiliaries):
            return "future"
        if node.tag in {"VBD", "VBZ", "VBP", "MD"} or auxiliaries:
            return "past"
    return "past"
