"""A noun phrase read as somebody, or as nobody.

Names and role nouns of the tables decide, with the state or group that a modifier, a possessor or
an *of* phrase brings in; a person's name counts without any table.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.actors import names, phrase
from reportedly.actors.belonging import belonging, firsts, title_of
from reportedly.actors.names import Match
from reportedly.actors.persons import person, persons
from reportedly.actors.roles import NOBODY, Role, RoleMatch, roles
from reportedly.actors.who import Who
from reportedly.language import RULES_ONLY, Scores, Text, Token

#: Roles that speak or act for whom they belong to: the role of "spokesman of the army" is the army's.
FOR_ANOTHER = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "representative",
        "source",
        "official",
        "press-office",
        "speaker",
        "press-secretary",
        "member",
        "leader",
        "commander",
        "fighter",
        "head",
        "chief",
        "unit",
        "command",
    ]
)
_Read = dict[int, Who | None]


def who(text: Text, token: Token) -> Who | None:
    """Who the noun phrase around ``token`` is, taken by itself; null where it is nobody.

    Pronouns and "the ministry" are left to :func:`reportedly.actors.refer`. A modifier that names
    somebody ("the Taliban attack") is read alone where the phrase's head is nobody.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Georgian troops left the village."))
    >>> found = who(text, text.tokens[1])
    >>> found and (found.name, found.role, found.code, found.mention.quote)
    ('Georgia', 'military', 'GEO', 'Georgian troops')
    """
    read = text.once("actors.who", _empty)
    head = phrase.head_of(token)
    found = _memoised(text, head, read)
    if found is None and head is not token:
        return alone(text, token)
    return found


def alone(text: Text, token: Token) -> Who | None:
    """Whom a word names by itself, whatever phrase a headline's parse put it in.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> text = english.analyse(plain.report("Chad Strikes Mali Hospital"))
    >>> [w.code for token in text.tokens if (w := alone(text, token))]
    ['TCD', 'MLI']
    """
    match = names.matches(text).get(token.i)
    if match is None or names.hyphened(text, text.tokens[match.last]):
        return None
    return _named(text, text.tokens[match.last], match, alone=True)


def seated(text: Text, token: Token) -> bool:
    """Whether a word is the name of a town where a government sits, and so of the town as well."""
    match = names.matches(text).get(token.i)
    return match is not None and match.entry.form == "seat"


def who_each(text: Text, token: Token) -> list[Who]:
    """As many as the phrase names: "Azerbaijani and Russian troops" are two, "A and B" are two."""
    found: list[Who] = []
    for head in phrase.conjuncts(phrase.head_of(token)):
        one = who(text, head)
        if one is None:
            continue
        behind = belonging(text, text.tokens[one.head])
        codes = list(dict.fromkeys(m.entry.code for m in behind if m.entry.code))
        if len(codes) > 1 and one.code in codes and one.rule == "roles.tsv":
            found += [_of(one, m) for m in firsts(behind)]
        else:
            found.append(one)
    return found


def mentions(text: Text) -> list[Who]:
    """Everybody that the text names, in order: each largest noun phrase, once for each it names."""
    return text.once("actors.mentions", _mentions)


def find(text: Text, scores: Scores = RULES_ONLY) -> list[Who]:
    """The same as :func:`mentions`, in the shape that finders have."""
    return mentions(text)


def _empty(text: Text) -> _Read:
    return {}


def _memoised(text: Text, head: Token, read: _Read) -> Who | None:
    if head.i not in read:
        read[head.i] = None  # a phrase that leads back to itself names nobody
        read[head.i] = _read(text, head)
    return read[head.i]


def _read(text: Text, head: Token) -> Who | None:
    if head.pos == "PRON":
        return None
    match = names.matches(text).get(head.i)
    role = roles(text).get(head.i)
    if match is not None and match.entry.form == "adjective":
        carrier = _carrier(text, head)
        if carrier is not None:
            return carrier
    if match is not None and not (role and role.last > match.last):
        return _named(text, head, match)
    if head.i in persons(text) and (head.pos == "PROPN" or role is None):
        return person(text, head, title_of(text, head))
    if role is not None and role.last >= head.i:
        return _roled(text, head, role)
    return None


def _carrier(text: Text, head: Token) -> Who | None:
    """ "Armenian" read as a noun beside "and Russian troops": the troops are Armenian as well."""
    other = head.child("conj")
    if other is None:
        return None
    match = names.matches(text)[head.i]
    theirs = who(text, other)
    if theirs is None or theirs.role in {"state", None}:
        return None
    return replace(
        _of(theirs, match), mention=text.span_of(head, text.tokens[theirs.head]), head=head.i
    )


def _named(text: Text, head: Token, match: Match, alone: bool = False) -> Who:
    entry = match.entry
    first, last = text.tokens[match.first], text.tokens[match.last]
    if not alone:
        left = phrase.left_edge(head)
        right = phrase.right_edge(head)
        first = min(first, left, key=lambda t: t.i)
        last = max(last, right, key=lambda t: t.i)
    return Who(
        text.span_of(first, last), head.i, entry.name, entry.role, entry.code, entry.voice,
        entry.country, entry.table, "body", entry.form == "people",
    )  # fmt: skip


def _roled(text: Text, head: Token, match: RoleMatch) -> Who | None:
    role = match.role
    if role.role == NOBODY:
        return None
    if role.word.endswith(("fighter", "fighters", "bomber", "bombers")) and _designated(head):
        return None  # "MiG-29 fighters" are aircraft
    behind = belonging(text, head)
    mine = behind[0] if behind else None
    if not _counts(text, head, match, mine):
        return None
    span = text.span_of(
        min(phrase.left_edge(head), text.tokens[match.first], key=lambda t: t.i),
        max(phrase.right_edge(head), text.tokens[match.last], key=lambda t: t.i),
    )
    made = Who(
        span, head.i, None, role.role, None, role.voice, None, "roles.tsv", role.sort, role.plural
    )
    for_another = role.word.removesuffix("s").rpartition(" ")[2] in FOR_ANOTHER
    if for_another or role.word.endswith("men"):
        served = _served(text, head, match, mine is not None)
        if served is not None:
            return _serving(made, served, role)
    return _of(made, mine, role) if mine else made


def _designated(head: Token) -> bool:
    return any(
        c.dep in {"compound", "nmod", "amod"} and c.lower[-1:].isdigit() for c in head.children
    )


def _served(text: Text, head: Token, match: RoleMatch, known: bool) -> Who | None:
    """Whom a spokesman, source or commander belongs to: "spokesman of the army", "army source".

    ``known`` where a word before says whose he is: where he then stands says no more ("Russian officers in Syria").
    """
    within = () if known else ("in", "at")
    for child in head.children:
        if child.dep == "prep" and child.lower in {"of", "for", "from", "with", *within}:
            for thing in child.kids("pobj"):
                found = who(text, thing)
                if found is not None:
                    return found
    for child in head.children:
        if child.i < match.first and child.dep in {"compound", "poss", "nmod", "amod"}:
            inner = roles(text).get(child.i)
            if inner is not None and child.pos == "ADJ" and inner.role.sort == "person":
                continue  # "a local police official" serves no local
            if inner is not None:
                found = _memoised(text, child, text.once("actors.who", _empty))
                if found is not None and found.code is None:
                    behind = belonging(text, head)
                    found = _of(found, behind[0], inner.role) if behind else found
                return found
            named = names.matches(text).get(child.i)
            if named is not None and named.entry.form == "name":
                return _named(text, child, named, alone=True)
    return None


def _serving(made: Who, served: Who, role: Role) -> Who:
    """A spokesman has the part of whom he speaks for; a source stays unnamed."""
    unnamed = role.role == "unnamed"
    part = served.role if served.role not in {None, "state", "civilian", "people"} else role.role
    return replace(
        made,
        name=None if unnamed else served.name,
        role=part if not (unnamed and served.role == "state") else role.role,
        code=served.code,
        country=served.country,
        voice="unnamed" if unnamed else (role.voice if served.role == "state" else served.voice),
    )


def _counts(text: Text, head: Token, match: RoleMatch, mine: Match | None) -> bool:
    """Whether the role noun is somebody here, by the table's ``when``."""
    allowed = match.role.when.split("|")
    if allowed == [""] or mine is not None:
        return "bare" not in allowed or mine is None or mine.entry.role != "state"
    determined = {c.lower for c in head.children if c.dep in {"det", "predet", "nummod", "amod"}}
    if "both" in allowed and determined & {"both", "two", "opposing", "warring"}:
        return not any(
            child.lower == "of" and child.child("pobj") and not _war(child)
            for child in head.children
        )
    if "bare" in allowed or "refer" in allowed:
        return bool(determined & {"the", "this", "that"})
    if "capital" in allowed:
        return text.tokens[match.first].text[0].isupper() or bool(determined & {"the"})
    return "voice" in allowed


def _war(prep: Token) -> bool:
    """ "Both sides of the conflict", not "of the road"."""
    thing = prep.child("pobj")
    return thing is not None and thing.lower in {"conflict", "war", "dispute", "fighting", "divide"}


def _of(made: Who, match: Match, role: Role | None = None) -> Who:
    """The same somebody, of this state or group."""
    entry = match.entry
    if made.role == "monitor" and entry.role == "state":
        return made  # a monitor of Syria is not Syria's
    name: str | None = entry.name
    if role is not None and role.named and entry.country:
        name = f"{names.adjective(entry.country)} {role.named}"
        if (
            known := names.entry_of(name)
        ) is not None:  # "Syria's civil defence": the White Helmets
            return replace(
                made, name=known.name, code=known.code, country=known.country,
                role=known.role, voice=known.voice,
            )  # fmt: skip
    elif made.role == "armed-group" and entry.table == "states.tsv":
        name = None  # "Syrian rebels" are not called Syria
    return replace(made, name=name, code=entry.code, country=entry.country)


def _mentions(text: Text) -> list[Who]:
    offices = roles(text)
    heads: dict[int, Token] = {}
    for i, match in names.matches(text).items():
        if i == match.last and not names.hyphened(text, text.tokens[i]):
            heads.setdefault(phrase.head_of(text.tokens[i]).i, text.tokens[i])
    for i in (*offices, *persons(text)):
        if not names.hyphened(text, text.tokens[i]):
            heads.setdefault(phrase.head_of(text.tokens[i]).i, text.tokens[i])
    found: list[Who] = []
    for i in sorted(heads):
        if i in offices and "voice" in offices[i].role.when:
            continue
        one = who(text, heads[i])
        if one is not None:
            found += who_each(text, text.tokens[i]) if one.head == i else [one]
    found.sort(key=lambda w: (w.mention.start, -w.mention.end))
    kept: list[Who] = []
    for one in found:
        near = kept[-6:]
        inside = any(k.mention.covers(one.mention) and k.mention != one.mention for k in near)
        twice = any(k.mention == one.mention and k.code == one.code for k in near)
        if not inside and not twice:
            kept.append(one)
    return kept
