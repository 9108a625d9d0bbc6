"""What befell the people that a phrase counts: killed, wounded, captured, by grammar and by order.

The parse decides where it can; a participle right behind the phrase ("six others injured") decides
where headlines and small clauses lead the parser astray.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.figures.lexicon import GRAVITY, lookup, singular, words
from reportedly.language import Text, Token
from reportedly.language.negation import negated

_BE = frozenset({"be", "become", "remain", "lie", "end", "get", "go"})
_UNREAL = frozenset({"will", "would", "could", "may", "might", "can", "should", "to", "'ll", "'d"})
_FOUND = frozenset(
    [
        "find",
        "pronounce",
        "leave",
        "report",
        "declare",
        "list",
        "presume",
        "fear",
        "believe",
        "confirm",
        "feel",
        "say",
        "consider",
    ]
)
_SKIPPED = frozenset(
    [
        "be",
        "been",
        "being",
        "was",
        "were",
        "is",
        "are",
        "have",
        "has",
        "had",
        "reportedly",
        "also",
        "still",
        "seriously",
        "critically",
        "badly",
        "slightly",
        "gravely",
        "severely",
        "lightly",
        "left",
        "reported",
        "confirmed",
        "found",
        "feared",
        "believed",
        "allegedly",
        "later",
        "both",
        "who",
        "already",
        "at",
        "accidentally",
        "either",
    ]
)
_CONDITIONS = frozenset({"critical", "serious", "stable", "grave", "fair", "good", "satisfactory"})
_MEN = frozenset({"man", "people", "person", "member", "crew"})
_WITHIN = frozenset({"det", "amod", "compound", "nummod", "quantmod", "advmod", "poss"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Harm:
    """What befell somebody, and the token that says so."""

    what: str
    by: Token


def triggers(text: Text) -> list[Token]:
    """Every word that says that somebody comes to harm."""
    harms, suffers, states, nouns = (
        lookup("harms"), lookup("suffers"), lookup("states"), lookup("harm_of")
    )  # fmt: skip
    return [
        t
        for t in text.tokens
        if (t.pos in {"VERB", "ADJ", "NOUN", "PROPN", "ADV", "AUX"})
        and (
            t.lemma in harms
            or t.lemma in suffers
            or t.lower in states
            or singular(t) in nouns
            or t.lower in {"condition", "passed"}
            or singular(t) in words("losses", "wounds")
            or singular(t) in lookup("deeds")
            or t.lemma in words("losses", "hospital")
        )
    ]


def harmed(trigger: Token) -> Iterator[Token]:
    """The heads of phrases that a trigger may say harm of, as the parse hangs them."""
    if trigger.lower in lookup("states") and trigger.dep in {"acomp", "attr", "oprd", "xcomp"}:
        yield from _each(trigger.head.kids("nsubj", "nsubjpass", "dobj"))
    yield from _each(trigger.kids("nsubjpass", "nsubj", "dobj", "poss"))
    above = trigger.head
    if trigger.lower == "condition" and trigger.dep == "pobj":
        yield from _each(above.head.kids("nsubj", "nsubjpass") or [above.head])
    elif singular(trigger) in lookup("deeds"):
        yield trigger
    elif trigger.dep == "dobj" and above.lemma in words("losses", "suffer"):
        yield from _each(above.kids("nsubj"))
    if trigger.dep in {"acl", "relcl", "amod"}:
        yield from _each([trigger.head])
        if trigger.head.dep == "appos":
            yield trigger.head.head
    if trigger.dep == "conj" and trigger.child(*_SUBJECTS) is None:
        yield from _each(trigger.head.kids("nsubjpass", "nsubj"))
    for child in trigger.children:
        if child.dep == "prep" and child.lower == "of":
            yield from _each(child.kids("pobj"))


def harm_of(text: Text, head: Token, last: int) -> Harm | None:
    """What befell the phrase with this head, which ends at token ``last``."""
    headline = text.sentence_of(head).part == "headline"
    beside = _beside(text, head, last) if headline else None
    found = beside or _by_clause(head) or _by_modifier(head) or _by_order(text, head, last)
    found = found or _beside(text, head, last)
    if found is None and head.dep in {"conj", "appos"} and head.head.pos != "VERB":
        first = head.head
        if first.dep != "ROOT" or first.children:
            found = _by_clause(first) or (_by_modifier(first) if head.dep == "appos" else None)
            if found is None and first.dep in {"conj", "appos"}:
                found = _by_clause(first.head)
    if found is None or negated(text, found.by):
        return None
    return found


def unreal(harm: Harm) -> bool:
    """Whether the harm is only wished, feared or planned: "tried to kill him", "could be shot"."""
    verb = harm.by
    while verb.dep in {"acomp", "oprd", "conj", "attr"} and verb.head.pos in {"VERB", "AUX"}:
        verb = verb.head
    return any(c.dep == "aux" and c.lower in _UNREAL for c in verb.children)


def _each(heads: list[Token]) -> Iterator[Token]:
    for head in heads:
        if head.lower in {"who", "that", "which", "whom"} and head.head.dep == "relcl":
            head = head.head.head
        yield head
        yield from _conjuncts(head)


def _conjuncts(head: Token) -> Iterator[Token]:
    todo = head
    for _ in range(12):
        other = todo.child("conj")
        if other is None:
            other = todo.child("appos")  # the parser's guess at the middle of a list: "A, B and C"
            if other is None or other.child("conj") is None or other.child("cc") is None:
                return
        yield other
        todo = other


def _by_clause(head: Token) -> Harm | None:
    verb = head.head
    if verb is head:
        return None
    if head.dep == "nsubjpass":
        return _passive(verb)
    if head.dep == "nsubj":
        return _subject(verb)
    if head.dep in {"dobj", "oprd"}:
        return _object(head, verb)
    if head.dep == "pobj" and verb.lower == "of" and singular(verb.head) in lookup("harm_of"):
        return Harm(_noun_harm(verb.head), verb.head)
    if head.dep == "poss" and singular(verb) in lookup("harm_of"):
        if singular(verb) in {"body", "remains", "life", "arrest"}:
            return None
        return Harm(_noun_harm(verb), verb)
    if head.dep == "compound" and singular(verb) in {"killing", "assassination", "murder"}:
        return None
    return None


def _noun_harm(noun: Token) -> str:
    what = lookup("harm_of")[singular(noun)]
    deadly = any(c.lower in words("deadly", "adjectives") for c in noun.children)
    return "killed" if deadly and what in {"people", "wounded"} else what


def _to_hospital(verb: Token) -> Harm | None:
    """ "Was rushed to hospital"."""
    if verb.lemma not in words("losses", "hospital"):
        return None
    for child in verb.children:
        if child.dep == "prep" and child.lower in {"to", "into"}:
            for thing in child.kids("pobj"):
                if singular(thing) in words("losses", "hospitals"):
                    return Harm("killed" if _ended(verb) else "wounded", verb)
    return None


def _ended(verb: Token) -> bool:
    """ "… to hospital, where he died"."""
    for token in verb.subtree():
        deadly = token.lemma in {"die", "succumb"} or token.lower in {"dead", "away"}
        if deadly and token.i > verb.i:
            clause = token if token.pos == "VERB" else token.head
            subject = clause.child(*_SUBJECTS)
            if subject is not None and subject.pos == "PRON":
                return True
    return False


def _passive(verb: Token) -> Harm | None:
    own = _verb_harm(verb) or _to_hospital(verb)
    for child in verb.children:
        if child.dep in {"oprd", "acomp", "xcomp", "ccomp"} and verb.lemma in _FOUND:
            what = lookup("states").get(child.lower) or lookup("harms").get(child.lemma)
            if what:
                own = Harm(what, child)
            elif child.lemma == "have" or child.lemma in lookup("suffers"):
                deeper = _verb_harm(child) or _suffering(child)
                own = own or deeper
    return _gravest(own, verb)


def _subject(verb: Token) -> Harm | None:
    if verb.lower in lookup("states") and verb.lemma not in lookup("harms"):
        return Harm(lookup("states")[verb.lower], verb)
    found = _suffering(verb)
    if found is None and verb.lemma in lookup("harms") and verb.tag in {"VBN", "VBD"}:
        # "16 killed in a raid": the auxiliary is left out and no object follows
        aimed = any(c.lower in {"at", "on", "toward", "towards"} for c in verb.kids("prep"))
        bare = (
            not aimed
            and verb.child("dobj", "ccomp") is None
            and verb.child("prep", "npadvmod", "advmod", "conj")
        )
        found = _verb_harm(verb) if bare else None
    return _gravest(found, verb)


def _suffering(verb: Token) -> Harm | None:
    if verb.lemma == "pass" and any(c.lower == "away" for c in verb.children):
        return Harm("killed", verb)
    if verb.lemma in lookup("suffers"):
        return Harm(lookup("suffers")[verb.lemma], verb)
    if verb.lemma in _BE or verb.lemma in _FOUND:
        for child in verb.children:
            if child.dep in {"acomp", "attr", "oprd", "xcomp", "advcl", "amod"}:
                what = lookup("states").get(child.lower)
                if what is None and child.tag == "VBN":
                    what = lookup("harms").get(child.lemma)
                if what:
                    return Harm(what, child)
            condition = _condition(child)
            if condition is not None:
                return condition
    if verb.lemma in words("losses", "suffer"):
        wound = verb.child("dobj")
        if wound is not None and singular(wound) in words("losses", "wounds"):
            return Harm("wounded", wound)
    return None


def _condition(prep: Token) -> Harm | None:
    """ "In critical condition"."""
    condition = prep.child("pobj") if prep.dep == "prep" and prep.lower == "in" else None
    if condition is None or condition.lower != "condition":
        return None
    grave = {c.lower for c in condition.children} & _CONDITIONS
    return Harm("wounded", condition) if grave else None


def _object(head: Token, verb: Token) -> Harm | None:
    if verb.lemma in lookup("harms"):
        return _gravest(_verb_harm(verb), verb, shared=False)
    if verb.lemma in words("losses", "verbs"):
        if singular(head) in words("losses", "lives"):
            return Harm("killed", verb)
        people = singular(head) in lookup("who") or singular(head) in _MEN
        if verb.lemma in {"lose", "cost"} and people:
            return Harm("killed", verb)
    for child in verb.kids("oprd", "acomp", "xcomp", "ccomp", "advcl"):
        what = lookup("states").get(child.lower)
        if what and verb.lemma in {"leave", "find", "shoot", "gun"}:
            return Harm(what, child)
    return None


def _pronounced(verb: Token) -> Harm | None:
    """ "… and pronounced dead"."""
    for child in verb.kids("oprd", "acomp", "xcomp", "ccomp") if verb.lemma in _FOUND else ():
        if child.lower in lookup("states"):
            return Harm(lookup("states")[child.lower], child)
    return None


def _verb_harm(verb: Token) -> Harm | None:
    what = lookup("harms").get(verb.lemma)
    if what is None:
        return None
    if what in {"people", "wounded"} and _deadly(verb):
        what = "killed"
    if verb.lemma == "treat":
        hurt = any(
            singular(t) in words("losses", "wounds") or t.lower in {"wounds", "injuries"}
            for child in verb.children
            if child.dep == "prep" and child.lower in {"for", "at", "in"}
            for t in child.subtree()
        )
        return Harm("wounded", verb) if hurt else None
    return Harm(what, verb)


def _deadly(verb: Token) -> bool:
    for child in verb.children:
        if child.lower in words("deadly", "adverbs"):
            return True
        if child.dep == "prep" and child.lower == "to":
            end = child.child("pobj")
            if end is not None and end.lower == "death":
                return True
    return False


def _gravest(own: Harm | None, verb: Token, shared: bool = True) -> Harm | None:
    """The gravest harm of coordinated verbs; "killed or wounded" is harm of either kind."""
    found = [own] if own else []
    linked = list(_conjuncts(verb)) if shared else []
    if not shared and verb.dep == "conj":
        linked = [verb.head]  # "killed and wounded 12"
    for other in linked:
        if shared and other.child(*_SUBJECTS) is not None:
            continue
        if other.child("dobj") is not None and other.lemma in lookup("harms"):
            continue
        harm = _verb_harm(other)
        if shared and harm is None:
            harm = _suffering(other) or _to_hospital(other) or _pronounced(other)
        if harm:
            found.append(harm)
    whats = {harm.what for harm in found}
    if {"killed", "wounded"} <= whats and own is not None and own.by.lemma in lookup("harms"):
        later = max(found, key=lambda h: h.by.i)
        if later.by.lemma not in lookup("suffers") and later.by.lemma in lookup("harms"):
            return Harm("people", own.by)
    return max(found, key=lambda h: GRAVITY[h.what]) if found else None


def _by_modifier(head: Token) -> Harm | None:
    found: list[Harm] = []
    for child in head.children:
        if child.dep in {"acl", "relcl"}:
            passive = child.dep == "acl" and child.tag == "VBN"
            whose = child.child("nsubjpass", "nsubj")
            if passive and child.child("dobj") is None:
                harm = _gravest(_verb_harm(child), child)
                if harm:
                    found.append(harm)
            elif whose is not None and whose.lower in {"who", "that", "which"}:
                harm = _passive(child) if whose.dep == "nsubjpass" else _subject(child)
                if harm:
                    found.append(harm)
        elif child.dep == "prep" and child.i > head.i:
            harm = _condition(child)
            if harm:
                found.append(harm)
        elif child.dep == "appos" and _listed(head, child):
            harm = _by_modifier(child)
            if harm:
                found.append(harm)
        elif child.dep in {"amod", "acomp"}:
            what = lookup("states").get(child.lower)
            if what is None and child.tag == "VBN":
                what = lookup("harms").get(child.lemma)
            if what and what != "people":
                found.append(Harm(what, child))
    return max(found, key=lambda h: GRAVITY[h.what]) if found else None


def _listed(head: Token, other: Token) -> bool:
    """ "Woman, 2 children killed": a headline's list, not an apposition."""
    return head.child("det", "poss") is None and other.child("nummod") is not None


def _beside(text: Text, head: Token, last: int) -> Harm | None:
    """The word right behind or before a phrase, whatever the tagger makes of a headline's capitals."""
    forms = lookup("forms")
    after = text.tokens[last + 1] if last + 1 < len(text.tokens) else None
    if after is not None and after.lower in forms and after.sentence == head.sentence:
        acting = after.child("dobj") or any(c.lower in {"at", "on"} for c in after.kids("prep"))
        if not acting and after.text != "killing":
            return Harm(forms[after.lower], after)
    first = min((c.i for c in head.children if c.dep in _WITHIN and c.i < head.i), default=head.i)
    before = text.tokens[first - 1] if first else None
    if before is not None and before.lower in forms and before.sentence == head.sentence:
        counted = any(c.dep == "nummod" for c in head.children) or head.pos == "NUM"
        if counted and before.pos != "ADJ" and before.lower not in {"dead", "missing"}:
            return Harm(forms[before.lower], before)
    return None


def _by_order(text: Text, head: Token, last: int) -> Harm | None:
    """The participle or adjective right behind the phrase: "left six others injured"."""
    sentence = text.tokens[last].sentence
    for token in text.tokens[last + 1 : last + 7]:
        if token.sentence != sentence:
            return None
        if token.lower in lookup("states") and token.pos != "NOUN":
            return Harm(lookup("states")[token.lower], token)
        if token.lemma in lookup("harms") and token.tag in {"VBN", "VBD"}:
            if any(c.dep == "dobj" and c.i > token.i for c in token.children):
                return None
            return _gravest(_verb_harm(token), token)
        if token.lower not in _SKIPPED:
            return None
    return None
