"""What a predicate says of its subject or object: killed, wounded, taken to hospital, pronounced dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.figures.flight import driven
from reportedly.figures.lexicon import GRAVITY, lookup, singular, words
from reportedly.language import Token

_BE = frozenset({"be", "become", "remain", "lie", "end", "get", "go"})
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
        "estimate",
        "think",
        "know",
        "assume",
        "suspect",
    ]
)
_CONDITIONS = frozenset(
    [
        "critical", "serious", "stable", "grave", "fair", "good", "satisfactory", "guarded",
        "threatening",
    ]
)  # fmt: skip
_MEN = frozenset({"man", "people", "person", "member", "crew", "personnel"})
_SHOOT = frozenset({"shoot", "gun"})
_TAKE = frozenset({"take", "hold", "make"})
_TAKEN = frozenset({"prisoner", "captive", "hostage"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Harm:
    """What befell somebody, and the token that says so."""

    what: str
    by: Token


def conjuncts(head: Token) -> Iterator[Token]:
    todo = head
    for _ in range(12):
        other = todo.child("conj")
        if other is None:
            other = _listed(todo)
            if other is None:
                return
        yield other
        todo = other


def _listed(head: Token) -> Token | None:
    """The parser's guess at the middle of a list: "A, B and C", "A, 25, B, 31, and C"."""
    for other in head.kids("appos"):
        names = head.tag == "NNP" and other.tag == "NNP"
        if names or (other.child("conj") is not None and other.child("cc") is not None):
            return other
    return None


def noun_harm(noun: Token) -> str:
    what = lookup("harm_of")[singular(noun)]
    if what == "people" and noun.dep == "pobj" and _murder_of(noun.head):
        return "killed"
    deadly = any(c.lower in words("deadly", "adjectives") for c in noun.children)
    return "killed" if deadly and what in {"people", "wounded"} else what


def _murder_of(prep: Token) -> bool:
    """ "Charged with murder in the shooting of", "convicted of manslaughter in …"."""
    above = prep.head
    crimes = [above, *(t for of in above.kids("prep") for t in of.kids("pobj"))]
    return any(
        t.lower in {"murder", "homicide", "manslaughter"}
        and not any(c.lower == "attempted" for c in t.children)
        for t in crimes
    )


def _to_hospital(verb: Token) -> Harm | None:
    """ "Was rushed to hospital"."""
    if verb.lemma not in words("losses", "hospital"):
        return None
    for child in verb.children:
        if child.dep == "prep" and child.lower in {"to", "into"}:
            for thing in child.kids("pobj"):
                other = any(c.lower in words("losses", "no_hospitals") for c in thing.children)
                if singular(thing) in words("losses", "hospitals") and not other:
                    return Harm("killed" if _ended(verb) else "wounded", verb)
    return None


def _ended(verb: Token) -> bool:
    """ "… to hospital, where he died"."""
    for token in verb.subtree():
        deadly = token.lemma in {"die", "succumb"} or token.lower in {"dead", "away"}
        if deadly and token.i > verb.i:
            clause = token if token.pos == "VERB" else token.head
            subject = clause.child(*SUBJECTS)
            if subject is not None and subject.pos == "PRON":
                return True
    return False


def _taken(verb: Token) -> Harm | None:
    """ "Were taken prisoner"."""
    if verb.lemma not in _TAKE:
        return None
    by = (c for c in verb.children if c.i > verb.i and singular(c) in _TAKEN)
    captive = next(by, None)
    return Harm("captured", verb) if captive is not None and captive.child("det") is None else None


def passive_of(verb: Token) -> Harm | None:
    own = verb_harm(verb) or _to_hospital(verb) or _taken(verb)
    for child in verb.children:
        if child.dep in {"oprd", "acomp", "xcomp", "ccomp"} and verb.lemma in _FOUND:
            what = lookup("states").get(child.lower)
            told = Harm(what, child) if what else verb_harm(child)
            if told is not None:
                own = told
            elif child.lemma == "have" or child.lemma in lookup("suffers"):
                deeper = verb_harm(child) or _suffering(child)
                own = own or deeper
    return gravest(own, verb)


def subject_of(verb: Token) -> Harm | None:
    if verb.lower in lookup("states") and verb.lemma not in lookup("harms"):
        return Harm(lookup("states")[verb.lower], verb)
    found = _suffering(verb)
    if found is None and verb.lemma in lookup("harms") and verb.tag in {"VBN", "VBD"}:
        # "16 killed in a raid": the auxiliary is left out and no object follows
        aimed = any(c.lower in {"at", "on", "toward", "towards"} for c in verb.kids("prep"))
        bare = (
            not aimed
            and _objectless(verb)
            and not any(c.child("dobj") for c in verb.kids("conj"))
            and verb.child("prep", "npadvmod", "advmod", "conj", "dobj")
        )
        found = verb_harm(verb) if bare else None
    return gravest(found, verb)


def _objectless(verb: Token) -> bool:
    """Whether a verb has no object; a date behind it is none ("the nine killed between May 1 and …")."""
    return all(c.entity == "DATE" and c.tag in {"NNP", "CD"} for c in verb.kids("dobj", "ccomp"))


def _suffering(verb: Token) -> Harm | None:
    if verb.lemma == "pass" and any(c.lower == "away" for c in verb.children):
        return Harm("killed", verb)
    if verb.lemma in lookup("suffers"):
        return Harm(lookup("suffers")[verb.lemma], verb)
    ended = verb.lower == "wound" and verb.child("prt") is not None  # "three wound up dead"
    if ended or verb.lemma in _BE or (verb.lemma in _FOUND and verb.child("dobj") is None):
        for child in verb.children:
            if child.dep in {"acomp", "attr", "oprd", "xcomp", "advcl", "amod"}:
                if child.child(*SUBJECTS) is not None:
                    continue  # "is in custody after a guard was shot", "left seven dead"
                what = lookup("states").get(child.lower)
                told = verb_harm(child) if what is None and child.tag == "VBN" else None
                if what or told:
                    return told or Harm(what or "", child)
            condition = condition_of(child)
            if condition is not None:
                return condition
    if verb.lemma == "be":
        counted = _among(verb)
        if counted is not None:
            return counted
    if verb.lemma in words("losses", "suffer"):
        wound = verb.child("dobj")
        if wound is not None and singular(wound) in words("losses", "wounds"):
            return Harm("wounded", wound)
        for child in verb.kids("prep"):
            for wound in child.kids("pobj") if child.lower == "from" else ():
                if singular(wound) in words("losses", "wounds"):
                    return Harm("wounded", wound)
    return _life(verb) or _arrived(verb)


def _arrived(verb: Token) -> Harm | None:
    """ "Showed up at a hospital with shrapnel wounds"."""
    if verb.lemma not in words("losses", "arrive"):
        return None
    after = [t for t in verb.subtree() if t.i > verb.i]
    wound = next((t for t in after if t.dep == "pobj" and t.head.lower == "with"), None)
    there = any(singular(t) in words("losses", "hospitals") for t in after)
    hurt = wound is not None and singular(wound) in words("losses", "wounds")
    return Harm("wounded", verb) if there and hurt else None


def _life(verb: Token) -> Harm | None:
    """ "Lost his life", "is fighting for her life"."""
    thing = verb.child("dobj")
    if verb.lemma == "lose" and thing is not None and singular(thing) in words("losses", "lives"):
        return Harm("killed", verb) if thing.child("poss") is not None else None
    if verb.lemma in words("losses", "cling"):
        for child in verb.kids("prep"):
            for thing in child.kids("pobj") if child.lower in {"for", "to"} else ():
                if singular(thing) in words("losses", "lives"):
                    return Harm("wounded", verb)
    return None


def _among(verb: Token) -> Harm | None:
    """ "Five children were among the dead", "among those killed were five children"."""
    for prep in verb.kids("prep"):
        for dead in prep.kids("pobj") if prep.lower == "among" else ():
            found = _group_harm(dead)
            if found is not None:
                return found
    return None


def of_those(verb: Token) -> Harm | None:
    """ "Those killed include four nurses", "the dead included two boys"."""
    group = (
        verb.child("dobj", "nsubjpass")
        if verb.lemma in {"identify", "name"}
        else verb.child("nsubj")
    )
    return _group_harm(group) if group is not None else None


def _group_harm(group: Token) -> Harm | None:
    for token in (group, *group.kids("acl", "relcl")):
        what = lookup("harm_nouns").get(singular(token)) or lookup("harms").get(token.lemma)
        if what and what != "people":
            return Harm(what, token)
    return None


def condition_of(prep: Token) -> Harm | None:
    """ "In critical condition", "with shrapnel wounds"."""
    if prep.dep == "prep" and prep.lower == "with":
        for wound in prep.kids("pobj"):
            if singular(wound) in words("losses", "wounds") and wound.child("det") is None:
                return Harm("wounded", wound)
    condition = prep.child("pobj") if prep.dep == "prep" and prep.lower == "in" else None
    if condition is None or condition.lower != "condition":
        return None
    grave = {c.lower for c in condition.children} & _CONDITIONS
    return Harm("wounded", condition) if grave else None


def object_of(head: Token, verb: Token) -> Harm | None:
    if verb.lemma in _SHOOT and any(c.lower == "dead" and c.i == verb.i + 1 for c in head.children):
        return Harm("killed", verb)  # "shot dead six men"
    if verb.lemma in lookup("harms") or verb_harm(verb) is not None:
        return gravest(verb_harm(verb), verb, shared=False)
    if verb.lemma in words("losses", "verbs"):
        if singular(head) in words("losses", "lives"):
            return Harm("killed", verb)
        counted = [singular(head)]  # "lost 13 of its fighters"
        counted += [singular(t) for of in head.kids("prep") for t in of.kids("pobj")]
        people = any(word in lookup("who") or word in _MEN for word in counted)
        others = [t for t in verb.kids("dobj") if t.i > head.i]  # "cost two teens their freedom"
        others = [t for t in others if singular(t) not in words("losses", "lives")]
        if verb.lemma in {"lose", "cost"} and people and not others:
            return Harm("killed", verb)
    if verb.lemma == "include":
        return of_those(verb)
    if (flight := driven(verb)) is not None:
        return Harm("displaced", flight)
    if verb.lemma == "commit" and head.lower == "suicide":
        return Harm("killed", verb)
    if (rushed := _to_hospital(verb)) is not None:
        return rushed
    if verb.lemma in {"leave", "put", "land"}:
        for prep in (*verb.kids("prep"), *head.kids("prep")):
            if any(singular(t) in words("losses", "hospitals") for t in prep.kids("pobj")):
                return Harm("wounded", verb)
    if head.i > verb.i and singular(head) not in _TAKEN and (taken := _taken(verb)) is not None:
        return taken
    for child in verb.kids("oprd", "acomp", "xcomp", "ccomp", "advcl"):
        what = lookup("states").get(child.lower)
        if what and verb.lemma in {"leave", "find", "shoot", "gun"}:
            return Harm(what, child)
    first = verb.head
    joined = verb.dep == "conj" and verb.i - first.i <= 3 and verb.child(*SUBJECTS) is None
    if joined and first.lemma in lookup("harms") and first.child("dobj", "auxpass") is None:
        return verb_harm(first)  # "killed and buried 20 men"
    return None


def _does(verb: Token, other: Token) -> bool:
    """Whether the subject of an active verb with an object does what its conjunct says, too."""
    active = verb.child("dobj") is not None and other.child("auxpass") is None
    return active and other.dep == "conj" and other.lemma in lookup("harms")


def _not(verb: Token) -> bool:
    return any(t.child("neg") is not None for t in (verb, *verb.kids("aux", "auxpass")))


def _pronounced(verb: Token) -> Harm | None:
    """ "… and pronounced dead"."""
    for child in verb.kids("oprd", "acomp", "xcomp", "ccomp") if verb.lemma in _FOUND else ():
        if child.lower in lookup("states"):
            return Harm(lookup("states")[child.lower], child)
    return None


def verb_harm(verb: Token) -> Harm | None:
    what = lookup("harms").get(verb.lemma)
    if what == "wounded" and ill(verb):
        return None
    for particle in verb.kids("prt") if what is None else ():
        what = lookup("harms").get(f"{verb.lemma} {particle.lower}")
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
        there = any(
            singular(t) in words("losses", "hospitals")
            for child in verb.kids("prep")
            for t in child.kids("pobj")
        )
        return Harm("wounded", verb) if hurt or there else None
    return Harm(what, verb)


def ill(verb: Token) -> bool:
    """ "Hospitalized with the virus": not hurt by anybody."""
    of = [t for c in verb.kids("prep") if c.lower in {"with", "for"} for t in c.kids("pobj")]
    return any(singular(t) in words("losses", "illnesses") for t in of)


def _deadly(verb: Token) -> bool:
    for child in verb.children:
        if child.lower in words("deadly", "adverbs"):
            return True
        if child.dep == "prep" and child.lower == "to":
            end = child.child("pobj")
            if end is not None and end.lower == "death":
                return True
    return False


def gravest(own: Harm | None, verb: Token, shared: bool = True) -> Harm | None:
    """The gravest harm of coordinated verbs; "killed or wounded" is harm of either kind."""
    found = [own] if own else []
    linked = list(conjuncts(verb)) if shared else []
    if shared:
        linked += [c for c in verb.kids("advcl") if c.tag == "VBN" and c.i == verb.i + 2]
    if not shared and verb.dep == "conj":
        linked = [verb.head]  # "killed and wounded 12"
    for other in linked:
        if (shared and other.child(*SUBJECTS) is not None) or _not(other):
            continue
        if shared and own is None and _does(verb, other):
            continue  # "a bomber killed 16 and wounded 40"
        if other.pos == "NOUN" and verb.pos == "VERB":
            continue  # "is held on charges of theft and murder"
        beside = verb.child("auxpass") is not None and other.i - verb.i == 2 and other.tag == "VBN"
        if not beside and other.child("dobj") is not None and other.lemma in lookup("harms"):
            continue
        harm = verb_harm(other)
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
