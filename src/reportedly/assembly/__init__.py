"""Which words belong together? Claims from what the finders found."""

from reportedly.assembly.anaphora import taken_up
from reportedly.assembly.build import claims
from reportedly.assembly.found import Found
from reportedly.assembly.relate import relate
from reportedly.assembly.story import handed_on
from reportedly.assembly.unread import Unread, unread

__all__ = ["Found", "Unread", "claims", "handed_on", "relate", "taken_up", "unread"]
