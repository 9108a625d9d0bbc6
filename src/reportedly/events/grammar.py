"""Who does what to whom, by the parse: subjects through passives, control and relative clauses.

The labels are ClearNLP's, as spaCy's English models give them. The parser is a small one and errs on
headlines; what it gets wrong there is caught by order (``matching``) and by-phrases (``sides``).
"""

from __future__ import annotations

from functools import cache

from reportedly.events.lexicon import classes
from reportedly.language.text import Token
from reportedly.tables import toml

DEEPEST = 8  # verbs that a subject is sought through; deeper chains are parser errors
MOST = 60  # words looked at inside one noun phrase
DATED = frozenset({"DATE", "TIME"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset({"where", "when", "why", "how", "whereby"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
#: Prepositions under which stands what goes on around an act, whoever does it.
BESIDE = frozenset({"amid", "amidst", "despite", "during"})
FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
#: How a clause hangs on what lends it its subject.
BELOW = frozenset({"conj", "advcl", "xcomp", "prep", "dep", "acomp"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


@cache
def words(name: str) -> frozenset[str]:
    """A named list of ``verbs.toml``."""
    listed: str = toml("events/verbs.toml")[name]
    return frozenset(listed.split())


def listed(token: Token) -> list[Token]:
    """A noun and what is coordinated with it."""
    found = [token]
    for one in found:
        found.extend(
            c for c in one.children if c.dep == "conj" and c.pos != "VERB" and len(found) < 20
        )
    return found


def passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject suffers what it says."""
    if verb.child("auxpass", "nsubjpass", "csubjpass"):
        return True
    if verb.tag != "VBN" or verb.child("aux"):
        return False
    if verb.lemma in words("harming") and verb.child("dobj"):
        return False  # "the attack killed nine", read as "killed in"
    if verb.dep == "acl" or (verb.dep == "relcl" and not verb.child("nsubj")):
        return True
    if verb.dep in {"advcl", "conj"} and not verb.child("nsubj", "dobj"):
        return verb.dep == "advcl" or passive(verb.head)
    return verb.child("agent") is not None


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of the verb's grammatical subject, its own or inherited, with coordinated ones."""
    own = verb.kids(*SUBJECTS)
    if own and own[0] is _taken(verb):
        return subjects(verb.head, depth + 1)
    if not own and verb.tag in FINITE and (named := _named_before(verb)) is not None:
        return listed(named)
    if verb.child("expl"):
        return []  # "a nurse said there were ten dead"
    if own:
        if own[0].dep in {"csubj", "csubjpass"} and (fleeing := own[0].child("nsubj")) is not None:
            return listed(fleeing)  # "families fleeing the town were hit"
        subject = own[-1] if len(own) > 1 and own[0].tag in {"WDT", "WP"} else own[0]
        if verb.dep == "relcl" and subject.lower in RELATIVES:
            return _called(verb.head) or listed(verb.head)
        if len(own) == 2 and any(c.text == ":" for c in own[0].children):
            return listed(own[1])  # "Donbas: Chad and Mali accuse each other"
        if len(own) == 2 and any(c.text == "," for c in own[0].children):
            return [*listed(subject), *listed(own[1])]  # "Kazakh, Azerbaijani parliaments discuss"
        return listed(subject)
    if depth > DEEPEST or verb.is_root:
        return []
    if verb.dep == "conj" and (ahead := _before_aux(verb)) is not None:
        return [ahead]
    head = verb.head
    if verb.dep in {"relcl", "acl"}:
        return _of_noun(verb, head, depth)
    if verb.dep == "pcomp":
        return _of_preposition(head, depth)
    if verb.dep == "ccomp" and verb.tag in {"VBD", "VBZ", "VBP"}:
        placed = [c for c in head.kids("ccomp") if head.i < c.i < verb.i and c.tag == "VBN"]
        if placed and placed[-1].kids(*SUBJECTS) and not placed[-1].child("aux", "auxpass"):
            return subjects(placed[-1])  # "said rebels | positioned in the hills | fired shells"
    if head.lemma in words("witnessing") and verb.dep in {"xcomp", "ccomp"}:
        if verb.tag == "VBG" and not verb.child("aux"):
            return []  # "witnessed shelling", "said shelling had stopped"
        cut = [c for c in head.kids("xcomp") if c.tag == "VBG" and head.i < c.i < verb.i]
        if cut and verb.tag in {"VBD", "VBZ", "VBP"}:
            return cut  # "said shelling | hit the town"
    if verb.dep in {"xcomp", "ccomp"} and head.pos in {"VERB", "AUX"}:
        return _controller(head, depth)
    if verb.dep == "advcl" and head.lemma in words("urging") and head.child("dobj"):
        return patients(head, depth + 1)  # "press the army to stop"
    if head.pos in {"ADJ", "VERB", "AUX"} and verb.dep in BELOW:
        return subjects(head, depth + 1)
    return []


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """The subject of a clause that hangs on a noun: the noun, or who has the plan to do it."""
    infinitive = verb.child("aux") is not None and verb.tag == "VB"
    if verb.dep == "acl" and verb.tag == "VBG" and (user := _user(noun) or _holder(verb, noun)):
        return subjects(user, depth + 1)  # "hit the town with shells killing eight"
    given = noun.dep == "dobj" and noun.head.lemma in words("having")  # "had more time to withdraw"
    if (verb.dep == "relcl" and not given) or not infinitive:
        return listed(noun)
    owner = noun.child("poss", "compound")
    if owner:
        return listed(owner)
    if noun.dep in {"dobj", "attr"} and noun.head.pos == "VERB":
        return subjects(noun.head, depth + 1)
    return listed(noun) if noun.is_root else []  # a headline: "Turkey to send troops"


def _called(noun: Token) -> list[Token]:
    """Who is called so: "*Chad* is the state that shelled the town"; nobody below "it was"."""
    held = noun.dep == "attr" and noun.head.lemma == "be"
    subject = noun.head.child("nsubj") if held else None
    return [subject] if subject is not None and subject.pos == "PROPN" else []


def _named_before(verb: Token) -> Token | None:
    """The name that the parse took into its verb: "added that *Chad* cooperates with"."""
    near = [c for c in verb.kids("compound", "nmod") if c.i == verb.i - 1 and c.pos == "PROPN"]
    return near[0] if near else None


def _before_aux(verb: Token) -> Token | None:
    """The subject that the parse hung on the clause before: "will send troops and | *Chad* must cede the town"."""
    helping = verb.child("aux", "auxpass")
    if helping is None or helping.tag not in FINITE or helping.i > verb.i:
        return None
    conj = [t for t in verb.head.subtree() if t.i == helping.i - 1 and t.dep == "conj"]
    named = bool(conj) and conj[0].pos == "PROPN" and conj[0].head.pos == "NOUN"
    return conj[0] if named else None


def _taken(verb: Token) -> Token | None:
    """The place struck that the parse made the subject of the harm done there: "hit the quarter | killing two"."""
    place = verb.child("nsubj") if verb.tag == "VBG" and verb.dep == "advcl" else None
    if place is None or place.i != verb.i - 1 or verb.lemma not in words("harming"):
        return None
    return place if _is_place(place) and verb.head.child("dobj") is None else None


def _is_place(noun: Token) -> bool:
    someone = classes()["person"] | classes()["force"] | classes()["body"] | classes()["arms"]
    where = (classes()["territory"] | classes()["target"]) - someone
    return noun.entity in PLACES or noun.lemma in where


def _user(weapon: Token) -> Token | None:
    """The verb of those who used a weapon: "targeted the town with shells", "fired shells"."""
    verb = weapon.head.head if weapon.dep == "pobj" and weapon.head.lower == "with" else None
    if weapon.dep == "dobj" and weapon.head.lemma in words("firing"):
        verb = weapon.head
    return verb if verb is not None and verb.pos == "VERB" else None


def _holder(verb: Token, noun: Token) -> Token | None:
    """Whose act a participle tells that the parse hung on a place or a paper.

    "Attacked a field in Syria killing 30", "released a report accusing the army".
    """
    above = noun.head.head if noun.dep == "pobj" else noun.head
    if verb.lemma in words("harming") and _is_place(noun):
        while above.pos not in {"VERB", "AUX"} and not above.is_root:
            above = above.head
        return above if above.pos == "VERB" else None
    issued = noun.dep == "dobj" and noun.lemma in words("papers") and above.pos == "VERB"
    return above if issued and verb.lemma not in words("harming") else None


def _of_preposition(preposition: Token, depth: int) -> list[Token]:
    """``accused them of shelling``: them; ``withdrew after shelling``: who withdrew."""
    verb = preposition.head
    if verb.pos == "ADJ" and verb.dep == "acomp":  # "both sides were guilty of violating"
        return subjects(verb.head, depth + 1)
    if verb.pos != "VERB" or preposition.lower in BESIDE or verb.lemma in words("telling"):
        return []  # "reports casualties amid shelling": of others
    if verb.lemma in words("blaming"):
        return patients(verb, depth + 1)
    return subjects(verb, depth + 1)


def _controller(verb: Token, depth: int) -> list[Token]:
    if verb.lemma in words("object_control"):
        told = patients(verb, depth + 1)
        if told:
            return told
    if verb.lemma in words("calling"):
        asked = under(verb, "on", "upon", "to", "for")
        if asked:
            return asked
    if verb.lemma in words("telling") and not passive(verb):
        return []
    return subjects(verb, depth + 1)


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """Who acts: the subject of an active verb, the by-phrase of a passive one."""
    if not passive(verb):
        if _left_by(verb) and depth < DEEPEST:
            return agents(verb.head, depth + 1)  # "the ward was hit by shells wounding two"
        return subjects(verb, depth)
    for by in verb.children:
        if by.dep == "agent" or (by.dep == "prep" and by.lower == "by"):
            pobj = by.child("pobj")
            if pobj:
                return listed(pobj)
    above = verb.head
    if verb.dep == "acl" and above.dep == "dobj" and above.head.lemma in words("urging"):
        return subjects(above.head, depth + 1)  # "ordered two men jailed"
    for other in verb.kids("conj"):  # "was struck and killed by": who struck stands behind "killed"
        if other.tag == "VBN" and not other.kids(*SUBJECTS) and depth < DEEPEST:
            return agents(other, depth + 1) if passive(other) else []
    return []


def _left_by(verb: Token) -> bool:
    """Whether a participle tells what a passive act left behind it: its subject did nothing."""
    after = verb.tag == "VBG" and verb.dep == "advcl" and not verb.kids(*SUBJECTS)
    return after and verb.lemma in words("harming") and passive(verb.head)


def patients(verb: Token, depth: int = 0) -> list[Token]:
    """Who suffers: the object of an active verb, the subject of a passive one."""
    if passive(verb):
        if (so := left(verb)) is not None:
            return listed(so)
        if verb.dep == "acl" and not verb.kids(*SUBJECTS):
            return listed(verb.head)
        return subjects(verb, depth)
    objects = [*verb.kids("dobj")[:1], *verb.kids("dative")] or verb.kids("attr", "oprd")
    objects = objects or [t for c in verb.kids("advcl") if (t := _taken(c)) is not None]
    if not objects:  # "Turkey supports Chad.", which the parser takes for a time
        beside = [c for c in verb.kids("npadvmod") if c.i == verb.i + 1 and c.pos == "PROPN"]
        objects = [c for c in beside if c.entity not in DATED]
    if not objects:
        objects = _shared(verb)
    if objects and _reciprocal(objects[0]):
        return subjects(verb, depth + 1)
    found = [o for obj in objects if obj.pos != "ADP" for o in listed(obj)]
    if found and found[0].lower in RELATIVES and verb.dep == "relcl":
        return listed(verb.head)
    if not found and verb.dep == "relcl" and verb.kids("nsubj"):
        subject = verb.child("nsubj")
        placed = any(c.lower in WHERE for c in verb.kids("advmod"))  # "the town where they fought"
        whole = verb.child("ccomp", "xcomp") or placed
        if subject and subject.lower not in RELATIVES and not whole:
            return listed(verb.head)
    return found


def left(verb: Token) -> Token | None:
    """Whom an act left so: "fired shells leaving three people wounded", whose participle the parse hung on the act."""
    clause = _clause_left(verb)
    if clause is None:
        return None
    before = {first_listed(verb).i - 1, verb.i - 1}
    objects = [o for o in clause.kids("dobj") if before & {o.i, o.subtree()[-1].i}]
    return objects[0] if objects else None


def leaving(verb: Token) -> list[Token]:
    """Whose act left them so, whatever the parse hung "leaving" on: "attacks on the port leaving two dead"."""
    clause = _clause_left(verb)
    above = clause.head if clause is not None and clause.tag == "VBG" else None
    for _ in range(DEEPEST):
        if above is None or above.pos == "VERB" or above.is_root:
            break
        above = above.head
    return agents(above) if above is not None and above.pos == "VERB" else []


def _clause_left(verb: Token) -> Token | None:
    """The "leaving" behind which a word of harm stands, which the parse hung on the act instead."""
    first = first_listed(verb)
    so = verb.tag == "VBN" or verb.pos == "ADJ"
    if so and verb is not first and first.dep == "oprd" and first.head.lemma == "leave":
        if any(c.lower in {"more", "others"} for c in verb.subtree()):
            return None  # "left nine people dead and many more wounded"
        return first.head  # "left nine villagers dead or injured"
    if not so or first.dep not in {"advcl", "acl", "conj"} or verb.kids(*SUBJECTS):
        return None
    clauses = [t for t in first.head.subtree() if t.lemma == "leave" and t.i < first.i]
    return clauses[-1] if clauses else None


def _shared(verb: Token) -> list[Token]:
    """The object of the next of two coordinated verbs: "killed and wounded dozens"."""
    for other in verb.kids("conj"):
        if other.tag == verb.tag and other.i == verb.i + 2 and not passive(other):
            return other.kids("dobj")
    return []


def _reciprocal(token: Token) -> bool:
    """ "Each other", "one another": the object is the subject again."""
    pairs = {"other": "each", "another": "one"}
    if token.lower == "eachother":
        return True
    return any(c.lower == pairs.get(token.lower) for c in token.children if c.i < token.i)


def under(token: Token, *prepositions: str) -> list[Token]:
    """The objects of these prepositions below a word, nested ones (``out of``) included."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep in {"prep", "agent", "dative"} and prep.lower in prepositions:
            for pobj in prep.kids("pobj"):
                if pobj.entity not in DATED or pobj.lemma in words("inhabited"):  # "the quarter"
                    found.extend(listed(pobj))
            for inner in prep.kids("prep", "pcomp"):
                found.extend(o for pobj in inner.kids("pobj") for o in listed(pobj))
    return found


def within(noun: Token, *prepositions: str) -> list[Token]:
    """The objects of these prepositions anywhere inside a noun phrase, the nearest such phrase.

    For what the parser hung too deep: "the appearance on their territory of tanks".
    """
    todo, steps = list(noun.children), 0
    while todo and steps < MOST:
        token = todo.pop(0)
        steps += 1
        if token.dep in {"relcl", "conj", "appos"}:
            continue
        if token.dep == "prep" and token.lower in prepositions:
            found = under(token.head, *prepositions)
            if found:
                return found
        todo.extend(token.children)
    return []


def first_listed(noun: Token) -> Token:
    """The first of coordinated words."""
    for _ in range(DEEPEST):
        if noun.dep != "conj":
            break
        noun = noun.head
    return noun


def governor(noun: Token) -> tuple[Token, str]:
    """What a noun phrase hangs on and how: the verb and ``dobj``, or the verb and a preposition."""
    first = first_listed(noun)
    for _ in range(DEEPEST):
        holder = first.head.head if first.dep == "pobj" and first.head.lower == "of" else first
        if holder is first or holder.lemma not in words("measuring"):
            break
        first = first_listed(holder)
    if first.dep == "pobj":
        return first.head.head, first.head.lower
    return first.head, first.dep
