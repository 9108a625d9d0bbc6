"""What the grammar offers: a cue with its frame, whose it may be, and what it may have said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportedly.language.text import Token

Class = Literal["verb", "noun", "adjective", "phrase"]


@dataclass(slots=True)
class Proposal:
    """One way to read a word as a cue.

    ``frame`` names the construction (``that``, ``to``, ``obj+for``, ``pass-to`` …, see
    ``frames.toml``); ``head`` is the cue's main word and ``key`` its entry in the tables. Tokens
    are in order of the text. ``source`` is the noun phrase's head, null where none is named.
    """

    key: str
    kind: Class
    frame: str
    head: Token
    cue: list[Token]
    content: list[Token]
    source: Token | None
    grows: bool = field(default=False)  # may run on with the quotation it is in
    by: str = "rule"  # who found it: the grammar, or the encoder

    @property
    def family(self) -> str:
        """The frame without its preposition: ``obj+for`` is ``obj+``."""
        return self.frame.split("+")[0] + "+" if "+" in self.frame else self.frame
