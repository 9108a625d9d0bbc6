"""Files that no one would write on purpose, among some that are fine."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

GOOD = (
    "The army said on Monday that shells hit Ganja and killed {} people. "
    "The ministry in Baku denied that troops had fired at Barda.\n"
)


def story(n: int) -> str:
    """A report of its own: it says that ``n`` people were killed."""
    return GOOD.format(n)


def page(n: int, head: str = "") -> str:
    """A page with a story."""
    return (
        f"<html><head>{head}<title>Ganja hit</title></head><body><article><p>{story(n)}</p>"
        "<p>Nobody else was hurt in the strike, the mayor told reporters.</p></article></body></html>"
    )


def reportedly(*words: str | Path | int, stdin: bytes | None = None, **more: Any) -> subprocess.CompletedProcess[str]:  # fmt: skip
    """Run the command line as a person would."""
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", *map(str, words)],
        input=stdin, capture_output=True, timeout=600, check=False, **more,
    )  # fmt: skip
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def rows(*words: str | Path) -> list[dict[str, Any]]:
    """The JSON Lines that a command prints."""
    done = reportedly(*words)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def killed(ledger: Path) -> list[int]:
    """The dead that the ledger tells of."""
    claims = rows("claims", "--ledger", ledger, "--figure", "killed", "--json")
    return sorted(claim["figures"][0]["best"] for claim in claims)


def write_files(home: Path) -> None:
    """Whole files: empty, binary, cut, misnamed, of a wrong encoding, packed, endless."""
    files: dict[str, bytes] = {
        "good.txt": story(11).encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 20,
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "nul.txt": story(99).encode().replace(b" ", b"\0"),
        "few-nuls.txt": (story(12) + "\nThe day was cold.\n" * 250 + "\0\0\n").encode(),
        "cut.html": page(13)[:-60].encode(),
        "cut-in-a-tag.html": (page(14).split("</p>")[0] + '</p><a href="http://exam').encode(),
        "page.txt": page(15).encode(),
        "text.html": story(16).encode(),
        "says-utf-8.html": page(17, "<meta charset=utf-8>").replace("mayor", "maïre").encode("cp1252"),
        "utf-16.txt": story(18).encode("utf-16"),
        "utf-16-unmarked.txt": story(19).encode("utf-16-be"),
        "utf-16.jsonl": json.dumps({"text": story(99)}).encode("utf-16"),
        "future.html": page(20, '<meta property="article:published_time" content="2091-05-05">').encode(),
        "deep.html": ("<html><body>" + "<div>" * 100_000 + f"<p>{story(21)}</p>").encode(),
        "word.txt": (story(22) + "\n" + "(" * 1_000_000).encode(),
        "escapes.txt": f"Blast \x1b]0;owned\x07\x1b[31m \u202egnihton\n\n{story(23)}".encode(),
        "cut.txt.gz": gzip.compress(story(99).encode() * 100)[:80],
        "bomb.jsonl.gz": gzip.compress(b"0" * 80_000_000),
    }  # fmt: skip
    for name, data in files.items():
        (home / name).write_bytes(data)
    Path(os.fsdecode(bytes(home) + b"/caf\xe9.txt")).write_text(story(24))
    (home / "line\nbreak\x1b[31m.txt").write_text(story(25))
    (home / "loop").symlink_to(home)
    (home / "self").symlink_to("self")
    (home / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(home / "pipe.txt")


BROKEN = [
    '{"text": "cut', "[1, 2]", '"words"', "{}", '{"outlet": "The Gate"}', '{"text": " "}',
    "[" * 10_000 + "]" * 10_000, '{"a":' * 10_000 + "1" + "}" * 10_000, '{"text": "x", "n": NaN}',
]  # fmt: skip


def write_rows(home: Path) -> None:
    """JSON Lines: broken rows between good ones, and a line of 50 MB."""
    odd = [
        {"text": story(31), "published": "2099-01-01"},
        {"text": story(32), "published": "99999-99-99"},
        {"text": story(33), "title": "\x1b]0;owned\x07 \u202egnihton", "outlet": "\x1b[2JThe Gate"},
        {"text": story(34) + "\0", "title": "A\0B", "outlet": "a\0b", "url": "http://[::1"},
    ]
    with (home / "rows.jsonl").open("w") as out:
        out.write(json.dumps({"text": story(30)}) + "\n")
        out.writelines(line + "\n" for line in BROKEN)
        out.writelines(json.dumps(row) + "\n" for row in odd)
    with (home / "wide.jsonl").open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(50):
            out.write(b"shells " * 150_000)
        out.write(b'"}\n' + json.dumps({"text": story(35)}).encode())
