"""Correcting a mistake by form and by program: what is kept, what is refused, and who may send."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.ledger.kit import entry, opened
from tests.web.room import BODY, REPORT, SCRIPT, TURNED, filled, room

from reportedly.ledger import corrections as c
from reportedly.ledger import put
from reportedly.ledger.store import Ledger
from reportedly.web import Settings, application
from reportedly.web.pace import Pace


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return room(filled(tmp_path))


def report(client: TestClient, title: str = "Ganja struck") -> str:
    rows = client.get("/api/v1/reports").json()["items"]
    return str(next(row["id"] for row in rows if row["title"] == title))


def sent(client: TestClient, words: str = "Rain fell", **more: Any) -> dict[str, Any]:
    start = REPORT.index(words)
    body = {"report": report(client), "kind": "missed-claim", "start": start,
            "end": start + len(words), "quote": words}  # fmt: skip
    return {**body, **more}


def fields(page: str) -> dict[str, str]:
    """What a form would send as it stands."""
    found = dict(re.findall(r'<input[^>]*name="([\w-]+)"[^>]*value="([^"]*)"', page))
    for name, choices in re.findall(r'<select name="([\w-]+)">(.*?)</select>', page, re.S):
        found[name] = re.findall(r"<option selected>([^<]*)", choices)[0]
    return {name: value for name, value in found.items() if name not in {"not-a-claim", "missed-claim"}}  # fmt: skip


def waiting(client: TestClient) -> list[c.Correction]:
    ledger: Ledger = client.app.state.ledger  # type: ignore[attr-defined]
    return c.waiting(ledger)


def test_a_program_suggests_and_the_claim_shows_it(client: TestClient) -> None:
    (claim,) = [row["id"] for row in client.get("/api/v1/claims?stance=denies").json()["items"]]
    body = sent(client, "shelled Barda", kind="field", claim=claim, field="place", value="Shusha",
                comment="It was Shusha.", author="ann")  # fmt: skip
    answer = client.post("/api/v1/corrections", json=body)
    assert (answer.status_code, answer.json()) == (201, {"id": 1, "times": 1, "state": "open"})
    assert client.post("/api/v1/corrections", json=body).json()["times"] == 2
    page = client.get(f"/claims/{claim}").text.split("What readers say of it")[1]
    assert "It was Shusha." in page
    assert "sent 2 times" in page
    assert "testclient" not in (client.app.state.ledger.path.read_bytes().decode("latin-1"))  # type: ignore[attr-defined]


def test_the_form_knows_the_passage_and_its_claim(client: TestClient) -> None:
    start = REPORT.index("12 people were not")
    page = client.get(f"/correct?report={report(client)}&start={start - 1}&end={start + 9}").text
    assert '<mark class="asked">12 people</mark>' in page
    now = fields(page)
    assert (now["voice"], now["kind"], now["place"], now["number"], now["day"]) == ("The army", "killing", "Ganja", "12", "2020-10-04")  # fmt: skip
    now |= {"number": "13", "place": "Shusha", "comment": "Two slips."}
    answer = client.post("/correct", data=now)
    assert answer.status_code == 201
    assert "Nothing changes yet" in answer.text
    first, second = waiting(client)
    assert {first.field, second.field} == {"number", "place"}
    assert first.stands
    assert first.stands.start == start


def test_a_form_without_changes_says_so_and_keeps_nothing(client: TestClient) -> None:
    page = client.get(f"/correct?report={report(client)}&start=0&end=9").text
    answer = client.post("/correct", data=fields(page))
    assert answer.status_code == 400
    assert "Nothing is said yet" in answer.text
    one_wrong = fields(page) | {"place": "Shusha", "number": "many"}
    assert "is no number" in client.post("/correct", data=one_wrong).text
    assert waiting(client) == []


def test_without_a_script_the_words_are_copied(client: TestClient) -> None:
    page = client.get(f"/correct?report={report(client)}").text
    assert 'name="passage" required' in page
    given = {
        "report": report(client),
        "passage": "Rain fell at noon.",
        "typo": "Hail fell at noon.",
    }
    assert client.post("/correct", data=given).status_code == 201
    (made,) = waiting(client)
    assert made.anchor.start == REPORT.index("Rain fell")
    for words, why in (("12 people were", "more than once"), ("Snow fell", "not in the report")):
        if words == "12 people were":
            words = "people were"
        answer = client.post("/correct", data={**given, "passage": words})
        assert answer.status_code == 400
        assert why in answer.text


def test_no_claim_can_be_meant(client: TestClient) -> None:
    start = REPORT.index(BODY)
    page = client.get(f"/correct?report={report(client)}&claim=&start={start}&end={start + 8}").text
    assert 'name="claim"' not in page
    client.post("/correct", data={**fields(page), "missed-claim": "1"})
    assert [one.kind for one in waiting(client)] == ["missed-claim"]


def test_hostile_text_is_pointed_at_and_does_nothing(client: TestClient) -> None:
    name = report(client, SCRIPT + TURNED)
    text = client.get(f"/api/v1/reports/{name}").json()["text"]
    start = text.index("7 people") - 3
    page = client.get(f"/correct?report={name}&start={start}&end={start + 11}").text
    assert "<img src=//" not in page
    assert "\u202e" not in page
    assert "\u2066" not in page
    answer = client.post("/correct", data={**fields(page), "comment": SCRIPT, "voice": SCRIPT, "author": TURNED})  # fmt: skip
    assert answer.status_code == 201
    assert "<img src=//" not in answer.text
    (made,) = waiting(client)
    assert made.anchor.quote == text[start : start + 11].strip()  # as the report has it
    for path in (f"/claims/{made.claim}", f"/reports/{name}"):
        shown = client.get(path).text
        assert "<img src=//" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize(("more", "why"), [
    ({"kind": "praise"}, "kind"), ({"start": -1}, "start"), ({"end": 2**60}, "end"),
    ({"comment": "x" * 2001}, "comment"), ({"quote": " "}, "pointed at"),
    ({"kind": "field"}, "which claim"), ({"kind": "typo"}, "as they should be"),
    ({"report": "../x"}, "no id"), ({"value": {"a": 1}}, "value"),
])  # fmt: skip
def test_what_cannot_be_kept_is_refused(client: TestClient, more: dict[str, Any], why: str) -> None:
    answer = client.post("/api/v1/corrections", json=sent(client, **more))
    assert answer.status_code == 400
    assert why in answer.json()["error"]["message"]
    assert waiting(client) == []


def test_words_that_do_not_stand_there_are_kept_as_an_orphan(client: TestClient) -> None:
    assert (
        client.post("/api/v1/corrections", json=sent(client, quote="Hail fell")).status_code == 201
    )
    (made,) = waiting(client)
    assert made.stands is None
    assert made.anchor.quote == "Hail fell"


def test_nonsense_is_no_form(client: TestClient) -> None:
    for given in ({}, {"report": "zz"}, {"report": report(client), "start": "x", "end": "9"}):
        assert client.post("/correct", data=given).status_code in (400, 404)
    assert client.post("/correct", json={}).status_code == 400
    many = {f"f{n}": "" for n in range(90)}
    assert "more fields" in client.post("/correct", data=many).text
    assert client.get("/correct").status_code == 400
    assert client.get(f"/correct?report={report(client)}&start=5&end=5").status_code == 400
    assert client.get(f"/correct?report={report(client)}&claim=zz").status_code == 400


def test_ten_in_a_minute_are_enough(client: TestClient) -> None:
    for n in range(10):
        body = sent(client, comment=f"Remark {n}.", kind="other")
        assert client.post("/api/v1/corrections", json=body).status_code == 201
    answer = client.post("/api/v1/corrections", json=sent(client))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert answer.json()["error"]["kind"] == "too-many"
    assert re.search(r"Wait \d+ seconds", client.post("/correct", data={"report": "x"}).text)
    assert len(waiting(client)) == 10


def test_the_pace_of_each_sender_is_its_own_and_what_is_remembered_has_a_bound() -> None:
    now = [0.0]
    pace = Pace(((60.0, 2), (3600.0, 3)), senders=2, clock=lambda: now[0])
    assert [pace.wait("ann") for _ in range(3)] == [0, 0, 60]
    assert pace.wait("bob") == 0
    now[0] = 60.0
    assert [pace.wait("ann"), pace.wait("ann")] == [0, 3540]
    for n in range(100):
        pace.wait(f"sender {n}")
    assert len(pace._sent) == 2


@pytest.mark.parametrize(("who", "user", "status"), [
    ("closed", "ann", 403), ("named", "", 403), ("named", "ann", 201), ("open", "", 201),
])  # fmt: skip
def test_the_owner_says_who_may_send(tmp_path: Path, who: Any, user: str, status: int) -> None:
    secret = "long enough to be one"
    app = application(Settings(filled(tmp_path), secret, corrections=who))
    client = TestClient(app, base_url="http://127.0.0.1")
    assert client.post("/api/v1/corrections", json={}).status_code == 401
    client.auth = (user, secret)
    answer = client.post("/api/v1/corrections", json=sent(client, author="somebody else"))
    assert answer.status_code == status
    if status == 201:
        assert [one.author for one in waiting(client)] == [user or "somebody else"]
    assert ("takes no corrections" in client.get(f"/correct?report={report(client)}").text) is (who == "closed")  # fmt: skip


def test_a_passage_in_thousands_of_claims_offers_a_few(tmp_path: Path) -> None:
    text = " ".join(["The army said 3 people were killed in Ganja."] * 1500)
    with opened(tmp_path) as ledger:
        put(ledger, entry(text, title="Ganja struck"))
    client = room(tmp_path / "test.ledger")
    page = client.get(f"/correct?report={report(client)}&start=0&end=1800").text
    assert page.count('<a href="/correct?') <= 14
    answer = client.get(f"/correct?report={report(client)}&start=0&end=60000")
    assert "at most 2000" in answer.text
