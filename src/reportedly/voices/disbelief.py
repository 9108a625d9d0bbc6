"""Predicates that call what others say false: "the reports are baseless", "no truth in the claim".

What is called false stands inside a noun that only wraps it (``[shells]`` of ``cues.toml``) or in
a clause after "it is not true that"; whoever says the sentence denies it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.language.clauses import is_verb, negation, subject_of
from reportedly.language.text import Text, Token
from reportedly.voices.meaning import inside
from reportedly.voices.proposal import Proposal
from reportedly.voices.words import words

_PRONOUNS = frozenset({"it", "this", "that"})
_LINKS = frozenset({"in", "to", "for", "behind"})


def of_disbelief(text: Text, word: Token) -> Iterator[Proposal]:
    """The content that a predicate calls false, with whoever calls it so."""
    verb = _predicate_of(word)
    if verb is None:
        return
    topic = _topic(word, verb)
    if topic is None:
        return
    content = inside(topic) if topic.lemma in words("shells") else topic.subtree()
    if not content and topic.child("det", "poss") is not None:
        content = topic.subtree()  # "the claim is false": what it claims was told before
    source = _speaker(verb)
    out = {word.i, verb.i} | {c.i for c in word.children if c.dep in {"neg", "det"}}
    content = [t for t in content if t.i not in out and t.dep != "agent"]
    if content and (source is None or source not in content):
        cue = sorted({t.i: t for t in (verb, word)}.values(), key=lambda t: t.i)
        yield Proposal("untrue", "phrase", "untrue", word, cue, content, source)


def is_disbelieved(noun: Token) -> bool:
    """Whether the noun's content is called false, so that it is no voice of its own."""
    near = [
        noun.head, noun.head.head, noun.subtree()[-1],
        *noun.head.children, *noun.head.head.children,
        *(far for prep in noun.head.subtree() if prep.lower == "from" for far in prep.kids("pobj")),
    ]  # fmt: skip
    for word in near:
        if word.lower in words("disbelief") or word.lower in words("disbelief", "truths"):
            verb = _predicate_of(word)
            if verb is not None and _topic(word, verb) is noun:
                return True
    return _judged_before(noun)


def _judged_before(noun: Token) -> bool:
    """ "Dismissed as false reports that …": the parser takes the judgement for the noun's own."""
    own = any(c.dep == "amod" and c.lower in words("disbelief") for c in noun.children)
    prep = noun.head
    return own and prep.lower == "as" and is_verb(prep.head) and _judges(prep.head)


def _judges(verb: Token) -> bool:
    return verb.lemma in words("disbelief", "verbs")


def _predicate_of(word: Token) -> Token | None:
    """The verb with which the word judges, where it does judge something false."""
    untrue = word.lower in words("disbelief")
    verb = word.head
    if word.dep == "pobj" and verb.lower == "from":
        return _far(word, verb)
    if word.dep == "amod" and verb.dep == "pobj" and _judged_before(verb):
        return verb.head.head
    hidden = _hidden(word) if untrue else None
    if hidden is not None:
        return hidden.head
    if verb.lower == "as" and not verb.is_root:
        verb = verb.head
    if not is_verb(verb) or word.dep in {"nsubj", "nsubjpass", "dobj"}:
        return None
    if verb.lemma == "be":
        against = (negation(word) or negation(verb)) is not None
        return verb if against != untrue else None
    return verb if untrue and _judges(verb) else None


def _far(word: Token, prep: Token) -> Token | None:
    """ "Is *far from* the truth", "could not be *further from* it"; not what "is not far from" it."""
    if word.lower not in words("disbelief", "truths"):
        return None
    near = [prep.head, *prep.head.kids("acomp", "advmod")]
    far = next((t for t in near if t.lower in words("disbelief", "far")), None)
    verb = far.head if far is not None else None
    if far is None or verb is None or verb.lemma != "be":
        return None
    return verb if (far.lower == "far") != (negation(verb) is not None) else None


def _hidden(word: Token) -> Token | None:
    """ "Called the reports of shelling *false*": the noun, where the parser hangs the word inside it."""
    for step in word.ancestors():
        if is_verb(step) and step.dep not in {"pcomp", "acl"}:
            return None
        if step.lemma in words("shells") and step.i < word.i:
            last = step.subtree()[-1] is word
            return step if last and step.dep in {"dobj", "oprd"} and _judges(step.head) else None
    return None


def _topic(word: Token, verb: Token) -> Token | None:
    """What is called false: a wrapping noun, or a clause."""
    if word.dep == "amod" and _judged_before(word.head):
        return word.head
    hidden = _hidden(word)
    if hidden is not None and hidden.head is verb:
        return hidden
    for prep in word.kids("prep"):  # "no truth in the claim"
        thing = prep.child("pobj")
        if prep.lower in _LINKS and thing is not None and thing.lemma in words("shells"):
            return thing
    clause = word.child("ccomp", "csubj", "acl") or verb.child("ccomp", "csubj")
    subject = verb.child("nsubj", "nsubjpass")
    own = verb.child("dobj")
    for thing in (own, subject):
        if thing is None:
            continue
        if thing.lemma in words("shells") and (
            verb.lemma == "be" or thing is own or _passive(verb)
        ):
            return thing
        if thing.lower not in _PRONOUNS:
            continue
        if clause is not None and clause.i > word.i:
            return clause
        of_itself = thing is own or (thing.lower != "it" and word.pos == "NOUN")
        if clause is None and of_itself and word.lower in words("disbelief"):
            return thing  # "called it a lie", "this is disinformation"
    return None


def _passive(verb: Token) -> bool:
    return verb.child("nsubjpass") is not None


def _speaker(verb: Token) -> Token | None:
    """Who judges: the subject of a verb of judging, or of the verb of speech around "are false"."""
    if verb.lemma != "be":
        if _passive(verb):
            by = verb.child("agent")
            return by.child("pobj") if by is not None else None
        return subject_of(verb)
    above = verb.head
    if verb.dep == "ccomp" and is_verb(above):
        return subject_of(above)
    return None
