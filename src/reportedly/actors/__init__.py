"""Who is that? Names, roles and references, read from tables and grammar."""

from reportedly.actors.names import adjective, country, name_of
from reportedly.actors.reading import alone, find, mentions, seated, who
from reportedly.actors.reference import owner_beyond, refer, whos
from reportedly.actors.roles import ROLES, role_at
from reportedly.actors.who import Who

__all__ = [
    "ROLES", "Who", "adjective", "alone", "country", "find", "mentions", "name_of", "owner_beyond", "refer", "role_at", "seated",
    "who", "whos",
]  # fmt: skip
