"""How sure the last voice is, once its stance is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.assembly.found import within
from reportedly.claim import Certainty, Level, Polarity, Stance
from reportedly.language.text import Token
from reportedly.span import Span
from reportedly.voices import lexicon
from reportedly.voices.attribution import Attribution

#: What a stance leaves of a commitment: nothing said to be so, only guessed, wished or asked.
UNKNOWN_STANCES = frozenset({"promises", "threatens", "demands", "asks", "does-not-confirm"})
#: Voices whose content is an act asked for or announced, not a statement.
PERFORMED = frozenset({"promises", "threatens", "demands"})
#: Stances that take back what is inside them.
_DOUBTS = frozenset({"denies", "does-not-confirm"})
#: Cues of suggesting that grant no more than a possibility ("did not rule out that …").
_BARELY = ("rule out", "ruled out", "ruling out", "exclude", "fear")
#: What follows these is told as background, not promised or demanded.
_AFTER = frozenset(
    {"after", "since", "because", "despite", "although", "though", "following", "as"}
)

_IF = frozenset({"if", "unless", "until"})
#: Cues with which somebody suggests that it is not so.
_DOUBTING = ("doubt", "sceptical", "skeptical")

#: Who asks that something end says that it goes on.
_ENDING = frozenset({"end", "stop", "halt", "cease", "suspend"})
_ENDS = frozenset({"end", "stop", "halt", "cessation", "suspension"})
#: With these before it, it need not have begun ("an end to any further raids").
_NOT_YET = frozenset({"a", "an", "any", "further", "future", "more", "another", "new", "possible"})
_GROUPED = frozenset({"conj", "compound", "amod", "nmod"})

#: What is spoken about is there, where it is "the" raid or an alleged one.
_ABOUT = frozenset({"about", "over", "regarding", "concerning"})
_MEETINGS = frozenset(
    {"meeting", "session", "debate", "inquiry", "investigation", "report", "briefing", "talk"}
)
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_ALLEGED = frozenset({"suspected", "alleged", "reported", "apparent"})

_SHORT = 12  # characters of "a", "the new" before a noun


def background(trigger: Token, content: Sequence[Span]) -> bool:
    """Whether an event inside what a voice promises or demands is only the background of it.

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> text = english.analyse(report("They vowed to strike back after a raid killed ten people."))
    >>> content = [text.span(11, 56)]
    >>> [w.text for w in text.tokens if w.pos == "VERB" and background(w, content)]
    ['killed']
    """
    node = trigger
    while any(s.start <= node.head.start < s.end for s in content) and not node.is_root:
        mark = node.child("mark") if node.dep == "advcl" else None
        if mark is not None and mark.lower in _AFTER and _told(node):
            return True
        if mark is not None and mark.lower in _IF:
            return True  # "threatened to attack if they withdrew"
        if node.dep == "relcl" and _told(node):
            return True
        if node.dep == "acl" and node.tag == "VBN" and _attributed(node):
            return True  # "the release of farmers held in a raid"
        if node.dep == "pobj" and _is_topic(node):
            return True
        if node.dep in {"pobj", "pcomp"} and node.head.lower in _AFTER - {"as"} | {"into"}:
            return True  # "an inquiry into the raid"
        node = node.head
    return False


def _attributed(participle: Token) -> bool:
    """Whether a participle only tells which thing is meant, one that is there already."""
    noun = participle.head
    return noun.tag == "NNS" or any(c.lower in _KNOWN for c in noun.children)


def _is_topic(noun: Token) -> bool:
    """Whether what one asks for is only about it: "a meeting about the raid", "talks on the raid"."""
    prep = noun.head
    if not any(c.lower in _KNOWN | _ALLEGED or c.dep == "poss" for c in noun.children):
        return False
    return prep.lower in _ABOUT or (prep.lower == "on" and prep.head.lemma in _MEETINGS)


def evaluated(trigger: Token, said: Attribution) -> bool:
    """Whether it is only judged what the event was: "the raid *was seen as* revenge"."""
    if said.stance != "suggests" or not said.by.endswith(("+as", "-as")):
        return False
    above = trigger.head
    return trigger.dep in {"nsubjpass", "dobj", "nsubj"} and any(
        s.start <= above.start < s.end for s in said.cue
    )


def unspecified(said: Attribution) -> bool:
    """Whether only the how, when or who of it is left open: "did not say who shelled the port"."""
    return said.stance == "does-not-confirm" and said.by.endswith(":wh")


def ceased(trigger: Token, content: Sequence[Span]) -> Token | None:
    """The word under "stop", "an end to", where a voice asks that what goes on should end.

    >>> from reportedly.language import english
    >>> from reportedly.report.plain import report
    >>> text = english.analyse(report("The envoy called for an end to the shelling."))
    >>> [w.text for w in text.tokens if ceased(w, [text.span(21, 43)])]
    ['shelling']
    """
    node = trigger
    while node.dep in _GROUPED and not node.is_root and node.head.dep != "ROOT":
        node = node.head
    if any(c.lower in _NOT_YET for c in node.children):
        return None
    above = node.head
    if node.dep == "pobj" and above.lower in {"to", "in", "of"}:
        noun = above.head
        found = noun.lemma in _ENDS and noun.pos == "NOUN"
    elif node.dep in {"dobj", "xcomp"}:
        noun = above
        found = noun.lemma in _ENDING and (node.dep == "dobj" or node.tag == "VBG")
    else:
        return None
    return node if found and within(_span(noun), content) else None


def _span(token: Token) -> Span:
    return Span(token.start, token.end, token.text)


def _told(verb: Token) -> bool:
    """Whether a clause is finite and not itself of the future."""
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if any(c.tag == "MD" for c in helpers):
        return False
    return verb.tag in {"VBD", "VBZ", "VBP"} or any(c.tag in {"VBD", "VBZ", "VBP"} for c in helpers)


def turned(
    chain: tuple[Attribution, ...], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The chain with its last stance as the voices before leave it.

    Where A denies, or does not confirm, that B said, denied or confirmed something, B's stance is
    turned as by a negation: "A denied that B had confirmed the raid" leaves B not confirming it.
    """
    if not chain or not chain[-1].cue:
        return chain
    last = chain[-1]
    over = [
        a for a in attributions
        if a is not last and a.stance in _DOUBTS and a.manner != "attitude"
        and last.cue[0] != a.cue[0] and within(last.cue[0], a.content)
    ]  # fmt: skip
    stance = last.stance
    for _ in over:
        stance = lexicon.turned(stance)
    return chain if stance == last.stance else (*chain[:-1], replace(last, stance=stance))


def spoken(chain: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The chain less what is evidence and no voice: "the footage shows that …"."""
    return tuple(
        a for a in chain
        if a.kind not in {"other", "unnamed"}
        or not a.source
        or not any(_heads(e.mention, a.source[0]) for e in a.evidence)
    )  # fmt: skip


def _heads(evidence: Span, source: Span) -> bool:
    """Whether the source is that piece of evidence: "aerial images of the base"."""
    before = source.quote[: max(0, evidence.start - source.start)]
    return evidence.end == source.end or (evidence.start >= source.start and len(before) < _SHORT)


def committed(judged: Certainty, stance: Stance, cue: Span | None) -> Certainty:
    """The certainty of a claim whose last voice takes this stance.

    A voice that denies or does not confirm leaves the claim in its positive form (the stance says
    the rest); what is promised, threatened, demanded or asked is ``unknown``; what is only
    suggested is at most ``probable``, and what is feared or not ruled out ``possible``.

    >>> sure = Certainty("certain", "positive", 3.0)
    >>> committed(sure, "suggests", None).level
    'probable'
    >>> committed(sure, "demands", None).level
    'unknown'
    """
    cues = judged.cues if cue is None or cue in judged.cues else (*judged.cues, cue)
    if stance in UNKNOWN_STANCES:
        return replace(judged, level="unknown", score=_shrunk(judged.score, 0.5), cues=cues)
    if (
        stance == "suggests"
        and cue is not None
        and any(word in cue.quote.lower() for word in _DOUBTING)
    ):
        polarity: Polarity = "negative" if judged.polarity == "positive" else "positive"
        judged = replace(judged, polarity=polarity, score=-judged.score)
    if stance == "suggests" and judged.level == "certain":
        barely = cue is not None and any(word in cue.quote.lower() for word in _BARELY)
        level: Level = "possible" if barely else "probable"
        return replace(judged, level=level, score=_shrunk(judged.score, 2.0), cues=cues)
    return judged


def _shrunk(score: float, most: float) -> float:
    return max(-most, min(most, score))
