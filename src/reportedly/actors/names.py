"""Names of the tables in a text: states, their adjectives and seats, groups, organisations, media.

``states.tsv`` and ``actors.tsv`` hold the names; a name is found as the longest run of tokens that
spells it, hyphens aside ("Nagorno - Karabakh"). Case decides only where it must: a name needs a
capital, an acronym all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from reportedly.claim import VoiceKind
from reportedly.errors import TableError
from reportedly.language import Text, Token
from reportedly.tables import tsv

Form = Literal["name", "adjective", "people", "seat"]

#: Acronyms that are English words too; in a text in capitals throughout they are read as those.
WORDS = frozenset(
    [
        "us",
        "is",
        "it",
        "who",
        "car",
        "au",
        "sl",
        "let",
        "pace",
        "ap",
        "apa",
        "trend",
        "sana",
        "wafa",
        "an",
        "arena",
        "drc",
        "iom",
        "aim",
        "isw",
        "fir",
        "rip",
        "contra",
        "congress",
        "memorial",
        "fars",
        "fano",
        "amal",
        "cis",
    ]
)
_PIECE = re.compile(r"[^\W_]+(?:[.'’&/][^\W_]+)*\.?|[^\s\w]")
#: What stands before the name of those whom somebody is against, or is not.
AGAINST = frozenset({"anti", "counter", "non"})
#: Participles whose "X-" says who helps them, or where they are: "US-backed rebels" are not the US.
SPONSORED = frozenset(
    [
        "backed",
        "supported",
        "funded",
        "financed",
        "armed",
        "trained",
        "equipped",
        "sponsored",
        "allied",
        "aligned",
        "friendly",
        "based",
        "made",
        "built",
    ]
)
_HYPHENS = frozenset("-–—‐‑")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table, under one of its words.

    ``code`` is whose party it is, ``country`` the state (or authority) behind it.
    """

    name: str
    code: str | None
    country: str | None
    role: str
    voice: VoiceKind
    form: Form
    table: str
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A name that tokens ``first`` up to and including ``last`` spell."""

    first: int
    last: int
    entry: Entry


@cache
def index() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Every word of the tables by its first piece, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for phrase, entry in _entries():
        pieces = split(phrase)
        found.setdefault(pieces[0], []).append((pieces, entry))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), not row[1].acronym)))
        for first, rows in found.items()
    }


def split(phrase: str) -> tuple[str, ...]:
    """A phrase in lower-case pieces as the tokeniser cuts it, without hyphens.

    >>> split("Nagorno-Karabakh's U.S. envoy")
    ('nagorno', 'karabakh', "'s", 'u.s.', 'envoy')
    """
    pieces = []
    for piece in _PIECE.findall(phrase.lower().replace("’", "'")):
        if piece.endswith("'s"):
            pieces += [piece[:-2], "'s"]
        elif piece not in _HYPHENS:
            pieces.append(piece)
    return tuple(pieces)


def matches(text: Text) -> dict[int, Match]:
    """The names of a text, by the index of every token that they cover."""
    return text.once("actors.names", _matches)


def _matches(text: Text) -> dict[int, Match]:
    found: dict[int, Match] = {}
    table = index()
    tokens = text.tokens
    i = 0
    while i < len(tokens):
        rows = table.get(tokens[i].lower.replace("’", "'"))
        match = _longest(text, i, rows) if rows and not _by_article(tokens, i) else None
        if match is None:
            i += 1
            continue
        if _opposed(tokens, i):
            i = match.last + 1
            continue
        for covered in range(match.first, match.last + 1):
            found[covered] = match
        i = match.last + 1
    return found


def _by_article(tokens: Sequence[Token], i: int) -> bool:
    """ "Abu Jandal al-Kuwaiti": where a man comes from is part of his name."""
    return i > 1 and tokens[i - 1].text in _HYPHENS and tokens[i - 2].lower in {"al", "el"}


def _opposed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name only says whom somebody is against: "anti-Taliban fighters"."""
    before = [t.lower for t in tokens[max(0, i - 2) : i] if t.text not in _HYPHENS]
    hyphen = i > 0 and tokens[i - 1].text in _HYPHENS
    return hyphen and bool(before) and before[-1] in AGAINST


def _longest(text: Text, i: int, rows: Sequence[tuple[tuple[str, ...], Entry]]) -> Match | None:
    token = text.tokens[i]
    for pieces, entry in rows:
        if entry.acronym:
            verb = token.lower in WORDS and token.pos in {"AUX", "PRON", "VERB"}
            if not token.text.isupper() or verb or (text.capitals and token.lower in WORDS):
                continue
        elif not (text.capitals or token.text[0].isupper() or entry.name[0].islower()) and not (
            pieces[0] in AGAINST and len(pieces) > 1
        ):
            continue
        last = spelled(text.tokens, i, pieces)
        if last is not None and not (last == i and _part_of_a_name(text, token, entry)):
            return Match(i, last, entry)
    return None


def _part_of_a_name(text: Text, token: Token, entry: Entry) -> bool:
    """ "Lincoln Memorial" is not the organisation of that one word."""
    if entry.acronym or entry.form != "name" or entry.table == "states.tsv" or token.i == 0:
        return False
    before = text.tokens[token.i - 1]
    return before.pos == "PROPN" and before.head is token and before.lower not in index()


def hyphened(text: Text, token: Token) -> bool:
    """Whether a name only sponsors or places something: "Moscow-brokered", "rebel-held"."""
    i = token.i
    if i + 2 >= len(text.tokens) or text.tokens[i + 1].text not in _HYPHENS:
        return False
    after = text.tokens[i + 2]
    return after.tag in {"VBN", "VBD", "JJ"} and after.start == text.tokens[i + 1].end


def sponsors(text: Text, token: Token) -> bool:
    """Whether a name only says whom somebody is for, is helped by or lives with: "pro-Russian", "US-backed"."""
    before = [t.lower for t in text.tokens[max(0, token.i - 2) : token.i]]
    if before[-2:] in (["pro", "-"], ["pro", "–"]):
        return True
    after = text.tokens[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text in _HYPHENS and after[1].lower in SPONSORED


def spelled(tokens: Sequence[Token], i: int, pieces: tuple[str, ...]) -> int | None:
    """The index of the last token of ``pieces`` where they stand from token ``i`` on."""
    if len(pieces) == 1:
        return i if tokens[i].lower.replace("’", "'") == pieces[0] else None
    sentence = tokens[i].sentence
    at = i
    for n, piece in enumerate(pieces):
        if n:
            at += 1
            while at < len(tokens) and tokens[at].lower in _HYPHENS:
                at += 1
        if at >= len(tokens) or tokens[at].sentence != sentence:
            return None
        if tokens[at].lower.replace("’", "'") != piece:
            return None
    return at


def country(word: str) -> str | None:
    """The code behind a name, adjective, people or seat of government; null where none is meant.

    ISO 3166-1 alpha-3, or a code of ``actors.tsv`` for an authority without one.

    >>> [country(word) for word in ("Azeri", "Armenians", "Tiraspol", "Moscow", "Monday")]
    ['AZE', 'ARM', 'xPMR', 'RUS', None]
    """
    pieces = split(word)
    if not pieces:
        return None
    for spelling, entry in index().get(pieces[0], ()):
        if spelling == pieces and entry.role in {"state", "government", "people"}:
            return entry.country
    return None


@cache
def adjective(code: str) -> str | None:
    """The first adjective of a code ("Armenian" for ARM); its name where it has none."""
    for row in tsv("actors/states.tsv"):
        if row["code"] == code:
            return (row["adjectives"].split("|")[0]) or row["name"]
    return name_of(code)


@cache
def entry_of(name: str) -> Entry | None:
    """The row of ``actors.tsv`` that goes by exactly this name; null where none does.

    >>> entry_of("Syrian Civil Defence").name, entry_of("Chadian Civil Defence")
    ('White Helmets', None)
    """
    pieces = split(name)
    rows = index().get(pieces[0], ()) if pieces else ()
    return next((e for words, e in rows if words == pieces and e.table == "actors.tsv"), None)


@cache
def name_of(code: str) -> str | None:
    """The name that goes with a code, the first row of the tables that bears it."""
    for table in ("actors/states.tsv", "actors/actors.tsv"):
        for row in tsv(table):
            if row["code"] == code:
                return row["name"]
    return None


def _entries() -> Iterator[tuple[str, Entry]]:
    """Every word with its entry; a word of an earlier row is not taken over by a later one."""
    seen: set[tuple[tuple[str, ...], bool]] = set()
    for phrase, entry in [*_state_entries(), *_actor_entries()]:
        key = (split(phrase), entry.acronym)
        if key not in seen:
            seen.add(key)
            yield phrase, entry


def _state_entries() -> Iterator[tuple[str, Entry]]:
    for row in tsv("actors/states.tsv"):
        for phrase in (row["name"], *_cells(row["aliases"])):
            yield phrase, _state(row, "name", phrase)
        if row["name"][-1] != "s":  # an apostrophe that was lost: "Syrias army"
            yield row["name"] + "s", _state(row, "adjective", row["name"])
        for phrase in _cells(row["adjectives"]):
            yield phrase, _state(row, "adjective", phrase)
            if phrase[-1] in "nai":
                yield phrase + "s", _state(row, "people", phrase)
        for phrase in _cells(row["people"]):
            yield phrase, _state(row, "people", phrase)
        for phrase in _cells(row["capital"]):
            yield phrase, _state(row, "seat", phrase)


def _state(row: Mapping[str, str], form: Form, phrase: str) -> Entry:
    role = {"name": "state", "adjective": "state", "people": "people", "seat": "government"}[form]
    return Entry(
        row["name"], row["code"], row["code"], role,
        "resident" if form == "people" else "government", form, "states.tsv", _acronym(phrase),
    )  # fmt: skip


def _actor_entries() -> Iterator[tuple[str, Entry]]:
    kinds = set(get_args(VoiceKind))
    for row in tsv("actors/actors.tsv"):
        if row["voice"] not in kinds:
            raise TableError(
                f"actors/actors.tsv, {row['name']}: voice {row['voice']!r} is not one of "
                f"{', '.join(sorted(kinds))}."
            )
        own = row["code"] or row["country"] or None
        # An authority with a state's role is the country of its own organs.
        country = row["code"] if row["role"] == "state" else row["country"] or row["code"] or None
        for cell in (row["name"], *_cells(row["aliases"])):
            phrase = cell.strip("=*")
            form: Form = "name"
            if cell.startswith("="):
                form = "adjective"
            elif cell.endswith("*"):
                form = "seat"
            voice: VoiceKind = row["voice"]  # type: ignore[assignment]  # checked above
            yield (
                phrase,
                Entry(
                    row["name"], own, country, "government" if form == "seat" else row["role"],
                    voice, form, "actors.tsv", _acronym(phrase),
                ),
            )  # fmt: skip
            if form == "adjective" and phrase[-1] in "nai":
                entry = Entry(
                    row["name"], own, country, "people", "resident", "people", "actors.tsv"
                )
                yield phrase + "s", entry


def _cells(cell: str) -> list[str]:
    return [word for word in cell.split("|") if word]


def _acronym(phrase: str) -> bool:
    letters = [c for c in phrase if c.isalpha()]
    return len(letters) <= 6 and " " not in phrase and phrase.isupper()
