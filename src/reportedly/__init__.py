"""Reads news about armed conflict and keeps a ledger of claims."""

from reportedly.version import __version__

__all__ = ["__version__"]
