"""Who repeats whom: one origin for its reprints, a line for each step, and hostile names as text."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from tests.ledger.kit import entry, opened
from tests.web.room import SCRIPT, TURNED

from reportedly.export.repeats import repeats, repeats_picture
from reportedly.ledger import put, settle
from reportedly.ledger.events import events, explain

SAID = "The army said 12 people were killed in Ganja on 2020-10-04."


def test_two_reports_of_one_statement_hang_on_one_origin(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        put(ledger, entry(SAID, outlet="The Wall", published="2020-10-05"))
        put(
            ledger,
            entry(SAID + " It rained.", outlet=f"The {SCRIPT}{TURNED}", published="2020-10-06"),
        )
        settle(ledger)
        (event,) = events(ledger)
        found = repeats(explain(ledger, event["id"]).claims)
    assert len([name for name in found.names if name.column == 0]) == 1
    assert len([name for name in found.names if name.column == 2]) == 2
    givers = {line.giver for line in found.passed}
    assert givers & {name.key for name in found.names if name.column == 0}
    picture = repeats_picture(found)
    read = etree.fromstring(picture, etree.XMLParser(resolve_entities=False, no_network=True))
    assert not list(read.iter("{*}script"))
    titles = {title.text or "" for title in read.iter("{*}title")}
    assert any("The Wall" in title for title in titles)


def test_one_report_needs_no_picture(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        put(ledger, entry(SAID))
        settle(ledger)
        (event,) = events(ledger)
        assert repeats_picture(repeats(explain(ledger, event["id"]).claims)) == ""
