"""A report of 200,000 words: it is read in time that grows with its length, not with its square.

It takes a minute or so, once; it is the slowest test of all.
"""

from __future__ import annotations

import json
import random
import resource
from pathlib import Path

from tests.robustness import bad

WORDS = 200_000
# 239 s of one core beside other work where this was measured (1.2 ms a word, of which the encoder
# takes .7; without it 69 s). A step that looks through the whole report for each event took 400 more.
SECONDS = 350
MEGABYTES = 700

TOWNS = ("Ganja", "Barda", "Shusha", "Hadrut", "Terter", "Fizuli")
WHO = (
    "The army",
    "The governor",
    "A spokesman for the Defence Ministry",
    "Doctors at the hospital",
)


def sentence(draw: random.Random) -> str:
    town, who, n = draw.choice(TOWNS), draw.choice(WHO), draw.randrange(2, 90)
    day = draw.choice(("Monday", "Friday", "Sunday"))
    return draw.choice(
        (
            f"{who} said on {day} that shells hit {town} and killed {n} people.",
            f"{who} denied that troops had fired at {town}, and called the report false.",
            f"At least {n} houses burned in {town} while talks went on in Moscow.",
            f"The road to {town} was closed for hours and nobody could leave the villages beside it.",
            f'"We heard {n} blasts before dawn," a teacher said near {town}.',
        )
    )


def test_a_report_of_200_000_words(tmp_path: Path) -> None:
    draw = random.Random(20201109)
    paragraphs: list[str] = []
    words = 0
    while words < WORDS:
        paragraphs.append(" ".join(sentence(draw) for _ in range(4)))
        words += len(paragraphs[-1].split())
    (tmp_path / "long.txt").write_text("\n\n".join(paragraphs))
    (tmp_path / "short.txt").write_text(bad.story(11))
    ledger = tmp_path / "test.ledger"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = bad.reportedly(
        "add", tmp_path / "long.txt", tmp_path / "short.txt", "--ledger", ledger, "--workers", 1, "--json",
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["added"], summary["refused"]) == (0, 2, [])
    assert summary["words"] >= WORDS
    assert summary["claims"] > 5_000
    assert after.ru_utime - before.ru_utime < SECONDS
    assert after.ru_maxrss < MEGABYTES * 1024
    [verified] = bad.rows("verify", "--ledger", ledger)
    assert (verified["faults"], verified["claims"]) == ([], summary["claims"])
