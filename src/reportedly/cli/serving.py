"""``serve``: the reading room over a ledger."""

from __future__ import annotations

import os
import socket
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import Ends, Settings, common
from reportedly.errors import InvalidValue

if TYPE_CHECKING:
    from reportedly.web.settings import Corrections

PORT = 8640


@click.command(
    cls=Ends, example="reportedly serve --open", short_help="Open the reading room in a browser."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="HOST",
    help="Where to listen. Any but this machine's own needs a password.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, metavar="N",
    help="The port; 0 takes one that is free.",
)  # fmt: skip
@click.option(
    "--password-file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="A file that holds the password. Default: $REPORTEDLY_PASSWORD, else none.",
)  # fmt: skip
@click.option(
    "--corrections", type=click.Choice(("open", "named", "closed")),
    help="Who may send corrections: whoever may read, who gives a name with the password, or nobody. "
    "Default: open on this machine, else named.",
)  # fmt: skip
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@common
def serve(
    host: str, port: int, password_file: Path | None, corrections: Corrections | None, open_: bool,
    settings: Settings,
) -> None:  # fmt: skip
    """Serve the ledger as pages and as an API, until it is interrupted.

    The pages ask no other host for anything. Reports can be added meanwhile.
    """
    from uvicorn import Config, Server

    from reportedly.web import application
    from reportedly.web.settings import chosen

    app = application(chosen(settings.where(), host, _password(password_file), corrections))
    listening = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    click.echo(f"The reading room is at {address} (Ctrl+C ends it).", err=True)
    if open_:
        webbrowser.open(address)
    config = Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):  # which is how it is ended
        Server(config).run(sockets=[listening])


def _password(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get("REPORTEDLY_PASSWORD") or None
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidValue(f"--password-file {file} could not be read: {error}.") from error


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # who comes before the server is up waits
    except OSError as error:
        listening.close()
        raise InvalidValue(
            f"--host {host} --port {port}: {error.strerror}. Name another port, or 0 for any that is free."
        ) from error
    return listening
