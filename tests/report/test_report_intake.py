"""Files, folders and streams: what goes in, what is refused, and in which words."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportedly.report import Incoming, Item, Options, Refused, items, read_path, report_from, walk

STORY = "Shells hit a farm on Monday, the army said. Nobody was hurt in the attack."


def only(path: Path, options: Options = Options()) -> Item | Refused:  # noqa: B008  # frozen
    came = list(items(path, options))
    assert len(came) == 1
    return came[0]


def refusal(path: Path) -> str:
    came = next(iter(read_path(path)))
    assert isinstance(came, Refused)
    assert came.origin == str(path)
    return came.reason


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_folders_are_walked_in_order_without_hidden_files_and_loops(tmp_path: Path) -> None:
    for name in ["b.txt", "a/c.txt", "a/.hidden.txt", ".git/config.txt", "a/d.html"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path / name, STORY)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in walk([tmp_path])] == [
        "a/c.txt",
        "a/d.html",
        "b.txt",
    ]
    assert list(walk(["-", tmp_path / "none"])) == [Path("-"), tmp_path / "none"]


def test_the_original_is_the_bytes(tmp_path: Path) -> None:
    data = STORY.encode()
    (came,) = read_path(written(tmp_path / "a.txt", data))
    assert isinstance(came, Incoming)
    assert came.original == data
    assert came.report.original == hashlib.sha256(data).hexdigest()
    assert came.report.custody is not None and came.report.custody.origin == str(tmp_path / "a.txt")


def test_the_original_of_a_row_is_its_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY, "id": n}).encode() for n in range(3)]
    path = written(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + b"\r\n".join(lines) + b"\r\n\r\n")
    came = [c for c in read_path(path) if isinstance(c, Incoming)]
    assert [c.original for c in came] == lines
    assert [c.report.custody.row for c in came if c.report.custody] == [1, 2, 3]


def test_gzip_is_a_wrapping(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": STORY, "id": n}) + "\n" for n in range(3))
    plain = list(items(written(tmp_path / "a.jsonl", rows)))
    packed = list(items(written(tmp_path / "a.jsonl.gz", gzip.compress(rows.encode()))))
    assert [i.data for i in plain if isinstance(i, Item)] == [
        i.data for i in packed if isinstance(i, Item)
    ]
    assert len(packed) == 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY}) + "\n"
    for data, kinds in [
        (rows, ["row", "row"]),
        (STORY, ["text"]),
        (f"<html><body><p>{STORY}</p></body></html>", ["html"]),
    ]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))
        assert [i.kind for i in items("-") if isinstance(i, Item)] == kinds


def test_what_a_file_is_goes_before_what_it_is_called(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{STORY}</p></article></body></html>"
    came = only(written(tmp_path / "page.txt", page))
    assert isinstance(came, Item) and came.kind == "html" and "named as text" in came.notes[0]
    came = only(written(tmp_path / "text.html", STORY))
    assert isinstance(came, Item) and came.kind == "text" and "no tags" in came.notes[0]
    came = only(written(tmp_path / "rows.txt", json.dumps({"text": STORY}) + "\n"))
    assert isinstance(came, Item) and came.kind == "row"
    assert report_from(came).text == STORY


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", b"%PDF-1.7 \x00\x01", "a PDF"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG picture"),
        ("a.txt", bytes(range(256)) * 20, "binary data"),
        ("a.docx", b"PK\x03\x04" + bytes(50), "zip archive"),
        ("a.csv", b"id,text\n1,Shells fell", "a table"),
        ("a.xml", b'<?xml version="1.0"?><rss><channel/></rss>', "XML"),
        ("a.json", b'[{"text": "Shells fell"}]', "not JSON Lines"),
        ("a.jsonl", "{}".encode("utf-16"), "UTF-16"),
        ("a.txt.gz", b"not gzip at all", "broken"),
        ("a.txt.gz", gzip.compress(b"Shells fell " * 5000, mtime=0)[:60], "broken"),
        ("a.html", b"<html><head></head><body></body></html>", "no article"),
    ],
)
def test_what_cannot_go_in_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    assert says in refusal(written(tmp_path / name, data))


def test_a_file_that_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == "There is no such file."
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in refusal(tmp_path / "pipe.txt")


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb") as out:
        for _ in range(80):
            out.write(b"0" * 1_000_000)
    assert "swells" in " ".join(r.reason for r in items(path) if isinstance(r, Refused))


def test_a_long_line_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "' + b"shells " * 400_000 + b'"}\n')
        out.write(json.dumps({"text": STORY}).encode() + b"\n")
    first, second = items(path, Options(max_bytes=1_000_000))
    assert isinstance(first, Refused) and first.row == 1 and "2,800,013 bytes" in first.reason
    assert isinstance(second, Item) and second.row == 2


def test_a_long_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", STORY * 100)
    came = only(path, Options(max_bytes=1000))
    assert isinstance(came, Refused) and "longer than 1,000 bytes" in came.reason


def test_items_and_options_travel_to_workers(tmp_path: Path) -> None:
    came = only(written(tmp_path / "a.txt", STORY))
    assert isinstance(came, Item)
    item, options = pickle.loads(pickle.dumps((came, Options(fields=(("text", "corpo"),)))))
    assert report_from(item, options) == report_from(came, options)
    assert pickle.loads(pickle.dumps(report_from(came))) == report_from(came)


def test_a_very_long_report_is_read() -> None:
    data = "".join(f"{STORY} It was report number {n}.\n\n" for n in range(10_000)).encode()
    report = report_from(Item("a.txt", None, data, "text", "file"))
    assert len(report.text.split()) >= 190_000
