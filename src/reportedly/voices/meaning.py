"""Where the grammar alone misleads: acts done by saying, set phrases, nouns that only wrap."""

from __future__ import annotations

from reportedly.language.clauses import is_verb, negation
from reportedly.language.text import Token
from reportedly.tables import toml
from reportedly.voices import lexicon
from reportedly.voices.evidence import names_evidence
from reportedly.voices.proposal import Proposal
from reportedly.voices.stance import by_nobody, negated
from reportedly.voices.words import words

_TRUTH = frozenset({"confirms", "denies", "does-not-confirm", "admits"})
_CLAUSAL = frozenset({"that", "clause", "before", "quote", "insert", "as", "wh", "whether"})
_SUBJECTS = ("nsubj", "nsubjpass")
_SURE = 10.0  # lifts any counted chance over the bar; the chance is cut to 1 afterwards
_THING = frozenset({"obj", "pass", "pass-by"})


def is_act(proposal: Proposal) -> bool:
    """Whether the words do what they say: "martial law was declared", "announced a truce".

    A set phrase ("in order to") is no attribution either.
    """
    table = toml("voices/cues.toml")
    head = proposal.head
    if _is_idle(proposal) or (proposal.kind == "noun" and _is_held(proposal)):
        return True
    if proposal.kind == "verb" and head.lemma in table["objects"] and by_nobody(head):
        return True  # "no group claimed responsibility": nobody speaks
    if proposal.kind == "noun":
        opener = table["fixed"].get(head.lemma)
        return opener is not None and head.dep == "pobj" and head.head.lower == opener
    if proposal.kind == "verb" and head.lemma in table["requests"]["answers"]:
        return proposal.frame.startswith("pp") and not (_asked(head) and negated(head))
    if proposal.kind != "verb" or head.lemma not in table["performatives"]["verbs"]:
        return False
    if proposal.frame not in _THING and not proposal.frame.startswith(("obj+", "pass+", "obj;")):
        return False
    thing = head.child("dobj", "nsubjpass")
    if thing is None and head.dep == "acl":
        thing = head.head
    return thing is not None and any(
        t.lemma in table["performatives"]["acts"] for t in (thing, *thing.kids("conj"))
    )


def _is_idle(proposal: Proposal) -> bool:
    """Whether the word stands where nobody speaks: "is *to blame* for", "*considering* that", "nobody denied".

    Nor does anybody with "no *claim* of responsibility"; "I *want* to congratulate" is no wish.
    """
    head = proposal.head
    if proposal.kind == "noun":
        return _is_unclaimed(head)
    if proposal.kind != "verb":
        return False
    if head.lower in words("conjunctions") and head.child(*_SUBJECTS, "aux") is None:
        return head.dep in {"advcl", "prep"}
    if head.lemma in words("conjunctions", "infinitives") and head.dep == "xcomp":
        return head.head.lemma == "be" and head.child("dobj") is None
    if _is_deed(proposal) or _is_invited(head) or (proposal.frame == "to" and _is_courtesy(head)):
        return True
    known = lexicon.lexicon().cues.get(("verb", head.lemma), ())
    return by_nobody(head) and any(cue.stance == "denies" for cue in known)


def _is_deed(proposal: Proposal) -> bool:
    """Whether it is done or meant, not said: "offered condolences", "aimed at", "saw shelling"."""
    head, frame = proposal.head, proposal.frame
    if head.lemma in words("aimed") and frame.startswith("pass"):
        return True
    if head.lemma in words("refusals") and frame == "clause":
        return True  # the "disputed" of "the disputed enclave is …"
    if head.lemma == "see" and frame == "obj":
        return negation(head) is None
    thing = head.child("dobj")
    given = head.lemma in words("courtesies", "offers") and thing is not None
    return given and thing is not None and thing.lemma in words("courtesies", "offered")


def _is_invited(verb: Token) -> bool:
    """ "Invited them to visit the town"."""
    if verb.lemma not in words("inviting"):
        return False
    return any(c.lemma in words("inviting", "to") for c in verb.kids("xcomp", "ccomp", "advcl"))


def _is_unclaimed(noun: Token) -> bool:
    """ "No claim of responsibility for the bombing"."""
    if noun.lemma not in words("responsibility", "claims") or not (
        negated(noun) or by_nobody(noun.head)
    ):
        return False
    things = (t for prep in noun.kids("prep") for t in prep.kids("pobj"))
    return any(t.lemma in words("responsibility") for t in things)


def _is_courtesy(wish: Token) -> bool:
    """ "We wish to express our regret": it is expressed."""
    subject, act = wish.child("nsubj"), wish.child("xcomp")
    if subject is None or act is None or subject.lower not in {"i", "we"}:
        return False
    known = wish.lemma in words("courtesies", "wishes")
    return known and act.lemma in words("courtesies", "acts")


def _is_held(proposal: Proposal) -> bool:
    """Whether somebody has knowledge of a thing: only who has none says something of it."""
    table = toml("voices/cues.toml")["unknowing"]
    noun = proposal.head
    held = noun.lemma in table["words"] and proposal.frame in table["frames"]
    return held and not (negated(noun) or negation(noun.head) is not None)


def is_wrapped(noun: Token) -> bool:
    """Whether the noun only wraps what another verb confirms or denies ("denied reports of")."""
    verb = noun.head
    if _is_unanswered(noun):
        return True
    if noun.dep not in {"dobj", "nsubjpass"} or not is_verb(verb):
        return False
    cues = lexicon.lexicon().cues.get(("verb", verb.lemma), ())
    return noun.lemma in words("shells") and any(c.stance in _TRUTH for c in cues)


def _is_unanswered(noun: Token) -> bool:
    """Whether it is only what nobody answered: "did not comment on reports of", "a request for comment"."""
    prep = noun.head
    if noun.dep != "pobj" or prep.dep != "prep":
        return False
    above = prep.head
    asked = words("requests", "asked")
    if noun.lemma in asked and above.lemma in words("requests"):
        return True
    if not is_verb(above) or above.lemma not in words("requests", "answers") | words(
        "requests", "remarks"
    ):
        return False
    return noun.lemma in words("shells") | words("requests") and negated(above)


def unwrap(proposal: Proposal, stance: str) -> list[Token]:
    """The content inside its wrapping: "confirmed information about [the transfer]".

    Only a stance towards truth looks inside; otherwise the content stays as it is.
    """
    content = proposal.content
    if stance not in _TRUTH or proposal.frame.split("+")[0] not in {
        "obj",
        "obj;",
        "pass",
        "pass-by",
    }:
        return content
    thing = _thing(proposal.head)
    if thing is not None and thing.lemma in words("shares") and proposal.frame == "obj":
        return _with_phrase(proposal.head, thing, content)
    if thing is None or thing.lemma not in words("shells"):
        return content
    return inside(thing) or content


def inside(shell: Token) -> list[Token]:
    """What a wrapping noun holds: "claims that [the town fell]", "reports of [shelling]"."""
    for child in shell.children:
        about = child.dep == "prep" and child.lower in words("shells", "prepositions")
        if child.i > shell.i and (
            about or (child.dep in {"acl", "ccomp", "relcl"} and child.child("mark") is not None)
        ):
            return [t for t in child.subtree() if t is not child or not about]
    return []


def _with_phrase(verb: Token, thing: Token, content: list[Token]) -> list[Token]:
    """ "Denied any role in the raid": the raid too, where the parser hangs it on the verb."""
    for child in verb.children:
        if child.dep == "prep" and child.lower in {"in", "for"} and child.i == content[-1].i + 1:
            return content + child.subtree()
    return content


def is_refusal(proposal: Proposal) -> bool:
    """Whether what is rejected is an offer, call or deed, which is refused rather than denied."""
    head = proposal.head
    if proposal.kind != "verb" or head.lemma not in words("refusals"):
        return False
    if proposal.frame.split("+")[0] not in {"obj", "obj;", "pass", "pass-by"}:
        return False
    thing = _thing(head)
    return thing is None or thing.lemma not in words("shells")


def _thing(verb: Token) -> Token | None:
    thing = verb.child("dobj", "nsubjpass")
    if thing is not None:
        return verb.head if verb.dep == "relcl" and thing.tag == "WDT" else thing
    return verb.head if verb.dep in {"acl", "relcl"} else None


def belief(proposal: Proposal) -> float:
    """What is left of a chance where the words are hardly a report of speech.

    A modal ("would say"), a negation, an infinitive ("to argue that") or no source at all each take
    their share (``[doubts]`` of the table); a stance towards truth keeps its negation, which is the
    point of it ("has not confirmed").
    """
    doubts = toml("voices/cues.toml")["doubts"]
    head, left = proposal.head, 1.0
    if proposal.kind != "verb":
        return left
    if proposal.frame == "whether" and negation(head) is not None:
        return left  # "did not say whether": it stays open
    stance = lexicon.lexicon().cue(proposal).stance
    wanted = toml("voices/cues.toml")["objects"].get(head.lemma)
    if wanted is not None and proposal.frame.startswith("obj"):
        thing = head.child("dobj")
        return _SURE if thing is not None and thing.lemma in wanted else 0.0
    if proposal.frame.startswith("obj") and _is_gift(head):
        return 0.0
    if head.lemma in words("refusals") and proposal.frame in _THING | {"obj+as", "obj+by"}:
        thing = _thing(head)
        if thing is not None and thing.lemma in words("shells"):
            return _SURE
    if head.lemma in words("requests", "answers") and proposal.frame.startswith("pp"):
        asked = _asked(head)
        return _SURE if asked and negated(head) else 0.0
    seen = toml("voices/evidence.toml")["leaning"]["subjects_of"]
    if proposal.frame == "obj" and head.lemma in seen and proposal.source is not None:
        return _SURE if names_evidence(proposal.source) else left
    refused = head.dep == "xcomp" and head.head.lemma in words("turns_of")
    open_ = refused or (stance == "confirms" and proposal.frame in _CLAUSAL and negated(head))
    if proposal.source is None and proposal.frame in _CLAUSAL and not open_:
        left *= doubts["sourceless"]
    modal = any(c.tag == "MD" and c.lower not in {"will", "'ll", "’ll"} for c in head.children)
    if proposal.frame in {"before", "insert"} and negation(head) is not None:
        return 0.0  # "The raid went on, Baku has not commented": nothing is said
    if proposal.frame == "before" and stance in _TRUTH and head.child("dobj") is not None:
        return 0.0  # "Two men died, the army denied a raid": the object is what is denied
    if stance in _TRUTH or refused:
        return left
    if modal:
        left *= doubts["modal"]
    if negation(head) is not None and stance != "suggests":
        left *= doubts["negated"]
    if head.tag == "VB" and not modal and proposal.frame in _CLAUSAL:
        left *= doubts["infinitive"]
    return left


def _asked(verb: Token) -> bool:
    """Whether what is answered, or not, is a request."""
    things = (t for p in verb.kids("prep") for t in p.kids("pobj") if p.lower == "to")
    return any(t.lemma in words("requests") for t in things)


def _is_gift(verb: Token) -> bool:
    """Whether a thing is denied to somebody rather than disputed."""
    kept = toml("voices/cues.toml")["gifts"].get(verb.lemma)
    if kept is None:
        return False
    things = verb.kids("dobj")
    return (
        len(things) > 1 or verb.child("dative") is not None or any(t.lemma in kept for t in things)
    )
