"""From sentences to claims: what must be read, and what must not."""

from __future__ import annotations

import pytest

from reportedly.claim import Claim, spans, to_json
from reportedly.reading import Reading, read
from reportedly.report import plain


def reading(text: str, published: str | None = "2020-10-08") -> Reading:
    return read(plain.report(text, published=published, outlet="The Gate"))


def claims(text: str, published: str | None = "2020-10-08") -> tuple[Claim, ...]:
    return reading(text, published).claims


def only(kind: str, text: str) -> Claim:
    found = [c for c in claims(text) if c.event.kind == kind]
    assert len(found) == 1, [(c.event.kind, c.event.trigger.quote) for c in claims(text)]
    return found[0]


def codes(claim: Claim) -> tuple[set[str | None], set[str | None]]:
    return {p.code for p in claim.event.actors}, {p.code for p in claim.event.targets}


def test_every_measure_in_every_listed_territory_is_a_claim() -> None:
    found = claims("Martial law and mobilization were declared in Georgia and Moldova.")
    assert sorted((c.event.kind, c.place.name if c.place else None) for c in found) == [
        ("martial-law", "Georgia"),
        ("martial-law", "Moldova"),
        ("mobilization", "Georgia"),
        ("mobilization", "Moldova"),
    ]


def test_every_listed_object_with_a_count_of_its_own_is_a_claim() -> None:
    found = claims("Satellite images showed 4 Russian Su-25 jets and 6 helicopters at the base.")
    assert sorted(c.figures[0].best or 0 for c in found if c.figures) == [4, 6]
    assert all([e.kind for e in c.evidence] == ["satellite-image"] for c in found if c.figures)


def test_parties_named_together_stay_in_one_claim() -> None:
    claim = only(
        "armed-clash", "Clashes between Armenian and Azerbaijani troops broke out on Sunday."
    )
    assert codes(claim)[0] | codes(claim)[1] == {"ARM", "AZE"}


def test_a_passive_does_not_swap_actor_and_target() -> None:
    active = only("shelling", "Azerbaijani forces shelled Armenian positions.")
    passive = only("shelling", "Armenian positions were shelled by Azerbaijani forces.")
    assert codes(active) == codes(passive) == ({"AZE"}, {"ARM"})


def test_a_denial_never_shows_up_as_a_fact() -> None:
    claim = only("shelling", "The Armenian defence ministry denied shelling Ganja.")
    assert claim.voices[-1].stance == "denies"
    assert claim.voices[-1].country == "ARM"
    assert claim.voices[0].kind == "outlet"


def test_what_is_not_confirmed_keeps_its_positive_form_and_says_so() -> None:
    claim = only("deployment", "Turkey has not confirmed the deployment of its troops to Libya.")
    assert (claim.voices[-1].stance, claim.certainty.polarity) == ("does-not-confirm", "positive")


def test_what_is_said_not_to_have_happened_is_negative() -> None:
    claim = only("shelling", "The ministry said its forces had not shelled the town of Barda.")
    assert (claim.voices[-1].stance, claim.certainty.polarity) == ("asserts", "negative")


def test_the_place_of_speaking_is_not_the_place_of_the_event() -> None:
    claim = only("shelling", "Officials said in Moscow that Goris had been shelled.")
    assert claim.place is not None and claim.place.name == "Goris"


def test_nested_speech_is_a_chain_outermost_first() -> None:
    claim = only(
        "attack",
        "The newspaper wrote that, according to residents, gunmen attacked the village on Monday.",
    )
    assert [v.kind for v in claim.voices] == ["outlet", "media", "resident"]
    assert [v.stance for v in claim.voices] == ["reports", "reports", "asserts"]


def test_an_outlet_alone_asserts() -> None:
    claim = only("shelling", "Azerbaijani forces shelled the town.")
    assert [(v.kind, v.name, v.stance) for v in claim.voices] == [("outlet", "The Gate", "asserts")]


def test_the_day_of_the_event_is_read_against_the_day_of_publication() -> None:
    claim = only("shelling", "Azerbaijani forces shelled Stepanakert on Sunday.")
    assert claim.time is not None
    assert (claim.time.start, claim.time.precision, claim.time.anchored) == (
        "2020-10-04",
        "day",
        True,
    )


def test_without_a_date_a_relative_time_stays_relative() -> None:
    found = claims("Azerbaijani forces shelled Stepanakert yesterday.", published=None)
    assert found[0].time is not None
    assert (found[0].time.start, found[0].time.anchored) == (None, False)


def test_a_whole_and_its_part_are_one_claim() -> None:
    claim = only("killing", "The strike killed 13 people, including three children, in Ganja.")
    assert [(f.best, f.who, f.part_of) for f in claim.figures][1:] == [(3, "children", 0)]
    assert claim.figures[0].best == 13


def test_a_headline_that_its_own_text_contradicts_is_shown_with_it() -> None:
    found = claims(
        "Turkish and Greek soldiers clashed near the river on Tuesday.\n\n"
        "Later the ministry said Turkish and Greek soldiers had not clashed."
    )
    related = {r.kind for c in found for r in c.relations}
    assert "contradicts" in related


def test_every_span_is_cut_from_the_text() -> None:
    text = (
        "Two soldiers were killed and five wounded when drones struck a convoy near Fuzuli on 4 "
        "October, the defence ministry said. “We will respond,” a spokesman added."
    )
    for claim in claims(text):
        assert all(text[s.start : s.end] == s.quote for s in spans(claim))
        assert claim.context.prefix == text[max(0, claim.anchor.start - 32) : claim.anchor.start]


def test_reading_twice_gives_the_same_bytes() -> None:
    text = "Rebels seized two villages in Idlib on Friday, the Observatory said."
    assert [to_json(c) for c in claims(text)] == [to_json(c) for c in claims(text)]


def test_a_sentence_with_a_number_and_no_claim_is_listed() -> None:
    left = reading("The town has 300 wells. Children played.").unread
    assert [(u.span.quote, u.why) for u in left] == [("The town has 300 wells.", "number")]


@pytest.mark.parametrize(
    "text",
    [
        "The war has lasted for years.",
        "It was the bloodiest page of the conflict, he wrote.",
        "Found a mistake? Select the words and press the keys.",
    ],
)
def test_background_words_and_furniture_make_no_claims(text: str) -> None:
    assert claims(text) == ()


def test_what_is_only_near_is_not_the_place() -> None:
    claim = only("shoot-down", "A drone was shot down over Georgia near the border with Dagestan.")
    assert claim.place is not None and claim.place.name == "Georgia"


def test_a_state_that_acts_is_no_place() -> None:
    claim = only("ceasefire", "The ceasefire brokered by France and Russia took effect on Monday.")
    assert claim.place is None


def test_a_state_that_is_hit_is_a_place() -> None:
    claim = only("attack", "The militants attacked Niger on Friday.")
    assert claim.place is not None and claim.place.name == "Niger"


def test_an_attitude_is_no_voice() -> None:
    claim = only("shelling", "Residents hated the shelling of Barda by Armenian forces on Tuesday.")
    assert [v.kind for v in claim.voices] == ["outlet"]


def test_who_accuses_makes_one_claim_of_what_he_accuses() -> None:
    found = claims("Azerbaijan accused Armenia of shelling the town of Terter.")
    assert [(c.event.kind, c.voices[-1].stance) for c in found] == [("shelling", "accuses")]
