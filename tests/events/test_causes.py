"""Who did it, where another clause, phrase or word of the sentence names the act or its doer."""

from __future__ import annotations

import pytest

from reportedly import events
from reportedly.events import EventMention
from reportedly.language import english
from reportedly.report import plain


def found(sentence: str, trigger: str) -> EventMention:
    read = events.find(english.analyse(plain.report(sentence)))
    return next(e for e in read if e.trigger.quote == trigger)


#: A sentence, the trigger asked about, and the words of who acts.
ACTORS = [
    # the cause of a death names who brought it
    ("Nine villagers were killed when rebels fired rockets at the market.", "killed", ["rebels"]),
    ("Nine villagers were killed as Turkish troops launched air strikes.", "killed", ["Turkish troops"]),
    ("Two men were injured due to mortar shells fired by insurgents.", "injured", ["insurgents"]),
    ("Two men died at the hands of the militia.", "died", ["the militia"]),
    ("Two men died in rebel shelling on the west of the town.", "died", ["rebel"]),
    ("Two men died in rebel shelling on the west of the town.", "shelling", ["rebel"]),
    ("Two men were killed after Turkish strikes on the port.", "killed", ["Turkish"]),
    ("Turkish shelling left nine villagers dead.", "dead", ["Turkish"]),
    ("Fighters attacked a base in Aleppo killing nine soldiers.", "killing", ["Fighters"]),
    ("Fighters targeted the Old Quarter neighbourhood killing two men.", "killing", ["Fighters"]),
    ("A hospital was hit by Turkish shells wounding two nurses.", "wounding", ["Turkish"]),
    # but not who only was there, or what is nobody
    ("A hospital was hit eight days ago wounding two nurses.", "wounding", []),
    ("The villagers fled from their homes.", "fled", []),
    ("58 Killed in Suspected Gas Attack in Idlib", "Killed", []),
    ("Nine villagers were killed when the bridge collapsed.", "killed", []),
    ("Nine villagers were killed when rebels and troops clashed.", "killed", []),
    ("The Karabakh war killed 5,000 soldiers.", "killed", []),
    ("Nine villagers were killed while soldiers watched.", "killed", []),
    ("A monitor put the death toll at 400.", "death toll", []),
    ("Forty fighters were killed in a series of Turkish air strikes.", "killed", ["Turkish"]),
    ("Two people died in a wave of rebel attacks.", "died", ["rebel"]),
    # who tells of what went on around a loss did not do it
    ("Chad reports civilian casualties amid shelling.", "shelling", []),
    ("The governor reported two deaths during shelling.", "shelling", []),
    ("The army withdrew after shelling the town.", "shelling", ["The army"]),
    # two acts in one breath are of one side
    ("Villagers are facing daily shelling and airstrikes by the Chad army.", "shelling", ["the Chad army"]),
    ("Villagers are facing daily shelling, and the airstrikes by the Chad army went on.", "shelling", []),
    # coordinated passives share who did it; an order is the act of who gives it
    ("The driver was shot and killed by gunmen near the dam.", "killed", ["gunmen"]),
    ("A Dutch judge has ordered two ministers jailed.", "jailed", ["A Dutch judge"]),
    # who is blamed, responsible or behind it
    ("The gang was responsible for mass killings in the north.", "mass killings", ["The gang"]),
    ("The militia was behind the attack on the convoy.", "attack", ["The militia"]),
    ("The bombing was blamed on the Taliban.", "bombing", ["the Taliban"]),
    # what stands before an act names somebody, or says of what sort it is
    ("The government announced a unilateral ceasefire.", "ceasefire", ["The government"]),
    ("The government opened direct peace talks with the union.", "talks", ["The government"]),
    ("Syrian government air strikes hit the town.", "hit", ["Syrian government"]),
    ("Government aircraft destroyed two depots.", "destroyed", ["Government"]),
    ("Aircraft of the Turkish army destroyed two depots.", "destroyed", ["the Turkish army"]),
    ("Coalition Strikes Mosul Hospital", "Strikes", ["Coalition"]),
    ("National News Agency - Coalition raids kill 35 fighters", "raids", ["Coalition"]),
    ("Ten men were killed by Russian and regime bombing.", "killed", ["Russian", "regime"]),
    ("Kazakh, Azerbaijani parliaments discuss situation", "discuss", ["Kazakh", "Azerbaijani parliaments"]),
    # who sees or says shelling does not shell; a cause behind the second of two verbs is that of both
    ("The Red Cross said it had witnessed shelling in the town.", "shelling", []),
    ("Nine men were killed and dozens injured when Russian jets raided the village.", "killed", ["Russian"]),
    ("The Chad-Mali peace deal on the border was announced.", "peace deal", ["Chad", "Mali"]),
    ("The meeting of the union's ministers took place in Rome.", "meeting", ["the union's ministers"]),
    ("Nine were killed in bomb attacks carried out by regime warplanes.", "killed", ["regime"]),
    ("There was ethnic cleansing and massacres committed by the militia.", "massacres", ["the militia"]),
    # a place, a title and an act are nobody
    ("Militia Kills 50 in Central Syria Attack", "Attack", []),
    ("100 Injured in New Terrorist Rocket Attacks in Aleppo", "Attacks", []),
    ("They monitored the evacuations from eastern Aleppo.", "evacuations", []),
    ("U.S. Condemns Terrorist Attacks in Chad", "Attacks", []),
    ("Over 3 Killed in Terrorists Rocket Attack on Idlib", "Rocket Attack", ["Terrorists"]),
    ("When the raids began IS withdrew from its positions.", "withdrew", ["IS"]),
    ("The WHO said that IS had attacked a clinic.", "attacked", ["IS"]),
    ("It IS attacked daily, he said.", "attacked", []),
    ("Dozens of students have staged a protest.", "protest", ["Dozens of students"]),
    ("A wave of Turkish raids killed two men.", "killed", ["Turkish"]),
    ("Police issued an arrest warrant for an actor.", "arrest warrant", ["Police"]),
    ("US-led air strikes hit the town.", "hit", ["US"]),
    ("Turkish airstrikes and artillery fire destroyed the town.", "artillery fire", ["Turkish"]),
    ("Turkish airstrikes and two bomb attacks destroyed the town.", "bomb attacks", []),
    ("National News Agency - Turkish raids kill 35 fighters", "raids", ["Turkish"]),
    ("Assad regime raids continued.", "raids", ["Assad regime"]),
    ("Turkey to send troops to Chad", "send", ["Turkey"]),
    # who issues a paper says what is in it
    ("Chad released a statement accusing Mali of shelling a village.", "accusing", ["Chad"]),
    ("The report accusing Mali was leaked.", "accusing", ["The report"]),
    # who is forced to move moves; who has the time, the order or the plan acts
    ("The militia has been forced into retreat across the region.", "retreat", ["The militia"]),
    ("Chad will have more time to withdraw troops from the valley.", "withdraw", ["Chad"]),
    # reports of attacks are made by nobody who has them
    ("The charity has received reports of nine attacks on clinics.", "attacks", []),
    # a parse that stops halfway: who was in the hills fired, and the quarter that was hit killed nobody
    ("A reporter said rebel groups positioned in the northern hills fired a number of rocket shells on the dam.", "fired",
     ["rebel groups"]),
    ("The army hit the quarter killing two women.", "killing", ["The army"]),
    ("Ten were injured by Assad regime and Russian airstrikes on the dam.", "airstrikes", ["Assad regime", "Russian"]),
    ("Rebels shelled two quarters leaving 4 people dead and 38 others injured.", "injured", ["Rebels"]),
    ("Norway will deploy peacekeepers and Chad must cede swathes of territory.", "cede", ["Chad"]),
    # bombers that fly are nobody, others are people
    ("Six Tupolev bombers conducted strikes near the dam.", "strikes", []),
    ("Two suicide bombers attacked the dam.", "attacked", ["Two suicide bombers"]),
    # a talk after which somebody speaks was his
    ("President Okoro said after a phone call with his French colleague Luc Bonnet that he agreed.", "phone call",
     ["President Okoro"]),
    # whose readiness it is; a by-phrase that hangs deeper
    ("The alliance is ready and willing to attack the port.", "attack", ["The alliance"]),
    ("Old towns have been reduced to rubble by regime bombardment.", "reduced", ["regime"]),
    ("The 40 delegates, who agreed on a truce, left.", "truce", ["The 40 delegates"]),
    # names that a parse took into the verb, before a colon, or into a headline's object
    ("He added that Azerbaijan cooperates with BiH in the sphere of energy.", "cooperates", ["Azerbaijan"]),
    ("Nagorno-Karabakh: Chad and Mali accuse each other of violating the truce", "violating", ["Chad", "Mali"]),
    ("Chad and Mali Sign Loan Guarantee Agreement", "Sign", ["Chad", "Mali"]),
    # who fired what hit
    ("Rocket shells fired by terrorists hit the port.", "hit", ["terrorists"]),
    ("A shell fired from a hill hit the port.", "hit", []),
    # a capital of the sentence's beginning, and one of state that says where
    ("Heavy Syrian shelling has killed three workers.", "killed", ["Syrian"]),
    ("Six children were killed in Damascus air raids.", "killed", []),
    # who is called so, and whose act left them so
    ("Chad is not just any state that is directly attacking Mali.", "attacking", ["Chad"]),
    ("It was the army that attacked the dam.", "attacked", ["the army"]),
    ("Army units carried out attacks on the district leaving dozens of residents dead or injured.", "injured",
     ["Army units"]),
    # what is condemned condemns nothing
    ("The EU is united in its condemnation of Chad's policies.", "condemnation", ["The EU"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "words"), ACTORS)
def test_who_acts(sentence: str, trigger: str, words: list[str]) -> None:
    assert [p.mention.quote for p in found(sentence, trigger).actors] == words


#: The same for whom it is done to.
TARGETS = [
    ("The raids were revenge for the death of five crewmen.", "death", ["five crewmen"]),
    ("A doctor said that dozens of others were left injured.", "injured", ["dozens of others"]),
    ("Eight civilians were killed with at least 70 injured, the head of the clinic said.", "injured", ["at least 70"]),
    ("Stepanakert was evacuated on Sunday.", "evacuated", ["Stepanakert"]),
    ("The suburb has been subject to bombing by the army.", "bombing", ["The suburb"]),
    ("Police raids left four dead.", "dead", ["four"]),
    ("Norway reaffirmed its support of the Minsk Group.", "reaffirmed", ["the Minsk Group"]),
    ("There were 135 attacks on health facilities and workers.", "attacks", ["health facilities", "workers"]),
    ("Coalition Strikes Mosul Hospital", "Strikes", ["Mosul Hospital"]),
    ("Coalition forces delivered munitions against an arms depot.", "delivered", ["an arms depot"]),
    # coordinated verbs share their object
    ("The shelling killed and wounded dozens of villagers.", "killed", ["dozens of villagers"]),
    ("Norway will provide ten million in new aid to the Chad government.", "provide", ["the Chad government"]),
    ("Thousands of people took to the streets.", "took to the streets", []),
    ("Ten men were killed in airstrikes on Idlib.", "airstrikes", ["Idlib"]),
    ("The attack by the army on the town of Barda killed four men.", "attack", ["the town of Barda"]),
    ("The fighting was halted by a truce over the region of Nagorno-Karabakh.", "truce", []),
    ("On Tuesday the shelling of the town began.", "shelling", ["the town"]),
    ("It would protect villagers from an attack by Chad.", "attack", ["villagers"]),
    ("The Chad-Mali peace deal on the border was announced.", "peace deal", []),
    ("Chad and Mali accuse eachother of lying.", "accuse", []),
    ("Ministers discussed the Syria crisis.", "discussed", []),
    ("The premier met on 3 March for the Franco-Chad summit.", "met", []),
    ("He has caused destruction on a tragic scale.", "destruction", []),
    # whom an act left so; who acts is not among those whom a pronoun means
    ("The gang fired a number of rockets at Idlib leaving three people wounded.", "wounded", ["three people"]),
    ("They met in a province where rebels have been advancing.", "advancing", []),
    # who tells of the dead is not among them
    ('A clinic source said there were "more than 30 dead and dozens wounded".', "dead", ["more than 30"]),
    ("Families fleeing the town have been targeted by air strikes.", "targeted", ["Families"]),
    ("Militants stormed the camp. Some were arrested there.", "arrested", ["Some"]),
    ("Army units carried out attacks on the district leaving dozens of residents dead or injured.", "injured",
     ["dozens of residents"]),
    ("The explosion left nine villagers dead or injured.", "injured", ["nine villagers"]),
    ("A blast killed nine villagers in Hasaka in Syria on Tuesday the monitoring group the Nile Observatory said.", "killed",
     ["nine villagers"]),
    ("Both Chad and Mali accuse eachother over a new dispute.", "accuse", []),
    ("The EU is united in its condemnation of Chad's policies.", "condemnation", ["Chad's policies"]),
    ("Terrorists fired rockets on the Karduz quarter.", "fired", ["the Karduz quarter"]),
    ("The raid killed twelve fighters - most of them Chadians.", "killed", ["twelve fighters"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "words"), TARGETS)
def test_to_whom(sentence: str, trigger: str, words: list[str]) -> None:
    assert [p.mention.quote for p in found(sentence, trigger).targets] == words


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Anti-Taliban fighters killed two men.", None),
        ("Taliban fighters killed two men.", "xTAL"),
        ("The Counter-ISIL Coalition killed two men.", "xCJT"),
        ("Aircraft of the anti-Islamic State coalition killed two men.", "xCJT"),
        ("Non-Syrian fighters killed two men.", None),
        ("Syrias embattled regime killed two men.", "SYR"),
        ("The Coalition supports the Syrian Arab Coalition. The Coalition killed two men.", None),
        ("The coalition against Islamic State killed two men.", None),
    ],
)
def test_who_is_against_a_side_is_not_that_side(sentence: str, code: str | None) -> None:
    assert [p.code for p in found(sentence, "killed").actors] == [code]


@pytest.mark.parametrize(
    ("sentence", "trigger", "code"),
    [
        ("Shells slammed into central Damascus.", "slammed", None),
        ("Rebels accused Damascus of lying.", "accused", "SYR"),
        ("Rebels attacked the Syrian army.", "attacked", "SYR"),
        ("Rebels shelled the Syrian town of Kelmut.", "shelled", "SYR"),
    ],
)
def test_a_shelled_capital_is_a_town_and_no_government(
    sentence: str, trigger: str, code: str | None
) -> None:
    assert [p.code for p in found(sentence, trigger).targets] == [code]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The fragile ceasefire collapsed on Sunday.", ["ceasefire-violation"]),
        ("The truce broke down within hours.", ["ceasefire-violation"]),
        ("After the breakdown of the truce the minister left.", ["ceasefire-violation"]),
        ("The ceasefire entered into force on Sunday.", ["ceasefire"]),
        ("The talks collapsed on Sunday.", ["negotiation"]),
        ("Coalition forces delivered munitions against a depot.", ["attack"]),
        ("Coalition forces delivered munitions to the army.", ["arms-transfer"]),
        ("The bodies of six soldiers were received on Sunday.", []),
        ("The minister reiterated the need for reform.", []),
        ("Doctors were treating victims of the poison gas.", []),
        ("Ten children were treated for chlorine gas poisoning.", ["chemical-attack"]),
        ("The army is ready to strike.", []),
        ("There was a breach of the ceasefire in Kelmut.", ["ceasefire-violation"]),
        ("The professor discusses the crisis in his book.", []),
        ("The terrorist threat was growing.", []),
        ("The director was unable to provide a death toll.", []),
        ("France mobilized its efforts.", []),
        ("Chad answered the Commission of Inquiry.", []),
        ("Nine hundred soldiers will support the exercise.", []),
        ("They returned to the negotiating table.", []),
        ("The coalition conducted nine strikes delivering 80 munitions.", ["attack"]),
        ("Three citizens were martyred.", ["killing"]),
        ("He mentioned wounds sustained in the war.", []),
        ("Rebels tried to cut the coastal road.", ["siege"]),
        ("The minister reiterated his support for the union.", ["statement-of-support"]),
    ],
)  # fmt: skip
def test_what_is_told(sentence: str, kinds: list[str]) -> None:
    assert [e.kind for e in events.find(english.analyse(plain.report(sentence)))] == kinds


def test_those_whom_an_army_kills_are_not_the_army() -> None:
    read = found(
        "The Turkish army foiled an attack by a gang, killing a large number of them.", "killing"
    )
    assert [p.code for p in read.actors] == ["TUR"]
    assert [(p.mention.quote, p.code) for p in read.targets] == [("a large number of them", None)]


def test_nobody_ambushes_his_own() -> None:
    told = "The Azeri government said that a group of Armenian fighters had ambushed its forces."
    (target,) = found(told, "ambushed").targets
    assert (target.code, target.mention.quote) == ("AZE", "its forces")


def test_both_countries_are_the_two_just_named() -> None:
    told = "Chad and Mali broke off their talks. Both countries declared martial law."
    assert [p.code for p in found(told, "martial law").actors] == ["TCD", "MLI"]
