"""Command: table1."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, roster_options, with_project
from qualcode.cli.output import Output, show
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.command()
@click.option("--by", metavar="ATTRIBUTE", help="A column for each of its values, beside everybody.")
@click.option("--attributes", metavar="A,B", help="What is shown, in this order; default: all attributes.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A printed table (CSV: attribute, value, a column for each group): list the figures that are wrong.",
)
@roster_options
@output_options
@with_project
def table1(
    project: "Project",
    *,
    by: str | None,
    attributes: str | None,
    against: Path | None,
    scope: Scope,
    to: Output,
) -> None:
    """Describe who took part: each answer in people, single and multiple response told apart."""
    from qualcode.workbench import participants

    if against is not None and attributes is not None:
        raise click.UsageError("--against shows what the printed table shows; leave --attributes out.")
    if against is not None:
        show(participants.against_printed(project, against, by, scope), to)
        return
    shown = None if attributes is None else [name.strip() for name in attributes.split(",") if name.strip()]
    show(participants.participants(project, by, scope, shown=shown), to)
