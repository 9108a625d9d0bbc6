"""Who acted and who suffered: the parties of a trigger.

Verbs take them from subject and object, through passives, control and relative clauses; nouns from
by-phrases, owners, demonyms, "between … and …", and the verb that lends them its subject ("carried
out an attack").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.events import kinds
from reportedly.events.grammar import (
    DATED,
    SUBJECTS,
    agents,
    first_listed,
    governor,
    leaving,
    left,
    listed,
    passive,
    patients,
    subjects,
    under,
    within,
    words,
)
from reportedly.events.lexicon import classes, inflected
from reportedly.events.matching import NOMINAL, Found, window
from reportedly.events.owners import owners
from reportedly.language.text import Sentence, Text, Token

#: Prepositions under which a target stands, in order of preference.
AT = ("on", "against", "at", "to", "into", "upon", "toward", "towards", "across")
NOUN_AT = ("on", "against", "at", "to", "into", "upon", "towards")

#: Prepositions below which a talk is that of the verb's subject.
MET = frozenset({"after", "during", "in", "following", "at", "before"})


#: Words of harm that tell of the number before them, as headlines have it.
HURT = frozenset({"killed", "dead", "injured", "wounded", "hurt", "missing"})


@dataclass(slots=True)
class Sides:
    """Heads of the noun phrases of both sides, and the verb whose clause makes the claim."""

    actors: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    clause: Token | None = None


def sides(text: Text, sentence: Sentence, found: Found) -> Sides:
    """The parties of a trigger as the grammar gives them, not yet read as anybody."""
    if found.row.pos == "n":
        return _of_noun(text, found)
    return _of_verb(text, sentence, found)


def _of_verb(text: Text, sentence: Sentence, found: Found) -> Sides:
    verb, role = found.head, found.row.role
    if found.row.pos == "a":
        who = _described(verb)
        if role == "patient" and left(verb) is not None:
            return Sides(leaving(verb), who, verb.head)
        return Sides(who, [], verb.head) if role == "agent" else Sides([], who, verb.head)
    inside = {t.i for t in found.words}
    if (number := verb.child("nummod")) is not None and verb.dep == "pcomp":
        return Sides([], [number], verb)  # "eight were killed, with at least 70 injured"
    if (so := left(verb)) is not None:  # "shelled the port leaving nine villagers dead or injured"
        return Sides(under(verb, "by") or leaving(verb), listed(so), verb)
    if verb.dep in {"oprd", "acomp"} and verb.head.lemma == "leave" and passive(verb.head):
        return Sides(
            under(verb.head, "by"), subjects(verb.head), verb.head
        )  # "two were left injured"
    if verb.pos in NOMINAL and len(inside) == 1:
        return Sides(_before(text, sentence, verb), window(text, sentence, verb), verb)
    acting, suffering = _shooters(agents(verb)), [t for t in patients(verb) if t.i not in inside]
    if suffering and all(_told_behind(text, t) for t in suffering):
        acting, suffering = under(verb, "by"), acting  # "100 civilians killed, 700 injured"
    if not suffering and acting and not passive(verb) and _bare_passive(found):
        acting, suffering = under(verb, "by"), acting
    if not acting and not passive(verb):
        acting = verb.kids("compound", "nmod")[
            :1
        ]  # "Georgia shells": a headline's verb half taken for a noun
    if _with_weapon(found):
        suffering = []
    if verb.tag == "VBG" and not suffering:
        suffering = under(verb, "of")  # "the shelling of the town began"
    above = verb.head
    if verb.tag == "VBG" and verb.dep == "advcl" and (cut := _cut(text, found)) is not None:
        return Sides(
            [cut], under(verb, "of") or next((s for p in AT if (s := under(verb, p))), []), verb
        )
    if verb.tag == "VBG" and verb.dep == "xcomp" and above.lemma in {"face", "suffer", "endure"}:
        return Sides(under(verb, "by") or under(above, "by"), subjects(above), above)
    if role == "none":
        warring = [t for s in subjects(verb) for t in within(s, "between")]
        return Sides(warring if found.row.kind == "escalation" else [], [], verb)
    if role == "patient":
        return Sides(
            [t for w in found.words for t in under(w, "from", "by") if not t.child("poss")],
            acting or suffering,
            verb,
        )
    if role == "mover" and verb.lemma in words("perceiving"):
        return Sides(suffering or window(text, sentence, verb), [], verb)
    if role == "mover" and verb.child("expl"):
        return Sides(suffering, [], verb)
    if role == "mover":
        return (
            Sides(acting or suffering, [], verb)
            if not _moved(acting, suffering)
            else Sides(suffering, [], verb)
        )
    if role == "mutual":
        between = under(verb, "between")
        if between:
            return Sides(between, [], verb)
        return Sides(acting, under(verb, "with", "against") or suffering, verb)
    if not acting and found.row.kind in kinds.group("dealings"):
        acting = under(verb, "between")  # "the agreement reached between A and B"
    if not suffering:
        tail = found.words[-1]
        after = window(text, sentence, tail) if len(inside) > 1 and not passive(verb) else []
        suffering = next((s for p in AT if (s := _somewhat(_under_any(found, p)))), []) or after
    if not suffering and _with_weapon(found):  # "fired shells at the town", hung below the shells
        suffering = [t for w in verb.kids("dobj") for t in under(w, "at", "on", "into", "against")]
    if verb.lemma == "find" or not acting:
        deeper = (*verb.kids("advcl"), *(t for p in verb.kids("prep") for t in p.kids("pobj")))
        acting = acting or next((by for t in (verb, *deeper) if (by := under(t, "by"))), [])
    return Sides(acting, suffering, verb)


def _shooters(acting: list[Token]) -> list[Token]:
    """Who fired what hit: "shells fired by *rebels* hit the town"."""
    if len(acting) != 1 or acting[0].lemma not in classes()["missile"] | classes()["explosive"]:
        return acting
    fired = [c for c in acting[0].kids("acl") if c.lemma in words("firing") and passive(c)]
    return (agents(fired[0]) if fired else []) or acting


def _cut(text: Text, found: Found) -> Token | None:
    """ "Died in rebel | shelling": the side before an act that the parse took for a verb."""
    before = text.tokens[found.head.i - 1]
    whole = before.dep == "pobj" and before.subtree()[0].i == before.head.i + 1
    side = whole and before.entity not in DATED
    return before if side and found.row.kind in kinds.group("violent") else None


def _told_behind(text: Text, number: Token) -> bool:
    """ "2 killed 10 injured": whether a bare number has its own word of harm right behind it."""
    after = text.tokens[number.i + 1] if number.i + 1 < len(text.tokens) else None
    return number.pos == "NUM" and after is not None and after.lower in HURT


def _described(adjective: Token) -> list[Token]:
    """Of whom an adjective is said: "nine were dead", "left nine dead", "nine civilians dead"."""
    own = adjective.kids("nsubj", "nsubjpass")
    if own:
        return listed(own[0])
    if (so := left(adjective)) is not None:  # "leaving nine villagers dead"
        return listed(so)
    if adjective.dep in {"amod", "acl"}:
        return listed(adjective.head)
    if adjective.head.child("expl"):  # "there were ten dead"
        return adjective.kids("nummod")
    if any(c.lower in {"more", "others"} for c in adjective.children):
        return []  # "and many more wounded"
    if adjective.dep == "oprd" and (number := adjective.child("nummod")) is not None:
        return [number]  # "left four dead"
    held = adjective.head.kids("dobj") if adjective.dep in {"oprd", "acomp", "ccomp"} else []
    return listed(held[0]) if held else subjects(adjective.head)


def _under_any(found: Found, preposition: str) -> list[Token]:
    for token in (found.head, *found.words[1:]):
        below = [t for t in under(token, preposition) if t not in found.words]
        if below:
            return below
        if token.lower == preposition:
            return [t for t in token.kids("pobj") if t not in found.words]
    return []


def _somewhat(tokens: list[Token]) -> list[Token]:
    """Without what only says how or when: "on three occasions", "on a large scale"."""
    return [t for t in tokens if t.lemma not in words("manners")]


def _before(text: Text, sentence: Sentence, verb: Token) -> list[Token]:
    """In a headline whose verb was taken for a noun, the noun before it."""
    if verb.i == sentence.first or text.tokens[verb.i - 1].pos not in {*NOMINAL, "ADJ"}:
        return []
    before = text.tokens[verb.i - 1]
    joined = before.dep == "compound" and text.tokens[before.i - 1].dep == "cc"
    if joined and before.i - 2 >= sentence.first:  # "Chad and Mali Sign Deal"
        return [text.tokens[before.i - 2], before]
    return [t for t in listed(first_listed(before)) if t.i < verb.i] or [before]


def _moved(acting: list[Token], suffering: list[Token]) -> bool:
    """``deploy its troops``: the troops move, and their owner is read from them, unless we know who sent them."""
    return not acting and bool(suffering)


def _with_weapon(found: Found) -> bool:
    """Whether the row's object is the weapon: "fired missiles at the base" hits the base."""
    against = any(c.where == "against" for c in found.row.conditions)
    if found.row.kind == "attack" and not against:
        return False
    if found.row.kind not in kinds.group("violent"):
        return False
    return any(c.where == "obj" and c.lemmas and c.wanted for c in found.row.conditions)


def _bare_passive(found: Found) -> bool:
    """A participle without its auxiliary, as headlines have it."""
    verb = found.head
    past = verb.tag in {"VBN", "VBD"} or (
        not verb.lower.endswith("s") and inflected().get(verb.lower) == found.row.words[0]
    )
    if found.row.kind not in kinds.group("transitive") or not past or verb.child("aux"):
        return False
    shares = verb.dep == "conj" and not verb.kids(*SUBJECTS)
    if shares and verb.head.child("dobj") and not passive(verb.head):
        return False  # "killed 16 people and wounded 40"
    return found.row.role == "agent" and verb.child("dobj", "dative", "ccomp", "xcomp") is None


def _of_noun(text: Text, found: Found) -> Sides:
    noun, role = found.head, found.row.role
    between = _below(found, "between", "among")
    by, of = _below(found, "by"), _below(found, "of")
    by = by or [t for other in _with(text, noun) for t in under(other, "by")]
    owner = [*_sharing(noun), *owners(text, found)]
    at = next((s for p in NOUN_AT if (s := _somewhat(_below(found, p)))), []) or _behind(text, noun)
    if not by and role == "agent":
        by = within(noun, "by")  # hung deeper: "accusations against the minister by some deputies"
    sides = Sides(clause=None)
    if role == "mutual":
        between = between or within(noun, "between")
        sides.actors = between or owner + by or of  # "a meeting of the union's ministers"
        sides.targets = _below(found, "with", "against")
    elif role == "mover":
        sides.actors = (of or within(noun, "of")) + owner
    elif role == "patient":
        sides.actors = by
        sides.targets = (
            of + _below(found, "among", "from", "on", "for") + [t for t in owner if t.dep == "poss"]
        )
        sides.targets = sides.targets or within(noun, "from", "among")
    elif role == "agent":
        subjective = noun.lemma in words("subjective") and not (by or owner)
        acting = of if subjective else []
        gone = found.row.kind in {"evacuation", "displacement"}  # "evacuations from the town"
        out = [] if gone else _below(found, "from")
        sides.actors = by or between or out or owner + acting
        sides.targets = at or ([] if acting else of)
    first = first_listed(noun)
    shared = [
        c for one in listed(first) if one is not noun for c in one.kids("acl") if c.i > noun.i
    ]
    for clause in (*noun.kids("acl", "relcl"), *shared):
        told = clause.lemma in words("light") or clause.lemma in words("firing")
        if told and passive(clause):  # "the attack carried out by"
            sides.actors = sides.actors or agents(clause)
            sides.targets = sides.targets or [t for p in NOUN_AT for t in under(clause, p)]
        elif clause.lemma in words("ascribing") and passive(clause):  # "attacks blamed on the gang"
            sides.actors = sides.actors or under(clause, "on", "to")
    _lend(found, sides)
    return sides


def _sharing(noun: Token) -> list[Token]:
    """The first of two sides of one act: "*Assad regime* and Russian airstrikes"."""
    first = noun.head
    beside = noun.dep == "conj" and first.lower in words("siding") and first.child("cc") is not None
    return [first] if beside and noun.child("det") is None else []


def _with(text: Text, noun: Token) -> list[Token]:
    """The acts told in one breath with this one: "shelling and airstrikes by the militia", also where the parse hung the second higher."""
    after = text.tokens[noun.i + 1 : noun.i + 4]
    joined = bool(after) and after[0].dep == "cc"
    higher = [t for t in after[1:] if t.dep == "conj" and t.pos == "NOUN" and t.head is noun.head]
    return noun.kids("conj") or (higher if joined else [])


def _behind(text: Text, noun: Token) -> list[Token]:
    """What the phrase right behind an act names where the parse hung it higher: "raids | on Idlib"."""
    after = text.tokens[noun.i + 1] if noun.i + 1 < len(text.tokens) else noun
    own = after.dep == "prep" and after.lower in {"on", "against"} and after.head.i < noun.i
    return _somewhat([t for t in under(after.head, after.lower) if t.i > after.i]) if own else []


def _below(found: Found, *prepositions: str) -> list[Token]:
    return [t for word in found.words for t in under(word, *prepositions) if t not in found.words]


def _lend(found: Found, sides: Sides) -> None:
    """Take what is missing from the verb that the noun hangs on, and note its clause."""
    verb, how = governor(found.head)
    if verb is found.head:
        return
    if verb.pos == "NOUN" and how in {"of", "to", "for", "in"}:
        blamed, how_held = verb, how
        verb, how = governor(verb)
        if how == "dobj" and how_held in {"of", "for"} and verb.lemma in words("blaming"):
            sides.actors = sides.actors or listed(blamed)  # "for" hung below whom they blame
    if found.row.kind in kinds.group("violent") and how == "dobj" and _only_told(found.head):
        return  # "received reports of attacks" makes none
    if verb.pos == "ADJ" and verb.dep == "acomp":
        _of_adjective(sides, verb, how)
    if verb.pos not in {"VERB", "AUX"}:
        return
    sides.clause = verb
    if found.row.role == "none":
        return
    repelled = any(c.lower == "off" for c in verb.kids("prt"))  # "fought off an attack"
    if how == "dobj" and repelled:
        sides.targets = sides.targets or [t for t in subjects(verb) if t is not found.head]
    elif how in {"dobj", "nsubjpass", "attr", "oprd"} and verb.lemma in words("light"):
        lent = agents(verb)
        if found.row.role == "mutual":
            sides.actors = under(verb, "between") or sides.actors
        beyond = _somewhat([t for p in NOUN_AT if p != "to" for t in under(verb, p)])
        if found.row.role == "patient":
            ordered = verb.lemma in words("ordering")
            told = verb.lemma in words("counting")
            if how in {"dobj", "nsubjpass"} and not sides.actors and not told:
                sides.actors = lent if ordered or (how == "dobj" and not sides.targets) else []
        else:
            _add(sides, lent, found.row.role)
            if not sides.targets and found.row.role != "mover":
                sides.targets = beyond or under(verb, "to")
    elif how in {"under", "to", "dobj", "of"} and verb.lemma in words("suffering"):
        hit = patients(verb) if verb.lemma == "subject" else subjects(verb)
        sides.targets = sides.targets or [t for t in hit if t is not found.head]
    elif how == "nsubj" and verb.lemma in words("occurring") and found.row.role == "agent":
        hit = under(verb, "against") or [
            t for t in under(verb, "on") if t.lemma not in words("manners")
        ]
        sides.targets = sides.targets or hit  # "airstrikes continue against the town"
    elif how == "from" and verb.lemma in {"protect", "defend", "shield", "save"}:
        sides.targets = sides.targets or patients(verb)
    elif how == "behind" and verb.lemma in {"be", "stand"}:  # "the militia was behind the attack"
        sides.actors = sides.actors or subjects(verb)
    elif how == "nsubjpass" and verb.lemma in words("ascribing"):
        sides.actors = sides.actors or under(verb, "on", "to")
    elif found.row.role == "mover" and how in {"into", "in"}:  # "has been forced into retreat"
        sides.actors = sides.actors or (
            subjects(verb) if passive(verb) or verb.lemma == "be" else []
        )
    elif how == "in" and verb.lemma in words("harming") and verb.child("dobj"):
        sides.actors = sides.actors or agents(verb)  # "killed ten in a bombardment"
    elif how == "under" and verb.lemma == "be":  # "the town has been under attack"
        sides.targets = sides.targets or subjects(verb)
    elif found.row.kind == "negotiation" and how in MET and _below(found, "with"):
        sides.actors = sides.actors or agents(verb)  # "said after a call with the premier"
    elif how in {"to", "on", "upon"} and verb.lemma == "agree":
        sides.actors = sides.actors or subjects(verb)
    elif how == "with" and verb.lemma in words("answering"):
        sides.actors = sides.actors or agents(verb)
        sides.targets = sides.targets or patients(verb)
    elif how in {"of", "for", "with"} and verb.lemma in words("blaming"):
        sides.actors = sides.actors or patients(verb)
    elif how in {"for", "in"} and verb.lemma in {
        "claim",
        "accept",
        "participate",
        "engage",
        "involve",
    }:
        sides.actors = sides.actors or subjects(verb)


def _only_told(noun: Token) -> bool:
    """Whether an act hangs on a word for what is told of it: "reports of attacks", "news of a raid"."""
    above = governor(noun)[0]
    return above.pos == "NOUN" and above.lemma in words("accounts")


def _of_adjective(sides: Sides, adjective: Token, how: str) -> None:
    """ "The town was subject to shelling", "the group was responsible for the blast"."""
    if adjective.lower == "subject" and how == "to":
        sides.targets = sides.targets or subjects(adjective.head)
    elif adjective.lower in {"responsible", "guilty"} and how in {"for", "of"}:
        sides.actors = sides.actors or subjects(adjective.head)


def _add(sides: Sides, lent: list[Token], role: str) -> None:
    """The verb's subject acts; what the noun itself named as its owner stays where there is none."""
    if role == "mutual" and sides.actors:
        return
    if lent:
        sides.actors = lent
