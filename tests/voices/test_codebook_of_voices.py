"""A codebook of voices: a sentence, and who says what of its event, how sure, on what evidence."""

from __future__ import annotations

from typing import Any

import pytest
from tests.codebook import check

# The columns of a row are those of tests/codebook.py.

SAID: list[Any] = [
    ("The army said that its guns shelled the port.", "shelled", "military asserts", "certain positive", "", ""),
    ("The army confirmed that rebels attacked the depot on Monday.", "attacked", "military confirms", "certain positive", "", ""),
    ("The mayor confirmed the shelling of the school.", "shelling", "government confirms", "certain positive", "", ""),
    ("The ministry acknowledged that rebels captured the village.", "captured", "government admits", "certain positive", "", ""),
    ("The rebels admitted killing the two hostages.", "killing", "armed-group admits", "certain positive", "", ""),
    ("The commander conceded that his troops had retreated from the hill.", "retreated", "military admits", "certain positive", "", ""),
    ("Police admitted having arrested the wrong men.", "arrested", "police admits", "certain positive", "", ""),
    ("Experts think that the rebels attacked the depot.", "attacked", "expert suggests", "probable positive", "", ""),
    ("Analysts suspect that the army shelled the port.", "shelled", "expert suggests", "probable positive", "", ""),
    ("Residents fear that the rebels will attack the port.", "attack", "resident suggests", "unknown positive", "", ""),
    ("The rebels are believed to have captured the village.", "captured", "unnamed suggests", "probable positive", "", ""),
    ("Georgia accused the rebels of attacking the convoy.", "attacking", "government accuses", "certain positive", "", ""),
    ("The ministry blamed the rebels for the attack on the convoy.", "attack", "government accuses", "certain positive", "", ""),
    ("The rebels were accused of killing two farmers.", "killing", "unnamed accuses", "certain positive", "", ""),
    ("The ministry accused the rebels of having shelled the port.", "shelled", "government accuses", "certain positive", "", ""),
    ("The minister pledged to withdraw the troops from the valley.", "withdraw", "government promises", "unknown positive", "", ""),
    ("The rebels promised that they would release the prisoners.", "release", "armed-group promises", "unknown positive", "", ""),
    ("The commander vowed to recapture the village.", "recapture", "military promises", "unknown positive", "", ""),
    ("The rebels threatened to shell the port.", "shell", "armed-group threatens", "unknown positive", "", ""),
    ("The general threatened that his army would attack the capital.", "attack", "military threatens", "unknown positive", "", ""),
    ("The envoy urged the rebels to withdraw from the port.", "withdraw", "government demands", "unknown positive", "", ""),
    ("The ministry demanded that the rebels release the sailors.", "release", "government demands", "unknown positive", "", ""),
    ("The UN called for a ceasefire in the valley.", "ceasefire", "international-organisation demands", "unknown positive", "", ""),
    ("The general ordered his troops to withdraw from the port.", "withdraw", "military demands", "unknown positive", "", ""),
    ("Lawmakers asked whether the army had shelled the port.", "shelled", "politician asks", "unknown positive", "", ""),
    ("The reporters asked if the rebels had attacked the convoy.", "attacked", "journalist asks", "unknown positive", "", ""),
    ("Villagers wondered whether the army would attack the valley.", "attack", "resident asks", "unknown positive", "", ""),
    ("According to the ministry, two sailors were killed in the raid.", "killed", "government asserts", "certain positive", "", ""),
    ("Two sailors were killed in the raid, a doctor said.", "killed", "medical asserts", "certain positive", "", ""),
    ("“They shelled the school all night,” a farmer said.", "shelled", "resident asserts", "certain positive", "", ""),
    ("Amnesty said that guards had tortured the prisoners.", "tortured", "ngo asserts", "certain positive", "", ""),
    ("The monitors reported that both sides shelled the valley.", "shelled", "monitor asserts", "certain positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "voiced", "sure", "evidence", "never"), SAID)
def test_what_a_voice_does(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)


DENIED: list[Any] = [
    ("The army denied that its guns shelled the port.", "shelled", "military denies", "certain positive", "", ""),
    ("The army denied shelling the port.", "shelling", "military denies", "certain positive", "", ""),
    ("The ministry denied the attack on the convoy.", "attack", "government denies", "certain positive", "", ""),
    ("The ministry flatly denied having attacked the convoy.", "attacked", "government denies", "certain positive", "", ""),
    ("The rebels deny that they killed the hostages.", "killed", "armed-group denies", "certain positive", "", ""),
    ("The claim that our guns shelled the port could not be further from the truth, the colonel said.", "shelled", "military denies", "certain positive", "", ""),
    ("The report that rebels attacked the depot is far from the truth, police said.", "attacked", "police denies", "certain positive", "", ""),
    ("It is not true that the army shelled the port, the ministry said.", "shelled", "government denies", "certain positive", "", ""),
    ("The ministry said it was not true that the army had shelled the port.", "shelled", "government denies", "certain positive", "", ""),
    ("It is false that our guns shelled the port, the colonel said.", "shelled", "military denies", "certain positive", "", ""),
    ("The ministry called reports of an attack on the convoy fake.", "attack", "government denies", "certain positive", "", ""),
    ("The ministry called the reports of shelling in the valley disinformation.", "shelling", "government denies", "certain positive", "", ""),
    ("The army dismissed reports that the rebels captured the village as false.", "captured", "military denies", "certain positive", "", ""),
    ("The army dismissed as propaganda claims that the rebels captured the village.", "captured", "military denies", "certain positive", "", ""),
    ("The ministry rejected claims that its troops killed the hostages.", "killed", "government denies", "certain positive", "", ""),
    ("The ministry rejects the accusation that the army shelled the port.", "shelled", "government denies", "certain positive", "", ""),
    ("The spokesman refuted the report that rebels attacked the depot.", "attacked", "government denies", "certain positive", "", ""),
    ("Reports that the rebels captured the village are baseless, the army said.", "captured", "military denies", "certain positive", "", ""),
    ("The claim that the army shelled the port is a lie, the minister said.", "shelled", "government denies", "certain positive", "", ""),
    ("There was no truth in reports of an attack on the depot, police said.", "attack", "police denies", "certain positive", "", ""),
    ("The report of an attack on the depot is untrue, police said.", "attack", "police denies", "certain positive", "", ""),
    ("“We did not shell the port,” the colonel said.", "shell", "military asserts", "certain negative", "", ""),
    ("The army said that it had not shelled the port.", "shelled", "military asserts", "certain negative", "", ""),
    ("The army said that no one was killed in the raid.", "killed", "military asserts", "certain negative", "", ""),
    ("The army insisted that its guns never shelled the port.", "shelled", "military asserts", "certain negative", "", ""),
    ("The rebels disputed the claim that they attacked the convoy.", "attacked", "armed-group denies", "certain positive", "", ""),
    ("A spokesman denied any involvement in the killing of the mayor.", "killing", "government denies", "certain positive", "", ""),
    ("The claim that rebels attacked the depot was denied by the army.", "attacked", "military denies", "certain positive", "", ""),
    ("The attack on the convoy was denied by the rebels.", "attack", "armed-group denies", "certain positive", "", ""),
    ("The rebels categorically ruled out a retreat from the port.", "retreat", "armed-group denies", "certain positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "voiced", "sure", "evidence", "never"), DENIED)
def test_a_denial_is_the_voices_and_the_claim_stays(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)


UNCONFIRMED: list[Any] = [
    ("The army has not confirmed that rebels captured the village.", "captured", "military does-not-confirm", "unknown positive", "", ""),
    ("The army neither confirmed nor denied the attack on the depot.", "attack", "military does-not-confirm", "unknown positive", "", ""),
    ("The army would neither confirm nor deny that rebels captured the village.", "captured", "military does-not-confirm", "unknown positive", "", ""),
    ("The ministry has not commented on the raid on the depot.", "raid", "government does-not-confirm", "unknown positive", "", ""),
    ("The ministry declined to comment on the shelling of the port.", "shelling", "government does-not-confirm", "unknown positive", "", ""),
    ("Police refused to say whether rebels attacked the depot.", "attacked", "police does-not-confirm", "unknown positive", "", ""),
    ("The ministry could not confirm the attack on the depot.", "attack", "government does-not-confirm", "unknown positive", "", ""),
    ("There was no immediate confirmation of the attack on the depot.", "attack", "unnamed does-not-confirm", "unknown positive", "", ""),
    ("The attack on the depot could not be independently verified.", "attack", "unnamed does-not-confirm", "unknown positive", "", ""),
    ("The claim that rebels captured the village could not be verified.", "captured", "unnamed does-not-confirm", "unknown positive", "", ""),
    ("Reports that rebels captured the village have not been confirmed.", "captured", "unnamed does-not-confirm", "unknown positive", "", ""),
    ("It was not possible to confirm that the rebels captured the village.", "captured", "unnamed does-not-confirm", "unknown positive", "", ""),
    ("Reuters could not independently verify the attack on the depot.", "attack", "agency does-not-confirm", "unknown positive", "", ""),
    ("The monitors were unable to verify that the rebels captured the village.", "captured", "monitor does-not-confirm", "unknown positive", "", ""),
    ("There has been no confirmation that rebels captured the village.", "captured", "unnamed does-not-confirm", "unknown positive", "", ""),
    ("The minister did not rule out an attack on the port.", "attack", "government suggests", "possible positive", "", "refusal"),
    ("The minister did not rule out that the army would attack the port.", "attack", "government suggests", "unknown positive", "", "refusal"),
    ("The general refused to rule out a retreat from the port.", "retreat", "military suggests", "possible positive", "", "refusal"),
    ("The army did not deny that its guns shelled the port.", "shelled", "military suggests", "probable positive", "", ""),
    ("Police have not ruled out that rebels attacked the depot.", "attacked", "police suggests", "possible positive", "", "refusal"),
    ("There were unconfirmed reports of an attack on the depot.", "attack", "unnamed suggests", "probable positive", "", ""),
    ("It is unclear whether the army shelled the port.", "shelled", "outlet asserts", "unknown positive", "", ""),
    ("The army did not say whether it had shelled the port.", "shelled", "military does-not-confirm", "unknown positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "trigger", "voiced", "sure", "evidence", "never"), UNCONFIRMED
)
def test_what_is_left_open(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)


EVIDENCE: list[Any] = [
    ("Video footage shows soldiers attacking a convoy.", "attacking", "outlet asserts", "certain positive", "video", ""),
    ("Satellite images show that rebels captured the base.", "captured", "outlet asserts", "certain positive", "satellite-image", ""),
    ("According to radio intercepts, the army shelled the port.", "shelled", "* asserts", "certain positive", "intercept", ""),
    ("The minister said that photos showed the army shelling the port.", "shelling", "government asserts", "certain positive", "photo", ""),
    ("Witnesses said that rebels attacked the convoy.", "attacked", "witness asserts", "certain positive", "", ""),
    ("A leaked document says that guards tortured the prisoners.", "tortured", "document asserts", "certain positive", "", ""),
    ("The army denied shelling the port, though satellite images showed craters.", "shelling", "military denies", "certain positive", "", ""),
    ("Residents saw soldiers attack the mosque.", "attack", "outlet asserts", "certain positive", "witness", ""),
    ("An audio recording proves that the rebels shot down the plane.", "shot down", "outlet asserts", "certain positive", "audio", ""),
    ("Forensic tests confirmed that guards tortured the prisoner.", "tortured", "outlet asserts", "certain positive", "forensic", ""),
    ("Radar data show that the army shot down the plane.", "shot down", "outlet asserts", "certain positive", "data", ""),
    ("The minister watched a video and said the rebels attacked the convoy.", "attacked", "government asserts", "certain positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "voiced", "sure", "evidence", "never"), EVIDENCE)
def test_evidence_is_no_voice(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)


HEADLINES: list[Any] = [
    ("Two killed in shelling of port", "killed", "outlet asserts", "certain positive", "", ""),
    ("Two dead in attack on convoy", "dead", "outlet asserts", "certain positive", "", ""),
    ("Georgia: 13 killed in shelling of port", "killed", "* asserts", "certain positive", "", ""),
    ("Shelling of port continues", "Shelling", "outlet asserts", "certain positive", "", ""),
    ("MoD: enemy plane shot down", "shot down", "military asserts", "certain positive", "", ""),
    ("Rebels captured village - army", "captured", "military asserts", "certain positive", "", ""),
    ("Army denies shelling port", "shelling", "military denies", "certain positive", "", ""),
    ("Rebels threaten to shell port", "shell", "armed-group threatens", "unknown positive", "", ""),
    ("Army: we did not shell port", "shell", "military asserts", "certain negative", "", ""),
    ("Did rebels shell port?", "shell", "outlet asserts", "unknown positive", "", ""),
    ("Rebels to withdraw from port", "withdraw", "outlet asserts", "unknown positive", "", ""),
    ("Army accused of shelling port", "shelling", "unnamed accuses", "certain positive", "", ""),
    ("Ministry: rebels kill two", "kill", "government asserts", "certain positive", "", ""),
    ("Rebels vow to recapture village", "recapture", "armed-group promises", "unknown positive", "", ""),
    ("UN urges rebels to release prisoners", "release", "international-organisation demands", "unknown positive", "", ""),
    pytest.param(
        "Rebels “captured village”", "captured", "outlet asserts", "probable positive", "", "",
        marks=pytest.mark.xfail(strict=True, reason="the parser takes the quoted verb of a headline for an adjective, so no event is found"),
    ),
    ("Five reported killed in attack on convoy", "killed", "unnamed asserts", "certain positive", "", ""),
    ("Army confirms attack on depot", "attack", "military confirms", "certain positive", "", ""),
    ("No casualties in attack on depot, army says", "attack", "military asserts", "certain positive", "", ""),
    ("Rebels believed to have captured village", "captured", "unnamed suggests", "probable positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "voiced", "sure", "evidence", "never"), HEADLINES)
def test_headlines_with_their_dropped_words(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)


TRAPS: list[Any] = [
    ("Nobody denied that rebels attacked the depot.", "attacked", "outlet asserts", "unknown positive", "", ""),
    ("The mayor said the rebels were to blame for the attack on the depot.", "attack on", "government asserts", "certain positive", "", ""),
    ("The ministry assures that its troops captured the village.", "captured", "government asserts", "certain positive", "", ""),
    ("The United Nations condemned the shelling of the port.", "shelling", "international-organisation asserts", "certain positive", "", ""),
    ("The United Nations condemned the rebels for the shelling of the port.", "shelling", "international-organisation accuses", "certain positive", "", ""),
    ("The ministry pledged to withdraw from the port.", "withdraw", "government promises", "unknown positive", "", ""),
    ("The ministry denied that Georgia had confirmed the attack on the depot.", "attack", "government > government does-not-confirm", "unknown positive", "", ""),
    ("The army denied that it had denied shelling the port.", "shelling", "military suggests", "probable positive", "", ""),
    ("The minister denied reports that the army had denied shelling the port.", "shelling", "government > military suggests", "probable positive", "", ""),
    ("The ministry rejected the denial that the army shelled the port.", "shelled", "government asserts", "certain positive", "", "refusal"),
    ("The colonel did not deny having shelled the port.", "shelled", "military suggests", "probable positive", "", ""),
    ("“The rebels told us: ‘We attacked the convoy’,” the mayor said.", "attacked", "government > armed-group asserts", "certain positive", "", ""),
    ("The newspaper wrote that, according to the army, rebels attacked the convoy.", "attacked", "media > military asserts", "certain positive", "", ""),
    ("According to Reuters, the mayor said that rebels attacked the convoy.", "attacked", "agency > government asserts", "certain positive", "", ""),
    ("According to the newspaper, according to police, two farmers were killed.", "killed", "media > police asserts", "certain positive", "", ""),
    ("Rebels allegedly attacked the convoy.", "attacked", "unnamed accuses", "probable positive", "", ""),
    ("The rebels reportedly captured the village.", "captured", "unnamed asserts", "probable positive", "", ""),
    ("The army said the rebels had been “liberating” the village by attacking it.", "attacking", "military asserts", "certain positive", "", ""),
    ("The ministry said it did not know whether rebels had attacked the depot.", "attacked", "government asserts", "unknown positive", "", ""),
    ("The minister said he had no information about an attack on the depot.", "attack", "government does-not-confirm", "unknown positive", "", ""),
    ("The army said there was no evidence that rebels attacked the depot.", "attacked", "military asserts", "unknown positive", "", ""),
    ("The army said nothing about the attack on the depot.", "attack", "military does-not-confirm", "unknown positive", "", ""),
    ("The rebels claimed responsibility for the bombing of the market.", "bombing", "armed-group asserts", "certain positive", "", ""),
    ("The rebels denied responsibility for the bombing of the market.", "bombing", "armed-group denies", "certain positive", "", ""),
    ("The ministry condemned the attack on the convoy.", "attack", "government asserts", "certain positive", "", "refusal"),
    ("The ministry said that reports of the attack on the depot were true.", "attack", "government > unnamed asserts", "certain positive", "", ""),
    ("The mayor said the army denied shelling the port.", "shelling", "government > military denies", "certain positive", "", ""),
    ("The army said that the rebels had admitted killing the hostages.", "killing", "military > armed-group admits", "certain positive", "", ""),
    ("The army said it had confirmed the attack on the depot.", "attack", "military confirms", "certain positive", "", ""),
    ("Witnesses said they had not seen rebels attack the depot.", "attack", "witness asserts", "unknown positive", "", ""),
    ("The general said that he would not order his troops to withdraw.", "withdraw", "military asserts", "unknown positive", "", ""),
    ("The army said it planned to attack the port.", "attack", "military asserts", "unknown positive", "", ""),
    ("The rebels said they may withdraw from the port.", "withdraw", "armed-group asserts", "possible positive", "", ""),
    ("The rebels said they might have attacked the convoy.", "attacked", "armed-group asserts", "possible positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "voiced", "sure", "evidence", "never"), TRAPS)
def test_traps_of_speech(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)


UNANSWERED_AND_SHOWN: list[Any] = [
    # what nobody would answer is not confirmed, and the comment asked for is nobody's
    ("The defence ministry did not immediately respond to a request for comment on the strike on the school.", "strike", "military does-not-confirm", "unknown positive", "", ""),
    ("The army did not reply to questions about the raid on the mosque.", "raid", "military does-not-confirm", "unknown positive", "", ""),
    ("The ministry has not commented on the report that its jets bombed the convoy.", "bombed", "government does-not-confirm", "unknown positive", "", ""),
    ("Moscow denied that Kyiv had admitted shelling the bridge.", "shelling", "government > government does-not-confirm", "unknown positive", "", ""),
    ("Police responded to the attack on the depot.", "attack", "outlet asserts", "certain positive", "", ""),
    # who doubts it holds it for less than likely; who does not doubt it says it
    ("The general doubted that the rebels had captured the airport.", "captured", "military suggests", "probable negative", "", ""),
    ("The commander did not doubt that the rebels had captured the hill.", "captured", "military asserts", "certain positive", "", ""),
    ("It is not the case that the army attacked the convoy, the ministry said.", "attacked", "government denies", "certain positive", "", ""),
    # a promise is told by its stance; what a threat depends on is not threatened
    ("The president promised to release the prisoners by Sunday.", "release", "politician promises", "unknown positive", "", "statement-of-support"),
    ("The general threatened to bomb the airport if the rebels left the town.", "left", "outlet asserts", "unknown positive", "", ""),
    # who saw, checked or published it passes on what it shows
    ("A video seen by the news agency shows soldiers executing prisoners.", "executing", "agency asserts", "certain positive", "video", ""),
    ("Satellite images reviewed by analysts show that the bridge was destroyed.", "destroyed", "expert asserts", "certain positive", "satellite-image", ""),
    ("Footage verified by the newspaper showed tanks entering the town.", "entering", "media asserts", "certain positive", "video", ""),
    ("A new video of the raid shows soldiers killing prisoners.", "killing", "outlet asserts", "certain positive", "video", ""),
    ("Nurses watched rebels loot the clinic.", "loot", "outlet asserts", "certain positive", "witness", ""),
    ("Bakers watched prices fall after rebels looted the mill.", "looted", "outlet asserts", "certain positive", "", ""),
    ("An intercepted phone call suggests that the commander ordered the shelling.", "shelling", "outlet asserts", "probable positive", "intercept", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "trigger", "voiced", "sure", "evidence", "never"), UNANSWERED_AND_SHOWN
)
def test_what_is_unanswered_doubted_or_shown(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)


ENDED_AND_GRANTED: list[Any] = [
    # who asks that it end says that it goes on
    ("The UN called for an end to the attacks on the port.", "attacks", "outlet asserts", "certain positive", "", ""),
    ("The envoy urged the rebels to stop shelling the port.", "shelling", "outlet asserts", "certain positive", "", ""),
    ("The mayor said the UN had urged the rebels to stop attacking the port.", "attacking", "government asserts", "certain positive", "", ""),
    ("The envoy called for a halt to the air strikes on the port.", "called", "outlet asserts", "certain positive", "", ""),
    ("The envoy called for an end to any further attacks on the port.", "attacks", "government demands", "unknown negative", "", ""),
    ("The general vowed to stop an attack on the port.", "attack", "military promises", "unknown positive", "", ""),
    ("The rebels stopped shelling the port.", "shelling", "outlet asserts", "certain negative", "", ""),
    # what cannot go on has gone on
    ("Georgia cannot continue providing weapons to the rebels.", "providing", "outlet asserts", "certain positive", "", ""),
    ("The army will continue shelling the port.", "shelling", "outlet asserts", "unknown positive", "", ""),
    ("The rebels may continue to shell the port.", "shell", "outlet asserts", "possible positive", "", ""),
    ("Shelling did not continue after the truce.", "Shelling", "outlet asserts", "certain negative", "", ""),
    # what the words take for granted, and what they do
    ("Considering that rebels shelled the port, the talks were surprising.", "shelled", "outlet asserts", "certain positive", "", ""),
    ("The army is considering that rebels may attack the port.", "attack", "military suggests", "possible positive", "", ""),
    ("“I want to congratulate you on the capture of Orvik,” the president said.", "congratulate", "politician asserts", "certain positive", "", ""),
    ("We wish to express our condolences for the shelling of the port.", "shelling", "outlet asserts", "certain positive", "", ""),
    ("The president wants to congratulate the army.", "congratulate", "politician demands", "unknown positive", "", ""),
    # no news of it is no news that it was not
    ("There was no immediate toll from the bombing of the market.", "toll", "outlet asserts", "unknown positive", "", ""),
    ("There was no immediate claim of responsibility for the bombing of the market.", "bombing", "outlet asserts", "certain positive", "", ""),
    ("No group made a claim of responsibility for the bombing of the market.", "bombing", "outlet asserts", "certain positive", "", ""),
    ("There were no immediate reports of casualties.", "casualties", "unnamed does-not-confirm", "unknown positive", "", ""),
    # one word in quotation marks is not vouched for; a source's own is
    ("The army “liberated” the town of Orvik.", "liberated", "outlet asserts", "probable positive", "", ""),
    ("The army said that it “liberated” the town of Orvik.", "liberated", "military asserts", "certain positive", "", ""),
    ("The rebels' attack on the port failed.", "attack", "outlet asserts", "certain positive", "", ""),
    # what is only aimed, judged, awaited or asked about
    ("The local truces are aimed at freezing the front.", "truces", "outlet asserts", "certain positive", "", ""),
    ("The rebels offered a truce.", "truce", "armed-group promises", "unknown positive", "", ""),
    ("The minister offered his condolences for the attack on the market.", "attack", "outlet asserts", "certain positive", "", ""),
    ("The chemical attack was seen as the worst of the war.", "chemical attack", "outlet asserts", "certain positive", "", ""),
    ("Residents see the army attacking the port soon.", "attacking", "resident suggests", "probable positive", "witness", ""),
    ("Any response would await confirmation of a chemical attack.", "chemical attack", "unnamed does-not-confirm", "unknown positive", "", ""),
    ("The ministry gave confirmation of the attack on the depot.", "attack", "government confirms", "certain positive", "", ""),
    ("The mayor demanded the release of farmers detained in a raid.", "detained", "outlet asserts", "certain positive", "", ""),
    ("The president called for a truce brokered by Georgia.", "truce", "politician demands", "unknown positive", "", ""),
    ("He did not specify which planes carried out the strike on the port.", "strike", "outlet asserts", "certain positive", "", ""),
    ("The army did not say whether rebels attacked the depot.", "attacked", "military does-not-confirm", "unknown positive", "", ""),
    ("France called for a meeting about the suspected attack on the depot.", "attack", "outlet asserts", "probable positive", "", ""),
    ("France called for an emergency council meeting about a suspected attack on the depot.", "attack", "outlet asserts", "probable positive", "", ""),
    ("The envoy called for talks on a truce.", "truce", "government demands", "unknown positive", "", ""),
    ("The mayor criticised the shelling of the port.", "shelling", "government asserts", "certain positive", "", ""),
    ("The mayor criticised the army for shelling the port.", "shelling", "government accuses", "certain positive", "", ""),
    # offers, invitations and decisions are not yet the deed
    ("The mayor invited the rebels to visit the town.", "visit", "outlet asserts", "unknown positive", "", ""),
    ("The council invited both sides to withdraw from the port.", "withdraw", "government demands", "unknown positive", "", ""),
    ("The mayor urged the rebels to visit the town.", "visit", "government demands", "unknown positive", "", ""),
    ("The decision to sign the agreement was taken on Monday.", "sign", "outlet asserts", "unknown positive", "", ""),
    ("The ministry gave the rebels a last opportunity to withdraw from the port.", "withdraw", "outlet asserts", "possible positive", "", ""),
    ("The army was the last to withdraw from the port.", "withdraw", "outlet asserts", "certain positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "trigger", "voiced", "sure", "evidence", "never"), ENDED_AND_GRANTED
)
def test_what_is_ended_granted_or_not_yet_done(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)
