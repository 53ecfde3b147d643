"""Command: export codings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import scope_options, with_project
from qualcode.cli.output import narrate, write
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def export() -> None:
    """Write materials to files that can be imported again."""


@export.command()
@scope_options
@click.option("--format", "format_name", type=click.Choice(["csv"]), default="csv", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@with_project
def codings(project: "Project", *, scope: Scope, format_name: str, output: Path | None) -> None:  # noqa: ARG001
    """Write all codings with their quotes: every coder's, unless --coder names some."""
    from qualcode.workbench import exports

    chunks = exports.codings_csv(project, scope)
    if output is not None:
        exports.write_file(output, chunks)
        narrate(f"Written: {output}")
    else:
        write(chunks)
