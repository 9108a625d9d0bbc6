"""Which words name a place: every name that the gazetteer holds, weighed by its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.language.text import Text
from reportedly.places.evidence import Evidence, likelihood
from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.lexicon import kind_words
from reportedly.places.mentions import Found, scan

DOUBTFUL, EVEN, CERTAIN = 0.15, 0.5, 0.9
#: Features of a mention that names a person whatever its name means elsewhere.
PERSONAL = frozenset({"surname", "after-title", "before-capital:PERSON"})
_MARKS = "\"'“”„‘’«»()[]*"
#: Kind words that follow a name without belonging to it ("Damascus state television").
_BEFORE_ONLY = frozenset({"capital", "port", "state", "republic", "kingdom"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be a place's: tokens ``first`` to ``last`` (exclusive).

    ``start``-``end`` is the mention, with a kind word where one belongs to it ("Donetsk
    region"); ``asked`` the kind of place that this word asks for; ``score`` how likely the words
    name a place at all, from 0 to 1.
    """

    first: int
    last: int
    start: int
    end: int
    folded: str
    entries: tuple[Entry, ...]
    asked: str | None
    features: tuple[str, ...]
    score: float


def recognise(text: Text, known: Gazetteer) -> list[Name]:
    """Every name in the text that the gazetteer holds, in order, each with its score."""
    found = scan(text, known)
    evidence = Evidence(text, found)
    names = []
    for f in found:
        asked, start, end = _kind_asked(text, f)
        features = evidence.features(f)
        if asked:
            features.append("kind-word")
        names.append(
            Name(f.first, f.last, start, end, f.folded, f.entries, asked, tuple(features),
                 likelihood(features))
        )  # fmt: skip
    return _agreeing(names)


def _agreeing(names: list[Name]) -> list[Name]:
    """Give a doubtful mention the sense that its name has elsewhere in the report beyond doubt."""
    best: dict[str, float] = {}
    for name in names:
        best[name.folded] = max(name.score, best.get(name.folded, 0.0))
    return [
        replace(name, score=EVEN)
        if DOUBTFUL <= name.score < EVEN <= CERTAIN <= best[name.folded]
        and not PERSONAL.intersection(name.features)
        else name
        for name in names
    ]


def _kind_asked(text: Text, found: Found) -> tuple[str | None, int, int]:
    """The kind of place that the words beside ask for, and the mention with the kind word."""
    tokens, kinds = text.tokens, kind_words()
    start, end = _trimmed(text, tokens[found.first].start, tokens[found.last - 1].end)
    after = tokens[found.last] if found.last < len(tokens) else None
    if (
        after
        and after.lower in kinds.keys() - _BEFORE_ONLY
        and after.sentence == tokens[found.first].sentence
    ):
        return kinds[after.lower], start, after.end
    before = tokens[max(0, found.first - 2) : found.first]
    if before and before[-1].lower in kinds:
        return kinds[before[-1].lower], start, end
    if len(before) == 2 and before[1].lower == "of" and before[0].lower in kinds:
        asked = kinds[before[0].lower]
        wide = found.entries[0].kind in {"country", "region"} and found.entries[0].rank < 2
        return (None if wide and asked != "country" else asked), start, end
    return None, start, end


def _trimmed(text: Text, start: int, end: int) -> tuple[int, int]:
    """Without quotation marks that the tokenizer left on the name."""
    while start < end and text.string[start] in _MARKS:
        start += 1
    while end > start and text.string[end - 1] in _MARKS:
        end -= 1
    return start, end
