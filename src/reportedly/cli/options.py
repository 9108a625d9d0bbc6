"""What every command has in common: its options, its ledger, its errors and exit codes."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from reportedly.errors import InvalidValue, LedgerError, NotFound, ReportedlyError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

FAULTS, USAGE, LEDGER, INTERRUPTED = 1, 2, 3, 130
Command = TypeVar("Command", bound=Callable[..., Any])


class Group(click.Group):
    """The commands, listed in the order in which a person meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


class Ends(click.Command):
    """A command whose help ends with an example that works."""

    def __init__(self, *args: Any, example: str = "", **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.example = example

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write("\nExample:\n")
        formatter.write("".join(f"  $ {line}\n" for line in self.example.splitlines()))


def common(command: Command) -> Command:
    """``--json``, ``--table`` and ``--ledger``, after a command as well as before it."""
    for option in (
        click.option(
            "--json/--table", "json_", default=None,
            help="Print JSON Lines, or a table. Default: a table on a terminal, else JSON Lines.",
        ),
        click.option(
            "--ledger", "ledger_", type=click.Path(path_type=Path), metavar="PATH",
            help="The ledger. Default: $REPORTEDLY_LEDGER, else reportedly.ledger in this folder.",
        ),
    ):  # fmt: skip
        command = option(command)

    @wraps(command)
    def with_settings(*args: Any, json_: bool | None, ledger_: Path | None, **rest: Any) -> Any:
        settings = click.get_current_context().ensure_object(Settings)
        settings.json = json_ if json_ is not None else settings.json
        settings.path = ledger_ or settings.path
        with told():
            return command(*args, **rest, settings=settings)

    return with_settings  # type: ignore[return-value]  # the same command with fewer parameters


class Settings:
    """What was said before or after the command."""

    def __init__(self) -> None:
        self.json: bool | None = None
        self.path: Path | None = None
        self.wait: float | None = None

    def where(self) -> Path:
        """The path of the ledger, whether there is one or not."""
        from reportedly.ledger.database import default_path

        return self.path or default_path()

    def open(self, *, create: bool = False) -> Ledger:
        """Open the ledger; only adding makes a new one."""
        from reportedly.ledger import Ledger
        from reportedly.ledger.database import WAIT

        wait = WAIT if self.wait is None else self.wait
        return Ledger.open(self.where(), create=create, wait=wait)


class told:  # read as a verb: with told()
    """Print an error of ours as its sentence and leave with its exit code."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ReportedlyError):
            fail(error)
        if isinstance(error, BrokenPipeError):  # the reader of our output left, as `head` does
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise SystemExit(0)


def fail(error: ReportedlyError) -> NoReturn:
    """Leave with one sentence and the exit code of its kind."""
    from reportedly.cli.output import safe

    code = FAULTS
    if isinstance(error, LedgerError):
        code = LEDGER
    elif isinstance(error, InvalidValue | NotFound):
        code = USAGE
    click.echo(f"Error: {safe(error)}", err=True)
    raise SystemExit(code)


def judging(command: Command) -> Command:
    """``--author`` and ``--reason`` of a judgement."""
    command = click.option(
        "--author",
        "author_",
        metavar="NAME",
        help="Who judges. Default: $REPORTEDLY_AUTHOR, else your user name.",
    )(command)
    return click.option("--reason", metavar="TEXT", help="Why; kept with the judgement.")(command)


def author(given: str | None) -> str:
    """Who judges."""
    with suppress(OSError, KeyError):
        return given or os.environ.get("REPORTEDLY_AUTHOR") or getpass.getuser()
    raise click.UsageError("Nobody is named as the author. Give --author NAME.")
