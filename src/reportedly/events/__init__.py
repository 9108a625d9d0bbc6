"""What happened? Events by trigger, with actor, target and means."""

from reportedly.events.finder import find, triggers
from reportedly.events.kinds import acled, intended, plover, quad
from reportedly.events.mention import EventMention

__all__ = ["EventMention", "acled", "find", "intended", "plover", "quad", "triggers"]
