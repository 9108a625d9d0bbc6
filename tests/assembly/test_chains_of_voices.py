"""Nested speech as a chain, outermost first."""

from __future__ import annotations

import pytest

from reportedly.reading import read
from reportedly.report import plain


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Interfax, citing the Ukrainian police, said a missile hit a hospital.",
         ["Interfax", "Ukraine"]),
        ("According to TASS, the ministry said a missile hit a hospital.", ["TASS", "the ministry"]),
        ("A commander told Reuters that the governor said rebels had seized the town.",
         ["A commander", "the governor"]),
        ("The mayor told AFP that residents had said soldiers shelled the market.",
         ["The mayor", "residents"]),
        ('"The governor told us that rebels burned the school," a teacher said.',
         ["a teacher", "The governor"]),
        ("The spokesman said the ministry had confirmed that 12 soldiers were killed.",
         ["The spokesman", "the ministry"]),
        # One person twice is one voice, and whoever was only told is none.
        ("The minister said he believed rebels had seized the town.", ["The minister"]),
        ("The governor told Reuters that rebels had seized the town.", ["The governor"]),
    ],
)  # fmt: skip
def test_the_chain_outermost_first(sentence: str, chain: list[str]) -> None:
    claims = read(plain.report(sentence, published="2020-10-08", outlet="The Gate")).claims
    told = [v.name or (v.mention.quote if v.mention else v.kind) for v in claims[0].voices]
    assert told == ["The Gate", *chain]
    assert {v.stance for v in claims[0].voices[:-1]} == {"reports"}


def test_what_is_left_unsaid_is_not_denied() -> None:
    (only,) = read(
        plain.report("State television did not mention that shells had hit the port.")
    ).claims
    assert (only.voices[-1].stance, only.certainty.level) == ("does-not-confirm", "unknown")


def test_a_source_without_its_name_in_the_headline_is_one_voice() -> None:
    told = "Mortar fire kills six near the port Monitor\n\nSix people died in mortar fire near the port on Monday a monitor said."
    chains = [
        [v.kind for v in c.voices] for c in read(plain.report(told, published="2020-10-08")).claims
    ]
    assert all(chain.count("monitor") <= 1 for chain in chains)
