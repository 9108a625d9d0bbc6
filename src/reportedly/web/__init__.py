"""What does the ledger say? The reading room: pages and an interface for programs, over one ledger.

It asks the ledger and shows; no rule of reading lives here. ``application`` makes the ASGI application
that ``reportedly serve`` runs.
"""

from reportedly.web.application import application
from reportedly.web.settings import Settings

__all__ = ["Settings", "application"]
