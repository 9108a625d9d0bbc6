"""How sure? The commitment of the last voice to what it says."""

from reportedly.certainty.judging import judge

__all__ = ["judge"]
