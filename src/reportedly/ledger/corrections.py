"""Corrections that people suggest: a mistake pointed at in a report, and what became of it.

A suggestion changes nothing. A person decides it, and what comes of that is a judgement with that
person's name (``judgements``): of a field, a correction; of a claim that is none, a rejection. A
claim that was missed, a slip of the text and a remark are noted as right, and change no record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, func, insert, select, update

from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import judgements
from reportedly.ledger import tables as t
from reportedly.ledger.amending import amended
from reportedly.ledger.anchors import AROUND, Anchor, locate
from reportedly.ledger.names import claim_name, report_name
from reportedly.ledger.store import Ledger, log
from reportedly.span import Span

Kind = Literal["field", "not-a-claim", "missed-claim", "typo", "other"]
State = Literal["open", "accepted", "edited", "rejected", "unsure"]
Verdict = Literal["accept", "reject", "unsure", "undo"]
KINDS: tuple[Kind, ...] = get_args(Kind)
STATES: tuple[State, ...] = get_args(State)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
#: The longest of each, in characters.
LONGEST = {"quote": 2_000, "value": 2_000, "comment": 2_000, "author": 100, "field": 100}
ALL_COMMENTS = 4 * LONGEST["comment"]  # of those that were joined
UNSET: Any = object()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody sends: ``value`` is what JSON gives, null where there is none."""

    report: str
    kind: Kind
    anchor: Anchor
    claim: str | None = None
    field: str | None = None
    value: object = None
    comment: str | None = None
    author: str | None = None
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of ``corrections``; ``stands`` is where its passage is now, null for an orphan.

    It is looked for in the newest version of the report. ``value`` and ``given`` are JSON.
    """

    id: int
    time: str
    latest: str
    times: int
    report: str
    claim: str | None
    kind: Kind
    field: str | None
    value: str | None
    comment: str | None
    anchor: Anchor
    author: str | None
    state: State
    given: str | None
    decided: str | None
    decided_by: str | None
    reason: str | None
    judgement: int | None
    stands: Span | None


def suggest(ledger: Ledger, sent: Suggestion) -> Correction:
    """Keep a suggestion; the same sent again is counted, and its comment joined.

    Raises ``NotFound`` for an unknown report or claim, ``InvalidValue`` for what cannot be kept.
    """
    return suggest_all(ledger, [sent])[0]


def suggest_all(ledger: Ledger, suggestions: Iterable[Suggestion]) -> list[Correction]:
    """Keep several, all or none; errors as of ``suggest``."""
    with ledger.writing() as connection:
        return [_kept(ledger, connection, sent) for sent in suggestions]


def _kept(ledger: Ledger, connection: Connection, sent: Suggestion) -> Correction:
    _check(sent)
    report = report_name(connection, sent.report)
    claim = _claim_of(connection, sent, report)
    value = _json(sent.value) if sent.value is not None or sent.kind == "field" else None
    row = {
        "report": report, "claim": claim, "kind": sent.kind, "field": sent.field, "value": value,
        "start": sent.anchor.start, "end": sent.anchor.end, "quote": sent.anchor.quote,
        "prefix": sent.anchor.prefix[-AROUND:], "suffix": sent.anchor.suffix[:AROUND],
    }  # fmt: skip
    now = ledger.now()
    before = _same(connection, row, sent)
    if before is not None:
        c = t.corrections
        again = update(c).where(c.c.id == before["id"]).values(**_joined(before, sent, now))
        connection.execute(again)
        return _one(connection, before["id"])
    row |= {"time": now, "latest": now, "times": 1, "state": "open", "comment": sent.comment,
            "author": sent.author, "sender": sent.sender}  # fmt: skip
    made = connection.execute(insert(t.corrections), row).inserted_primary_key
    assert made is not None
    log(connection, now, "suggested", report=report, detail=f"correction {made[0]}, {sent.kind}")
    return _one(connection, int(made[0]))


def _check(sent: Suggestion) -> None:
    if sent.kind not in KINDS:
        raise InvalidValue(
            f"{sent.kind!r} is no kind of correction. It is one of: {', '.join(KINDS)}."
        )
    lengths = {
        "quote": sent.anchor.quote, "comment": sent.comment, "author": sent.author,
        "field": sent.field, "value": _json(sent.value),
    }  # fmt: skip
    for name, text in lengths.items():
        if len(text or "") > LONGEST[name]:
            raise InvalidValue(f"The {name} has {len(text or '')} characters; at most {LONGEST[name]} are kept.")  # fmt: skip
    if not sent.anchor.quote.strip() or not 0 <= sent.anchor.start < sent.anchor.end < 2**53:
        raise InvalidValue("Nothing is pointed at. Select the words that the correction is about.")
    if sent.kind in {"field", "not-a-claim"} and not sent.claim:
        raise InvalidValue("Say which claim is meant: this kind of correction is about one.")
    if (sent.kind == "field") != bool(sent.field):
        raise InvalidValue("A correction of kind field names the field, and no other does.")
    if sent.kind == "typo" and not (isinstance(sent.value, str) and sent.value.strip()):
        raise InvalidValue("Write the words as they should be.")
    if sent.kind == "other" and not (sent.comment or "").strip():
        raise InvalidValue("Say in the comment what is wrong.")


def _claim_of(connection: Connection, sent: Suggestion, report: str) -> str | None:
    """The id of the claim that is meant; the proposed value is tried on it, and nothing kept."""
    if not sent.claim:
        return None
    claim = claim_name(connection, sent.claim)
    row = connection.execute(select(t.claims).where(t.claims.c.id == claim)).mappings().one()
    if row["report"] != report:
        raise InvalidValue(f"Claim {claim} is not of report {report}, but of {row['report']}.")
    if sent.field is not None:
        record = json.loads(row["corrected"] or row["record"])
        path, value = amended(connection, record, sent.field, sent.value, None)
        if judgements.value_at(record, path) == value:
            raise InvalidValue(f"The claim says so already: {sent.field} is {_json(sent.value)}.")
        judgements.checked(judgements.put(record, path, value), path)
    return claim


def _same(connection: Connection, row: dict[str, Any], sent: Suggestion) -> Any:
    """The row that says the same, if there is one; remarks are the same only with the same words."""
    c = t.corrections.c
    asked = select(t.corrections).where(*(c[name].is_(value) for name, value in row.items()))
    if sent.kind in {"missed-claim", "other"}:
        asked = asked.where(c.comment.is_(sent.comment))
    return connection.execute(asked.order_by(c.id).limit(1)).mappings().first()


def _joined(before: Any, sent: Suggestion, now: str) -> dict[str, Any]:
    comment = before["comment"]
    if sent.comment and sent.comment not in (comment or ""):
        both = f"{comment}\n{sent.comment}" if comment else sent.comment
        comment = both if len(both) <= ALL_COMMENTS else comment
    return {"times": before["times"] + 1, "latest": now, "comment": comment}


def waiting(
    ledger: Ledger, states: Sequence[State] = ("open",), *, report: str | None = None,
    claim: str | None = None, after: int = 0, limit: int | None = 100,
) -> list[Correction]:  # fmt: skip
    """Corrections in these states (none: in all), the oldest first; ``after`` is the id before them."""
    wrong = [state for state in states if state not in STATES]
    if wrong:
        raise InvalidValue(f"{wrong[0]!r} is no state of a correction. It is one of: {', '.join(STATES)}.")  # fmt: skip
    c = t.corrections.c
    asked = select(t.corrections).where(c.id > after).order_by(c.id).limit(limit)
    with ledger.reading() as connection:
        if states:
            asked = asked.where(c.state.in_(states))
        if report:
            asked = asked.where(c.report == report_name(connection, report))
        if claim:
            ids = judgements.lineage(connection, claim_name(connection, claim))
            asked = asked.where(c.claim.in_(ids))
        return _corrections(connection, connection.execute(asked).mappings().all())


def missed(ledger: Ledger, report: str) -> list[Correction]:
    """The claims of a report, by its id, that the reader missed and a person accepted as missed, in the order of the text."""
    c = t.corrections.c
    asked = (
        select(t.corrections)
        .where(c.report == report, c.kind == "missed-claim", c.state == "accepted")
        .order_by(c.start, c.id)
        .limit(100)
    )
    with ledger.reading() as connection:
        return _corrections(connection, connection.execute(asked).mappings().all())


def counts(ledger: Ledger, report: str | None = None) -> dict[State, int]:
    """How many corrections, of the ledger or of one report by its id, are in each state."""
    c = t.corrections.c
    asked = select(c.state, func.count()).group_by(c.state)
    if report is not None:
        asked = asked.where(c.report == report)
    with ledger.reading() as connection:
        found = connection.execute(asked).all()
    return dict.fromkeys(STATES, 0) | {row.state: row[1] for row in found}


def one(ledger: Ledger, correction: int) -> Correction:
    """A correction by its number; ``NotFound`` where there is none."""
    with ledger.reading() as connection:
        return _one(connection, correction)


def _one(connection: Connection, correction: int) -> Correction:
    asked = select(t.corrections).where(t.corrections.c.id == correction)
    rows = connection.execute(asked).mappings().all()
    if not rows:
        raise NotFound(f"There is no correction {correction}. `reportedly corrections` lists them.")
    return _corrections(connection, rows)[0]


def _corrections(connection: Connection, rows: Iterable[Any]) -> list[Correction]:
    texts: dict[str, str] = {}
    found = []
    for row in rows:
        if row["report"] not in texts:
            texts[row["report"]] = _newest_text(connection, row["report"])
        anchor = Anchor(*(row[name] for name in ("start", "end", "quote", "prefix", "suffix")))
        kept = {n: row[n] for n in Correction.__dataclass_fields__ if n not in {"anchor", "stands"}}
        stands = locate(anchor, texts[row["report"]])
        found.append(Correction(**kept, anchor=anchor, stands=stands))
    return found


def _newest_text(connection: Connection, report: str) -> str:
    r = t.reports.c
    while True:
        row = connection.execute(select(r.text, r.superseded_by).where(r.id == report)).one()
        if row.superseded_by is None:
            return str(row.text)
        report = row.superseded_by


def decide(
    ledger: Ledger, correction: int, verdict: Verdict, *, author: str, reason: str | None = None,
    value: object = UNSET,
) -> Correction:  # fmt: skip
    """Decide a correction: accept it (with another ``value``, or as proposed), reject it, leave it
    unsure, or take a decision back; all in one transaction with the judgement that comes of it.

    Events follow when ``linking.settle`` is called. Raises ``NotFound`` and ``InvalidValue`` as
    ``judgements.correct`` does, and for a correction that is decided already.
    """
    if verdict not in VERDICTS:
        raise InvalidValue(f"{verdict!r} is no verdict. It is one of: {', '.join(VERDICTS)}.")
    with ledger.writing() as connection:
        before = _one(connection, correction)
        if verdict != "undo" and before.state not in {"open", "unsure"}:
            raise InvalidValue(
                f"Correction {correction} is {before.state} already, by {before.decided_by}. "
                "Take that back first, with undo."
            )
        if value is not UNSET and (verdict != "accept" or before.kind != "field"):
            raise InvalidValue("A value is given only where a correction of a field is accepted.")
        now = ledger.now()
        values: dict[str, Any] = {"decided": now, "decided_by": author, "reason": reason}
        if verdict == "undo":
            values |= _taken_back(ledger, connection, before, author, reason)
        elif verdict == "accept":
            values |= _accepted(ledger, connection, before, author, reason, value)
        else:
            values["state"] = {"reject": "rejected", "unsure": "unsure"}[verdict]
        connection.execute(
            update(t.corrections).where(t.corrections.c.id == correction).values(**values)
        )
        told = f"correction {correction}: {verdict} by {author}" + (f": {reason}" if reason else "")
        log(connection, now, "decided", report=before.report,
            judgement=values.get("judgement"), detail=told)  # fmt: skip
        return _one(connection, correction)


def _accepted(
    ledger: Ledger, connection: Connection, before: Correction, author: str, reason: str | None,
    value: object,
) -> dict[str, Any]:  # fmt: skip
    """The state and the judgement that come of accepting."""
    why = reason or before.comment
    made = None
    edited = value is not UNSET and _json(value) != before.value
    if before.kind == "field" and before.claim and before.field:
        name = judgements.current(connection, before.claim)
        row = connection.execute(select(t.claims).where(t.claims.c.id == name)).mappings().one()
        record = json.loads(row["corrected"] or row["record"])
        taken = value if edited else json.loads(before.value or "null")
        passage = before.stands if before.report == row["report"] else None
        path, new = amended(connection, record, before.field, taken, passage)
        made = judgements.correct(
            ledger, name, path, new, author=author, reason=why, within=connection
        )
    elif before.kind == "not-a-claim" and before.claim:
        made = judgements.reject(ledger, before.claim, author=author, reason=why, within=connection)
    return {
        "state": "edited" if edited else "accepted", "given": _json(value) if edited else None,
        "judgement": made and made.id,
    }  # fmt: skip


def _taken_back(
    ledger: Ledger, connection: Connection, before: Correction, author: str, reason: str | None
) -> dict[str, Any]:
    if before.state == "open":
        raise InvalidValue(f"Correction {before.id} is open; there is nothing to take back.")
    if before.judgement is not None and before.state in {"accepted", "edited"}:
        judgements.undo(ledger, before.judgement, author=author, reason=reason, within=connection)
    return {"state": "open"}  # it keeps its judgement, whose undoing can be undone


def follow(connection: Connection, judged: Iterable[judgements.Judgement]) -> None:
    """Open again the corrections whose judgement was undone, and close those where that was undone."""
    c = t.corrections
    for judgement in judged:
        ours = c.c.judgement == judgement.id
        if judgement.undone_by is not None:
            connection.execute(update(c).where(ours).values(state="open"))
        else:
            taken = func.iif(c.c.given.is_(None), "accepted", "edited")
            connection.execute(update(c).where(ours, c.c.state == "open").values(state=taken))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
