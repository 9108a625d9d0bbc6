"""The source: the noun phrase of who speaks, and what kind of voice it is."""

from __future__ import annotations

from dataclasses import replace

from reportedly import actors
from reportedly.actors import names
from reportedly.actors.persons import persons
from reportedly.actors.roles import roles
from reportedly.claim import VoiceKind
from reportedly.language.text import Text, Token
from reportedly.voices import antecedent, homeland
from reportedly.voices.bodies import entries, is_unnamed, known_as, own_name, watches
from reportedly.voices.issuer import is_vehicle, issuers
from reportedly.voices.kinds import Voiced, has_age, kind_of, leaders, of_parties, organisations
from reportedly.voices.serving import field_of, keeps_name_back, served, serves
from reportedly.voices.words import words

_OFFICIAL = frozenset({"government", "military", "police", "politician"})
_PARTIES = frozenset({"party", "opposition", "parliament", "bloc", "congress", "senate", "duma"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_RELATIVES = frozenset({"who", "which", "that"})
_AGAIN = frozenset({"the", "this", "same", "these"})
_REACH_OF_SOURCES = 8  # sentences that "the source" may reach back


def voice(text: Text, head: Token) -> Voiced:
    """Kind, name and country of the source headed by ``head``.

    The actors room says who it is; where it knows nobody, the noun itself says what kind of voice
    speaks (``kinds.toml``), or whom it speaks for (``serving.toml``), or how the report introduced
    the person. Whoever cannot be told is ``other``.
    """
    voices = text.once("voices.voiced", _empty)
    if head.i not in voices:
        voices[head.i] = ("other", None, None)  # a phrase that leads back to itself
        meant = antecedent.fitting(text, head)
        found = _of_antecedents(text, meant) if meant else _voice(text, head)
        voices[head.i] = _homed(text, head, _named(text, head, found))
    return voices[head.i]


def _homed(text: Text, head: Token, found: Voiced) -> Voiced:
    """An official with his state, where the office or the rest of the report tells it."""
    kind, name, country = found
    if kind not in _OFFICIAL or country is not None:
        return found
    office = homeland.office_of(text, head)
    if office is not None:
        return kind, name or office[0], office[1]
    written = name or (head.text if head.pos == "PROPN" else "")
    leader = leaders().get(written.split()[-1]) if written else None
    if leader is not None and _is_same(written, leader[1]):
        return kind, leader[1], leader[2]
    return kind, name, homeland.country_of(text, head, name, kind == "military")


def _is_same(name: str, full: str | None) -> bool:
    """Whether a name as written may be the full one's: the surname alone, or as it begins."""
    given, *rest = name.split()
    return full is not None and (not rest or given[0] == full[0])


def _of_antecedents(text: Text, meant: list[Token]) -> Voiced:
    """Whom a short form stands for; where two fit, only what both have in common."""
    first, *others = (voice(text, one) for one in meant)
    if not others:
        return first
    kind = first[0] if all(first[0] == other[0] for other in others) else "other"
    return kind, None, first[2] if all(first[2] == other[2] for other in others) else None


def _named(text: Text, head: Token, found: Voiced) -> Voiced:
    """The name beside an office instead of the office's body, and none where nobody is named."""
    kind, name, country = found
    if name is not None and antecedent.is_other(text, head, name):
        return "other", None, None
    name = antecedent.name_in(text, head) or name
    leader = next((p for p in leaders().values() if p[1] == name), None) if name else None
    if leader is not None and country is None and kind != "other":
        country = leader[2]
    if kind == "government" and country in organisations():
        kind = "international-organisation"
    elif kind == "international-organisation" and country and country.isupper():
        kind = "politician"  # the secretary-general of a state's party or coalition
    if name is not None and _is_anyone(text, head):
        name = None
    return kind, name, country


def _is_anyone(text: Text, head: Token) -> bool:
    """Whether one of many speaks, unnamed: "a senior Pentagon official", "two Syrian officers"."""
    if head.entity == "PERSON" or antecedent.name_in(text, head) is not None:
        return False
    if keeps_name_back(head):
        return True
    det = head.child("det")
    one = actors.who(text, head)
    if one is None or one.sort != "person" or head.lower.startswith("spokes"):
        return False
    return one.rule != "persons" and (
        (det is not None and det.lower in {"a", "an", "some", "another"})
        or (det is None and head.tag == "NNS")
        or head.child("nummod") is not None
    )


def _empty(text: Text) -> dict[int, Voiced]:
    return {}


def _voice(text: Text, head: Token) -> Voiced:
    if head.lower in _RELATIVES and head.head.dep == "relcl":
        return voice(text, head.head.head)
    if (by_name := known_as(head)) is not None:
        return voice(text, by_name)
    if watches(head):
        return "monitor", None, None
    if head.dep in _BEFORE and is_vehicle(head.head):  # "Minister Lind statement on …"
        near = modifier(text, head)
        if near is not None:
            return near
    if is_vehicle(head):
        for by in issuers(text, head):
            before = by.dep in _BEFORE and is_vehicle(by.head)
            near = modifier(text, by) if before else voice(text, by)
            if near is not None and near[0] not in {"other", "document"}:
                return near
    if head.dep == "compound":  # "… SANA reports", taken for a noun
        match = names.matches(text).get(head.i)
        if match is not None and match.entry.voice != "other":
            return match.entry.voice, match.entry.name, match.entry.country
    parties = of_parties(text, head)
    if parties is not None:
        return parties, None, None
    found = _known(text, head)
    if found is not None and found.rule == "roles.tsv" and _ends_headline(text, head):
        return found.voice, None, None
    if found is not None and found.rule.startswith("reference"):
        seat = homeland.place_of(text, head)  # "the defence ministry in Ankara"
        if seat is not None and seat != found.country:
            return found.voice, None, seat
    name, country = (found.name, found.country) if found else (None, None)
    if found is not None and found.voice == "government":  # "the state-run SANA agency"
        named = next((e for e in entries(text, head) if e.name == name), None)
        found = replace(found, voice=named.voice) if named is not None else found
    if found is not None and is_unnamed(text, found):
        name = own_name(text, head) or _of_earlier(
            text, found
        )  # "Syrian state media" are not Syria
    if keeps_name_back(head) and (found is None or found.voice in {"unnamed", "other"}):
        return _unnamed(text, head, country)
    if found is not None and found.voice != "other":
        if name is None and country is None:  # "the ministry's spokesman"
            for owner in head.kids("poss"):
                owned = voice(text, owner)
                if _is_of_person(text, head, owner):  # "his deputy", who is not he
                    return owned[0], None, _shared(head, owned[2])
                if owned[2] is not None:
                    return owned
        civil = found.voice == "military" and head.lemma == "official" and _of_office(text, head)
        return ("government" if civil else found.voice), name, country
    kind = kind_of(head)
    if kind is not None:
        return kind, name, country or _of_kin(text, head)
    if name is None and head.entity == "PERSON":
        name = head.text
    for beside in _beside(head):  # "ministry spokeswoman Jane Doe", "Jane Doe, a doctor"
        kind, theirs, of = _near(text, beside)
        if kind is not None and _is_of_person(
            text, head, beside
        ):  # "his deputy", "her Greek counterpart"
            return kind, name, country or homeland.state_of(text, head) or _shared(head, of)
        if kind is not None:
            return kind, name or theirs, country or of
    if serves(head):
        for body in served(head):
            kind, theirs, of = voice(text, body)
            if kind not in {"other", "unnamed"}:
                return _staff(kind, body), name or theirs, country or of
    if head.pos == "PROPN":
        of_body = _of_body(text, head) or _titled(text, head)
        if of_body is not None:
            return of_body[0], name or of_body[1], country or of_body[2]
    earlier = introduced(text, head)
    if earlier is not None:
        return earlier
    told = homeland.described(text, head) if head.pos == "PROPN" else None
    if told is not None:
        kind, theirs, of = voice(text, told)
        if kind != "other":
            return kind, name or theirs, country or of
    leader = leaders().get(head.text) if head.pos == "PROPN" else None
    if leader is not None:
        return leader
    if name is not None and has_age(text, head):
        return "resident", name, country
    return "other", name, country


def _of_earlier(text: Text, found: actors.Who) -> str | None:
    """What the body was called where the report named it in full: "the Institute"."""
    first = text.tokens[found.head]
    return voice(text, first)[1] if found.rule.startswith("reference") else None


def _ends_headline(text: Text, head: Token) -> bool:
    """ "Six killed in Damascus Monitor", a dash lost: the source is the last word alone."""
    sentence = text.sentence_of(head)
    if sentence.part != "headline" or head.i + 1 != sentence.last or head.tag != "NNP":
        return False
    match = names.matches(text).get(head.i - 1)
    where = match is not None and (match.entry.form == "seat" or head.dep == "pobj")
    return where and head.i - sentence.first > 3


def _of_body(text: Text, head: Token) -> Voiced | None:
    """ "Jane Doe of the Crisis Group"; a state after "of" may be no more than where she lives."""
    for prep in head.kids("prep"):
        if prep.i > head.i and prep.lower in {"of", "from", "with", "at"}:
            for body in prep.kids("pobj"):
                theirs = voice(text, body)
                if theirs[0] not in {"other", "unnamed", "government"}:
                    return theirs
    return None


def _titled(text: Text, head: Token) -> Voiced | None:
    """The words right before a name, whatever the parser hangs them on: "Observatory head Jane Doe"."""
    if head.entity != "PERSON":
        return None
    for step in reversed(text.tokens[max(text.sentence_of(head).first, head.i - 5) : head.i]):
        if step.entity == "PERSON" and step.pos == "PROPN" and kind_of(step) is None:
            continue
        if step.pos not in {"NOUN", "PROPN", "ADJ"} or step.quoted != head.quoted:
            return None
        kind, name, country = _near(text, step)
        if kind is not None:
            return kind, name, country
        if not serves(step):
            return None
    return None


def _of_office(text: Text, head: Token) -> bool:
    """Officials of a named office ("Pentagon officials") are the government's, not its soldiers."""
    return any(
        (match := names.matches(text).get(body.i)) is not None and match.entry.voice == "military"
        for body in served(head)
    )


def _unnamed(text: Text, head: Token, country: str | None) -> Voiced:
    """A source that is not named, by the body that it is a source of."""
    for body in served(head):
        kind, _, of = voice(text, body)
        if kind not in {"other", "unnamed"}:
            return _staff(kind, body), None, of or country
    told = field_of(head) or _same(text, head)
    hostile = any("opposition" in c.lower or "rebel" in c.lower for c in head.children)
    if told is None or (hostile and told == "government"):
        told = "unnamed"
    return told, None, country


def _same(text: Text, head: Token) -> VoiceKind | None:
    """ "The source added": the kind of the source of whom the report spoke last."""
    if not any(c.lower in _AGAIN for c in head.kids("det", "amod")):
        return None
    first = text.sentences[max(0, head.sentence - _REACH_OF_SOURCES)].first
    for step in reversed(text.tokens[first : head.i]):
        if step.lemma == head.lemma and step.pos == "NOUN":
            return voice(text, step)[0]
    return None


def _staff(kind: VoiceKind, body: Token) -> VoiceKind:
    """Who serves a president is of the government, who belongs to a party is not."""
    return "government" if kind == "politician" and body.lemma not in _PARTIES else kind


def _beside(head: Token) -> list[Token]:
    return [c for c in head.children if c.dep in {"compound", "appos", "nmod", "poss"}]


def _near(text: Text, beside: Token) -> tuple[VoiceKind | None, str | None, str | None]:
    near = _known(text, beside)
    if near is not None and near.voice not in {"other", "unnamed"}:
        return near.voice, near.name, near.country
    kind = kind_of(beside)
    if kind is None and serves(beside):
        for body in served(beside):
            theirs = voice(text, body)
            if theirs[0] not in {"other", "unnamed"}:
                return _staff(theirs[0], body), None, theirs[2]
    return kind, near.name if near else None, near.country if near else None


def _is_of_person(text: Text, head: Token, beside: Token) -> bool:
    """Whether the noun beside it is a person to whom the speaker stands in some relation."""
    one = _known(text, beside) if beside.dep == "poss" and head.entity != "PERSON" else None
    return one is not None and one.sort == "person"


def _of_kin(text: Text, head: Token) -> str | None:
    """The state of a person's man: "*his* adviser", "the president's aide"."""
    for owner in head.kids("poss"):
        if _is_of_person(text, head, owner):
            return _shared(head, voice(text, owner)[2])
    return None


def _shared(head: Token, country: str | None) -> str | None:
    """A deputy is of the same state, a counterpart is not."""
    return None if head.lemma in words("across") else country


def modifier(text: Text, token: Token) -> Voiced | None:
    """Whoever a word names that stands before a noun, taken for itself: "UK statement"."""
    match = names.matches(text).get(token.i)
    if match is not None:
        seat = match.entry.form in {"adjective", "people"}
        kind: VoiceKind = "government" if seat else match.entry.voice
        return kind, match.entry.name, match.entry.country
    if token.pos == "ADJ":
        return None
    spelled = antecedent.spelled_out(text).get(token.text)
    if spelled is not None:
        return voice(text, spelled)
    earlier = introduced(text, token)
    if earlier is not None:
        return earlier
    person = persons(text).get(token.i)
    office = roles(text).get(person.first - 1 if person else token.i)
    if office is None or office.role.voice in {"document", "media", "other"}:
        return None
    before = names.matches(text).get(office.first - 1)
    if before is None and person is None and office.role.named:
        for one in reversed(
            actors.mentions(text)
        ):  # "the ministry statement", of the one named before
            same = roles(text).get(one.head)
            if one.head < token.i and one.country and same and same.role is office.role:
                return one.voice, one.name, one.country
    country = before.entry.country if before is not None else None
    known = homeland.office_of(text, token) if country is None else None
    if known is not None:
        return office.role.voice, person.name if person else known[0], known[1]
    return office.role.voice, person.name if person else None, country


def introduced(text: Text, head: Token) -> Voiced | None:
    """How the report introduced a person whom it later calls by surname."""
    if head.pos != "PROPN":
        return None
    known = text.once("voices.introduced", _nobody)
    if not known:
        known[""] = ("other", None, None)  # a person who leads back here while all are gathered
        _introduce(text, known)
    return known.get(head.text)


def _nobody(text: Text) -> dict[str, Voiced]:
    return {}


def _introduce(text: Text, found: dict[str, Voiced]) -> None:
    """Gathers persons by surname, from the first place that says what they are."""
    voices = text.once("voices.voiced", _empty)
    before = set(voices)
    for token in text.tokens:
        if token.pos != "PROPN" or token.text in found:
            continue
        if token.entity != "PERSON" and token.child("appos") is None:
            continue
        if token.dep not in {"compound", "nmod"} and token.children:
            kind, name, country = voice(text, token)
            if kind != "other":
                found[token.text] = kind, name, country
    for i in [i for i, told in voices.items() if i not in before and told[0] == "other"]:
        del voices[i]  # asked before all were known


def speaks(text: Text, head: Token) -> bool:
    """Whether the noun phrase is somebody who can speak: an actor, a kind of voice, a person."""
    return head.entity == "PERSON" or _known(text, head) is not None or kind_of(head) is not None


def _known(text: Text, head: Token) -> actors.Who | None:
    found = actors.who(text, head)
    if found is None or (found.name is None and found.code is None):
        found = actors.refer(text, head) or found
    return found
