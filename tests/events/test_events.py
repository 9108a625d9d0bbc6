"""What is read from a sentence: the kind, who acted, who suffered, with what."""

from __future__ import annotations

from functools import cache

import pytest

from reportedly import events
from reportedly.events import EventMention
from reportedly.language import english
from reportedly.report import plain


@cache
def found(sentence: str) -> tuple[EventMention, ...]:
    return tuple(events.find(english.analyse(plain.report(sentence))))


def kinds(sentence: str) -> list[str]:
    return [e.kind for e in found(sentence)]


def of(sentence: str, kind: str) -> EventMention:
    return next(e for e in found(sentence) if e.kind == kind)


def codes(sentence: str, kind: str) -> tuple[set[str | None], set[str | None]]:
    event = of(sentence, kind)
    return {p.code for p in event.actors}, {p.code for p in event.targets}


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "targets"),
    [
        ("Turkish forces shelled Syrian positions.", "shelling", {"TUR"}, {"SYR"}),
        ("Syrian positions were shelled by Turkish forces.", "shelling", {"TUR"}, {"SYR"}),
        ("The Turkish army, which shelled Syrian positions, fell silent.", "shelling", {"TUR"}, {"SYR"}),
        ("Syria complained about the shelling of its army by Turkish forces.", "shelling", {"TUR"}, {"SYR"}),
        ("Turkish troops carried out an attack on the Syrian army.", "attack", {"TUR"}, {"SYR"}),
        ("An attack on the Syrian army was launched by Turkish troops.", "attack", {"TUR"}, {"SYR"}),
        ("Syrian soldiers came under fire from Turkish positions.", "attack", {"TUR"}, {"SYR"}),
        ("Syrian troops were subjected to artillery fire.", "shelling", set(), {"SYR"}),
        ("Turkish troops attacked the Syrian army, killing a soldier.", "killing", {"TUR"}, {None}),
        ("Syria accused Turkey of shelling a village.", "accusation", {"SYR"}, {"TUR"}),
        ("Syria accused Turkey of shelling a village.", "shelling", {"TUR"}, {None}),
        ("Syria blamed Turkey for the attack on the dam.", "attack", {"TUR"}, {None}),
        ("Turkey ordered its army to attack.", "attack", {"TUR"}, set()),
        ("Two officers killed in shelling of Aden by Saudi forces", "killing", {"SAU"}, {None}),
        ("Israeli air strikes killed twelve people.", "killing", {"ISR"}, {None}),
        ("Iran fired missiles at Iraqi troops.", "missile-strike", {"IRN"}, {"IRQ"}),
        ("Israel responded with air strikes on Syrian troops.", "air-strike", {"ISR"}, {"SYR"}),
        ("Syria spoke of an attack of the Turkish army on a dam.", "attack", {"TUR"}, {None}),
        ("Greece expelled two Russian diplomats.", "sanction", {"GRC"}, {"RUS"}),
        ("Greece lifted the sanctions on Belarus.", "other", {"GRC"}, {"BLR"}),
        ("France recognised the independence of Kosovo.", "recognition", {"FRA"}, {"XKX"}),
        ("Turkish airstrikes continued against Syrian positions.", "air-strike", {"TUR"}, {"SYR"}),
        ("Airstrikes continued on Monday.", "air-strike", set(), set()),
        ("Turkey called on Syria to withdraw from the dam.", "demand", {"TUR"}, {"SYR"}),
        ("Turkey called on Syria to withdraw from the dam.", "retreat", {"SYR"}, set()),
        ("Both Turkey and Syria accused each other of shelling a dam.", "shelling", {"TUR", "SYR"}, {None}),
        ("Turkey supports Chad.", "statement-of-support", {"TUR"}, {"TCD"}),
        ("France will scale down cooperation with Turkey.", "sanction", {"FRA"}, {"TUR"}),
        ("The Paris meeting ended at noon.", "negotiation", set(), set()),
        ("Turkish troops broke the siege of the town.", "offensive", {"TUR"}, set()),
        ("Syrian villagers face shelling and air strikes by the Turkish army.", "shelling", {"TUR"}, {"SYR"}),
        ("Greece urged Turkey to press Syria to cease its air strikes on Iraq.", "air-strike", {"SYR"}, {"IRQ"}),
        ("The Turkish shelling led to the death of two Syrian soldiers.", "losses", {"TUR"}, {"SYR"}),
        ("Turkish troops hit the town with shells killing eight Syrians.", "killing", {"TUR"}, {"SYR"}),
        ("Turkish troops fired shells at Syrian positions.", "shelling", {"TUR"}, {"SYR"}),
        ("The Turkish army fought off several attacks.", "attack", set(), {"TUR"}),
        ("A Turkish raid killed 16 Syrians and wounded 40 Tuesday.", "losses", {"TUR"}, set()),
        ("The minister will travel to Paris for the meeting with the Greek envoy.", "negotiation", set(), {"GRC"}),
        ("A war between Turkish and Syrian forces has flared up.", "escalation", {"TUR", "SYR"}, set()),
        ("The Karabakh ceasefire entered into force.", "ceasefire", set(), set()),
        ("Turkey and its allies attacked Syria.", "attack", {"TUR", None}, {"SYR"}),
        ("Turkey's enemies attacked Syrian troops.", "attack", set(), {"SYR"}),
        ("More than 100 Syrians killed 700 injured in shelling in August", "killing", set(), {"SYR"}),
    ],
)  # fmt: skip
def test_actor_and_target(
    sentence: str, kind: str, actors: set[str | None], targets: set[str | None]
) -> None:
    assert codes(sentence, kind) == (actors, targets)


@pytest.mark.parametrize(
    "sentence",
    [
        "Clashes between Greek and Turkish troops broke out.",
        "Greek troops and Turkish soldiers clashed on the island.",
        "Negotiations between Greek and Turkish officers took place.",
        "It has not come to direct hostilities between servicemen of Greece and Turkey.",
        "Greek soldiers clashed with Turkish troops.",
    ],
)
def test_both_sides_of_a_mutual_event(sentence: str) -> None:
    (event,) = found(sentence)
    assert {p.code for p in (*event.actors, *event.targets)} == {"GRC", "TUR"}


def test_a_sentence_that_goes_on_keeps_the_side_told_of_before() -> None:
    text = "Greek troops took a hill. At the same time, the first clash with the Turkish army took place."
    assert codes(text, "armed-clash") == ({"GRC"}, {"TUR"})


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Drones attacked the depot.", "drone-strike"),
        ("Rebels attacked the base with mortars.", "shelling"),
        ("Warplanes bombed the village.", "air-strike"),
        ("Militants bombed the market.", "bombing"),
        ("A missile slammed into a bakery.", "missile-strike"),
        ("Three rockets were fired at the airport.", "missile-strike"),
        ("Chechen fighters seized the town.", "territory-taken"),
        ("Gunmen seized four aid workers.", "abduction"),
        ("Police seized nine rifles in a barn.", "weapons-seized"),
        ("The army lost control of the pass.", "territory-lost"),
        ("The army lost five tanks.", "losses"),
        ("Air defences shot the drone down.", "shoot-down"),
        ("Martial law was introduced in Chad.", "martial-law"),
        ("The government declared a state of emergency.", "martial-law"),
        ("The crisis in Mali escalated on Friday.", "escalation"),
        ("France is not involved in the conflict.", "involvement"),
        ("The number of dead has exceeded forty.", "losses"),
        ("The death toll among the refugees reached nine.", "losses"),
        ("The fighting led to heavy losses in equipment on both sides.", "losses"),
        ("Mali sent troops to the border.", "deployment"),
        ("The transfer of the army to the north continues.", "deployment"),
        ("The army launched a counter-offensive.", "offensive"),
        ("The rebels violated the cease-fire.", "ceasefire-violation"),
        ("Both sides exchanged forty prisoners.", "prisoner-exchange"),
        ("The two countries signed a peace treaty.", "agreement"),
        ("The minister condemned the decision.", "criticism"),
        ("Students marched in the capital on Monday.", "protest"),
        ("Protesters threw stones at the police.", "violent-demonstration"),
        ("Police used tear gas to disperse the crowd.", "protest-dispersed"),
        ("Two thousand villagers fled to Chad.", "displacement"),
        ("Norway provided food aid to Chad.", "aid"),
        ("The army set up a checkpoint near the bridge.", "base-established"),
    ],
)
def test_kind(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The war has lasted for years.",
        "He was born near the place of fierce hostilities.",
        "The conflict is described in the annex.",
        "The museum bought two attack helicopters.",
        "In March the river froze.",
        "The workers went on strike pay.",
        "The ministry released a video.",
        "The minister had a heart attack.",
        "It was a striking victory for the visitors.",
    ],
)
def test_background_makes_no_event(sentence: str) -> None:
    assert not set(kinds(sentence)) - {"protest"}


def test_two_triggers_of_one_clause_are_two_mentions() -> None:
    assert kinds("Martial law and mobilization have been declared in Chad.") == [
        "martial-law",
        "mobilization",
    ]


def test_a_strike_that_hits_is_one_event() -> None:
    (event,) = found("A Saudi air raid hit a school in Yemen.")
    assert (event.kind, event.actors[0].code) == ("air-strike", "SAU")


def test_an_intended_act_keeps_its_kind_and_changes_its_plover_type() -> None:
    assert (of("Chad will release the prisoners.", "release").plover) == "AGREE"
    assert (of("Chad released the prisoners.", "release").plover) == "CONCEDE"
    assert (of("Chad will not release the prisoners.", "release").plover) == "REJECT"


def test_whatever_was_seen_belongs_to_whose_it_is() -> None:
    event = of(
        "The appearance on Georgian territory of 13 Russian MiG-29 fighters and 4 helicopters was noted.",
        "presence",
    )
    assert [(m.name, m.kind, m.count, m.operator) for m in event.means] == [
        ("MiG-29", "aircraft", 13, "RUS"), ("helicopter", "aircraft", 4, "RUS"),
    ]  # fmt: skip
    assert {p.code for p in event.actors} == {"RUS"}


def test_a_drone_and_its_name_are_one_means() -> None:
    event = of("A convoy was attacked by a Bayraktar drone.", "drone-strike")
    assert [m.name for m in event.means] == ["Bayraktar TB2"]


def test_strikes_are_not_counted_as_weapons() -> None:
    assert [m.count for m in of("Three drone strikes hit Aden.", "drone-strike").means] == [None]


def test_an_adjective_that_tells_of_the_dead() -> None:
    event = of("The blast left nine people dead.", "losses")
    assert [p.mention.quote for p in event.targets] == ["nine people"]
    assert "losses" not in kinds("A dead bird lay there.")


def test_a_headline_whose_verb_looks_like_a_noun() -> None:
    assert codes("Georgia shells Sukhumi", "shelling")[0] == {"GEO"}
    assert codes("U.S. lifts travel ban on Chad", "other")[0] == {"USA"}


def test_the_clause_is_neither_the_sentence_nor_longer_than_300() -> None:
    event = of(
        "The ministry said that Greek troops shelled a village, although France denied it.",
        "shelling",
    )
    assert event.clause.quote == "Greek troops shelled a village"
    long = "Greek troops shelled " + ", ".join(f"the village of Number{n}" for n in range(60)) + "."
    assert all(len(e.clause) <= 300 and e.clause.covers(e.trigger) for e in found(long))


def test_what_a_number_on_the_trigger_counts() -> None:
    assert of("Nine were wounded in Aden.", "losses").figure_what == "wounded"
    assert of("Nine were killed in Aden.", "killing").figure_what == "killed"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Crowds demonstrated in the square.", "protest"),
        ("The rebels executed three prisoners.", "killing"),
        ("Three prisoners were executed.", "killing"),
        ("The vote demonstrated the unity of the allies.", None),
        ("The crews go out to execute what they have planned.", None),
        ("The party rallied its supporters behind the budget.", None),
    ],
)
def test_one_word_and_what_it_governs(sentence: str, kind: str | None) -> None:
    assert set(kinds(sentence)) == ({kind} if kind else set())


def test_both_is_no_part_of_a_name() -> None:
    event = of("Both Turkey and Syria accused each other of shelling a dam.", "accusation")
    assert [p.mention.quote for p in event.actors] == ["Turkey", "Syria"]


def test_support_that_nobody_gives_is_no_event() -> None:
    assert kinds("The new tax supports growth.") == []


def test_a_siege_that_ends_is_none() -> None:
    assert kinds("The siege was broken.") == ["offensive"]
    assert kinds("Rebels lifted the siege of the town.") == ["other"]


@pytest.mark.parametrize(
    "sentence",
    [
        "This attack is yet another sign of cowardice.",
        "These acts of mass murder are a grim reminder.",
        "A disease that threatens the region must be cured.",
        "This step demonstrates that both parties are ready.",
        "The league prevents sexual violence in wartime.",
        "Each caller will be asked to give a name.",
    ],
)
def test_what_only_recalls_or_imagines_an_event_is_none(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Unknown men placed two bombs in a garden.", "mine-or-ied"),
        ("A lorry loaded with dynamite exploded in front of a bank.", "bombing"),
        ("Guerrillas hurled bombs at the barracks.", "bombing"),
        ("The general survived an assassination attempt in May.", "attack"),
        ("The violence forced thousands of villagers to flee.", "displacement"),
        ("The raid drove 400 families from their homes.", "displacement"),
    ],
)
def test_kinds_by_what_is_done_to_what(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence)
