"""Certainty as reports of fighting word it: what was so, what was not, and what nobody says."""

from __future__ import annotations

import pytest

from reportedly.certainty import judge
from reportedly.language import english
from reportedly.report import plain

CODEBOOK = [
    ("The villages were subjected to shelling.", "shelling", "certain", "positive"),
    ("You can see talks between the officers.", "talks", "certain", "positive"),
    ("They have repelled an attack near the river.", "attack", "certain", "positive"),
    ("They are ready to repel an attack.", "attack", "unknown", "positive"),
    ("This was not the first raid on the port.", "raid", "certain", "positive"),
    ("This was not a raid on the port.", "raid", "certain", "negative"),
    ("Not a single sailor was wounded.", "wounded", "certain", "negative"),
    ("The ministry disclosed no losses.", "losses", "unknown", "positive"),
    ("The ministry suffered no losses.", "losses", "certain", "negative"),
    ("It was not clear who carried out the raid.", "raid", "certain", "positive"),
    ("It is not clear whether they shelled the port.", "shelled", "unknown", "positive"),
    ("There is no evidence that they shelled the port.", "shelled", "unknown", "positive"),
    ("They made clear that the army shelled the port.", "shelled", "certain", "positive"),
    ("The troops were able to take the hill.", "take", "certain", "positive"),
    ("The troops will be able to take the hill.", "take", "unknown", "positive"),
    ("They will not talk until the army leaves the hill.", "leaves", "unknown", "positive"),
    ("It appears that the army shelled the port.", "shelled", "probable", "positive"),
    ("The army seems to have shelled the port.", "shelled", "probable", "positive"),
    ("They fled before the army attacked.", "attacked", "certain", "positive"),
    ("A truce was agreed in the night.", "truce", "certain", "positive"),
    ("The offensive is aimed at the port.", "offensive", "certain", "positive"),
    ("Oman backs the kingdom's offensive in the hills.", "offensive", "certain", "positive"),
    ("The treaty was signed May 15 in Minsk.", "signed", "certain", "positive"),
    ("They were in a battle to repel the assault.", "assault", "certain", "positive"),
    ("It was no raid, but an attack on the port.", "attack", "certain", "positive"),
    ("The next talks are to be held in Minsk.", "talks", "unknown", "positive"),
    ("The deal saw the army reclaim the hill.", "reclaim", "certain", "positive"),
    ("Drones are seen to have destroyed a tank.", "destroyed", "certain", "positive"),
    ("It was the latest raid to hit the port.", "hit", "certain", "positive"),
    ("An attempt to attack the port was thwarted.", "attack", "certain", "negative"),
]


@pytest.mark.parametrize(("sentence", "word", "level", "polarity"), CODEBOOK)
def test_what_a_sentence_commits_to(sentence: str, word: str, level: str, polarity: str) -> None:
    text = english.analyse(plain.report(sentence))
    start = sentence.index(word)
    judged = judge(text, text.span(start, start + len(word)))
    assert (judged.level, judged.polarity) == (level, polarity)
