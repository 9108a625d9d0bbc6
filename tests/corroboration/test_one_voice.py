"""Which voices of different reports are one, which are not, and what people merge."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ledger.kit import entry, opened

from reportedly.corroboration.identity import Member, folded, identities
from reportedly.errors import InvalidValue, NotFound
from reportedly.ledger import Filters, Ledger, find, put
from reportedly.ledger import judgements as j
from reportedly.ledger.heard import merge, voices
from reportedly.ledger.holdings import history


def one(*members: tuple[str, ...]) -> bool:
    """Whether all are one voice; a member is name, kind, country and, if it matters, report."""
    made = [
        Member(m[0], m[1], m[2], m[3] if len(m) > 3 else f"r{n}") for n, m in enumerate(members)
    ]
    return len({i.id for i in identities(made).values()}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Sergei Lavrov", "government", "RUS"), ("Sergey Lavrov", "politician", "RUS")),
        (("Volodymyr Zelensky", "politician", "UKR"), ("Vladimir Zelenskiy", "government", "UKR")),
        (("Bashar al-Assad", "politician", "SYR"), ("Bashar Assad", "politician", "SYR")),
        (("Zaur Çelik", "military", "TUR"), ("Zaur Celik", "military", "")),
        (("Anna Brandt", "other", ""), ("Anna Brandt", "medical", "DEU")),
        (("HRW", "ngo", ""), ("Human Rights Watch", "ngo", "")),
        (("Interfax", "agency", "RUS"), ("Interfax", "outlet", "RUS")),
        (("Armenia", "military", "ARM"), ("Republic of Armenia", "military", "ARM")),
        (("Ketti", "government", "GEO", "r"), ("Maria Ketti", "government", "GEO", "r")),
    ],
)
def test_one_voice(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert one(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ilham Aliyev", "politician", "AZE"), ("Heydar Aliyev", "politician", "AZE")),
        (("Ilham Aliyev", "politician", "AZE"), ("Aliyev", "politician", "AZE")),
        (("Okello", "police", "UGA"), ("Okello", "police", "UGA")),
        (("Omar Haddad", "military", "SYR"), ("Omar Haddad", "military", "LBN")),
        (("Omar Haddad", "military", "SYR"), ("Omar Haddad", "resident", "SYR")),
        (("Armenia", "military", "ARM"), ("Armenia", "government", "ARM")),
        (("Armenian Ministry of Defence", "military", "ARM"),
         ("Azerbaijani Ministry of Defence", "military", "AZE")),
        (("Ketti", "government", "GEO", "r"), ("Maria Ketti", "resident", "GEO", "r")),
    ],
)  # fmt: skip
def test_two_voices(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert not one(first, second)


def test_a_name_without_a_country_joins_only_where_one_country_bears_it() -> None:
    asked = Member("Omar Haddad", "military", "", "r3")
    syrian = Member("Omar Haddad", "military", "SYR", "r1")
    lebanese = Member("Omar Haddad", "military", "LBN", "r2")
    who = identities([asked, syrian])
    assert who[asked] == who[syrian]
    assert len({i.id for i in identities([asked, syrian, lebanese]).values()}) == 3


def test_a_surname_that_two_bear_in_one_report_is_neither() -> None:
    bare = Member("Petrov", "military", "RUS", "r")
    two = [Member(f"{given} Petrov", "military", "RUS", "r") for given in ("Ivan", "Pavel")]
    assert len({i.id for i in identities([bare, *two]).values()}) == 3


def test_the_order_of_reports_does_not_matter() -> None:
    made = [Member("HRW", "ngo", "", "a"), Member("Human Rights Watch", "ngo", "USA", "b"),
            Member("Haddad", "military", "SYR", "a"), Member("Omar Haddad", "military", "", "a")]  # fmt: skip
    assert identities(made) == identities(reversed(made))


def test_words_of_a_name() -> None:
    assert folded("Muhammad al-Hasan") == folded("Mohamed Hassan")
    assert folded("Ivanova") != folded("Ivanov")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = opened(tmp_path)
    put(made, entry("The army said that 12 people were killed in Ganja."))
    put(made, entry("The Southern Command denied that troops shelled Barda.", outlet="Echo"))
    return made


def heard(ledger: Ledger) -> dict[str, tuple[int, int]]:
    return {row["name"]: (row["claims"], row["reports"]) for row in voices(ledger)}


def test_a_merge_joins_two_voices_until_it_is_undone(ledger: Ledger) -> None:
    before = heard(ledger)
    assert before == {"The army": (1, 1), "The Southern Command": (1, 1)}
    made = merge(ledger, "the army", "The Southern Command", author="anna", reason="its own name")
    assert (made.act, made.author, made.reason) == ("merge", "anna", "its own name")
    [row] = voices(ledger)
    assert (row["name"], row["claims"], row["reports"], row["outlets"]) == (
        "The Southern Command", 2, 2, 2,
    )  # fmt: skip
    assert row["names"] == ["The Southern Command", "The army"]
    assert len(list(find(ledger, Filters(voice="southern")))) == 2
    assert len(list(find(ledger, Filters(voice="army")))) == 2
    undone = j.undo(ledger, made.id, author="boris", reason="two corps")
    assert heard(ledger) == before
    assert len(list(find(ledger, Filters(voice="southern")))) == 1
    army = next(row["id"] for row in voices(ledger) if row["name"] == "The army")
    acts = [(r["what"], r["author"]) for r in history(ledger, army[:8])]
    assert acts == [("merge", "anna"), ("undo", "boris")]
    j.undo(ledger, undone.id, author="anna")
    assert len(voices(ledger)) == 1


def test_a_merge_holds_for_reports_that_come_later(ledger: Ledger) -> None:
    merge(ledger, "The army", "The Southern Command", author="anna")
    put(ledger, entry("The army said that troops shelled Shusha.", outlet="Third"))
    assert heard(ledger) == {"The Southern Command": (3, 3)}
    put(ledger, entry("The army said that 12 people were killed in Ganja.", reader="toy 2"))
    assert heard(ledger)["The Southern Command"][0] == 3


def test_what_cannot_be_merged_is_said(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="No voice is called The navy"):
        merge(ledger, "The navy", "The army", author="anna")
    merge(ledger, "The army", "The Southern Command", author="anna")
    with pytest.raises(InvalidValue, match="one voice already"):
        merge(ledger, "The Southern Command", "The army", author="anna")
