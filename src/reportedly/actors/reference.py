"""Pronouns and short descriptions brought back to whom they stand for, within one report.

Recency, number, kind and subjecthood decide, after the oldest and most robust of the rules for
pronouns (Hobbs 1978; Lappin & Leass 1994); where two fit equally, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.actors import phrase
from reportedly.actors.belonging import title_of
from reportedly.actors.names import name_of
from reportedly.actors.persons import SPOKES
from reportedly.actors.reading import mentions, who, who_each
from reportedly.actors.roles import RoleMatch, roles
from reportedly.actors.who import Who
from reportedly.language import Text, Token

HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | IT | THEY
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: Verbs by whose "it" something is meant that happens or lies there, hardly an actor.
_OF_THINGS = frozenset(
    [
        "seem",
        "appear",
        "happen",
        "turn",
        "rain",
        "take",
        "go",
        "come",
        "break",
        "last",
        "begin",
        "start",
        "end",
        "fall",
        "explode",
        "become",
        "remain",
        "bring",
        "pose",
        "mean",
        "show",
        "follow",
        "mark",
        "cover",
        "contain",
        "consist",
        "stand",
        "lie",
        "run",
        "cost",
    ]
)
#: How many sentences back a description may reach, and a pronoun.
REACH = 12
PRONOUN_REACH = 2
#: What a short description may stand for, where it is not the same word again.
_GROUPS = frozenset({"armed-group", "international-organisation", "ngo", "politician", "monitor"})


def refer(text: Text, token: Token) -> Who | None:
    """Whom a pronoun or a short description stands for; null when unsure.

    "he", "its", "they"; "the ministry", "the spokesman", "the country", "the group", "the army".
    The antecedent's ``mention`` is kept: the span that names it. ``rule`` says how it was found.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Turkey denied it. The country moved its army."))
    >>> [w.code for t in text.tokens if t.lower in ("country", "its") and (w := refer(text, t))]
    ['TUR', 'TUR']
    """
    known = text.once("actors.referred", _empty)
    if token.i not in known:
        known[token.i] = None
        if token.lower in PRONOUNS:
            found = None if _is_cut(text, token) else _pronoun(text, token)
        else:
            found = _description(text, phrase.head_of(token))
        known[token.i] = found
    return known[token.i]


def _is_cut(text: Text, token: Token) -> bool:
    """Whether "it's" stands there without its apostrophe: "Its a massacre"."""
    after = text.tokens[token.i + 1] if token.i + 1 < len(text.tokens) else None
    return token.lower == "its" and after is not None and after.lower in {"a", "an", "the"}


def whos(text: Text, token: Token) -> list[Who]:
    """Everybody whom the phrase around ``token`` stands for, references resolved.

    "Azerbaijani and Russian troops", "servicemen from A and B", "A and B" are two each; so are
    "both sides" where the report named two. "its army" is the army of whom "its" stands for. Where
    a reference cannot be resolved the phrase itself is kept ("the ministry").
    """
    if token.lower in PRONOUNS:
        stood = refer(text, token)
        return [stood] if stood else []
    head = phrase.head_of(token)
    if is_pair(text, head):
        return pair(text, head)
    named = who_each(text, token)
    if not named:
        meant = refer(text, token)
        return [meant] if meant else []
    return [_completed(text, one) for one in named]


def is_pair(text: Text, head: Token) -> bool:
    """Whether the phrase is "both sides", "the two armies" or "the warring parties"."""
    role = roles(text).get(head.i)
    named = who(text, head)
    near = {c.lower for c in head.children if c.i < head.i}
    if role is not None and role.role.plural and role.role.role == "state" and named is None:
        return "both" in near or near == {"the", "two"}  # "both countries"
    if role is None or not role.role.plural or named is None:
        return head.lower == "both" and head.dep in {"nsubj", "nsubjpass", "pobj"}
    bare = named is not None and named.code is None
    return bare and bool(
        near & {"both", "warring", "opposing"} or ("two" in near and near & DEFINITE)
    )


def pair(text: Text, head: Token) -> list[Who]:
    """The two of "both sides": the last two named together, or the only two parties so far."""
    before = [w for w in mentions(text) if w.head < head.i and w.code and w.role != "media"]
    if head.lemma in {"country", "state", "nation"}:
        before = [w for w in before if w.code and w.code.isupper()]  # no group is a country
    near = {
        w.code: w
        for w in before
        if text.tokens[w.head].sentence == head.sentence and not _where(text.tokens[w.head])
    }
    if len(near) == 2:
        return list(near.values())  # the two of this very sentence
    for late, early in zip(reversed(before), list(reversed(before))[1:], strict=False):
        together = early.head == late.head or text.tokens[late.head].head.i == early.head
        if together and early.code != late.code:
            return [early, late]
    codes = {w.code: w for w in before}
    return list(codes.values()) if len(codes) == 2 else []


def _where(head: Token) -> bool:
    """Whether a name only says where: "in northeast Syria", "near Armenia"."""
    return head.dep == "pobj" and head.head.lower in {
        "in",
        "near",
        "at",
        "across",
        "over",
        "around",
    }


def _empty(text: Text) -> dict[int, Who | None]:
    return {}


def _completed(text: Text, one: Who) -> Who:
    """A role without a state takes that of its possessor, or of the one named before."""
    if one.code is not None or (one.sort == "person" and not one.plural and one.role == "person"):
        return one
    head = text.tokens[one.head]
    for child in head.kids("poss"):
        owner = refer(text, child) if child.lower in PRONOUNS else who(text, child)
        if owner is not None and owner.country:
            return replace(one, name=owner.name, code=owner.code, country=owner.country)
    found = refer(text, head)
    if found is None:
        return one
    return replace(
        one, name=found.name, code=found.code, country=found.country,
        role=one.role if one.role not in {"state", "armed-group"} else found.role, rule=found.rule,
    )  # fmt: skip


def _pronoun(text: Text, token: Token) -> Who | None:
    if token.dep == "expl" or _is_dummy(token):
        return None
    for subject in _subjects(token):
        found = _fitting(text, token, subject)
        if found:
            return replace(found, rule="reference:subject")
    sentence = text.sentence_of(token)
    for back in range(1, PRONOUN_REACH + 1):
        if sentence.i - back < 0:
            return None
        earlier = text.sentences[sentence.i - back]
        if earlier.paragraph < sentence.paragraph - 1:
            return None
        root = next((t for t in text.words(earlier) if t.is_root), None)
        top = root.child("nsubj", "nsubjpass") if root else None
        found = _fitting(text, token, top) if top else None
        if found:
            return replace(found, rule="reference:earlier-subject")
        fits = (
            {}
            if token.lower in THEY
            else {
                w.code or w.name: w
                for w in mentions(text)
                if earlier.first <= w.head < earlier.last and _fits(token, w)
            }
        )
        if fits:
            only = next(iter(fits.values())) if len(fits) == 1 else None
            return replace(only, rule="reference:only") if only else None
    return None


def _subjects(token: Token) -> Iterator[Token]:
    """The subjects above a word, nearest first, that do not hold the word themselves."""
    own = token.dep in {"nsubj", "nsubjpass"}
    inside = {token.i}
    for n, up in enumerate(token.ancestors()):
        subject = up.child("nsubj", "nsubjpass")
        skip = own and n == 0
        if subject is not None and subject.i not in inside and not skip and subject.i < token.i:
            yield subject
        inside.add(up.i)


def _fitting(text: Text, token: Token, subject: Token) -> Who | None:
    if subject.lower in PRONOUNS:
        found = refer(text, subject)
    else:
        found = who(text, subject)
        if found is not None and found.code is None:
            found = refer(text, subject) or found
        if found is not None and subject.child("conj") is not None and token.lower in IT:
            return None
        if found is not None and subject.child("conj") is not None and token.lower in THEY:
            return found
    if found is not None and token.lower in IT and _speaks_for(text, found):
        found = replace(
            found, sort="body"
        )  # "a spokesman for the army said *its* shells fell short"
    return found if found is not None and _fits(token, found) else None


def _speaks_for(text: Text, one: Who) -> bool:
    """Whether a nameless spokesman stands there for a body that is known."""
    office = roles(text).get(one.head)
    return one.code is not None and office is not None and office.role.word in SPOKES


def owner_beyond(text: Text, token: Token, code: str) -> Who | None:
    """Whose "its" is where it cannot be that side's own: "said rebels had ambushed *its* forces"."""
    for subject in _subjects(token):
        found = _fitting(text, token, subject)
        if found is not None and found.code not in {None, code}:
            return found
    return None


def _fits(token: Token, one: Who) -> bool:
    if token.lower in HE:
        single = one.sort == "person" and not one.plural
        if one.rule == "states.tsv":
            single = False
        text = one.mention.quote.lower()
        if token.lower in {"she", "her", "hers", "herself"}:
            return single and not text.endswith(("spokesman", "policeman", "king", " man"))
        return single and not text.endswith(("spokeswoman", "policewoman", "queen", "woman"))
    if token.lower in IT:
        return one.sort == "body" and not one.plural and one.role != "people"
    many = one.plural or one.role in {"armed-group", "police", "people"}
    return many or (one.sort == "body" and one.role in {"military", "government", "media"})


def _is_dummy(token: Token) -> bool:
    """ "It is reported that …", "it has not come to fighting": nobody is meant."""
    if token.lower != "it" or token.dep not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    if verb.child("acomp", "attr", "oprd") is not None:
        return True
    if token.dep == "nsubjpass" or verb.child("auxpass") is not None:
        return verb.child("ccomp", "csubj", "xcomp", "advcl") is not None
    return verb.lemma in _OF_THINGS


def _description(text: Text, head: Token) -> Who | None:
    match = roles(text).get(head.i)
    if match is None or match.last < head.i:
        return None
    if not any(c.lower in DEFINITE for c in head.children if c.dep == "det"):
        return None
    if match.role.plural and match.role.role == "state":
        return None  # "the two countries" are a pair
    sentence = text.sentence_of(head).i
    floor = text.sentences[max(0, sentence - REACH)].first
    same: list[Who] = []
    alike: list[Who] = []
    for one in reversed(mentions(text)):
        if not floor <= one.head < head.i or (one.code is None and one.role != "person"):
            continue
        if _is_beside(text, head, one):
            continue
        if _same_word(text, match, one):
            same.append(one)
        elif _alike(text, match, one):
            alike.append(one)
    near = text.sentences[max(0, sentence - 3)].first
    found = _latest(text, same)
    if found is None and not same:
        found = _latest(text, [w for w in alike if w.head >= near])
        if found is not None and (match.role.sort == "body" or match.role.plural):
            found = _as_described(found, match)
    return found


def _is_beside(text: Text, head: Token, one: Who) -> bool:
    """Whether the same bare word stands beside a name: "the coalition supports the Arab Coalition"."""
    span = one.mention
    return any(
        t.lower == head.lower
        and not span.start <= t.start < span.end
        and t.child("det") is not None
        for t in text.words(text.sentences[text.tokens[one.head].sentence])
    )


def _as_described(found: Who, match: RoleMatch) -> Who:
    """ "The country" after its president, "the army" after its spokesman: themselves, not those."""
    if "bare" in match.role.when and found.country:
        return replace(
            found, name=name_of(found.country), role="state", code=found.country,
            voice="government", sort="body", plural=False,
        )  # fmt: skip
    if found.sort == "person" and found.code:
        return replace(found, name=name_of(found.code), sort="body", plural=match.role.plural)
    return found


def _latest(text: Text, found: list[Who]) -> Who | None:
    """The latest, unless its own sentence holds another that fits as well."""
    if not found:
        return None
    beside = {
        w.code or w.name
        for w in found
        if text.tokens[w.head].sentence == text.tokens[found[0].head].sentence
    }
    return replace(found[0], rule="reference:description") if len(beside) == 1 else None


def _same_word(text: Text, match: RoleMatch, one: Who) -> bool:
    """ "The ministry" after "the Defence Ministry", "the army" after "the Syrian army"."""
    theirs = roles(text).get(one.head)
    if theirs is None or one.code is None:
        return False
    mine = match.role.word.split()
    if len(mine) > 1 and match.role.named and theirs.role.named:
        return match.role.named == theirs.role.named  # "the Foreign Ministry" is no other ministry
    return theirs.role.word.split()[-1] == mine[-1] or (
        len(mine) == 1 and mine[0] in theirs.role.word.split()
    )


def _alike(text: Text, match: RoleMatch, one: Who) -> bool:
    role = match.role
    if "bare" in role.when:
        return one.code is not None and one.code == one.country and one.role != "person"
    if "refer" in role.when:
        person = one.sort == "person" and not one.plural  # "the group" is no premier
        return one.role in _GROUPS and one.code is not None and not person
    if role.sort == "person" and not role.plural:
        title = title_of(text, text.tokens[one.head])
        if len(role.word.split()) > 1 and title is not None and title.role.word != role.word:
            return False  # "the foreign secretary" after a defence minister
        return one.sort == "person" and not one.plural and one.role == role.role
    if role.role == "government" and "country" in role.when:
        return False  # "the ministry" is not the government named before
    return one.role == role.role and role.role in {
        "military", "government", "police", "armed-group", "mercenary", "peacekeeper", "parliament"
    }  # fmt: skip
