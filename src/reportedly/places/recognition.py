"""Which words name a place: every run of capitalised words that the gazetteer holds, weighed.

What the statistical tagger calls a word is one feature among others, since it calls many foreign
places persons or organisations. The features' weights stand in ``weights.tsv``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp, log10

from reportedly.language.text import Text, Token
from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.names import key
from reportedly.tables import toml, tsv

LONGEST_NAME = 7  # tokens
LONGEST_TOKEN = 40  # characters; longer ones are no names
#: Lower-case words that may stand inside a name or, before a hyphen, open one ("al-Bab").
_INSIDE = frozenset(
    "of the de del della di da do dos das du la le les el al an as ash ar ad at az ez es et en ed and "
    "upon on sur am im ob von van der den bin ibn - ‑ – ’ '".split()
)
_ARTICLES = frozenset("al el an as ash ar ad at az ez es ed".split())
_LETTERS = frozenset({"us", "uk", "uae", "usa", "ussr", "drc", "nkr", "dprk", "prc"})


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


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to ``last`` (exclusive) with the places of their name."""

    first: int
    last: int
    folded: str
    entries: tuple[Entry, ...]


@cache
def words(section: str) -> frozenset[str]:
    """A list of ``context.toml``."""
    return frozenset(toml("places/context.toml")[section])


@cache
def kind_words() -> dict[str, str]:
    """What kind of place each kind word asks for."""
    return dict(toml("places/context.toml")["kind_words"])


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in tsv("places/words.tsv"))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in tsv("places/weights.tsv")}


def recognise(text: Text, known: Gazetteer) -> list[Name]:
    """Every name in the text that the gazetteer holds, in order, each with its score."""
    found = list(_scan(text, known))
    surnames = _surnames(text)
    labelled = Counter(f.folded for f in found if text.tokens[f.last - 1].entity in {"GPE", "LOC"})
    by_end = {f.last: f for f in found}
    by_first = {f.first: f for f in found}
    return [_weighed(text, f, surnames, labelled, by_first, by_end) for f in found]


def _scan(text: Text, known: Gazetteer) -> list[Found]:
    found = []
    i, tokens = 0, text.tokens
    while i < len(tokens):
        match = _longest(text, i, known) if _opens(text, tokens[i]) else None
        if match:
            found.append(match)
            i = match.last
        else:
            i += 1
    return found


def _capital(text: Text, token: Token) -> bool:
    if len(token.text) > LONGEST_TOKEN or not token.text[0].isupper():
        return False
    if not text.capitals:
        return True
    return (
        token.tag in {"NNP", "NNPS"}
        or token.entity in {"GPE", "LOC", "PERSON", "ORG"}
        or (token.lower not in _common() and token.pos in {"PROPN", "NOUN", "ADJ", "X"})
    )


def _opens(text: Text, token: Token) -> bool:
    if _capital(text, token):
        return True
    return token.lower in _ARTICLES and _hyphened(text, token.i)


def _hyphened(text: Text, i: int) -> bool:
    after = text.tokens[i + 1 : i + 3]
    return len(after) == 2 and after[0].text in "-‑" and after[1].text[0].isupper()


def _longest(text: Text, i: int, known: Gazetteer) -> Found | None:
    """The longest name that opens at token ``i``."""
    tokens, string = text.tokens, text.string
    ends = []
    for j in range(i, min(i + LONGEST_NAME, len(tokens))):
        token = tokens[j]
        if token.sentence != tokens[i].sentence:
            break
        if _capital(text, token):
            ends.append(j + 1)
        elif token.lower not in _INSIDE:
            break
    for end in reversed(ends):
        folded = key(string[tokens[i].start : tokens[end - 1].end])
        if len(folded) < 2 or (end == i + 1 and not _alone(text, tokens[i])):
            continue
        if known.holds(folded):
            entries = known.named(folded)
        elif folded.startswith("al "):
            entries = known.named(folded[3:])
        else:
            continue
        if entries:
            return Found(i, end, folded, entries)
    return None


def _alone(text: Text, token: Token) -> bool:
    """Whether one token may be a name: no pronoun, "us" or "in" with a capital for its place."""
    folded = key(token.text)
    if folded in _LETTERS:
        return token.text.isupper() and not (text.capitals and token.pos == "PRON")
    return token.pos not in {
        "PRON",
        "DET",
        "ADP",
        "CCONJ",
        "SCONJ",
        "AUX",
        "PART",
        "NUM",
        "INTJ",
    } or (token.entity in {"GPE", "LOC"})


def _surnames(text: Text) -> frozenset[str]:
    """Last words of full names of persons: "Lincoln" after "Jane Lincoln" is she."""
    found = set()
    tokens = text.tokens
    for before, token in zip(tokens, tokens[1:], strict=False):
        if (
            token.entity == before.entity == "PERSON"
            and token.text[0].isupper()
            and before.text[0].isupper()
        ):
            following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if following is None or following.entity != "PERSON" or not following.text[0].isupper():
                found.add(token.lower)
    return frozenset(found)


def _weighed(
    text: Text, found: Found, surnames: frozenset[str], labelled: Counter[str],
    by_first: dict[int, Found], by_end: dict[int, Found],
) -> Name:  # fmt: skip
    asked, start, end = _kind_asked(text, found)
    features = [
        *_shape(text, found, labelled), *_around(text, found, surnames),
        *_beside(text, found, by_first, by_end), *_worth(found),
    ]  # fmt: skip
    if asked:
        features.append("kind-word")
    weights = _weights()
    total = weights["bias"] + sum(weights.get(f, 0.0) for f in features)
    score = 1 / (1 + exp(-max(min(total, 30.0), -30.0)))
    return Name(found.first, found.last, start, end, found.folded, found.entries, asked,
                tuple(features), score)  # fmt: skip


def _kind_asked(text: Text, found: Found) -> tuple[str | None, int, int]:
    """The kind of place that the words beside ask for, and the mention with the kind word."""
    tokens, kinds = text.tokens, kind_words()
    start, end = tokens[found.first].start, tokens[found.last - 1].end
    after = tokens[found.last] if found.last < len(tokens) else None
    if (
        after
        and after.lower in kinds
        and after.lower not in {"capital", "port", "state", "republic", "kingdom"}
    ):
        if after.sentence == tokens[found.first].sentence:
            return kinds[after.lower], start, after.end
    before = tokens[max(0, found.first - 2) : found.first]
    if before and before[-1].lower in kinds:
        return kinds[before[-1].lower], start, end
    if len(before) == 2 and before[1].lower == "of" and before[0].lower in kinds:
        return kinds[before[0].lower], start, end
    return None, start, end


def _shape(text: Text, found: Found, labelled: Counter[str]) -> list[str]:
    """What the words themselves look like."""
    tokens = text.tokens[found.first : found.last]
    last = tokens[-1]
    features = [f"label:{last.entity or 'none'}"]
    if len(tokens) > 1:
        features.append("several-words")
    if last.tag not in {"NNP", "NNPS"}:
        features.append(f"pos:{last.pos}")
    if all(t.lower in _common() for t in tokens if t.text != "-"):
        features.append("common-word")
    if tokens[0].i == text.sentence_of(tokens[0]).first:
        features.append("sentence-initial")
    if labelled[found.folded] > (last.entity in {"GPE", "LOC"}):
        features.append("place-elsewhere")
    if last.text.isupper() and len(last.text) > 1 and not text.capitals:
        features.append("letters" if len(last.text) < 5 else "in-capitals")
    return features


def _around(text: Text, found: Found, surnames: frozenset[str]) -> list[str]:
    """What stands right before and after."""
    tokens = text.tokens
    sentence = text.sentence_of(tokens[found.first])
    features = []
    before = tokens[found.first - 1] if found.first > sentence.first else None
    while (
        before is not None
        and before.lower in {"the", *words("compass")}
        and before.i > sentence.first
    ):
        if before.lower != "the":
            features.append("compass")
        before = tokens[before.i - 1]
    after = tokens[found.last] if found.last < sentence.last else None
    if before is not None:
        features += _before(text, before)
    if after is not None:
        features += _after(text, after)
    head = tokens[found.last - 1]
    if head.lower in surnames and found.last - found.first == 1:
        features.append("surname")
    if head.dep in {
        "nsubj",
        "poss",
        "compound",
        "appos",
        "pobj",
        "dobj",
        "conj",
        "amod",
        "npadvmod",
    }:
        features.append(f"dep:{head.dep}")
    return features


def _before(text: Text, before: Token) -> list[str]:
    low = before.lower
    if low in words("strong_prepositions"):
        return ["after-place-preposition", f"after:{low}"]
    if low in words("place_prepositions"):
        return [f"after:{low}"]
    if low in words("titles"):
        return ["after-title"]
    if low in words("organisation_heads"):
        return ["after-organisation"]
    if before.text[0].isupper():
        label = before.entity if before.entity in {"PERSON", "ORG", "GPE"} else "other"
        return [f"after-capital:{label}"]
    if low in {"a", "an"}:
        return ["after-a"]
    if before.text in "-–/":
        return ["after-hyphen"]
    return ["after-comma"] if before.text in {",", "("} else []


def _after(text: Text, after: Token) -> list[str]:
    low = after.lower
    if low in words("facilities"):
        return ["before-facility"]
    if low in words("organisation_tails"):
        return ["before-organisation" if after.text[0].isupper() else "before-body"]
    if after.text[0].isupper():
        label = after.entity if after.entity in {"PERSON", "ORG", "GPE"} else "other"
        return [f"before-capital:{label}"]
    if low in {"'s", "’s"}:
        return ["before-genitive"]
    if after.text in "-–/":
        return ["before-hyphen"]
    return [f"before:{after.pos}"] if after.pos in {"NOUN", "VERB", "AUX", "NUM"} else []


def _beside(
    text: Text, found: Found, by_first: dict[int, Found], by_end: dict[int, Found]
) -> list[str]:  # fmt: skip
    """A place after a comma that holds it, or before a comma that it holds; a list of places."""
    features = []
    for other, apart, name in (
        (by_first.get(found.last + 1), found.last, "comma-place-after"),
        (by_end.get(found.first - 1), found.first - 1, "place-before-comma"),
    ):
        if other is None:
            continue
        inner, outer = (found, other) if name == "comma-place-after" else (other, found)
        mark = text.tokens[apart].lower
        if mark in {",", "("} and contained(inner, outer):
            features.append(name)
        elif mark in {"and", "or", ",", "to", "-"}:
            features.append("listed-with-place")
    return features


def contained(inner: Found | Name, outer: Found | Name) -> bool:
    """Whether some place of the first name lies in some country or division of the second."""
    countries = {e.code for e in outer.entries if e.kind == "country"}
    divisions = {e.division for e in outer.entries if e.kind == "province"}
    if outer.folded in {"england", "scotland", "wales"}:
        countries.add("GBR")
    return any(
        (e.code in countries and e.kind != "country")
        or (e.division in divisions and e.kind != "province")
        for e in inner.entries
    )


def _worth(found: Found) -> list[str]:
    """How well known the best-known place of that name is."""
    kinds = {e.kind for e in found.entries if e.rank < 2}
    features = [f"kind:{k}" for k in ("country", "province", "region", "sea", "line") if k in kinds]
    best = max(found.entries, key=lambda e: e.population)
    own = max((e.population for e in found.entries if e.rank < 2), default=0)
    features.append(f"people:{min(7, int(log10(own + 1)))}")
    if best.population > 50 * (own + 1):
        features.append("better-known-alias")
    if not any(e.rank < 2 for e in found.entries):
        features.append("alias-only")
    if any(e.kind == "country" and e.rank < 2 and e.name.count(" ") == 0 for e in found.entries):
        features.append("country")
    return features
