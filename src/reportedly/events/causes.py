"""Who did what killed, wounded or destroyed, where another word of the sentence names the act.

"Ten were killed in Turkish shelling", "died when rebels shelled the market", "at the hands of the
militia": the deed's actor is that of its cause. Clashes are no such cause: nobody knows who shot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.events import kinds
from reportedly.events.grammar import agents, governor, patients, subjects, under, words
from reportedly.events.matching import Found
from reportedly.events.sides import sides
from reportedly.events.told import measured
from reportedly.language.text import Text, Token

#: Prepositions below which the cause of death or damage stands.
BY = ("in", "by", "during", "from", "after", "following", "under", "due", "because", "through")
#: Nouns that only lead to the cause: "as a result of", "in the course of".
LINKS = frozenset({"result", "consequence", "course", "wake", "aftermath"})
WHEN = frozenset({"when", "after", "as"})


def causing(text: Text, found: Found, acts: Mapping[int, Found]) -> list[Token]:
    """The heads of who did what a word of harm tells of, by its cause; empty where none is named.

    ``acts`` are the triggers of the text by their heads.
    """
    verb = found.head
    if found.row.pos == "n":
        return _of_causes(text, _led_by(verb), acts)
    if found.row.pos == "a":  # "Turkish shelling left four dead"
        verb = next((a for a in verb.ancestors() if a.pos == "VERB"), verb)
        left = measured(agents(verb)) if verb.lemma == "leave" else []
        return _of_causes(text, left, acts) or [t for t in left if t.i not in acts]
    causes = under(verb, *BY) + [t for t in under(verb, "at") if t.lemma == "hand"]
    causes += [t for c in under(verb, "as", "in") if c.lemma in LINKS for t in under(c, "of")]
    by = _of_causes(text, causes, acts) or _when(text, verb, acts) or _leaving(verb, acts)
    beside = [c for c in verb.kids("conj") if c.lemma in words("harming") and c is not verb]
    if by or not beside:
        return by
    return causing(text, replace(found, head=beside[0]), acts)  # told behind the second verb


def _of_causes(text: Text, causes: list[Token], acts: Mapping[int, Found]) -> list[Token]:
    for cause in measured(causes):  # "in a series of raids"
        if cause.lemma == "hand":  # "at the hands of the militia"
            return under(cause, "of")
        act = acts.get(cause.i) or _behind(text, cause, acts)
        if act is not None and _violent(act):
            return sides(text, text.sentences[act.head.sentence], act).actors
        for clause in cause.kids("acl"):  # "shells fired by rebels"
            if clause.lemma in words("firing") and (by := agents(clause)):
                return by
    return []


def _behind(text: Text, cause: Token, acts: Mapping[int, Found]) -> Found | None:
    """The act whose name the parse cut in two: "died in rebel | shelling"."""
    after = acts.get(cause.i + 1)
    if after is None or after.head.tag != "VBG" or after.head.dep not in {"advcl", "acl", "pcomp"}:
        return None
    return after


def _violent(act: Found) -> bool:
    return act.row.role == "agent" and act.row.kind in kinds.group("violent")


def _led_by(noun: Token) -> list[Token]:
    """What led to a death: "carried out airstrikes leading to the death of two men"."""
    verb, how = governor(noun)
    if verb.lemma not in words("leading") or how not in {"to", "in", "dobj"}:
        return []
    causes = measured(subjects(verb))
    if verb.dep == "advcl" and verb.child("nsubj") is None:
        causes += measured(patients(verb.head))
    return causes


def _when(text: Text, verb: Token, acts: Mapping[int, Found]) -> list[Token]:
    """Who acts in the clause that says when: "were killed when rebels fired rockets"."""
    for clause in verb.kids("advcl"):
        if not any(c.lower in WHEN for c in clause.kids("mark", "advmod")):
            continue
        for token in _told(clause):
            act = acts.get(token.i)
            if act is not None and _violent(act):
                return sides(text, text.sentences[act.head.sentence], act).actors
    return []


def _leaving(verb: Token, acts: Mapping[int, Found]) -> list[Token]:
    """Who left them so: "leaving four dead and *38 others injured*", where the parse hung the second higher."""
    if verb.tag != "VBN" or verb.dep != "conj" or verb.child("aux", "auxpass"):
        return []
    left = any(t.lower == "leaving" and t.i < verb.i for t in verb.head.subtree())
    return [t for t in measured(agents(verb.head)) if t.i not in acts] if left else []


def _told(clause: Token) -> Iterator[Token]:
    """What a clause may tell of: its verb, and its object where that is an act ("launched raids")."""
    yield clause
    yield from measured(patients(clause))
