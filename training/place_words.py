"""Make ``places/words.tsv``: common words that are also the name of some town.

``python -m training.place_words --data DIR`` counts the words of the English news below DIR that may
be read. A word enters where the gazetteer holds it, it is printed in lower case at least ``OFTEN``
times, and for each capital in mid-sentence at least ``SHARE`` times in lower case. Words that are
common though news prints them with a capital (months, titles …) are listed here. Nothing is random.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.place_corpora import plain_texts

from reportedly.places.gazetteer import Gazetteer, gazetteer

OFTEN = 3
SHARE = 0.2
WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
#: In capitals it is a state, and recognition tells it from the pronoun by them.
STATE = "us"
TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "places" / "words.tsv"
HEAD = """\
# Common words that are also the name of some town ("Of" in Turkey, "Nice", "Reading", "Police" in Poland).
# Such a word is read as a place only on strong evidence. word: in lower case.
# Origin: training/place_words.py: every name in the gazetteer that English news print in lower case at least three times in
# 1,700 articles; then months, weekdays, feasts, titles, peoples, faiths and acronyms.
word
"""
#: Months, weekdays and feasts; titles and bodies; peoples and faiths; acronyms.
CAPITALISED = """
january february march april june july august september october november december
monday tuesday thursday friday saturday sunday wednesday autumn winter christmas easter ramadan eid
bishop colonel general president queen army navy gazette herald
english french german arab christian islam islamic jewish muslim god mercury
un nato ria osce sana
""".split()  # noqa: SIM905 (a list of words reads better as lines of words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--table", type=Path, default=TABLE)
    asked = parser.parse_args()
    found = sorted({*common(plain_texts(asked.data), gazetteer()), *CAPITALISED})
    asked.table.write_text(HEAD + "".join(f"{word}\n" for word in found), encoding="utf-8")
    print(f"{asked.table}: {len(found)} words")


def common(texts: Iterable[str], known: Gazetteer) -> list[str]:
    """The names that these texts print in lower case often enough."""
    low: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for match in WORD.finditer(text):
            word = match.group()
            if word.islower():
                low[word] += 1
            elif word[0].isupper() and not _opens_sentence(text, match.start()):
                capital[word.lower()] += 1
    return [
        word
        for word, n in low.items()
        if n >= OFTEN and len(word) > 1 and n > capital[word] * SHARE and known.named(word)
        and word != STATE
    ]  # fmt: skip


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return not before.strip(" ") or before[0] in '.!?"“\n'


if __name__ == "__main__":
    main()
