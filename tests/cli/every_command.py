"""What the tests of the command line share."""

from __future__ import annotations

import click


def every(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """The commands by what a person types, those of a group too."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        inner = every(command, f"{name} ") if isinstance(command, click.Group) else {}
        found |= inner or {before + name: command}
    return found
