"""Who may come in, and by which name the room is called."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.errors import InvalidValue

#: Who may send corrections: whoever may read, who gives a name with the password, nobody.
Corrections = Literal["open", "named", "closed"]
SHORTEST = 12  # characters of a password: one that is guessed over a network must be long


@dataclass(frozen=True, slots=True)
class Settings:
    """What the owner decides.

    ``hosts`` are the names under which the room may be asked for; ``*`` is any. On loopback only
    loopback's names are answered, so that no page elsewhere can reach the room by a name of its own.
    """

    ledger: Path
    password: str | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")
    corrections: Corrections = "open"


def chosen(
    ledger: Path, host: str, password: str | None, corrections: Corrections | None = None
) -> Settings:
    """The settings for a room on this host; ``InvalidValue`` where it would be open to a network.

    Unless the owner says who may send ``corrections``, on this machine anybody may, and over a
    network who gives a name.

    >>> chosen(Path("my.ledger"), "127.0.0.1", None).hosts
    ('127.0.0.1', 'localhost', '::1')
    """
    if password is not None and len(password) < SHORTEST:
        raise InvalidValue(
            f"The password has {len(password)} characters; it needs {SHORTEST} or more."
        )
    if is_loopback(host):
        names = tuple(dict.fromkeys((*Settings(ledger).hosts, host)))
        return Settings(ledger, password, names, corrections or "open")
    if password is None:
        raise InvalidValue(
            f"--host {host} opens the ledger to the network, and no password is set. Name a file "
            "that holds one with --password-file, or set $REPORTEDLY_PASSWORD."
        )
    return Settings(ledger, password, ("*",), corrections or "named")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
