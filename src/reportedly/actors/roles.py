"""Nouns that say what part somebody plays: "armed forces", "spokesman", "residents"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from reportedly.actors.names import spelled, split
from reportedly.claim import VoiceKind
from reportedly.errors import TableError
from reportedly.language import Text, Token
from reportedly.tables import tsv

#: Every role that a party can have; the head of ``roles.tsv`` says the same to its readers.
ROLES = (
    "state", "government", "parliament", "politician", "judiciary", "lawyer", "military", "police",
    "intelligence", "peacekeeper", "armed-group", "mercenary", "criminal",
    "international-organisation", "ngo", "monitor", "business", "religious", "media", "agency",
    "social-media", "journalist", "document", "medical", "expert", "witness", "resident",
    "civilian", "people", "protester", "prisoner", "unnamed", "person",
)  # fmt: skip
NOBODY = "nobody"  # a compound that only looks like somebody
_IRREGULAR = {
    "person": "people",
    "child": "children",
    "wife": "wives",
    "guerrillero": "guerrilleros",
    "mujahid": "mujahideen",
}


@dataclass(frozen=True, slots=True)
class Role:
    """One row of ``roles.tsv`` under one of its words."""

    word: str
    role: str
    voice: VoiceKind
    named: str | None
    sort: Literal["person", "body"]
    plural: bool
    when: str


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role noun that tokens ``first`` up to and including ``last`` spell."""

    first: int
    last: int
    role: Role


def plural(word: str) -> str:
    """The plural of a role noun, by its last word (or its first, before "of").

    >>> [plural(w) for w in ("policeman", "ministry of defence", "witness", "army", "child")]
    ['policemen', 'ministries of defence', 'witnesses', 'armies', 'children']
    """
    head, of, rest = word.partition(" of ")
    *before, last = head.split(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("man"):
        last = last[:-2] + "en"
    elif last.endswith("y") and last[-2] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "sh", "ch", "x")):
        last += "es"
    else:
        last += "s"
    return " ".join([*before, last]) + of + rest


@cache
def index() -> dict[str, tuple[tuple[tuple[str, ...], Role], ...]]:
    """Every role noun and its plural by the first piece, the longest first."""
    kinds = set(get_args(VoiceKind))
    found: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for row in tsv("actors/roles.tsv"):
        if row["voice"] not in kinds or row["role"] not in (*ROLES, NOBODY):
            raise TableError(
                f"actors/roles.tsv, {row['words'][:40]}: role {row['role']!r} or voice "
                f"{row['voice']!r} is unknown; the head of the table lists the roles."
            )
        for word in row["words"].split("|"):
            for form, many in _forms(word):
                role = _role(form, many, row)
                pieces = split(form)
                found.setdefault(pieces[0], []).append((pieces, role))
    return {k: tuple(sorted(v, key=lambda row: -len(row[0]))) for k, v in found.items()}


def _forms(word: str) -> list[tuple[str, bool]]:
    """A row's word in singular and plural; one given in the plural has no other form."""
    head = word.partition(" of ")[0]
    if word == "personnel" or (head.endswith("s") and not head.endswith(("ss", "us", "is"))):
        return [(word, True)]
    return [(word, False), (plural(word), True)]


def _role(form: str, many: bool, row: Mapping[str, str]) -> Role:
    voice: VoiceKind = row["voice"]  # type: ignore[assignment]  # checked by the caller
    sort: Literal["person", "body"] = "person" if row["sort"] == "person" else "body"
    return Role(form, row["role"], voice, row["named"] or None, sort, many, row["when"])


def roles(text: Text) -> dict[int, RoleMatch]:
    """The role nouns of a text, by the index of every token that they cover."""
    return text.once("actors.roles", _roles)


def role_at(text: Text, i: int) -> str | None:
    """The role that the single noun at token ``i`` names by itself; null for parts of compounds.

    >>> from reportedly.language import english
    >>> from reportedly.report import plain
    >>> role_at(english.analyse(plain.report("Police raids left four dead.")), 0)
    'police'
    """
    match = roles(text).get(i)
    return match.role.role if match and match.first == match.last == i else None


def _is_surname(tokens: Sequence[Token], i: int, last: int, found: Mapping[int, RoleMatch]) -> bool:
    """Whether the word ends a person's name: "Foreign Minister Julie *Bishop*"."""
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    named = before is not None and before.entity == "PERSON" and before.i not in found
    ends = after is None or after.entity != "PERSON"
    return (
        i == last and named and ends and tokens[i].entity == "PERSON" and tokens[i].text.istitle()
    )


def _roles(text: Text) -> dict[int, RoleMatch]:
    found: dict[int, RoleMatch] = {}
    table = index()
    tokens = text.tokens
    i = 0
    while i < len(tokens):
        step = 1
        for pieces, role in table.get(tokens[i].lower, ()):
            last = spelled(tokens, i, pieces)
            if last is not None and _is_surname(tokens, i, last, found):
                break
            if last is not None and tokens[last].pos not in {"VERB", "ADV", "AUX"}:
                match = RoleMatch(i, last, role)
                for covered in range(i, last + 1):
                    found[covered] = match
                step = last + 1 - i
                break
        i += step
    return found
