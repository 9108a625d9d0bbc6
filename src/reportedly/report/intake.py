"""Files into items: the bytes of one report each, read as a stream.

An item is cheap and goes to a worker process as it is; cleaning and reading happen there. The
original of an item is its file's bytes, or its row's bytes without the line's end; gzip is a
wrapping, not part of the original.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, Protocol

from reportedly.errors import RefusedReport
from reportedly.report.encoding import binary
from reportedly.report.fields import holds_row
from reportedly.report.options import DEFAULT, Kind, Options

STDIN = "-"
INFLATION = (
    300  # a gzip archive that grows more than this is refused; news text grows 3- to 10-fold
)
CHUNK = 1 << 20

_HTML = re.compile(
    rb"^\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100}){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1|table|section|main|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"<(?:/p|/div|/a|/span|br ?/?|/h[1-6]|/li|/body|/html)>", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE)
_SUFFIXES: dict[str, Literal["text", "html", "rows"]] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".jsonl": "rows", ".ndjson": "rows", ".jsonlines": "rows",
}  # fmt: skip
_NOT_READ = {
    ".csv": "a table", ".tsv": "a table", ".xlsx": "a table", ".parquet": "a table",
    ".xml": "XML", ".rss": "a feed", ".warc": "a web archive", ".eml": "e-mail",
}  # fmt: skip


class Stream(Protocol):
    """What is asked of an open file."""

    def read(self, size: int = -1, /) -> bytes: ...

    def readline(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Item:
    """One report's bytes before anything was read: ``row`` counts lines of a file from 1."""

    origin: str
    row: int | None
    data: bytes
    kind: Kind
    how: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or row that cannot go in, and why, as a sentence."""

    origin: str
    row: int | None
    reason: str


def walk(paths: Iterable[Path | str]) -> Iterator[Path]:
    """The files that ``paths`` name: files as they are, folders with all below them.

    Entries of a folder come sorted by name; hidden ones are left out, and a folder that was
    seen already (a link that leads back) is not entered again. ``-`` is passed on.
    """
    seen: set[tuple[int, int]] = set()
    for path in map(Path, paths):
        if path.is_dir():
            yield from _below(path, seen)
        else:
            yield path


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    todo = [folder]
    while todo:
        path = todo.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            stat = path.stat()
            if (stat.st_dev, stat.st_ino) in seen:
                continue
            seen.add((stat.st_dev, stat.st_ino))
            entries = sorted(e for e in path.iterdir() if not e.name.startswith("."))
        except OSError:
            yield path  # items() says why it cannot be opened
            continue
        todo.extend(reversed(entries))


def items(path: Path | str, options: Options = DEFAULT) -> Iterator[Item | Refused]:
    """The items of one file (or of standard input, ``-``), each read when it is asked for.

    A file that cannot be opened, or a row that is too long, comes as a ``Refused``; whatever can
    be read still comes.
    """
    origin = str(path)
    try:
        if origin == STDIN:
            yield from _opened(sys.stdin.buffer, origin, "", "standard input", options)
            return
        path = Path(path)
        if path.exists() and not path.is_file():
            raise RefusedReport("This is neither a file nor a folder, so it is not opened.")
        suffixes = [s.lower() for s in path.suffixes]
        packed = bool(suffixes) and suffixes[-1] == ".gz"
        suffix = (suffixes[:-1] if packed else suffixes or [""])[-1:] or [""]
        with path.open("rb") as raw:
            stream: Stream = _Unpacked(raw) if packed else raw
            how = "gzip file" if packed else "file"
            yield from _opened(stream, origin, suffix[0], how, options)
    except RefusedReport as refused:
        yield Refused(origin, None, str(refused))
    except (OSError, EOFError, zlib.error) as error:
        yield Refused(origin, None, _unopened(error))


def _opened(stream: Stream, origin: str, suffix: str, how: str,
            options: Options) -> Iterator[Item | Refused]:  # fmt: skip
    """The items of an open file: what it looks like goes before what it is called."""
    head = _first(stream)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        rest = stream.read(CHUNK)
        if not rest.strip():
            raise RefusedReport("This file is empty.")
        head += rest
    kind, notes = _kind_of(head, suffix, options)
    if kind == "rows":
        yield from _rows(stream, head, origin, how, options)
        return
    data = head + stream.read(max(0, options.max_bytes + 1 - len(head)))
    if len(data) > options.max_bytes:
        raise RefusedReport(
            f"This report is longer than {options.max_bytes:,} bytes. Split it, or give its "
            "articles as JSON Lines, one a line."
        )
    yield Item(origin, None, data, "html" if kind == "html" else "text", how, notes)


def _first(stream: Stream) -> bytes:
    """The first bytes, and the rest of the line they end in as far as it is short."""
    head = stream.read(64 * 1024)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and b"\n" not in head:
        head += stream.readline(CHUNK)
    return head


def _kind_of(head: bytes, suffix: str,
             options: Options) -> tuple[Literal["text", "html", "rows"], tuple[str, ...]]:  # fmt: skip
    if options.kind:
        return "rows" if options.kind == "row" else options.kind, ()
    called = _SUFFIXES.get(suffix)
    looks = binary(head)
    if looks:
        raise RefusedReport(
            f"This is {looks}, not text. Text, HTML and JSON Lines go in; save its text as one of these."
        )
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        if called == "rows":
            raise RefusedReport("This JSON Lines file is UTF-16. Save it as UTF-8.")
        return called or "text", ()
    if start[:1] == b"{" and (called == "rows" or holds_row(start.split(b"\n", 1)[0])):
        return "rows", ()
    if called == "rows":
        return "rows", ()
    if suffix in _NOT_READ or (start[:1] == b"<" and _FEED.search(head[:2000])):
        what = _NOT_READ.get(suffix, "a feed")
        raise RefusedReport(
            f"This is {what}, which is not read. Give its articles as JSON Lines, one object a line."
        )
    if (start[:1] == b"[" and suffix == ".json") or (suffix == ".json" and start[:1] == b"{"):
        raise RefusedReport(
            "This is one JSON document, not JSON Lines. Write one object a line (jq -c '.[]')."
        )
    page = bool(_HTML.match(start[:8192])) or len(_TAGS.findall(head)) > 10
    if page and called == "text":
        return "html", ("named as text, but it is a page and was read as one",)
    if called == "html" and not page and not re.search(rb"<[a-zA-Z!/]", head):
        return "text", ("named as a page, but it has no tags and was read as text",)
    return ("html" if page or called == "html" else "text"), ()


def _rows(stream: Stream, head: bytes, origin: str, how: str,
          options: Options) -> Iterator[Item | Refused]:  # fmt: skip
    """A row an item; blank lines are passed over, a line beyond the limit is skipped in pieces."""
    lines = _Lines(stream, head)
    number = 0
    while True:
        line = lines.read(options.max_bytes)
        if line is None:
            return
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > options.max_bytes:
            size = len(line)
            del line
            size += lines.skip()
            yield Refused(
                origin, number,
                f"This row is {size:,} bytes long; at most {options.max_bytes:,} are read. "
                "A row is one report: was a line break lost?",
            )  # fmt: skip
            continue
        line = line.rstrip(b"\r\n")
        if line.strip():
            yield Item(origin, number, line, "row", f"{how}, a row of JSON Lines")


class _Lines:
    """Lines of bounded length out of a stream whose head was read already."""

    def __init__(self, stream: Stream, head: bytes) -> None:
        self._head = io.BytesIO(head)
        self._stream = stream

    def read(self, limit: int) -> bytes | None:
        """A line with its end, or its first ``limit + 1`` bytes; null at the end of the file."""
        line = self._head.readline(limit + 1)
        if not line.endswith(b"\n") and len(line) <= limit:
            line += self._stream.readline(limit + 1 - len(line))
        return line or None

    def skip(self) -> int:
        """Pass over the rest of a line; its length."""
        passed = 0
        while True:
            part = self._head.readline(CHUNK) or self._stream.readline(CHUNK)
            passed += len(part)
            if not part or part.endswith(b"\n"):
                return passed


class _Unpacked:
    """What is in a gzip file, as long as it does not swell beyond reason."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._gzip = gzip.GzipFile(fileobj=raw)
        self._size = os.fstat(raw.fileno()).st_size
        self._given = 0

    def _count(self, data: bytes) -> bytes:
        self._given += len(data)
        if self._given > 50 * CHUNK and self._given > INFLATION * self._size:
            raise RefusedReport(
                f"This gzip file swells to more than {INFLATION} times its size, as no news text does. "
                "Unpack it and look at it before it goes in."
            )
        return data

    def read(self, size: int = -1, /) -> bytes:
        parts = []
        left = sys.maxsize if size < 0 else size
        while left > 0:
            part = self._count(self._gzip.read(min(left, CHUNK)))
            if not part:
                break
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def readline(self, size: int = -1, /) -> bytes:
        return self._count(self._gzip.readline(size))


def _unopened(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file."
    if isinstance(error, PermissionError):
        return "This file may not be read (its permissions forbid it)."
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return f"This gzip file is broken ({error}). Whole rows before the break went in."
    return f"This file cannot be read: {getattr(error, 'strerror', None) or error}."
