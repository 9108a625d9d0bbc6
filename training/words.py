"""How common words are in news: ``python -m training.words --data DIR``.

Writes ``corroboration/words.tsv``: in how many of so many reports a word stands, by which corroboration tells a name that
two reports share from words that all reports share. Counted in the texts that may be read: *train* files, and of files
that are scored the part that is not set aside.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.aside import is_aside

from reportedly.corroboration.wording import TABLE, folded_words
from reportedly.tables import HERE

SEEN = ("attribution/polnear-train.jsonl", "figures/muc4-dev.jsonl")
SHARED = ("reports/syria.jsonl", "reports/karabakh-2020.jsonl", "reports/re3d.jsonl")
LEAST = 6  # reports that a word must stand in to be written down
HEAD = """# In how many news reports of {reports} a word stands (folded; only words in at least {least}), by which
# corroboration/wording.py weighs what two reports share. Counted by training/words.py in texts of PolNeAR (train),
# MUC-4 (dev) and of reports on Nagorno-Karabakh and Syria. The first row holds the number of reports.
"""


def texts(folder: Path) -> Iterator[str]:
    """The texts that may be read."""
    for name in (*SEEN, *SHARED):
        with (folder / name).open(encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if name in SEEN or not is_aside(str(row["id"])):
                    yield f"{row.get('title') or ''} {row['text']}"


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    counts: Counter[str] = Counter()
    reports = 0
    for text in texts(folder):
        reports += 1
        counts.update(set(folded_words(text)))
    kept = sorted((word, n) for word, n in counts.items() if n >= LEAST)
    lines = [f"{word}\t{n}" for word, n in [("*", reports), *kept]]
    head = HEAD.format(reports=reports, least=LEAST)
    path = HERE / TABLE
    path.write_text(head + "word\treports\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
