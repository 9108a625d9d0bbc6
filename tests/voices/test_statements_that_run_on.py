"""Unquoted statements, transcripts and statements in a title: whose words they are, and how far."""

from __future__ import annotations

from reportedly.language import english
from reportedly.language.text import Text
from reportedly.report import clean
from reportedly.voices import Attribution, find


def read(body: str, title: str | None = None) -> tuple[Text, list[Attribution]]:
    text = english.analyse(clean(body, title=title))
    return text, find(text)


def speaker_of(words: str, body: str, title: str | None = None) -> str | None:
    """The name (else the mention) of the outermost voice that holds these words; null: the outlet."""
    text, found = read(body, title)
    at = text.string.index(words)
    holding = [
        a for a in found if any(c.start <= at and at + len(words) <= c.end for c in a.content)
    ]
    if not holding:
        return None
    outermost = max(holding, key=lambda a: sum(len(c) for c in a.content))
    return outermost.name or outermost.source[0].quote


RELEASE = (
    "Governor Ada Lindqvist visited the camp at Orvik.\n\n"
    "After the visit Governor Ada Lindqvist said:\n\n"
    "I was shocked by what I saw. Thousands of people have fled the shelling of Halvar.\n\n"
    "The militia must let the convoys pass. Its fighters burned two lorries last week."
)


def test_paragraphs_after_said_and_a_colon_are_the_speakers() -> None:
    assert speaker_of("have fled the shelling", RELEASE) == "Ada Lindqvist"
    assert speaker_of("burned two lorries", RELEASE) == "Ada Lindqvist"


def test_what_comes_before_is_the_outlets() -> None:
    assert speaker_of("visited the camp", RELEASE) is None


def test_the_statement_ends_where_the_speaker_is_spoken_of() -> None:
    body = RELEASE + "\n\nLindqvist had arrived in the morning. A bomb killed six people on Monday."
    assert speaker_of("burned two lorries", body) == "Ada Lindqvist"
    assert speaker_of("A bomb killed six people", body) is None


def test_the_statement_ends_where_somebody_else_is_quoted() -> None:
    body = RELEASE + '\n\n"We shot at nobody," Colonel Bo Varga said. The army lost two tanks.'
    assert speaker_of("The army lost two tanks", body) is None


def test_the_statement_ends_at_the_pages_own_notes() -> None:
    body = RELEASE + "\n\nNotes to editors\n\nThe war has killed 4,000 people."
    assert speaker_of("has killed 4,000 people", body) is None


def test_a_colon_before_a_quotation_gives_the_quotation_alone() -> None:
    body = (
        'Colonel Bo Varga told reporters: "We took the bridge." '
        "Shells killed four people in Orvik on Monday."
    )
    assert speaker_of("We took the bridge", body) is not None
    assert speaker_of("Shells killed four people", body) is None


def test_a_colon_within_a_paragraph_gives_its_own_sentence_alone() -> None:
    body = (
        "Colonel Bo Varga told reporters: the army has taken the bridge. "
        "Shells killed four people in Orvik on Monday."
    )
    assert speaker_of("Shells killed four people", body) is None


def test_a_colon_within_a_paragraph_and_a_speaker_who_says_we() -> None:
    body = (
        "Foreign Minister Ada Lindqvist issued the following statement on Monday: Orvik was shelled "
        "again. We condemn the attack. Four people were killed."
    )
    assert speaker_of("Four people were killed", body) == "Ada Lindqvist"


def test_a_title_that_names_whose_statement_it_is() -> None:
    title = "Statement by Foreign Minister Ada Lindqvist on the attack in Orvik"
    body = "We condemn the attack. Four people were killed.\n\nThe militia must withdraw."
    assert speaker_of("Four people were killed", body, title) == "Ada Lindqvist"
    assert speaker_of("The militia must withdraw", body, title) == "Ada Lindqvist"


def test_we_in_such_a_statement_is_the_speaker() -> None:
    title = "Statement by Foreign Minister Ada Lindqvist on the attack in Orvik"
    _, found = read("We deny that our army shelled Halvar.", title)
    assert [a.name for a in found if a.stance == "denies"] == ["Ada Lindqvist"]


def test_a_state_whose_statement_it_is() -> None:
    _, found = read("We urge both sides to stop.", "Norwegian statement on the fighting in Orvik")
    assert {a.country for a in found} == {"NOR"}


def test_a_headline_that_tells_of_a_statement_is_none() -> None:
    title = "Ministry issues statement on the attack in Orvik"
    body = "Four people were killed on Monday. We are closed on Tuesday."
    assert speaker_of("Four people were killed", body, title) is None


def test_an_article_under_such_a_title_stays_the_outlets() -> None:
    title = "Foreign Minister Ada Lindqvist's statement on Orvik"
    body = (
        "Foreign Minister Ada Lindqvist spoke on Monday. Four people were killed in Orvik. "
        '"We mourn them," Lindqvist said.'
    )
    assert speaker_of("Four people were killed", body, title) is None


TALK = (
    "QUESTION: Did the army shell Halvar?\n\n"
    "GOVERNOR LINDQVIST: It did. Six people were killed.\n\n"
    "QUESTION: And Orvik? Rebels attacked it on Sunday.\n\n"
    "GOVERNOR LINDQVIST: We know nothing of that."
)


def test_in_a_transcript_every_turn_is_its_speakers() -> None:
    assert speaker_of("Six people were killed", TALK, "Briefing") == "GOVERNOR LINDQVIST"
    _, found = read(TALK, "Briefing")
    asked = [a for a in found if a.stance == "asks"]
    assert [a.content[0].quote for a in asked] == ["Did the army shell Halvar?", "And Orvik?"]
    assert {a.kind for a in asked} == {"journalist"}


def test_what_a_questioner_states_is_no_question() -> None:
    _, found = read(TALK, "Briefing")
    stated = [a for a in found if any("Rebels attacked" in c.quote for c in a.content)]
    assert [(a.kind, a.stance) for a in stated] == [("journalist", "asserts")]


def test_headings_with_a_colon_make_no_transcript() -> None:
    body = "Orvik: four people were killed.\n\nHalvar: shells fell on a school."
    _, found = read(body)
    assert not [a for a in found if a.by == "rule:transcript"]


def test_lists_of_numbers_and_names_are_no_transcript() -> None:
    _, found = read(
        "Ada Lindqvist: 1,200\n\nBo Varga: 900\n\nAda Lindqvist: 14\n\nBo Varga: 11", "The count"
    )
    assert not [a for a in found if a.by == "rule:transcript"]


def test_prose_below_the_last_turn_is_the_outlets() -> None:
    body = TALK + "\n\nThe rebels killed nine people on Monday."
    assert speaker_of("The rebels killed nine", body, "Briefing") is None


def test_a_riddle_with_a_question_is_no_transcript() -> None:
    body = (
        "The town jokes about it. Question: Who shelled the mill? Answer: Nobody did. "
        "Six people were killed on Monday."
    )
    assert speaker_of("Six people were killed", body, "The mill") is None
