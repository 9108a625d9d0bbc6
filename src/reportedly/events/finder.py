"""What happened: every event that a report speaks of, with its parties, means and clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly import actors
from reportedly.claim import Counted, EventKind, Party
from reportedly.events import background, kinds, matching, means, parties
from reportedly.events.causes import causing
from reportedly.events.clause import clause
from reportedly.events.grammar import agents, governor, passive, patients
from reportedly.events.intention import intention
from reportedly.events.matching import Found
from reportedly.events.means import Weapon
from reportedly.events.mention import EventMention
from reportedly.events.partners import partners
from reportedly.events.sides import Sides, sides
from reportedly.events.told import STRIKING, measured, told
from reportedly.language.scores import RULES_ONLY, Scores
from reportedly.language.text import Sentence, Text, Token

WOUNDING = frozenset({"wound", "injure", "maim", "wounded"})
REACH = 12  # words between a weapon and the trigger that it belongs to


def find(text: Text, scores: Scores = RULES_ONLY) -> list[EventMention]:
    """Every event mention of a report, in order of the text.

    Kinds are those of the record's closed list, types those of PLOVER and ACLED (``kinds.toml``).

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Turkish aircraft bombed two villages in Syria."))
    >>> [(e.kind, e.trigger.quote, [a.code for a in e.actors]) for e in find(text)]
    [('air-strike', 'bombed', ['TUR'])]
    """
    found: list[EventMention] = []
    matched = text.once("events.matched", _matched)
    acts = {one.head.i: one for one in matched}
    nouns = {i: one for i, one in acts.items() if one.row.pos == "n"}
    silent = told(matched, nouns)
    agreed = {
        by.head.i
        for by in silent.values()
        if by is not None and by.row.pos == "n" and by.row.kind == "ceasefire"
    }
    for one in matched:
        if one.head.i not in silent and background.claimed(one):
            mention = _mention(text, text.sentences[one.head.sentence], one, acts)
            if one.head.i in agreed:
                mention = replace(mention, plover=kinds.plover("agreement"))
            if one.row.role == "mutual" and one.row.pos == "n" and found:
                mention = _bridged(text, one, mention, found[-1])
            if _nobodys(one, mention):
                continue
            found.append(mention)
    return found


def triggers(text: Text) -> set[int]:
    """The indices of all words that can name an event, also where they were read as background."""
    return {t.i for one in text.once("events.matched", _matched) for t in one.words}


def _matched(text: Text) -> list[Found]:
    return [one for sentence in text.sentences for one in matching.find(text, sentence)]


def _mention(
    text: Text, sentence: Sentence, found: Found, acts: Mapping[int, Found]
) -> EventMention:
    row = found.row
    grammar = sides(text, sentence, found)
    carried = _weapons(text, found, grammar)
    kind = row.kind
    grammar.actors = [t for a in grammar.actors for t in _waves(a, acts)]
    for token in list(grammar.actors):
        act = acts.get(token.i)
        if act is None or act is found or act.row.pos != "n":
            continue
        if act.row.kind not in kinds.group("violent"):
            continue
        if found.head.lemma in STRIKING:
            kind = act.row.kind
        grammar.actors.remove(token)
        grammar.actors.extend(sides(text, sentence, act).actors)
    dead = row.pos == "n" and row.kind in {"losses", "killing"}
    done = row.pos == "v" and row.kind in kinds.group("transitive")
    if not grammar.actors and (dead or done or row.pos == "a"):
        grammar.actors = causing(text, found, acts)
    kind = kinds.refined(kind, [w.kind for w in carried])
    acting = parties.parties(text, grammar.actors, things=False, acting=True)
    acting = _seated(found, acting)
    counting = kind == "losses" and row.pos == "n" and found.head.lemma != "death"
    things = kind in kinds.group("of_things") and not counting
    if kind == "negotiation":  # "discussed the Syria crisis": a topic is nobody
        grammar.targets = [t for t in grammar.targets if parties.somebody(text, t)]
    suffering = parties.parties(text, grammar.targets, things)
    if kind in kinds.group("dealings"):  # "reaffirms its support of the chairs": not of itself
        suffering = tuple(p for p in suffering if not _itself(p, acting))
    if kind in kinds.group("dealings") and not any(p.role or p.code for p in suffering):
        dealt = any(c.where == "obj" and c.lemmas for c in row.conditions)  # "pledged support"
        suffering = _partner(text, found, acting) or (() if dealt else suffering)
    if kind in kinds.group("placed"):
        suffering = tuple(parties.as_place(text, p, kind) for p in suffering)
    trigger = text.span_of(*found.words)
    acting = tuple(p for p in acting if not _of_acts(text, p, acts))
    if kind in {"killing", "losses"}:
        suffering = tuple(p for p in suffering if not _of_acts(text, p, acts))
    if row.pos == "v" and found.head.pos in matching.NOMINAL:
        acting = tuple(q for p in acting if (q := parties.apart(text, p, trigger, True)))
        suffering = tuple(q for p in suffering if (q := parties.apart(text, p, trigger, False)))
    suffering = tuple(p for p in suffering if all(p.mention != a.mention for a in acting))
    suffering = tuple(_others(text, p, acting) for p in suffering)
    if kind in kinds.group("violent"):
        suffering = tuple(_not_own(text, p, acting) for p in suffering)
    read = means.read(text, carried)
    if not acting:
        acting = _operators(text, kind, carried)
    plover = intention(found, row.plover or kinds.plover(kind))
    acled = kinds.acled(
        kind,
        parties.roles(acting, grammar.actors),
        parties.roles(suffering, grammar.targets),
        [w.kind for w in carried] if kind == "shoot-down" or not _carries(found) else (),
    )
    verb = (
        grammar.clause
        if grammar.clause is not None
        else (found.head if row.pos == "v" else _verb(found))
    )
    if row.pos == "v" and found.head.pos in matching.NOMINAL and not matching.verbal(found.head):
        verb = text.tokens[sentence.first]  # a headline whose parse is not to be trusted
        while not verb.is_root:
            verb = verb.head
    return EventMention(
        trigger, found.head.i, clause(text, found.words, verb), kind, plover, acled,
        acting, suffering, read, figure_what=_counts(found, kind),
    )  # fmt: skip


def _waves(token: Token, acts: Mapping[int, Found]) -> list[Token]:
    """For "a wave of raids" the raids; "dozens of students" stay dozens."""
    made_of = measured([token])
    return made_of if any(t.i in acts for t in made_of) else [token]


def _of_acts(text: Text, one: Party, acts: Mapping[int, Found]) -> bool:
    """Whether a headline's act was taken for a name: "New Rocket Attacks"."""
    inside = text.between(one.mention.start, one.mention.end)
    told = [acts[t.i] for t in inside if t.i in acts]
    return any(a.row.pos == "n" and a.row.kind in kinds.group("violent") for a in told)


def _others(text: Text, one: Party, acting: Sequence[Party]) -> Party:
    """A target that is a pronoun is nobody who acts: "the army beat off the gang, killing many of them"."""
    last = text.between(one.mention.start, one.mention.end)[-1:]
    pronoun = bool(last) and last[0].pos == "PRON" and last[0].lower in {"them", "him", "her", "it"}
    same = any((a.code, a.name) == (one.code, one.name) for a in acting)
    return replace(one, name=None, code=None, role=None) if pronoun and same else one


def _not_own(text: Text, one: Party, acting: Sequence[Party]) -> Party:
    """Nobody shoots at his own: "the army said rebels had ambushed *its* forces" are the army's."""
    first = text.between(one.mention.start, one.mention.end)[:1]
    owned = bool(first) and first[0].tag == "PRP$" and one.code is not None
    if not owned or one.code is None or all(a.code != one.code for a in acting):
        return one
    other = actors.owner_beyond(text, first[0], one.code)
    name, code = (other.name, other.code) if other is not None else (None, None)
    return replace(one, name=name, code=code)


def _itself(one: Party, acting: Sequence[Party]) -> bool:
    """Whether a target is the acting side once more, by what belongs to it."""
    return any(
        one.name is not None and (one.name, one.code, one.role) == (a.name, a.code, a.role)
        for a in acting
    )


def _nobodys(found: Found, mention: EventMention) -> bool:
    """ "The new tax supports growth": support that nobody gives to nobody is no event."""
    verb = found.head
    if found.row.pos != "v":
        return False
    if mention.kind == "threat" and not mention.actors and not passive(verb):
        by = agents(verb)  # "a disease that threatens the region"
        return bool(by) and all(t.pos == "NOUN" for t in by)
    if verb.lemma == "ask" and passive(verb) and not mention.actors:
        return True  # "will be asked to give their names"
    if mention.kind != "statement-of-support":
        return False
    known = any(p.role or p.code for p in mention.targets)
    if verb.lemma == "support" and verb.tag == "VB" and not known:
        return verb.dep in {"relcl", "acl", "advcl"}  # "the people to support these priorities"
    if mention.actors or mention.targets:
        return False
    return not any(t.pos == "PRON" for t in (*agents(verb), *patients(verb)))


def _seated(found: Found, acting: tuple[Party, ...]) -> tuple[Party, ...]:
    """Without a name that only says where: "the Paris meeting", "the Karabakh ceasefire"."""
    near = found.head.kids("compound", "nmod")
    beside = {t.start for c in near if c.pos == "PROPN" for t in (c, *c.kids("compound"))}
    if len(acting) != 1 or found.row.pos != "n" or found.row.role != "mutual":
        return acting
    only = acting[0]
    return () if only.role in {"government", "state"} and only.mention.start in beside else acting


def _bridged(text: Text, found: Found, mention: EventMention, before: EventMention) -> EventMention:
    """Give "the clash with B" of the next sentence the side that the sentence before told of."""
    article = found.head.child("det")
    if mention.actors or len(mention.targets) != 1 or article is None or article.lower != "the":
        return mention
    here = text.sentences[found.head.sentence]
    there = text.sentences[text.tokens[before.token].sentence]
    if there.i + 1 != here.i or there.paragraph != here.paragraph:
        return mention
    other = tuple(p for p in before.actors if p.code and p.code != mention.targets[0].code)
    return replace(mention, actors=other) if len(other) == 1 else mention


def _partner(text: Text, found: Found, acting: Sequence[Party]) -> tuple[Party, ...]:
    """The first somebody whom a dealing is with and who is not the acting side itself."""
    for token in partners(found):
        read = parties.parties(text, [token], things=False)
        if read and all(
            p.mention != a.mention and (p.code is None or p.code != a.code)
            for p in read
            for a in acting
        ):
            return read
    return ()


def _verb(found: Found) -> Token | None:
    """The verb whose clause an event noun makes or stands in as subject or object."""
    verb, how = governor(found.head)
    return (
        verb
        if verb.pos in {"VERB", "AUX"} and how in {"nsubj", "nsubjpass", "dobj", "attr"}
        else None
    )


def _weapons(text: Text, found: Found, grammar: Sides) -> tuple[Weapon, ...]:
    """The weapons that belong to this trigger: in its words, its subject, its "with" and "by"."""
    near = means.weapons(text).get(found.head.sentence, ())
    if not near:
        return ()
    inside = {t.i for t in found.words}
    targets = set() if _carries(found) else {t.i for t in grammar.targets}
    kept: list[Weapon] = []
    for weapon in near:
        if weapon.head.i in targets and weapon.head.i not in inside:
            continue
        own = any(t.i in inside for t in weapon.words) or weapon.head.i in {
            t.i for t in grammar.actors
        }
        listed = bool(kept) and means.follows(text, weapon, kept[-1])
        if own or listed or _hangs(weapon.head, found.head):
            kept.append(weapon)
    return tuple(kept)


def _carries(found: Found) -> bool:
    """Whether the weapons named are what moved or was lost, not what did it."""
    return found.row.kind in kinds.group("carrying") and found.head.lemma not in WOUNDING


def _hangs(weapon: Token, trigger: Token) -> bool:
    """Whether the weapon stands in the trigger's clause without another verb between."""
    if abs(weapon.i - trigger.i) > REACH:
        return False
    token = weapon
    for _ in range(6):
        if token is trigger:
            return True
        if token.head is trigger:
            return True
        if token.dep in {"relcl", "advcl", "ccomp", "parataxis"} and token is not weapon:
            return False
        token = token.head
    verb, how = governor(trigger)
    return (
        weapon.head is verb
        and how in {"dobj", "nsubjpass", "prep"}
        and weapon.dep in {"nsubj", "dobj"}
    )


def _operators(text: Text, kind: EventKind, carried: Sequence[Weapon]) -> tuple[Party, ...]:
    """Whoever's equipment was seen or sent is there; nobody is taken for having fired by it."""
    if kind not in {"presence", "deployment"}:
        return ()
    return parties.parties(text, [w.head for w in carried], things=False)


def _counts(found: Found, kind: EventKind) -> Counted | None:
    if found.head.lemma in WOUNDING:
        return "wounded"
    if kind == "losses" and found.head.lemma in {"toll", "dead", "death", "fatality"}:
        return "killed"
    return kinds.counted(kind)
