"""Part of speech, morphology and lemma of a word, looked up where the same word was met before.

The model's attribute ruler and lemmatizer are rules over a word's letters, its tag and its
dependency; a handful look at the word beside it ("let's", "there is"). Matching all of them anew at
each word costs as much as half of the parser. Here the model's own rules read each kind of word
once, alone, and what they gave is kept. Words that a rule for two words names are read together
with their neighbours, where these are named by one too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_RULE = 2  # words that a rule may look at
MOST_KEPT = 300_000  # kinds of words, some 100 MB; then the memory is emptied, whatever is read

#: The model's numbers for letters, tag and dependency.
Kind = tuple[int, int, int]


class Attributes(NamedTuple):
    """What is known of a kind of word; all strings are shared by the words of the kind."""

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    morph: str
    paired: bool  # a rule for two words names it


class AttributeTable:
    """The attributes of every kind of word met so far."""

    def __init__(self, nlp: Language) -> None:
        from spacy.attrs import DEP, TAG
        from spacy.matcher import Matcher

        self._vocabulary = nlp.vocab
        self._ruler = nlp.get_pipe("attribute_ruler")
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        self._columns = [TAG, DEP]
        self._gap: Kind = (nlp.vocab.strings["|"], nlp.vocab.strings["NFP"], 0)
        self._pairs = Matcher(nlp.vocab)
        self._known: dict[Kind, Attributes] = {}
        self._beside: dict[tuple[Kind | None, Kind, Kind | None], Attributes] = {}
        for rule in self._ruler.patterns:  # type: ignore[attr-defined]
            for words in rule["patterns"]:
                if len(words) > LONGEST_RULE:
                    raise ValueError(f"A rule of {nlp.meta['name']} looks at {len(words)} words.")
                if len(words) == LONGEST_RULE:
                    self._pairs.add("pair", [[word] for word in words])

    def of(self, kinds: Sequence[Kind]) -> list[Attributes]:
        """The attributes of a run of words, in order."""
        known = self._known
        if len(known) > MOST_KEPT:
            known.clear()
            self._beside.clear()
        new = [kind for kind in dict.fromkeys(kinds) if kind not in known]
        if new:
            known.update(zip(new, self._read([(kind,) for kind in new]), strict=True))
        found = [known[kind] for kind in kinds]
        for n, attributes in enumerate(found):
            if attributes.paired:
                before = kinds[n - 1] if n and found[n - 1].paired else None
                after = kinds[n + 1] if n + 1 < len(kinds) and found[n + 1].paired else None
                if before or after:
                    found[n] = self._together(before, kinds[n], after)
        return found

    def _together(self, before: Kind | None, kind: Kind, after: Kind | None) -> Attributes:
        key = before, kind, after
        if key not in self._beside:
            run = [k for k in key if k is not None]
            self._beside[key] = list(self._read([run]))[1 if before else 0]
        return self._beside[key]

    def _read(self, runs: Sequence[Sequence[Kind]]) -> Iterator[Attributes]:
        """Ask the model's rules about runs of words, with a mark that no rule for two names after each."""
        import numpy
        from spacy.tokens import Doc

        kinds = [kind for run in runs for kind in (*run, self._gap)]
        words = [self._vocabulary.strings[kind[0]] for kind in kinds]
        doc: Any = Doc(self._vocabulary, words=words)
        doc.from_array(self._columns, numpy.array([k[1:] for k in kinds], dtype=numpy.uint64))
        paired = {start for _, start, _ in self._pairs(doc, allow_missing=True)}
        doc = self._lemmatizer(self._ruler(doc))
        strings = self._vocabulary.strings
        for n, (token, kind) in enumerate(zip(doc, kinds, strict=True)):
            if kind is not self._gap:
                yield Attributes(
                    token.text, token.text.lower(), token.lemma_.lower(), token.pos_,
                    strings[kind[1]], strings[kind[2]], str(token.morph), n in paired,
                )  # fmt: skip
