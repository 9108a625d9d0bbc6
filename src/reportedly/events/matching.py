"""Where a word of the table stands in a text, and whether its conditions hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.events.grammar import DATED, agents, listed, patients, subjects, under, within
from reportedly.events.lexicon import Condition, Trigger, inflected, triggers
from reportedly.events.means import arms
from reportedly.language.text import Sentence, Text, Token

PARTICLES = frozenset({"down", "up", "out", "over", "off", "back", "away"})
NOMINAL = frozenset({"NOUN", "PROPN"})
SKIPPED = frozenset({"DET", "ADJ", "ADV", "PRON"})  # what may stand inside a phrase
WINDOW = 6  # words after a verb that are taken for its object where the parse gives none
PREDICATES = frozenset({"acomp", "attr", "oprd", "conj", "acl", "amod", "ccomp", "advcl", "ROOT"})
HEADLINE = 20  # words; a longer sentence without a finite verb is a list
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMES = frozenset({"DATE", "TIME", "PERSON"})  # "March", "Rally"
NAMED = frozenset({"GPE", "LOC", "FAC"})
CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "xcomp", "parataxis"})
ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "attr")
LOCATING = frozenset(
    {
        "in",
        "at",
        "on",
        "near",
        "over",
        "inside",
        "around",
        "along",
        "off",
        "outside",
        "across",
        "above",
        "by",
    }
)


@dataclass(slots=True)
class Found:
    """A trigger in the text: the row, the head word, and every word of it."""

    row: Trigger
    head: Token
    words: tuple[Token, ...]


def find(text: Text, sentence: Sentence) -> list[Found]:
    """The triggers of one sentence, in order, none inside another."""
    tokens = text.words(sentence)
    headline = len(tokens) <= HEADLINE and not any(t.tag in FINITE for t in tokens)
    taken: dict[int, Found] = {}
    for token in tokens:
        rows = candidates(sentence, token, headline)
        if not rows or (token.entity in NAMES and not verbal(token)):
            continue
        for row in rows:
            matched = match(text, sentence, token, row, headline)
            if matched is None:
                continue
            if any(t.i in taken for t in matched.words):
                rivals = {id(taken[t.i]): taken[t.i] for t in matched.words if t.i in taken}
                if any(len(r.words) >= len(matched.words) for r in rivals.values()):
                    continue
                for rival in rivals.values():
                    for t in rival.words:
                        taken.pop(t.i, None)
            for t in matched.words:
                taken[t.i] = matched
            break
    found: list[Found] = []
    for i in sorted(taken):
        if not found or taken[i] is not found[-1]:
            found.append(taken[i])
    return found


def candidates(sentence: Sentence, token: Token, headline: bool) -> Sequence[Trigger]:
    """The rows that a token may stand for, by its lemma, or by its form where the tagger erred."""
    table = triggers()
    rows = table.get(token.lemma) or table.get(token.lower) or ()
    if not rows and token.pos == "VERB":  # "SHOT": the lemma of a headline in capitals
        return [r for r in table.get(inflected().get(token.lower, ""), ()) if r.pos == "v"]
    if token.pos not in NOMINAL or token.i == sentence.first:
        return rows
    bare = table.get(token.lower[:-1], ()) if token.lower.endswith("s") else ()
    if headline and bare:
        return (*(r for r in bare if r.pos == "v"), *(rows or bare))
    if rows:
        return rows
    if verbal(token) or mistaken(token):
        return [r for r in table.get(inflected().get(token.lower, ""), ()) if r.pos == "v"]
    return [r for r in bare if r.pos == "n"]


def verbal(token: Token) -> bool:
    """Whether a word tagged as a noun has a verb's place in the parse: "its jet shot down a plane"."""
    return token.pos in NOMINAL and token.dep in CLAUSAL and token.child("nsubj") is not None


def mistaken(token: Token) -> bool:
    """Whether a noun in -s is a headline's verb after its subject: "as Armenia mobilizes"."""
    if token.tag not in {"NNS", "NNPS"} or not (
        token.is_root or (token.dep == "pobj" and token.head.lower == "as")
    ):
        return False
    last = token.children[0] if token.children else None
    return (
        last is not None
        and last.dep == "compound"
        and last.i == token.i - 1
        and last.pos == "PROPN"
    )


def match(
    text: Text, sentence: Sentence, token: Token, row: Trigger, headline: bool = False
) -> Found | None:
    """The row at this token, its phrase complete and its conditions met; else null.

    In a ``headline`` without a finite verb a noun in -s may be the verb that the tagger missed.
    """
    words: tuple[Token, ...] | None = (token,)
    if row.pos == "v" and len(row.words) == 1 and token.tag in {"NNS", "NNPS", "NNP"}:
        if not (headline or mistaken(token) or verbal(token)):
            return None
        noun = any(r.pos == "n" for r in triggers().get(token.lower[:-1], ()))
        if not window(text, sentence, token) and (noun or not mistaken(token)):
            return None
    elif len(row.words) > 1:
        words = phrase(text, sentence, token, row)
    elif not fits(token, row.pos):
        return None
    if words is None:
        return None
    hyphened = len(words) > 2 and words[1].lower == "-"
    head = _head(words) if row.pos == "n" else words[2] if hyphened else token
    if row.pos == "n" and head.pos not in NOMINAL and len(words) == 1 and head.tag != "VBG":
        return None
    if row.pos == "n" and len(words) > 1 and head.tag in {"VBD", "VBN"} and head.child("dobj"):
        return None  # "the missile struck the village" is no missile strike
    for condition in row.conditions:
        if holds(text, sentence, head, condition) is not condition.wanted:
            return None
    return Found(row, head, words)


def fits(token: Token, pos: str) -> bool:
    """Whether the word can be of this part of speech, forgiving the tagger what it often errs on."""
    if pos == "n":
        return token.pos in NOMINAL or (
            token.tag == "VBG" and token.dep in {"pobj", "nsubj", "dobj"}
        )
    if pos == "v":
        if token.pos == "AUX":
            return token.dep not in {"aux", "auxpass"}
        return (
            token.pos == "VERB"
            or (token.tag in {"VBN", "VBD"} and token.dep != "amod")
            or verbal(token)
        )
    if token.dep == "amod" and token.i < token.head.i:
        return False  # "a dead child" is no predicate
    return token.pos == "ADJ" and token.dep in PREDICATES


def phrase(text: Text, sentence: Sentence, token: Token, row: Trigger) -> tuple[Token, ...] | None:
    """The tokens of a phrase that starts here, or null."""
    if row.pos == "v" and row.words[1] != "-" and not fits(token, "v"):
        return None
    found = [token]
    i = token.i + 1
    for word in row.words[1:]:
        if row.pos == "v" and word in PARTICLES:
            particle = next((c for c in token.children if c.dep == "prt" and c.lower == word), None)
            if particle:
                found.append(particle)
                i = max(i, particle.i + 1)
                continue
        room = 2 if row.pos == "v" or len(found) > 1 else 0
        while i < sentence.last and room and not same(text.tokens[i], word):
            if text.tokens[i].pos not in SKIPPED:
                break
            i, room = i + 1, room - 1
        if i >= sentence.last or not same(text.tokens[i], word):
            return None
        found.append(text.tokens[i])
        i += 1
    return tuple(found)


def same(token: Token, word: str) -> bool:
    return token.lemma == word or token.lower == word


def _head(words: tuple[Token, ...]) -> Token:
    """The word of a noun phrase that the others hang on; the last noun where the parse is torn."""
    inside = {t.i for t in words}
    for t in words:
        if t.pos in NOMINAL and (t.is_root or t.head.i not in inside):
            return t
    return words[-1]


def holds(text: Text, sentence: Sentence, head: Token, condition: Condition) -> bool:
    """Whether something stands where the condition asks for it."""
    where, lemmas = condition.where, condition.lemmas
    if where == "near":
        return any(t.lemma in lemmas or t.lower in lemmas for t in text.words(sentence))
    if where == "mod":
        return any(
            c.lemma in lemmas or c.lower in lemmas
            for c in head.children
            if c.dep in {"amod", "compound", "nmod", "advmod", "poss"}
        )
    if where == "place":
        return located(head, lemmas)
    if where in {"xcomp", "advcl", "poss", "expl"}:
        deps = {"xcomp", "ccomp"} if where == "xcomp" else {where}
        return any(not lemmas or c.lemma in lemmas for c in head.children if c.dep in deps)
    if where == "subj":
        tokens = agents(head) or ([] if patients(head) else subjects(head))
    elif where == "obj":
        tokens = patients(head) or window(text, sentence, head)
    else:
        tokens = under(head, where) or [
            verb for prep in head.kids("prep") if prep.lower == where for verb in prep.kids("pcomp")
        ]
        if not tokens and where == "against":  # hung below the object: "delivered bombs against"
            tokens = [t for thing in head.kids("dobj") for t in under(thing, where)]
        if not tokens and where == "of" and head.pos in NOMINAL:
            tokens = within(head, "of")
        if not tokens and head.i + 2 < sentence.last and text.tokens[head.i + 1].lower == where:
            tokens = window(text, sentence, text.tokens[head.i + 1])
    if not lemmas:
        return bool(tokens)
    return any(is_one(token, lemmas) for token in tokens)


def located(head: Token, lemmas: frozenset[str]) -> bool:
    """Whether a place of this sort is named by the verb or by what it is said of."""
    return any(
        is_one(place, lemmas)
        for token in (head, *head.kids(*ARGUMENTS))
        for holder in listed(token)[:4]
        for prep in holder.children
        if prep.dep == "prep" and prep.lower in LOCATING
        for place in prep.kids("pobj")
        if place.entity not in DATED
    )


def is_one(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether a noun, what it is made of, or what it is so many of, is among the lemmas."""
    if token.lemma in lemmas or token.lower in lemmas:
        return True
    if "PLACE" in lemmas and token.entity in NAMED:
        return True
    if "PARTY" in lemmas and token.pos == "PROPN":
        return True
    if "WEAPON" in lemmas and (token.lemma in arms() or token.lower.removesuffix("s") in arms()):
        return True
    if "COUNTED" in lemmas and counted(token):
        return True
    if any(c.lemma in lemmas for c in token.children if c.dep in {"compound", "nmod"}):
        return True
    return any(
        t.lemma in lemmas or ("PLACE" in lemmas and t.entity in NAMED) for t in under(token, "of")
    )


def counted(token: Token) -> bool:
    """Whether a noun is said to be so many."""
    return token.pos == "NUM" or any(
        c.dep == "nummod" or c.lower in {"many", "several"} for c in token.children
    )


def window(text: Text, sentence: Sentence, verb: Token) -> list[Token]:
    """The nouns of the phrase that follows, where the parse gives the verb no object."""
    for token in text.tokens[verb.i + 1 : min(verb.i + 1 + WINDOW, sentence.last)]:
        if token.pos in {"VERB", "AUX", "PUNCT", "ADP", "SCONJ", "CCONJ"} or token.entity in {
            *DATED,
            "QUANTITY",
        }:
            break
        if token.pos in NOMINAL and not (
            token.dep in {"compound", "poss"} and token.head.i > token.i
        ):
            return listed(token)
    return []
