"""What it was done with: weapons and vehicles, their count and their operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly import actors
from reportedly.claim import Means
from reportedly.events.lexicon import tokens as cut
from reportedly.language.text import Text, Token
from reportedly.tables import tsv

NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
STANDING = frozenset({"aircraft", "drone", "artillery", "armour", "air-defence", "ship"})
PIECES = frozenset({"system", "launcher", "battery", "rifle", "piece", "unit"})
LISTING = frozenset({"CCONJ", "NUM", "ADJ", "DET"})
LONGEST_NUMBER = 9  # digits


@dataclass(frozen=True, slots=True)
class Weapon:
    """A row of ``means.tsv`` found in the text."""

    name: str
    kind: str
    words: tuple[Token, ...]
    head: Token


@cache
def table() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Means by their first word, longer names first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in tsv("events/means.tsv"):
        for written in row["words"].split(","):
            words = tuple(cut(written))
            found.setdefault(words[0], []).append((words, row["name"], row["kind"]))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in found.items()}


@cache
def _things() -> frozenset[str]:
    """Nouns of weapons, so that "three drone strikes" do not become three drones."""
    rows = (row for listed in table().values() for row in listed)
    return PIECES | {"bomber"} | {words[-1] for words, _, kind in rows if kind != "suicide"}


@cache
def arms() -> frozenset[str]:
    """Single words for aircraft, vehicles, guns and ships: what can stand somewhere and be seen."""
    rows = (row for listed in table().values() for row in listed)
    return frozenset(words[0] for words, _, kind in rows if len(words) == 1 and kind in STANDING)


def weapons(text: Text) -> Mapping[int, tuple[Weapon, ...]]:
    """The weapons of each sentence, by the sentence's number."""
    return text.once("events.weapons", _weapons)


def _weapons(text: Text) -> Mapping[int, tuple[Weapon, ...]]:
    known, tokens = table(), text.tokens
    found: dict[int, list[Weapon]] = {}
    end = 0
    for token in tokens:
        rows = known.get(token.lower) or known.get(token.lemma)
        if rows is None and token.tag == "NNPS":  # a headline's plural, whose lemma keeps its s
            rows = known.get(token.lower[:-1])
        if not rows or token.i < end or token.pos == "VERB":
            continue
        for words, name, kind in rows:
            run = tokens[token.i : token.i + len(words)]
            if len(run) == len(words) and all(
                w in {t.lower, t.lemma, t.lower.removesuffix("s")}
                for t, w in zip(run, words, strict=True)
            ):
                end = token.i + len(words)
                weapon = Weapon(name, kind, run, _head(run[-1]))
                ones = found.setdefault(token.sentence, [])
                if not ones or ones[-1].head is not weapon.head:  # "Bayraktar drone" is one
                    ones.append(weapon)
                break
    return {sentence: tuple(ones) for sentence, ones in found.items()}


def _head(token: Token) -> Token:
    """The noun that a designation stands before: ``MiG-29 fighters``."""
    while (
        token.dep in {"compound", "nmod", "amod"}
        and token.head.i > token.i
        and token.head.pos in {"NOUN", "PROPN"}
    ):
        token = token.head
    return token


def means(text: Text, weapon: Weapon) -> Means:
    """A weapon as the record has it."""
    head = weapon.head
    words = [*weapon.words, head] if head.i - weapon.words[-1].i <= 2 else list(weapon.words)
    thing = head.lemma in _things() if weapon.kind == "suicide" else head in weapon.words
    number = next(
        (
            c
            for c in head.children
            if c.dep == "nummod" and c.entity != "DATE" and (thing or head.lemma in _things())
        ),
        None,
    )
    return Means(
        weapon.name, weapon.kind, count(number), operator(text, weapon), text.span_of(*words)
    )


def follows(text: Text, weapon: Weapon, before: Weapon) -> bool:
    """Whether a weapon is listed right after another: "fighters and 13 helicopters"."""
    between = text.tokens[before.head.i + 1 : weapon.words[0].i]
    return len(between) <= 4 and all(t.pos in LISTING or t.lower == "," for t in between)


def read(text: Text, carried: Sequence[Weapon]) -> tuple[Means, ...]:
    """Weapons as the record has them; one listed after another has its operator."""
    found: list[Means] = []
    for n, weapon in enumerate(carried):
        one = means(text, weapon)
        if n and one.operator is None and follows(text, weapon, carried[n - 1]):
            one = replace(one, operator=found[-1].operator)
        found.append(one)
    return tuple(found)


def count(token: Token | None) -> int | None:
    """A number written in digits or as a small word; null for anything else."""
    if token is None:
        return None
    digits = token.text.replace(",", "")
    if digits.isdecimal() and len(digits) <= LONGEST_NUMBER:
        return int(digits)
    return NUMBERS.index(token.lower) if token.lower in NUMBERS else None


def operator(text: Text, weapon: Weapon) -> str | None:
    """Whose it is: the demonym, owner or "of" phrase that it carries; of listed things, the first's."""
    head = weapon.head
    for noun in (head, head.head) if head.dep == "conj" else (head,):
        for child in noun.children:
            if child.dep in {"amod", "poss", "compound", "nmod"} and child not in weapon.words:
                who = actors.refer(text, child) or actors.who(text, child)
                if who is not None and (who.code or who.country):
                    return who.code or who.country
    return None
