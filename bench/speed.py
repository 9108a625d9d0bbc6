"""``python -m bench.speed --data DIR``: words per second of ``reportedly add`` beside bare parsing.

All read the same reports (``DIR/reports/*.jsonl``) in one run, with as many one-thread processes,
start-up included: first spaCy's tokenizer, tagger and parser alone, then the whole reader from clean text to claims, then the whole
command, which also cleans, stores and links. The figures to quote are the ratios, since machines differ; the peak memory is that of the
largest worker of the command. ``resolving_words_per_second`` is that of one core which resolves the toponyms and normalises the times of texts that are
analysed already: what is done after names and expressions are recognised, for every ``SOME``-th report.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from bench.task import jsonl

SOME = 8


def parse(texts: list[str]) -> int:
    """Tokenise, tag and parse; the number of tokens, so that the work is done."""
    import spacy

    from reportedly.language.english import MODEL

    nlp = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))


def read(texts: list[str]) -> int:
    """Read reports into claims; how many these were."""
    from reportedly import reading
    from reportedly.report import plain

    made = (plain.report(text, published="2020-10-22") for text in texts if text.strip())
    return sum(len(reading.read(report).claims) for report in made)


def seconds(work: Callable[[list[str]], int], texts: list[str], workers: int) -> float:
    """Seconds for work on all texts in ``workers`` processes."""
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        pool.map(work, [texts[n::workers] for n in range(workers)], chunksize=1)
    return time.perf_counter() - begun


class Watch(threading.Thread):
    """The peak resident size of the largest descendant of a process, in megabytes."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak = pid, 0.0

    def run(self) -> None:
        try:
            process = psutil.Process(self.pid)
            while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                for child in process.children(recursive=True):
                    try:
                        self.peak = max(self.peak, child.memory_info().rss / 1e6)
                    except psutil.Error:
                        continue  # it ended between the listing and the look
                time.sleep(0.2)
        except psutil.Error:
            return


def add(paths: list[Path], workers: int) -> tuple[float, float]:
    """Seconds of ``reportedly add`` into a fresh ledger, and its largest worker's megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable, "-m", "reportedly", "--ledger", str(Path(folder) / "speed.ledger"),
            "add", "--workers", str(workers), "--json", *map(str, paths),
        ]  # fmt: skip
        begun = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            watch = Watch(process.pid)
            watch.start()
            code = process.wait()
        if code:
            raise SystemExit(f"reportedly add ended with exit code {code}")
        return time.perf_counter() - begun, watch.peak


def resolving(texts: list[str]) -> float:
    """Seconds to resolve the places and to read the times of analysed texts, on one core."""
    from reportedly import times
    from reportedly.language import english
    from reportedly.places.finder import gather
    from reportedly.places.gazetteer import gazetteer
    from reportedly.places.resolution import resolve
    from reportedly.report import plain

    known, spent = gazetteer(), 0.0
    for string in texts:
        text = english.analyse(plain.report(string, published="2020-10-22"))
        named = gather(text, known)
        begun = time.perf_counter()
        resolve(named.names, known, named.containers, named.countries, None)
        times.find(text)
        spent += time.perf_counter() - begun
    return spent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    paths = sorted((args.data / "reports").glob("*.jsonl"))
    if not paths:
        print(f"--data {args.data}: no reports/*.jsonl in it.", file=sys.stderr)
        return 2
    texts = [str(row.get("text") or "") for path in paths for row in jsonl(path)]
    words = sum(len(text.split()) for text in texts)
    some = texts[::SOME]
    spent = resolving(some)
    parsing = seconds(parse, texts, args.workers)
    reading = seconds(read, texts, args.workers)
    adding, peak = add(paths, args.workers)
    figures = {
        "reports": len(texts),
        "words": words,
        "workers": args.workers,
        "bare_words_per_second": round(words / parsing),
        "read_words_per_second": round(words / reading),
        "read_share": round(parsing / reading, 3),
        "add_words_per_second": round(words / adding),
        "add_share": round(parsing / adding, 3),
        "worker_peak_mb": round(peak),
        "resolving_words_per_second": round(sum(len(text.split()) for text in some) / spent),
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
