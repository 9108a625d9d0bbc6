"""Which event of a sentence a time does not belong to, by the clause or phrase that it stands in.

The nearest time of a sentence is often that of another event: "since the war began in 2011", "the
truce brokered in December", "condemned the overnight raids".
"""

from __future__ import annotations

from collections.abc import Container

from reportedly.language.text import Text, Token
from reportedly.places.lexicon import words
from reportedly.span import Span

#: Conjunctions and prepositions whose clause or phrase tells of another time than the main clause.
APART = frozenset({
    "after", "before", "since", "until", "till", "because", "although", "though", "despite",
    "following", "if", "unless", "once", "whether", "under", "besides",
})  # fmt: skip
#: Prepositions that set an event within another one ("killed in the clashes that began on Friday").
WITHIN = frozenset({"in", "during", "by", "amid", "amidst", "from", "at", "through"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "npadvmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def foreign(text: Text, mention: Span, trigger: Token, acts: Container[int] | None = None) -> bool:
    """Whether the time at ``mention`` is that of another event than the trigger's.

    A time belongs to its own clause and to what is told under it; out of a clause with "after" or
    "since", out of a relative clause or a reported one it does not reach up. ``acts`` are the tokens that
    tell of events: where they are given, a participle that is none of them ("a village held by rebels
    on Wednesday") lets the time through.

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> text = english.analyse(report("Dozens were killed since the war began in 2011."))
    >>> killed, began = (next(t for t in text.tokens if t.text == w) for w in ("killed", "began"))
    >>> year = text.span(42, 46)
    >>> foreign(text, year, killed), foreign(text, year, began)
    (True, False)
    """
    inside = text.between(mention.start, mention.end)
    if not inside:
        return False
    held = {t.i for t in inside}
    start = next((t for t in inside if t.is_root or t.head.i not in held), inside[0])
    above = {trigger.i, *(t.i for t in trigger.ancestors())}
    before = text.tokens[inside[0].i - 1] if inside[0].i else start
    if start.dep in _MODIFIERS and before.dep == "prep" and before.i not in held:
        start = before  # "on Sunday state media said": the day is no part of the name after it
    pivot = _pivot(inside[-1])
    if pivot is not None:
        if trigger.i == pivot.i or any(t.i == pivot.i for t in trigger.ancestors()):
            return True  # "a week after the town fell": the fall was not then
        start = pivot.head
    if _ahead(trigger, {start.i, *(t.i for t in start.ancestors())}):
        return True
    node = start
    while node.i not in above and not node.is_root:
        idle = acts is not None and node.dep == "acl" and node.i not in acts
        if not idle and _closed(node, trigger, node is start):
            return True
        node = node.head
    return False


def _ahead(trigger: Token, dated: set[int]) -> bool:
    """Whether the event is only the aim or the future of what the time dates.

    ("agreed on Saturday to swap prisoners", "signed a deal on Monday under which troops will leave")
    """
    node = trigger
    while node.i not in dated and not node.is_root:
        aim = node.dep == "advcl" and any(c.tag == "TO" for c in node.kids("aux"))
        later = node.dep == "relcl" and any(c.tag == "MD" for c in node.kids("aux"))
        if aim or later:
            return True
        node = node.head
    return False


def _pivot(last: Token) -> Token | None:
    """The clause or noun that a time is counted from ("two days after X")."""
    if last.lower not in {"after", "before"}:
        return None
    if last.dep == "mark":
        return last.head
    return last.child("pobj", "pcomp")


def _closed(node: Token, trigger: Token, first: bool) -> bool:
    """Whether the step up from ``node`` leaves the reach of a time."""
    dep, head = node.dep, node.head
    if dep in {"ccomp", "parataxis"}:
        return True
    if dep == "relcl":
        return head.i != trigger.i and not _within(head)
    if dep == "acl":
        return head.i != trigger.i and not _within(head) and head.dep not in _SUBJECTS
    if dep == "advcl":
        mark = node.child("mark")
        return mark is not None and mark.lower in APART
    if dep in {"pobj", "pcomp"} and not first:
        return head.lower in APART
    if first and dep in _MODIFIERS and head.pos in _NOUNS and head.i != trigger.i:
        way = head.lower in words("compass")  # "carried out Wednesday southwest of X"
        return not way and not _within(head) and head.dep not in _SUBJECTS
    return False


def _within(noun: Token) -> bool:
    return noun.dep == "pobj" and noun.head.lower in WITHIN
