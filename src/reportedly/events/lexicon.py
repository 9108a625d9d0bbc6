"""The table of triggers, ready to be looked up by a word's lemma."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claim import EventKind
from reportedly.errors import TableError
from reportedly.events import kinds
from reportedly.tables import toml, tsv

_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
ROLES = frozenset({"agent", "patient", "mover", "mutual", "none"})


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must hold where a trigger stands.

    ``where`` is ``obj``, ``subj``, ``mod``, ``near``, ``place``, ``xcomp``, ``expl`` or a preposition;
    ``lemmas`` is empty where anything will do. ``PLACE`` and ``PARTY`` among the lemmas ask for such a
    name, ``WEAPON`` for what can stand somewhere, ``COUNTED`` for a noun with its number.
    """

    where: str
    lemmas: frozenset[str]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Trigger:
    """One alternative of one row of ``triggers.tsv``."""

    words: tuple[str, ...]
    pos: str
    kind: EventKind
    conditions: tuple[Condition, ...]
    role: str
    weak: bool
    plover: str | None
    row: int

    @property
    def strictness(self) -> int:
        """How many named things its row asks for: the row that asks for more is tried first."""
        return sum(c.wanted and bool(c.lemmas) for c in self.conditions)


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The named lists of ``classes.toml``."""
    return {name: frozenset(words.split()) for name, words in toml("events/classes.toml").items()}


def condition(written: str) -> Condition:
    """Read one condition as it stands in the table.

    >>> condition("!mod:hunger|general").wanted
    False
    """
    where, colon, what = written.removeprefix("!").partition(":")
    if not colon or not what:
        raise TableError(
            f"events/triggers.tsv: '{written}' is no condition; write where:lemma|@class."
        )
    lemmas: set[str] = set()
    for lemma in what.split("|"):
        if lemma.startswith("@"):
            if lemma[1:] not in classes():
                raise TableError(f"events/triggers.tsv: {lemma} is not in events/classes.toml.")
            lemmas |= classes()[lemma[1:]]
        else:
            lemmas.add(lemma)
    return Condition(where, frozenset() if "*" in lemmas else frozenset(lemmas), written[0] != "!")


def tokens(words: str) -> list[str]:
    """The words of a phrase as the tokeniser cuts them: hyphens between letters stand alone.

    >>> tokens("counter-offensive operation")
    ['counter', '-', 'offensive', 'operation']
    """
    return _HYPHEN.sub(" - ", words).split()


@cache
def inflected() -> Mapping[str, str]:
    """Lemmas by the forms of every verb that opens a row, for words that the tagger took for nouns.

    >>> inflected()["shot"], inflected()["mobilizes"], inflected()["seized"]
    ('shoot', 'mobilize', 'seize')
    """
    irregular = dict(pair.split(":") for pair in toml("events/verbs.toml")["irregular"].split())
    lemmas = {t.words[0] for rows in triggers().values() for t in rows if t.pos == "v"}
    found: dict[str, str] = {}
    for lemma in lemmas:
        stem = lemma.removesuffix("e")
        past = f"{stem[:-1]}ied" if stem.endswith("y") else f"{stem}ed"
        third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
        for form in (third, past):
            found.setdefault(form, lemma)
    found |= {form: lemma for form, lemma in irregular.items() if lemma in lemmas}
    return found


@cache
def triggers() -> Mapping[str, tuple[Trigger, ...]]:
    """Every trigger by its first word; longer phrases first, then rows that ask for more."""
    found: dict[str, list[Trigger]] = {}
    for number, row in enumerate(tsv("events/triggers.tsv")):
        role, _, weak = row["role"].partition(" ")
        if role not in ROLES or row["pos"] not in {"v", "n", "a"} or weak not in {"", "weak"}:
            raise TableError(
                f"events/triggers.tsv: role '{row['role']}' or pos '{row['pos']}' of "
                f"'{row['words']}' is not known; roles are {', '.join(sorted(ROLES))}."
            )
        conditions = () if row["with"] == "-" else tuple(map(condition, row["with"].split()))
        plover = None if row["plover"] == "-" else row["plover"]
        if plover:
            kinds.quad(plover)
        for words in row["words"].split(","):
            phrase = tuple(tokens(words))
            found.setdefault(phrase[0], []).append(
                Trigger(
                    phrase, row["pos"], kinds.kind(row["kind"]), conditions, role, bool(weak),
                    plover, number,
                )
            )  # fmt: skip
    return {
        word: tuple(sorted(rows, key=lambda t: (-len(t.words), -t.strictness, t.row)))
        for word, rows in found.items()
    }
