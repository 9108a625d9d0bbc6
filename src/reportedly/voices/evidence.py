"""How they know: video, satellite images, documents and the like, where a text relies on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from reportedly.claim import Evidence, EvidenceKind
from reportedly.language.clauses import agent_of, clause_of, is_verb, negation
from reportedly.language.text import Text, Token
from reportedly.span import Span
from reportedly.tables import toml
from reportedly.voices.kinds import kind_of

#: "Footage showed": the tagger takes some of these nouns at the head of a sentence for verbs.
_MISREAD = {"nsubj": {"VERB"}}


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """One piece of evidence that the text names.

    ``token`` is the index of the noun, ``clause`` of the verb of the clause that it stands in.
    """

    kind: EvidenceKind
    mention: Span
    token: int
    clause: int

    def record(self) -> Evidence:
        """The same as the record names it."""
        return Evidence(self.kind, self.mention)


@dataclass(frozen=True, slots=True)
class _Row:
    kind: EvidenceKind
    words: tuple[str, ...]
    weak: bool
    not_before: frozenset[str]


def evidence_in(text: Text) -> list[EvidenceFound]:
    """Every piece of evidence that a text names, in order.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Satellite images show burnt hangars at the airfield."))
    >>> [(e.kind, e.mention.quote) for e in evidence_in(text)]
    [('satellite-image', 'Satellite images')]
    """
    return text.once("voices.evidence", _find)


def _find(text: Text) -> list[EvidenceFound]:
    found: list[EvidenceFound] = []
    index = _index()
    for token in text.tokens:
        if _sees(token):
            found.append(EvidenceFound("witness", text.span_of(token), token.i, token.head.i))
            continue
        rows = index.get(token.lemma) or index.get(token.lower)
        if rows is None or token.pos not in {"NOUN", "PROPN", "ADJ"} | _MISREAD.get(
            token.dep, set()
        ):
            continue
        for row in rows:
            first = _matched(text, token, row)
            if first is None or _modifies(text, token, row) or (row.weak and not leaned_on(token)):
                continue
            start = first.start
            if found and found[-1].token == first.i - 1 and text.tokens[first.i - 1].head is token:
                start = found.pop().mention.start  # "video footage" is one
            mention = text.span(start, token.end)
            found = [f for f in found if f.mention.end <= start]
            found.append(EvidenceFound(row.kind, mention, token.i, clause_of(token).i))
            break
    return found


def _matched(text: Text, token: Token, row: _Row) -> Token | None:
    """The first token of the row's words where they end at ``token``."""
    first = token.i - len(row.words) + 1
    if first < 0:
        return None
    for n, word in enumerate(row.words[:-1]):
        own = text.tokens[first + n]
        if word not in (own.lemma, own.lower):
            return None
    return text.tokens[first]


def _modifies(text: Text, token: Token, row: _Row) -> bool:
    """Whether the word only stands before another noun that is no evidence."""
    if token.i + 1 >= len(text.tokens):
        return False
    after = text.tokens[token.i + 1]
    if after.lemma in row.not_before or after.lower in row.not_before:
        return True
    if after.text == "-" or token.dep in {"amod"}:
        return True
    return (
        token.dep in {"compound", "nmod"}
        and token.head.i > token.i
        and not _index().get(token.head.lemma)
    )


def names_evidence(noun: Token) -> bool:
    """Whether the noun is one of the table's, weak ones too: "the images show"."""
    return noun.lemma in _index()


def keeper(noun: Token) -> Token | None:
    """Who saw, checked or published a piece of evidence: who passes on what it shows.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("A video seen by the agency shows burnt houses."))
    >>> keeper(text.tokens[1]).text
    'agency'
    """
    if not names_evidence(noun):
        return None
    verbs = toml("voices/evidence.toml")["leaning"]["objects_of"]
    for part in noun.kids("acl", "relcl"):
        if part.lemma in verbs:
            return agent_of(part)
    return None


def _sees(noun: Token) -> bool:
    """ "*Residents* saw soldiers attack the mosque": how it is known."""
    verb = noun.head
    seeing = toml("voices/evidence.toml")["seeing"]
    if noun.dep != "nsubj" or verb.lemma not in seeing["words"] or negation(verb) is not None:
        return False
    clause = verb.child("ccomp", "xcomp")
    if clause is None or clause.i < verb.i or clause.child("mark") is not None:
        return False
    return kind_of(noun) in seeing["kinds"]


def leaned_on(noun: Token) -> bool:
    """Whether the grammar relies on the noun: it shows something, was studied, or is a ground."""
    table = toml("voices/evidence.toml")["leaning"]
    head = noun.head
    if noun.dep == "nsubj" and is_verb(head):
        return head.lemma in table["subjects_of"]
    if noun.dep in {"dobj", "nsubjpass"} and is_verb(head):
        return head.lemma in table["objects_of"]
    if noun.dep == "pobj" and head.lower in table["prepositions"]:
        governor = head.head
        return (
            governor.lemma in table["based"]
            or governor.lower in table["based"]
            or (governor.tag == "VBN" and governor.lemma in table["objects_of"])
        )
    return noun.dep == "conj" and leaned_on(head)


def pointed_at(
    found: Sequence[EvidenceFound], spans: Iterable[Span], governed: set[int]
) -> tuple[Evidence, ...]:
    """The evidence that lies in these spans, or hangs on the cue outside the content."""
    within = tuple(spans)
    return tuple(
        e.record() for e in found
        if e.token in governed or any(s.covers(e.mention) for s in within)
    )  # fmt: skip


@cache
def _index() -> dict[str, tuple[_Row, ...]]:
    rows: dict[str, list[_Row]] = {}
    for kind, block in toml("voices/evidence.toml").items():
        if kind in {"leaning", "seeing"}:
            continue
        for weak in (False, True):
            for entry in block["weak" if weak else "words"]:
                words = tuple(entry.split(" "))
                row = _Row(cast(EvidenceKind, kind), words, weak, frozenset(block["not_before"]))
                rows.setdefault(words[-1], []).append(row)
    return {
        word: tuple(sorted(found, key=lambda r: (-len(r.words), r.weak)))
        for word, found in rows.items()
    }
