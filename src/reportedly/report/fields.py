"""A row of JSON Lines: which of its fields is the title, the text, the date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from reportedly.errors import RefusedReport
from reportedly.report.encoding import decode
from reportedly.report.options import Options
from reportedly.tables import toml


@dataclass(frozen=True, slots=True)
class Row:
    """The filled fields of a row: ``values`` by our name, ``names`` as the row calls them."""

    values: Mapping[str, str]
    names: Mapping[str, str]

    def get(self, field: str) -> str | None:
        return self.values.get(field)


def row_of(data: bytes, options: Options) -> Row:
    """Read one line of JSON Lines; ``RefusedReport`` says what is wrong with it.

    >>> row_of(b'{"headline": "Shells", "body": "Shells fell."}', Options()).values["text"]
    'Shells fell.'
    """
    read = _json(data)
    if not isinstance(read, dict):
        raise RefusedReport(
            f"This line of JSON Lines holds {_kind(read)}, not an object. One report is one object, "
            'such as {"title": "…", "text": "…"}.'
        )
    values: dict[str, str] = {}
    names: dict[str, str] = {}
    by_name = {_plain(key): key for key in reversed(read)}
    own = dict(options.fields)
    for field, aliases in _aliases().items():
        for alias in (own[field],) if field in own else aliases:
            key = alias if alias in read else by_name.get(_plain(alias))
            value = None if key is None else _string(read[key])
            if key is not None and value is not None and value.strip():
                values[field], names[field] = value, key
                break
    if not {"text", "html", "title"} & set(values):
        raise RefusedReport(_missing(read, own))
    return Row(values, names)


def holds_row(line: bytes) -> bool:
    """Whether a file's first line is a row, so that the file is JSON Lines whatever its name."""
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _json(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        broken = error
    decoded = decode(data)  # rows of old exports are not always UTF-8
    if decoded.encoding != "utf-8":
        try:
            return msgspec.json.decode(decoded.text)
        except (msgspec.DecodeError, RecursionError) as error:
            broken = error
    raise RefusedReport(
        f"This line is not valid JSON ({_why(broken)}). A row of JSON Lines is one object on one line."
    ) from broken


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error)[:200]


def _missing(read: Mapping[str, Any], own: Mapping[str, str]) -> str:
    keys = ", ".join(str(key)[:40] for key in list(read)[:12]) or "none"
    wanted = own.get("text") or ", ".join(_aliases()["text"][:4])
    return (
        f"This row has no text and no title (its fields: {keys}). Expected {wanted}; "
        "name your own with fields, e.g. text=corpo."
    )


def _string(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):  # {"name": "…"} as in feeds and schema.org
        return _string(value.get("name")) if "name" in value else None
    return None


def _kind(value: Any) -> str:
    kinds = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    return {field: tuple(names) for field, names in toml("report/fields.toml")["names"].items()}
