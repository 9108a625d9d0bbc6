"""Whether a claim stands is kept beside it, and is at any moment what its reading, its report and people say."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.ledger.kit import entry, opened

from reportedly.errors import ReportedlyError
from reportedly.ledger import Filters, Ledger, find, put
from reportedly.ledger import judgements as j
from reportedly.ledger import tables as t
from reportedly.ledger.browsing import claims_page

TEXTS = (
    "The army said 12 people were killed in Ganja.",
    "The army said 14 people were killed in Ganja. Residents spoke of 3 fires.",
    "The ministry denied that troops shelled Barda.",
)
#: A report that comes (text, address, reader), or a judgement of the nth claim, report or judgement there is.
COMES = st.tuples(
    st.just("put"),
    st.sampled_from(TEXTS),
    st.sampled_from(["/1", "/2"]),
    st.sampled_from(["toy 1", "toy 2"]),
)
JUDGED = st.tuples(st.sampled_from(["reject", "withdraw", "undo"]), st.integers(0, 5))


def happen(ledger: Ledger, what: tuple[Any, ...]) -> None:
    if what[0] == "put":
        _, text, path, reader = what
        address = f"https://gate.example{path}"
        put(ledger, entry(text, address=address, reader=reader))
        return
    act, n = what
    column = {"reject": t.claims.c.id, "withdraw": t.reports.c.id, "undo": t.judgements.c.id}[act]
    with ledger.reading() as connection:
        names = list(connection.execute(select(column).order_by(column)).scalars())
    if names:
        with suppress(ReportedlyError):  # rejected, withdrawn or undone already
            getattr(j, act)(ledger, names[n % len(names)], author="anna")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(COMES, JUDGED), min_size=1, max_size=10))
def test_what_is_kept_is_what_three_tables_say(course: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as ledger:
        for what in course:
            happen(ledger, what)
        c, r, d = t.claims.c, t.reports.c, t.readings.c
        with ledger.reading() as connection:
            asked = (
                select(
                    c.id, c.stands, c.day, c.rejected, r.withdrawn, r.published,
                    r.superseded_by.label("newer"), d.superseded_by.label("read_again"),
                )
                .join(t.readings, d.id == c.reading)
                .join(t.reports, r.id == c.report)
            )  # fmt: skip
            for row in connection.execute(asked):
                gone = row.rejected or row.withdrawn or row.newer or row.read_again
                assert row.stands == (not gone)
                assert row.day == row.published[:10]


def test_a_withdrawn_report_and_a_rejected_claim_leave_every_list_and_come_back(
    tmp_path: Path,
) -> None:
    ledger = opened(tmp_path)
    put(ledger, entry(TEXTS[0]))
    [held] = find(ledger)
    for act, name in ((j.withdraw, held.claim.report), (j.reject, held.claim.id)):
        judgement = act(ledger, name, author="anna")
        assert list(find(ledger)) == []
        assert claims_page(ledger, Filters()).total == 0
        assert claims_page(ledger, Filters(everything=True)).total == 1
        j.undo(ledger, judgement.id, author="anna")
        assert [one.claim.id for one in find(ledger)] == [held.claim.id]
