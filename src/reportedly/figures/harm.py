"""What befell the people that a phrase counts: killed, wounded, captured, by grammar and by order.

The parse decides where it can; a participle right behind the phrase ("six others injured") decides
where headlines and small clauses lead the parser astray.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.figures.behind import behind
from reportedly.figures.headlines import beside, counted_before
from reportedly.figures.lexicon import GRAVITY, is_person, lookup, singular, words
from reportedly.figures.predicates import (
    SUBJECTS,
    Harm,
    condition_of,
    conjuncts,
    gravest,
    ill,
    noun_harm,
    object_of,
    of_those,
    passive_of,
    subject_of,
    verb_harm,
)
from reportedly.language import Text, Token
from reportedly.language.negation import negated

_UNREAL = frozenset({"will", "would", "could", "may", "might", "can", "should", "to", "'ll", "'d"})
_TOGETHER = frozenset({"along", "together"})
#: How the parser hangs what it cannot join to a list.
_ASIDE = ("npadvmod", "intj", "dep")
#: What governs a deed that was only wanted or planned ("called for the assassination of").
_MEANT = frozenset({"call", "plan", "plot", "attempt", "conspire", "threaten", "threat"})
_ALMOST = frozenset({"nearly", "almost"})
_DASHES = frozenset({"-", "–", "—", "--"})
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


def triggers(text: Text) -> list[Token]:
    """Every word that says that somebody comes to harm."""
    harms, suffers, states, nouns = (
        lookup("harms"), lookup("suffers"), lookup("states"), lookup("harm_of")
    )  # fmt: skip
    struck, deeds, lost = words("losses", "wounds"), lookup("deeds"), words("losses", "hospital")
    clinging = words("losses", "cling")
    return [
        t
        for t in text.tokens
        if (t.pos in {"VERB", "ADJ", "NOUN", "PROPN", "ADV", "AUX"})
        and (
            t.lemma in harms
            or t.lemma in suffers
            or t.lower in states
            or singular(t) in nouns
            or t.lower in {"condition", "passed", "suicide"}
            or t.lemma in clinging
            or singular(t) in struck
            or singular(t) in deeds
            or t.lemma in lost
        )
    ]


def harmed(trigger: Token) -> Iterator[Token]:
    """The heads of phrases that a trigger may say harm of, as the parse hangs them."""
    said = trigger.lower in lookup("states") or trigger.tag == "VBN"  # "left dead", "found shot"
    if said and trigger.dep in {"acomp", "attr", "oprd", "xcomp"}:
        yield from _each(trigger.head.kids("nsubj", "nsubjpass", "dobj"))
    yield from _each(trigger.kids("nsubjpass", "nsubj", "dobj", "poss"))
    above = trigger.head
    for inverted in trigger.kids("auxpass"):
        yield from _each(inverted.kids("nsubj", "nsubjpass"))  # "also killed were two nurses"
    yield from (c for c in trigger.kids("conj", "npadvmod") if c.tag == "PRP")  # "and then himself"
    for verb in (trigger, above):
        yield from (c for c in verb.kids(*_ASIDE) if aside(c))
    if trigger.pos == "NOUN" and trigger.lower in lookup("forms"):
        yield from trigger.kids("compound")  # "Girl shot, killed", read as a noun
    for joined in trigger.kids("prep", "advmod"):
        for prep in (joined, *joined.kids("prep")):
            if prep.lower == "with" and _together(prep) is not None:
                yield from _each(prep.kids("pobj"))
    for called in above.kids("prep") if trigger.dep in {"dobj", "nsubjpass"} else ():
        yield from _each(called.kids("pobj") if called.lower == "as" else [])
    if trigger.lower in {"suicide", "body", "corpse"}:
        yield trigger
    elif trigger.lower in {"life", "lives"}:
        yield from trigger.kids("poss")
        yield from _each(above.kids("nsubj") if trigger.dep == "dobj" else [])
    group = trigger.head if trigger.dep in {"acl", "relcl"} else trigger
    if group.dep == "nsubj" and group.head.lemma in {"be", "include"}:
        yield from _each(group.head.kids("attr", "dobj"))  # "those killed were a nurse and …"
    if trigger.lower in {"wounds", "injuries", "wound"} and trigger.dep == "pobj":
        yield from _each([above.head])
        yield from _each(above.head.kids("nsubj", "nsubjpass"))
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
    if trigger.dep == "conj" and trigger.child(*SUBJECTS) is None:
        yield from _each(trigger.head.kids("nsubjpass", "nsubj"))
    for noun in (trigger, *trigger.kids("dobj")):  # "in the shooting death of", read as a verb
        for child in noun.kids("prep"):
            yield from _each(child.kids("pobj") if child.lower == "of" else [])


def harm_of(text: Text, head: Token, last: int) -> Harm | None:
    """What befell the phrase with this head, which ends at token ``last``."""
    whole = among(head)
    if whole is not None and (harm := harm_of(text, whole, whole.i)) is not None:
        return harm
    if head.dep in {"compound", "nmod"} and _unquoted(text, head.i, head.i + 2):
        while head.dep in {"compound", "nmod"}:
            head = head.head
        return _by_clause(head)
    inside = [c.i for c in head.kids("compound", "nmod") if c.i < head.i]
    inside += [c.i for i in inside for c in text.tokens[i].kids("compound", "nmod")]
    if inside and _unquoted(text, min(inside), head.i):
        return None  # what befell the one inside the quotation
    headline = text.sentence_of(head).part == "headline" or counted_before(text, head)
    close = beside(text, head, last) if headline else None
    after = text.tokens[last + 1] if last + 1 < len(text.tokens) else head
    if headline and after.text == ":":
        return None  # "Coroner: boy dead"
    whose = after.child("pobj") if headline and after.lower == "of" else None
    if whose is not None and head.pos != "NUM" and is_person(text, whose):
        return None  # "Mother of boy killed"
    if head.pos == "NUM" and after.lemma == "be" and after.head is not head.head:
        close = _by_order(text, head, last)  # "14 were killed 25 were wounded", without a comma
    found = close or _by_clause(head) or _by_modifier(text, head) or _by_order(text, head, last)
    found = found or beside(text, head, last) or behind(text).get(head.i)
    if found is None and head.dep in {"conj", "appos"} and head.head.pos != "VERB":
        first = head.head
        if first.dep != "ROOT" or first.children:
            found = _by_clause(first, head) or (
                _by_modifier(text, first) if head.dep == "appos" else None
            )
            if found is None and first.dep in {"conj", "appos"}:
                found = _by_clause(first.head)
    if found is None or negated(text, found.by):
        return None
    return found


def among(head: Token) -> Token | None:
    """Those of whom somebody is one: "three people, including a nurse"."""
    prep = head.head
    if head.dep != "pobj" or prep.lower not in {"including", "among"}:
        return None
    people = prep.head
    while people.dep == "prep" and people.head is not people:
        people = people.head
    counted = any(c.pos == "NUM" for c in people.kids("nummod"))
    return people if counted and people.i < head.i else None


def _unquoted(text: Text, first: int, last: int) -> bool:
    """ "… of three women" activist Omar Haddad said": a quotation ends between what the parse joins."""
    return sum(t.text in {'"', "”", "''"} for t in text.tokens[first:last]) == 1


def unreal(harm: Harm) -> bool:
    """Whether the harm is only wished, feared or planned: "tried to kill him", "could be shot"."""
    verb = harm.by
    while verb.dep in {"acomp", "oprd", "conj", "attr"} and verb.head.pos in {"VERB", "AUX"}:
        verb = verb.head
    if verb.pos == "NOUN" and any(up.lemma in _MEANT for up in verb.ancestors()):
        return True
    auxiliaries = {c.lower for c in verb.kids("aux", "auxpass")}
    if "to" in auxiliaries and auxiliaries & {"have", "having"}:
        return False  # "is said to have killed"
    almost = any(c.dep == "advmod" and c.lower in _ALMOST for c in verb.children)
    return almost or bool(auxiliaries & _UNREAL)


def _each(heads: list[Token]) -> Iterator[Token]:
    for head in heads:
        if head.lower in {"who", "that", "which", "whom"} and head.head.dep == "relcl":
            head = head.head.head
        yield head
        yield from conjuncts(head)


def _by_clause(head: Token, counted: Token | None = None) -> Harm | None:
    """What the clause of ``head`` says of it, or of ``counted``, which is listed behind it."""
    verb = head.head
    if verb is head:
        return None
    if head.dep == "nsubjpass":
        return passive_of(verb)
    if head.dep in {"conj", "npadvmod"} and head.tag == "PRP" and verb.pos == "VERB":
        return object_of(head, verb) if head.dep == "conj" or head.lower.endswith("self") else None
    if head.dep == "npadvmod" and head.i > verb.i and head.child("nummod") is not None:
        return object_of(head, verb) if head.entity == "DATE" else None  # "wounded 40 Tuesday"
    if head.dep in _ASIDE:
        return _by_aside(head) if aside(head) else None
    if head.dep == "pobj" and verb.lower == "with" and (killed := _together(verb)) is not None:
        return _beside_whom(head, killed)
    if head.dep == "pobj" and verb.lower == "as" and verb.head.lemma in {"identify", "name"}:
        return of_those(verb.head)
    if head.dep == "pobj" and verb.lower == "on" and verb.head.lemma == "turn":
        return Harm("people", verb.head) if head.tag == "PRP" else None
    if head.dep in {"nsubj", "nsubjpass"} and verb.dep == "auxpass":
        return passive_of(verb.head)
    if head.dep == "nsubj":
        return subject_of(verb)
    if head.dep == "attr" and verb.lemma == "be" and (of := of_those(verb)) is not None:
        return of
    if head.dep == "attr" and any(c.lower == "among" for c in verb.kids("prep")):
        return subject_of(verb)  # "among the dead were four soldiers"
    if head.dep in {"dobj", "oprd"}:
        return object_of(counted or head, verb)
    if head.dep == "pobj" and verb.lower == "of" and verb.head.tag == "VBG":
        died = verb.head.child("dobj")  # "shooting death of", read as a verb
        if died is not None and singular(died) == "death":
            return Harm("killed", died)
    if head.dep == "pobj" and verb.lower == "of" and singular(verb.head) in lookup("harm_of"):
        return Harm(noun_harm(verb.head), verb.head)
    if head.dep == "poss" and singular(verb) in lookup("harm_of"):
        if singular(verb) == "life" and any(c.lower == "own" for c in verb.children):
            ended = verb.dep == "dobj" and verb.head.lemma in {"take", "end"}
            return Harm("killed", verb.head) if ended else None
        if singular(verb) in {"body", "remains", "life", "arrest"}:
            return None
        return Harm(noun_harm(verb), verb)
    if head.dep == "compound" and singular(verb) in {"killing", "assassination", "murder"}:
        return None
    return None


def aside(head: Token) -> bool:
    """The first of a list that the parser does not join: "A teacher, his wife and a child were …"."""
    verb = head.head
    if head.i > verb.i or verb.pos not in {"VERB", "AUX"}:
        return False
    subject = verb.child("nsubj", "nsubjpass")
    if subject is not None and subject.i < head.i:
        return False
    return any(c.text == "," and c.i > head.i for c in (*head.children, *verb.children))


def _together(prep: Token) -> Token | None:
    """The verb of "along with", "together with"; null where "with" is alone."""
    if prep.head.lower in _TOGETHER:
        return prep.head.head
    beside = any(c.lower in _TOGETHER and c.i == prep.i - 1 for c in prep.head.children)
    return prep.head if beside else None


def _beside_whom(head: Token, verb: Token) -> Harm | None:
    """ "Was killed along with two bodyguards", "killed him together with his son"."""
    if verb.lemma not in lookup("harms") and verb.lemma not in lookup("suffers"):
        return None
    if verb.child("nsubjpass") is not None or verb.tag == "VBN":
        return passive_of(verb)
    return object_of(head, verb) if verb.child("dobj") is not None else subject_of(verb)


def _by_aside(head: Token) -> Harm | None:
    verb = head.head
    return passive_of(verb) if verb.child("nsubjpass", "auxpass") is not None else subject_of(verb)


def _by_modifier(text: Text, head: Token) -> Harm | None:
    found: list[Harm] = []
    for child in head.children:
        if child.dep in {"acl", "relcl"}:
            passive = child.dep == "acl" and child.tag == "VBN"
            whose = child.child("nsubjpass", "nsubj")
            if passive and child.child("dobj") is None:
                harm = gravest(verb_harm(child), child)
                if harm:
                    found.append(harm)
            elif whose is not None and whose.lower in {"who", "that", "which"}:
                harm = passive_of(child) if whose.dep == "nsubjpass" else subject_of(child)
                if harm:
                    found.append(harm)
        elif child.dep == "prep" and child.i > head.i:
            harm = condition_of(child)
            if harm:
                found.append(harm)
        elif child.dep == "appos" and _listed(head, child):
            harm = _by_modifier(text, child)
            if harm:
                found.append(harm)
        elif child.dep in {"amod", "acomp"} and not _of_a_number(text, child):
            what = lookup("states").get(child.lower)
            if what is None and child.tag == "VBN":
                what = lookup("harms").get(child.lemma)
            if what and what != "people":
                found.append(Harm(what, child))
    return max(found, key=lambda h: GRAVITY[h.what]) if found else None


def _of_a_number(text: Text, adjective: Token) -> bool:
    """ "… left another 30 injured, Mr Smith said" without its comma: the adjective is the number's."""
    before = text.tokens[adjective.i - 1] if adjective.i else adjective
    return before.pos == "NUM" and before.head is not adjective.head


def _listed(head: Token, other: Token) -> bool:
    """ "Woman, 2 children killed": a headline's list, not an apposition."""
    return head.child("det", "poss") is None and other.child("nummod") is not None


def _past_aside(text: Text, last: int) -> int:
    """ "23 civilians – including nine children – dead": the end of what stands between dashes."""
    after = text.tokens[last + 1 : last + 2]
    for token in text.tokens[last + 2 : last + 10] if after and after[0].text in _DASHES else ():
        if token.text in _DASHES:
            return token.i
    return last


def _by_order(text: Text, head: Token, last: int) -> Harm | None:
    """The participle or adjective right behind the phrase: "left six others injured"."""
    sentence = text.tokens[last].sentence
    last = _past_aside(text, last)
    for token in text.tokens[last + 1 : last + 7]:
        if token.sentence != sentence:
            return None
        if ill(token):
            return None
        if token.lower in lookup("states") and token.pos != "NOUN":
            return Harm(lookup("states")[token.lower], token)
        if token.lemma in lookup("harms") and token.tag in {"VBN", "VBD"}:
            had = any(c.lemma == "have" for c in token.kids("aux"))
            if had and token.child("auxpass") is None:
                return None  # "had killed and buried 20 men"
            deeds = (token, *token.kids("conj"))  # "allegedly shot and killed two men"
            if any(c.i > token.i for deed in deeds for c in deed.kids("dobj")):
                return None
            return gravest(verb_harm(token), token)
        if token.lower not in _SKIPPED:
            return None
    return None
