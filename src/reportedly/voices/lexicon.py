"""Which words are cues, in which frames, how surely, and what they make of what is said.

``frames.tsv`` holds counts from PolNeAR's training part; ``cues.toml`` what people know: stances,
and the frames that are cues whatever the counts say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.claim import Stance
from reportedly.errors import TableError
from reportedly.tables import toml, tsv
from reportedly.voices.attribution import Manner
from reportedly.voices.proposal import Class, Proposal

#: Weight of what a frame is worth for any word, in observations, beside the word's own counts.
PRIOR = 3.0
#: What is left of a frame's worth for a word that was never counted in it.
UNCOUNTED = 0.5
#: The chance given to a frame that ``cues.toml`` names under ``always``.
ALWAYS = 0.8

_BLOCKS: Mapping[str, Class] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One block's say on a word. ``frames`` empty: any."""

    stance: Stance
    manner: Manner
    frames: frozenset[str]
    always: frozenset[str]
    plural: bool = False  # a noun that must stand in the plural


_PLURAL = frozenset({"NNS", "NNPS"})
_NEUTRAL = Cue("asserts", "speech", frozenset(), frozenset())
_LIKING = Cue("suggests", "attitude", frozenset(), frozenset())
#: Frames whose content is a clause: a word that only the counts know as a cue speaks there, and
#: elsewhere has an attitude to a thing.
_CLAUSAL = (
    "that",
    "clause",
    "before",
    "quote",
    "insert",
    "as",
    "wh",
    "n-that",
    "n-is",
    "a-that",
    "according",
    "colon",
    "dash",
    "in-view",
)


#: The frame that a misread sentence makes of any verb ("a tank hit two shops burned"): a word that was
#: never seen to be a cue in it is worth less than "that" would make it.
_BARE = frozenset({"clause"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables, indexed by the class of word and its key."""

    chances: Mapping[tuple[str, str], Mapping[str, float]]
    frames: Mapping[tuple[str, str], float]
    cues: Mapping[tuple[str, str], Sequence[Cue]]
    words: frozenset[tuple[str, str]]

    def chance(self, proposal: Proposal) -> float:
        """How surely the proposal is an attribution, 0 to 1."""
        key, frame = (proposal.kind, proposal.key), proposal.frame
        for cue in self.cues.get(key, ()):
            if frame in cue.always and (not cue.plural or proposal.head.tag in _PLURAL):
                return ALWAYS
        own = self.chances.get(key)
        if own is not None and frame in own:
            return own[frame]
        worth = UNCOUNTED * self.frames.get((proposal.kind, proposal.family), 0.0)
        return worth * UNCOUNTED if frame in _BARE and key not in self.cues else worth

    def cue(self, proposal: Proposal) -> Cue:
        """What the cue makes of its content."""
        found = self.cues.get((proposal.kind, proposal.key), ())
        for cue in found:
            if proposal.frame in cue.frames:
                return cue
        for cue in found:
            if not cue.frames:
                return cue
        return _NEUTRAL if proposal.frame.startswith(_CLAUSAL) else _LIKING

    def known(self, kind: str, lemma: str) -> bool:
        """Whether a verb, noun or adjective with this lemma may be a cue at all."""
        return (kind, lemma) in self.words


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    frames: dict[tuple[str, str], float] = {}
    counts: dict[tuple[str, str], dict[str, float]] = {}
    rows = tsv("voices/frames.tsv")
    for row in rows:
        if row["word"] == "*":
            frames[row["class"], row["frame"]] = int(row["right"]) / int(row["seen"])
    for row in rows:
        if row["word"] != "*":
            family = row["frame"].split("+")[0] + "+" if "+" in row["frame"] else row["frame"]
            prior = frames.get((row["class"], family), 0.0)
            chance = (int(row["right"]) + PRIOR * prior) / (int(row["seen"]) + PRIOR)
            if row["right"] == "0" and row["frame"] in _BARE:
                chance *= UNCOUNTED
            counts.setdefault((row["class"], row["word"]), {})[row["frame"]] = chance
    cues = _cues()
    words = {(kind, word.split(" ")[0]) for kind, word in (*counts, *cues)}
    return Lexicon(counts, frames, cues, frozenset(words))


def _cues() -> dict[tuple[str, str], list[Cue]]:
    table = toml("voices/cues.toml")
    cues: dict[tuple[str, str], list[Cue]] = {}
    for name, kind in _BLOCKS.items():
        for block in table[name]:
            cue = Cue(
                block["stance"], block["manner"],
                frozenset(block.get("frames", ())), frozenset(block.get("always", ())),
            )  # fmt: skip
            for word in block["words"]:
                if word != word.lower():
                    raise TableError(
                        f"voices/cues.toml: {word!r} in [[{name}]]. Write lemmas in lower case."
                    )
                cues.setdefault((kind, word), []).append(cue)
    for word, row in table["phrases"].items():
        cue = Cue(row["stance"], row["manner"], frozenset(), frozenset(row.get("always", ())))
        cues["phrase", word] = [cue]
    return cues


def turned(stance: Stance) -> Stance:
    """What a negation makes of a stance.

    >>> turned("confirms"), turned("denies")
    ('does-not-confirm', 'suggests')
    """
    result: Stance = toml("voices/cues.toml")["turns"].get(stance, stance)
    return result
