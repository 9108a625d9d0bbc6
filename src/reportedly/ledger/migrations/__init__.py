"""The steps by which a ledger's schema came to be what it is."""
