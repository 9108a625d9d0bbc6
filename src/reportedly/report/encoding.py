"""Bytes into text: which encoding, and what is said when it was guessed, wrong or lost.

The order: a byte order mark; UTF-8, if every byte fits (text in another encoding almost never
does); the charset that the page declares; a guess by charset-normalizer. UTF-8 that was once
read as Windows-1252 and saved again (``â€™``) is put right, and said.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from reportedly.errors import RefusedReport

FEW_ACCENTS = 0.03  # of the bytes; Czech and Polish have twice as many and more
SAMPLE = 200_000  # bytes that the guess looks at

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive (or a Word or EPUB file, which are zips)"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"RIFF", "a sound or video file"),
    (b"PAR1", "a Parquet file"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})"""
)
# What browsers do: pages that say Latin-1 or ASCII are written in Windows-1252.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}

# What news was ever published in. Left to all it knows, the guess takes Windows-1251 for the Macintosh's.
_WRITTEN = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u",
    "iso8859_2", "iso8859_5", "iso8859_9", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp949",
]  # fmt: skip

_CONTINUES = "".join(
    sorted({bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)})
)
_MOJIBAKE = re.compile(f"(?:[\u00c2-\u00df][{_CONTINUES}]|[\u00e0-\u00ef][{_CONTINUES}]{{2}})+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, and notes about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def binary(data: bytes) -> str | None:
    """What binary data look like, in words; null for what may be text.

    >>> binary(b"%PDF-1.7 ..."), binary(b"Shells fell.")
    ('a PDF', None)
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return None
    head = data[:4096]
    if b"\0" in head and not _wide(head):
        return "binary data"
    return None


def decode(data: bytes, *, page: bool = False) -> Decoded:
    """Decode a report's bytes; for a page, its own declared charset is looked at.

    Raises ``RefusedReport`` for binary data and for text that fits no encoding.

    >>> decode("naïve".encode("utf-8")).text
    'naïve'
    """
    looks = binary(data)
    if looks:
        raise RefusedReport(
            f"This is {looks}, not text. Text, HTML and JSON Lines go in; save its text as one of these."
        )
    text, encoding, notes = _unpack(data, page)
    if len(_CONTROL.findall(text, 0, 20_000)) > max(3, len(text[:20_000]) // 50):
        raise RefusedReport(
            f"This reads as binary data (control characters throughout, as {encoding}). "
            "Text, HTML and JSON Lines go in."
        )
    lost = text.count("\ufffd")
    if lost:
        notes.append(f"{lost} characters were lost (�) before the file came here")
    return Decoded(text, encoding, tuple(notes))


def mojibake(text: str) -> list[tuple[int, int, str]]:
    """The stretches that are UTF-8 read as Windows-1252, and what they should be.

    Only where there are two of them, or one of three characters: a lone ``Ã©`` may be meant.

    >>> mojibake("the ministryâ€™s word")
    [(12, 15, '’')]
    """
    found = []
    for match in _MOJIBAKE.finditer(text):
        raw = bytes(_byte(c) for c in match.group())
        try:
            found.append((match.start(), match.end(), raw.decode("utf-8")))
        except UnicodeDecodeError:
            continue
    if len(found) == 1 and found[0][1] - found[0][0] < 3:
        return []
    return found


def _byte(character: str) -> int:
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(character) & 0xFF


def _unpack(data: bytes, page: bool) -> tuple[str, str, list[str]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name, "its byte order mark says"), name, []
    wide = _wide(data[:4096])
    if wide:
        return (
            _strict(data, wide, "its zero bytes say"),
            wide,
            [f"read as {wide}, which it looks like"],
        )
    declared = _declared(data) if page else None
    try:
        text = data.decode("utf-8")
        wrong = declared not in (None, "utf-8") and not data.isascii()
        return text, "utf-8", [f"the page says {declared} but is UTF-8"] if wrong else []
    except UnicodeDecodeError as error:
        broken = error
    if declared and declared != "utf-8":
        try:
            return data.decode(declared), declared, [f"read as {declared}, as the page declares"]
        except UnicodeDecodeError as error:
            broken = error
    return _guess(data, broken, declared)


def _guess(
    data: bytes, broken: UnicodeDecodeError, declared: str | None
) -> tuple[str, str, list[str]]:
    """A few broken bytes in UTF-8 (a page cut in the middle of a letter) are lost, and said; else guess."""
    if broken.encoding == "utf-8":
        text = data.decode("utf-8", "replace")
        lost, good = text.count("\ufffd"), len(text) - len(text.encode("ascii", "ignore"))
        if lost * 20 <= good - lost or (lost <= 2 and broken.start > len(data) - 4):
            return text, "utf-8", []
    best = _likeliest(data[:SAMPLE])
    if best is not None:
        stated = f"it says {declared} and is not" if declared else "its encoding is not stated"
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(best), best, [f"{stated}; {best} was guessed"]
    raise RefusedReport(
        f"Its encoding cannot be told: byte {broken.start} (0x{data[broken.start]:02x}) is not UTF-8 "
        "and no other encoding fits. Save it as UTF-8."
    )


def _likeliest(sample: bytes) -> str | None:
    """What charset-normalizer takes it for; Windows-1252 where that fits as well and accents are few.

    A handful of accents in an English text tells no code page from another, and browsers take the
    Western one then (WHATWG Encoding Standard, *windows-1252* as the default of Western locales).
    """
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=_WRITTEN)
    best = matches.best()
    if best is None:
        return None
    high = sum(byte > 0x7F for byte in sample)
    fits = any(m.chaos <= best.chaos and "cp1252" in m.could_be_from_charset for m in matches)
    return "cp1252" if fits and high < FEW_ACCENTS * len(sample) else best.encoding


def _strict(data: bytes, name: str, why: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise RefusedReport(
            f"It is not {name}, which {why}: byte {error.start} does not fit. Save it as UTF-8."
        ) from error


def _declared(data: bytes) -> str | None:
    """The charset that the head of a page names, as Python calls it."""
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return None
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # a page whose declaration could be read as ASCII is not UTF-16
    return _MEANT.get(name, name)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in every other byte."""
    if len(head) < 8 or b"\0" not in head:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.6 * half and head[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None
