"""Verbs as cues: every way in which a verb can stand to what is said.

Frames, with the content in brackets:

=============  ==============================================================
``that``       said that [shells fell]; ``clause`` without *that*; ``whether``, ``wh``
``before``     [Shells fell], the army said; ``insert``: [Shells], he said, [fell]
``as``         As the army said, [shells fell]
``to``         vowed [to retreat]; ``ing``: denied [shelling the town]
``obj-to``     urged [the army to retreat]
``obj``        confirmed [the attack]; ``obj+of``: accused [the army of shelling]
``pp+for``     called for [a truce]; ``pp-to``: called on [the army to retreat]
``pass-that``  it is said that [shells fell]; ``pass-to``: [Ganja] is said [to be empty]
``pass``       [the attack] was confirmed; ``pass+of``: [he] was accused of [treason]
=============  ==============================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.language.clauses import (
    agent_of,
    auxiliaries,
    is_passive,
    is_verb,
    negation,
    subject_of,
)
from reportedly.language.text import Text, Token
from reportedly.voices.misread import goes_on, is_struck, quoted_by
from reportedly.voices.proposal import Proposal
from reportedly.voices.words import words

_WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
_BETWEEN = frozenset({"prep", "dobj", "dative", "advmod", "npadvmod", "agent"})
_WHEN = frozenset(
    [
        "when",
        "while",
        "if",
        "because",
        "after",
        "before",
        "since",
        "although",
        "though",
        "until",
        "where",
    ]
)
_CHAINED = frozenset({"have", "use", "continue", "go", "refuse", "decline", "seem", "appear"})
_LOOSE = frozenset({"as", "when", "where", "how", "why", "so", "then", "however", "meanwhile"})
_WHENS = frozenset({"DATE", "TIME"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def verb_key(verb: Token) -> str:
    """A verb's entry in the tables: its lemma, with its particle ("point out")."""
    particle = verb.child("prt")
    thing = verb.child("dobj")
    if particle is not None and thing is not None and _is_deed(thing, particle):
        particle = None
    return f"{verb.lemma} {particle.lower}" if particle is not None else verb.lemma


def _place(token: Token) -> int:
    return token.i


def _is_deed(thing: Token, particle: Token) -> bool:
    """ "Denied the shooting down of": the particle after a deed is the deed's."""
    return thing.tag == "NN" and thing.lower.endswith("ing") and particle.i == thing.i + 1


def of_verb(text: Text, verb: Token) -> Iterator[Proposal]:
    """Every frame that the verb stands in."""
    if is_struck(verb, verb.child("nsubj")):
        return
    passive = is_passive(verb) or _dropped(verb)
    yield from _clauses(text, verb, passive)
    if passive:
        yield from _passive(verb)
    else:
        yield from _objects(verb)
        yield from _prepositions(verb)
    yield from _around(verb)


def _dropped(verb: Token) -> bool:
    """Whether a passive lost its auxiliary, as headlines drop it: "Army accused of shelling port"."""
    if verb.tag not in {"VBN", "VBD"} or auxiliaries(verb) or verb.child("nsubj") is None:
        return False
    if verb.child("dobj", "ccomp") is not None:
        return False
    if verb.lemma in words("raised", "of") and any(p.lower == "of" for p in verb.kids("prep")):
        return True
    return verb.lemma in words("raised") and any(
        _infinitive(c) is not None or c.tag == "VBN" for c in verb.kids("xcomp", "oprd")
    )


def cue_of(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation, particle and the adverbs before it."""
    thing = verb.child("dobj")
    own = [p for p in verb.kids("prt") if thing is None or not _is_deed(thing, p)]
    parts = [verb, *auxiliaries(verb), *own]
    denied = negation(verb)
    if denied is not None:
        parts.append(denied)
    first = min(t.i for t in parts)
    parts.extend(
        c for c in verb.children
        if c.dep == "advmod" and c not in parts and not c.children and c.lower not in _LOOSE
        and (first < c.i < verb.i or c.i == first - 1)
    )  # fmt: skip
    if verb.dep == "xcomp" and verb.head.lemma in _CHAINED:
        parts.extend(cue_of(verb.head))
    return sorted(parts, key=lambda t: t.i)


def _make(verb: Token, frame: str, content: list[Token], source: Token | None,
          extra: tuple[Token, ...] = (), grows: bool = False) -> Proposal:  # fmt: skip
    if source is not None and (
        source.lower == "there" or (source.lower == "it" and _is_impersonal(verb))
    ):
        source = None
    cue = sorted([*cue_of(verb), *extra], key=lambda t: t.i) if extra else cue_of(verb)
    taken = {t.i for t in cue}
    return Proposal(
        verb_key(verb), "verb", frame, verb, cue, [t for t in content if t.i not in taken], source, grows
    )  # fmt: skip


def _is_impersonal(verb: Token) -> bool:
    """ "It is said", "it was not possible to verify": nobody is meant by "it"."""
    return (
        is_passive(verb)
        or (verb.dep == "xcomp" and verb.tag == "VB" and verb.head.pos == "ADJ")
        or (verb.dep == "xcomp" and verb.head.lemma == "be")
    )


def _clauses(text: Text, verb: Token, passive: bool) -> Iterator[Proposal]:
    """Clauses that the verb governs."""
    source = agent_of(verb) if passive else quoted_by(verb) or goes_on(verb) or subject_of(verb)
    issued: tuple[Token, ...] = ()
    if verb.dep == "acl" and source is verb.head and source.dep == "dobj" and verb.tag == "VBG":
        giver = subject_of(source.head)  # "issued a statement saying": who issued it says so
        if giver is not None and source.head.lemma in words("supports"):
            source, issued = giver, (source.head, source, *source.kids("det"))
    way = "pass-" if passive else ""
    for child in verb.children:
        if child.dep == "ccomp":
            if child.i < verb.i and child.subtree()[0].i < verb.i:
                who = source or (None if passive else beside(text, verb))
                yield _make(verb, "before", _without(child, verb, who), who, grows=True)
                continue
            shape = _shape(child)
            content = _less_adding(child)
            grows = shape in {"that", "clause"}
            yield _make(verb, way + shape, content, source, issued, grows)
        elif child.dep == "dep" and not passive and _is_fragment(text, child, verb):
            who = source or beside(text, verb)
            yield _make(verb, "before", _without(child, verb, who), who, grows=True)
        elif (child.dep in {"xcomp", "oprd"} or _is_next(child, verb)) and not passive:
            if verb.lemma in words("turns_of"):
                continue  # "refused to say": what is said hangs on "say"
            infinitive = _infinitive(child)
            if infinitive is not None or child.tag == "VBG" or _is_past_ing(child):
                thing = verb.child("dobj", "dative")
                if thing is not None and thing.i < child.i and infinitive is not None:
                    yield _make(verb, "obj-to", thing.subtree() + child.subtree(), source)
                else:
                    shape = "to" if infinitive is not None else "ing"
                    yield _make(verb, shape, child.subtree(), source)


def _is_fragment(text: Text, noun: Token, verb: Token) -> bool:
    """ "[No dead in raid], army says": words without a verb that open the sentence, then a comma."""
    own = noun.subtree()
    sentence = text.sentence_of(verb)
    after = text.tokens[own[-1].i + 1] if own[-1].i < verb.i else None
    return noun.pos in _NOMINAL and own[0].i == sentence.first and after is not None and (
        after.text == "," or own[-1].text == ","
    )  # fmt: skip


def _is_next(clause: Token, verb: Token) -> bool:
    """ "Rebels vow to strike": an infinitive right after the verb that the parser takes for an aim."""
    to = _infinitive(clause) if clause.dep == "advcl" else None
    return to is not None and to.i == verb.i + 1 and verb.child("dobj") is None


def _less_adding(clause: Token) -> list[Token]:
    """A clause less a participle that goes on reporting: "said [it held], adding that …"."""
    whole = clause.subtree()
    after = {
        t.i
        for c in whole
        if c.tag == "VBG" and c.i > clause.i and c.lemma in words("continuing")
        and ((c.dep == "advcl" and c.head is clause) or goes_on(c) is not None)
        for t in c.subtree()
    }  # fmt: skip
    return [t for t in whole if t.i not in after]


def _shape(clause: Token) -> str:
    """How a complement clause begins."""
    for child in clause.children:
        if child.i > clause.i:
            break
        if child.dep == "mark":
            return (
                "that"
                if child.lower == "that"
                else "whether"
                if child.lower in {"if", "whether"}
                else "clause"
            )
        if child.dep == "aux" and child.lower == "to":
            return "obj-to" if clause.child("nsubj", "nsubjpass") is not None else "to"
    first = clause.subtree()[0]
    if first.lower in _WH:
        return "wh"
    if clause.tag == "VBG" and clause.child("aux") is None:
        return "ing"
    if clause.tag == "VB" and clause.child("nsubj") is not None and clause.child("aux") is None:
        return "obj-to"
    return "clause"


def _is_past_ing(clause: Token) -> bool:
    """ "Denied *having bombed* the town"."""
    return clause.tag in {"VBN", "VBD"} and any(c.lower == "having" for c in clause.kids("aux"))


def _infinitive(clause: Token) -> Token | None:
    return next((c for c in clause.children if c.lower == "to" and c.dep == "aux"), None)


def _without(clause: Token, verb: Token, source: Token | None) -> list[Token]:
    """A clause less the verb that reports it, where that stands inside."""
    left_out = {t.i for t in verb.subtree()} if verb in clause.subtree() else set()
    if source is not None:
        left_out.update(t.i for t in source.subtree())
    return [t for t in clause.subtree() if t.i not in left_out]


def _objects(verb: Token) -> Iterator[Proposal]:
    """A direct object, alone and with a phrase after it."""
    thing = verb.child("dobj")
    above = verb.head
    if thing is None and verb.dep == "relcl" and above.lemma in words("shells"):
        if verb.lemma in words("denying") and verb.child("ccomp", "xcomp", "prep") is None:
            inside = {t.i for t in verb.subtree()}  # "a charge that Baku denies", less the "that"
            own = [t for t in above.subtree() if t.i not in inside and t.i < verb.i]
            yield _make(verb, "obj", own, subject_of(verb))
        return
    if thing is None or (
        thing.lower in {"which", "that", "who", "whom"} and thing.i < verb.i and verb.dep != "relcl"
    ):
        return
    source = subject_of(verb)
    content = thing.subtree()
    if any(_is_deed(thing, p) for p in verb.kids("prt")):
        end = content[-1].i + 1
        rest = [c for c in verb.children if c.i in {end, end + 1} and c.dep in {"prt", "prep"}]
        content = sorted({t.i: t for c in (thing, *rest) for t in c.subtree()}.values(), key=_place)
    saying = thing.child("acl")
    if saying is not None and saying.tag == "VBG" and saying.lemma in words("continuing"):
        return  # "issued a statement saying": the participle reports
    spliced = verb.lemma in words("denying")  # "Two died, the army denied a raid"
    if any(c.dep == "ccomp" and not (spliced and c.i < verb.i) for c in verb.children):
        return
    yield _make(verb, "obj", content, source)
    for child in verb.children:
        if child.i > thing.i and child.dep in {"prep", "agent"}:
            yield _make(verb, f"obj+{child.lower}", content + child.subtree(), source)
            break
    for child in thing.children:
        if child.dep == "prep" and child.lower in {"of", "for", "as"} and child.i > thing.i:
            yield _make(verb, f"obj;+{child.lower}", content, source)
            break


def _prepositions(verb: Token) -> Iterator[Proposal]:
    """A phrase with a preposition, and an infinitive after it."""
    source = subject_of(verb)
    for child in verb.children:
        if child.dep != "prep" or child.i < verb.i:
            continue
        inner = [t for t in child.subtree() if t is not child]
        if not inner:
            continue
        yield _make(verb, f"pp+{child.lower}", inner, source, (child,))
        for other in verb.children:
            if (
                other.i > child.i
                and other.dep in {"xcomp", "advcl", "ccomp"}
                and _infinitive(other)
            ):
                yield _make(verb, f"pp-to+{child.lower}", inner + other.subtree(), source, (child,))
                break


def _passive(verb: Token) -> Iterator[Proposal]:
    """What is said of a passive's subject."""
    topic = verb.child("nsubjpass", "nsubj")
    if topic is None and verb.dep == "acl":
        topic = None
    source = agent_of(verb)
    about = topic.subtree() if topic is not None else [verb.head] if verb.dep == "acl" else []
    expletive = topic is not None and topic.lower == "it"
    for child in verb.children:
        killed = child.dep == "xcomp" and child.tag == "VBN"  # "Five reported killed"
        if killed or (child.dep in {"xcomp", "oprd", "advcl"} and _infinitive(child) is not None):
            yield _make(verb, "pass-to", about + child.subtree(), source)
        elif child.dep == "oprd":
            yield _make(verb, "pass-as", about + child.subtree(), source)
        elif child.dep == "prep" and child.i > verb.i:
            inner = [t for t in child.subtree() if t is not child]
            if inner:
                yield _make(verb, f"pass+{child.lower}", about + inner, source, (child,))
    if about and not expletive:
        by = verb.child("agent")
        yield _make(verb, "pass-by" if by else "pass", about, source, (by,) if by else ())


def citing(verb: Token) -> Proposal | None:
    """Whom a speaker cites: ``[Heavy fighting] was reported, citing witnesses``."""
    above = verb.head
    named = verb.child("dobj")
    if verb.lower not in {"citing", "quoting"} or named is None or verb.dep not in {"advcl", "acl"}:
        return None
    inside = {t.i for t in verb.subtree()}
    said = above.child("ccomp", "dobj", "nsubjpass")
    content = [t for t in (said or above).subtree() if t.i not in inside]
    if not content or not is_verb(above):
        return None
    return Proposal("citing", "phrase", "citing", verb, [verb], content, named)


def _around(verb: Token) -> Iterator[Proposal]:
    """A verb that is put into, after or before the clause that it reports."""
    above = verb.head
    if verb.is_root or verb.child("ccomp", "xcomp") is not None:
        return
    if verb.dep not in {"parataxis", "advcl", "ccomp", "dep", "conj", "relcl"}:
        return
    marks = {c.lower for c in verb.children if c.dep in {"mark", "advmod", "prep"} and c.i < verb.i}
    frame = "as" if "as" in marks else "insert"
    source = agent_of(verb) if is_passive(verb) else subject_of(verb)
    if frame == "as" and (verb.dep != "advcl" or verb.child("dobj") is not None):
        return
    if frame == "insert" and (verb.child("nsubj") is None or verb.dep == "relcl" or marks & _WHEN):
        return
    inside = {t.i for t in verb.subtree()}
    rest = [t for t in above.subtree() if t.i not in inside]
    if rest:
        yield _make(verb, frame, rest, source, grows=True)


def quoting(text: Text, verb: Token) -> Proposal | None:
    """The verb as one that introduces or follows a quotation; its content is found later."""
    source = subject_of(verb) or beside(text, verb)
    if source is None or is_passive(verb):
        return None
    return _make(verb, "quote", [], source, grows=True)


def beside(text: Text, verb: Token) -> Token | None:
    """Who stands next to a verb that a quotation or comma parts from its subject.

    In ``"We hold," added Jones.`` and ``"We hold," Jones added.`` the parser often gives the name to
    some other word.
    """
    sentence = text.sentence_of(verb)
    if verb.i > sentence.first:
        left = text.tokens[verb.i - 1]
        if (
            left.pos in _NOMINAL
            and not left.quoted
            and left.entity not in _WHENS
            and left.dep not in {"pobj", "dobj"}
        ):
            return left
    if verb.i + 1 < sentence.last:
        for right in text.tokens[verb.i + 1 : min(verb.i + 9, sentence.last)]:
            if (
                right.quoted
                or right.entity in _WHENS
                or right.pos in {"PUNCT", "VERB", "AUX", "ADP", "SCONJ"}
            ):
                return None
            if right.pos in _NOMINAL and right.dep not in {"compound", "nmod", "poss"}:
                return right
    return None
