"""Command: export codings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import real_names_option, scope_options, with_project
from qualcode.cli.output import narrate, way_out, write
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
@real_names_option
@with_project
def codings(
    project: "Project",
    *,
    scope: Scope,
    format_name: str,  # noqa: ARG001
    output: Path | None,
    real_names: bool,
) -> None:
    """Write all codings with their quotes: every coder's, unless --coder names some."""
    from qualcode.workbench import exports

    gate = way_out(is_with_real_names=real_names)
    chunks = exports.codings_csv(gate, project, scope)
    if output is not None:
        exports.write_file(output, chunks)
        narrate(f"Written: {output}")
    else:
        write(chunks)
    if gate.said:
        narrate(gate.said)
