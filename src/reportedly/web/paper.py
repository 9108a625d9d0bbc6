"""Pages are made here: templates that escape whatever they are given, and the files they need."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from reportedly.errors import ReportedlyError
from reportedly.export.words import (
    counted_words,
    event_words,
    figure_words,
    voice_name,
    when_words,
)
from reportedly.ledger.amending import proposal_words
from reportedly.version import __version__

HERE = Path(__file__).parent
STATIC = HERE / "static"
LONGEST = 3_000  # characters of one value on a page: names and titles can be a megabyte long
FILES = ("room.css", "room.js", "icon.svg", "borders.json")
# C0 but tab and line feed, DEL and C1, marks of direction, invisible characters, lone surrogates.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def visible(text: object) -> str:
    """The text with every character that would steer the page shown as a sign, one for one.

    Offsets stay what they are. Marks of direction could turn a sentence around.

    >>> visible("Shells fell \\u202ellef\\x07")
    'Shells fell �llef␇'
    """
    return _STEERING.sub(
        lambda m: chr(0x2400 + ord(m[0])) if ord(m[0]) < 0x20 else "\ufffd", str(text)
    )


class Whole(str):
    """Text that is shown to its end, however long it is; everything else has a bound."""

    __slots__ = ()


def shown(value: object) -> object:
    """A value as a template prints it: steering characters as signs, and no more than ``LONGEST``.

    >>> len(shown("x" * 20_000)) < 3_100, shown(3)
    (True, 3)
    """
    if type(value) is not str:
        return value
    if len(value) > LONGEST:
        value = f"{value[:LONGEST]}… ({len(value) - LONGEST} characters more)"
    return visible(value)


@cache
def environment() -> Environment:
    """The templates, with everything escaped and nothing undefined passed over."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["visible"] = visible
    made.filters["whole"] = lambda text: Whole(visible(text))
    made.finalize = shown
    made.globals.update(
        version=__version__, event_words=event_words, figure_words=figure_words,
        voice_name=voice_name, counted_words=counted_words, when_words=when_words, stamp=stamp,
        proposal_words=proposal_words,
    )  # fmt: skip
    return made


@cache
def stamp(name: str) -> str:
    """The address of a file of ours, which changes when the file does."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def check_built() -> None:
    """``ReportedlyError`` where the files that the pages need were never built."""
    missing = [name for name in FILES if not (STATIC / name).exists()]
    if missing:
        raise ReportedlyError(
            f"The pages cannot be shown: {', '.join(missing)} is not built. Run `make setup`."
        )


def page(name: str, status_code: int = 200, **values: Any) -> HTMLResponse:
    """A page made of the template ``name``."""
    return HTMLResponse(environment().get_template(name).render(**values), status_code)
