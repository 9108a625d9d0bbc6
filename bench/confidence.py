"""Confidence: how sure MUC-4's key is of a perpetrating organisation, against our stance and level.

For each line of the slot ``PERP: ORGANIZATION CONFIDENCE`` the claim about that incident is looked up (kind
of event by ``INCIDENT: TYPE``, the organisation among its actors, else the template's individuals), and its
last voice, stance, level and polarity are turned into one of the slot's values by ``confidence.toml``.
``found`` is the share of lines that a claim answers; ``accuracy`` and ``macro_f1`` (over the values that
the key has) are over those lines, with the same for a reader that always gives the commonest value of the set
(``majority_accuracy``, ``majority_macro_f1``). Alternatives after ``/`` are each right. ``in_table`` is the
share of lines with a value that the table knows; others are left out of everything else.

Nothing in the reader was trained on this slot or made for it. Reports without such a line are not read.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import lines
from bench.task import Document, f1, jsonl
from reportedly.claim import Claim
from reportedly.reading import read
from reportedly.report import clean

TABLE: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
#: The values in the order of the table; where the key allows several and none was given, the first counts.
VALUES = tuple(dict.fromkeys(row["name"] for row in TABLE["values"]))
SLOTS = ("PERP: ORGANIZATION CONFIDENCE", "PERP: CONFIDENCE")
_WORD = re.compile(r"[^\W_]+")
#: Words that name no organisation by themselves.
_EMPTY = frozenset(
    [
        "the",
        "of",
        "and",
        "a",
        "an",
        "for",
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
        "y",
        "group",
        "groups",
        "members",
    ]
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation of a template: any of ``values`` is right."""

    values: frozenset[str]
    organisation: frozenset[str]
    individuals: frozenset[str]
    targets: frozenset[str]
    incidents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The values that are right for one line, and the one that our claim gives (null: no claim)."""

    right: tuple[str, ...]
    got: str | None


class Confidence:
    """The task."""

    folder = "figures"
    switches: Mapping[str, object] = {}
    pattern = "muc4-*.jsonl"
    pooled = True

    def documents(self, path: Path) -> Iterator[Document]:
        """The reports whose key says how sure it is of a perpetrator."""
        return (row for row in jsonl(path) if any(key(t) for t in row.get("templates", ())))

    def text(self, document: Document) -> str:
        """The text itself."""
        return str(document["text"])

    def read(self, document: Document) -> Document:
        """The claims that have an actor, in as far as the mapping asks for them."""
        claims = read(clean(document["text"])).claims
        return {"claims": [_short(claim) for claim in claims if claim.event.actors]}

    def compare(self, document: Document, found: Document) -> list[Answer]:
        """An answer for each line of the key."""
        return [answer(line, found["claims"]) for t in document["templates"] for line in key(t)]

    def measures(self, counts: list[list[Answer]]) -> dict[str, float]:
        """Shares and macro-F1, micro over lines."""
        rows = [row for document in counts for row in document]
        known = [row for row in rows if row.right]
        met = [row for row in known if row.got]
        if not met:
            return {"in_table": len(known) / len(rows), "found": 0.0} if rows else {}
        most = Counter(v for row in met for v in row.right).most_common(1)[0][0]
        pairs = [_pair(row.right, row.got) for row in met if row.got]
        always = [_pair(row.right, most) for row in met]
        each = {v: value_f1(pairs, v) for v in VALUES if any(v == gold for gold, _ in pairs)}
        theirs = {gold for gold, _ in always}
        return {
            "in_table": len(known) / len(rows),
            "found": len(met) / len(known),
            "accuracy": sum(gold == got for gold, got in pairs) / len(met),
            "majority_accuracy": sum(gold == most for gold, _ in always) / len(met),
            "macro_f1": sum(each.values()) / len(each),
            "majority_macro_f1": sum(value_f1(always, v) for v in theirs) / len(theirs),
            **{f"f1_{v.lower().replace(' ', '_')}": f for v, f in each.items()},
        }


def key(template: Mapping[str, Any]) -> list[Line]:
    """The lines of a template that say how sure the key is of an organisation.

    >>> template = {"PERP: ORGANIZATION ID": ['"NORTHERN LEAGUE" / "NL"'], "INCIDENT: TYPE": ["BOMBING"]}
    >>> (line,) = key({**template, "PERP: ORGANIZATION CONFIDENCE": ['POSSIBLE: "NL"']})
    >>> sorted(line.values), sorted(line.organisation)
    (['POSSIBLE'], ['NL', 'NORTHERN LEAGUE'])
    """
    groups = _quoted(template, "PERP: ORGANIZATION ID")
    everybody: frozenset[str] = frozenset().union(*groups)
    found = []
    for line in lines(next((template[s] for s in SLOTS if template.get(s)), None)):
        named = line.targets or everybody
        found.append(
            Line(
                values=line.values,
                organisation=named.union(*(g for g in groups if g & named)),
                individuals=frozenset().union(*_quoted(template, "PERP: INDIVIDUAL ID")),
                targets=frozenset().union(
                    *_quoted(template, "HUM TGT: NAME"),
                    *_quoted(template, "HUM TGT: DESCRIPTION"),
                    *_quoted(template, "PHYS TGT: ID"),
                ),
                incidents=frozenset().union(
                    *(i.values for i in lines(template.get("INCIDENT: TYPE")))
                ),
            )
        )
    return found


def answer(line: Line, claims: list[Json]) -> Answer:
    """The values that the table knows of those that are right, in its order, and ours."""
    right = tuple(value for value in VALUES if value in line.values)
    claim = about(line, claims) if right else None
    return Answer(right, value_of(claim, line.organisation | line.individuals) if claim else None)


def about(line: Line, claims: list[Json]) -> Json | None:
    """The claim about the line's incident and its perpetrator; the first in the text among equals.

    Before that, in this order: the organisation is named rather than an individual, the kind of event is
    the incident's own, a target of the template is among its targets.
    """
    ranked = []
    for n, claim in enumerate(claims):
        if claim["stance"] in TABLE["passed_over"]:
            continue
        own = any(claim["kind"] in TABLE["kinds"].get(i, ([], []))[0] for i in line.incidents)
        akin = any(claim["kind"] in TABLE["kinds"].get(i, ([], []))[1] for i in line.incidents)
        by_name = named(claim["actors"], line.organisation)
        if (own or akin) and (by_name or named(claim["actors"], line.individuals)):
            same = named(claim["targets"], line.targets)
            ranked.append(((not by_name, not own, not same, n), claim))
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def value_of(claim: Json, perpetrators: frozenset[str]) -> str:
    """The slot's value by the table: the first row whose conditions all hold.

    >>> claim = {"voice": "police", "speaker": ["police"], "stance": "accuses", "level": "certain", "polarity": "positive"}
    >>> value_of(claim, frozenset({"NL"}))
    'SUSPECTED OR ACCUSED BY AUTHORITIES'
    """
    is_so = {
        "authority": claim["voice"] in TABLE["authorities"],
        "perpetrator": named(claim["speaker"], perpetrators),
    }
    for row in TABLE["values"]:
        listed = all(claim[f] in row[f] for f in ("stance", "level", "polarity") if f in row)
        if listed and all(is_so[f] for f in is_so if f in row):
            return str(row["name"])
    raise ValueError(
        "confidence.toml: no row holds for every claim. End with one without conditions."
    )


def named(ours: list[str], theirs: frozenset[str]) -> bool:
    """Whether a name of ours and one of theirs are the same words, or one holds the other's whole.

    >>> named(["Northern League guerrillas"], frozenset({"NORTHERN LEAGUE"}))
    True
    >>> named(["Northern Front"], frozenset({"NORTHERN LEAGUE"}))
    False
    """
    wanted = [words for name in theirs if (words := _words(name))]
    got = [words for name in ours if (words := _words(name))]
    return any(a <= b or b <= a for a in wanted for b in got)


def value_f1(pairs: list[tuple[str, str]], value: str) -> float:
    """F1 of one value over (gold, got)."""
    right = sum(gold == got == value for gold, got in pairs)
    return f1(right, sum(got == value for _, got in pairs), sum(g == value for g, _ in pairs))


def _pair(right: tuple[str, ...], got: str) -> tuple[str, str]:
    return (got if got in right else right[0], got)


def _short(claim: Claim) -> Json:
    last = claim.voices[-1]
    return {
        "kind": claim.event.kind,
        "actors": [n for p in claim.event.actors for n in (p.name, p.mention.quote) if n],
        "targets": [n for p in claim.event.targets for n in (p.name, p.mention.quote) if n],
        "voice": last.kind,
        "speaker": [n for n in (last.name, last.mention and last.mention.quote) if n],
        "stance": last.stance,
        "level": claim.certainty.level,
        "polarity": claim.certainty.polarity,
    }


def _quoted(template: Mapping[str, Any], slot: str) -> list[frozenset[str]]:
    return [line.targets for line in lines(template.get(slot))]


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.lower())) - _EMPTY


TASK = Confidence()
