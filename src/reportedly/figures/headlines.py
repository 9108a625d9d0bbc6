"""Headlines: harm told by the word beside a phrase, whatever the parser makes of their grammar."""

from __future__ import annotations

from reportedly.figures.lexicon import GRAVITY, lookup
from reportedly.figures.predicates import Harm
from reportedly.language import Text, Token

_WITHIN = frozenset({"det", "amod", "compound", "nummod", "quantmod", "advmod", "poss"})


def headlined(text: Text) -> list[Token]:
    """The heads of single phrases right before a headline's word of harm ("Husband and wife dead")."""
    forms = lookup("forms_behind")
    found: list[Token] = []
    for sentence in text.sentences:
        if sentence.part != "headline":
            continue
        for token in text.words(sentence):
            head = text.tokens[token.i - 1] if token.i > sentence.first else None
            if (
                token.lower not in forms
                or head is None
                or head.pos not in {"NOUN", "PROPN", "ADJ", "INTJ"}
            ):
                continue
            if head.dep == "pobj":
                continue  # "… in a raid on Gori, killed"
            found.append(head)
            left = min((t.i for t in head.subtree() if t.i < head.i), default=head.i)
            joint = text.tokens[left - 1] if left > sentence.first + 1 else None
            if joint is not None and joint.lower in {",", "and", "&"}:
                found.append(text.tokens[left - 2])
    return found


def beside(text: Text, head: Token, last: int) -> Harm | None:
    """The word right behind or before a phrase, whatever the tagger makes of a headline's capitals."""
    forms = lookup("forms")
    after = text.tokens[last + 1] if last + 1 < len(text.tokens) else None
    if (
        after is not None
        and after.lower in lookup("forms_behind")
        and after.sentence == head.sentence
    ):
        whom = after.child("dobj")
        if whom is not None and whom.i == after.i + 1 and _told_behind(text, whom):
            whom = None  # "2 killed others injured", "40 killed 100 injured"
        acting = whom or any(c.child("dobj") for c in after.kids("conj"))
        acting = acting or any(c.lower in {"at", "on"} for c in after.kids("prep"))
        if not acting:
            return _graver(text, Harm(forms[after.lower], after))
    inside = [c for c in head.children if c.dep in _WITHIN and c.i < head.i]
    first = min((t.i for c in inside for t in c.subtree()), default=head.i)
    before = text.tokens[first - 1] if first else None
    listed = _list_form(text, head, last)
    if listed is not None:
        return listed
    if before is not None and before.lower in forms and before.sentence == head.sentence:
        counted = any(c.dep == "nummod" for c in head.children) or head.pos == "NUM"
        if counted and before.pos != "ADJ" and before.lower not in {"dead", "missing"}:
            return Harm(forms[before.lower], before)
    return None


def _list_form(text: Text, head: Token, last: int) -> Harm | None:
    """ "2 girls, 2 men shot", "2 guards, gunman dead": a headline's list before its one word of harm."""
    forms = lookup("forms_behind")
    tokens = text.tokens
    if text.sentence_of(head).part != "headline" or last + 1 >= len(tokens):
        return None
    if tokens[last + 1].lower not in {",", "and", "&"}:
        return None
    people = False
    for token in tokens[last + 2 : last + 9]:
        if token.sentence != head.sentence:
            return None
        if token.lower in forms and people:
            return _graver(text, Harm(forms[token.lower], token))
        people = people or token.pos in {"NOUN", "PROPN", "NUM"}
        if token.pos not in {
            "NOUN",
            "PROPN",
            "NUM",
            "ADJ",
            "DET",
            "PUNCT",
            "CCONJ",
        } or token.text in {":", ";"}:
            return None
    return None


def _graver(text: Text, harm: Harm) -> Harm:
    """ "Shot, killed", "shot & killed", "shot dead": the graver of two forms side by side."""
    behind = [
        t for t in text.tokens[harm.by.i + 1 : harm.by.i + 4] if t.sentence == harm.by.sentence
    ]
    lower = [t.lower for t in behind]
    if lower[:1] == ["dead"] or lower[:2] == ["to", "death"]:
        return Harm("killed", harm.by)
    if len(behind) > 1 and lower[0] in {",", "and", "&"}:
        what = lookup("forms").get(lower[1])
        following = behind[2].pos if len(behind) > 2 else ""
        acting = following in {"NOUN", "PROPN", "NUM", "DET"}
        if what and GRAVITY[what] > GRAVITY[harm.what] and not acting:
            return Harm(what, behind[1])
    return harm


def _told_behind(text: Text, whom: Token) -> bool:
    """Whether a bare number or "others" has its own word of harm right behind it."""
    after = text.tokens[whom.i + 1] if whom.i + 1 < len(text.tokens) else None
    bare = whom.pos == "NUM" or whom.lower == "others"
    return bare and after is not None and after.lower in lookup("forms")


def counted_before(text: Text, head: Token) -> bool:
    """ "40 killed 100 injured": the verb before has its own count, so this one has what follows."""
    if head.dep != "dobj" or not _told_behind(text, head):
        return False
    subject = head.head.child("nsubj", "nsubjpass")
    return subject is not None and (subject.pos == "NUM" or subject.child("nummod") is not None)
