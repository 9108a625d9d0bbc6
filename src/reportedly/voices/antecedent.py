"""Whom "he", "it", "the governor" or "the group" stands for among those whom the report named.

A short form is brought back only where one alone fits: by title, by gender, and by who spoke last
(Hobbs 1978 prefers the subject, which in news is whoever was quoted before). Where two fit, both are
given back, and whoever asks names neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly import actors
from reportedly.actors import names
from reportedly.actors.persons import persons
from reportedly.actors.roles import roles
from reportedly.language.text import Sentence, Text, Token
from reportedly.tables import toml
from reportedly.voices.kinds import kind_of

HE = frozenset({"he", "she"})
_REACH = 2  # sentences that a pronoun reaches back, and so on from pronoun to pronoun
_GROUP_REACH = 12
_ORGANS = frozenset({"ministry", "department", "embassy"})
_OFFICES = frozenset(
    {"minister", "secretary", "envoy", "representative", "commissioner", "ambassador"}
)
_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an"})
_LESSER = frozenset({"prime", "vice", "deputy", "former", "ex", "first"})
_SAYING = frozenset({"say", "quote", "report", "document", "add"})
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BODIES = {
    "group": {"ngo", "monitor", "armed-group"}, "organisation": {"ngo", "international-organisation"},
    "organization": {"ngo", "international-organisation"}, "charity": {"ngo"},
    "watchdog": {"ngo", "monitor"}, "observatory": {"monitor"}, "monitor": {"monitor"},
    "agency": {"agency", "international-organisation"}, "newspaper": {"media"},
    "broadcaster": {"media"}, "channel": {"media"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bearer:
    """One mention of a person by name: its head, the head of the whole phrase, name, titles, gender."""

    head: int
    top: int
    name: str
    titles: frozenset[str]
    gender: str | None


def fitting(text: Text, head: Token) -> list[Token]:
    """The heads of all whom ``head`` may stand for, one each; none where nothing is known."""
    spelled = spelled_out(text).get(head.text)
    if spelled is not None and spelled is not head and spelled not in head.ancestors():
        return [spelled]
    if head.lower in HE:
        return _persons_before(text, head)
    if head.lower == "it":
        return _reporter(text, head) or _body_before(text, head)
    if (head.child("det") or head).lower in _INDEFINITE or head.tag == "NNP":
        below = named_below(text, head)
        if below:
            return below
    # "Governor says …" of a headline; "the Observatory"
    titled = head.tag == "NNP" and (head.child("det") is None or head.lemma in _BODIES)
    if not (head.tag == "NN" or titled) or not _is_bare(text, head):
        return []
    if head.lemma in _BODIES:
        return _bodies(text, head)
    if head.lemma in _ORGANS:
        return _organ_before(text, head)
    return _bearers_of(text, head)


def named_below(text: Text, head: Token) -> list[Token]:
    """ "A war monitor said" of headline or lead: the one of that kind that the report goes on to name."""
    one = actors.who(text, head)
    kind = one.voice if one is not None and one.name is None else kind_of(head)
    if kind != "monitor" or text.report.part_at(head.start) == "body":
        return []
    named = text.once("voices.monitors", _monitors)
    own = {t.i for t in head.subtree()}  # "a toll from the Observatory" is named already
    return [t for t in named.values() if t.i not in own] if len(named) == 1 else []


def _monitors(text: Text) -> dict[str, Token]:
    """The monitors that the report names, each where it does so first."""
    found: dict[str, Token] = {}
    for i, match in names.matches(text).items():
        if i == match.last and match.entry.voice == "monitor":
            found.setdefault(match.entry.name, text.tokens[i])
    return found


def spelled_out(text: Text) -> dict[str, Token]:
    """What acronyms stand for, by their letters: "the Halvar Relief Board (HRB)"."""
    return text.once("voices.acronyms", _acronyms)


def _acronyms(text: Text) -> dict[str, Token]:
    found: dict[str, Token] = {}
    for token in text.tokens[2:-1]:
        if text.tokens[token.i - 1].text != "(" or text.tokens[token.i + 1].text != ")":
            continue
        letters = "".join(c for c in token.text if c.isalpha())
        if not token.text.isupper() or not 2 <= len(letters) <= 8:
            continue
        words = [
            t
            for t in text.tokens[max(0, token.i - 14) : token.i - 1]
            if t.sentence == token.sentence
        ]
        head = text.tokens[token.i - 2]
        while (
            head.dep in {"pobj", "prep", "compound"}
            and head.head.i < token.i
            and head.head in words
        ):
            if head.head.pos not in {"NOUN", "PROPN", "ADP"}:
                break
            head = head.head
        initials = "".join(t.text[0] for t in words if t.text[0].isupper())
        if (
            initials.endswith(letters)
            and head.pos in {"NOUN", "PROPN"}
            and token.i not in names.matches(text)
        ):
            found.setdefault(token.text, head)
    return found


def bearers(text: Text) -> dict[int, Bearer]:
    """The mentions of persons by name, by the index of the name's last word."""
    return text.once("voices.bearers", _bearers)


def name_in(text: Text, head: Token) -> str | None:
    """The name that stands beside an office: "the deputy, Jane Doe"."""
    for child in head.kids("appos"):
        bearer = bearers(text).get(child.i)
        if bearer is not None and child.i > head.i:
            return bearer.name
    return _name_after(text, head)


def _name_after(text: Text, head: Token) -> str | None:
    """ "Minister for the Middle East Jane Doe": the name ends what the office is for."""
    if head.lemma not in _OFFICES:
        return None
    for prep in head.kids("prep"):
        if prep.lower not in {"for", "of", "to"} or prep.i < head.i:
            continue
        last = prep.subtree()[-1]
        named = persons(text).get(last.i)
        if named is None or named.first < prep.i + 2:
            continue
        before = roles(text).get(named.first - 1)
        if before is None or before.first <= head.i <= before.last or before.role.sort == "body":
            return bearers(text)[last.i].name
    return None


def is_other(text: Text, head: Token, name: str) -> bool:
    """Whether ``head`` is "he" and the bearer of the name a woman, or the other way round."""
    wanted = {"she": "women", "he": "men"}.get(head.lower)
    if wanted is None:
        return False
    return any(b.name == name and b.gender not in (wanted, None) for b in bearers(text).values())


def _bearers(text: Text) -> dict[int, Bearer]:
    named = {n.last: n for n in persons(text).values()}
    full: dict[str, set[str]] = {}
    for one in named.values():
        if one.last > one.first:
            full.setdefault(text.tokens[one.last].text, set()).add(one.name)
    found: dict[int, Bearer] = {}
    for one in named.values():
        head = text.tokens[one.last]
        whole = full.get(head.text, set())
        name = next(iter(whole)) if one.first == one.last and len(whole) == 1 else one.name
        titles = frozenset(_titles(text, head, one.first))
        top = head.head if head.dep == "appos" and head.head.pos == "NOUN" else head
        found[one.last] = Bearer(head.i, top.i, name, titles, _gender(name, titles))
    return found


def _titles(text: Text, head: Token, first: int) -> Iterator[str]:
    """The offices beside a name: "Governor Jane Doe", "Jane Doe, an analyst", "the deputy, Jane Doe"."""
    before = text.tokens[first - 1] if first else None
    if before is not None and before.pos in {"NOUN", "PROPN"}:
        yield from _title(text, before)
    for child in head.kids("appos"):
        yield from _title(text, child)
    if head.dep == "appos" and head.head.pos in {"NOUN", "PROPN"}:
        yield from _title(text, head.head)


def _title(text: Text, noun: Token) -> Iterator[str]:
    before = text.tokens[noun.i - 1].lower if noun.i else ""
    if before not in _LESSER and text.tokens[max(0, noun.i - 2)].lower not in _LESSER:
        word = noun.text.lower() if noun.pos == "PROPN" else noun.lemma
        yield from _SPOKES if word in _SPOKES else {word}
        if word in _SPOKES:
            yield f"={word}"  # which of the three it was tells the gender


def _gender(name: str, titles: frozenset[str]) -> str | None:
    given = name.split()[0]
    told = {t.removeprefix("=") for t in titles if t.startswith("=") or t not in _SPOKES}
    for gender in ("women", "men"):
        if given in _given(gender) or told & _gendered(gender):
            return gender
    return None


def _persons_before(text: Text, head: Token) -> list[Token]:
    wanted = "women" if head.lower == "she" else "men"
    sentence = text.sentence_of(head)
    own = [t for t in _speakers(text, sentence) if t.i < head.i and head not in t.subtree()]
    if own and own[0].lower == head.lower:
        return fitting(text, own[0])
    for back in range(1, _REACH + 1):
        if sentence.i < back:
            break
        earlier = text.sentences[sentence.i - back]
        spoke = _speakers(text, earlier)
        for speaker in spoke:
            if speaker.lower == head.lower:
                return fitting(text, speaker)
        fits: dict[str, Token] = {}
        said: dict[str, Token] = {}
        for bearer in bearers(text).values():
            top = text.tokens[bearer.top]
            if not earlier.first <= bearer.head < earlier.last or bearer.gender not in (
                wanted,
                None,
            ):
                continue
            fits.setdefault(bearer.name, top)
            if any(top is s or text.tokens[bearer.head] is s for s in spoke):
                said.setdefault(bearer.name, top)
        for speaker in spoke:  # "A doctor said …. She said …"
            if _is_single(speaker) and not _is_named(text, speaker):
                said.setdefault(str(speaker.i), speaker)
        sure = [t for n, t in fits.items() if any(
            b.name == n and b.gender == wanted for b in bearers(text).values())]  # fmt: skip
        if len(sure) == 1 and len(said) != 1:
            return sure
        if said or fits:
            return list((said if len(said) == 1 else {**fits, **said}).values())
    return []


def _reporter(text: Text, head: Token) -> list[Token]:
    """ "The institute said *it* had documented …": who speaks of itself."""
    verb = head.head
    speaker = verb.head.child("nsubj") if head.dep == "nsubj" and verb.dep == "ccomp" else None
    if speaker is None or speaker.i > head.i or not _is_any_body(text, speaker):
        return []
    return [speaker]


def _body_before(text: Text, head: Token) -> list[Token]:
    """ "It said …": whoever spoke in the sentence before, where that is no person."""
    sentence = text.sentence_of(head)
    if not sentence.i or text.sentences[sentence.i - 1].first >= sentence.first:
        return []
    spoke = _speakers(text, text.sentences[sentence.i - 1])
    bodies = [t for t in spoke if t.lower not in HE and not _is_named(text, t)]
    opens = head.i == sentence.first and len(bodies) == 1 and _is_any_body(text, bodies[0])
    return bodies if opens or (len(bodies) == 1 and _is_body(text, bodies[0])) else []


def _is_any_body(text: Text, token: Token) -> bool:
    one = actors.who(text, token)
    return _is_body(text, token) or (one is not None and one.sort == "body")


def _is_body(text: Text, token: Token) -> bool:
    """Whether "it" may stand for who speaks: an organisation, by its noun or by name."""
    match = names.matches(text).get(token.i)
    named = match is not None and match.entry.voice in frozenset().union(*_BODIES.values())
    return named or token.lemma.lower() in _BODIES


def _organ_before(text: Text, head: Token) -> list[Token]:
    """ "The ministry": the last that the report called more than that; two of one sentence are both."""
    first = text.sentences[max(0, head.sentence - _GROUP_REACH)].first
    found: list[Token] = []
    for token in reversed(text.tokens[first : head.i]):
        if token.lemma != head.lemma or token.dep == "compound":
            continue
        if found and token.sentence != found[0].sentence:
            break
        if not _is_bare(text, token):
            found.append(token)
    return found


def _speakers(text: Text, sentence: Sentence) -> list[Token]:
    """Who speaks in a sentence, outermost first: the subjects of verbs with a clause of their own."""
    found = []
    for token in text.words(sentence):
        if token.dep not in {"nsubj", "nsubjpass"} or token.head.pos not in {"VERB", "AUX"}:
            continue
        verb = token.head
        if verb.is_root and (verb.child("ccomp") is not None or verb.lemma in _SAYING):
            found.append(token)
    return found


def _is_single(token: Token) -> bool:
    """Whether a noun for one person, with no name."""
    return token.tag == "NN" and token.lemma in _single_nouns()


def _is_named(text: Text, token: Token) -> bool:
    found = bearers(text)
    return token.i in found or any(c.i in found for c in token.kids("appos"))


def _is_bare(text: Text, head: Token) -> bool:
    """Whether the noun has nothing beside it that would name another: "the governor"."""
    others = [c for c in head.children if c.dep not in {"det", "punct", "cc", "conj"}]
    others = [c for c in others if c.lower != "based"]  # "the Britain-based monitor"
    if others or head.dep in {"compound", "appos"}:
        return False
    det = head.child("det")
    if det is None:
        return text.report.part_at(head.start) == "headline"
    return det.lower in _DEFINITE


def _bearers_of(text: Text, head: Token) -> list[Token]:
    """Those who bear the title, named before; of a headline's, anywhere in the report."""
    ahead = head.child("det") is None
    fits: dict[str, Token] = {}
    for bearer in bearers(text).values():
        named = ahead or bearer.head < head.i
        if head.lemma in bearer.titles and named and not _is_other_sex(head, bearer):
            fits.setdefault(bearer.name, text.tokens[bearer.top])
    if fits:  # "Governor Babic", whom the tagger takes for no person
        for token in text.tokens[: head.i]:
            if token.dep == "compound" and token.lower == head.lemma and token.pos == "PROPN":
                name = token.head
                if name.pos == "PROPN" and name.i > token.i and name.i not in bearers(text):
                    fits.setdefault(name.text, name)
    return list(fits.values())


def _is_other_sex(head: Token, bearer: Bearer) -> bool:
    """Whether the report calls the one a spokesman and the other a spokeswoman."""
    if head.lemma not in {"spokesman", "spokeswoman"}:
        return False
    return not bearer.titles & {f"={head.lemma}", "=spokesperson"}


def _bodies(text: Text, head: Token) -> list[Token]:
    """The last named body of the kind that the noun says; two of one sentence are both given."""
    kinds = _BODIES[head.lemma]
    sentence = text.sentence_of(head).i
    for back in range(1, _GROUP_REACH + 1):
        if sentence < back:
            break
        fits: dict[str, Token] = {}
        said: dict[str, Token] = {}
        spoke = {t.i for t in _speakers(text, text.sentences[sentence - back])}
        for token in text.words(text.sentences[sentence - back]):
            match = names.matches(text).get(token.i)
            if match is not None and match.last == token.i and match.entry.voice in kinds:
                fits.setdefault(match.entry.name, token)
                if any(match.first <= i <= match.last for i in spoke):
                    said.setdefault(match.entry.name, token)
        if fits:
            return list((said if len(said) == 1 else fits).values())
    return []


@cache
def _given(gender: str) -> frozenset[str]:
    return frozenset(toml("voices/given-names.toml")[gender])


@cache
def _gendered(gender: str) -> frozenset[str]:
    return frozenset(toml("voices/given-names.toml")["titles"][gender])


@cache
def _single_nouns() -> frozenset[str]:
    table = toml("voices/kinds.toml")
    groups = ("witness", "resident", "journalist", "expert", "medical")
    bodies = {"hospital", "medical", "health", "study", "institute", "think-tank", "family"}
    people = {"official", "commander", "officer", "diplomat", "governor", "mayor", "lawmaker"}
    return frozenset({w for g in groups for w in table[g]} - bodies | people | _SPOKES)
