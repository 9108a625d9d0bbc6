"""``export``, ``verify``, ``backup``, ``restore``, ``schema``: out, and safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportedly.cli.asking import chosen, filters
from reportedly.cli.options import FAULTS, Ends, Settings, common
from reportedly.cli.output import as_json, console, print_json, safe, steerless


@click.command(
    cls=Ends, example="reportedly export --format csv --output claims.csv",
    short_help="Write claims for other programs.",
)  # fmt: skip
@click.option(
    "--format", type=click.Choice(["jsonl", "csv", "geojson"]), default="jsonl", show_default=True,
    help="JSON Lines with the whole record, a table that stands alone, or points for a map.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where to write it. Default: standard output.",
)  # fmt: skip
@filters
@common
def export(format: str, output: Path | None, settings: Settings, **given: Any) -> None:
    """Write claims for other programs, chosen as by `reportedly claims`."""
    from reportedly import export as formats
    from reportedly.errors import InvalidValue

    with settings.open() as ledger:
        pieces = formats.export(ledger, chosen(given), format)
        if output is None:
            sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]  # line ends as written
            for piece in pieces:
                click.echo(steerless(piece) if sys.stdout.isatty() else piece, nl=False)
            return
        part = output.with_name(output.name + ".part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
            part.replace(output)
        except OSError as error:
            raise InvalidValue(f"{output} could not be written: {error.strerror}.") from error
        finally:
            part.unlink(missing_ok=True)


@click.command(
    cls=Ends, example="reportedly verify", short_help="Check every original and every quote."
)
@common
def verify(settings: Settings) -> None:
    """Hash every original again and check every quote against its text.

    Exit code 1 where a fault was found.
    """
    from reportedly.ledger import custody

    with settings.open() as ledger:
        found = custody.verify(ledger)
    if as_json(settings.json):
        print_json([found])
    else:
        out = console()
        out.print(
            f"{found.originals:,} originals, {found.reports:,} reports, {found.claims:,} claims, "
            f"{found.quotes:,} quotes: {len(found.faults) or 'no'} "
            f"{'fault' if len(found.faults) == 1 else 'faults'}."
        )
        for fault in found.faults:
            out.print(f"  {fault.what} {safe(fault.name)}: {safe(fault.why)}")
    if found.faults:
        raise SystemExit(FAULTS)


@click.command(
    cls=Ends,
    example="reportedly backup monday.ledger",
    short_help="Copy the ledger into a new file.",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@common
def backup(file: Path, settings: Settings) -> None:
    """Copy the ledger into a new FILE, also while reports are being added."""
    from reportedly.ledger import custody

    with settings.open() as ledger:
        custody.backup(ledger, file)
        size = file.stat().st_size
    if as_json(settings.json):
        print_json([{"backup": str(file), "bytes": size}])
    else:
        console().print(safe(f"{file}: {size:,} bytes."))


@click.command(cls=Ends, example="reportedly restore monday.ledger --replace")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--replace", is_flag=True, help="Also where there is a ledger; it is kept beside the new one."
)
@common
def restore(file: Path, replace: bool, settings: Settings) -> None:
    """Bring a backup FILE back as the ledger."""
    from reportedly.ledger import custody

    where = settings.where()
    kept = custody.restore(file, where, replace=replace)
    if as_json(settings.json):
        print_json([{"ledger": str(where), "kept": kept and str(kept)}])
    else:
        more = f" The ledger that was there is {kept}." if kept else ""
        console().print(safe(f"{where} is what {file} holds.{more}"))


@click.command(cls=Ends, example="reportedly schema > claim.schema.json")
@common
def schema(settings: Settings) -> None:
    """Print the JSON Schema of the claim record."""
    from reportedly.export.schema import schema_text

    click.echo(schema_text(), nl=False)
