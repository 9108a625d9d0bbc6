"""Who a source speaks for, and how the report introduced a person."""

import pytest

from reportedly import voices
from reportedly.language import english
from reportedly.reading import read
from reportedly.report import plain


def said(report: str) -> list[tuple[str, str | None]]:
    return [(a.kind, a.name) for a in voices.find(english.analyse(plain.report(report)))]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A source at Homs Police Command said two men died.", "police"),
        ("A source close to the army said two men died.", "military"),
        ("Military sources said two men died.", "military"),
        ("A medical source said two men died.", "medical"),
        ("Local sources said two men died.", "unnamed"),
        ("A local police official said two men died.", "police"),
        ("A local civil defence official said two men died.", "government"),
        ("Reliable sources said two men died.", "unnamed"),
        ("Syrian activist groups said two men died.", "ngo"),
        ("A group monitoring the conflict said two men died.", "monitor"),
    ],
)
def test_a_source_has_the_kind_of_its_body_and_no_name(sentence: str, kind: str) -> None:
    assert said(sentence) == [(kind, None)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Observatory director Omar Khalil said two men died.", "monitor"),
        ("Anna Lind, an adviser to the Turkish president, said two men died.", "government"),
        ("Anna Lind of the Red Cross said two men died.", "ngo"),
        ("Anna Lind, 63, said two men died.", "resident"),
        ("Two men died, according to a new toll from the Syrian Observatory.", "monitor"),
    ],
)
def test_whom_somebody_speaks_for(sentence: str, kind: str) -> None:
    ((found, _),) = said(sentence)
    assert found == kind


def test_a_person_keeps_the_kind_of_the_introduction() -> None:
    report = (
        "Observatory director Omar Khalil said two men died. "
        "The army said nothing had happened. Khalil said the toll would rise."
    )
    assert [kind for kind, _ in said(report)] == ["monitor", "military", "monitor"]


def test_the_source_is_the_one_spoken_of_before() -> None:
    report = "A source at Homs Police Command said two died. The source added that ten were hurt."
    assert [kind for kind, _ in said(report)] == ["police", "police"]
    alone = "Two shops burned. The source added that ten were hurt."
    assert said(alone) == [("unnamed", None)]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Regime forces take town: monitor", "monitor"),
        ("Air strikes kill ten in Idlib: Observatory", "monitor"),
        ("Air strikes kill ten civilians in Idlib - ministry", "government"),
    ],
)
def test_a_headline_that_ends_with_its_voice(headline: str, kind: str) -> None:
    (one,) = voices.find(english.analyse(plain.report(headline)))
    assert one.kind == kind
    assert ":" not in one.source[0].quote
    assert "-" not in one.source[0].quote


def test_an_agency_at_the_end_of_a_sentence() -> None:
    report = (
        "The army entered the town of Rastan and killed ten militants in the north SANA reported."
    )
    (one,) = voices.find(english.analyse(plain.report(report)))
    assert (one.kind, one.name, one.source[0].quote) == ("agency", "SANA", "SANA")
    assert one.content[0].quote.endswith("in the north")


def test_reports_of_an_agency_are_no_speech_after_a_preposition() -> None:
    assert said("The raid was described in BBC reports.") == []


def test_whom_somebody_told_is_no_source() -> None:
    (one,) = voices.find(english.analyse(plain.report("The mayor told AFP that ten men died.")))
    assert one.source[0].quote == "The mayor"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            'Before the vote in Baku, Armenian defence ministry spokeswoman Shushan Stepanyan wrote that "heavy '
            'fighting" had taken place overnight.',
            "military",
        ),  # the tagger takes the name for a firm's
        ('Two men died, according to the opposition "Sham" TV network.', "media"),
    ],
)
def test_the_noun_before_a_name_tells_the_kind(sentence: str, kind: str) -> None:
    assert [k for k, _ in said(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        # whoever helps a body, or where it lives, is not the body
        ("The UK-based group said two men died.", None),
        ("Syrian rebel groups said two men died.", None),
        ("The Norwegian army said two men died.", "Norway"),
        ("Two men died, Syrian state television reported. It said a third was hurt.", None),
        ("The organisation known as the White Helmets said two men died.", "White Helmets"),
        ("Syria's civil defence said two men died.", "White Helmets"),
        ("Norway's civil defence said two men died.", "Norwegian Civil Defence"),
    ],
)
def test_a_body_is_not_called_by_a_state_that_it_is_no_part_of(
    sentence: str, name: str | None
) -> None:
    claims = read(plain.report(sentence), "rules").claims
    assert {c.voices[-1].name for c in claims if len(c.voices) > 1} == {name}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("A hospital source put the death toll at 85.", {"medical"}),
        ("The ministry put the number of wounded at nine.", {"government"}),
        ("The police gave a toll of eight dead civilians in Kelmut.", {"police"}),
        # but not who puts or gives anything else
        ("The army put soldiers at the dam where ten people died.", set()),
        ("The raid gave the rebels a town where ten people died.", set()),
    ],
)
def test_who_puts_a_toll_at_a_number_says_so(sentence: str, kinds: set[str]) -> None:
    claims = read(plain.report(sentence), "rules").claims
    assert {v.kind for c in claims for v in c.voices[1:]} == kinds
