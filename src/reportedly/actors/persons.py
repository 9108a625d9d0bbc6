"""Persons named in a report, and the part they play, by title or apposition.

Names come from the tagger's PERSON entities that no table knows better; a surname alone goes by
what the full name was introduced with.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from reportedly.actors import names, phrase
from reportedly.actors.belonging import belonging, title_of
from reportedly.actors.roles import RoleMatch, roles
from reportedly.actors.who import Who
from reportedly.language import Text, Token

#: Titles whose bearer has the part of whom they speak for.
SPOKES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "representative", "press secretary"}
)

LONGEST_NAME = 4  # words of a name after its title

_SETTLEMENTS = frozenset({"city", "town", "village", "district", "region", "province", "area"})


@dataclass(frozen=True, slots=True)
class Named:
    """A run of tokens that is a person's name."""

    first: int
    last: int
    name: str


def persons(text: Text) -> dict[int, Named]:
    """The names of persons, by the index of every token that they cover."""
    return text.once("actors.persons", _persons)


def _persons(text: Text) -> dict[int, Named]:
    found: dict[int, Named] = {}
    taken = names.matches(text).keys() | roles(text).keys()
    run: list[Token] = []
    for token in text.tokens:
        tagged = token.entity == "PERSON" and token.pos == "PROPN" and token.i not in taken
        follows = run and run[-1].i == token.i - 1 and run[-1].sentence == token.sentence
        if run and not (tagged and follows):
            _keep(text, run, found)
            run = []
        if tagged:
            run.append(token)
    if run:
        _keep(text, run, found)
    for match in {(m.first, m.last): m for m in roles(text).values()}.values():
        run = _introduced(text, match, taken)
        if run and run[-1].i not in found:
            _keep(text, run, found)
    surnames = {text.tokens[n.last].text for n in found.values() if n.last > n.first}
    for token in text.tokens:
        if token.text in surnames and token.i not in found and token.i not in taken:
            _keep(text, [token], found)  # the tagger knows the full name, but not the surname
    return found


def _introduced(text: Text, title: RoleMatch, taken: Set[int]) -> list[Token]:
    """The name after a person's title, whatever the tagger takes it for: "spokeswoman *Ann Smith*"."""
    if title.role.sort != "person" or title.role.plural:
        return []
    run: list[Token] = []
    for token in text.tokens[title.last + 1 : title.last + 1 + LONGEST_NAME]:
        if token.pos != "PROPN" or token.i in taken or token.entity == "DATE":
            break
        run.append(token)
    named = (
        run
        and text.tokens[title.last].head is run[-1]
        and text.tokens[title.last].dep == "compound"
    )
    return run if named and len(run) > 1 else []


def _keep(text: Text, run: list[Token], found: dict[int, Named]) -> None:
    name = Named(run[0].i, run[-1].i, text.span_of(*run).quote)
    found.update((t.i, name) for t in run)


def person(text: Text, head: Token, title: RoleMatch | None) -> Who | None:
    """The person whose name ``head`` ends; the title given here or where the name stood in full."""
    named = persons(text).get(head.i)
    if named is None or (title is None and _is_place(head)):
        return None
    first = min(phrase.left_edge(head), text.tokens[named.first], key=lambda t: t.i)
    made = Who(
        text.span_of(first, head), head.i, named.name, "person", None, "other", None,
        "entity:PERSON", "person", False,
    )  # fmt: skip
    if title is not None:
        return _titled(text, head, made, title)
    introduced = _introductions(text).get(text.tokens[named.last].lower)
    if introduced is not None and introduced.head < head.i:
        full = introduced.name if introduced.name and named.name in introduced.name else named.name
        return replace(
            made, name=full, role=introduced.role, voice=introduced.voice,
            code=introduced.code, country=introduced.country,
        )  # fmt: skip
    return made


def _is_place(head: Token) -> bool:
    """A place that the tagger takes for a person: "in Ganja", "the town of Khan Sheikhoun"."""
    above = head.head
    if head.dep == "pobj":
        settled = above.lower == "of" and above.head.lower in _SETTLEMENTS
        return settled or above.lower in {"in", "near", "at", "around", "outside", "into"}
    return head.dep == "appos" and above.lower in _SETTLEMENTS


def _titled(text: Text, head: Token, made: Who, title: RoleMatch) -> Who:
    role = title.role
    part, voice = role.role, role.voice
    last = text.tokens[title.last]
    organ = _organ(text, head, title) or _organ(text, last, title)
    if organ is not None and role.word in SPOKES:
        part, voice = organ.role.role, organ.role.voice
    made = replace(made, role=part, voice=voice)
    for anchor in (head, last):
        for match in belonging(text, anchor):
            return replace(made, code=match.entry.code, country=match.entry.country)
    return made


def _organ(text: Text, anchor: Token, title: RoleMatch) -> RoleMatch | None:
    """The organ beside a title: "Defence Ministry spokesman", "spokesman for the ministry"."""
    found = roles(text)
    for child in anchor.children:
        if child.i in found and not title.first <= child.i <= title.last and child.dep != "appos":
            return found[child.i]
        if child.dep == "prep":
            for thing in child.kids("pobj"):
                if thing.i in found:
                    return found[thing.i]
    return None


def _introductions(text: Text) -> dict[str, Who]:
    return text.once("actors.introductions", _introduce)


def _introduce(text: Text) -> dict[str, Who]:
    found: dict[str, Who] = {}
    # A headline has the surname alone, and its commas mislead: full names are asked first.
    for i, named in sorted(persons(text).items(), key=lambda n: (n[1].first == n[1].last, n[0])):
        if i != named.last:
            continue
        head = text.tokens[i]
        title = title_of(text, head)
        if title is not None and head.lower not in found:
            who = person(text, head, title)
            if who is not None:
                found[head.lower] = who
    return found
