"""A codebook of traps: what the outlet alone commits to where the words mislead."""

from __future__ import annotations

from typing import Any

import pytest
from tests.codebook import check

# The columns of a row are those of tests/codebook.py.

TRAPS: list[Any] = [
    ("The alleged attack on the convoy took place on Monday.", "attack", "outlet asserts", "probable positive", "", ""),
    ("The convoy was attacked on Monday.", "attacked", "outlet asserts", "certain positive", "", ""),
    ("Did the army shell the port?", "shell", "outlet asserts", "unknown positive", "", ""),
    ("Has the village been captured?", "captured", "outlet asserts", "unknown positive", "", ""),
    ("Who attacked the convoy?", "attacked", "outlet asserts", "certain positive", "", ""),
    ("If the rebels attack the port, the army will respond.", "attack", "outlet asserts", "unknown positive", "", ""),
    ("The army will attack the port if the talks fail.", "attack", "outlet asserts", "unknown positive", "", ""),
    ("Had the rebels attacked the port, the army would have responded.", "attacked", "outlet asserts", "unknown positive", "", ""),
    ("Unless the rebels withdraw from the port, the talks will end.", "withdraw", "outlet asserts", "unknown positive", "", ""),
    ("The army will shell the port on Monday.", "shell", "outlet asserts", "unknown positive", "", ""),
    ("The so-called liberation of the village was followed by looting.", "looting", "outlet asserts", "certain positive", "", ""),
    ("The army refused to withdraw from the port.", "withdraw", "outlet asserts", "certain negative", "", ""),
    ("The rebels failed to capture the village.", "capture", "outlet asserts", "certain negative", "", ""),
    ("The guards prevented the rebels from attacking the port.", "attacking", "outlet asserts", "certain negative", "", ""),
    ("Nobody claimed responsibility for the bombing of the market.", "bombing", "outlet asserts", "certain positive", "", ""),
    ("No group has claimed responsibility for the bombing of the market.", "bombing", "outlet asserts", "certain positive", "", ""),
    ("It appears that the rebels captured the village.", "captured", "outlet asserts", "probable positive", "", ""),
    ("The rebels seem to have captured the village.", "captured", "outlet asserts", "probable positive", "", ""),
    ("Rebels have yet to capture the village.", "capture", "outlet asserts", "certain negative", "", ""),
    ("The truce prevented an attack on the port.", "attack", "outlet asserts", "certain negative", "", ""),
    ("The army pretended to withdraw from the port.", "withdraw", "outlet asserts", "certain negative", "", ""),
    ("The rebels were far from capturing the village.", "capturing", "outlet asserts", "certain negative", "", ""),
    ("The army stopped short of shelling the port.", "shelling", "outlet asserts", "certain negative", "", ""),
    ("The army was about to shell the port.", "shell", "outlet asserts", "unknown positive", "", ""),
    ("The army is ready to shell the port.", "shell", "outlet asserts", "unknown positive", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "voiced", "sure", "evidence", "never"), TRAPS)
def test_traps_of_commitment(
    sentence: str, trigger: str, voiced: str, sure: str, evidence: str, never: str
) -> None:
    check(sentence, trigger, voiced, sure, evidence, never)
