"""Who else says it? Pure functions over claims: copied text, origins, one event or two, what agrees, what is known.

Nothing is linked with them yet: the ledger holds claims by report.
"""
