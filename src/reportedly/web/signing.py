"""Who decides, and why: what every form that takes a decision holds."""

from __future__ import annotations

from fastapi import Request

from reportedly.errors import InvalidValue
from reportedly.ledger.corrections import LONGEST
from reportedly.web.guard import signer


def author_of(request: Request, given: str | None) -> str:
    """Who decides: the user name that came with the password, else the name in the form; ``InvalidValue`` without one."""
    name = signer(request.headers) or (given or "").strip()
    if not name:
        raise InvalidValue("A decision is signed. Write your name.")
    return name[: LONGEST["author"]]


def reason_of(given: str | None) -> str | None:
    """The reason in the form as it is kept: lines end with a line feed, nothing but space is none."""
    return (given or "").replace("\r\n", "\n").strip()[: LONGEST["comment"]] or None


def number_of(given: str | None) -> int:
    """The number of the judgement that a form takes back."""
    if not given or not given.isdecimal() or len(given) > 15:
        raise InvalidValue("Which judgement is taken back? Its number is missing.")
    return int(given)
