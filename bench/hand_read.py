"""Claims against claims that a person read: which answers which, and which fields are right.

The rules: a claim answers a hand-read one when its anchor (of at most ``LONGEST_ANCHOR`` characters)
or its trigger overlaps the quoted stretch, wherever that stretch stands in the text. Claims are paired one to
one, so that as many as possible are answered, then as many as possible are wholly right, then the kind, then
the other fields. Only the fields that the hand-read claim names are asked for, and always the kind, a
polarity (positive where none is named) and a stance (neither denial nor non-confirmation where none is named).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Stretch = tuple[int, int]

LONGEST_ANCHOR = 300
#: What a pair weighs: being a pair at all, being wholly right, having the kind right.
PAIRED, WHOLE, KIND = 100.0, 10.0, 5.0
TRIGGER = 0.1  # between equals, the claim whose own trigger lies in the quote
DOUBTS = (None, "denies", "does-not-confirm")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: how it is asked for, what a claim has there, and whether that will do.

    ``right`` gets the hand-read claim and what ``got`` took from the machine's.
    """

    name: str
    keys: tuple[str, ...]
    got: Callable[[Json], Any]
    right: Callable[[Json, Any], bool]
    always: bool = False

    def asked(self, gold: Json) -> bool:
        """Whether the hand-read claim asks for this field."""
        return self.always or any(key in gold for key in self.keys if not key.endswith("_alt"))

    def wanted(self, gold: Json) -> Json:
        """What the hand-read claim says of this field."""
        return {key: gold[key] for key in self.keys if key in gold}


@dataclass(frozen=True, slots=True)
class Pair:
    """A hand-read claim and the claim that answers it, by their places in the two lists."""

    gold: int
    claim: int
    right: dict[str, bool]

    @property
    def whole(self) -> bool:
        """Whether every field asked for is right."""
        return all(self.right.values())


def check(gold: Json, claim: Json) -> dict[str, bool]:
    """For every field that is asked for, whether the claim has it right.

    >>> claim = {"event": {"kind": "curfew"}, "certainty": {"polarity": "positive"}, "voices": [{"kind": "outlet", "stance": "asserts"}]}
    >>> check({"kind": ["curfew", "martial-law"], "time": "2020-09-28"}, claim)
    {'kind': True, 'time': False, 'polarity': True, 'stance': True}
    """
    return {f.name: f.right(gold, f.got(claim)) for f in FIELDS if f.asked(gold)}


def pairs(text: str, golds: Sequence[Json], claims: Sequence[Json]) -> list[Pair]:
    """The best one-to-one pairing of one document's hand-read claims and the machine's."""
    weighed: dict[tuple[int, int], tuple[float, Pair]] = {}
    for i, gold in enumerate(golds):
        quoted = list(stretches(text, gold["quote"]))
        for j, claim in enumerate(claims):
            by_trigger = _meets((claim.get("event") or {}).get("trigger"), quoted)
            if by_trigger or _meets(_short(claim.get("anchor")), quoted):
                pair = Pair(i, j, check(gold, claim))
                weighed[i, j] = (_weight(pair, by_trigger), pair)
    return _best(weighed)


def stretches(text: str, quote: str) -> Iterator[Stretch]:
    """Every place where the quote stands, overlapping ones too.

    >>> list(stretches("ababa", "aba"))
    [(0, 3), (2, 5)]
    """
    at = text.find(quote)
    while at != -1:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _weight(pair: Pair, by_trigger: bool) -> float:
    share = sum(pair.right.values()) / len(pair.right)
    return PAIRED + WHOLE * pair.whole + KIND * pair.right["kind"] + share + TRIGGER * by_trigger


def _best(weighed: dict[tuple[int, int], tuple[float, Pair]]) -> list[Pair]:
    """The pairing of the greatest weight (an assignment problem; Kuhn 1955)."""
    if not weighed:
        return []
    from scipy.optimize import linear_sum_assignment

    golds, claims = (sorted({key[side] for key in weighed}) for side in (0, 1))
    worth = [[weighed[g, c][0] if (g, c) in weighed else 0.0 for c in claims] for g in golds]
    chosen = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    keys = [(golds[row], claims[column]) for row, column in chosen]
    return [weighed[key][1] for key in keys if key in weighed]


def _meets(span: Json | None, quoted: Sequence[Stretch]) -> bool:
    return span is not None and any(
        span["start"] < end and start < span["end"] for start, end in quoted
    )


def _short(anchor: Json | None) -> Json | None:
    return anchor if anchor and anchor["end"] - anchor["start"] <= LONGEST_ANCHOR else None


def _kind(claim: Json) -> Any:
    return (claim.get("event") or {}).get("kind")


def _codes(*sides: str) -> Callable[[Json], set[str]]:
    def codes(claim: Json) -> set[str]:
        event = claim.get("event") or {}
        return {p["code"] for side in sides for p in event.get(side) or () if p.get("code")}

    return codes


def _parties_right(gold: Json, codes: set[str]) -> bool:
    if "parties_any" in gold:
        return not codes.isdisjoint(gold["parties_any"])
    return codes.issuperset(gold["parties"])


def _place(claim: Json) -> list[str]:
    place = claim.get("place") or {}
    return [name for name in (place.get("name"), (place.get("mention") or {}).get("quote")) if name]


def _place_right(gold: Json, names: list[str]) -> bool:
    return any(w.lower() in n.lower() for w in gold["place"] for n in names)


def _time(claim: Json) -> str:
    return ((claim.get("time") or {}).get("start") or "")[:10]


def _certainty(key: str) -> Callable[[Json], Any]:
    return lambda claim: (claim.get("certainty") or {}).get(key)


def _voices(claim: Json) -> list[Json]:
    return claim.get("voices") or []


def _kinds_right(gold: Json, kinds: list[str]) -> bool:
    return any(
        _chain(kinds, gold[key]) for key in ("voice_kinds", "voice_kinds_alt") if gold.get(key)
    )


def _chain(kinds: list[str], wanted: list[str]) -> bool:
    """An outlet alone must be alone; a longer chain may have one more voice in its middle."""
    if wanted == ["outlet"]:
        return kinds == wanted
    if len(kinds) - len(wanted) not in (0, 1) or not wanted:
        return False
    return kinds[0] == wanted[0] and kinds[-1] == wanted[-1]


def _speaker(claim: Json) -> str:
    last = _voices(claim)[-1] if _voices(claim) else {}
    return f"{last.get('name') or ''} {(last.get('mention') or {}).get('quote') or ''}"


def _stance(claim: Json) -> Any:
    return _voices(claim)[-1].get("stance") if _voices(claim) else None


def _stance_right(gold: Json, stance: Any) -> bool:
    if "stance" in gold:
        return stance in _listed(gold["stance"])
    return stance not in DOUBTS


def _figures(claim: Json) -> list[Json]:
    return claim.get("figures") or []


def _figure_right(gold: Json, figures: list[Json]) -> bool:
    wanted = gold["figure"].items()
    return any(all(figure.get(key) == value for key, value in wanted) for figure in figures)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


FIELDS = (
    Field("kind", ("kind",), _kind, lambda gold, kind: kind in _listed(gold["kind"]), always=True),
    Field("parties", ("parties", "parties_any"), _codes("actors", "targets"), _parties_right),
    Field("actors", ("actors",), _codes("actors"), lambda g, codes: codes.issuperset(g["actors"])),
    Field("targets", ("targets",), _codes("targets"), lambda g, codes: codes.issuperset(g["targets"])),
    Field("place", ("place",), _place, _place_right),
    Field("time", ("time",), _time, lambda gold, day: bool(day == gold["time"])),
    Field("polarity", ("polarity",), _certainty("polarity"),
          lambda gold, got: bool(got == gold.get("polarity", "positive")), always=True),
    Field("level", ("level",), _certainty("level"), lambda gold, got: got in _listed(gold["level"])),
    Field("voices", ("voice_kinds", "voice_kinds_alt"), lambda c: [v.get("kind") for v in _voices(c)],
          _kinds_right),
    Field("voice_name", ("voice_name",), _speaker,
          lambda gold, said: gold["voice_name"].lower() in said.lower()),
    Field("stance", ("stance",), _stance, _stance_right, always=True),
    Field("evidence", ("evidence",), lambda c: {e.get("kind") for e in c.get("evidence") or ()},
          lambda gold, kinds: kinds.issuperset(gold["evidence"])),
    Field("figure", ("figure",), _figures, _figure_right),
)  # fmt: skip
