"""Who speaks where a comma, dash or colon is lost, or where a mark is none of speech."""

from dataclasses import replace

import pytest

from reportedly.language import english
from reportedly.reading import read
from reportedly.report import Part, Report, plain
from reportedly.voices import Attribution, find


def headed(title: str) -> Report:
    """A report with a headline in its text."""
    report = plain.report(f"{title}\n\nThe road stayed closed for two days.")
    lead = Part("lead", len(title) + 2, len(report.text))
    return replace(report, parts=(Part("headline", 0, len(title)), lead))


def of_headline(title: str) -> list[Attribution]:
    return [a for a in find(english.analyse(headed(title))) if a.source]


@pytest.mark.parametrize(
    ("title", "source", "kind"),
    [
        ("Shelling kills six herdsmen in the north of Ruritania Monitor", "Monitor", "monitor"),
        ("Mortar fire on market kills at least 14 State media", "State media", "media"),
        ("Raids on refugee camp kill 12 near the border NGO", "NGO", "ngo"),
        ("Nine dead after blast at bus station in Zenda Observatory", "Observatory", "monitor"),
    ],
)
def test_a_headline_that_lost_the_dash_before_its_source(
    title: str, source: str, kind: str
) -> None:
    (only,) = of_headline(title)
    assert (only.source[0].quote, only.kind, only.country) == (source, kind, None)
    assert only.content[0].quote == title.removesuffix(f" {source}")


@pytest.mark.parametrize(
    "title",
    [
        "Gunmen kidnap ceasefire monitor",
        "Two killed in attack on state media",
        "Rebels fire on convoy of UN monitor",
        "Shells hit state TV",
        "Raids in north kill eight aid workers",
    ],
)
def test_whoever_is_hit_is_no_source(title: str) -> None:
    assert of_headline(title) == []


@pytest.mark.parametrize(
    ("sentence", "source", "kind"),
    [
        ("Four men died in a raid near the old fort a monitor said on Friday.", "a monitor", "monitor"),
        ("A mine killed ten men and wounded five in the pass state media reported.", "state media", "media"),
        ("Shells struck two villages and burned a mill near the river the army said.", "the army", "military"),
        ("The raid hit a mill killing two millers both father and son the Syrian Observatory said.",
         "the Syrian Observatory", "monitor"),
        ("Shells struck two villages and burned a mill near the river the state-run SANA agency said.",
         "the state-run SANA agency", "agency"),
    ],
)  # fmt: skip
def test_a_sentence_that_lost_the_comma_before_its_source(
    sentence: str, source: str, kind: str
) -> None:
    (only,) = find(english.analyse(plain.report(sentence)))
    assert (only.source[0].quote, only.kind) == (source, kind)
    assert sentence.startswith(only.content[0].quote)


@pytest.mark.parametrize(
    "title",
    [
        "Troops gather after raid on al-Rastan",
        "Thousands flee in wake of Nagorno-Karabakh truce",
        "State of emergency after shells fall near Deir ez-Zor",
    ],
)
def test_a_hyphen_is_no_dash(title: str) -> None:
    assert of_headline(title) == []


@pytest.mark.parametrize(
    "title",
    [
        "Nagorno-Karabakh: Army retakes two villages",
        "Armenia-Azerbaijan: Clashes resume at the border",
        "State of war: Azerbaijan closes its airports",
        "Syria: Ten killed in shelling of market",
    ],
)
def test_a_topic_before_a_colon_is_no_source(title: str) -> None:
    assert [a for a in of_headline(title) if a.cue[0].quote == ":"] == []


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Azerbaijan: Armenia shelled two border villages", "AZE"),
        ("Russian army: Drone downed over the strait", "RUS"),
    ],
)
def test_a_state_speaks_of_another_and_its_army_of_anything(title: str, country: str) -> None:
    (only,) = of_headline(title)
    assert (only.country, only.cue[0].quote) == (country, ":")


@pytest.mark.parametrize(
    "sentence",
    [
        "According to international law, the shelling of a hospital is a crime.",
        "It sorts the raids according to type and flight pattern.",
        "Two brigades left the town according to the plan.",
    ],
)
def test_a_measure_is_no_source(sentence: str) -> None:
    assert find(english.analyse(plain.report(sentence))) == []


def test_an_agency_that_quotes_a_witness_and_the_witness() -> None:
    report = plain.report("The agency quoted a herdsman as saying that a shell hit the school.")
    quoting, saying = find(english.analyse(report))
    assert (quoting.source[0].quote, saying.source[0].quote) == ("The agency", "a herdsman")
    assert quoting.content[0].start <= saying.cue[0].start < quoting.content[0].end


def test_whoever_faces_calls_makes_none() -> None:
    sentence = "The premier, blamed for losing the war, faces growing calls to step down."
    found = find(english.analyse(plain.report(sentence)))
    assert [a.source for a in found if a.stance == "demands"] == [()]


@pytest.mark.parametrize(
    ("sentence", "kind", "country"),
    [
        ("Armenia and Azerbaijan accused each other of shelling villages.", "government", None),
        ("Armenia and Azerbaijan accused the rebels of shelling villages.", "government", "ARM"),
    ],
)
def test_two_who_accuse_each_other_are_no_single_state(
    sentence: str, kind: str, country: str | None
) -> None:
    (only,) = find(english.analyse(plain.report(sentence)))
    assert (only.source[0].quote, only.kind, only.country) == (
        "Armenia and Azerbaijan", kind, country,
    )  # fmt: skip


def test_a_truce_that_was_agreed_promises_nothing() -> None:
    report = plain.report("Ruritania welcomes the truce agreed between the rebels and the army.")
    assert [a for a in find(english.analyse(report)) if a.stance == "promises"] == []


def test_what_was_agreed_is_no_promise() -> None:
    made = read(plain.report("The truce was agreed in Moscow on Saturday.")).claims
    assert [[v.kind for v in c.voices] for c in made if c.event.kind == "ceasefire"] == [["outlet"]]
