"""Events: PLOVER types on PLV (Hu et al. 2024) and ACLED sub-event types on CASE 2021, task 2.

PLV gives one event to a sentence: ``gold_root`` (type), ``gold_penta`` (quad class), ``source`` and
``target``. Compared with it is the main event of what was read: the one whose trigger stands highest in
the parse, of several the first. ``root_macro_f1`` and ``quad_macro_f1`` average F1 over the gold's
classes; ``actor_token_f1`` and ``target_token_f1`` compare the words of both sides, summed over sentences.

CASE gives one sub-event type to a text: ``acled_weighted_f1`` is F1 weighted by class, leaving out the
texts of the five classes that ACLED does not have; ``acled_weighted_f1_all`` keeps them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.task import Document, f1, jsonl
from reportedly import events
from reportedly.claim import Party
from reportedly.events import EventMention
from reportedly.language import english
from reportedly.language.text import Text, Token
from reportedly.report import plain
from reportedly.report.dateline import dateline_at

#: CASE's labels for ACLED's sub-event types.
ACLED = {
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Air/drone strike": "AIR_STRIKE",
    "Armed clash": "ARMED_CLASH",
    "Arrests": "ARREST",
    "Attack": "ATTACK",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Chemical weapon": "CHEM_WEAP",
    "Disrupted weapons use": "DISR_WEAP",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Grenade": "GRENADE",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Mob violence": "MOB_VIOL",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Sexual violence": "SEX_VIOL",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Suicide bomb": "SUIC_BOMB",
    "Violent demonstration": "VIOL_DEMONSTR",
}
#: CASE's five classes that are none of ACLED's; the first is what a text without any event gets.
BEYOND = ("NATURAL_DISASTER", "MAN_MADE_DISASTER", "ORG_CRIME", "DIPLO", "ATTRIB")
#: Of several events of a text the one of the more telling type: ACLED codes an event once, by what is
#: particular about it (codebook, "Event hierarchy"), and "Attack" and "Other" are what is left.
TELLING = (
    "CHEM_WEAP", "SUIC_BOMB", "SEX_VIOL", "GRENADE", "HQ_ESTABLISHED", "FORCE_AGAINST_PROTEST",
    "PROTEST_WITH_INTER", "VIOL_DEMONSTR", "MOB_VIOL", "AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS",
    "ABDUCT_DISSAP", "DISR_WEAP", "GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER",
    "NON_VIOL_TERRIT_TRANSFER", "PROPERTY_DISTRUCT", "PEACE_PROTEST", "ARMED_CLASH", "AGREEMENT", "ARREST",
    "ATTACK", "CHANGE_TO_GROUP_ACT", "OTHER",
)  # fmt: skip
#: What is no part of a noun phrase; its words, beyond which the parse has run away.
OUTSIDE = frozenset({"relcl", "acl", "conj", "cc", "punct", "advcl", "prep_time"})
LONGEST = 40
_WORD = re.compile(r"\w+")
_UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class Count:
    """One sentence's gold and found labels, and the tokens of both sides (right, found, gold)."""

    root: tuple[str, str] | None = None
    quad: tuple[str, str] | None = None
    actor: tuple[int, int, int] = (0, 0, 0)
    target: tuple[int, int, int] = (0, 0, 0)
    acled: tuple[str, str] | None = None


class Events:
    folder = "events"
    #: PLV writes PLOVER's CONCEDE and RETREAT as one class, and its sides as whole noun phrases.
    switches: Mapping[str, object] = {
        "plv": "CONCEDE, RETREAT = YIELD; two acting sides = source, target; "
        "sides as whole noun phrases; datelines cut off as report/ does"
    }

    def documents(self, path: Path) -> Iterator[Document]:
        for row in jsonl(path):
            if "gold_root" in row:
                row["id"] = str(row.get("sentence_id", row["id"]))
                yield row
            elif "acled" in row:
                yield row

    def text(self, document: Document) -> str:
        return str(document["sentence" if "gold_root" in document else "text"])

    def read(self, document: Document) -> Document:
        written = self.text(document)
        wire = dateline_at(written) if "gold_root" in document else None
        text = english.analyse(plain.report(written[wire.body :] if wire else written))
        found = events.find(text)
        return plv(text, found) if "gold_root" in document else {"acled": case(text, found)}

    def compare(self, document: Document, found: Document) -> Count:
        if "gold_root" not in document:
            return Count(acled=(document["acled"], found["acled"]))
        return Count(
            (document["gold_root"], found["gold_root"]),
            (document["gold_penta"], found["gold_penta"]),
            overlap(document["source"], found["source"]),
            overlap(document["target"], found["target"]),
        )

    def measures(self, counts: list[Any]) -> dict[str, float]:
        measured = {}
        roots = [c.root for c in counts if c.root]
        if roots:
            measured["root_macro_f1"] = macro(roots)
            measured["quad_macro_f1"] = macro([c.quad for c in counts if c.quad])
            measured["actor_token_f1"] = f1(*(sum(c.actor[i] for c in counts) for i in range(3)))
            measured["target_token_f1"] = f1(*(sum(c.target[i] for c in counts) for i in range(3)))
        labels = [c.acled for c in counts if c.acled]
        if labels:
            measured["acled_weighted_f1"] = weighted([p for p in labels if p[0] not in BEYOND])
            measured["acled_weighted_f1_all"] = weighted(labels)
        return measured


def plv(text: Text, found: list[EventMention]) -> Document:
    """The main event of a sentence in PLV's form; empty strings where nothing was read."""
    coded = [e for e in found if e.plover]
    if not coded:
        return {"gold_root": _UNKNOWN, "gold_penta": _UNKNOWN, "source": "", "target": ""}
    main = min(coded, key=lambda e: (depth(text, e), e.token))
    assert main.plover is not None  # only coded ones are compared
    source, target = main.actors, main.targets
    if len(source) > 1 and not target:
        source, target = source[:1], source[1:]
    root = "YIELD" if main.plover in {"CONCEDE", "RETREAT"} else main.plover
    return {
        "gold_root": root,
        "gold_penta": str(events.quad(main.plover)),
        "source": words(text, source),
        "target": words(text, target),
    }


def depth(text: Text, event: EventMention) -> int:
    """How far below the root of its sentence a trigger stands."""
    return sum(1 for _ in text.tokens[event.token].ancestors())


def words(text: Text, parties: tuple[Party, ...]) -> str:
    """The words of one side as PLV marks them: whole noun phrases, each word once."""
    kept: dict[int, str] = {}
    for party in parties:
        start, end = party.mention.start, party.mention.end
        own = [t for t in text.tokens if t.start < end and t.end > start]
        for token in (*own, *whole(own)):
            kept[token.i] = token.text
    return " ".join(kept[i] for i in sorted(kept))


def whole(mention: list[Token]) -> list[Token]:
    """The noun phrase that a mention heads or stands before, with its appositions, without clauses."""
    inside = {t.i for t in mention}
    heads = [t for t in mention if t.head.i not in inside or t.is_root]
    if not heads or heads[-1].pos == "PRON":
        return []
    head = heads[-1]
    while head.dep in {"amod", "compound", "nmod"} and head.head.pos in {"NOUN", "PROPN"}:
        head = head.head
    found, todo = [head], [head]
    while todo and len(found) < LONGEST:
        for child in todo.pop().children:
            if child.dep not in OUTSIDE and child.pos != "PUNCT":
                found.append(child)
                todo.append(child)
    return found


def case(text: Text, found: list[EventMention]) -> str:
    """The sub-event type of a text: of its events the most telling; a disaster where there is none."""
    labels = {ACLED[e.acled] for e in found if e.acled}
    return next((label for label in TELLING if label in labels), "DIPLO" if found else BEYOND[0])


def overlap(gold: str, found: str) -> tuple[int, int, int]:
    """Tokens that both have, that were found, that the gold has."""
    mine, theirs = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(gold.lower()))
    return (mine & theirs).total(), mine.total(), theirs.total()


def by_class(pairs: list[tuple[str, str]]) -> dict[str, tuple[float, int]]:
    """F1 and number of each gold class."""
    right = Counter(gold for gold, found in pairs if gold == found)
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    return {label: (f1(right[label], found[label], n), n) for label, n in gold.items()}


def macro(pairs: list[tuple[str, str]]) -> float:
    """F1 averaged over the gold's classes."""
    scores = by_class(pairs)
    return sum(score for score, _ in scores.values()) / len(scores) if scores else 0.0


def weighted(pairs: list[tuple[str, str]]) -> float:
    """F1 averaged over the gold's classes, weighted by how many rows each has."""
    return sum(score * n for score, n in by_class(pairs).values()) / len(pairs) if pairs else 0.0


TASK = Events()
