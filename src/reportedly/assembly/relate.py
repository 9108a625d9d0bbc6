"""How the claims of one report stand to each other: denies, contradicts, repeats.

Two claims speak of one event when their kinds belong to one family, the parties of one are among
those of the other, and neither place nor time rules it out. A claim that something was not so
contradicts those alone that name all of its parties, and share a party or the place with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.claim import Claim, Figure, Place, Relation, RelationKind
from reportedly.tables import toml

#: Pairs are looked at only among so many claims of one family: a list of a thousand is a table.
MOST = 400


def relate(claims: Sequence[Claim], about: Mapping[str, str] | None = None) -> list[Claim]:
    """The same claims with their relations inside the report.

    ``about`` names, for a claim that takes up another ("denied it"), the one that it is about.
    """
    about = about or {}
    relations: dict[str, list[Relation]] = {}
    families: dict[str, list[Claim]] = {}
    for claim in claims:
        families.setdefault(family(claim.event.kind), []).append(claim)
    for name, members in families.items():
        if not name or name == "other":
            continue  # "other" is no event that two claims could share
        members = members[:MOST]
        for n, later in enumerate(members):
            for earlier in members[:n]:
                kind = relation(later, earlier, about.get(later.id) == earlier.id)
                if kind:
                    relations.setdefault(later.id, []).append(Relation(kind, earlier.id))
                    back: RelationKind = "contradicts" if kind == "denies" else kind
                    if kind != "repeats":
                        relations.setdefault(earlier.id, []).append(Relation(back, later.id))
    return [replace(c, relations=tuple(relations.get(c.id, ()))) for c in claims]


def family(kind: str) -> str:
    """The family of kinds that can be said of one event ("" where the kind stands alone)."""
    return str(_families().get(kind, kind))


@cache
def _families() -> dict[str, str]:
    table = toml("assembly/families.toml")
    return {kind: name for name, row in table.items() for kind in row["kinds"]}


def relation(later: Claim, earlier: Claim, about: bool = False) -> RelationKind | None:
    """What the later claim does to the earlier one, if both speak of one event.

    ``about``: the later is known to speak of the earlier.
    """
    if later.event.trigger == earlier.event.trigger:
        return None
    if not about and not _one_event(later, earlier):
        return None
    mine, yours = asserted(later), asserted(earlier)
    if mine is None or yours is None:
        return None
    if mine != yours:
        no, yes = (later, earlier) if yours else (earlier, later)
        if not about and not (_parties(no) <= _parties(yes) and _linked(no, yes)):
            return None
        return "denies" if not mine and later.voices[-1].stance == "denies" else "contradicts"
    if mine and _other_number(later, earlier):
        return "contradicts"
    return "repeats" if _same_proposition(later, earlier) else None


def asserted(claim: Claim) -> bool | None:
    """Whether the claim's last voice holds it to be so, not so, or neither."""
    if claim.voices[-1].stance == "denies":
        return claim.certainty.polarity == "negative"
    if claim.voices[-1].stance == "does-not-confirm" or claim.certainty.level == "unknown":
        return None
    return claim.certainty.polarity == "positive"


def _codes(claim: Claim) -> set[str]:
    return {p.code for p in (*claim.event.actors, *claim.event.targets) if p.code}


def _parties(claim: Claim) -> set[str]:
    """The codes; of parties that no table knows ("the rebels"), the actors' own words."""
    words = {p.mention.quote.lower().removeprefix("the ") for p in claim.event.actors}
    return _codes(claim) or words


def _other_number(one: Claim, other: Claim) -> bool:
    """Whether both count the same of one incident, and no number fits both.

    A town has many incidents: it is one where both name the same spot and day themselves, or where
    one voice speaks of the spot twice with no other day.
    """
    if one.event.kind != other.event.kind or not (one.figures and other.figures):
        return False
    a, b = one.figures[0], other.figures[0]
    if _what_and_whose(a) != _what_and_whose(b):
        return False
    if not _own_spot(one) or not _own_spot(other) or _name(one) != _name(other):
        return False
    if (one.time and one.time.start) != (other.time and other.time.start):
        return False
    if one.time is None and not _same_voice(one, other):
        return False
    return _apart(a, b)


def _what_and_whose(figure: Figure) -> tuple[object, ...]:
    return figure.what, figure.who, figure.scope, figure.since, figure.perpetrators


def _own_spot(claim: Claim) -> bool:
    spot = claim.place
    return spot is not None and spot.precision in {"exact", "town"} and not spot.inherited


def _same_voice(one: Claim, other: Claim) -> bool:
    """Whether somebody named speaks, and the same."""
    a, b = one.voices[-1], other.voices[-1]
    if len(one.voices) == 1 or len(other.voices) == 1 or a.kind != b.kind or a.kind == "unnamed":
        return False
    if a.name is not None or b.name is not None:
        return a.name == b.name
    if a.mention is None or b.mention is None:
        return False
    return a.mention.quote.lower() == b.mention.quote.lower()


def _range(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure allows; "about" a tenth either way."""
    low, high = figure.low, figure.high
    if figure.best is not None and figure.bound == "about":
        return figure.best * 0.9, figure.best * 1.1
    return (0.0 if low is None else float(low)), (float("inf") if high is None else float(high))


def parties_fit(one: Claim, other: Claim) -> bool:
    """Whether the parties that one names by code are among the other's, or one names none."""
    mine, yours = _codes(one), _codes(other)
    return not (mine and yours) or mine <= yours or yours <= mine


def share_party(one: Claim, other: Claim) -> bool:
    """Whether both name a party by one code."""
    return bool(_codes(one) & _codes(other))


def harm_fits(one: Claim, other: Claim) -> bool:
    """Whether no number of the dead, wounded … of one speaks against those of the other.

    Two numbers of the same people must meet; those of some people are no more than those of all.
    """
    pairs = [(a, b) for a in one.figures for b in other.figures if a.what == b.what]
    return not any(_apart(a, b) if a.who == b.who else _more(a, b) or _more(b, a) for a, b in pairs)


def _more(some: Figure, whole: Figure) -> bool:
    """Whether more of some people are counted than of all."""
    return whole.who in {"mixed", "unknown"} and _range(some)[0] > _range(whole)[1]


def _apart(one: Figure, other: Figure) -> bool:
    (low, high), (least, most) = _range(one), _range(other)
    return high < least or most < low


def _one_event(one: Claim, other: Claim) -> bool:
    mine, yours = _codes(one), _codes(other)
    if mine and yours:
        if not (mine <= yours or yours <= mine):
            return False
    elif (mine or yours) and (one.place is None or other.place is None):
        return False
    if not _places_agree(one.place, other.place):
        return False
    if one.time and other.time and one.time.start and other.time.start:
        return one.time.start[:10] <= (other.time.end or "")[:10] and (
            other.time.start[:10] <= (one.time.end or "")[:10]
        )
    return True


def _places_agree(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.name == other.name:
        return True
    wide = {"country", "region", "province", "line"}
    if one.precision in wide or other.precision in wide:
        return one.code is None or other.code is None or one.code == other.code
    return False


def _same_proposition(one: Claim, other: Claim) -> bool:
    """Whether both say the same: one kind, and equal figures, or equal parties at one place."""
    if one.event.kind != other.event.kind or bool(one.figures) != bool(other.figures):
        return False
    if one.figures:
        a, b = one.figures[0], other.figures[0]
        return (a.what, a.low, a.best, a.high) == (b.what, b.low, b.best, b.high)
    placed = one.place is not None and other.place is not None
    return (
        placed and _name(one) == _name(other) and bool(_codes(one)) and _codes(one) == _codes(other)
    )


def _linked(no: Claim, yes: Claim) -> bool:
    """Whether something ties a "not so" to a "so": a party or the place; both where the kinds differ."""
    party = bool(_parties(no) & _parties(yes))
    place = _name(no) is not None and _name(no) == _name(yes)
    if no.event.kind == yes.event.kind:
        return (party or place) and (no.event.kind != "losses" or _counted(no) == _counted(yes))
    return (party or not _parties(no)) and place


def _counted(claim: Claim) -> set[str]:
    return {f.what for f in claim.figures}


def _name(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None
