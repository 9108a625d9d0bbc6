"""Whether a claim of a measure says that it holds, has ended, is wanted, or is denied."""

from __future__ import annotations

import pytest

from reportedly.corroboration.phase import measure_of, phase
from reportedly.reading import read
from reportedly.report import plain


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The government declared martial law in the province on Monday.", "holds"),
        ("A curfew has been in force in Baku since Tuesday.", "holds"),
        ("The government lifted the curfew in Baku on Sunday.", "ended"),
        ("Martial law was lifted in Armenia on Wednesday.", "ended"),
        ("The truce collapsed on Sunday.", "ended"),
        ("The truce fell apart within hours.", "ended"),
        ("The breakdown of the truce on Friday was expected.", "ended"),
        ("The curfew in the town is no longer in force.", "ended"),
        ("A curfew was imposed in Baku after the talks collapsed.", "holds"),
        ("The president demanded a ceasefire.", "wanted"),
        ("The ministry denied that a general mobilization had been declared.", "denied"),
    ],
)
def test_a_sentence_says(sentence: str, said: str) -> None:
    found = read(plain.report(sentence, published="2020-12-20", outlet="The Gate"))
    phases = {phase(claim) for claim in found.claims if measure_of(claim)}
    assert phases == {said}
