"""The command line: thin, it asks the ledger and shows.

Each command imports what it needs when it runs, so that ``reportedly --help`` starts at once.
"""

from reportedly.cli.group import main

__all__ = ["main"]
