"""What a suggested value makes of a record: who says it, stance, kind, place, day, how many.

People name a field by a word and give a plain value; a record has lists and values that hang
together (a place its point, a number its bounds). What the words do not say is left empty, so that
no point of the old place stays with the new name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from sqlalchemy import Connection, func, select

from reportedly.claim import Bound, EventKind, Stance
from reportedly.errors import InvalidValue
from reportedly.ledger import tables as t
from reportedly.span import Span

Record = Mapping[str, Any]
#: What a person may correct by a word, and what the word stands for.
FIELDS = {
    "voice": "who says it", "stance": "their stance", "kind": "what happened", "place": "where",
    "day": "when", "number": "how many",
}  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {"stance": get_args(Stance), "kind": get_args(EventKind)}


def amended(
    connection: Connection, record: Record, field: str, value: object, passage: Span | None
) -> tuple[str, object]:
    """The path in the record and the JSON to put there, for a field of ``FIELDS`` or a path.

    ``passage`` is what was pointed at: where it holds the new name, the name is read from there.
    ``InvalidValue`` where the value is none of its field.
    """
    last = len(record["voices"]) - 1
    if field == "voice":
        return _voice(connection, record, _word(field, value), passage)
    if field == "stance":
        return f"voices.{last}.stance", _choice(field, value)
    if field == "kind":
        return "event.kind", _choice(field, value)
    if field == "place":
        return "place", None if value is None else _place(connection, record, value, passage)
    if field == "day":
        return "time", None if value is None else _time(record, _word(field, value), passage)
    if field == "number":
        return _number(record, value)
    return field, value


def current(record: Record, field: str) -> object:
    """What the record says now of a field of ``FIELDS``, as a person would write it; null for none.

    >>> current({"place": {"name": "Barda"}}, "place")
    'Barda'
    """
    if field == "voice":
        last = record["voices"][-1]
        return last["name"] or (last["mention"] and last["mention"]["quote"])
    if field == "stance":
        return record["voices"][-1]["stance"]
    if field == "kind":
        return record["event"]["kind"]
    if field == "place":
        return record["place"] and record["place"]["name"]
    if field == "day":
        time = record["time"]
        if not time or not time["start"]:
            return None
        same = time["end"] in {None, time["start"]}
        return time["start"] if same else f"{time['start']}/{time['end']}"
    figures = record["figures"]
    bounds = (figures[0][name] for name in ("best", "low", "high")) if figures else ()
    return next((n for n in bounds if n is not None), None)


def proposal_words(kind: str, field: str | None, value: str | None) -> str:
    """What a suggested correction says, in words; ``value`` is JSON.

    >>> proposal_words("field", "place", '"Barda"'), proposal_words("missed-claim", None, None)
    ('where: Barda', 'a claim was missed here')
    """
    said = None if value is None else json.loads(value)
    if kind == "field":
        shown = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
        return f"{FIELDS.get(field or '', field)}: {'nothing' if said is None else shown}"
    if kind == "typo":
        return f"a typo; it should read: {said}"
    plain = {
        "not-a-claim": "the report makes no such claim", "missed-claim": "a claim was missed here"
    }  # fmt: skip
    return plain.get(kind, "a remark")


def _voice(
    connection: Connection, record: Record, name: str, passage: Span | None
) -> tuple[str, object]:
    *outer, last = record["voices"]
    mention = named(name, passage)
    kind, country = _heard(connection, name)
    new = {**last, "name": name, "kind": kind, "country": country, "mention": mention}
    if outer:
        return f"voices.{len(outer)}", new
    speaker = {**new, "cue": None, "speech": "indirect", "time": None}
    return "voices", [{**last, "stance": "reports"}, speaker]


def _heard(connection: Connection, name: str) -> tuple[str, str | None]:
    """The kind and country that voices of this name mostly have in the ledger; else none is said."""
    v = t.voices.c
    asked = (
        select(v.kind, v.country)
        .where(v.name == name)
        .group_by(v.kind, v.country)
        .order_by(func.count().desc(), v.kind, v.country)
        .limit(1)
    )
    row = connection.execute(asked).first()
    return (row.kind, row.country) if row else ("other", None)


def _place(connection: Connection, record: Record, value: object, passage: Span | None) -> object:
    if isinstance(value, dict):
        return value  # a whole place, from somebody who knows the record
    name = _word("place", value)
    mention = named(name, passage)
    found = _held(connection, name) or _listed(name, (record["place"] or {}).get("code"))
    if found is None:  # unknown, or one of several of the name: said, and put nowhere
        found = {
            "name": name, "geonames_id": None, "lat": None, "lon": None, "label_point": None,
            "precision": "region", "code": None,
        }  # fmt: skip
    return {**found, "inherited": False, "mention": mention}


def _held(connection: Connection, name: str) -> dict[str, Any] | None:
    """The place of this name that claims of the ledger mostly have."""
    c = t.claims.c
    asked = (
        select(func.min(c.id))
        .where(c.place == name, c.geonames_id.is_not(None), c.rejected.is_(False))
        .group_by(c.geonames_id)
        .order_by(func.count().desc(), c.geonames_id)
        .limit(1)
    )
    row = connection.execute(
        select(c.record, c.corrected).where(c.id == asked.scalar_subquery())
    ).first()
    if row is None:
        return None
    place: dict[str, Any] = json.loads(row.corrected or row.record)["place"]
    return place


def _listed(name: str, code: str | None) -> dict[str, Any] | None:
    """The one place that the gazetteer has of this name: in the old place's country, or anywhere.

    Of a town and the areas that are named after it, a bare name is the town.
    """
    import msgspec

    from reportedly.places.finder import place_of  # only a corrected place needs its lists
    from reportedly.places.gazetteer import gazetteer

    entries = gazetteer().look_up(name)
    near = [entry for entry in entries if entry.code == code]
    for some in (near, entries):
        towns = [entry for entry in some if entry.kind == "town" and entry.rank == 0]
        for chosen in (some, towns):
            if len(chosen) == 1:
                found: dict[str, Any] = msgspec.to_builtins(place_of(chosen[0], Span(0, 0, "")))
                return found
    return None


def _time(record: Record, days: str, passage: Span | None) -> object:
    first, _, last = days.partition("/")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
        if end < start:
            raise ValueError(days)
    except ValueError as error:
        raise InvalidValue(
            f"{days!r} is no day. Write it as 2020-10-04, or 2020-10-04/2020-10-06."
        ) from error
    mention = (record["time"] or {}).get("mention")
    return {
        "start": str(start), "end": str(end), "precision": "day" if start == end else "range",
        "timex": days, "anchored": True, "mention": mention or named(days, passage),
    }  # fmt: skip


def _number(record: Record, value: object) -> tuple[str, object]:
    from reportedly.figures.bounds import put

    if not record["figures"]:
        raise InvalidValue(
            "The claim counts nothing. Say in a comment what is counted, and how many."
        )
    if isinstance(value, str) and value.strip().replace(",", "").isdecimal():
        value = int(value.replace(",", ""))
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**12:
        raise InvalidValue(f"{_shown(value)} is no number. Write it in digits, as 12.")
    figure = record["figures"][0]
    same: Bound = "exact" if figure["bound"] in {"range", "vague"} else figure["bound"]
    low, best, high, bound = put(value, same)
    return "figures.0", {**figure, "low": low, "best": best, "high": high, "bound": bound}


def named(name: str, passage: Span | None) -> dict[str, Any] | None:
    """The span of a name in the passage that was pointed at; null where it is not there.

    >>> named("Barda", Span(10, 18, "of Barda"))
    {'start': 13, 'end': 18, 'quote': 'Barda'}
    """
    at = passage.quote.find(name) if passage and name else -1
    if passage is None or at < 0:
        return None
    start = passage.start + at
    return {"start": start, "end": start + len(name), "quote": name}


def _word(field: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InvalidValue(f"{field}: say {FIELDS[field]} in a word or a few.")
    return " ".join(value.split())


def _choice(field: str, value: object) -> str:
    if value not in CHOICES[field]:
        allowed = ", ".join(CHOICES[field])
        raise InvalidValue(f"{field}: {_shown(value)} is not in its list: {allowed}.")
    return str(value)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:80]
