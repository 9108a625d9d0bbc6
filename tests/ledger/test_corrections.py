"""A mistake that somebody points at: kept, joined, found again or an orphan, decided by a person."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from tests.ledger.kit import entry, opened

from reportedly.errors import InvalidValue, LedgerError, NotFound
from reportedly.ledger import Filters, Ledger, find, put
from reportedly.ledger import corrections as c
from reportedly.ledger import judgements as j
from reportedly.ledger import tables as t
from reportedly.ledger.anchors import Anchor, locate
from reportedly.ledger.custody import verify
from reportedly.ledger.holdings import history
from reportedly.ledger.senders import sender

TEXT = (
    "The army said 12 people were killed in Ganja on 2020-10-04. The ministry denied that troops "
    "shelled Barda. A strike hit Shusha. Nine were hurt in Barda."
)
WORDS = st.text("ab \n\U0001f642\u0561\u202e", min_size=1, max_size=60)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = opened(tmp_path)
    put(ledger, entry(TEXT, address="https://example.org/1"))
    return ledger


def claim(ledger: Ledger, kind: str) -> tuple[str, str]:
    [held] = find(ledger, Filters(kind=(kind,)))
    return held.claim.id, held.claim.report


def sent(ledger: Ledger, words: str, kind: c.Kind = "field", of: str = "killing", **more: object) -> c.Suggestion:  # fmt: skip
    name, report = claim(ledger, of)
    start = TEXT.index(words)
    anchor = Anchor.at(TEXT, start, start + len(words))
    if kind in {"field", "not-a-claim"}:
        more = {"claim": name, **more}
    return c.Suggestion(report, kind, anchor, **more)  # type: ignore[arg-type]


@given(WORDS, st.data())
def test_a_passage_is_found_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = locate(Anchor.at(text, start, end), text)
    assert found is not None
    assert (found.start, found.end, found.quote) == (start, end, text[start:end])


@given(WORDS, WORDS)
def test_a_passage_moves_with_what_is_put_before_it(before: str, text: str) -> None:
    whole = f"{text}<the passage>{text}"
    start = whole.index("<")
    found = locate(Anchor.at(whole, start, start + 13), before + whole)
    assert found is not None
    assert found.start == start + len(before)


@given(WORDS)
def test_a_passage_that_stands_there_twice_is_an_orphan(text: str) -> None:
    whole = f"{text}<the passage>{text}"
    anchor = Anchor.at(whole, len(text), len(text) + 13)
    assert locate(anchor, f"new|{whole}|{whole}") is None
    assert locate(anchor, whole.replace("passage", "message")) is None


def test_the_same_word_at_the_same_place_of_another_text_is_no_match() -> None:
    anchor = Anchor.at("The army shelled Barda at dawn.", 17, 22)
    assert locate(anchor, "A police man drove Barda off.".replace("drove B", "in   B")) is None


def test_a_suggestion_changes_nothing_until_it_is_accepted(ledger: Ledger) -> None:
    made = c.suggest(ledger, sent(ledger, "12 people", field="number", value=13, comment="a slip"))
    [held] = find(ledger, Filters(kind=("killing",)))
    assert held.claim.figures[0].best == 12
    assert made.state == "open"
    assert made.stands
    assert made.stands.quote == "12 people"
    done = c.decide(ledger, made.id, "accept", author="anna")
    [held] = find(ledger, Filters(kind=("killing",)))
    figure = held.claim.figures[0]
    assert (figure.low, figure.best, figure.high) == (13, 13, 13)
    assert held.corrected
    assert (done.state, done.decided_by) == ("accepted", "anna")
    with ledger.reading() as connection:
        [judgement] = j.every(connection)
    assert (judgement.id, judgement.author, judgement.reason) == (done.judgement, "anna", "a slip")
    assert verify(ledger).faults == ()


@pytest.mark.parametrize(("field", "words", "value", "path", "expected"), [
    ("voice", "The army", "The police", "voices.1.name", "The police"),
    ("stance", "said", "denies", "voices.1.stance", "denies"),
    ("kind", "killed", "bombing", "event.kind", "bombing"),
    ("place", "Ganja", "Nowhereville", "place.name", "Nowhereville"),
    ("place", "Ganja", None, "place", None),
    ("day", "2020-10-04", "2020-10-05", "time.start", "2020-10-05"),
    ("number", "12", "1,200", "figures.0.low", 1200),
    ("certainty.level", "12", "possible", "certainty.level", "possible"),
])  # fmt: skip
def test_each_field_is_corrected_whole(
    ledger: Ledger, field: str, words: str, value: object, path: str, expected: object
) -> None:
    made = c.suggest(ledger, sent(ledger, words, field=field, value=value))
    c.decide(ledger, made.id, "accept", author="anna")
    name, _ = claim(ledger, str(value) if field == "kind" else "killing")
    with ledger.reading() as connection:
        row = connection.execute(select(t.claims.c.corrected).where(t.claims.c.id == name))
        assert j.value_at(json.loads(str(row.scalar())), path) == expected


def test_a_place_that_nobody_knows_has_no_point_of_the_old_one(ledger: Ledger) -> None:
    made = c.suggest(ledger, sent(ledger, "Ganja", field="place", value="Nowhereville"))
    c.decide(ledger, made.id, "accept", author="anna")
    [held] = find(ledger, Filters(kind=("killing",)))
    assert held.claim.place
    assert (held.claim.place.lat, held.claim.place.geonames_id, held.claim.place.code) == (None, None, None)  # fmt: skip
    assert held.claim.place.mention is None


def test_a_place_that_the_ledger_knows_is_that_one(ledger: Ledger) -> None:
    made = c.suggest(ledger, sent(ledger, "killed in Ganja", field="place", value="Barda"))
    c.decide(ledger, made.id, "accept", author="anna")
    [held] = find(ledger, Filters(kind=("killing",)))
    assert held.claim.place
    assert (held.claim.place.lat, held.claim.place.geonames_id) == (40.4, 2)
    assert held.claim.place.mention is None  # the passage does not name it
    assert [h.claim.event.kind for h in find(ledger, Filters(place="Barda"))] == ["killing", "shelling"]  # fmt: skip


def test_who_is_named_in_the_passage_is_read_from_it(ledger: Ledger) -> None:
    words = "The ministry"
    made = c.suggest(ledger, sent(ledger, words, of="shelling", field="voice", value="ministry"))
    c.decide(ledger, made.id, "accept", author="anna")
    [held] = find(ledger, Filters(kind=("shelling",)))
    voice = held.claim.voices[-1]
    assert voice.mention
    assert voice.mention.start == TEXT.index("ministry")
    assert voice.country is None  # nothing says whose it is


def test_a_claim_that_only_its_outlet_makes_gets_a_voice(ledger: Ledger) -> None:
    made = c.suggest(
        ledger, sent(ledger, "A strike", of="air-strike", field="voice", value="Residents")
    )
    c.decide(ledger, made.id, "accept", author="anna")
    [held] = find(ledger, Filters(kind=("air-strike",)))
    assert [(v.name, v.stance) for v in held.claim.voices] == [("The Gate", "reports"), ("Residents", "asserts")]  # fmt: skip


def test_another_value_can_be_taken_and_a_decision_taken_back(ledger: Ledger) -> None:
    made = c.suggest(ledger, sent(ledger, "12", field="number", value=13))
    done = c.decide(ledger, made.id, "accept", author="anna", value=14)
    assert (done.state, done.value, done.given) == ("edited", "13", "14")
    with pytest.raises(InvalidValue, match="edited already, by anna"):
        c.decide(ledger, made.id, "reject", author="boris")
    back = c.decide(ledger, made.id, "undo", author="boris")
    [held] = find(ledger, Filters(kind=("killing",)))
    assert (back.state, held.claim.figures[0].best) == ("open", 12)
    assert c.decide(ledger, made.id, "reject", author="anna").state == "rejected"
    assert c.decide(ledger, made.id, "undo", author="anna").state == "open"


def test_a_correction_follows_its_judgement(ledger: Ledger) -> None:
    made = c.suggest(ledger, sent(ledger, "12 people", "not-a-claim"))
    done = c.decide(ledger, made.id, "accept", author="anna")
    assert done.judgement
    assert list(find(ledger, Filters(kind=("killing",)))) == []
    undone = j.undo(ledger, done.judgement, author="boris")
    assert c.one(ledger, made.id).state == "open"
    j.undo(ledger, undone.id, author="anna")
    assert c.one(ledger, made.id).state == "accepted"


def test_a_decision_that_cannot_be_carried_out_leaves_the_correction_open(ledger: Ledger) -> None:
    made = c.suggest(ledger, sent(ledger, "12 people", "not-a-claim"))
    j.reject(ledger, claim(ledger, "killing")[0], author="anna")
    with pytest.raises(InvalidValue, match="rejected already"):
        c.decide(ledger, made.id, "accept", author="boris")
    assert c.one(ledger, made.id).state == "open"


def test_what_was_missed_is_noted_and_changes_no_record(ledger: Ledger) -> None:
    missed = c.suggest(ledger, sent(ledger, "Nine were hurt", "missed-claim"))
    slip = c.suggest(ledger, sent(ledger, "hurt", "typo", value="injured"))
    for made in (missed, slip):
        done = c.decide(ledger, made.id, "accept", author="anna")
        assert (done.state, done.judgement) == ("accepted", None)
    assert c.counts(ledger) == {"open": 0, "accepted": 2, "edited": 0, "rejected": 0, "unsure": 0}
    assert "correction 1: accept by anna" in str(history(ledger, missed.report))


def test_the_same_sent_again_is_counted_once(ledger: Ledger) -> None:
    for comment in ("a slip", None, "the ministry says 13"):
        c.suggest(ledger, sent(ledger, "12", field="number", value=13, comment=comment))
    c.suggest(ledger, sent(ledger, "12", field="number", value=14))
    first, second = c.waiting(ledger)
    assert (first.times, first.comment) == (3, "a slip\nthe ministry says 13")
    assert second.times == 1
    c.decide(ledger, first.id, "reject", author="anna")
    assert c.suggest(ledger, sent(ledger, "12", field="number", value=13)).state == "rejected"
    assert [one.id for one in c.waiting(ledger)] == [second.id]
    assert [one.id for one in c.waiting(ledger, ())] == [first.id, second.id]
    assert c.waiting(ledger, after=second.id) == []
    assert [one.id for one in c.waiting(ledger, claim=claim(ledger, "killing")[0])] == [second.id]


def test_remarks_in_other_words_are_other_remarks(ledger: Ledger) -> None:
    for comment in ("who?", "who?", "where?"):
        c.suggest(ledger, sent(ledger, "Nine", "other", comment=comment))
    assert [(one.comment, one.times) for one in c.waiting(ledger)] == [("who?", 2), ("where?", 1)]


def test_a_new_version_moves_a_passage_or_makes_it_an_orphan(ledger: Ledger) -> None:
    kept = c.suggest(ledger, sent(ledger, "in Ganja", "typo", value="near Ganja"))
    gone = c.suggest(ledger, sent(ledger, "Nine were hurt", "missed-claim"))
    later = "Updated. " + TEXT.replace("Nine were hurt in Barda.", "Nobody was hurt.")
    put(ledger, entry(later, address="https://example.org/1", published="2020-10-06"))
    one, two = c.waiting(ledger)
    assert (one.id, two.id) == (kept.id, gone.id)
    assert one.stands
    assert one.stands.start == later.index("in Ganja")
    assert two.stands is None
    assert two.anchor.quote == "Nine were hurt"


def test_corrections_outlive_a_reading(tmp_path: Path) -> None:
    text = "The army said 12 people were killed in Ganja. The envoy said the truce was signed."
    with opened(tmp_path) as ledger:
        put(ledger, entry(text))
        kept, gone = (
            c.suggest(ledger, c.Suggestion(h.claim.report, "not-a-claim", Anchor.at(text, 0, 8), h.claim.id))
            for h in list(find(ledger))
        )  # fmt: skip
        put(ledger, entry(text, reader="toy 2"))  # which makes no claim of a truce
        [held] = find(ledger)
        assert held.claim.id != kept.claim
        assert [one.id for one in c.waiting(ledger, claim=held.claim.id)] == [kept.id]
        c.decide(ledger, kept.id, "accept", author="anna")
        assert list(find(ledger)) == []
        with pytest.raises(InvalidValue, match="the newer reading does not make it"):
            c.decide(ledger, gone.id, "accept", author="anna")
        assert c.one(ledger, gone.id).state == "open"
        assert c.decide(ledger, gone.id, "reject", author="anna").state == "rejected"


@pytest.mark.parametrize(("more", "why"), [
    ({"field": "number", "value": "many"}, "is no number"),
    ({"field": "number", "value": True}, "is no number"),
    ({"field": "stance", "value": "sings"}, "not in its list"),
    ({"field": "day", "value": "2020-10-05/2020-10-01"}, "is no day"),
    ({"field": "place", "value": "  "}, "where in a word"),
    ({"field": "id", "value": "x"}, "cannot be corrected"),
    ({"field": "voices.7.name", "value": "x"}, "is not in it"),
    ({"field": "number", "value": 12}, "says so already"),
    ({"field": "place", "value": "x" * 3000}, "at most 2000"),
    ({"field": "place", "value": "x", "comment": "x" * 3000}, "at most 2000"),
    ({"field": None}, "names the field"),
    ({"field": "number", "value": 13, "claim": None}, "which claim"),
])  # fmt: skip
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    ledger: Ledger, more: dict[str, object], why: str
) -> None:
    with pytest.raises(InvalidValue, match=why):
        c.suggest(ledger, sent(ledger, "12", **more))  # type: ignore[arg-type]
    assert c.waiting(ledger) == []


def test_what_does_not_exist_is_said(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        c.decide(ledger, 9, "accept", author="anna")
    with pytest.raises(NotFound):
        c.suggest(ledger, sent(ledger, "12", field="number", value=13, claim="nowhere"))
    with pytest.raises(InvalidValue, match="no state"):
        c.waiting(ledger, ("done",))  # type: ignore[arg-type]
    put(ledger, entry("The army said a strike hit Barda.", outlet="The Wall"))
    other = next(h.claim.report for h in find(ledger) if h.outlet == "The Wall")
    name, _ = claim(ledger, "killing")
    with pytest.raises(InvalidValue, match="is not of report"):
        c.suggest(ledger, c.Suggestion(other, "not-a-claim", Anchor(0, 3, "The", "", ""), name))


def test_a_correction_cannot_be_deleted(ledger: Ledger, tmp_path: Path) -> None:
    c.suggest(ledger, sent(ledger, "Nine", "missed-claim"))
    with closing(sqlite3.connect(tmp_path / "test.ledger")) as raw, pytest.raises(sqlite3.Error):
        raw.execute("DELETE FROM corrections")
    with pytest.raises(LedgerError, match="only ever added"), ledger.writing() as connection:
        connection.execute(t.corrections.delete())


def test_no_address_is_stored_and_a_hash_is_good_for_a_day(ledger: Ledger, tmp_path: Path) -> None:
    ledger.now = lambda: "2020-10-05T10:00:00.000Z"
    today = sender(ledger, "192.0.2.7")
    assert today == sender(ledger, "::ffff:192.0.2.7") != sender(ledger, "192.0.2.8")
    assert sender(ledger, "2001:db8::1") == sender(ledger, "2001:db8::ffff:2")
    c.suggest(ledger, sent(ledger, "Nine", "missed-claim", sender=today))
    with ledger.reading() as connection:
        key = str(connection.execute(select(t.salts.c.salt)).scalar_one())
    ledger.now = lambda: "2020-10-06T10:00:00.000Z"
    assert sender(ledger, "192.0.2.7") != today
    with ledger.reading() as connection:
        assert [row.day for row in connection.execute(select(t.salts))] == ["2020-10-06"]
    ledger.close()
    file = (tmp_path / "test.ledger").read_bytes()
    assert b"192.0.2.7" not in file
    assert key.encode() not in file
