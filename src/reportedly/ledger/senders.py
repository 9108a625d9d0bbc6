"""Who sent a suggestion, as far as is needed to stop a flood, and no further.

An address is hashed under a key that is made for the ledger and the day, and thrown away after it:
the same sender can be told on the same day, and nobody can find the address from a hash later.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets

from sqlalchemy import delete, insert, select, update

from reportedly.ledger import tables as t
from reportedly.ledger.store import Ledger


def sender(ledger: Ledger, address: str) -> str:
    """The keyed hash of an address: 32 hex digits, another one tomorrow.

    An IPv6 address counts as its network of 64 bits, of which one sender has them all.
    """
    day = ledger.now()[:10]
    asked = select(t.salts.c.salt).where(t.salts.c.day == day)
    with ledger.reading() as connection:
        salt = connection.execute(asked).scalar()
    if salt is None:
        with ledger.writing() as connection:
            salt = connection.execute(asked).scalar()  # another process may have been faster
            if salt is None:
                salt = secrets.token_hex(32)
                # Overwritten first: what is only deleted stays in the file's free pages.
                connection.execute(update(t.salts).values(salt="0" * len(salt)))
                connection.execute(delete(t.salts))
                connection.execute(insert(t.salts), {"day": day, "salt": salt})
    return hmac.new(bytes.fromhex(salt), _network(address).encode(), hashlib.sha256).hexdigest()[
        :32
    ]


def _network(address: str) -> str:
    """
    >>> _network("192.0.2.7"), _network("2001:db8::1:2")
    ('192.0.2.7', '2001:db8::/64')
    """
    try:
        given = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(given, ipaddress.IPv4Address):
        return str(given)
    if given.ipv4_mapped is not None:
        return str(given.ipv4_mapped)
    return str(ipaddress.ip_network((given, 64), strict=False))
