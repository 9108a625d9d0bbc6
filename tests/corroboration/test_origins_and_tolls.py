"""To whom a claim goes back, and what origins make of an event; reports of our own."""

from __future__ import annotations

from reportedly.claim import Claim
from reportedly.corroboration.agreement import Statement
from reportedly.corroboration.assessment import Told, assess
from reportedly.corroboration.facts import fact
from reportedly.corroboration.identity import identities
from reportedly.corroboration.independence import Heard, sources
from reportedly.corroboration.origin import (
    Origin,
    Publisher,
    Taken,
    member_of,
    origin,
)
from reportedly.reading import read
from reportedly.report import plain


def claim(text: str, outlet: str | None = "The Gate", day: str = "2020-10-05") -> Claim:
    """The first claim of a report."""
    return read(plain.report(text, published=day, outlet=outlet), "rules").claims[0]


def traced(
    text: str, outlet: str = "The Gate", credit: str | None = None, taken: Taken | None = None
) -> Origin:
    return origin(claim(text, outlet), Publisher("r1", outlet, credit), taken)


def told(text: str, outlet: str, day: str, credit: str | None = None) -> Told:
    found = claim(f"{text}\n\n{outlet}, {day}", outlet, day)  # bytes of its own
    where = origin(found, Publisher(found.report, outlet, credit))
    record = fact(found, text, {}, day)
    return Told(
        Statement(record, where.key, where.side, record.published),
        where,
        found.certainty.level == "certain",
    )


MINISTRY = "Shells hit the town of Terter on Sunday, Azerbaijan's defence ministry said."


def test_one_ministry_is_one_origin_whoever_relays_it() -> None:
    one, other = traced(MINISTRY, "The Gate"), traced(MINISTRY, "Plane Tree Post", credit="AFP")
    assert one.key == other.key
    assert one.side == "AZE"
    assert [s.how for s in one.steps] == ["quotes"]


def test_the_publisher_alone_is_the_origin_unless_it_credits_or_copies() -> None:
    text = "Shells hit the town of Terter on Sunday."
    own = traced(text)
    agency = traced(text, credit="AFP")
    again = traced(text, "Plane Tree Post", credit="AFP")
    assert own.name == "The Gate"
    assert agency.key == again.key != own.key
    taken = Taken(Publisher("r0", "The Gate", None), "same 5-grams 90 %")
    copy = traced(text, "Plane Tree Post", taken=taken)
    assert copy.key == own.key
    assert copy.steps[0].reason == "same 5-grams 90 %"


def test_spellings_of_one_name_are_one_origin() -> None:
    one = traced("Shells hit the town of Terter on Sunday, President Volodymyr Zelenskiy said.")
    other = traced("Shells hit the town of Terter on Sunday, said Volodymyr Zelensky.", "The Tower")
    stranger = traced("Shells hit the town of Terter on Sunday, said Andrij Kovalenko.")
    assert one.key == other.key != stranger.key
    press = [
        traced("Shells hit the town of Terter.", credit=name)
        for name in ("AFP", "Agence France-Presse")
    ]
    assert press[0].key == press[1].key


def test_a_surname_is_who_bears_it_in_the_same_report() -> None:
    text = "Shells hit the town of Terter on Sunday, said Anna Petrosyan. Two men were killed, Petrosyan said."
    claims = read(plain.report(text, published="2020-10-05", outlet="The Gate"), "rules").claims
    who = identities(member_of(v, c.report) for c in claims for v in c.voices if v.name)
    keys = {origin(c, Publisher(c.report, "The Gate", None), None, who).key for c in claims}
    assert len(claims) > 1
    assert len(keys) == 1


def test_unnamed_sources_are_theirs_who_heard_them() -> None:
    text = "Shells hit the town of Terter on Sunday, sources said."
    one, other = traced(text, "The Gate"), traced(text, "Plane Tree Post")
    assert one.key != other.key
    assert "as heard by The Gate" in one.name


def test_two_bodies_of_one_state_do_not_confirm_each_other() -> None:
    army = traced("Shells hit the town of Terter on Sunday, the Azerbaijani army said.")
    ministry = traced(MINISTRY)
    armenia = traced("Shells hit the town of Terter on Sunday, Armenia's defence ministry said.")
    heard = [Heard(one, f"r{n}", "the gate") for n, one in enumerate((army, ministry, armenia))]
    assert len(sources(heard[:2])) == 1
    assert len(sources(heard)) == 2


def test_three_reports_of_one_ministry_are_a_single_source() -> None:
    event = [
        told(MINISTRY, "The Gate", "2020-10-05"),
        told(MINISTRY, "Plane Tree Post", "2020-10-06"),
        told(MINISTRY, "Orchard Radio", "2020-10-06", credit="AFP"),
    ]
    found = assess(event)
    assert found.standing == "single-source"
    assert found.independent == 1
    assert sorted(found.parts.values()) == ["origin", "repeats", "repeats"]
    assert assess(list(reversed(event))) == found


def test_a_denial_is_no_second_source() -> None:
    denial = told(
        "Armenia's defence ministry denied that shells hit the town of Terter.",
        "The Gate",
        "2020-10-05",
    )
    found = assess([told(MINISTRY, "The Gate", "2020-10-05"), denial])
    assert found.standing == "single-source"
    assert found.disputes == ("denied",)
    assert found.parts[denial.claim] == "denies"


def test_the_toll_names_the_claim_behind_each_number() -> None:
    low = told(
        "Shells killed four people in Terter on Sunday, the hospital in Terter said.",
        "The Gate",
        "2020-10-05",
    )
    high = told("Shells killed seven people in Terter on Sunday.", "Orchard Radio", "2020-10-06")
    found = assess([low, high])
    [killed] = [t for t in found.tolls if t.what == "killed"]
    assert killed.low is not None
    assert killed.high is not None
    assert killed.best is not None
    assert (killed.low.value, killed.best.value, killed.high.value) == (4, 4, 7)
    assert (killed.low.claim, killed.high.claim) == (low.claim, high.claim)
    assert "toll-disputed" in found.disputes
    latest = assess([low, high], "latest").tolls
    assert [t.best.value for t in latest if t.best and t.what == "killed"] == [7]


def test_a_later_number_of_the_same_origin_supersedes_the_earlier() -> None:
    early = told("Shells killed four people in Terter on Sunday.", "The Gate", "2020-10-05")
    late = told("Shells killed seven people in Terter on Sunday.", "The Gate", "2020-10-07")
    found = assess([early, late])
    assert found.parts[early.claim] == "superseded"
    assert "toll-disputed" not in found.disputes
    [killed] = [t for t in found.tolls if t.what == "killed"]
    assert killed.best is not None
    assert killed.best.value == 7


def test_one_who_is_told_of_is_no_toll_beside_a_number() -> None:
    whole = told("Shells killed seven people in Terter on Sunday.", "The Gate", "2020-10-05")
    nurse = told(
        "A nurse was killed by shells in Terter on Sunday, the hospital in Terter confirmed.",
        "Orchard Radio", "2020-10-06",
    )  # fmt: skip
    found = assess([whole, nurse])
    [killed] = [t for t in found.tolls if t.what == "killed"]
    assert killed.low and killed.high and (killed.low.value, killed.high.value) == (7, 7)
    assert "toll-disputed" not in found.disputes
    [alone] = [t for t in assess([nurse]).tolls if t.what == "killed"]
    assert alone.best and alone.best.value == 1


def test_one_source_that_gives_two_numbers_is_in_no_dispute_with_itself() -> None:
    said = "{} soldiers were killed in Terter on Sunday, Azerbaijan's defence ministry said."
    one, part = (told(said.format(n), "The Gate", "2020-10-05") for n in (12, 9))
    assert assess([one, part]).disputes == ()
    other = told(
        "9 soldiers were killed in Terter on Sunday, UNICEF said.", "The Gate", "2020-10-05"
    )
    assert assess([one, other]).disputes == ("toll-disputed",)


def test_one_source_that_names_two_sides_does_not_contest_itself() -> None:
    text = "{} jets bombed the town of Terter on Sunday, UNICEF said."
    one, other = (told(text.format(who), "The Gate", "2020-10-05") for who in ("Russian", "Syrian"))
    assert assess([one, other]).disputes == ()
    army = told(
        "Russian jets bombed the town of Terter on Sunday, the Red Cross said.",
        "Orchard Radio",
        "2020-10-05",
    )
    assert assess([army, other]).disputes == ("responsibility-contested",)


def test_somebody_whose_son_was_killed_counts_nobody() -> None:
    man = told(
        "A man whose son was killed in Terter on Sunday wept, UNICEF said.", "Gate", "2020-10-05"
    )
    three = told("3 people were killed in Terter on Sunday, the Red Cross said.", "R", "2020-10-05")
    assert assess([man, three]).disputes == ()
