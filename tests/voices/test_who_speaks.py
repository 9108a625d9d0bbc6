"""Short forms brought back to whom they stand for, offices to their bodies, and what stays unnamed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly import voices
from reportedly.language import english
from reportedly.report import plain

Said = tuple[str, str | None, str | None]


def spoken(text: str, title: str | None = None) -> dict[str, Said]:
    """Kind, name and country by the words of the source, of the last that has these words."""
    read = english.analyse(plain.report(text, published="2020-10-08", title=title))
    return {
        "".join(s.quote for s in a.source): (a.kind, a.name, a.country) for a in voices.find(read)
    }


MILAN = "Governor Milan Orsic said two people were killed. "
IRENA = "Mayor Irina Kovac said the shelling killed four. "
HAYK = "Hayk Sarkissov, spokesman of the Armenian defence ministry, said drones struck the town. "
MINISTRY = "The defence ministry of Ukraine said rebels shelled the port. "
WATCH = "Human Rights Watch said soldiers burned homes. "


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        # Pronouns
        (MILAN + "He said a market was hit.", "He", ("government", "Milan Orsic", None)),
        (IRENA + "She said a school was hit.", "She", ("government", "Irina Kovac", None)),
        (HAYK + "He added that two soldiers died.", "He", ("military", "Hayk Sarkissov", "ARM")),
        (MILAN + "He said it was a market. He later said three more died.", "He",
         ("government", "Milan Orsic", None)),
        (IRENA + "Colonel Ivan Sidorov said the army fired back. She said a school was hit.", "She",
         ("government", "Irina Kovac", None)),
        (IRENA + "Colonel Ivan Sidorov said the army fired back. He said rebels fled.", "He",
         ("military", "Ivan Sidorov", None)),
        ("Ahmad, a 34-year-old farmer, said jets bombed the village. He said his son was killed.",
         "He", ("resident", "Ahmad", None)),
        (MINISTRY + "It said the attack lasted an hour.", "It",
         ("military", "Ukrainian Ministry of Defence", "UKR")),
        (WATCH + "It said the army shelled a camp.", "It", ("ngo", "Human Rights Watch", None)),
        ("Human Rights Watch said Hezbollah burned homes. The group said soldiers fled.", "The group",
         ("ngo", "Human Rights Watch", None)),  # who spoke, not who was spoken of
        ("The Armenian Institute of Justice said soldiers fled. The Institute said a camp burned.",
         "The Institute", ("expert", "Armenian Institute of Justice", "ARM")),
        ("Shells hit a market, a war monitor said. The Syrian Observatory said ten people died.",
         "a war monitor", ("monitor", "Syrian Observatory for Human Rights", None)),
        # Who stands to whom in some relation
        (HAYK + "His Greek counterpart said the talks failed.", "His Greek counterpart",
         ("military", None, "GRC")),
        (HAYK + "His deputy said the talks failed.", "His deputy", ("military", None, "ARM")),
        # What a name is described as, with its commas and without them
        ("According to Hayk Sarkissov, a spokesman for the Armenian army, Azerbaijan shelled a camp.",
         "Hayk Sarkissov", ("military", "Hayk Sarkissov", "ARM")),
        ("Samir a resident of the old quarter said jets bombed the bridge.",
         "Samir a resident of the old quarter", ("resident", None, None)),
        ("A spokesman for the Armenian army, Hayk Sarkissov, claims that shells hit a camp. "
         "Tanks withdrew, Sarkissov said.", "Sarkissov", ("military", "Hayk Sarkissov", "ARM")),
        ("Armenian state television said two men died.", "Armenian state television",
         ("media", None, "ARM")),
        # Surnames
        (HAYK + "Sarkissov said two soldiers were killed.", "Sarkissov",
         ("military", "Hayk Sarkissov", "ARM")),
        ("Jane Morris, an analyst, said rebels attacked the camp. Morris said hundreds fled.",
         "Morris", ("expert", "Jane Morris", None)),
        # Offices
        (MILAN + "The governor said a market was hit.", "The governor",
         ("government", "Milan Orsic", None)),
        (HAYK + "The spokesman denied that civilians died.", "The spokesman",
         ("military", "Hayk Sarkissov", "ARM")),
        ("Jane Morris, an analyst, said rebels attacked. The analyst said the army had lost.",
         "The analyst", ("expert", "Jane Morris", None)),
        ("General Khalid Omar said his men seized the base. The general said 30 soldiers died.",
         "The general", ("military", "Khalid Omar", None)),
        ("U.N. spokesman Farid Hasan said 12 people were killed. The spokesman said aid was blocked.",
         "The spokesman", ("international-organisation", "Farid Hasan", "xUNO")),
        # Bodies
        (MINISTRY + "The ministry said three soldiers were killed.", "The ministry",
         ("military", "Ukrainian Ministry of Defence", "UKR")),
        (MINISTRY + "The ministry's spokesman said the port was retaken.", "The ministry's spokesman",
         ("military", "Ukrainian Ministry of Defence", "UKR")),
        (WATCH + "The group said the army shelled a camp.", "The group",
         ("ngo", "Human Rights Watch", None)),
        ("The Syrian Observatory for Human Rights said jets hit a camp. The Observatory said six died.",
         "The Observatory", ("monitor", "Syrian Observatory for Human Rights", None)),
        # A name beside its office
        ("The spokeswoman of the Armenian defence ministry, Anna Terova, said drones struck the city.",
         "The spokeswoman of the Armenian defence ministry, Anna Terova",
         ("military", "Anna Terova", "ARM")),
        ("Police chief John Okello said gunmen fled. Okello's deputy, Mary Achieng, said two died.",
         "Okello's deputy, Mary Achieng", ("police", "Mary Achieng", None)),
        # Bodies behind an office
        ("The spokeswoman of the Armenian defence ministry said drones struck the city.",
         "The spokeswoman of the Armenian defence ministry",
         ("military", "Armenian Ministry of Defence", "ARM")),
        ("Azerbaijan's prosecutor-general's office said ten civilians were killed.",
         "Azerbaijan's prosecutor-general's office", ("government", "Azerbaijan", "AZE")),
        ("The Kremlin said the troops had been withdrawn.", "The Kremlin",
         ("government", "Kremlin", "RUS")),
        ("The head of the regional hospital said six wounded had arrived.",
         "The head of the regional hospital", ("medical", None, None)),
        ("A Russian military spokesman said the strike killed a leader.",
         "A Russian military spokesman", ("military", "Russia", "RUS")),
    ],
)  # fmt: skip
def test_who_speaks(text: str, source: str, said: Said) -> None:
    assert spoken(text)[source] == said


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("A senior Pentagon official said missiles hit the base.", "A senior Pentagon official",
         ("government", None, "USA")),
        ("U.S. officials said missiles hit the base.", "U.S. officials", ("government", None, "USA")),
        ("Two diplomats said the talks had failed.", "Two diplomats", ("government", None, None)),
        ("Sources close to the presidency said the army attacked.",
         "Sources close to the presidency", ("government", None, None)),
        ("Residents said shells hit the market.", "Residents", ("resident", None, None)),
        ("A source in the army said shells hit the market.", "A source in the army",
         ("military", None, None)),
    ],
)  # fmt: skip
def test_who_keeps_the_name_back(text: str, source: str, said: Said) -> None:
    assert spoken(text)[source] == said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # Two men, and neither has spoken.
        ("President Marko Brandt met Premier Karl Weiss in Vienna. He said the army seized a village.",
         "He"),
        # Two of one title.
        ("Governor Milan Orsic and Governor Petar Babic met. The governor said shells hit a school.",
         "The governor"),
        # Another of the title.
        (MILAN + "A governor said three more died.", "A governor"),
        (MILAN + "The governor of Zadin said three more died.", "The governor of Zadin"),
        (MILAN + "The deputy governor said three more died.", "The deputy governor"),
        # A woman is no "he", and a man no "she".
        (IRENA + "He said rebels fled.", "He"),
        ("Mayor Ivan Kovac said the shelling killed four. She said rebels fled.", "She"),
        (HAYK + "The spokeswoman said civilians died.", "The spokeswoman"),
        # Whom nobody introduced.
        ("The analyst said the army had lost the city.", "The analyst"),
        # Named only later.
        ("The governor said two people were killed. Governor Milan Orsic fled the town.",
         "The governor"),
        # Too far back.
        (MILAN + "Shells fell all night. The road was cut. Smoke rose over the port. "
         "He said a market was hit.", "He"),
        # The group may be either.
        ("Soldiers met Human Rights Watch and the Red Cross. The group said soldiers fled.", "The group"),
        # Another of the kind.
        ("A doctor said seven people died. Another doctor said the clinic was shelled.",
         "Another doctor"),
        # The prime minister is not "the minister".
        ("Prime Minister Karl Weiss fled the town. The minister said soldiers fled.", "The minister"),
    ],
)  # fmt: skip
def test_who_is_not_guessed(text: str, source: str) -> None:
    assert spoken(text)[source][1] is None


def test_a_headline_goes_by_the_body() -> None:
    headline = "Governor says two killed in port"
    made = plain.report(f"{headline}\n\n{MILAN}He fled.", published="2020-10-08")
    lead, body = made.parts
    parts = (replace(lead, kind="headline"), replace(body, kind="lead"))
    found = voices.find(english.analyse(replace(made, parts=parts)))
    assert (found[0].source[0].quote, found[0].name) == ("Governor", "Milan Orsic")
