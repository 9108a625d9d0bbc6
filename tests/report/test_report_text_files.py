"""Text files: title, what is glued above the story, what stands below it, and wrapped lines."""

from __future__ import annotations

from reportedly.report import Item, Report, report_from

PAGE = """\
Border guards exchange fire near Tovuz

Border guards exchange fire near Tovuz
Border guards exchange fire near Tovuz
13 July 2020, 09:45ConflictPhoto: Ministry of Defence
Border guards of the two countries exchanged fire on Sunday, both ministries said.

One guard was wounded.

Noticed a mistake? Highlight the text and press Ctrl+Enter
"""


def read(text: str) -> Report:
    return report_from(Item("a.txt", None, text.encode(), "text", "file"))


def parts(report: Report) -> list[tuple[str, str]]:
    return [(part.kind, report.text[part.start : part.end]) for part in report.parts]


def test_a_page_saved_as_text_keeps_its_title_once_and_none_of_its_furniture() -> None:
    report = read(PAGE)
    assert parts(report) == [
        ("headline", "Border guards exchange fire near Tovuz"),
        (
            "lead",
            "Border guards of the two countries exchanged fire on Sunday, both ministries said.",
        ),
        ("body", "One guard was wounded."),
    ]
    assert report.published is not None
    assert (report.published.value, report.published.precision) == ("2020-07-13T09:45", "minute")
    assert report.published.source == "visible"
    assert (report.section, report.credit) == ("Conflict", "Ministry of Defence")
    assert report.title == "Border guards exchange fire near Tovuz"


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    report = read("Two soldiers were wounded on Monday.\n\nThe army confirmed it.")
    assert report.title is None
    assert [kind for kind, _ in parts(report)] == ["lead", "body"]


def test_lines_broken_by_a_machine_are_joined_again() -> None:
    wrapped = (
        "   THE PATROL WAS ATTACKED ON THE NORTHERN ROAD AT ABOUT 0700 BY MEN WHO\n"
        "HAD HIDDEN IN A BARN.  TWO SOLDIERS WERE WOUNDED AND TAKEN TO THE MILITARY\n"
        "HOSPITAL, A SPOKESMAN SAID.\n\n   THE SEARCH GOES ON IN THE HILLS THAT LIE TO THE EAST OF THE TOWN AND\nALONG THE RIVER.\n"
    )
    assert parts(read(wrapped)) == [
        ("lead", "THE PATROL WAS ATTACKED ON THE NORTHERN ROAD AT ABOUT 0700 BY MEN WHO HAD HIDDEN IN A BARN. TWO "
                 "SOLDIERS WERE WOUNDED AND TAKEN TO THE MILITARY HOSPITAL, A SPOKESMAN SAID."),
        ("body", "THE SEARCH GOES ON IN THE HILLS THAT LIE TO THE EAST OF THE TOWN AND ALONG THE RIVER."),
    ]  # fmt: skip


def test_single_line_breaks_part_the_paragraphs_of_other_texts() -> None:
    text = "Shelling resumes in the east of the country\nShelling resumed on Friday after a lull of two days, officials on both sides said.\nNobody was hurt."
    assert [words for _, words in parts(read(text))] == text.split("\n")


def test_sentences_glued_together_get_their_space_back() -> None:
    text = 'Talks began on Friday.The envoy left at 5 p.m.“We tried,” he said."It failed."Then, in 2016.A pause. The U.S.A and 3.5 at example.com stay.'
    assert read(text).text == (
        'Talks began on Friday. The envoy left at 5 p.m. “We tried,” he said. "It failed." Then, in 2016. '
        "A pause. The U.S.A and 3.5 at example.com stay."
    )


def test_the_outlet_may_stand_above_the_date_or_beside_it() -> None:
    story = "Border guards exchanged fire on Sunday, both ministries said."
    for lines in [
        "The Valley Times\n8 October 2020, 20:15",
        "The Valley Times, 8 October 2020 20:15",
    ]:
        report = read(f"Border guards exchange fire\n\n{lines}\n\n{story}")
        assert report.text == f"Border guards exchange fire\n\n{story}"
        assert report.outlet == "The Valley Times"
        assert report.published is not None and report.published.value == "2020-10-08T20:15"


def test_captions_are_told_apart() -> None:
    report = read(
        "Bridge destroyed\n\nThe river crossing at noon. (Photo: Border Agency)\n\nThe bridge was destroyed, the army said.\n\nNobody was hurt."
    )
    assert parts(report)[1] == ("caption", "The river crossing at noon.")
    assert parts(report)[2] == ("lead", "The bridge was destroyed, the army said.")


def test_what_is_signed_below_a_story_is_a_credit_or_goes() -> None:
    for tail, credit in [
        ("--AFP", "AFP"), (" (apa, dpa)", "APA, DPA"), (" (Source: Valley Council)", "Valley Council"),
        (" /ARMENPRESS/", "ARMENPRESS"), (" R.K/M. Haddad", None), (" Read Also", None), ("\n\nReuters", "Reuters"),
        (" Last Update: Monday 4 April 2016 KSA 09:30 - GMT 06:30", None),
        ("\n\nCopyright 2019 Valley News. All rights reserved.", None),
        (" (Reporting by Ann Smith; Editing by Bo Lee)", None),
    ]:  # fmt: skip
        report = read(f"The toll has risen to nine, the governor said on Monday.{tail}")
        assert report.text == "The toll has risen to nine, the governor said on Monday.", tail
        assert report.credit == credit


def test_an_agency_inside_a_sentence_stays() -> None:
    text = "The governor told AFP that nine people had died. He spoke to Reuters as well (he was in Geneva)"
    report = read(text)
    assert report.text == text
    assert report.credit is None


def test_sentences_that_only_begin_like_furniture_stay() -> None:
    for sentence in [
        "More from both sides died in the fighting than in the whole of last year.",
        "By using drones, the army destroyed nine tanks.",
        "The article was published in a Moscow newspaper on Monday.",
        "Share prices fell after the attack, brokers in the capital said on Tuesday.",
        "Related attacks killed four people in the north, the police said.",
        "Video of the strike was shown on state television.",
    ]:
        assert sentence in read(f"A first sentence.\n\n{sentence}\n\nA last sentence.").text


def test_invisible_characters_and_odd_spaces_go() -> None:
    assert (
        read("The Prime Minister\u200e said\u00a0so;\u00ad it\ufeff held.").text
        == "The Prime Minister said so; it held."
    )


def test_another_language_is_kept_and_marked_unread() -> None:
    report = read(
        "Обстрел города продолжался всю ночь, сообщили власти. Погибли три человека, ещё семеро ранены."
    )
    assert (report.language, report.readable) == ("ru", False)
    assert read("Shelling of the town went on all night, the authorities said on Tuesday.").readable
