"""Denials, non-confirmations and judgements of falsehood: none may come out as a fact."""

import pytest

from reportedly import voices
from reportedly.language import english
from reportedly.report import plain


def found(sentence: str) -> list[voices.Attribution]:
    return voices.find(english.analyse(plain.report(sentence)))


def over(sentence: str, word: str) -> list[tuple[str, str, str]]:
    """Kind, stance and manner of the attributions whose content holds the word, innermost last."""
    at = sentence.index(word)
    held = [a for a in found(sentence) if any(c.start <= at < c.end for c in a.content)]
    held.sort(key=lambda a: -sum(len(c) for c in a.content))
    return [(a.kind, a.stance, a.manner) for a in held]


@pytest.mark.parametrize(
    ("sentence", "word", "kind"),
    [
        ("The ministry denied having mined the bridge.", "mined", "government"),
        ("The army denied ever having mined the bridge.", "mined", "military"),
        ("Georgia denied the shooting down of the drone.", "drone", "government"),
        ("The government denies the use of nerve gas.", "use", "government"),
        ("Georgia has denied any role in the killing of the mayor.", "killing", "government"),
        ("The ministry called it untrue that its guns had fired.", "fired", "government"),
        ("The army said reports that the bridge was mined were untrue.", "mined", "military"),
        ("There was no truth in claims that the port burned, the army said.", "burned", "military"),
        ("It is not true that we shelled the port, the minister said.", "shelled", "government"),
        ("Police dismissed as false reports that the port had burned.", "burned", "police"),
        ("The claim that the army mined the bridge was dismissed as false by the ministry.",
         "mined", "government"),
        ("The army described reports of a raid on the port as baseless.", "raid", "military"),
        ("Georgia rejected accusations that it mined the bridge.", "mined", "government"),
        ("“We deny having mined any bridge,” the commander said.", "mined", "military"),
    ],
)  # fmt: skip
def test_a_denial_in_any_dress_denies(sentence: str, word: str, kind: str) -> None:
    *_, last = over(sentence, word)
    assert last == (kind, "denies", "speech")


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("There was no immediate confirmation of the raid.", "raid"),
        ("It was not possible to verify the reports of a raid.", "raid"),
        ("It was impossible to verify the claim that the port burned.", "burned"),
        ("Neither side confirmed that the truce had collapsed.", "collapsed"),
        ("Police have been unable to confirm that the port burned.", "burned"),
    ],
)
def test_what_nobody_confirms_stays_unconfirmed(sentence: str, word: str) -> None:
    *_, (_, stance, _) = over(sentence, word)
    assert stance == "does-not-confirm"


def test_it_is_nobody() -> None:
    (one,) = found("It was not possible to verify the reports of a raid.")
    assert (one.source, one.kind) == ((), "unnamed")


def test_a_negation_does_not_reach_its_neighbours() -> None:
    confirmed = found("The deal was also confirmed by the Kremlin, Kyiv has not yet commented.")
    assert [a.stance for a in confirmed] == ["confirms"]
    reported = found("Officials have not confirmed the raid but reported the deaths of two people.")
    assert [a.stance for a in reported] == ["does-not-confirm", "asserts"]


@pytest.mark.parametrize("thing", ["the truce", "the offer of talks", "the plan"])
def test_an_offer_is_refused_not_denied(thing: str) -> None:
    assert all(a.manner == "attitude" for a in found(f"The rebels rejected {thing}."))


def test_what_is_not_false_is_not_denied() -> None:
    sentence = "The reports of a raid are not false, the minister said."
    assert "denies" not in {stance for _, stance, _ in over(sentence, "raid")}
    plainly = "The claim is true, the minister said."
    assert "denies" not in {a.stance for a in found(plainly)}


def test_a_comma_between_sentences_takes_no_object_from_a_denial() -> None:
    sentence = "The bridge was mined, Georgia denied the shooting down of the drone."
    assert over(sentence, "drone") == [("government", "denies", "speech")]
    assert over(sentence, "mined") == []
