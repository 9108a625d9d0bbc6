"""What speaks for and against a name's being a place's, as features with learned weights.

What the statistical tagger calls a word is one feature among others, since it calls many foreign
places persons or organisations. The features' weights stand in ``weights.tsv``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import exp, log10

from reportedly.actors.names import matches
from reportedly.language.text import Text, Token
from reportedly.places.hostilities import suffered
from reportedly.places.lexicon import common_words, own_names, words
from reportedly.places.mentions import Found
from reportedly.tables import tsv


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in tsv("places/weights.tsv")}


def likelihood(features: list[str]) -> float:
    """How likely these features make the name a place's, from 0 to 1."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(f, 0.0) for f in features)
    return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))


class Evidence:
    """The features of one report's names, worked out against each other."""

    def __init__(self, text: Text, found: list[Found]) -> None:
        self._text = text
        self._surnames = surnames_of(text)
        self._labelled = Counter(
            f.folded for f in found if text.tokens[f.last - 1].entity in {"GPE", "LOC"}
        )
        self._by_first = {f.first: f for f in found}
        self._by_last = {f.last: f for f in found}
        self._named = named_countries(text, found)

    def features(self, found: Found) -> list[str]:
        """What speaks for and against this name."""
        return [
            *_shape(self._text, found, self._labelled),
            *_around(self._text, found, self._surnames),
            *_beside(self._text, found, self._by_first, self._by_last),
            *_worth(found),
            *_within(found, self._named),
        ]


def contained(inner: Found, outer: Found) -> bool:
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


def surnames_of(text: Text) -> frozenset[str]:
    """Last words of full names of persons: "Lincoln" after "Jane Lincoln" is she."""
    found = set()
    tokens = text.tokens
    for before, token in pairwise(tokens):
        if (
            token.entity == before.entity == "PERSON"
            and token.text[0].isupper()
            and before.text[0].isupper()
            and not lost_genitive(text, before)
        ):
            following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if following is None or following.entity != "PERSON" or not following.text[0].isupper():
                found.add(token.lower)
    return frozenset(found)


def _shape(text: Text, found: Found, labelled: Counter[str]) -> list[str]:
    """What the words themselves look like."""
    tokens = text.tokens[found.first : found.last]
    last = tokens[-1]
    led = text.tokens[found.first - 1] if found.first else None
    glued = led is not None and led.entity == last.entity and lost_genitive(text, led)
    features = [f"label:{'none' if glued else last.entity or 'none'}"]
    if len(tokens) > 1:
        features.append("several-words")
    if last.tag not in {"NNP", "NNPS"}:
        features.append(f"pos:{last.pos}")
    if all(t.lower in common_words() for t in tokens if t.text != "-"):
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
    if before is not None and before.lower != "the":
        features += _before(text, before)
    if after is not None:
        features += _after(text, after)
    head = tokens[found.last - 1]
    fate = suffered(_outer(tokens, found))
    if fate is not None:
        features.append(fate)
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


def _outer(tokens: Sequence[Token], found: Found) -> Token:
    """The token of the name that hangs on something outside it."""
    inside = range(found.first, found.last)
    return next(
        (t for t in tokens[found.first : found.last] if t.is_root or t.head.i not in inside),
        tokens[found.last - 1],
    )


def lost_genitive(text: Text, token: Token) -> bool:
    """Whether it is a state's name whose apostrophe was lost: "in Syrias Hama province"."""
    match = matches(text).get(token.i) if token.text[-1:] == "s" else None
    name = match.entry.name if match is not None and match.entry.role == "state" else None
    return name is not None and token.text == f"{name}s"


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
    if lost_genitive(text, before):
        return []
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
    text: Text, found: Found, by_first: dict[int, Found], by_last: dict[int, Found]
) -> list[str]:  # fmt: skip
    """A place after a comma that holds it, or before a comma that it holds; a list of places."""
    features = []
    for other, apart, name in (
        (by_first.get(found.last + 1), found.last, "comma-place-after"),
        (by_last.get(found.first - 1), found.first - 1, "place-before-comma"),
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


def _worth(found: Found) -> list[str]:
    """How well known the best-known place of that name is."""
    kinds = {e.kind for e in found.entries if e.rank < 2}
    features = ["own-table"] if found.folded in own_names() else []
    features += [
        f"kind:{k}" for k in ("country", "province", "region", "sea", "line") if k in kinds
    ]
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


def named_countries(text: Text, found: list[Found]) -> frozenset[str]:
    """The countries that the report names, by names that can hardly mean anything else."""
    return frozenset(
        e.code
        for f in found
        for e in f.entries[:1]
        if e.kind in {"country", "region"} and e.rank < 2 and e.code and len(f.entries) < 12
        and text.tokens[f.last - 1].entity in {"GPE", "LOC", "NORP", "ORG", "PERSON"}
    )  # fmt: skip


def _within(found: Found, countries: frozenset[str]) -> list[str]:
    """Whether places of that name lie in countries that the report names."""
    alias = not any(e.rank < 2 for e in found.entries)
    codes = {c for e in found.entries if alias or e.rank < 2 for c in e.countries}
    if not codes or any(e.kind in {"country", "region"} and e.rank < 2 for e in found.entries):
        return []
    if codes <= countries:
        return ["only-in-named-countries"]
    if codes & countries:
        return ["in-named-country"]
    return ["not-in-named-countries", *(["alias-elsewhere"] if alias else [])]
