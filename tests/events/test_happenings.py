"""One happening makes one claim: what is seen, damaged and agreed on, and what is only referred to."""

from __future__ import annotations

from functools import cache

import pytest

from reportedly import events
from reportedly.events import EventMention
from reportedly.events.lexicon import inflected
from reportedly.language import english
from reportedly.report import plain


@cache
def found(sentence: str) -> tuple[EventMention, ...]:
    return tuple(events.find(english.analyse(plain.report(sentence))))


def kinds(sentence: str) -> list[str]:
    return [e.kind for e in found(sentence)]


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("An image shows two MiG-29s at the airfield.", [("MiG-29", 2)]),
        ("Images showed 4 jets and 6 helicopters at the base.", [("aircraft", 4), ("helicopter", 6)]),
        ("Three tanks stood on the bridge on Friday.", [("tank", 3)]),
        ("The jets remained in Georgia after the parade.", [("aircraft", None)]),
        ("Greek helicopters were in the country.", [("helicopter", None)]),
        ("Witnesses saw howitzers near the border.", [("howitzer", None)]),
    ],
)  # fmt: skip
def test_weapons_that_are_somewhere(sentence: str, means: list[tuple[str, int | None]]) -> None:
    (event,) = found(sentence)
    assert event.kind == "presence"
    assert [(m.name, m.count) for m in event.means] == means


def test_forces_that_are_somewhere_are_who_is_there() -> None:
    (event,) = found("A photograph shows Greek soldiers in the village.")
    assert (event.kind, [p.code for p in event.actors]) == ("presence", ["GRC"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The forces are in control of the town.",
        "The report is based on interviews.",
        "A video shows the minister in his office.",
        "The tank was full.",
    ],
)
def test_what_is_no_presence(sentence: str) -> None:
    assert "presence" not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Greece denies its jet shot down Turkish plane", "shoot-down"),
        ("GREEK HELICOPTER SHOT DOWN OVER CYPRUS, TWO CREW DEAD", "shoot-down"),
        ("Talks stall as Georgia mobilizes", "mobilization"),
        ("Georgian Warplanes Bombardments in Gori", "air-strike"),
    ],
)
def test_headlines_whose_words_the_tagger_mistakes(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence)


def test_forms_of_verbs_lead_to_their_lemma() -> None:
    assert {inflected()[form] for form in ("shot", "shoots")} == {"shoot"}
    assert inflected()["occupied"] == "occupy"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The armies of Greece and Georgia held joint exercises.", "exercise"),
        ("The shells caused heavy damage to the hospital.", "property-destruction"),
        ("The blast brought down a building.", "property-destruction"),
        ("The mill was ruined.", "property-destruction"),
        ("The ministry confirmed the deaths of nine villagers.", "losses"),
        ("The president ordered an end to the fighting.", "ceasefire"),
        ("Fifty peacekeepers were brought to the valley.", "deployment"),
        ("A battle was fought between Greek and Turkish forces.", "armed-clash"),
        ("Georgia denied striking Gori.", "attack"),
        ("Chad appreciates the decision.", "statement-of-support"),
        ("The general vowed to crush the rebels.", "threat"),
    ],
)
def test_kind(sentence: str, kind: str) -> None:
    assert kinds(sentence) == [kind]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The truce was agreed in Geneva.", ["ceasefire"]),
        ("The ceasefire agreement has been signed.", ["agreement"]),
        ("Both sides agreed on a complete ceasefire.", ["ceasefire"]),
        ("He signed an agreement with Chad to halt the fighting.", ["agreement"]),
        ("The rebels broke the ceasefire.", ["ceasefire-violation"]),
        ("Chad called off the talks.", ["refusal"]),
        ("Two men were killed by rocket attacks that hit the port.", ["killing", "missile-strike"]),
        ("Turkish planes launched a raid on the depot, targeting fuel tanks.", ["air-strike"]),
        ("Greece thanked Chad for its help in reaching this agreement.", []),
    ],
)
def test_one_claim_for_one_happening(sentence: str, wanted: list[str]) -> None:
    assert kinds(sentence) == wanted


def test_an_agreed_truce_is_an_agreement_for_plover() -> None:
    assert found("The truce was agreed in Geneva.")[0].plover == "AGREE"
    assert found("The truce took effect at noon.")[0].plover == "CONCEDE"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Nine people were killed by air strikes.", ["killing"]),
        ("Nine people were killed in an air strike on Monday.", ["killing"]),
        ("Nine people were killed in Turkish air strikes.", ["killing", "air-strike"]),
        ("Nine people were killed in air strikes in the city of Gori.", ["killing", "air-strike"]),
        ("Nine people were killed in shelling of the port.", ["killing", "shelling"]),
        ("Nine people died in a raid carried out by Turkish forces.", ["killing", "attack"]),
    ],
)
def test_a_bare_cause_is_no_second_event(sentence: str, wanted: list[str]) -> None:
    assert kinds(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the fighting began, prices have risen.",
        "It was not the first strike on the city.",
        "Chad has disclosed no losses.",
        "How many tanks Chad has lost is unknown.",
        "Abkhazia, which is not recognised by the world, lies by the sea.",
        "The plan meets the criteria.",
    ],
)
def test_what_is_only_referred_to(sentence: str) -> None:
    assert kinds(sentence) == []


def test_a_denial_of_casualties_stays() -> None:
    assert kinds("The army reported no casualties.") == ["losses"]


def test_nobody_is_hurt_by_more_wounded() -> None:
    event = found("The blast left nine people dead and many more wounded.")[-1]
    assert (event.figure_what, event.targets) == ("wounded", ())


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The town was under fire all night.", "attack"),
        ("Explosions were heard in the port.", "bombing"),
        ("Fighting raged along the river.", "armed-clash"),
        ("Greek troops crossed the border at dawn.", "deployment"),
        ("Ten sailors went missing.", "losses"),
        ("Three sailors were held prisoner.", "losses"),
    ],
)
def test_kinds_by_their_set_phrases(sentence: str, kind: str) -> None:
    assert kinds(sentence) == [kind]


def test_who_reports_an_act_does_not_do_it() -> None:
    assert found("Both sides reported shelling overnight.")[0].actors == ()
    told = found("Two sailors were reported killed.")[0]
    assert [p.mention.quote for p in told.targets] == ["Two sailors"]
