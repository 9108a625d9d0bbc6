"""The place that an event takes from the sentences before it or from the dateline, its own naming none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from reportedly.assembly.located import NOWHERE, SPOT, Located, filed_from, width
from reportedly.events.mention import EventMention
from reportedly.language.text import Sentence, Text, Token
from reportedly.places.toponym import Toponym
from reportedly.tables import toml

#: So many sentences back a place can be inherited from.
LOOK_BACK = 2
#: … and so many where the text says "the province" or "the town".
LOOK_BACK_SAID = 4


def inherited(
    text: Text, event: EventMention, trigger: Token, toponyms: Sequence[Toponym],
    countries: Collection[str | None],
) -> tuple[Located, ...]:  # fmt: skip
    """The place of the paragraph's last sentence that names just one, else of the dateline.

    "The province" is the province named last, and "another quarter" is no quarter named before.
    """
    here = text.sentences[trigger.sentence]
    said, other = _sort_said(text, event)
    reach = LOOK_BACK_SAID if said and not other else LOOK_BACK
    before: dict[int, list[Toponym]] = {}
    for toponym in toponyms:
        sentence = text.sentences[text.tokens[toponym.token].sentence]
        if (
            sentence.paragraph == here.paragraph
            and here.i - reach <= sentence.i < here.i
            and toponym.sense == "place"
            and not filed_from(text, toponym)
            and width(toponym) >= SPOT
            and (not said or _fits_sort(toponym, said, other))
        ):
            before.setdefault(sentence.i, []).append(toponym)
    if before:
        last = before[max(before)]
        names = {t.place.name for t in last if t.place}
        narrow = max(last, key=width)
        if (len(names) == 1 or width(narrow) > SPOT) and narrow.place:
            return (Located(replace(narrow.place, inherited=True), "paragraph", 0.4),)
    if said:
        return NOWHERE
    return _of_dateline(text, here, toponyms, countries)


def _of_dateline(
    text: Text, here: Sentence, toponyms: Sequence[Toponym], countries: Collection[str | None]
) -> tuple[Located, ...]:
    """The dateline's place, unless the report tells of other countries than the one that it was sent from."""
    dateline = text.report.dateline
    if not (dateline and dateline.place and here.part == "lead"):
        return NOWHERE
    for toponym in toponyms:
        if toponym.mention.overlaps(dateline.place) and toponym.place:
            if countries and toponym.place.code not in countries:
                return NOWHERE
            return (Located(replace(toponym.place, inherited=True), "dateline", 0.3),)
    return NOWHERE


def _sort_said(text: Text, event: EventMention) -> tuple[str | None, bool]:
    """The sort of a spot that the clause names without its name, and whether it is another than before."""
    for token in text.between(event.clause.start, event.clause.end):
        sort = sorts().get(token.lower)
        if sort is None:
            continue
        words = {c.lower for c in token.children if c.i < token.i}
        named = any(c.pos == "PROPN" or c.lower == "of" for c in token.children)
        if not named and words & {"another", "other"}:
            return sort, True
        if not named and words & {"the", "this", "that"}:
            return sort, False
    return None, False


@cache
def sorts() -> dict[str, str]:
    """Words for sorts of spots ("town") and how wide they are."""
    table = toml("assembly/kinds.toml")["sorts-of-places"]
    return {word: sort for sort, words in table.items() for word in words}


def _fits_sort(toponym: Toponym, sort: str, other: bool) -> bool:
    """Whether the place can be "the SORT"; what lies around it, where the text speaks of another."""
    mine = width(toponym)
    own = {"quarter": 5, "town": 4, "province": 2}[sort]
    if other and sort == "quarter" and toponym.place and toponym.place.precision == "district":
        return False  # "another neighbourhood" is not in the district just named
    return mine < own if other else mine == own or (sort == "quarter" and mine > 4)
