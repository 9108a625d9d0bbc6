"""``python -m bench TASK --data DIR [--json] [--predictions FILE]``: score a task on every set in DIR.

Prints one JSON object, and keeps the table ``bench/results.md`` up to date when ``--results`` is given.
Exit codes: 0 done, 1 a floor is undercut, 2 the data are absent or the call is wrong.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.task import (
    READER,
    Document,
    Score,
    SetResult,
    Task,
    intervals,
    paths,
    run,
    wanted,
)

TASKS = ("attribution", "certainty", "events", "figures", "confidence", "places", "times", "same_event", "linking", "pages", "seed")  # fmt: skip
HERE = Path(__file__).parent


def load(name: str) -> Task:
    """The task of this name."""
    task: Task = importlib.import_module(f"bench.{name}").TASK
    return task


def score(
    name: str, data: Path, part: str, only: list[str] | None, limit: int | None
) -> dict[str, Any]:
    """Score one task; the result in the form that is printed, with what was found under ``found``."""
    from reportedly.version import reader

    task = load(name)
    done: dict[str, SetResult] = {}
    for path in paths(task, data, getattr(task, "pattern", "*.jsonl")):
        if only and path.stem not in only:
            continue
        documents = [d for d in task.documents(path) if wanted(d, part)][:limit]
        if documents:
            print(f"{name}: {path.stem}, {len(documents)} documents", file=sys.stderr)
            done[path.stem] = run(task, documents)
    words = sum(r.words for r in done.values())
    seconds = sum(r.seconds for r in done.values())
    printed: dict[str, Any] = {
        "task": name,
        "version": reader(READER.tagger),
        "words_per_second": round(words / seconds) if seconds else None,
        "machine": f"{platform.machine()}, Python {platform.python_version()}, one process",
        "sets": {stem: _rounded(r.scores) for stem, r in done.items()},
    }
    if getattr(task, "pooled", False) and len(done) > 1:
        counts = [row for r in done.values() for row in r.counts]
        printed["sets"]["+".join(done)] = _rounded(intervals(task, counts))
    if apart := {stem: _rounded(r.aside) for stem, r in done.items() if r.aside}:
        printed["aside"] = apart
    if task.switches:
        printed["switches"] = dict(task.switches)
    if part != "all":
        printed["part"] = part
    printed["found"] = [{"set": stem, **row} for stem, r in done.items() for row in r.found]
    return printed


def _rounded(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    return {
        measure: {k: v if k == "n" else round(v, 4) for k, v in asdict(score).items()}
        for measure, score in scores.items()
    }


def undercut(result: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """The measures that lie below their accepted floor, as sentences."""
    low = []
    for key, floor in floors.get(result["task"], {}).items():
        stem, measure = key.rsplit(".", 1)
        got = result["sets"].get(stem, {}).get(measure)
        if got is None:
            continue
        worse = got["value"] > floor["at"] if measure == "mae" else got["value"] < floor["at"]
        if worse:
            low.append(
                f"{result['task']} {stem} {measure} is {got['value']}, the floor is {floor['at']} ({floor['reason']})"
            )
    return low


def keep(results: list[dict[str, Any]]) -> None:
    """Write the table of results; tasks that were not run keep their rows."""
    path = HERE / "results.md"
    marker = "<!-- task: "
    old: dict[str, str] = {}
    if path.exists():
        for block in path.read_text(encoding="utf-8").split(marker)[1:]:
            old[block.split(" ", 1)[0]] = marker + block.rstrip() + "\n"
    for result in results:
        old[result["task"]] = table(result)
    head = (
        "# Results\n\nWritten by `python -m bench TASK --data DIR --results`. Value with its 95 % bootstrap interval over n\n"
        "documents; what each measure means stands in `docs/bench.md`.\n\n"
    )
    path.write_text(head + "\n".join(old[t] for t in TASKS if t in old), encoding="utf-8")


def table(result: dict[str, Any]) -> str:
    """One task's block of the table."""
    rows = [
        f"<!-- task: {result['task']} -->\n## {result['task']}\n",
        f"{result['version']} · {result['words_per_second']} words/s · {result['machine']}"
        + (f" · switches {result['switches']}" if "switches" in result else "")
        + "\n",
        "| set | measure | value | 95 % | n |",
        "| --- | --- | --- | --- | --- |",
    ]
    for key, note in (("sets", ""), ("aside", " (set aside)")):
        rows += [
            f"| {stem}{note} | {m} | {s['value']:.3f} | {s['low']:.3f}–{s['high']:.3f} | {s['n']} |"
            for stem, scores in result.get(key, {}).items()
            for m, s in scores.items()
        ]
    return "\n".join(rows) + "\n"


def predictions(path: Path, results: list[dict[str, Any]]) -> None:
    """Write what was scored: a line per document."""
    rows: list[Document] = [{"task": r["task"], **row} for r in results for row in r["found"]]
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("task", choices=[*TASKS, "all"])
    parser.add_argument(
        "--data", type=Path, required=True, help="a folder laid out as docs/bench.md says"
    )
    parser.add_argument(
        "--json", action="store_true", help="print JSON (the default; kept for scripts)"
    )
    parser.add_argument(
        "--predictions", type=Path, help="write what was scored, a line per document"
    )
    parser.add_argument("--part", choices=["all", "seen", "aside"], default="all")
    parser.add_argument(
        "--set",
        dest="only",
        action="append",
        help="score only this file, by its stem; may be repeated",
    )
    parser.add_argument(
        "--limit", type=int, help="score only the first so many documents of each set"
    )
    parser.add_argument(
        "--reader", choices=["encoder", "rules"], default="encoder", help="who tags the words"
    )
    parser.add_argument("--results", action="store_true", help="write bench/results.md")
    parser.add_argument(
        "--floors", action="store_true", help="fail where bench/floors.toml is undercut"
    )
    args = parser.parse_args()
    if not args.data.is_dir():
        print(
            f"--data {args.data}: no such folder. Name the folder that holds the corpora; docs/bench.md says how it is laid out.",
            file=sys.stderr,
        )
        return 2
    READER.tagger = args.reader
    names = TASKS if args.task == "all" else (args.task,)
    results = [score(name, args.data, args.part, args.only, args.limit) for name in names]
    results = [r for r in results if r["sets"]]
    if not results:
        print(
            f"--data {args.data}: no file for {args.task} in it. docs/bench.md says how the folder is laid out.",
            file=sys.stderr,
        )
        return 2
    if args.predictions:
        predictions(args.predictions, results)
    if args.results:
        keep(results)
    for result in results:
        del result["found"]
    print(json.dumps(results if args.task == "all" else results[0], ensure_ascii=False, indent=1))
    if args.floors:
        floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
        low = [line for r in results for line in undercut(r, floors)]
        print("\n".join(low), file=sys.stderr)
        return 1 if low else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
